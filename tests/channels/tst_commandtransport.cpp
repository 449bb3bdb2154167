// SPDX-License-Identifier: GPL-3.0-or-later
#include "channels/commandtransport.h"

#include "testkit/waiting.h"

#include <QElapsedTimer>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <cerrno>
#include <csignal>

using namespace pennon;
using namespace pennon::testkit;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

Mail mail(const QString &body = u"{\"a\":\"中\"}"_s)
{
    return {{}, {}, u"subject"_s, body};
}

QStringList shell(const QString &script)
{
    return {u"/bin/sh"_s, u"-c"_s, script};
}

Result<void> outcome(const QFuture<Result<void>> &sending)
{
    if (!comesTrue([&sending] { return sending.isFinished(); }))
        return failure(ErrorCode::TimedOut, u"the future did not end"_s);
    return sending.result();
}

QByteArray contents(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

class TestCommandTransport final : public QObject
{
    Q_OBJECT

    QTemporaryDir m_directory;

private Q_SLOTS:
    void getsTheJsonAsOneLine()
    {
        const QString got = m_directory.filePath(u"got"_s);
        // No shell takes the arguments apart.
        CommandTransport transport({u"/usr/bin/tee"_s, got, m_directory.filePath(u"a b; c"_s)}, 30s);
        const Result<void> sent = outcome(transport.send(mail()));
        QVERIFY2(sent, qPrintable(sent ? QString() : sent.error().message));
        QCOMPARE(contents(got), QByteArray("{\"a\":\"中\"}\n"));
        QCOMPARE(contents(m_directory.filePath(u"a b; c"_s)), contents(got));
        QCOMPARE(transport.lastAnswer(), u"exit status 0"_s);
    }

    void exitStatuses_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<ErrorCode>("code");
        QTest::newRow("1") << 1 << ErrorCode::Rejected;
        QTest::newRow("64") << 64 << ErrorCode::Rejected;
        QTest::newRow("75, try again") << 75 << ErrorCode::System;
    }

    void exitStatuses()
    {
        QFETCH(int, status);
        QFETCH(ErrorCode, code);
        CommandTransport transport(
            shell(u"echo first >&2; printf 'last \\033[31mwords\\n\\n' >&2; exit %1"_s.arg(status)), 30s);
        const Result<void> sent = outcome(transport.send(mail()));
        QVERIFY(!sent);
        QCOMPARE(sent.error().code, code);
        QCOMPARE(sent.error().detail, status);
        QCOMPARE(sent.error().message,
                 u"the command /bin/sh exited with status %1: last \ufffd[31mwords"_s.arg(status));
    }

    void argumentsAreNotTold()
    {
        CommandTransport transport({u"/bin/false"_s, u"slack://TheSecret"_s}, 30s);
        QVERIFY(!outcome(transport.send(mail())).error().message.contains(u"TheSecret"_s));
    }

    void needNotRead()
    {
        CommandTransport transport({u"/bin/true"_s}, 30s);
        QVERIFY(outcome(transport.send(mail(QString(1'000'000, u'x')))));
    }

    void neverBlocks()
    {
        CommandTransport transport(shell(u"sleep 1000"_s), 500ms);
        QElapsedTimer timer;
        timer.start();
        const QFuture<Result<void>> sending = transport.send(mail(QString(1'000'000, u'x')));
        QVERIFY(timer.elapsed() < 400);
        const Result<void> sent = outcome(sending);
        QCOMPARE(sent.error().code, ErrorCode::TimedOut);
    }

    void theWholeGroupIsKilled()
    {
        const QString pidFile = m_directory.filePath(u"pid"_s);
        CommandTransport transport(shell(u"sleep 1000 & echo $! > '%1'; wait"_s.arg(pidFile)), 3s);
        const Result<void> sent = outcome(transport.send(mail()));
        QCOMPARE(sent.error().code, ErrorCode::TimedOut);
        const int pid = contents(pidFile).trimmed().toInt();
        QVERIFY(pid > 0);
        QVERIFY(comesTrue([pid] {
            // Whoever is no longer anybody's child waits as a zombie for process 1.
            const QByteArray stat = contents(u"/proc/%1/stat"_s.arg(pid));
            return stat.isEmpty() || stat.contains(") Z ");
        }));
    }

    void writesMuch()
    {
        CommandTransport transport(
            shell(u"cat > /dev/null; head -c 3000000 /dev/zero | tr '\\0' 'y'; "
                  "head -c 3000000 /dev/zero | tr '\\0' 'z' >&2; echo >&2; echo end >&2; exit 2"_s),
            40s);
        const Result<void> sent = outcome(transport.send(mail()));
        QVERIFY(!sent);
        QVERIFY2(sent.error().message.endsWith(u": end"_s), qPrintable(sent.error().message));
    }

    void passwordsAreNotInItsEnvironment()
    {
        const QString got = m_directory.filePath(u"environment"_s);
        ::qputenv("PENNON_SMTP_PASSWORD", "geheim");
        ::qputenv("SUPERVISOR_PASSWORD", "geheim");
        ::qputenv("SUPERVISOR_SERVER_URL", "unix:///run/supervisor.sock");
        CommandTransport transport(shell(u"env > '%1'"_s.arg(got)), 30s);
        QVERIFY(outcome(transport.send(mail())));
        QVERIFY(contents(got).contains("SUPERVISOR_SERVER_URL="));
        QVERIFY(!contents(got).contains("geheim"));
    }

    void notThere()
    {
        CommandTransport transport({u"/nonexistent/notify"_s}, 30s);
        const Result<void> sent = outcome(transport.send(mail()));
        QCOMPARE(sent.error().code, ErrorCode::NotFound);
        QVERIFY(sent.error().message.contains(u"/nonexistent/notify"_s));
    }

    void killedBySignal()
    {
        CommandTransport transport(shell(u"kill -9 $$"_s), 30s);
        const Result<void> sent = outcome(transport.send(mail()));
        QCOMPARE(sent.error().code, ErrorCode::System);
        QVERIFY(sent.error().message.contains(u"signal 9"_s));
    }

    void oneAfterTheOther()
    {
        const QString got = m_directory.filePath(u"order"_s);
        CommandTransport transport(shell(u"cat >> '%1'; cat >> '%1'"_s.arg(got)), 30s);
        const QFuture<Result<void>> first = transport.send(mail(u"1"_s));
        QVERIFY(outcome(transport.send(mail(u"2"_s))));
        QVERIFY(first.isFinished());
        QCOMPARE(contents(got), QByteArray("1\n2\n"));
    }

    void hurryBreaksOff()
    {
        CommandTransport transport(shell(u"sleep 1000"_s), 1h);
        const QFuture<Result<void>> sending = transport.send(mail());
        const QFuture<Result<void>> next = transport.send(mail());
        transport.hurry(50ms);
        QCOMPARE(outcome(sending).error().code, ErrorCode::Cancelled);
        QCOMPARE(outcome(next).error().code, ErrorCode::Cancelled);
    }

    void destroyedMeanwhile()
    {
        auto transport = std::make_unique<CommandTransport>(shell(u"sleep 1000"_s), 1h);
        const QFuture<Result<void>> sending = transport->send(mail());
        transport.reset();
        QVERIFY(sending.isFinished());
        QCOMPARE(sending.result().error().code, ErrorCode::Cancelled);
    }
};

QTEST_GUILESS_MAIN(TestCommandTransport)
#include "tst_commandtransport.moc"
