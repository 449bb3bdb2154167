// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/serverprofile.h"
#include "session/sshwords.h"
#include "session/tunnel.h"

#include <QDeadlineTimer>
#include <QPointer>
#include <QProcess>
#include <QStringList>
#include <QTemporaryDir>
#include <QTimer>

#include <chrono>
#include <memory>

namespace pennon {

class AskpassServer;
class PeerStream;

/// How ssh is run.
struct SshSettings
{
    QString program = QStringLiteral("ssh");
    QStringList arguments = {}; ///< before ours, so that they win
    QString folder = {}; ///< where a private folder for the sockets is made; empty: the user's runtime folder
    /// To come up, without the time in which a question waits for its answer.
    std::chrono::milliseconds deadline = std::chrono::seconds(45);
};

/// The tunnel of an ssh:// profile: the system's ssh, with its configuration, agent and known hosts, forwards
/// supervisord's and the listener's socket to sockets in a private folder.
///
/// It is up when supervisord's socket has answered through it. Errors are those of explainSsh(), TimedOut,
/// and Unauthorized when the user cancelled the question of ssh, who should then not be asked again by
/// itself. A connection that is shared (ControlMaster) is not used: the forwarded sockets would stay in it.
class SshTunnel final : public Tunnel
{
    Q_OBJECT

public:
    /// Without an askpass server ssh cannot ask anything, and ends instead.
    SshTunnel(const ServerProfile &profile, AskpassServer *askpass, SshSettings settings,
              QObject *parent = nullptr);
    SshTunnel(const SshTunnel &) = delete;
    SshTunnel &operator=(const SshTunnel &) = delete;
    SshTunnel(SshTunnel &&) = delete;
    SshTunnel &operator=(SshTunnel &&) = delete;
    ~SshTunnel() override; ///< ends ssh

    void open() override;
    void close() override;
    [[nodiscard]] bool isUp() const override { return m_isUp; }
    [[nodiscard]] QString supervisorSocket() const override;
    [[nodiscard]] QString listenerSocket() const override;

    /// Of ssh while it runs, else 0.
    [[nodiscard]] qint64 processId() const { return m_process ? m_process->processId() : 0; }

private:
    [[nodiscard]] QStringList arguments() const;
    [[nodiscard]] QString localPath(QLatin1String name) const;
    void start();
    void readErrors();
    void look();
    void probe();
    void comeUp();
    void finish(const Error &why);
    void stopProcess();

    ServerProfile m_profile;
    SshDestination m_destination;
    QPointer<AskpassServer> m_askpass;
    SshSettings m_settings;
    std::unique_ptr<QTemporaryDir> m_folder;
    QProcess *m_process = nullptr; ///< our child; one that is ending stays our child a moment longer
    QByteArray m_errors;           ///< the last of what ssh wrote
    QByteArray m_unfinishedLine;
    QString m_token; ///< at the askpass server
    QTimer m_look;   ///< while it comes up
    QDeadlineTimer m_deadline;
    std::unique_ptr<PeerStream> m_probe;
    bool m_isUp = false;
    bool m_isRefused = false; ///< the probe's connection ended without an answer
};

} // namespace pennon
