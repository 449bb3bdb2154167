// SPDX-License-Identifier: GPL-3.0-or-later
#include "monitor/metricscollector.h"

#include "channels/alertchannels.h"
#include "engine/eventfeed.h"
#include "monitor/exitreports.h"
#include "monitor/incidentbook.h"
#include "monitor/memorychecks.h"
#include "monitor/openincidents.h"
#include "monitor/pagechecks.h"
#include "monitor/processboard.h"
#include "monitor/restartdesk.h"
#include "monitor/rulekeeper.h"
#include "monitor/sampler.h"
#include "monitor/selfcheck.h"
#include "monitor/version.h"
#include "store/database.h"
#include "store/outboxstore.h"

#include <QFile>

#include <sys/resource.h>
#include <unistd.h>

namespace pennon {

namespace {

/// Counts of processes that supervisord does not tell of (any more) are kept up to this number: an event may
/// come before the board has the process.
constexpr qsizetype strangersKept = 1000;

std::chrono::microseconds cpuUsed()
{
    rusage usage{};
    ::getrusage(RUSAGE_SELF, &usage);
    return std::chrono::seconds(usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) +
           std::chrono::microseconds(usage.ru_utime.tv_usec + usage.ru_stime.tv_usec);
}

ByteSize residentMemory()
{
    QFile file(QStringLiteral("/proc/self/statm"));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    const QList<QByteArray> words = file.readLine().split(' ');
    return {words.value(1).toLongLong() * ::sysconf(_SC_PAGESIZE)};
}

ChannelFigures figuresOf(const QString &channel, const OutboxStatus &outbox)
{
    ChannelFigures figures;
    figures.channel = channel;
    figures.waiting = outbox.waiting;
    figures.oldest = outbox.oldest;
    figures.sent = outbox.sent;
    figures.failures = outbox.failures;
    figures.dead = outbox.dead;
    figures.lastSuccess = outbox.lastSuccess;
    figures.isFailing =
        outbox.lastErrorTime && (!outbox.lastSuccess || *outbox.lastSuccess < *outbox.lastErrorTime);
    return figures;
}

} // namespace

MetricsCollector::MetricsCollector(Doors doors)
    : m_doors(doors)
    , m_reports({doors.board, doors.memory, doors.restarts, doors.silences, doors.clock})
    , m_started(doors.clock.now())
{
    connect(&m_doors.book, &IncidentBook::opened, this,
            [this](const Incident &incident) { ++m_opened[incident.kind]; });
    connect(&m_doors.desk, &RestartDesk::restarting, this,
            [this](const ProcessName &process) { ++m_counts[process.full()].restarts; });
    connect(&m_doors.exits, &ExitReports::exited, this, [this](const ProcessName &process, bool expected) {
        Counts &counts = m_counts[process.full()];
        ++counts.exits;
        counts.crashes += expected ? 0 : 1;
    });
    connect(&m_doors.exits, &ExitReports::gaveUp, this,
            [this](const ProcessName &process) { ++m_counts[process.full()].givenUp; });
}

MetricsSnapshot MetricsCollector::look()
{
    MetricsSnapshot snapshot;
    snapshot.version = programVersion();
    snapshot.qtVersion = QString::fromLatin1(qVersion());
    snapshot.started = m_started;
    snapshot.cpu = cpuUsed();
    snapshot.resident = residentMemory();
    snapshot.isSupervisordReachable = m_doors.sampler.reachableSince().has_value();
    snapshot.looked = m_doors.board.takenAt();
    snapshot.processes = processes();
    snapshot.opened = m_opened;
    snapshot.open = m_doors.openIncidents.counts();
    snapshot.pages = m_doors.pages.figures();
    snapshot.channels = channels();
    snapshot.deadLetters = m_doors.deadLetters.count();
    const EventFeed::Counters &events = m_doors.feed.counters();
    snapshot.eventsReceived = events.received;
    snapshot.eventsDropped = events.dropped;
    snapshot.eventLag = m_doors.exits.lag();
    snapshot.tickLag = events.tickLag;
    snapshot.database = m_doors.database.size();
    snapshot.isDatabaseWritable = m_doors.selfCheck.storeProblem().isEmpty();
    snapshot.rulesLoaded = m_doors.rules.loadedAt();
    snapshot.areRulesBroken = m_doors.rules.problem().has_value();
    return snapshot;
}

std::vector<ProcessFigures> MetricsCollector::processes()
{
    std::vector<ProcessFigures> all;
    const std::vector<BoardRow> &rows = std::as_const(m_doors.board).rows();
    all.reserve(rows.size());
    for (const BoardRow &row : rows) {
        const ProcessStatus status = m_reports.statusOf(row);
        const Counts counts = m_counts.value(row.info.name.full());
        ProcessFigures figures;
        figures.name = row.info.name;
        figures.state = row.info.state;
        if (row.info.pid != 0)
            figures.started = Clock::WallTime(std::chrono::seconds(row.info.start));
        figures.resident = row.tree;
        figures.proportional = row.proportional;
        if (const std::optional<EffectiveLimit> limit = m_doors.memory.limitOf(row.info.name)) {
            figures.limit = limit->limit;
            figures.limited = isCumulative(limit->section) ? row.tree : row.resident;
        }
        figures.failures = status.failures;
        figures.isBreakerOpen = status.breakerOpened.has_value();
        figures.isSilenced = status.silenced;
        figures.restarts = counts.restarts;
        figures.exits = counts.exits;
        figures.crashes = counts.crashes;
        figures.givenUp = counts.givenUp;
        all.push_back(std::move(figures));
    }
    forgetStrangers();
    return all;
}

bool MetricsCollector::isCumulative(std::size_t section) const
{
    const std::vector<WatchSection> &sections = m_doors.rules.configuration().sections;
    const auto *const memory =
        section < sections.size() ? std::get_if<MemMonSection>(&sections[section]) : nullptr;
    return memory != nullptr && memory->cumulative;
}

void MetricsCollector::forgetStrangers()
{
    const auto known = static_cast<qsizetype>(std::as_const(m_doors.board).rows().size());
    if (m_counts.size() <= known + strangersKept)
        return;
    QHash<QString, Counts> kept;
    for (const BoardRow &row : std::as_const(m_doors.board).rows()) {
        const QString name = row.info.name.full();
        if (const auto found = m_counts.constFind(name); found != m_counts.constEnd())
            kept.insert(name, *found);
    }
    m_counts = std::move(kept);
}

std::vector<ChannelFigures> MetricsCollector::channels() const
{
    std::vector<ChannelFigures> all{figuresOf(sectionsChannel(), m_doors.outbox.status())};
    for (const ChannelStatus &status : m_doors.channels.status()) {
        ChannelFigures figures = figuresOf(status.channel, status.outbox);
        figures.isFailing = status.failingSince.has_value() || !status.problem.isEmpty();
        all.push_back(std::move(figures));
    }
    return all;
}

} // namespace pennon
