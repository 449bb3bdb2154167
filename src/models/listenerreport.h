// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "control/statusmessages.h"
#include "session/assessment.h"

#include <QString>

#include <vector>

namespace pennon {

/// One line on how a listener fares.
struct ReportLine
{
    enum class Subject {
        Listener,
        Supervisord,
        Events,
        Mail,
        Channels,
        Database,
        Rules,
        DryRun,
        Silences,
        Subscribers
    };

    Subject subject = Subject::Listener;
    Health health = Health::Fine; ///< Stopped: on purpose not all that it could do
    QString title;
    QString text;
    QString advice; ///< what to do about it; empty where there is nothing to do
    friend bool operator==(const ReportLine &, const ReportLine &) = default;
};

/// Pure. One line for each subject (channels of alerts only where there are some), what is wrong first, the
/// worst before the others.
[[nodiscard]] std::vector<ReportLine> listenerReport(const StatusAnswer &status, Clock::WallTime now);

} // namespace pennon
