// SPDX-License-Identifier: GPL-3.0-or-later
#include "monitor/alertdesk.h"

#include "alerts/announcer.h"
#include "base/earlier.h"
#include "base/linelog.h"
#include "channels/alertmail.h"
#include "domain/routing.h"
#include "engine/eventledger.h"
#include "monitor/alertfacts.h"
#include "monitor/alertrecall.h"
#include "monitor/incidentbook.h"
#include "monitor/silences.h"
#include "store/alertstore.h"

#include <QTimeZone>

#include <algorithm>
#include <utility>

namespace pennon {

namespace {

using namespace std::chrono_literals;

constexpr std::size_t mostCourses = 40; ///< of memory in one message
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

bool isForDesktop(const std::unique_ptr<RouteWatch> &watch)
{
    const RouteSection &route = watch->route();
    return !route.dryRun && route.channels.contains(desktopChannel());
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
        watch->dropRecalled();
        watches.push_back(std::move(watch));
    }
    m_watches = std::move(watches);
    for (const ChannelSection &channel : alerting.channels)
        m_gates.try_emplace(headOf(channel).section, Rate()).first->second.setRate(commonOf(channel).rate);
    m_gates.try_emplace(mailChannel(), ChannelSettings().rate);
    arm();
}

Result<void> AlertDesk::recall()
{
    m_isRecalled = true;
    const Result<std::vector<AlertRow>> rows = m_doors.alertStore.rows();
    if (!rows)
        return tl::unexpected(rows.error());
    const Result<AlertStore::HeldTellings> held = m_doors.alertStore.held();
    if (!held)
        return tl::unexpected(held.error());
    const Result<qint64> seen = m_doors.alertStore.seen();
    if (!seen)
        return tl::unexpected(seen.error());
    std::set<qint64> troubles;
    for (const AlertRow &row : *rows)
        troubles.insert(row.incident);
    for (const auto &[channel, telling] : *held)
        troubles.insert(telling.incidents.begin(), telling.incidents.end());
    const Result<IncidentsById> incidents = incidentsToRecall(m_doors.store, troubles, *seen);
    if (!incidents)
        return tl::unexpected(incidents.error());
    const Result<qint64> newest = newestIncident(m_doors.store);
    if (!newest)
        return tl::unexpected(newest.error());

    m_saved = *rows;
    m_savedHeld = *held;
    m_savedSeen = *seen;
    m_seen = *newest > 0 ? *newest : -1; // not 0: the next one is news, even if nobody looks before a kill
    for (const AlertRow &row : *rows) {
        for (const auto &watch : m_watches) {
            if (watch->route().head.section == row.route)
                watch->recall(row);
        }
    }
    for (const auto &[channel, telling] : *held) {
        if (const auto gate = m_gates.find(channel); gate != m_gates.end()) {
            gate->second.recall(telling);
        } else {
            m_doors.log.line(QStringLiteral("Not told, there is no channel %1 any more: %2 about %3")
                                 .arg(channel, word(telling.kind))
                                 .arg(telling.incidents.size()));
        }
    }
    // The first time that there are routes at all, only what is open now is news.
    const bool isFirstTime = *seen == 0;
    for (const auto &[id, incident] : *incidents) {
        const std::optional<Incident> trouble = m_troubles.note(incident);
        if (!trouble)
            continue;
        m_known[trouble->id] = *trouble;
        const bool isNews = isFirstTime ? !incident.closed : id > *seen;
        for (const auto &watch : m_watches) {
            if (watch->knows(trouble->id) || isNews)
                watch->note(*trouble, m_doors.clock.now());
        }
    }
    m_troubles.leaveBehind(m_seen);
    for (const auto &watch : m_watches)
        watch->dropRecalled();
    arm();
    if (isFirstTime)
        save();
    return {};
}

void AlertDesk::onChanged(const Incident &incident)
{
    if (!m_isRecalled)
        return;
    if (incident.id != 0) {
        note(incident);
    } else { // the store cannot take it, which is no reason to tell nobody, and each time counts
        const QString opened = QString::number(incident.opened.time_since_epoch().count());
        const QString key = Troubles::keyOf(incident) + opened;
        Incident numbered = incident;
        numbered.id = m_unstored.contains(key) ? m_unstored.take(key) : --m_lastUnstored;
        if (!incident.closed)
            m_unstored.insert(key, numbered.id);
        note(numbered);
    }
}

void AlertDesk::note(const Incident &incident)
{
    m_seen = std::max(m_seen, incident.id);
    const std::optional<Incident> trouble = m_troubles.note(incident);
    if (!trouble)
        return;
    const auto before = m_known.find(trouble->id);
    const bool hasHappened = before == m_known.end() || trouble->times > before->second.times ||
                             (before->second.closed && !trouble->closed);
    m_known[trouble->id] = *trouble;
    if (m_isShut && !trouble->closed) {
        m_timer.start(0ms); // what falls now is no news for the next life either
        return;
    }
    for (const auto &watch : m_watches) {
        // Late facts of what the route was not told of are no reason to tell it now.
        if ((hasHappened && !m_isShut) || watch->knows(trouble->id))
            watch->note(*trouble, m_doors.clock.now());
    }
    arm();
}

bool AlertDesk::isMuted(const ProcessName &process) const
{
    return m_doors.silences.covering(process) ||
           maintenanceOf(m_alerting.maintenance, process, m_doors.clock.now(), QTimeZone::systemTimeZone());
}

Announcement AlertDesk::announcementOf(const Telling &telling) const
{
    Announcement announcement;
    announcement.kind = telling.kind;
    for (const qint64 trouble : telling.incidents) {
        const auto known = m_known.find(trouble);
        std::optional<AlertFacts> facts =
            alertFacts(known == m_known.end() ? nullptr : &known->second, m_troubles.latestOf(trouble),
                       m_doors.store, m_doors.clock.now());
        if (!facts)
            continue;
        if (announcement.facts.size() < mostCourses)
            addMemoryCourse(*facts, m_doors.samples, m_doors.clock.now());
        announcement.facts.push_back(*std::move(facts));
    }
    announcement.isHostWide = telling.isHostWide;
    announcement.host = hostOf(m_alerting.alerts);
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
        if (channel == desktopChannel()) {
            m_doors.log.line(what);
            // That it is over is seen by itself there.
            for (const qint64 trouble :
                 telling.kind == AnnouncementKind::Recovered ? std::vector<qint64>() : telling.incidents)
                m_forDesktop.push_back(m_troubles.latestOf(trouble));
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
    const Announcement announcement = announcementOf(telling);
    if (announcement.facts.empty())
        return;
    if (const Result<void> posted = m_doors.announcer.announce(channel, announcement); !posted)
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
    for (const qint64 incident : std::exchange(m_forDesktop, {}))
        Q_EMIT toldAtDesktop(incident);
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
    if (const Result<void> stored = store(rows, held); !stored) {
        m_isSaved = false;
        if (stored.error().message != std::exchange(m_lastComplaint, stored.error().message))
            m_doors.log.line(stored.error().message); // a full disk is one line, not one for each look
        return;
    }
    m_lastComplaint.clear();
    m_isSaved = true;
    m_saved = std::move(rows);
    m_savedHeld = std::move(held);
    m_savedSeen = m_seen;
}

/// What has changed.
Result<void> AlertDesk::store(const std::vector<AlertRow> &rows, const std::map<QString, Telling> &held)
{
    if (!m_isSaved || rows != m_saved || held != m_savedHeld) {
        if (Result<void> saved = m_isSaved ? m_doors.alertStore.change(m_saved, rows, held)
                                           : m_doors.alertStore.save(rows, held);
            !saved)
            return saved;
    }
    return m_isSaved && m_seen == m_savedSeen ? Result<void>() : m_doors.alertStore.setSeen(m_seen);
}

void AlertDesk::transactionEnded(const Result<void> &outcome)
{
    if (!outcome)
        m_isSaved = false;
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

bool AlertDesk::hasDesktop() const
{
    return std::any_of(m_watches.begin(), m_watches.end(), isForDesktop);
}

bool AlertDesk::isOnDesktop(const Incident &incident) const
{
    const std::optional<qint64> trouble = m_troubles.troubleWith(incident);
    return trouble && std::any_of(m_watches.begin(), m_watches.end(), [&](const auto &watch) {
               return isForDesktop(watch) && watch->hasTold(*trouble);
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
    for (const auto &watch : m_watches)
        takeEarlier(next, watch->nextLook(now));
    for (const auto &[channel, gate] : m_gates)
        takeEarlier(next, gate.nextRelease());
    if (!next && m_seen == m_savedSeen && m_isSaved) {
        m_timer.stop();
        return;
    }
    const auto wait = std::chrono::ceil<std::chrono::milliseconds>(next.value_or(now + longestSleep) - now);
    m_timer.start(
        std::clamp<std::chrono::milliseconds>(wait, wait.count() > 0 ? 0ms : atLeast, longestSleep));
}

} // namespace pennon
