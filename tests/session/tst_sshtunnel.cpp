// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/askpass.h"
#include "session/askpassserver.h"
#include "session/sshtunnel.h"

#include "net/httpclient.h"
#include "supervisor/supervisorclient.h"
#include "testkit/processes.h"
#include "testkit/sshserver.h"
#include "testkit/supervisordprocess.h"
#include "testkit/waiting.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QLocalServer>
#include <QLocalSocket>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>
#include <cstdio>
#include <memory>

using namespace pennon;
using namespace pennon::testkit;

/// The system's ssh, a real sshd, and a real supervisord behind it. This program is its own askpass.
class tst_SshTunnel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void forwardsSupervisord();
    void socketsArePrivate();
    void isCutAndComesBack();
    void endsWithItsOwner();
    void endsWithAnApplicationThatWasKilled();
    void saysWhatIsMissing();
    void saysThatTheServerDoesNotListen();
    void saysThatThereIsNoSsh();
    void anAddressThatIsNoneIsAnError();
    void endsWhenNothingAnswers();
    void aChangedHostKeyIsRefused();
    void anUnknownHostIsAskedAbout_data();
    void anUnknownHostIsAskedAbout();
    void aRefusedKeyAsksForThePasswordAndCanBeCancelled();
    void aPassphraseIsAskedFor();
    void withoutAnAskpassServerNothingIsAsked();
    void questionsAreWithdrawnWithTheTunnel();
    void strangersCannotAsk();

private:
    [[nodiscard]] ServerProfile profile() const;
    [[nodiscard]] SshSettings settings() const;
    [[nodiscard]] bool comesUp(SshTunnel &tunnel);
    /// Opens it and waits for its end.
    [[nodiscard]] Error failureOf(SshTunnel &tunnel);

    SupervisordProcess m_supervisord;
    std::unique_ptr<SshServer> m_sshd;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<AskpassServer> m_askpass;
};

void tst_SshTunnel::initTestCase()
{
    QVERIFY(m_supervisord.start());
}

void tst_SshTunnel::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_sshd = std::make_unique<SshServer>();
    VERIFY_IN(*m_sshd, m_sshd->start());
    m_askpass = std::make_unique<AskpassServer>(QCoreApplication::applicationFilePath(), m_folder->path());
}

void tst_SshTunnel::cleanup()
{
    m_askpass.reset();
    m_sshd.reset();
    QVERIFY(QDir(m_folder->path()).isEmpty()); // no folder of sockets stays behind
    m_folder.reset();
}

ServerProfile tst_SshTunnel::profile() const
{
    return {QStringLiteral("1"),
            QStringLiteral("web"),
            m_sshd->url(),
            m_supervisord.path(QStringLiteral("supervisor.sock")),
            {},
            {}};
}

SshSettings tst_SshTunnel::settings() const
{
    SshSettings settings;
    settings.arguments = m_sshd->clientArguments();
    settings.folder = m_folder->path();
    return settings;
}

bool tst_SshTunnel::comesUp(SshTunnel &tunnel)
{
    QSignalSpy opened(&tunnel, &Tunnel::opened);
    QSignalSpy ended(&tunnel, &Tunnel::ended);
    tunnel.open();
    const bool isThere = comesTrue([&] { return !opened.isEmpty() || !ended.isEmpty(); }) && tunnel.isUp();
    if (!isThere && !ended.isEmpty())
        qWarning("%s", qPrintable(ended[0][0].value<Error>().message));
    return isThere;
}

Error tst_SshTunnel::failureOf(SshTunnel &tunnel)
{
    QSignalSpy ended(&tunnel, &Tunnel::ended);
    tunnel.open();
    if (!comesTrue([&] { return !ended.isEmpty() || tunnel.isUp(); }) || ended.isEmpty())
        return {ErrorCode::Conflict, QStringLiteral("it did not end"), {}, 0};
    return ended[0][0].value<Error>();
}

void tst_SshTunnel::forwardsSupervisord()
{
    SshTunnel tunnel(profile(), m_askpass.get(), settings());
    QVERIFY(!tunnel.isUp());
    VERIFY_IN(*m_sshd, comesUp(tunnel));
    HttpClient http;
    SupervisorClient client(
        http, *ServerUrl::parse(QString(QStringLiteral("unix://") + tunnel.supervisorSocket())), {});
    const auto pid = client.getPID();
    QVERIFY(comesTrue([&] { return pid.isFinished(); }));
    QVERIFY(pid.result());
    QCOMPARE(pid_t(*pid.result()), m_supervisord.pid());
    QVERIFY(tunnel.listenerSocket().isEmpty()); // the profile names none
}

