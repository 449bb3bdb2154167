// SPDX-License-Identifier: GPL-3.0-or-later
#include "monitor/alertdesk.h"

#include "alerts/announcer.h"
#include "base/linelog.h"
#include "domain/selection.h"
#include "engine/eventledger.h"
#include "monitor/incidentbook.h"
#include "monitor/silences.h"
#include "store/alertstore.h"
#include "store/incidentstore.h"
#include "store/samplestore.h"

#include <QSysInfo>
#include <QTimeZone>

#include <algorithm>
#include <utility>

namespace pennon {

namespace {

using namespace std::chrono_literals;

constexpr std::chrono::hours day = 24h;
constexpr std::chrono::minutes courseSpan = 60min;
constexpr std::chrono::minutes courseStep = 2min;
constexpr int mostRecalled = 10'000;
/// A silence ends and the clock is set without anybody telling the timer.
constexpr std::chrono::milliseconds longestSleep = 30s;
/// As long as somebody is silenced there is always something that could be told.
constexpr std::chrono::milliseconds mutedSleep = 5s;

QString word(AnnouncementKind kind)
{
    switch (kind) {
    case AnnouncementKind::Raised:
        return QStringLiteral("alert");
    case AnnouncementKind::Reminder:
        return QStringLiteral("reminder");
    case AnnouncementKind::Recovered:
        return QStringLiteral("recovery");
    case AnnouncementKind::Digest:
        return QStringLiteral("digest");
    case AnnouncementKind::Test:
        break;
    }
    return QStringLiteral("test");
}

QString keyOf(const Incident &incident)
{
    return wireName(incident.kind) + u' ' + incident.process.full() + u' ' + incident.url;
}

} // namespace

AlertDesk::AlertDesk(Doors doors, QObject *parent)
    : QObject(parent)
    , m_doors(doors)
{
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &AlertDesk::look);
    connect(&m_doors.incidents, &IncidentBook::changed, this, &AlertDesk::onChanged);
}

void AlertDesk::configure(const Alerting &alerting)
{
    m_alerting = alerting;
    m_troubles.setSameWithin(alerting.alerts.sameWithin);
    const Clock::WallTime now = m_doors.clock.now();
    std::vector<std::unique_ptr<RouteWatch>> watches;
    for (const RouteSection &route : alerting.routes) {
        auto watch = std::make_unique<RouteWatch>(route, alerting.alerts, QTimeZone::systemTimeZone());
        const auto before = std::find_if(m_watches.begin(), m_watches.end(), [&](const auto &one) {
            return one->route().head.section == route.head.section;
        });
        if (before != m_watches.end()) {
            for (const AlertRow &row : (*before)->rows())
                watch->recall(row);
        }
        for (const auto &[id, trouble] : m_known) {
            if (watch->knows(id) || !trouble.closed)
                watch->note(trouble, now);
        }
        watches.push_back(std::move(watch));
    }
    m_watches = std::move(watches);
    for (const ChannelSection &channel : alerting.channels)
        m_gates.try_emplace(headOf(channel).section, Rate()).first->second.setRate(commonOf(channel).rate);
    m_gates.try_emplace(QStringLiteral("mail"), ChannelSettings().rate);
    arm();
}

Result<void> AlertDesk::recall()
{
    const Result<std::vector<AlertRow>> rows = m_doors.alertStore.rows();
    if (!rows)
        return tl::unexpected(rows.error());
    const Result<AlertStore::HeldTellings> held = m_doors.alertStore.held();
    if (!held)
        return tl::unexpected(held.error());
    const Result<qint64> seen = m_doors.alertStore.seen();
    if (!seen)
        return tl::unexpected(seen.error());
    m_saved = *rows;
    m_savedHeld = *held;
    m_seen = m_savedSeen = *seen;
    std::optional<qint64> first;
    for (const AlertRow &row : *rows) {
        first = std::min(first.value_or(row.incident), row.incident);
        for (const auto &watch : m_watches) {
            if (watch->route().head.section == row.route)
                watch->recall(row);
        }
    }
    for (const auto &[channel, telling] : *held) {
        if (const auto gate = m_gates.find(channel); gate != m_gates.end())
            gate->second.recall(telling);
        for (const qint64 incident : telling.incidents)
            first = std::min(first.value_or(incident), incident);
    }
    IncidentFilter filter;
    filter.since = m_doors.clock.now() - day;
    filter.limit = mostRecalled;
    Result<std::vector<Incident>> incidents = m_doors.store.list(filter);
    if (!incidents)
        return tl::unexpected(incidents.error());
    filter.since.reset();
    filter.openOnly = true; // whatever their age
    const Result<std::vector<Incident>> open = m_doors.store.list(filter);
    if (!open)
        return tl::unexpected(open.error());
    for (const Incident &incident : *open) {
        const auto isKnown = [&incident](const Incident &other) { return other.id == incident.id; };
        if (std::none_of(incidents->begin(), incidents->end(), isKnown))
            incidents->push_back(incident);
    }
    std::sort(incidents->begin(), incidents->end(),
              [](const Incident &one, const Incident &other) { return one.id < other.id; });
    // The first time that there are routes at all, only what is open now is news.
    const bool isFirstTime = *seen == 0;
    for (const Incident &incident : *incidents) {
        const Incident trouble = m_troubles.note(incident);
        m_known[trouble.id] = trouble;
        m_seen = std::max(m_seen, incident.id);
        for (const auto &watch : m_watches) {
            const bool isNews = isFirstTime ? !incident.closed : incident.id > *seen;
            if (watch->knows(trouble.id) || isNews)
                watch->note(trouble, m_doors.clock.now());
        }
    }
    arm();
    return {};
}

