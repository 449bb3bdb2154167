// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/settinginfo.h"

#include <QString>
#include <QStringList>

#include <vector>

/// Sections and keys of pennon.conf in the words of people, translated. The raw names stand beside them: that
/// is what an admin knows from the file.
namespace pennon {

/// Kinds of sections that belong together, for lists and menus.
struct SectionFamily
{
    QString title;
    QStringList kinds;
    bool isOneGroup = false; ///< in a list; false: each kind is a group with a title of its own
};
/// All kinds, each once.
[[nodiscard]] std::vector<SectionFamily> sectionFamilies();

/// Whether a section is a channel of alerts: "email:ops", "webhook".
[[nodiscard]] bool isChannel(const QString &section);

/// "Memory limits" for "memmon"; the name itself for a kind that nobody knows.
[[nodiscard]] QString sectionTitle(const QString &kind);
[[nodiscard]] QString sectionHelp(const SectionInfo &info);
/// "Failed checks before a restart" for "failures"; the key itself for one that nobody knows.
[[nodiscard]] QString settingLabel(const QString &kind, const QString &key);
/// Of a key in a section of that kind.
[[nodiscard]] QString settingHelp(const QString &kind, const SettingInfo &info);
/// An example of what can be written, for kinds whose spelling has to be known; else empty.
[[nodiscard]] QString spellingHint(SettingKind kind);

/// Keys that are shown together.
struct SettingGroup
{
    QString title;
    QStringList keys;
    bool isFolded = false; ///< is at first not shown
};
/// All keys of a section, each once, in the order in which one thinks of them: what is watched, how it is
/// checked, when it is restarted, who is told.
[[nodiscard]] std::vector<SettingGroup> settingGroups(const SectionInfo &info);

} // namespace pennon
