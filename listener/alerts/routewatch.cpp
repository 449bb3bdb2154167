// SPDX-License-Identifier: GPL-3.0-or-later
#include "alerts/routewatch.h"

#include "base/earlier.h"
#include "domain/routing.h"

#include <QSet>

#include <algorithm>
#include <utility>

namespace pennon {

namespace {

using Stage = AlertRow::Stage;

/// Letters, digits, '.' and '-' alone.
QString plainWord(const QString &text)
{
    QString word = text;
    for (QChar &character : word) {
        const bool isPlain =
            (character >= u'a' && character <= u'z') || (character >= u'A' && character <= u'Z') ||
            (character >= u'0' && character <= u'9') || character == u'-' || character == u'.';
        if (!isPlain)
            character = u'-';
    }
    return word;
}

/// The worst first, of these the newest.
template <typename Rows>
void sortByWeight(Rows &rows)
{
    std::sort(rows.begin(), rows.end(), [](const auto *one, const auto *other) {
        const Severity worst = severityOf(one->incident.kind);
        const Severity otherWorst = severityOf(other->incident.kind);
        return worst != otherWorst ? worst > otherWorst : one->incident.id > other->incident.id;
    });
}

template <typename Rows>
Telling tellingOf(AnnouncementKind kind, Rows &rows)
{
    sortByWeight(rows);
    Telling telling;
    telling.kind = kind;
    for (const auto *row : rows)
        telling.incidents.push_back(row->incident.id);
    return telling;
}

} // namespace

RouteWatch::RouteWatch(RouteSection route, AlertSettings alerts, QTimeZone zone)
    : m_route(std::move(route))
    , m_alerts(std::move(alerts))
    , m_zone(std::move(zone))
{}

bool RouteWatch::hasTold(qint64 incident) const
{
    if (const auto row = m_rows.find(incident); row != m_rows.end())
        return row->second.told.told.has_value();
    const auto recalled = m_recalled.find(incident);
    return recalled != m_recalled.end() && recalled->second.told.has_value();
}

void RouteWatch::move(Row &row, Stage stage, Clock::WallTime now)
{
    row.told.stage = stage;
    row.told.since = now;
}

void RouteWatch::note(const Incident &incident, Clock::WallTime now)
{
    if (!tells(m_route, incident.kind, incident.process))
        return;
    const auto [found, isNew] = m_rows.try_emplace(incident.id);
    Row &row = found->second;
    row.incident = incident;
    row.incident.stdoutTail.clear();
    row.incident.stderrTail.clear();
    if (isNew) {
        if (const auto recalled = m_recalled.extract(incident.id)) {
            row.told = recalled.mapped();
        } else {
            row.told = {m_route.head.section, incident.id, Stage::New, now, std::nullopt, {}, 0, false};
        }
    }
    const bool isClosed = incident.closed.has_value();
    switch (row.told.stage) {
    case Stage::Told:
        if (isClosed)
            move(row, Stage::Over, now);
        break;
    case Stage::Over: // it goes on; whoever was told that it is over has to hear of that
        if (!isClosed)
            move(row, row.told.saidOver ? Stage::New : Stage::Told, now);
        break;
    case Stage::Done:
        if (!isClosed)
            move(row, Stage::New, now);
        break;
    case Stage::New: // it came back for a moment only: no new alert, but it is accounted for at the end
        if (isClosed && row.told.told)
            move(row, incident.times > row.told.timesTold ? Stage::Over : Stage::Done, now);
        break;
    case Stage::Digest:
        break;
    }
}

/// Trouble that comes and goes is not over before it has been away for as long as makes it another one.
Clock::WallTime RouteWatch::overDue(const Row &row) const
{
    return row.told.since +
           (row.incident.times > 1 ? std::max(m_alerts.sameWithin, m_route.gather) : m_route.gather);
}

QString RouteWatch::threadOf(const Row &row) const
{
    const auto opened =
        std::chrono::duration_cast<std::chrono::seconds>(row.incident.opened.time_since_epoch());
    return QStringLiteral("%1.%2.%3")
        .arg(plainWord(m_route.head.section))
        .arg(row.incident.id)
        .arg(opened.count());
}

bool RouteWatch::isQuietFor(const Row &row, bool isQuiet) const
{
    return isQuiet && severityOf(row.incident.kind) < m_route.loud;
}

void RouteWatch::tell(Row &row, const Telling &telling, Clock::WallTime now)
{
    row.told.told = now;
    row.told.thread = telling.thread;
    row.told.timesTold = row.incident.times;
    row.told.saidOver = row.incident.closed.has_value();
    move(row, row.incident.closed ? Stage::Done : Stage::Told, now);
}

/// So many processes at once, each within moments of the one before.
bool RouteWatch::fellTogether(const std::vector<Row *> &rows) const
{
    if (m_alerts.hostWide == 0)
        return false;
    std::vector<const Incident *> incidents;
    for (const Row *row : rows) {
        if (!row->incident.process.name.isEmpty())
            incidents.push_back(&row->incident);
    }
    std::sort(incidents.begin(), incidents.end(),
              [](const Incident *one, const Incident *other) { return one->opened < other->opened; });
    QSet<QString> processes;
    const Incident *before = nullptr;
    for (const Incident *incident : incidents) {
        if (before && incident->opened - before->opened > m_alerts.together)
            processes.clear();
        processes.insert(incident->process.full());
        if (processes.size() >= m_alerts.hostWide)
            return true;
        before = incident;
    }
    return false;
}

/// What falls while a host-wide trouble goes on belongs to it and raises nothing of its own: it is told when
/// it is over. Where nobody wants to hear of that it is told like any other.
bool RouteWatch::joinsHostWide(const Row &row) const
{
    return m_route.recovery && !m_hostWideThread.isEmpty() && !row.wasMuted &&
           row.told.since >= m_hostWideFrom && row.incident.opened <= m_hostWideUntil;
}

void RouteWatch::joinHostWide(Row &row, Clock::WallTime now)
{
    m_hostWideUntil = std::max(m_hostWideUntil, row.incident.opened + m_alerts.together);
    row.told.thread = m_hostWideThread;
    row.told.told = now;
    move(row, row.incident.closed ? Stage::Over : Stage::Told, now);
}

void RouteWatch::raise(Clock::WallTime now, bool isQuiet, const IsMuted &isMuted,
                       std::vector<Telling> &tellings)
{
    std::vector<Row *> fresh;
    std::optional<Clock::WallTime> first;
    for (auto &[id, row] : m_rows) {
        if (row.told.stage != Stage::New)
            continue;
        if (isMuted(row.incident.process)) {
            row.wasMuted = true;
            if (row.incident.closed)
                move(row, Stage::Done, now); // it came and went, and nobody wanted to know
        } else if (isQuietFor(row, isQuiet)) {
            move(row, Stage::Digest, now);
        } else if (joinsHostWide(row)) {
            joinHostWide(row, now);
        } else {
            fresh.push_back(&row);
            first = std::min(first.value_or(row.told.since), row.told.since);
        }
    }
    if (!first || *first + m_route.gather > now)
        return;
    Telling telling = tellingOf(AnnouncementKind::Raised, fresh);
    telling.isHostWide = fellTogether(fresh);
    const auto again =
        std::find_if(fresh.begin(), fresh.end(), [](const Row *row) { return !row->told.thread.isEmpty(); });
    telling.isFirst = again == fresh.end();
    telling.thread = telling.isFirst ? threadOf(*fresh.front()) : (*again)->told.thread;
    if (telling.isHostWide) {
        m_hostWideThread = telling.thread;
        m_hostWideFrom = now;
        m_hostWideUntil = now + m_alerts.together;
    }
    for (Row *row : fresh)
        tell(*row, telling, now);
    tellings.push_back(std::move(telling));
}

/// When each thread's recoveries are told: together, when the last of them is due, but the first does not
/// wait for longer than what makes another trouble.
std::map<QString, Clock::WallTime> RouteWatch::recoveriesDue() const
{
    std::map<QString, std::pair<Clock::WallTime, Clock::WallTime>> span;
    for (const auto &[id, row] : m_rows) {
        if (row.told.stage != Stage::Over)
            continue;
        const Clock::WallTime due = overDue(row);
        const auto known = span.try_emplace(row.told.thread, due, due).first;
        known->second = {std::min(known->second.first, due), std::max(known->second.second, due)};
    }
    std::map<QString, Clock::WallTime> due;
    for (const auto &[thread, times] : span)
        due[thread] = std::min(times.second, times.first + std::max(m_alerts.sameWithin, m_route.gather));
    return due;
}

void RouteWatch::recover(Clock::WallTime now, bool isQuiet, const IsMuted &isMuted,
                         std::vector<Telling> &tellings)
{
    std::map<QString, std::vector<Row *>> byThread;
    for (auto &[id, row] : m_rows) {
        if (row.told.stage != Stage::Over)
            continue;
        if (!m_route.recovery || isMuted(row.incident.process)) {
            move(row, Stage::Done, now);
        } else if (isQuietFor(row, isQuiet)) {
            move(row, Stage::Digest, now);
        } else if (overDue(row) <= now) {
            byThread[row.told.thread].push_back(&row);
        }
    }
    const std::map<QString, Clock::WallTime> due = recoveriesDue();
    for (auto &[thread, rows] : byThread) {
        if (due.at(thread) > now)
            continue;
        Telling telling = tellingOf(AnnouncementKind::Recovered, rows);
        telling.thread = thread;
        telling.isFirst = false;
        for (Row *row : rows)
            tell(*row, telling, now);
        tellings.push_back(std::move(telling));
    }
}

/// When one is due, all that are still open are told with it: one reminder, not one for each.
void RouteWatch::remind(Clock::WallTime now, bool isQuiet, const IsMuted &isMuted,
                        std::vector<Telling> &tellings)
{
    if (m_route.remind == std::chrono::seconds::zero())
        return;
    std::vector<Row *> open;
    bool isDue = false;
    for (auto &[id, row] : m_rows) {
        if (row.told.stage != Stage::Told || row.incident.acknowledged || isMuted(row.incident.process) ||
            isQuietFor(row, isQuiet))
            continue;
        open.push_back(&row);
        isDue = isDue || row.told.told.value_or(row.told.since) + m_route.remind <= now;
    }
    if (!isDue)
        return;
    Telling telling = tellingOf(AnnouncementKind::Reminder, open);
    telling.thread = open.back()->told.thread;
    telling.isFirst = false;
    for (Row *row : open) { // each stays in its own thread
        row->told.told = now;
        row->told.timesTold = row->incident.times;
    }
    tellings.push_back(std::move(telling));
}

void RouteWatch::digest(Clock::WallTime now, std::vector<Telling> &tellings)
{
    std::vector<Row *> rows;
    for (auto &[id, row] : m_rows) {
        if (row.told.stage == Stage::Digest)
            rows.push_back(&row);
    }
    if (rows.empty())
        return;
    Telling telling = tellingOf(AnnouncementKind::Digest, rows);
    telling.thread = QString(QStringLiteral("digest.") + threadOf(*rows.front()));
    for (Row *row : rows)
        tell(*row, telling, now);
    tellings.push_back(std::move(telling));
}

void RouteWatch::forget(Clock::WallTime now)
{
    std::erase_if(m_rows, [&](const auto &entry) {
        const Row &row = entry.second;
        return row.told.stage == Stage::Done && row.incident.closed &&
               row.told.since + m_alerts.sameWithin < now;
    });
}

std::vector<Telling> RouteWatch::look(Clock::WallTime now, const IsMuted &isMuted)
{
    std::vector<Telling> tellings;
    const bool isQuiet = m_route.quiet.contains(now, m_zone);
    if (!isQuiet)
        digest(now, tellings);
    raise(now, isQuiet, isMuted, tellings);
    recover(now, isQuiet, isMuted, tellings);
    remind(now, isQuiet, isMuted, tellings);
    forget(now);
    return tellings;
}

std::optional<Clock::WallTime> RouteWatch::dueOf(const Row &row) const
{
    switch (row.told.stage) {
    case Stage::New:
        return row.told.since + m_route.gather;
    case Stage::Told:
        if (m_route.remind > std::chrono::seconds::zero() && !row.incident.acknowledged)
            return row.told.told.value_or(row.told.since) + m_route.remind;
        break;
    case Stage::Over: // recoveriesDue()
    case Stage::Digest:
    case Stage::Done:
        break;
    }
    return std::nullopt;
}

std::optional<Clock::WallTime> RouteWatch::nextLook(Clock::WallTime now) const
{
    std::optional<Clock::WallTime> next;
    bool hasDigest = false;
    for (const auto &[id, row] : m_rows) {
        takeEarlier(next, dueOf(row));
        hasDigest = hasDigest || row.told.stage == Stage::Digest;
    }
    for (const auto &[thread, due] : recoveriesDue())
        takeEarlier(next, due);
    if (hasDigest)
        takeEarlier(next, m_route.quiet.endOf(now, m_zone).value_or(now));
    return next;
}

std::vector<AlertRow> RouteWatch::rows() const
{
    std::vector<AlertRow> rows;
    rows.reserve(m_rows.size() + m_recalled.size());
    for (const auto &[id, row] : m_rows)
        rows.push_back(row.told);
    for (const auto &[id, row] : m_recalled)
        rows.push_back(row);
    return rows;
}

} // namespace pennon
