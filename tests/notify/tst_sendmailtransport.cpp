// SPDX-License-Identifier: GPL-3.0-or-later
#include "notify/sendmailtransport.h"

#include <QElapsedTimer>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>
#include <fcntl.h>
#include <unistd.h>

using namespace pennon;
using namespace std::chrono_literals;

namespace {

constexpr int patience = 30000;

Mail mail(const QString &body = QStringLiteral("body"))
{
    return {{}, {QStringLiteral("a@example.com")}, QStringLiteral("s"), body};
}

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

class TestSendmailTransport : public QObject
{
    Q_OBJECT

private:
    QTemporaryDir m_folder;
    SystemClock m_clock;
    [[nodiscard]] QString path(const char *name) const { return m_folder.filePath(QString::fromUtf8(name)); }

private Q_SLOTS:
    void delivers()
    {
        const QString file = path("it's \"here\"");
        SendmailTransport transport(QStringLiteral("cat > \"%1\"").arg(path("it's \\\"here\\\"")), m_clock);
        const auto future = transport.send(mail(QStringLiteral("größer\nend")));
        QTRY_VERIFY_WITH_TIMEOUT(future.isFinished(), patience);
        QVERIFY2(future.result(), qPrintable(future.result() ? QString() : future.result().error().message));
        QCOMPARE(contentOf(file), QByteArray("To: a@example.com\nSubject: s\n\ngrößer\nend"));
    }

    /// With HTML or a Message-ID a whole message; sendmail wants the line ends of this machine.
    void wholeMessages()
    {
        SendmailTransport transport(QStringLiteral("cat > '%1'").arg(path("whole")), m_clock);
        Mail threaded = mail();
        threaded.messageId = QStringLiteral("2@host");
        threaded.inReplyTo = QStringLiteral("1@host");
        const auto future = transport.send(threaded);
        QTRY_VERIFY_WITH_TIMEOUT(future.isFinished(), patience);
        QVERIFY(future.result());
        const QByteArray text = contentOf(path("whole"));
        QVERIFY2(text.startsWith("To: a@example.com\nSubject: s\nDate: "), text.constData());
        QVERIFY(text.contains("\nMessage-ID: <2@host>\nIn-Reply-To: <1@host>\nReferences: <1@host>\n"));
        QVERIFY(text.endsWith("\n\nbody\n"));
        QVERIFY(!text.contains('\r'));
    }

    void oneAtATimeInOrder()
    {
        SendmailTransport transport(
            QStringLiteral("echo begin >> '%1'; cat >> '%1'; echo >> '%1'; echo end >> '%1'")
                .arg(path("order")),
            m_clock);
        std::vector<QFuture<Result<void>>> futures;
        for (int i = 0; i < 4; ++i)
            futures.push_back(transport.send(mail(QString::number(i))));
        QTRY_VERIFY_WITH_TIMEOUT(futures.back().isFinished(), patience);
        QByteArray expected;
        for (int i = 0; i < 4; ++i)
            expected += "begin\nTo: a@example.com\nSubject: s\n\n" + QByteArray::number(i) + "\nend\n";
        QCOMPARE(contentOf(path("order")), expected);
    }

    void failures_data()
    {
        QTest::addColumn<ErrorCode>("code");
        QTest::addColumn<int>("detail");
        QTest::addColumn<QString>("words");
        const auto row = [](const char *command, ErrorCode code, int detail, const char *words) {
            QTest::newRow(command) << code << detail << QString::fromUtf8(words);
        };
        row("cat >/dev/null; exit 1", ErrorCode::Rejected, 1, "status 1");
        row("cat >/dev/null; exit 75", ErrorCode::Rejected, 75, "status 75");
        row("cat >/dev/null; kill -TERM $$", ErrorCode::System, 0, "killed by signal 15");
        row("cat >/dev/null; sh -c 'kill -9 $$'; exit $?", ErrorCode::Rejected, 137, "killed by signal 9");
        row("/nonexistent/sendmail -t", ErrorCode::Rejected, 127, "not found");
        row("/etc/passwd", ErrorCode::Rejected, 126, "not executable");
        row("true", ErrorCode::System, 0, "did not read");
        row("exec <&-; sleep 0.1", ErrorCode::System, 0, "did not read");
        row("head -c 5 >/dev/null", ErrorCode::System, 0, "did not read");
        row("this is 'no command", ErrorCode::Rejected, 2, "status 2");
    }
    void failures()
    {
        QFETCH(ErrorCode, code);
        QFETCH(QString, words);
        // Far more than a pipe holds, so that a command that does not read is still being written to when it
        // ends.
        for (const QString &body : {QStringLiteral("b"), QString(1024 * 1024, u'x')}) {
            SendmailTransport transport(QString::fromUtf8(QTest::currentDataTag()), m_clock);
            const auto future = transport.send(mail(body));
            QTRY_VERIFY_WITH_TIMEOUT(future.isFinished(), patience);
            QVERIFY(!future.result());
            const Error error = future.result().error();
            QCOMPARE(error.code, code);
            QTEST(error.detail, "detail");
            QVERIFY2(error.message.contains(words), qPrintable(error.message));
        }
    }