void tst_SshTunnel::socketsArePrivate()
{
    // A listener of our own: its path has what ssh would read as a separator and as a token.
    QTemporaryDir folder;
    ServerProfile with = profile();
    with.listenerSocket = folder.filePath(QStringLiteral("a:b%h\\.sock"));
    QLocalServer listener;
    QVERIFY(listener.listen(with.listenerSocket));
    SshTunnel tunnel(with, m_askpass.get(), settings());
    VERIFY_IN(*m_sshd, comesUp(tunnel));
    constexpr auto ours = QFile::ReadOwner | QFile::WriteOwner | QFile::ReadUser | QFile::WriteUser;
    for (const QString &path : {tunnel.supervisorSocket(), tunnel.listenerSocket()}) {
        QCOMPARE(QFileInfo(path).permissions() & ~ours, QFile::Permissions());
        QCOMPARE(QFileInfo(QFileInfo(path).path()).permissions() & ~(ours | QFile::ExeOwner | QFile::ExeUser),
                 QFile::Permissions());
    }
    QLocalSocket client;
    client.connectToServer(tunnel.listenerSocket());
    QVERIFY(comesTrue([&] { return listener.hasPendingConnections(); }));
    client.abort();
    // That nobody listens for the listener does not end it.
    listener.close();
    client.connectToServer(tunnel.listenerSocket());
    QVERIFY(comesTrue([&] { return client.state() == QLocalSocket::UnconnectedState; }));
    QVERIFY(tunnel.isUp());
}

void tst_SshTunnel::isCutAndComesBack()
{
    SshTunnel tunnel(profile(), m_askpass.get(), settings());
    VERIFY_IN(*m_sshd, comesUp(tunnel));
    const auto first = pid_t(tunnel.processId());
    QSignalSpy ended(&tunnel, &Tunnel::ended);
    m_sshd->cutConnections();
    QVERIFY(comesTrue([&] { return !ended.isEmpty(); }));
    QCOMPARE(ended[0][0].value<Error>().code, ErrorCode::ConnectionLost);
    QVERIFY(!tunnel.isUp());
    QVERIFY(!isAlive(first));

    m_sshd->stopListening();
    QCOMPARE(failureOf(tunnel).code, ErrorCode::ConnectionRefused);
    VERIFY_IN(*m_sshd, m_sshd->listenAgain());
    VERIFY_IN(*m_sshd, comesUp(tunnel));
}

void tst_SshTunnel::endsWithItsOwner()
{
    auto tunnel = std::make_unique<SshTunnel>(profile(), m_askpass.get(), settings());
    VERIFY_IN(*m_sshd, comesUp(*tunnel));
    auto ssh = pid_t(tunnel->processId());
    QVERIFY(isAlive(ssh));
    QSignalSpy ended(tunnel.get(), &Tunnel::ended);
    tunnel->close();
    QVERIFY(!tunnel->isUp());
    QVERIFY(comesTrue([&] { return !isAlive(ssh); }));
    QVERIFY(ended.isEmpty()); // close() is no news

    VERIFY_IN(*m_sshd, comesUp(*tunnel));
    ssh = pid_t(tunnel->processId());
    tunnel.reset();
    QVERIFY(comesTrue([&] { return !isAlive(ssh); }));
}

void tst_SshTunnel::endsWithAnApplicationThatWasKilled()
{
    QProcess application;
    application.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    application.start(
        QCoreApplication::applicationFilePath(),
        QStringList{QStringLiteral("hold"), m_sshd->url(), profile().supervisorSocket, m_folder->path()} +
            m_sshd->clientArguments());
    VERIFY_SOON(*m_sshd, application.canReadLine());
    const pid_t ssh = application.readLine().trimmed().toInt();
    QVERIFY(isAlive(ssh));
    application.kill();
    QVERIFY(comesTrue([&] { return !isAlive(ssh); }));
    // Nobody could remove the folder of its sockets.
    const auto left = QDir(m_folder->path()).entryList(QDir::Dirs | QDir::NoDotAndDotDot);
    for (const QString &name : left)
        QVERIFY(QDir(m_folder->filePath(name)).removeRecursively());
}

void tst_SshTunnel::saysWhatIsMissing()
{
    ServerProfile wrong = profile();
    wrong.supervisorSocket = QStringLiteral("/nonexistent/supervisor.sock");
    SshTunnel tunnel(wrong, m_askpass.get(), settings());
    const Error why = failureOf(tunnel);
    QCOMPARE(why.code, ErrorCode::ConnectionRefused);
    QVERIFY2(why.message.contains(wrong.supervisorSocket), qPrintable(why.message));
}

