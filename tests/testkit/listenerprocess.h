// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QHash>
#include <QProcess>
#include <QStringList>

#include <sys/types.h>

namespace pennon::testkit {

/// One of our six tools run as supervisord would, with the test in supervisord's place. Ended with this
/// object.
class ListenerProcess final
{
public:
    ListenerProcess();
    ListenerProcess(const ListenerProcess &) = delete;
    ListenerProcess &operator=(const ListenerProcess &) = delete;
    ListenerProcess(ListenerProcess &&) = delete;
    ListenerProcess &operator=(ListenerProcess &&) = delete;
    ~ListenerProcess();

    /// Sets a variable of the environment; a null value removes it. SUPERVISOR_SERVER_URL has a harmless
    /// default.
    void setVariable(const QString &name, const QString &value);
    [[nodiscard]] bool start(const QString &tool, const QStringList &arguments);

    /// Sends one event with its length counted in characters.
    void sendEvent(const QByteArray &name, const QByteArray &payload);
    /// Sends anything; false if the listener does not take it any more.
    bool feed(const QByteArray &bytes);
    void closeInput() { m_process.closeWriteChannel(); }
    void terminate() { m_process.terminate(); }

    /// Waits for READY and the answers to that many events, and that stdout is nothing else.
    [[nodiscard]] bool hasAnswered(int events);
    /// Waits for a text on stderr.
    [[nodiscard]] bool hasSaid(const QString &text, int times = 1);
    /// Waits for its end.
    [[nodiscard]] bool hasEnded();
    [[nodiscard]] bool isRunning() const { return m_process.state() == QProcess::Running; }
    [[nodiscard]] int exitStatus() const;
    [[nodiscard]] pid_t pid() const { return static_cast<pid_t>(m_process.processId()); }

    [[nodiscard]] QByteArray standardOutput();
    [[nodiscard]] QString standardError();
    /// Both streams, for the message of a failed test.
    [[nodiscard]] QByteArray report();

private:
    QProcess m_process;
    QByteArray m_output;
    QByteArray m_errors;
    int m_serial = 0;
};

} // namespace pennon::testkit
