// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/logbuffer.h"
#include "models/logquery.h"

#include <QObject>
#include <QTimer>

#include <deque>
#include <optional>

namespace pennon {

/// Searches a LogBuffer while it grows, a little at a time, so that nobody waits for it.
class LogSearch final : public QObject
{
    Q_OBJECT

public:
    /// One place of a match: the line, and which of the matches in it.
    struct Place
    {
        qint64 line = -1;
        int index = 0;
        friend bool operator==(const Place &, const Place &) = default;
    };

    /// The buffer has to outlive it.
    explicit LogSearch(const LogBuffer &buffer, QObject *parent = nullptr);

    /// Begins anew; nothing: searches for nothing.
    void setQuery(const std::optional<LogQuery> &query);
    [[nodiscard]] const std::optional<LogQuery> &query() const { return m_query; }
    /// Matches found so far.
    [[nodiscard]] qint64 count() const { return m_count + m_openCount; }
    [[nodiscard]] bool isRunning() const { return m_query && m_next < m_buffer.completeEnd(); }

    /// The first match behind the place (a match of its own line counts as behind if its index is greater),
    /// or the last one before it; goes round at the ends. Only among those found so far; nothing: there are
    /// none.
    [[nodiscard]] std::optional<Place> after(Place place) const;
    [[nodiscard]] std::optional<Place> before(Place place) const;
    /// Which one it is, from 1.
    [[nodiscard]] qint64 ordinal(Place place) const;

Q_SIGNALS:
    /// count() or isRunning() is another one.
    void progressed();

private:
    struct Hit
    {
        qint64 line = 0;
        int count = 0;
    };

    void onAppended(qint64 from);
    void onDropped(qint64 first);
    void onCleared();
    void scan();
    void scanOpenLine();
    /// The hits, with the incomplete line as the last one.
    [[nodiscard]] std::size_t hits() const { return m_hits.size() + (m_openCount > 0 ? 1 : 0); }
    [[nodiscard]] Hit hit(std::size_t index) const;
    [[nodiscard]] std::size_t firstHitFrom(qint64 line) const;

    const LogBuffer &m_buffer;
    std::optional<LogQuery> m_query;
    std::deque<Hit> m_hits;
    qint64 m_count = 0;  ///< in m_hits
    int m_openCount = 0; ///< in the incomplete line
    qint64 m_next = 0;   ///< the next line to look at
    QTimer m_timer;
};

} // namespace pennon
