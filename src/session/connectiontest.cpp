// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/connectiontest.h"

#include "base/whendone.h"
#include "session/linktrouble.h"
#include "supervisor/supervisorclient.h"

#include <utility>

namespace pennon {

ConnectionTest::ConnectionTest(Parts parts, QObject *parent)
    : QObject(parent)
    , m_parts(std::move(parts))
    , m_http(m_parts.http, m_parts.patience)
{}

ConnectionTest::~ConnectionTest()
{
    cancel();
}

void ConnectionTest::begin(const ServerProfile &profile, const QString &password)
{
    cancel();
    m_profile = profile;
    m_password = password;
    m_isRunning = true;
    m_isSupervisordTested = false;
    m_isListenerTested = false;
    if (profile.kind() != ServerProfile::Kind::Ssh) {
        testChannels(profile.address, profile.listenerSocket);
        return;
    }
    m_tunnel = m_parts.makeTunnel(profile);
    connect(m_tunnel.get(), &Tunnel::opened, this, [this] {
        testChannels(QString(QStringLiteral("unix://") + m_tunnel->supervisorSocket()),
                     m_tunnel->listenerSocket());
    });
    connect(m_tunnel.get(), &Tunnel::ended, this, &ConnectionTest::tunnelFailed);
    m_tunnel->open();
}

void ConnectionTest::cancel()
{
    ++m_generation;
    m_isRunning = false;
    m_supervisord.reset();
    m_listener.reset();
    if (m_tunnel) {
        m_tunnel->disconnect(this);
        m_tunnel->close();
        m_tunnel.release()->deleteLater(); // it may be what called us
    }
    m_password.clear();
}

void ConnectionTest::testChannels(const QString &supervisordUrl, const QString &listenerSocket)
{
    // Both at once; that the first report ends the test is no reason not to begin the other.
    const int generation = m_generation;
    testSupervisord(supervisordUrl);
    if (generation == m_generation)
        testListener(listenerSocket);
}

void ConnectionTest::testSupervisord(const QString &url)
{
    const auto server = ServerUrl::parse(url);
    if (!server) {
        report(Channel::Supervisord, failed(Channel::Supervisord, LinkTrouble::Unreachable, server.error()));
        return;
    }
    std::optional<HttpCredentials> credentials;
    if (!m_profile.user.isEmpty())
        credentials = HttpCredentials{m_profile.user, m_password};
    m_supervisord = std::make_unique<SupervisorClient>(m_http, *server, credentials);
    whenDone(m_supervisord->getSupervisorVersion(), this,
             [this, generation = m_generation](const Result<QString> &version) {
                 if (generation != m_generation)
                     return;
                 if (version) {
                     report(Channel::Supervisord, {ChannelReport::Outcome::Works,
                                                   LinkTrouble::None,
                                                   tr("supervisord %1 answers").arg(*version),
                                                   {},
                                                   {}});
                 } else if (isShutdownFault(version.error())) {
                     report(Channel::Supervisord, {ChannelReport::Outcome::Works,
                                                   LinkTrouble::None,
                                                   tr("supervisord answers, and is shutting down"),
                                                   {},
                                                   {}});
                 } else {
                     report(Channel::Supervisord,
                            failed(Channel::Supervisord, troubleOf(version.error()), version.error()));
                 }
             });
}

void ConnectionTest::testListener(const QString &socket)
{
    if (socket.isEmpty()) {
        report(Channel::Listener, {ChannelReport::Outcome::NotTested,
                                   LinkTrouble::None,
                                   tr("No listener"),
                                   {},
                                   tr("Without one Pennon shows states and logs and can start and stop "
                                      "processes; the listener adds limits, "
                                      "history, incidents and mails.")});
        return;
    }
    m_listener = std::make_unique<ControlClient>(QStringLiteral("pennon"));
    whenDone(
        m_listener->open(socket, m_parts.patience), this,
        [this, generation = m_generation](const Result<HelloAnswer> &hello) {
            if (generation != m_generation)
                return;
            if (hello) {
                report(Channel::Listener,
                       {ChannelReport::Outcome::Works,
                        LinkTrouble::None,
                        tr("pennon-listener %1 on %2 answers").arg(hello->version, hello->host),
                        {},
                        hello->mayWrite ? QString()
                                        : tr("You may look, but not change anything: the listener lets only "
                                             "root, its own user and the "
                                             "members of \"socket_group\" do that.")});
                return;
            }
            const Error &why = hello.error();
            const bool isOther =
                why.code == ErrorCode::Protocol && troubleOf(why) == LinkTrouble::OtherProtocol;
            report(Channel::Listener,
                   failed(Channel::Listener, isOther ? LinkTrouble::OtherProtocol : troubleOf(why), why));
        });
}

void ConnectionTest::tunnelFailed(const Error &why)
{
    const int generation = ++m_generation; // what was asked through it does not count any more
    if (!m_isSupervisordTested) {
        ChannelReport supervisord = failed(Channel::Supervisord, LinkTrouble::Tunnel, why);
        supervisord.trouble = troubleOfTunnel(why);
        report(Channel::Supervisord, supervisord);
    }
    if (generation == m_generation && m_isRunning && !m_isListenerTested) {
        report(Channel::Listener, {ChannelReport::Outcome::NotTested,
                                   LinkTrouble::None,
                                   tr("Not tested: there is no SSH connection"),
                                   {},
                                   {}});
    }
}

ChannelReport ConnectionTest::failed(Channel channel, LinkTrouble trouble, const Error &why) const
{
    return {ChannelReport::Outcome::Fails, trouble, troubleWords(channel, trouble), why.message,
            adviceFor(channel, trouble, why, m_profile)};
}

void ConnectionTest::report(Channel channel, const ChannelReport &report)
{
    const int generation = m_generation;
    if (channel == Channel::Supervisord) {
        m_isSupervisordTested = true;
        Q_EMIT supervisordTested(report);
    } else {
        m_isListenerTested = true;
        Q_EMIT listenerTested(report);
    }
    if (generation != m_generation || !m_isSupervisordTested || !m_isListenerTested)
        return;
    cancel();
    Q_EMIT finished();
}

} // namespace pennon