void tst_SshTunnel::saysThatTheServerDoesNotListen()
{
    m_sshd->stopListening();
    SshTunnel tunnel(profile(), m_askpass.get(), settings());
    const Error why = failureOf(tunnel);
    QCOMPARE(why.code, ErrorCode::ConnectionRefused);
    QVERIFY2(why.message.contains(QStringLiteral("no SSH server")), qPrintable(why.message));
}

void tst_SshTunnel::saysThatThereIsNoSsh()
{
    SshSettings without = settings();
    without.program = QStringLiteral("/nonexistent/ssh");
    SshTunnel tunnel(profile(), m_askpass.get(), without);
    const Error why = failureOf(tunnel);
    QCOMPARE(why.code, ErrorCode::System);
    QVERIFY2(why.message.contains(QStringLiteral("openssh-client")), qPrintable(why.message));
}

void tst_SshTunnel::anAddressThatIsNoneIsAnError()
{
    ServerProfile wrong = profile();
    wrong.address = QStringLiteral("ssh://-oProxyCommand=true");
    SshTunnel tunnel(wrong, m_askpass.get(), settings());
    QCOMPARE(failureOf(tunnel).code, ErrorCode::InvalidInput);
}

void tst_SshTunnel::endsWhenNothingAnswers()
{
    QTemporaryDir folder;
    QLocalServer silent;
    QVERIFY(silent.listen(folder.filePath(QStringLiteral("silent"))));
    ServerProfile with = profile();
    with.supervisorSocket = silent.fullServerName();
    SshSettings hasty = settings();
    hasty.deadline = std::chrono::seconds(3);
    SshTunnel tunnel(with, m_askpass.get(), hasty);
    QCOMPARE(failureOf(tunnel).code, ErrorCode::TimedOut);
}

void tst_SshTunnel::aChangedHostKeyIsRefused()
{
    m_sshd->remindOfAnotherKey();
    SshTunnel tunnel(profile(), m_askpass.get(), settings());
    QSignalSpy asked(m_askpass.get(), &AskpassServer::asked);
    const Error why = failureOf(tunnel);
    QCOMPARE(why.code, ErrorCode::Rejected);
    QVERIFY2(why.message.contains(QStringLiteral("ssh-keygen -f")), qPrintable(why.message));
    QVERIFY(asked.isEmpty());
}

void tst_SshTunnel::anUnknownHostIsAskedAbout_data()
{
    QTest::addColumn<QString>("answer");
    QTest::newRow("trusted") << QStringLiteral("yes");
    QTest::newRow("not trusted") << QStringLiteral("no");
}

void tst_SshTunnel::anUnknownHostIsAskedAbout()
{
    QFETCH(QString, answer);
    m_sshd->forgetHost();
    SshTunnel tunnel(profile(), m_askpass.get(), settings());
    QSignalSpy ended(&tunnel, &Tunnel::ended);
    QList<AskpassQuestion> questions;
    connect(m_askpass.get(), &AskpassServer::asked, this,
            [&](const AskpassQuestion &question) { questions << question; });
    tunnel.open();
    VERIFY_SOON(*m_sshd, !questions.isEmpty());
    QCOMPARE(questions[0].kind, AskpassQuestion::Kind::Confirmation);
    QCOMPARE(questions[0].server, QStringLiteral("web"));
    QVERIFY2(questions[0].prompt.contains(m_sshd->fingerprint()), qPrintable(questions[0].prompt));
    m_askpass->answer(questions[0].id, answer);
    VERIFY_SOON(*m_sshd, tunnel.isUp() || !ended.isEmpty());
    QCOMPARE(tunnel.isUp(), answer == QStringLiteral("yes"));
    if (!ended.isEmpty())
        QCOMPARE(ended[0][0].value<Error>().code, ErrorCode::Rejected);
    QCOMPARE(questions.size(), 1);
}