void AlertDesk::onChanged(const Incident &incident)
{
    if (incident.id != 0) {
        note(incident);
    } else { // the store cannot take it, which is no reason to tell nobody
        Incident numbered = incident;
        const auto known = m_unstored.constFind(keyOf(incident));
        numbered.id = known != m_unstored.constEnd() ? *known : -1 - m_unstored.size();
        m_unstored.insert(keyOf(incident), numbered.id);
        note(numbered);
    }
}

void AlertDesk::note(const Incident &incident)
{
    m_seen = std::max(m_seen, incident.id);
    const Incident trouble = m_troubles.note(incident);
    const bool isNew = !m_known.contains(trouble.id);
    m_known[trouble.id] = trouble;
    if (m_isShut && isNew)
        return;
    for (const auto &watch : m_watches)
        watch->note(trouble, m_doors.clock.now());
    arm();
}

bool AlertDesk::isMuted(const ProcessName &process) const
{
    if (m_doors.silences.covering(process))
        return true;
    const Clock::WallTime now = m_doors.clock.now();
    const QTimeZone zone = QTimeZone::systemTimeZone();
    return std::any_of(m_alerting.maintenance.begin(), m_alerting.maintenance.end(),
                       [&](const MaintenanceSection &section) {
                           return !process.name.isEmpty() && selectsOrAll(section.selection, process) &&
                                  section.times.contains(now, zone);
                       });
}

AlertFacts AlertDesk::factsOf(qint64 trouble) const
{
    AlertFacts facts;
    const auto known = m_known.find(trouble);
    if (known != m_known.end())
        facts.incident = known->second;
    facts.incident.id = trouble;
    const Result<Incident> latest = m_doors.store.find(m_troubles.latestOf(trouble));
    if (latest && known != m_known.end()) {
        facts.incident.stdoutTail = latest->stdoutTail;
        facts.incident.stderrTail = latest->stderrTail;
    } else if (latest) {
        facts.incident = *latest; // of another life, and forgotten since
    }
    facts.severity = severityOf(facts.incident.kind);
    const Clock::WallTime now = m_doors.clock.now();
    const ProcessName &process = facts.incident.process;
    facts.timesInDay = std::max(m_doors.store.countSince(process, now - day, facts.incident.kind).value_or(0),
                                facts.incident.times);
    if (process.name.isEmpty())
        return facts;
    if (const auto course = m_doors.samples.range(process, now - courseSpan, now, courseStep);
        course && !course->empty()) {
        for (const MemoryBucket &bucket : *course)
            facts.memoryCourse.push_back(bucket.mean);
        facts.memorySpan =
            std::chrono::duration_cast<std::chrono::seconds>(course->back().from - course->front().from);
    }
    return facts;
}

Announcement AlertDesk::announcementOf(const Telling &telling) const
{
    Announcement announcement;
    announcement.kind = telling.kind;
    for (const qint64 trouble : telling.incidents)
        announcement.facts.push_back(factsOf(trouble));
    announcement.isHostWide = telling.isHostWide;
    announcement.host =
        m_alerting.alerts.host.isEmpty() ? QSysInfo::machineHostName() : m_alerting.alerts.host;
    announcement.when = m_doors.clock.now();
    announcement.thread = telling.thread;
    announcement.isFirst = telling.isFirst;
    return announcement;
}

