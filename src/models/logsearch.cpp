// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/logsearch.h"

#include <QElapsedTimer>

#include <algorithm>

namespace pennon {

namespace {

constexpr qint64 sliceMilliseconds = 6; ///< leaves most of a frame's 16 ms to painting

} // namespace

LogSearch::LogSearch(const LogBuffer &buffer, QObject *parent)
    : QObject(parent)
    , m_buffer(buffer)
{
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &LogSearch::scan);
    connect(&buffer, &LogBuffer::appended, this, &LogSearch::onAppended);
    connect(&buffer, &LogBuffer::dropped, this, &LogSearch::onDropped);
    connect(&buffer, &LogBuffer::cleared, this, &LogSearch::onCleared);
}

void LogSearch::setQuery(const std::optional<LogQuery> &query)
{
    m_query = query;
    m_hits.clear();
    m_count = 0;
    m_openCount = 0;
    m_next = m_buffer.first();
    m_timer.stop();
    if (m_query)
        scan();
    else
        Q_EMIT progressed();
}

void LogSearch::onAppended(qint64 /*from*/)
{
    if (m_query)
        m_timer.start(0);
}

void LogSearch::onDropped(qint64 first)
{
    m_next = std::max(m_next, first);
    bool changed = false;
    while (!m_hits.empty() && m_hits.front().line < first) {
        m_count -= m_hits.front().count;
        m_hits.pop_front();
        changed = true;
    }
    if (changed)
        Q_EMIT progressed();
}

void LogSearch::onCleared()
{
    setQuery(std::optional(m_query));
}

void LogSearch::scan()
{
    QElapsedTimer time;
    time.start();
    const qint64 end = m_buffer.completeEnd();
    while (m_next < end && time.elapsed() < sliceMilliseconds) {
        for (const qint64 pause = std::min(end, m_next + 32); m_next < pause; ++m_next) {
            const LogLine line = m_buffer.line(m_next);
            const int count = line.kind == LogLine::Kind::Text ? m_query->count(line.text) : 0;
            if (count > 0) {
                m_hits.push_back({m_next, count});
                m_count += count;
            }
        }
    }
    if (m_next < end) {
        m_openCount = 0;
        m_timer.start(0);
    } else {
        scanOpenLine();
    }
    Q_EMIT progressed();
}

void LogSearch::scanOpenLine()
{
    const bool isThere = m_buffer.end() > m_buffer.completeEnd();
    m_openCount = isThere ? m_query->count(m_buffer.line(m_buffer.completeEnd()).text) : 0;
}

LogSearch::Hit LogSearch::hit(std::size_t index) const
{
    return index < m_hits.size() ? m_hits.at(index) : Hit{m_buffer.completeEnd(), m_openCount};
}

std::size_t LogSearch::firstHitFrom(qint64 line) const
{
    const auto found = std::lower_bound(m_hits.begin(), m_hits.end(), line,
                                        [](const Hit &hit, qint64 wanted) { return hit.line < wanted; });
    return static_cast<std::size_t>(found - m_hits.begin());
}

std::optional<LogSearch::Place> LogSearch::after(Place place) const
{
    if (hits() == 0)
        return std::nullopt;
    std::size_t at = firstHitFrom(place.line);
    if (at < hits() && hit(at).line == place.line) {
        if (place.index + 1 < hit(at).count)
            return Place{place.line, place.index + 1};
        ++at;
    }
    return Place{hit(at < hits() ? at : 0).line, 0};
}

std::optional<LogSearch::Place> LogSearch::before(Place place) const
{
    if (hits() == 0)
        return std::nullopt;
    const std::size_t at = firstHitFrom(place.line);
    if (at < hits() && hit(at).line == place.line && place.index > 0)
        return Place{place.line, std::min(place.index, hit(at).count) - 1};
    const Hit found = hit(at > 0 ? at - 1 : hits() - 1);
    return Place{found.line, found.count - 1};
}

qint64 LogSearch::ordinal(Place place) const
{
    qint64 before = 0;
    for (std::size_t i = 0; i < hits() && hit(i).line < place.line; ++i)
        before += hit(i).count;
    return before + place.index + 1;
}

} // namespace pennon
