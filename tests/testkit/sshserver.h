// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "testkit/reservedport.h"

#include <QByteArray>
#include <QProcess>
#include <QString>
#include <QStringList>
#include <QTemporaryDir>

#include <sys/types.h>
#include <vector>

namespace pennon::testkit {

/// A real sshd on a port of 127.0.0.1 with keys of its own, which lets the test's user in by the test's key.
/// It ends with this object, and so do its connections.
class SshServer final
{
public:
    SshServer();
    SshServer(const SshServer &) = delete;
    SshServer &operator=(const SshServer &) = delete;
    SshServer(SshServer &&) = delete;
    SshServer &operator=(SshServer &&) = delete;
    ~SshServer();

    /// Makes the keys, starts sshd and waits until it listens. The client knows the host and may come in.
    [[nodiscard]] bool start();
    /// Takes no new connections; those that stand go on.
    void stopListening();
    /// The same port again.
    [[nodiscard]] bool listenAgain();

    /// ssh://USER@127.0.0.1:PORT
    [[nodiscard]] QString url() const;
    /// What a client needs to use our keys and known hosts instead of the user's.
    [[nodiscard]] QStringList clientArguments() const;

    void refuseKey();
    void forgetHost();         ///< the client has never seen this host
    void remindOfAnotherKey(); ///< the client has seen it with another key
    [[nodiscard]] QString fingerprint() const;
    /// From now on the client's key needs this to be opened.
    [[nodiscard]] bool setPassphrase(const QString &passphrase);

    /// Processes of sshd that serve a connection.
    [[nodiscard]] std::vector<pid_t> sessions() const;
    /// Ends them at once, as if the machine were gone.
    void cutConnections() const;

    [[nodiscard]] QString path(const QString &name) const { return m_folder.filePath(name); }
    /// sshd's log, for the message of a failed test.
    [[nodiscard]] QByteArray report() const;

private:
    void write(const QString &name, const QByteArray &contents) const;
    [[nodiscard]] QByteArray read(const QString &name) const;

    ReservedPort m_port;
    QTemporaryDir m_folder;
    QProcess m_daemon;
};

} // namespace pennon::testkit
