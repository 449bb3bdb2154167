// SPDX-License-Identifier: GPL-3.0-or-later
#include "notify/smtptransport.h"
#include "recordinglog.h"
#include "testkit/smtpserver.h"

#include <QElapsedTimer>
#include <QTemporaryDir>
#include <QTest>

#include <vector>

using namespace pennon;
using namespace std::chrono_literals;
using pennon::testkit::SmtpServerProcess;

namespace {

constexpr int patience = 60000;

Mail mail()
{
    return {QStringLiteral("sup@example.com"),
            {QStringLiteral("one@example.com"), QStringLiteral("two@example.com")},
            QStringLiteral("Crash alert from supervisord"),
            QStringLiteral("one")};
}

SmtpServer serverAt(quint16 port)
{
    SmtpServer server;
    server.host = QStringLiteral("127.0.0.1");
    server.port = port;
    return server;
}

} // namespace

/// Several mails through one SmtpTransport: how long sessions live, and what they hold up.
class TestSmtpSessions : public QObject
{
    Q_OBJECT

private:
    RecordingLog m_log;
    SystemClock m_clock;

private Q_SLOTS:
    void init() { m_log.lines.clear(); }

    void oneSessionForManyMails()
    {
        SmtpServerProcess process({QStringLiteral("--own")});
        SmtpTransport transport(serverAt(process.port()), m_log, m_clock,
                                {.idleTime = 50ms, .mailsPerSession = 3});
        std::vector<QFuture<Result<void>>> futures;
        for (int i = 0; i < 5; ++i)
            futures.push_back(transport.send(mail()));
        QTRY_VERIFY_WITH_TIMEOUT(futures.back().isFinished(), patience);
        for (const auto &future : futures)
            QVERIFY(future.result());
        QTRY_COMPARE_WITH_TIMEOUT(process.farewells(), 2, patience);
        QCOMPARE(process.sessions(), 2);
        const auto later = transport.send(mail());
        QTRY_VERIFY_WITH_TIMEOUT(later.isFinished(), patience);
        QVERIFY(later.result());
        QTRY_COMPARE_WITH_TIMEOUT(process.farewells(), 3, patience);
        QCOMPARE(process.sessions(), 3);
        QCOMPARE(process.mails().size(), 6);
        QVERIFY(m_log.lines.isEmpty());
    }

    void oneSessionWithTlsAndLogin()
    {
        QTemporaryDir folder;
        const testkit::Certificate certificate = testkit::makeCertificate(folder.path());
        SmtpServerProcess process({QStringLiteral("--starttls"), QStringLiteral("--certificate"),
                                   certificate.certificateFile, QStringLiteral("--key"), certificate.keyFile,
                                   QStringLiteral("--auth"), QStringLiteral("alerts:secret")});
        SmtpServer server = serverAt(process.port());
        server.security = SmtpServer::Security::StartTls;
        server.user = QStringLiteral("alerts");
        server.password = QStringLiteral("secret");
        SmtpTransport transport(server, m_log, m_clock);
        for (int i = 0; i < 3; ++i) {
            const auto future = transport.send(mail());
            QTRY_VERIFY_WITH_TIMEOUT(future.isFinished(), patience);
            QVERIFY2(future.result(),
                     qPrintable(future.result() ? QString() : future.result().error().message));
        }
        QTRY_COMPARE_WITH_TIMEOUT(process.mails().size(), 3, patience);
        QVERIFY(process.mails().last().tls);
        QVERIFY(process.mails().last().user.contains(server.user));
    }

    void farewellAtTheEnd()
    {
        SmtpServerProcess process({QStringLiteral("--own")});
        {
            SmtpTransport transport(serverAt(process.port()), m_log, m_clock);
            const auto future = transport.send(mail());
            QTRY_VERIFY_WITH_TIMEOUT(future.isFinished(), patience);
            QCOMPARE(process.farewells(), 0);
        }
        QTRY_COMPARE_WITH_TIMEOUT(process.farewells(), 1, patience);
    }

