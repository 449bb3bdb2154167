// SPDX-License-Identifier: GPL-3.0-or-later
#include "notify/smtptransport.h"
#include "recordinglog.h"
#include "testkit/smtpserver.h"

#include <QElapsedTimer>
#include <QTcpServer>
#include <QTemporaryDir>
#include <QTest>

using namespace pennon;
using namespace std::chrono_literals;
using pennon::testkit::SmtpServerProcess;

namespace {

constexpr int patience = 60000;

Mail mail()
{
    return {QStringLiteral("Wächter <sup@example.com>"),
            {QStringLiteral("One <one@example.com>"), QStringLiteral("two@example.com")},
            QStringLiteral("Crash alert from supervisord"),
            QStringLiteral("one\n.two\n..three\n.\nend")};
}

} // namespace

class TestSmtpTransport : public QObject
{
    Q_OBJECT

private:
    QTemporaryDir m_folder;
    testkit::Certificate m_certificate;
    RecordingLog m_log;
    SystemClock m_clock;

    [[nodiscard]] static SmtpServer serverAt(quint16 port)
    {
        SmtpServer server;
        server.host = QStringLiteral("127.0.0.1");
        server.port = port;
        return server;
    }

    /// Sends one mail and waits for what becomes of it.
    Result<void> sendTo(const SmtpServer &server, std::chrono::milliseconds longestWait = 30s)
    {
        SmtpTransport transport(server, m_log, m_clock, {.longestWait = longestWait});
        const auto future = transport.send(mail());
        if (!QTest::qWaitFor([&] { return future.isFinished(); }, patience))
            return failure(ErrorCode::System, QStringLiteral("the test waited for ever"));
        return future.result();
    }

private Q_SLOTS:
    void initTestCase()
    {
        m_certificate = testkit::makeCertificate(m_folder.path());
        QVERIFY(!m_certificate.certificateFile.isEmpty());
    }
    void init() { m_log.lines.clear(); }

    void accepted_data()
    {
        QTest::addColumn<QStringList>("options");
        QTest::addColumn<SmtpServer::Security>("security");
        QTest::addColumn<QString>("user");
        QTest::addColumn<QString>("password");
        QTest::addColumn<bool>("trusted");
        using Security = SmtpServer::Security;
        const QString none;
        const auto options = [](const char *text) {
            return QString::fromUtf8(text).split(u' ', Qt::SkipEmptyParts);
        };
        const QString user = QStringLiteral("alerts");
        const QString password = QStringLiteral("secret");
        QTest::newRow("plain") << options("") << Security::None << none << none << false;
        QTest::newRow("STARTTLS") << options("--starttls") << Security::StartTls << none << none << false;
        QTest::newRow("STARTTLS, verified")
            << options("--starttls") << Security::StartTls << none << none << true;
        QTest::newRow("implicit TLS") << options("--smtps") << Security::ImplicitTls << none << none << false;
        QTest::newRow("implicit TLS, verified")
            << options("--smtps") << Security::ImplicitTls << none << none << true;
        QTest::newRow("AUTH PLAIN") << options("--auth alerts:secret --mechanisms PLAIN") << Security::None
                                    << user << password << false;
        QTest::newRow("AUTH LOGIN") << options("--auth alerts:secret --mechanisms LOGIN") << Security::None
                                    << user << password << false;
        QTest::newRow("AUTH both") << options("--auth alerts:secret") << Security::None << user << password
                                   << false;
        QTest::newRow("AUTH with STARTTLS")
            << options("--auth alerts:secret --starttls") << Security::StartTls << user << password << false;
        QTest::newRow("non-ASCII login")
            << options("--auth wächter:größe進 --mechanisms PLAIN") << Security::None
            << QStringLiteral("wächter") << QStringLiteral("größe進") << false;
        QTest::newRow("non-ASCII LOGIN")
            << options("--auth wächter:größe進 --mechanisms LOGIN") << Security::None
            << QStringLiteral("wächter") << QStringLiteral("größe進") << false;
        QTest::newRow("user without password") << options("") << Security::None << user << none << false;
        QTest::newRow("HELO") << options("--no-ehlo") << Security::None << none << none << false;
    }
    void accepted()
    {
        QFETCH(QStringList, options);
        QFETCH(SmtpServer::Security, security);
        QFETCH(QString, user);
        QFETCH(QString, password);
        QFETCH(bool, trusted);
        options += {QStringLiteral("--certificate"), m_certificate.certificateFile, QStringLiteral("--key"),
                    m_certificate.keyFile};
        SmtpServerProcess process(options);
        QVERIFY2(process.port() != 0, qPrintable(process.errorString()));
        SmtpServer server = serverAt(process.port());
        server.security = security;
        server.user = user;
        server.password = password;
        if (trusted)
            server.tls = {true, m_certificate.certificateFile};
        const Result<void> result = sendTo(server);
        QVERIFY2(result, qPrintable(result ? QString() : result.error().message));
        QTRY_COMPARE_WITH_TIMEOUT(process.mails().size(), 1, patience);
        const testkit::ReceivedMail received = process.mails().first();
        QCOMPARE(received.from, QStringLiteral("sup@example.com"));
        QCOMPARE(received.to,
                 (QStringList{QStringLiteral("one@example.com"), QStringLiteral("two@example.com")}));
        QCOMPARE(received.tls, security != SmtpServer::Security::None);
        if (!password.isEmpty())
            QVERIFY(received.user.contains(user));
        QVERIFY(!received.hello.isEmpty());
        QVERIFY(received.data.contains("\r\nSubject: Crash alert from supervisord\r\n"));
        QVERIFY(received.data.contains("\r\nTo: One <one@example.com>, two@example.com\r\n"));
        QVERIFY2(received.data.endsWith("\r\n\r\none\r\n.two\r\n..three\r\n.\r\nend\r\n"),
                 received.data.constData());
        QVERIFY(m_log.lines.isEmpty());
    }