/// Trouble of a channel is told by the others.
bool AlertDesk::isOnlyAbout(const Telling &telling, const QString &channel) const
{
    return std::all_of(telling.incidents.begin(), telling.incidents.end(), [&](qint64 id) {
        const auto known = m_known.find(id);
        return known != m_known.end() && !channel.isEmpty() && known->second.url == channel;
    });
}

void AlertDesk::tell(const RouteSection &route, const Telling &telling)
{
    for (const QString &channel : route.channels) {
        const QString what = QStringLiteral("%1 by [%2] to %3 about %4")
                                 .arg(word(telling.kind), route.head.section, channel)
                                 .arg(telling.incidents.size());
        if (isOnlyAbout(telling, channel))
            continue;
        if (route.dryRun) {
            m_doors.log.line(QStringLiteral("Dry run, not told: %1").arg(what));
            continue;
        }
        RateGate &gate = m_gates.try_emplace(channel, Rate()).first->second;
        const std::optional<Telling> now = gate.pass(telling, m_doors.clock.now());
        m_doors.log.line(now ? what : QString(what + QStringLiteral(": held back by its rate")));
        if (now)
            post(channel, *now);
    }
}

void AlertDesk::post(const QString &channel, const Telling &telling)
{
    if (const Result<void> posted = m_doors.announcer.announce(channel, announcementOf(telling)); !posted)
        m_doors.log.line(posted.error().message);
}

void AlertDesk::look()
{
    const Clock::WallTime now = m_doors.clock.now();
    const auto work = [this, now] {
        for (const auto &watch : m_watches) {
            const auto muted = [this](const ProcessName &process) { return isMuted(process); };
            for (const Telling &telling : watch->look(now, muted))
                tell(watch->route(), telling);
        }
        for (auto &[channel, gate] : m_gates) {
            if (const std::optional<Telling> held = gate.release(now))
                post(channel, *held);
        }
        save();
    };
    (void) m_doors.ledger.enter(std::nullopt, work);
    forget();
    arm(mutedSleep);
}

void AlertDesk::save()
{
    std::vector<AlertRow> rows;
    for (const auto &watch : m_watches) {
        for (const AlertRow &row : watch->rows()) {
            if (row.incident > 0)
                rows.push_back(row);
        }
    }
    std::map<QString, Telling> held;
    for (const auto &[channel, gate] : m_gates) {
        if (gate.held())
            held[channel] = *gate.held();
    }
    Result<void> saved;
    if (rows != m_saved || held != m_savedHeld)
        saved = m_doors.alertStore.save(rows, held);
    if (saved && m_seen != m_savedSeen)
        saved = m_doors.alertStore.setSeen(m_seen);
    if (!saved) {
        m_doors.log.line(saved.error().message);
        return;
    }
    m_saved = std::move(rows);
    m_savedHeld = std::move(held);
    m_savedSeen = m_seen;
}

void AlertDesk::forget()
{
    const Clock::WallTime before = m_doors.clock.now() - m_alerting.alerts.sameWithin;
    m_troubles.forget(before);
    std::erase_if(m_known, [&](const auto &entry) {
        const auto &[id, trouble] = entry;
        const qint64 key = id;
        return trouble.closed && *trouble.closed + m_alerting.alerts.sameWithin < before &&
               std::none_of(m_watches.begin(), m_watches.end(),
                            [key](const auto &watch) { return watch->knows(key); });
    });
}

int AlertDesk::waiting() const
{
    int waiting = 0;
    for (const auto &watch : m_watches) {
        for (const AlertRow &row : watch->rows())
            waiting += row.stage == AlertRow::Stage::New || row.stage == AlertRow::Stage::Digest ? 1 : 0;
    }
    return waiting;
}

void AlertDesk::shut()
{
    m_isShut = true;
}

void AlertDesk::arm(std::chrono::milliseconds atLeast)
{
    const Clock::WallTime now = m_doors.clock.now();
    std::optional<Clock::WallTime> next;
    const auto consider = [&next](const std::optional<Clock::WallTime> &time) {
        if (time && (!next || *time < *next))
            next = time;
    };
    for (const auto &watch : m_watches)
        consider(watch->nextLook(now));
    for (const auto &[channel, gate] : m_gates)
        consider(gate.nextRelease());
    if (!next && m_seen == m_savedSeen) {
        m_timer.stop();
        return;
    }
    const auto wait = std::chrono::ceil<std::chrono::milliseconds>(next.value_or(now + longestSleep) - now);
    m_timer.start(
        std::clamp<std::chrono::milliseconds>(wait, wait.count() > 0 ? 0ms : atLeast, longestSleep));
}

} // namespace pennon
