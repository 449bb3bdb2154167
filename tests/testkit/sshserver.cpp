// SPDX-License-Identifier: GPL-3.0-or-later
#include "testkit/sshserver.h"

#include "testkit/waiting.h"

#include <QDir>
#include <QFile>

#include <csignal>
#include <pwd.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace pennon::testkit {
namespace {

bool run(const QString &program, const QStringList &arguments)
{
    QProcess process;
    process.setProcessChannelMode(QProcess::MergedChannels);
    process.start(program, arguments);
    if (process.waitForFinished(static_cast<int>(std::chrono::milliseconds(patience).count())) &&
        process.exitStatus() == QProcess::NormalExit && process.exitCode() == 0) {
        return true;
    }
    qWarning("testkit: %s: %s", qPrintable(program), process.readAll().constData());
    return false;
}

bool makeKey(const QString &file)
{
    return run(QStringLiteral("ssh-keygen"),
               {QStringLiteral("-q"), QStringLiteral("-t"), QStringLiteral("ed25519"), QStringLiteral("-N"),
                QString(), QStringLiteral("-f"), file});
}

QString userName()
{
    const passwd *const entry = ::getpwuid(::getuid());
    return entry != nullptr ? QString::fromLocal8Bit(entry->pw_name) : QString();
}

std::vector<pid_t> childrenOf(pid_t pid)
{
    std::vector<pid_t> found;
    QFile file(QStringLiteral("/proc/%1/task/%1/children").arg(pid));
    if (!file.open(QIODevice::ReadOnly))
        return found;
    const auto numbers = file.readAll().simplified().split(' ');
    for (const auto &number : numbers) {
        if (!number.isEmpty())
            found.push_back(number.toInt());
    }
    return found;
}

} // namespace

SshServer::SshServer()
{
    m_daemon.setProcessChannelMode(QProcess::MergedChannels);
    m_daemon.setStandardOutputFile(path(QStringLiteral("sshd.log")), QIODevice::Append);
    m_daemon.setChildProcessModifier([] { ::prctl(PR_SET_PDEATHSIG, SIGTERM); });
}

SshServer::~SshServer()
{
    cutConnections();
    stopListening();
}

bool SshServer::start()
{
    if (m_port.number() == 0 || !makeKey(path(QStringLiteral("host"))) ||
        !makeKey(path(QStringLiteral("other"))) || !makeKey(path(QStringLiteral("user")))) {
        return false;
    }
    write(QStringLiteral("authorized_keys"), read(QStringLiteral("user.pub")));
    write(QStringLiteral("known_hosts"), QByteArray("[127.0.0.1]:" + QByteArray::number(m_port.number()) +
                                                    ' ' + read(QStringLiteral("host.pub"))));
    write(QStringLiteral("sshd_config"), "ListenAddress 127.0.0.1:" + QByteArray::number(m_port.number()) +
                                             "\nHostKey " + path(QStringLiteral("host")).toUtf8() +
                                             "\nAuthorizedKeysFile " +
                                             path(QStringLiteral("authorized_keys")).toUtf8() +
                                             "\nPidFile none\nUsePAM no\nStrictModes no\nPermitRootLogin "
                                             "yes\nPasswordAuthentication yes\nMaxStartups 100\n");
    return listenAgain();
}

bool SshServer::listenAgain()
{
    // sshd wants to be called by its full path, and as root to have its folder, which a boot makes.
    if (::getuid() == 0 && ::mkdir("/run/sshd", 0755) != 0 && errno != EEXIST)
        return false;
    const auto times = read(QStringLiteral("sshd.log")).count("Server listening");
    m_daemon.start(QStringLiteral("/usr/sbin/sshd"),
                   {QStringLiteral("-D"), QStringLiteral("-e"), QStringLiteral("-f"),
                    path(QStringLiteral("sshd_config"))});
    return comesTrue([&] {
               // Its log may be there before we are told that it has started.
               return m_daemon.state() == QProcess::NotRunning ||
                      (m_daemon.state() == QProcess::Running &&
                       read(QStringLiteral("sshd.log")).count("Server listening") > times);
           }) &&
           m_daemon.state() == QProcess::Running;
}

void SshServer::stopListening()
{
    m_daemon.kill();
    m_daemon.waitForFinished();
}

QString SshServer::url() const
{
    return QStringLiteral("ssh://%1@127.0.0.1:%2").arg(userName()).arg(m_port.number());
}

QStringList SshServer::clientArguments() const
{
    QStringList list{QStringLiteral("-F"), QStringLiteral("none"), QStringLiteral("-i"),
                     path(QStringLiteral("user"))};
    for (const QString &option :
         {QString(QStringLiteral("UserKnownHostsFile=") + path(QStringLiteral("known_hosts"))),
          QStringLiteral("GlobalKnownHostsFile=/dev/null"), QStringLiteral("IdentitiesOnly=yes"),
          QStringLiteral("IdentityAgent=none")}) {
        list << QStringLiteral("-o") << option;
    }
    return list;
}

void SshServer::refuseKey()
{
    write(QStringLiteral("authorized_keys"), {});
}

void SshServer::forgetHost()
{
    write(QStringLiteral("known_hosts"), {});
}

void SshServer::remindOfAnotherKey()
{
    write(QStringLiteral("known_hosts"), QByteArray("[127.0.0.1]:" + QByteArray::number(m_port.number()) +
                                                    ' ' + read(QStringLiteral("other.pub"))));
}

QString SshServer::fingerprint() const
{
    QProcess process;
    process.start(QStringLiteral("ssh-keygen"),
                  {QStringLiteral("-l"), QStringLiteral("-f"), path(QStringLiteral("host.pub"))});
    process.waitForFinished();
    return QString::fromUtf8(process.readAllStandardOutput().split(' ').value(1));
}

bool SshServer::setPassphrase(const QString &passphrase)
{
    return run(QStringLiteral("ssh-keygen"),
               {QStringLiteral("-p"), QStringLiteral("-q"), QStringLiteral("-P"), QString(),
                QStringLiteral("-N"), passphrase, QStringLiteral("-f"), path(QStringLiteral("user"))});
}

std::vector<pid_t> SshServer::sessions() const
{
    return m_daemon.state() == QProcess::Running ? childrenOf(static_cast<pid_t>(m_daemon.processId()))
                                                 : std::vector<pid_t>();
}

void SshServer::cutConnections() const
{
    for (const pid_t session : sessions()) {
        for (const pid_t child : childrenOf(session))
            ::kill(child, SIGKILL);
        ::kill(session, SIGKILL);
    }
}

QByteArray SshServer::report() const
{
    return "\n--- sshd.log\n" + read(QStringLiteral("sshd.log"));
}

void SshServer::write(const QString &name, const QByteArray &contents) const
{
    QFile file(path(name));
    if (!file.open(QIODevice::WriteOnly) || file.write(contents) != contents.size())
        qFatal("testkit: cannot write %s", qPrintable(file.fileName()));
}

QByteArray SshServer::read(const QString &name) const
{
    QFile file(path(name));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace pennon::testkit
