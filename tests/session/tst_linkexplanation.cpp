// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/linkexplanation.h"

#include "control/rpc.h"

#include <QTest>
#include <QTranslator>

/// Outside any namespace, as the macro wants it.
void loadTranslations()
{
    Q_INIT_RESOURCE(pennon_translations);
}

using namespace pennon;

class TestLinkExplanation : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void explains_data();
    void explains();
    void isConnecting();
    void nobodyHasLoggedIn();
    void isInChinese();
};

Q_DECLARE_METATYPE(pennon::Error)
Q_DECLARE_METATYPE(pennon::LinkTrouble)
Q_DECLARE_METATYPE(pennon::Channel)

static ServerProfile profile(const QString &address)
{
    return {QStringLiteral("1"),
            QStringLiteral("prod-1"),
            address,
            QStringLiteral("/run/supervisor.sock"),
            QStringLiteral("ann"),
            QStringLiteral("/run/pennon/listener.sock")};
}

void TestLinkExplanation::explains_data()
{
    QTest::addColumn<Channel>("channel");
    QTest::addColumn<QString>("address");
    QTest::addColumn<LinkTrouble>("trouble");
    QTest::addColumn<Error>("error");
    QTest::addColumn<QString>("title");
    QTest::addColumn<QStringList>("says");
    const QString socket = QStringLiteral("unix:///run/supervisor.sock");
    const QString ssh = QStringLiteral("ssh://web1.example.com");
    const auto error = [](ErrorCode code, const char *message, int detail = 0) {
        return Error{code, QString::fromLatin1(message), {}, detail};
    };
    QTest::newRow("gone") << Channel::Supervisord << socket << LinkTrouble::Unreachable
                          << error(ErrorCode::NotFound, "there is no socket") << "prod-1 does not answer"
                          << QStringList{QStringLiteral("there is no socket."),
                                         QStringLiteral("Is supervisord running")};
    QTest::newRow("password") << Channel::Supervisord << socket << LinkTrouble::WrongPassword
                              << error(ErrorCode::Unauthorized, "supervisord refused the password.", 401)
                              << "prod-1: Wrong user name or password"
                              << QStringList{QStringLiteral("refused"), QStringLiteral("[unix_http_server]")};
    QTest::newRow("login of ssh") << Channel::Supervisord << ssh << LinkTrouble::WrongPassword
                                  << error(ErrorCode::Unauthorized, "web1 refused the login.")
                                  << "prod-1: No SSH connection"
                                  << QStringList{QStringLiteral("web1 refused the login.")};
    QTest::newRow("other listener") << Channel::Listener << socket << LinkTrouble::OtherProtocol
                                    << error(ErrorCode::Protocol, "this program speaks 1, the listener 2",
                                             rpccode::otherProtocol)
                                    << "The listener is of another version"
                                    << QStringList{QStringLiteral("This program speaks 1, the listener 2."),
                                                   QStringLiteral("Update the older"),
                                                   QStringLiteral("Meanwhile")};
    QTest::newRow("no listener") << Channel::Listener << socket << LinkTrouble::Unreachable
                                 << error(ErrorCode::NotFound, "there is no socket")
                                 << "The listener does not answer"
                                 << QStringList{QStringLiteral("Is pennon-listener running")};
    QTest::newRow("forbidden") << Channel::Listener << socket << LinkTrouble::NotPermitted
                               << error(ErrorCode::PermissionDenied, "permission denied")
                               << "The listener does not let us in"
                               << QStringList{QStringLiteral("socket_readers"), QStringLiteral("Meanwhile")};
}

void TestLinkExplanation::explains()
{
    QFETCH(const Channel, channel);
    QFETCH(const QString, address);
    QFETCH(const LinkTrouble, trouble);
    QFETCH(const Error, error);
    QFETCH(const QString, title);
    QFETCH(const QStringList, says);
    LinkStatus link;
    link.state = LinkState::Connecting;
    link.trouble = trouble;
    link.error = error;
    const LinkExplanation why = explainLink(channel, link, profile(address));
    QCOMPARE(why.title, title);
    for (const QString &words : says)
        QVERIFY2(why.text.contains(words), qPrintable(why.text));
    QCOMPARE(awaitsLogin(link), error.detail == 401);
    if (address.startsWith(QLatin1String("ssh")))
        QVERIFY(!why.text.contains(QLatin1String("supervisord.conf"))); // it is not about that password
}

void TestLinkExplanation::isConnecting()
{
    LinkStatus link;
    link.state = LinkState::Connecting;
    QCOMPARE(explainLink(Channel::Supervisord, link, profile(QStringLiteral("unix:///x"))).title,
             QStringLiteral("Connecting to prod-1…"));
    QVERIFY(explainLink(Channel::Listener, link, profile(QStringLiteral("unix:///x"))).text.isEmpty());
}

void TestLinkExplanation::nobodyHasLoggedIn()
{
    LinkStatus link;
    link.state = LinkState::Connecting;
    link.trouble = LinkTrouble::WrongPassword;
    link.error = Error{ErrorCode::Unauthorized, QStringLiteral("supervisord wants a password."), {}, 401};
    ServerProfile stranger = profile(QStringLiteral("unix:///x"));
    stranger.user.clear();
    QCOMPARE(explainLink(Channel::Supervisord, link, stranger).title,
             QStringLiteral("prod-1 wants a user name and a password"));
}

void TestLinkExplanation::isInChinese()
{
    loadTranslations();
    QTranslator translator;
    QVERIFY(translator.load(QStringLiteral(":/translations/pennon_zh_CN.qm")));
    QVERIFY(QCoreApplication::installTranslator(&translator));
    LinkStatus link;
    link.state = LinkState::Lost;
    link.trouble = LinkTrouble::Unreachable;
    link.error = Error{ErrorCode::NotFound, QStringLiteral("the socket /run/x.sock does not exist"), {}, 0};
    const QString text =
        explainLink(Channel::Supervisord, link, profile(QStringLiteral("unix:///run/x.sock"))).text;
    QVERIFY2(!text.contains(QLatin1String("exist")), qPrintable(text));
    QVERIFY2(text.section(u'\n', 0, 0).endsWith(u'\u3002'), qPrintable(text));
}

QTEST_GUILESS_MAIN(TestLinkExplanation)
#include "tst_linkexplanation.moc"
