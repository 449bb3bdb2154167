// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/sshtunnel.h"

#include "control/connecttosocket.h"
#include "control/peerstream.h"
#include "session/askpassserver.h"
#include "session/sshaddress.h"

#include <QDir>
#include <QStandardPaths>

#include <csignal>
#include <utility>

#include <sys/prctl.h>
#include <unistd.h>

namespace pennon {

namespace {

constexpr std::chrono::milliseconds lookInterval{100};
constexpr std::chrono::seconds farewell{2}; ///< for an ssh that was asked to end
constexpr qsizetype keptErrors = 16384;
constexpr QLatin1String supervisorName("supervisor");
constexpr QLatin1String listenerName("listener");

/// A path as ssh reads it in -L: colons separate, percent signs begin a token.
QString escaped(QString path)
{
    return path.replace(u'\\', QLatin1String("\\\\"))
        .replace(u':', QLatin1String("\\:"))
        .replace(u'%', QLatin1String("%%"));
}

} // namespace

SshTunnel::SshTunnel(const ServerProfile &profile, AskpassServer *askpass, SshSettings settings,
                     QObject *parent)
    : Tunnel(parent)
    , m_profile(profile)
    , m_askpass(askpass)
    , m_settings(std::move(settings))
{
    if (m_settings.folder.isEmpty())
        m_settings.folder = QStandardPaths::writableLocation(QStandardPaths::RuntimeLocation);
    m_look.setInterval(lookInterval);
    connect(&m_look, &QTimer::timeout, this, &SshTunnel::look);
    if (m_askpass) {
        connect(m_askpass, &AskpassServer::cancelled, this, [this](const QString &token) {
            if (!m_token.isEmpty() && token == m_token)
                finish({ErrorCode::Unauthorized,
                        tr("The login at %1 was cancelled.").arg(m_destination.host),
                        {},
                        0});
        });
    }
}

SshTunnel::~SshTunnel()
{
    close();
    // SIGKILL takes a moment, not more.
    const auto ending = findChildren<QProcess *>();
    for (QProcess *const process : ending) {
        process->kill();
        process->waitForFinished();
    }
}

QString SshTunnel::localPath(QLatin1String name) const
{
    return m_folder ? m_folder->filePath(name) : QString();
}

QString SshTunnel::supervisorSocket() const
{
    return localPath(supervisorName);
}

QString SshTunnel::listenerSocket() const
{
    return m_profile.listenerSocket.isEmpty() ? QString() : localPath(listenerName);
}

QStringList SshTunnel::arguments() const
{
    QStringList list = m_settings.arguments;
    list << QStringLiteral("-N") << QStringLiteral("-T");
    for (const char *const option :
         {"ExitOnForwardFailure=yes", "StreamLocalBindUnlink=yes", "StreamLocalBindMask=0177",
          "ControlMaster=no", "ControlPath=none", "ForwardAgent=no", "ForwardX11=no", "PermitLocalCommand=no",
          "LogLevel=INFO", "ConnectTimeout=15", "ServerAliveInterval=15", "ServerAliveCountMax=3"}) {
        list << QStringLiteral("-o") << QString::fromLatin1(option);
    }
    const auto forward = [this, &list](QLatin1String name, const QString &remote) {
        list << QStringLiteral("-L") << QString(escaped(localPath(name)) + u':' + escaped(remote));
    };
    forward(supervisorName, m_profile.supervisorSocket);
    if (!m_profile.listenerSocket.isEmpty())
        forward(listenerName, m_profile.listenerSocket);
    const auto address = SshAddress::parse(m_profile.address);
    if (!address->user.isEmpty())
        list << QStringLiteral("-l") << address->user;
    if (address->port != 0)
        list << QStringLiteral("-p") << QString::number(address->port);
    return list << QStringLiteral("--") << address->host;
}

void SshTunnel::open()
{
    close();
    const auto address = SshAddress::parse(m_profile.address);
    if (!address) {
        // Never within open(): who calls it may not be ready for it.
        QTimer::singleShot(0, this, [this, why = address.error()] { Q_EMIT ended(why); });
        return;
    }
    m_destination = {address->display(), m_profile.supervisorSocket};
    m_folder =
        std::make_unique<QTemporaryDir>(QString(m_settings.folder + QStringLiteral("/pennon-ssh-XXXXXX")));
    if (!m_folder->isValid()) {
        const Error why{ErrorCode::System,
                        tr("The sockets of %1 need a private folder in %2, which cannot be made: %3")
                            .arg(m_destination.host, m_settings.folder, m_folder->errorString()),
                        {},
                        0};
        QTimer::singleShot(0, this, [this, why] { Q_EMIT ended(why); });
        return;
    }
    start();
}

void SshTunnel::start()
{
    m_errors.clear();
    m_unfinishedLine.clear();
    m_isRefused = false;
    m_process = new QProcess(this);
    auto environment = QProcessEnvironment::systemEnvironment();
    if (m_askpass && m_askpass->listen()) {
        m_token = m_askpass->admit(m_profile.name.isEmpty() ? m_destination.host : m_profile.name);
        m_askpass->addTo(environment, m_token);
    } else {
        // A terminal that we may have been started from is nowhere to ask.
        environment.insert(QStringLiteral("SSH_ASKPASS"), QStringLiteral("/bin/false"));
        environment.insert(QStringLiteral("SSH_ASKPASS_REQUIRE"), QStringLiteral("force"));
    }
    m_process->setProcessEnvironment(environment);
    m_process->setStandardInputFile(QProcess::nullDevice());
    m_process->setStandardOutputFile(QProcess::nullDevice());
    const pid_t us = ::getpid();
    m_process->setChildProcessModifier([us] {
        ::setsid();
        ::prctl(PR_SET_PDEATHSIG, SIGTERM);
        if (::getppid() != us) // gone before it could tell us
            ::_exit(1);
    });
    connect(m_process, &QProcess::readyReadStandardError, this, &SshTunnel::readErrors);
    connect(m_process, &QProcess::finished, this, [this] {
        readErrors();
        finish(explainSsh(m_errors + m_unfinishedLine, m_destination));
    });
    // Later, since it may come within start(), and then perhaps for one that we have left.
    const auto onError = [this, process = m_process](QProcess::ProcessError error) {
        if (error != QProcess::FailedToStart || process != m_process)
            return;
        finish({ErrorCode::System,
                tr("The program \"%1\" cannot be started, and without it no server can be reached by SSH. "
                   "Install it (Debian: "
                   "openssh-client).")
                    .arg(m_settings.program),
                {},
                0});
    };
    connect(m_process, &QProcess::errorOccurred, this, onError, Qt::QueuedConnection);
    m_deadline.setRemainingTime(m_settings.deadline);
    m_look.start();
    m_process->start(m_settings.program, arguments());
}

void SshTunnel::readErrors()
{
    m_unfinishedLine += m_process->readAllStandardError();
    const QList<QByteArray> lines = m_unfinishedLine.split('\n');
    for (const QByteArray &line : lines.first(lines.size() - 1)) {
        // Once it is up this is about the listener, or a supervisord that is being restarted: no reason to
        // end.
        if (!m_isUp || !line.contains("open failed"))
            m_errors += line + '\n';
    }
    m_unfinishedLine = lines.last();
    if (m_errors.size() > keptErrors)
        m_errors = m_errors.last(keptErrors);
}

void SshTunnel::look()
{
    if (m_isRefused) {
        readErrors();
        finish(explainSsh(m_errors, m_destination));
        return;
    }
    if (m_askpass && m_askpass->isAsking(m_token))
        m_deadline.setRemainingTime(m_settings.deadline);
    if (m_deadline.hasExpired()) {
        finish({ErrorCode::TimedOut,
                m_probe ? tr("The login at %1 is fine, but %2 does not answer there.")
                              .arg(m_destination.host, m_destination.supervisorSocket)
                        : tr("%1 did not let us in within a reasonable time.").arg(m_destination.host),
                {},
                0});
        return;
    }
    if (!m_probe)
        probe();
}

void SshTunnel::probe()
{
    // ssh makes the sockets once it has logged in, and opens the other end when somebody connects.
    const auto descriptor = connectToSocket(supervisorSocket());
    if (!descriptor || !*descriptor)
        return;
    m_probe = std::make_unique<PeerStream>(**descriptor, this);
    connect(m_probe.get(), &PeerStream::received, this, &SshTunnel::comeUp);
    // What ssh says about it is on its way; the next look reads that.
    connect(m_probe.get(), &PeerStream::ended, this, [this] { m_isRefused = true; });
    connect(m_probe.get(), &PeerStream::closed, this, [this] { m_isRefused = true; });
    // The cheapest request: supervisord answers 404, or 401, without looking at its processes.
    m_probe->write(QByteArrayLiteral("GET /pennon HTTP/1.0\r\n\r\n"));
}

void SshTunnel::comeUp()
{
    if (m_isUp)
        return;
    m_look.stop();
    m_probe->disconnect(this);
    m_probe.release()->deleteLater(); // it is what called us
    m_isUp = true;
    m_errors.clear(); // warnings of the login
    Q_EMIT opened();
}

void SshTunnel::close()
{
    m_look.stop();
    m_isUp = false;
    m_probe.reset();
    stopProcess();
    m_folder.reset();
}

void SshTunnel::stopProcess()
{
    if (m_askpass && !m_token.isEmpty())
        m_askpass->dismiss(m_token);
    m_token.clear();
    if (m_process == nullptr)
        return;
    QProcess *const process = std::exchange(m_process, nullptr);
    process->disconnect(this);
    if (process->state() == QProcess::NotRunning) {
        process->deleteLater();
        return;
    }
    connect(process, &QProcess::finished, process, &QObject::deleteLater);
    QTimer::singleShot(farewell, process, &QProcess::kill);
    process->terminate();
}

void SshTunnel::finish(const Error &why)
{
    const Error copy = why;
    close();
    Q_EMIT ended(copy);
}

} // namespace pennon