    void serverHasHadEnough_data()
    {
        QTest::addColumn<QString>("options");
        const auto row = [](const char *name, const char *options) {
            QTest::newRow(name) << QString::fromLatin1(options);
        };
        row("421 to MAIL", "--enough-at|MAIL|--enough|421 enough");
        row("452 to MAIL", "--enough-at|MAIL|--enough|452 too many mails");
        row("421 to RCPT", "--enough-at|RCPT|--enough|421 enough");
        row("421 to DATA", "--enough-at|DATA|--enough|421 enough");
        row("closes at MAIL", "--enough-at|MAIL");
        row("closes at RCPT", "--enough-at|RCPT");
        row("closes at DATA", "--enough-at|DATA");
        row("closes after two", "--close-after|2");
    }
    void serverHasHadEnough()
    {
        QFETCH(QString, options);
        SmtpServerProcess process(options.split(u'|') +
                                  QStringList{QStringLiteral("--mails-per-session"), QStringLiteral("2")});
        SmtpTransport transport(serverAt(process.port()), m_log, m_clock);
        std::vector<QFuture<Result<void>>> futures;
        for (int i = 0; i < 5; ++i)
            futures.push_back(transport.send(mail()));
        QTRY_VERIFY_WITH_TIMEOUT(futures.back().isFinished(), patience);
        for (const auto &future : futures)
            QVERIFY2(future.result(),
                     qPrintable(future.result() ? QString() : future.result().error().message));
        QTRY_COMPARE_WITH_TIMEOUT(process.mails().size(), 5, patience);
        QCOMPARE(process.sessions(), 3);
        QCOMPARE(process.mails().last().to.size(), 2);
    }

    /// What is not the fault of the old session is no better in a new one; and a mail that may have been
    /// taken is not given again.
    void noSecondTry_data()
    {
        QTest::addColumn<QString>("options");
        QTest::addColumn<ErrorCode>("code");
        QTest::newRow("no recipient")
            << QStringLiteral("--enough-at|RCPT|--enough|550 no such user") << ErrorCode::Rejected;
        QTest::newRow("lost after the dot") << QStringLiteral("--enough-at|DOT") << ErrorCode::ConnectionLost;
        QTest::newRow("421 after the dot")
            << QStringLiteral("--enough-at|DOT|--enough|421 enough") << ErrorCode::Rejected;
    }
    void noSecondTry()
    {
        QFETCH(QString, options);
        SmtpServerProcess process(options.split(u'|'));
        SmtpTransport transport(serverAt(process.port()), m_log, m_clock);
        const auto first = transport.send(mail());
        const auto second = transport.send(mail());
        QTRY_VERIFY_WITH_TIMEOUT(second.isFinished(), patience);
        QVERIFY(first.result());
        QVERIFY(!second.result());
        QTEST(second.result().error().code, "code");
        const auto third = transport.send(mail());
        QTRY_VERIFY_WITH_TIMEOUT(third.isFinished(), patience);
        QVERIFY(third.result());
        QTRY_COMPARE_WITH_TIMEOUT(process.sessions(), 2, patience);
        QTRY_COMPARE_WITH_TIMEOUT(process.mailCommands(), 3, patience);
    }

    void closesWhileIdle()
    {
        SmtpServerProcess process({QStringLiteral("--close-after"), QStringLiteral("1")});
        SmtpTransport transport(serverAt(process.port()), m_log, m_clock);
        for (int i = 0; i < 3; ++i) {
            const auto future = transport.send(mail());
            QTRY_VERIFY_WITH_TIMEOUT(future.isFinished(), patience);
            QVERIFY(future.result());
            QTRY_COMPARE_WITH_TIMEOUT(process.mails().size(), i + 1, patience);
        }
        QCOMPARE(process.sessions(), 3);
    }

    /// Neither a server that does not answer the message nor one that does not answer QUIT holds up the
    /// event loop.
    void neverBlocks_data()
    {
        QTest::addColumn<QString>("step");
        for (const char *step : {"CONNECT", "EHLO", "MAIL", "DATA", "DOT", "QUIT"})
            QTest::newRow(step) << QString::fromLatin1(step);
    }
    void neverBlocks()
    {
        QFETCH(QString, step);
        SmtpServerProcess process({QStringLiteral("--hang-at"), step});
        SmtpTransport transport(serverAt(process.port()), m_log, m_clock,
                                {.longestWait = 1s, .idleTime = 1ms});
        QElapsedTimer since;
        qint64 longest = 0;
        QTimer timer;
        connect(&timer, &QTimer::timeout, this, [&] { longest = std::max(longest, since.restart()); });
        since.start();
        timer.start(5);
        const auto future = transport.send(mail());
        QTRY_VERIFY_WITH_TIMEOUT(future.isFinished(), patience);
        QCOMPARE(future.result().has_value(), step == QLatin1String("QUIT"));
        const auto second = transport.send(mail());
        QTRY_VERIFY_WITH_TIMEOUT(second.isFinished(), patience);
        QVERIFY2(longest < 800, qPrintable(QString::number(longest)));
    }
};

QTEST_GUILESS_MAIN(TestSmtpSessions)
#include "tst_smtpsessions.moc"
