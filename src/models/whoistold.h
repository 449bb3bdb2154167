// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/processrules.h"

#include <QTimeZone>

#include <optional>
#include <vector>

/// Who is told of incidents, and when: routes and maintenance windows of pennon.conf in words, translated.
namespace pennon {

/// When it is, where the listener is: times of pennon.conf are those of its clock on the wall.
struct ListenerTime
{
    Clock::WallTime now{};
    QTimeZone zone;
};

/// Routes and maintenance windows about a process, in the file's order, each with when it counts; and
/// what keeps everybody from being told right now.
struct ProcessTold
{
    std::vector<ProcessRule> rules;
    QStringList muted; ///< why nobody is told at the moment, a sentence each; none: people are told
    friend bool operator==(const ProcessTold &, const ProcessTold &) = default;
};
[[nodiscard]] ProcessTold toldAbout(const Configuration &configuration,
                                    const std::vector<SectionText> &sections, const ProcessName &process,
                                    const ListenerTime &time);

/// A [maintenance] section.
struct MaintenanceView
{
    QString section;
    QString processes;                    ///< "shop:*, web", "every process"
    QString times;                        ///< as pennon.conf may say it
    std::optional<Clock::WallTime> until; ///< it is now, until then
    std::optional<Clock::WallTime> next;  ///< when it begins next
    friend bool operator==(const MaintenanceView &, const MaintenanceView &) = default;
};
[[nodiscard]] std::vector<MaintenanceView> maintenanceViews(const Configuration &configuration,
                                                            const ListenerTime &time);

/// Routes as rows of those who are told; for mailedSections().
[[nodiscard]] std::vector<MailedSection> routedSections(const Configuration &configuration);

} // namespace pennon
