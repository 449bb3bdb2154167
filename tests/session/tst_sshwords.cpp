// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/sshaddress.h"
#include "session/sshwords.h"

#include <QTest>

using namespace pennon;

class tst_SshWords : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsAddresses_data();
    void readsAddresses();
    void refusesAddresses_data();
    void refusesAddresses();
    void explains_data();
    void explains();
    void namesTheCommandThatRemovesAnOldKey();
    void fillsInPathsAsTheyAre();
};

void tst_SshWords::readsAddresses_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("user");
    QTest::addColumn<QString>("host");
    QTest::addColumn<int>("port");
    QTest::addColumn<QString>("display");
    QTest::newRow("alias") << "ssh://Web-1_prod"
                           << ""
                           << "Web-1_prod" << 0 << "Web-1_prod";
    QTest::newRow("all of it") << " SSH://ann.b@example.com:2222/ "
                               << "ann.b"
                               << "example.com" << 2222 << "ann.b@example.com:2222";
    QTest::newRow("IPv6") << "ssh://ann@[::1]:22"
                          << "ann"
                          << "::1" << 22 << "ann@[::1]:22";
    QTest::newRow("IPv6 alone") << "ssh://[fe80::1%eth0]"
                                << ""
                                << "fe80::1%eth0" << 0 << "[fe80::1%eth0]";
    QTest::newRow("two @") << "ssh://ann@corp@example.com"
                           << "ann@corp"
                           << "example.com" << 0 << "ann@corp@example.com";
}

void tst_SshWords::readsAddresses()
{
    QFETCH(QString, text);
    const auto address = SshAddress::parse(text);
    QVERIFY(address);
    QTEST(address->user, "user");
    QTEST(address->host, "host");
    QTEST(int(address->port), "port");
    QTEST(address->display(), "display");
}

void tst_SshWords::refusesAddresses_data()
{
    QTest::addColumn<QString>("text");
    for (const char *const text :
         {"", "ssh://", "example.com", "ssh://@example.com", "ssh://-oProxyCommand=x", "ssh://a@-b",
          "ssh://a b", "ssh://a;b", "ssh://a:0", "ssh://a:65536", "ssh://a:", "ssh://a:+22", "ssh://[::1",
          "ssh://[::1]x", "ssh://a/b", "ssh://ann:secret@a", "ssh://$(id)", "http://a"}) {
        QTest::newRow(text) << QString::fromLatin1(text);
    }
}

void tst_SshWords::refusesAddresses()
{
    QFETCH(QString, text);
    const auto address = SshAddress::parse(text);
    QVERIFY(!address);
    QCOMPARE(address.error().code, ErrorCode::InvalidInput);
    QCOMPARE(address.error().field, QStringLiteral("address"));
}

void tst_SshWords::explains_data()
{
    QTest::addColumn<QByteArray>("words");
    QTest::addColumn<ErrorCode>("code");
    QTest::addColumn<QString>("says");
    const auto row = [](const char *name, const char *words, ErrorCode code, const char *says) {
        QTest::newRow(name) << QByteArray(words) << code << QString::fromLatin1(says);
    };
    row("no host", "ssh: Could not resolve hostname nowhere.invalid: Name or service not known\n",
        ErrorCode::NotFound, "no host web");
    row("no sshd", "ssh: connect to host 127.0.0.1 port 1: Connection refused\n",
        ErrorCode::ConnectionRefused, "no SSH server");
    row("no route", "ssh: connect to host 10.0.0.9 port 22: No route to host\n", ErrorCode::ConnectionRefused,
        "no way to web");
    row("silent host", "ssh: connect to host 10.0.0.9 port 22: Connection timed out\n", ErrorCode::TimedOut,
        "web did not answer");
    row("silent server", "Timeout, server web not responding.\n", ErrorCode::TimedOut, "any more");
    row("wrong password",
        "Permission denied, please try again.\nann@web: Permission denied (publickey,password).\n",
        ErrorCode::Unauthorized, "(ann@web: Permission denied (publickey,password).)");
    row("new key refused", "Host key verification failed.\n", ErrorCode::Rejected, "was not accepted");
    row("no such socket", "channel 1: open failed: connect failed: open failed\n",
        ErrorCode::ConnectionRefused, "/run/supervisor.sock cannot be opened");
    row("not forwarded", "channel 1: open failed: administratively prohibited: open failed\n",
        ErrorCode::PermissionDenied, "AllowStreamLocalForwarding");
    row("cut", "Connection to web closed by remote host.\n", ErrorCode::ConnectionLost, "was cut");
    row("before the login",
        "kex_exchange_identification: Connection closed by remote host\nConnection closed by 127.0.0.1 port "
        "22\n",
        ErrorCode::ConnectionLost, "was cut");
    row("anything else", "Warning: something\ncommand-line: line 0: Bad configuration option: nonsense\n",
        ErrorCode::System, "Bad configuration option");
    row("nothing", "", ErrorCode::ConnectionLost, "without a reason");
}

void tst_SshWords::explains()
{
    QFETCH(QByteArray, words);
    QFETCH(QString, says);
    const Error error = explainSsh(words, {QStringLiteral("web"), QStringLiteral("/run/supervisor.sock")});
    QTEST(error.code, "code");
    QVERIFY2(error.message.contains(says), qPrintable(error.message));
    QVERIFY2(!error.message.contains(u'%'), qPrintable(error.message));
}

void tst_SshWords::namesTheCommandThatRemovesAnOldKey()
{
    const Error error = explainSsh(
        "@    WARNING: REMOTE HOST IDENTIFICATION HAS CHANGED!     @\n"
        "Offending ED25519 key in /home/ann/.ssh/known_hosts:1\n  remove with:\n"
        "  ssh-keygen -f \"/home/ann/.ssh/known_hosts\" -R \"[web]:2222\"\nHost key verification failed.\n",
        {QStringLiteral("web:2222"), QString()});
    QCOMPARE(error.code, ErrorCode::Rejected);
    QVERIFY2(error.message.contains(
                 QStringLiteral("ssh-keygen -f \"/home/ann/.ssh/known_hosts\" -R \"[web]:2222\"")),
             qPrintable(error.message));
}

void tst_SshWords::fillsInPathsAsTheyAre()
{
    const Error error = explainSsh("channel 1: open failed: connect failed: open failed\n",
                                   {QStringLiteral("web"), QStringLiteral("/run/%1.sock")});
    QVERIFY2(error.message.contains(QStringLiteral("/run/%1.sock")), qPrintable(error.message));
}

QTEST_GUILESS_MAIN(tst_SshWords)
#include "tst_sshwords.moc"
