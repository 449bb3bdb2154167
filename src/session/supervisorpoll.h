// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "net/httptransport.h"
#include "session/retrytimer.h"
#include "supervisor/supervisorclient.h"

#include <QCoroTask>
#include <QObject>
#include <QPointer>
#include <QTimer>

#include <chrono>
#include <memory>
#include <optional>
#include <vector>

namespace pennon {

/// Looks at supervisord's processes again and again, one look at a time, and tries again with growing delays
/// while it does not answer.
///
/// A supervisord that takes long to answer is looked at more seldom than wished, so that it does not spend
/// more than a third of its time on us.
class SupervisorPoll final : public QObject
{
    Q_OBJECT

public:
    /// Both outlive it.
    SupervisorPoll(HttpTransport &http, const Clock &clock, QObject *parent = nullptr);

    /// Looks at this server from now on, beginning at once. Calls to the one before end with Cancelled.
    void begin(const ServerUrl &server, const std::optional<HttpCredentials> &credentials);
    void end();
    void setInterval(std::chrono::milliseconds interval);
    /// Before the interval is over: something happened.
    void lookSoon();

    /// Null while there is nothing to look at. Only for the moment of a call: its end is that of its calls.
    [[nodiscard]] const std::shared_ptr<SupervisorClient> &client() const { return m_client; }
    [[nodiscard]] std::optional<Clock::WallTime> nextTry() const { return m_retry.nextTry(); }
    /// The words on these processes, a single call for each or one for all; then worded(). The next look
    /// waits for it.
    void fetchWords(std::vector<ProcessName> processes);

Q_SIGNALS:
    void listed(const std::vector<pennon::ProcessInfo> &processes, std::chrono::milliseconds latency);
    /// Of all that could be had; also none.
    void worded(const std::vector<pennon::ProcessInfo> &processes);
    /// Once after each begin().
    void identified(const QString &version, const QString &identification);
    /// It answers, but is about to end.
    void shutDownBegun();
    void failed(const pennon::Error &why);
    /// The server is due for another try, which is not begun by itself: begin() it, with a password that may
    /// be another by now.
    void retryDue();

private:
    static QCoro::Task<> look(QPointer<SupervisorPoll> self, int generation);
    static QCoro::Task<> readWords(QPointer<SupervisorPoll> self, int generation,
                                   std::vector<ProcessName> processes);
    static QCoro::Task<> identify(QPointer<SupervisorPoll> self, int generation);
    void lookNow();
    void takeLook(const Result<std::vector<ProcessInfo>> &list);
    void waitForNext();

    HttpTransport &m_http;
    const Clock &m_clock;
    RetryTimer m_retry;
    QTimer m_next;
    std::chrono::milliseconds m_interval{1000};
    std::chrono::milliseconds m_latency{0};
    Clock::SteadyTime m_began;
    std::shared_ptr<SupervisorClient> m_client;
    int m_generation = 0; ///< of m_client
    bool m_isLooking = false;
    bool m_lookAgain = false;
    bool m_isIdentified = false;
};

} // namespace pennon
