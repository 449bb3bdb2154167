// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/settinginfo.h"
#include "domain/valueforms.h"

#include <functional>
#include <vector>

/// The tables behind pennon.conf: every key stands in one of them, once, with its member, its form and its
/// help. Reading, writing, validation and documentation walk them. Defaults are those of the structs.
namespace pennon {

/// One key of one kind of section.
template <typename Section>
struct Setting
{
    SettingInfo info;
    std::function<Result<void>(Section &section, const QString &text)> read;
    std::function<QString(const Section &section)> write;
};

template <typename Section>
using SettingTable = std::vector<Setting<Section>>;

template <typename Section>
const SettingTable<Section> &settingsOf();
template <>
const SettingTable<Selection> &settingsOf();
template <>
const SettingTable<ListenerSettings> &settingsOf();
template <>
const SettingTable<MailSettings> &settingsOf();
template <>
const SettingTable<RestartPolicy> &settingsOf();
template <>
const SettingTable<MemMonSection> &settingsOf();
template <>
const SettingTable<HttpOkSection> &settingsOf();
template <>
const SettingTable<CrashMailSection> &settingsOf();
template <>
const SettingTable<BatchSection> &settingsOf();
template <>
const SettingTable<ReviveSection> &settingsOf();
template <>
const SettingTable<AlertSettings> &settingsOf();
template <>
const SettingTable<MetricsSettings> &settingsOf();
template <>
const SettingTable<RouteSection> &settingsOf();
template <>
const SettingTable<MaintenanceSection> &settingsOf();
template <>
const SettingTable<ChannelSettings> &settingsOf();
template <>
const SettingTable<EmailChannel> &settingsOf();
template <>
const SettingTable<SmsChannel> &settingsOf();
template <>
const SettingTable<WebhookChannel> &settingsOf();
template <>
const SettingTable<CommandChannel> &settingsOf();

} // namespace pennon
