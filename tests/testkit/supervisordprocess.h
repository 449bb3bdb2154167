// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QJsonArray>
#include <QJsonObject>
#include <QProcess>
#include <QStringList>
#include <QTemporaryDir>

#include <memory>
#include <sys/types.h>

namespace pennon::testkit {

/// What supervisord says about one process.
struct ProcessReport
{
    QString
        state; ///< "RUNNING", "STOPPED" ...; empty if supervisord does not know the process or did not answer
    pid_t pid = 0;
    int exitStatus = 0;

    [[nodiscard]] bool isRunning() const { return state == QLatin1String("RUNNING"); }
};

/// A real supervisord with a folder and a configuration of its own. Whatever it started, at any depth and as
/// any user, is ended together with this object, however the test went. Sections are added first; then
/// start().
class SupervisordProcess final
{
public:
    struct Settings
    {
        QString username = {}; ///< empty: no password is asked for
        QString password = {};
        quint16 port = 0; ///< serve TCP on 127.0.0.1 too; 0: the unix socket alone
        QString socketMode = QStringLiteral("0700");
        QString identifier = QStringLiteral("supervisor"); ///< stands in the header of every event
        bool callOverTcp = false; ///< the test's own calls do not use the unix socket
    };

    SupervisordProcess();
    explicit SupervisordProcess(Settings settings);
    SupervisordProcess(const SupervisordProcess &) = delete;
    SupervisordProcess &operator=(const SupervisordProcess &) = delete;
    SupervisordProcess(SupervisordProcess &&) = delete;
    SupervisordProcess &operator=(SupervisordProcess &&) = delete;
    ~SupervisordProcess();

    /// Path of a file in the folder.
    [[nodiscard]] QString path(const QString &name) const;
    /// Contents of a file in the folder; empty if there is none.
    [[nodiscard]] QString read(const QString &name) const;
    /// Writes a file in the folder; it appears complete.
    void write(const QString &name, const QByteArray &contents) const;
    /// The URL that event listeners get.
    [[nodiscard]] QString serverUrl() const;

    /// A section of any kind: "program:web" and its lines.
    void addSection(const QString &header, const QStringList &lines);
    /// [program:NAME] that starts at once and is not restarted by itself; later lines win.
    void addProgram(const QString &name, const QString &command, const QStringList &lines = {});
    /// [eventlistener:NAME] as our documentation recommends it; stderr goes to NAME.err.
    void addListener(const QString &name, const QString &events, const QString &command,
                     const QStringList &lines = {});

    /// Starts supervisord and waits until it answers and every listener is RUNNING.
    [[nodiscard]] bool start();
    [[nodiscard]] pid_t pid() const { return static_cast<pid_t>(m_daemon.processId()); }
    /// True until supervisord itself has ended.
    [[nodiscard]] bool isRunning() const { return m_daemon.state() != QProcess::NotRunning; }
    /// Asks for an orderly end and waits for it.
    [[nodiscard]] bool shutDown();
    /// Ends supervisord alone, at once (SIGKILL).
    void kill();

    /// An XML-RPC call: {"value": ...}, {"fault": code, "text": ...} or {"error": text}.
    QJsonObject call(const QString &method, const QJsonArray &arguments = {});
    [[nodiscard]] ProcessReport process(const QString &name);
    /// Starts or stops "GROUP:NAME" or "NAME" without waiting; false for a fault. supervisord may answer the
    /// start of what ends at once with a fault.
    bool startProcess(const QString &name);
    bool stopProcess(const QString &name);

    /// supervisord's own log, with the acknowledgement of every event ("event was processed").
    [[nodiscard]] QString log() const { return read(QStringLiteral("supervisord.log")); }
    /// What a listener wrote to stderr.
    [[nodiscard]] QString errorsOf(const QString &listener) const
    {
        return read(listener + QStringLiteral(".err"));
    }
    /// Command lines of what supervisord started and what still lives, without supervisord itself.
    [[nodiscard]] QStringList leftovers() const;
    /// Logs and states, for the message of a failed test.
    [[nodiscard]] QByteArray report();

private:
    [[nodiscard]] QByteArray configuration() const;
    [[nodiscard]] bool listenersRun();
    void startCaller();

    Settings m_settings;
    QTemporaryDir m_folder;
    QByteArray m_marker;
    QByteArray m_sections;
    QStringList m_listeners;
    QProcess m_daemon;
    std::unique_ptr<QProcess> m_caller;
};

} // namespace pennon::testkit
