// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "domain/incident.h"

#include <QObject>
#include <QTimer>

#include <map>

namespace pennon {

class IncidentBook;
class LineLog;

/// The listener's own troubles as incidents: each begins when it has lasted for a while and ends when it is
/// over. Those that are measured in time have lasted already when they are told here, and begin at once. The
/// cause reads "TROUBLE: reason", TROUBLE being the same each time.
class SelfWatch final : public QObject
{
    Q_OBJECT

public:
    enum class Trouble {
        SupervisordUnreachable,
        StoreNotWritable,
        StateFolder,
        MessagesWait,
        EventsLate,
        EventsMissed,
        TicksLate,
        NoTicks,
        ControlSocket,
        NoMetrics
    };

    /// All must outlive the watch.
    SelfWatch(IncidentBook &incidents, LineLog &log, const Clock &clock, QObject *parent = nullptr);

    /// It begins, or goes on with another reason.
    void begin(Trouble trouble, const QString &reason);
    void end(Trouble trouble);
    /// begin() with a reason, end() without.
    void set(Trouble trouble, const QString &reason);
    [[nodiscard]] bool has(Trouble trouble) const { return m_rows.contains(trouble); }

    /// Opens incidents for what has lasted long enough; a timer calls this.
    void look();

private:
    struct Row
    {
        Clock::WallTime since{};
        Clock::SteadyTime begun{};
        QString reason;
        std::optional<Incident> incident; ///< as soon as it is told
    };

    IncidentBook &m_incidents;
    LineLog &m_log;
    const Clock &m_clock;
    std::map<Trouble, Row> m_rows;
    QTimer m_timer;
};

} // namespace pennon