    void refused_data()
    {
        QTest::addColumn<QStringList>("options");
        QTest::addColumn<SmtpServer>("server");
        QTest::addColumn<ErrorCode>("code");
        QTest::addColumn<int>("detail");
        QTest::addColumn<QString>("words");
        QTest::addColumn<int>("mailCommands");
        using Security = SmtpServer::Security;
        const auto row = [](const char *name, const char *options, const SmtpServer &server, ErrorCode code,
                            int detail, const char *words, int mailCommands = 0) {
            QTest::newRow(name) << QString::fromUtf8(options).split(u'|', Qt::SkipEmptyParts) << server
                                << code << detail << QString::fromUtf8(words) << mailCommands;
        };
        SmtpServer plain;
        SmtpServer login;
        login.user = QStringLiteral("alerts");
        login.password = QStringLiteral("a-secret-word");
        SmtpServer startTls;
        startTls.security = Security::StartTls;
        SmtpServer verified = startTls;
        verified.tls.verify = true;
        SmtpServer implicitVerified = verified;
        implicitVerified.security = Security::ImplicitTls;
        SmtpServer loginWithTls = login;
        loginWithTls.security = Security::StartTls;
        row("no AUTH", "--mechanisms|NONE|--fail|DOT=550", login, ErrorCode::Unauthorized, 0,
            "offers no login");
        row("AUTH without mechanisms", "", login, ErrorCode::Unauthorized, 0, "offers neither");
        row("no AUTH after STARTTLS", "--starttls", loginWithTls, ErrorCode::Unauthorized, 0,
            "offers neither");
        row("wrong password", "--auth|alerts:other", login, ErrorCode::Unauthorized, 535, "535");
        row("secret repeated", "--fail|AUTH=535 a-secret-word is wrong", login, ErrorCode::Unauthorized, 535,
            "535 *** is wrong");
        row("EHLO refused, login asked", "--no-ehlo", login, ErrorCode::Unauthorized, 0, "offers no login");
        row("no STARTTLS", "", startTls, ErrorCode::TlsFailure, 0, "STARTTLS");
        row("unknown certificate", "--starttls", verified, ErrorCode::TlsFailure, 0, "certificate");
        row("unknown certificate, implicit", "--smtps", implicitVerified, ErrorCode::TlsFailure, 0,
            "certificate");
        row("all refused", "--refuse-rcpt|one@example.com|--refuse-rcpt|two@example.com", plain,
            ErrorCode::Rejected, 550, "no such user two@example.com", 1);
        row("greeting", "--fail|CONNECT=554", plain, ErrorCode::Rejected, 554, "554");
        row("greylisting", "--fail|MAIL=451 later please", plain, ErrorCode::Rejected, 451,
            "rejected the sender: 451 later please", 1);
        row("DATA", "--fail|DATA=452", plain, ErrorCode::Rejected, 452, "452", 1);
        row("content", "--fail|DOT=552 too big", plain, ErrorCode::Rejected, 552,
            "rejected the mail: 552 too big", 1);
        row("lost at greeting", "--drop-at|CONNECT", plain, ErrorCode::ConnectionLost, 0, "greeting");
        row("lost at EHLO", "--drop-at|EHLO", plain, ErrorCode::ConnectionLost, 0, "closed");
        row("lost at RCPT", "--drop-at|RCPT", plain, ErrorCode::ConnectionLost, 0, "before it took the mail",
            1);
        row("lost in DATA", "--drop-at|BODY", plain, ErrorCode::ConnectionLost, 0, "while it took the mail",
            1);
        row("lost after the dot", "--drop-at|DOT", plain, ErrorCode::ConnectionLost, 0,
            "while it took the mail", 1);
        row("hangs at greeting", "--hang-at|CONNECT", plain, ErrorCode::TimedOut, 0, "within 0.5 s");
        row("hangs at RCPT", "--hang-at|RCPT", plain, ErrorCode::TimedOut, 0, "within 0.5 s", 1);
        row("hangs after the dot", "--hang-at|DOT", plain, ErrorCode::TimedOut, 0, "within 0.5 s", 1);
    }
    void refused()
    {
        QFETCH(QStringList, options);
        QFETCH(SmtpServer, server);
        QFETCH(QString, words);
        options += {QStringLiteral("--certificate"), m_certificate.certificateFile, QStringLiteral("--key"),
                    m_certificate.keyFile};
        SmtpServerProcess process(options);
        QVERIFY2(process.port() != 0, qPrintable(process.errorString()));
        server.host = QStringLiteral("127.0.0.1");
        server.port = process.port();
        const bool hangs = words.contains(QLatin1String("within"));
        const Result<void> result = sendTo(server, hangs ? 500ms : 30000ms);
        QVERIFY(!result);
        const QString message = result.error().message;
        QVERIFY2(message.contains(words), qPrintable(message));
        QTEST(result.error().code, "code");
        QTEST(result.error().detail, "detail");
        QVERIFY2(message.contains(QStringLiteral("127.0.0.1:%1").arg(process.port())), qPrintable(message));
        QVERIFY(!message.contains(QLatin1String("a-secret-word")));
        QFETCH(int, mailCommands);
        QTRY_COMPARE(process.mailCommands(), mailCommands);
        QCOMPARE(process.mails().size(), 0);
    }

