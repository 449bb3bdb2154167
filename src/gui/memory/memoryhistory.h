// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/memoryseries.h"
#include "models/memorywindow.h"
#include "session/serversession.h"

#include <QObject>
#include <QPointer>
#include <QTimer>

#include <vector>

namespace pennon {

/// What the listener knows of the memory of some processes and of what happened to them: asks for as much as
/// a window needs, as fine as it can show it, and adds what is told live.
class MemoryHistory final : public QObject
{
    Q_OBJECT

public:
    MemoryHistory(const Clock &clock, QObject *parent = nullptr);

    /// Forgets all and begins anew; nullptr: nobody is asked.
    void watch(ServerSession *session, const std::vector<ProcessName> &processes);
    /// What is to be shown, on so many pixel columns. Asks for it if it is not there, or too coarse.
    void need(const MemoryWindow &window, int columns);

    /// As watch() named them.
    [[nodiscard]] const std::vector<MemorySeries> &series() const { return m_series; }
    [[nodiscard]] const std::vector<Incident> &incidents() const { return m_incidents; }
    /// Whether the listener has told what was before.
    [[nodiscard]] bool isAnswered() const { return m_coveredFrom != m_coveredTo; }
    /// Why the last question failed; empty: it did not.
    [[nodiscard]] const QString &problem() const { return m_problem; }

Q_SIGNALS:
    void changed();

private:
    [[nodiscard]] SamplesRequest request() const;
    void askSoon();
    void ask();
    void askIncidents(const ProcessName &process, std::optional<qint64> before);
    void take(const SamplesRequest &request, const Result<SamplesAnswer> &answer);
    void takeIncident(const Incident &incident);
    [[nodiscard]] bool isWatched(const ProcessName &process) const;

    const Clock &m_clock;
    QPointer<ServerSession> m_session;
    std::vector<QMetaObject::Connection> m_connections;
    std::vector<ProcessName> m_processes;
    std::vector<MemorySeries> m_series;
    std::vector<Incident> m_incidents;
    MemoryWindow m_window;
    int m_columns = 0;
    QTimer m_soon; ///< a window that moves asks now and then, not at every step
    bool m_isAsking = false;
    Clock::WallTime m_coveredFrom{};
    Clock::WallTime m_coveredTo{};
    bool m_coversNow = false;
    std::chrono::milliseconds m_resolution{0};
    QString m_problem;
    int m_generation = 0;
};

} // namespace pennon