    void stdoutGoesToStderr()
    {
        const int savedOut = ::dup(STDOUT_FILENO);
        const int savedErr = ::dup(STDERR_FILENO);
        const int out = ::open(qPrintable(path("out")), O_WRONLY | O_CREAT, 0600);
        const int err = ::open(qPrintable(path("err")), O_WRONLY | O_CREAT | O_APPEND, 0600);
        ::dup2(out, STDOUT_FILENO);
        ::dup2(err, STDERR_FILENO);
        SendmailTransport transport(QStringLiteral("cat >/dev/null; echo RESULT; echo trouble >&2"), m_clock);
        const auto future = transport.send(mail());
        const bool finished = QTest::qWaitFor([&] { return future.isFinished(); }, patience);
        ::dup2(savedOut, STDOUT_FILENO);
        ::dup2(savedErr, STDERR_FILENO);
        for (const int descriptor : {savedOut, savedErr, out, err})
            ::close(descriptor);
        QVERIFY(finished);
        QVERIFY(future.result().has_value());
        QCOMPARE(contentOf(path("out")), QByteArray());
        QCOMPARE(contentOf(path("err")), QByteArray("RESULT\ntrouble\n"));
    }

    void bigMailToASlowReader()
    {
        SendmailTransport transport(QStringLiteral("sleep 0.3; cat > '%1'").arg(path("big")), m_clock);
        const auto future = transport.send(mail(QString(5 * 1024 * 1024, u'x')));
        int ticks = 0;
        QTimer timer;
        connect(&timer, &QTimer::timeout, this, [&ticks] { ++ticks; });
        timer.start(10);
        QTRY_VERIFY_WITH_TIMEOUT(future.isFinished(), patience);
        QVERIFY(future.result().has_value());
        QVERIFY2(ticks >= 5, qPrintable(QString::number(ticks)));
        QVERIFY(contentOf(path("big")).size() > 5 * 1024 * 1024);
    }

    void limitKillsTheWholeGroup()
    {
        SendmailTransport transport(QStringLiteral("sleep 1000 & echo $! > '%1'; wait").arg(path("child")),
                                    m_clock, 300ms);
        const auto future = transport.send(mail());
        QTRY_VERIFY_WITH_TIMEOUT(future.isFinished(), patience);
        QCOMPARE(future.result().error().code, ErrorCode::TimedOut);
        const auto child = static_cast<pid_t>(contentOf(path("child")).trimmed().toLongLong());
        QVERIFY(child > 0);
        // Gone, or a zombie whose new parent has not collected it yet.
        QTRY_VERIFY_WITH_TIMEOUT(::kill(child, 0) != 0 ||
                                     contentOf(QStringLiteral("/proc/%1/stat").arg(child)).contains(") Z "),
                                 patience);
    }

    void hurryEndsRunningAndQueued()
    {
        SendmailTransport transport(QStringLiteral("sleep 1000"), m_clock);
        const auto running = transport.send(mail());
        const auto queued = transport.send(mail());
        QElapsedTimer time;
        time.start();
        transport.hurry(200ms);
        QTRY_VERIFY_WITH_TIMEOUT(queued.isFinished(), patience);
        QVERIFY(running.isFinished());
        QCOMPARE(running.result().error().code, ErrorCode::Cancelled);
        QCOMPARE(queued.result().error().code, ErrorCode::Cancelled);
        const auto later = transport.send(mail());
        QTRY_VERIFY_WITH_TIMEOUT(later.isFinished(), patience);
        QCOMPARE(later.result().error().code, ErrorCode::Cancelled);
        QVERIFY(time.elapsed() < 20000);
    }

    void destructionAnswers()
    {
        QFuture<Result<void>> running;
        QFuture<Result<void>> queued;
        {
            SendmailTransport transport(QStringLiteral("sleep 1000"), m_clock);
            running = transport.send(mail());
            queued = transport.send(mail());
        }
        QVERIFY(running.isFinished() && queued.isFinished());
        QCOMPARE(running.result().error().code, ErrorCode::Cancelled);
    }
};

QTEST_GUILESS_MAIN(TestSendmailTransport)
#include "tst_sendmailtransport.moc"