    void hangAtQuitIsNoFailure()
    {
        SmtpServerProcess process({QStringLiteral("--hang-at"), QStringLiteral("QUIT")});
        const Result<void> result = sendTo(serverAt(process.port()));
        QVERIFY(result.has_value());
        QTRY_COMPARE_WITH_TIMEOUT(process.mails().size(), 1, patience);
    }

    void someRecipientsRefused()
    {
        SmtpServerProcess process({QStringLiteral("--refuse-rcpt"), QStringLiteral("one@example.com")});
        const Result<void> result = sendTo(serverAt(process.port()));
        QVERIFY2(result, qPrintable(result ? QString() : result.error().message));
        QTRY_COMPARE_WITH_TIMEOUT(process.mails().size(), 1, patience);
        QCOMPARE(process.mails().first().to, QStringList{QStringLiteral("two@example.com")});
        QCOMPARE(m_log.lines.size(), 1);
        QVERIFY(m_log.lines.first().contains(QLatin1String("one@example.com (550 5.1.1 no such user")));
        QVERIFY(!m_log.lines.first().contains(QLatin1String("two@example.com")));
    }

    void connectionRefused()
    {
        quint16 port = 0;
        {
            QTcpServer server;
            QVERIFY(server.listen(QHostAddress::LocalHost));
            port = server.serverPort();
        }
        const Result<void> result = sendTo(serverAt(port));
        QVERIFY(!result);
        QCOMPARE(result.error().code, ErrorCode::ConnectionRefused);
        QVERIFY(result.error().message.contains(QLatin1String("refused")));
    }

    void badHosts_data()
    {
        QTest::addColumn<QString>("host");
        QTest::newRow("unknown") << QStringLiteral("mail.pennon.invalid");
        QTest::newRow("slash") << QStringLiteral("a/b@c");
        QTest::newRow("blank") << QStringLiteral("a b");
    }
    void badHosts()
    {
        QFETCH(QString, host);
        SmtpServer server = serverAt(25);
        server.host = host;
        const Result<void> result = sendTo(server);
        QVERIFY(!result);
        QVERIFY2(result.error().code == ErrorCode::NotFound, qPrintable(result.error().message));
        QVERIFY(result.error().message.contains(host));
    }