void tst_SshTunnel::aRefusedKeyAsksForThePasswordAndCanBeCancelled()
{
    m_sshd->refuseKey();
    SshTunnel tunnel(profile(), m_askpass.get(), settings());
    QSignalSpy ended(&tunnel, &Tunnel::ended);
    QList<AskpassQuestion> questions;
    connect(m_askpass.get(), &AskpassServer::asked, this,
            [&](const AskpassQuestion &question) { questions << question; });
    tunnel.open();
    VERIFY_SOON(*m_sshd, questions.size() == 1);
    QCOMPARE(questions[0].kind, AskpassQuestion::Kind::Secret);
    m_askpass->answer(questions[0].id, QStringLiteral("not the password"));
    VERIFY_SOON(*m_sshd, questions.size() == 2);
    const auto ssh = pid_t(tunnel.processId());
    m_askpass->cancel(questions[1].id);
    QCOMPARE(ended.size(), 1);
    QCOMPARE(ended[0][0].value<Error>().code, ErrorCode::Unauthorized);
    QVERIFY(comesTrue([&] { return !isAlive(ssh); }));
    QCOMPARE(questions.size(), 2);
}

void tst_SshTunnel::aPassphraseIsAskedFor()
{
    QVERIFY(m_sshd->setPassphrase(QStringLiteral("open sésame")));
    SshTunnel tunnel(profile(), m_askpass.get(), settings());
    connect(m_askpass.get(), &AskpassServer::asked, this, [&](const AskpassQuestion &question) {
        QCOMPARE(question.kind, AskpassQuestion::Kind::Secret);
        m_askpass->answer(question.id, QStringLiteral("open sésame"));
    });
    VERIFY_IN(*m_sshd, comesUp(tunnel));
}

void tst_SshTunnel::withoutAnAskpassServerNothingIsAsked()
{
    m_sshd->refuseKey();
    SshTunnel tunnel(profile(), nullptr, settings());
    QCOMPARE(failureOf(tunnel).code, ErrorCode::Unauthorized);
}

void tst_SshTunnel::questionsAreWithdrawnWithTheTunnel()
{
    m_sshd->refuseKey();
    auto tunnel = std::make_unique<SshTunnel>(profile(), m_askpass.get(), settings());
    QSignalSpy asked(m_askpass.get(), &AskpassServer::asked);
    QSignalSpy withdrawn(m_askpass.get(), &AskpassServer::withdrawn);
    tunnel->open();
    VERIFY_SOON(*m_sshd, asked.size() == 1);
    ::kill(pid_t(tunnel->processId()), SIGKILL);
    QVERIFY(comesTrue([&] { return withdrawn.size() == 1; }));
    tunnel->open();
    VERIFY_SOON(*m_sshd, asked.size() == 2);
    tunnel.reset();
    QCOMPARE(withdrawn.size(), 2);
    m_askpass->answer(withdrawn[1][0].toInt(), QStringLiteral("too late"));
}

void tst_SshTunnel::strangersCannotAsk()
{
    QVERIFY(m_askpass->listen());
    const QString token = m_askpass->admit(QStringLiteral("web"));
    QProcessEnvironment environment;
    m_askpass->addTo(environment, token);
    QSignalSpy asked(m_askpass.get(), &AskpassServer::asked);
    const auto say = [&](const QByteArray &text) {
        QLocalSocket stranger;
        stranger.connectToServer(environment.value(QStringLiteral("PENNON_ASKPASS")));
        stranger.write(text);
        return comesTrue([&] { return stranger.state() == QLocalSocket::UnconnectedState; });
    };
    QVERIFY(say("{\"token\": \"guessed\", \"prompt\": \"Password:\"}\n"));
    QVERIFY(say("no JSON at all\n"));
    QVERIFY(say(QByteArray(100'000, 'x')));
    QVERIFY(asked.isEmpty());
    m_askpass->dismiss(token);
    QVERIFY(say(QByteArray("{\"token\": \"" + token.toLatin1() + "\", \"prompt\": \"Password:\"}\n")));
    QVERIFY(asked.isEmpty());
}

namespace {

/// An application that holds a tunnel until it is killed: URL, socket, folder, arguments of ssh.
int hold(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments().sliced(2);
    SshSettings settings;
    settings.folder = arguments[2];
    settings.arguments = arguments.sliced(3);
    SshTunnel tunnel({QStringLiteral("1"), QStringLiteral("web"), arguments[0], arguments[1], {}, {}},
                     nullptr, settings);
    QObject::connect(&tunnel, &Tunnel::opened, &tunnel, [&tunnel] {
        std::printf("%lld\n", tunnel.processId());
        std::fflush(stdout);
    });
    tunnel.open();
    return QCoreApplication::exec();
}

} // namespace

int main(int argc, char **argv)
{
    if (isAskpassCall())
        return runAskpass(argc, argv);
    if (argc > 1 && qstrcmp(argv[1], "hold") == 0)
        return hold(argc, argv);
    QCoreApplication application(argc, argv);
    tst_SshTunnel test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_sshtunnel.moc"
