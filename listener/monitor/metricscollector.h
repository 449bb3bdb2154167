// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "metrics/metricssnapshot.h"
#include "monitor/processreports.h"
#include "notify/durableoutbox.h"

#include <QHash>
#include <QObject>

#include <map>

namespace pennon {

class AlertChannels;
class Database;
class DeadLetters;
class EventFeed;
class ExitReports;
class IncidentBook;
class MemoryChecks;
class OpenIncidents;
class PageChecks;
class ProcessBoard;
class RestartBook;
class RestartDesk;
class RuleKeeper;
class Sampler;
class SelfCheck;
class Silences;

/// Counts what happens, and puts that and the present state of everything together for the metrics.
class MetricsCollector final : public QObject
{
    Q_OBJECT

public:
    struct Doors
    {
        ProcessBoard &board;
        Sampler &sampler;
        MemoryChecks &memory;
        RestartBook &restarts;
        Silences &silences;
        IncidentBook &book;
        OpenIncidents &openIncidents;
        RestartDesk &desk;
        ExitReports &exits;
        PageChecks &pages;
        DurableOutbox &outbox;
        AlertChannels &channels;
        DeadLetters &deadLetters;
        EventFeed &feed;
        Database &database;
        SelfCheck &selfCheck;
        RuleKeeper &rules;
        const Clock &clock;
    };

    /// What the mails are called that sections write by themselves: the channel that is none.
    static QString sectionsChannel() { return QStringLiteral("sections"); }

    explicit MetricsCollector(Doors doors);

    [[nodiscard]] MetricsSnapshot look();

private:
    struct Counts
    {
        qint64 restarts = 0;
        qint64 exits = 0;
        qint64 crashes = 0;
        qint64 givenUp = 0;
    };

    [[nodiscard]] std::vector<ProcessFigures> processes();
    [[nodiscard]] std::vector<ChannelFigures> channels() const;
    /// Whether this section of pennon.conf holds trees against its limits.
    [[nodiscard]] bool isCumulative(std::size_t section) const;
    void forgetStrangers();

    Doors m_doors;
    ProcessReports m_reports;
    Clock::WallTime m_started;
    QHash<QString, Counts> m_counts; ///< by "group:name"
    std::map<IncidentKind, qint64> m_opened;
};

} // namespace pennon