    void noAddress()
    {
        SmtpTransport transport(serverAt(25), m_log, m_clock);
        const auto future = transport.send({QStringLiteral("a@example.com"), {QStringLiteral("<>")}, {}, {}});
        QVERIFY(future.isFinished());
        QCOMPARE(future.result().error().code, ErrorCode::InvalidInput);
    }

    void manyInOrderAndAfterAFailure()
    {
        SmtpServerProcess process;
        SmtpTransport transport(serverAt(process.port()), m_log, m_clock);
        std::vector<QFuture<Result<void>>> futures;
        for (int i = 0; i < 20; ++i) {
            Mail one = mail();
            one.subject = QString::number(i);
            if (i == 7)
                one.to = {QString(2000, u'x') +
                          QStringLiteral("@example.com")}; // longer than the server reads
            futures.push_back(transport.send(one));
        }
        QTRY_VERIFY_WITH_TIMEOUT(futures.back().isFinished(), patience);
        QTRY_COMPARE_WITH_TIMEOUT(process.mails().size(), 19, patience);
        QVERIFY(!futures.at(7).result());
        for (int i = 0, at = 0; i < 20; ++i) {
            if (i != 7)
                QVERIFY(process.mails().at(at++).data.contains(
                    QByteArray("Subject: " + QByteArray::number(i) + "\r\n")));
        }
    }

    void bigMail()
    {
        SmtpServerProcess process;
        SmtpTransport transport(serverAt(process.port()), m_log, m_clock);
        Mail big = mail();
        big.body = QStringLiteral(".a line that starts with a dot\n").repeated(100'000);
        const auto future = transport.send(big);
        QTRY_VERIFY_WITH_TIMEOUT(future.isFinished(), patience);
        QVERIFY2(future.result(), qPrintable(future.result() ? QString() : future.result().error().message));
        QTRY_COMPARE_WITH_TIMEOUT(process.mails().size(), 1, patience);
        QByteArray text = process.mails().first().data;
        text.remove(0, text.indexOf("\r\n\r\n") + 4);
        QVERIFY(text.replace("\r\n", "\n") == big.body.toUtf8());
    }

    void hurryWhileItHangs_data()
    {
        QTest::addColumn<QString>("step");
        for (const char *step : {"CONNECT", "MAIL", "DOT"})
            QTest::newRow(step) << QString::fromLatin1(step);
    }
    void hurryWhileItHangs()
    {
        QFETCH(QString, step);
        SmtpServerProcess process({QStringLiteral("--hang-at"), step});
        QElapsedTimer time;
        {
            SmtpTransport transport(serverAt(process.port()), m_log, m_clock);
            const auto running = transport.send(mail());
            const auto queued = transport.send(mail());
            int ticks = 0;
            QTimer timer;
            connect(&timer, &QTimer::timeout, this, [&ticks] { ++ticks; });
            timer.start(10);
            QTRY_VERIFY_WITH_TIMEOUT(ticks >= 10, patience);
            QVERIFY(!running.isFinished());
            time.start();
            transport.hurry(300ms);
            QTRY_VERIFY_WITH_TIMEOUT(running.isFinished() && queued.isFinished(), patience);
            QVERIFY2(time.elapsed() >= 290 && time.elapsed() < 5000,
                     qPrintable(QString::number(time.elapsed())));
            QCOMPARE(running.result().error().code, ErrorCode::Cancelled);
            QCOMPARE(queued.result().error().code, ErrorCode::Cancelled);
            const auto later = transport.send(mail());
            QTRY_VERIFY_WITH_TIMEOUT(later.isFinished(), patience);
            QCOMPARE(later.result().error().code, ErrorCode::Cancelled);
            time.start();
        }
        QVERIFY2(time.elapsed() < 5000, qPrintable(QString::number(time.elapsed())));
    }

    void destructionAnswers()
    {
        SmtpServerProcess process({QStringLiteral("--hang-at"), QStringLiteral("CONNECT")});
        QFuture<Result<void>> future;
        QElapsedTimer time;
        {
            SmtpTransport transport(serverAt(process.port()), m_log, m_clock);
            future = transport.send(mail());
            time.start();
        }
        QVERIFY(time.elapsed() < 5000);
        QVERIFY(future.isFinished());
        QCOMPARE(future.result().error().code, ErrorCode::Cancelled);
    }
};

QTEST_GUILESS_MAIN(TestSmtpTransport)
#include "tst_smtptransport.moc"
