// SPDX-License-Identifier: GPL-3.0-or-later
#include "notify/mailroute.h"
#include "notify/outbox.h"
#include "notify/sendmailtransport.h"
#include "notify/smtptransport.h"
#include "recordinglog.h"

#include <QPromise>
#include <QSignalSpy>
#include <QTest>

using namespace pennon;

namespace {

class FakeTransport final : public MailTransport
{
public:
    QFuture<Result<void>> send(const Mail &mail) override
    {
        subjects += mail.subject;
        promises.emplace_back();
        promises.back().start();
        return promises.back().future();
    }
    void hurry(std::chrono::milliseconds within) override { hurried.push_back(within); }
    void answer(const Result<void> &result)
    {
        promises.back().addResult(result);
        promises.back().finish();
    }

    QStringList subjects;
    std::vector<QPromise<Result<void>>> promises;
    std::vector<std::chrono::milliseconds> hurried;
};

Mail mail(const QString &subject)
{
    return {{}, {QStringLiteral("a@example.com")}, subject, QStringLiteral("b")};
}

} // namespace

class TestOutbox : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void oneAfterTheOther()
    {
        FakeTransport transport;
        RecordingLog log;
        Outbox outbox(transport, log);
        const QSignalSpy idle(&outbox, &Outbox::idle);
        QVERIFY(outbox.isIdle());
        QVERIFY(outbox.whenIdle().isFinished());
        outbox.post(mail(QStringLiteral("one")));
        outbox.post(mail(QStringLiteral("two")));
        const QFuture<void> future = outbox.whenIdle();
        QVERIFY(!outbox.isIdle());
        QCOMPARE(transport.subjects, QStringList{QStringLiteral("one")});
        transport.answer({});
        QTRY_COMPARE(transport.subjects.size(), 2);
        QVERIFY(log.lines.isEmpty());
        QVERIFY(!future.isFinished());
        transport.answer(failure(ErrorCode::Rejected, QStringLiteral("the reason")));
        QTRY_VERIFY(future.isFinished());
        QVERIFY(outbox.isIdle());
        QCOMPARE(idle.size(), 1);
        QCOMPARE(log.lines,
                 QStringList{QStringLiteral("Mail \"two\" could not be sent and is lost: the reason")});
    }

    void hurryIsForAllTogether()
    {
        FakeTransport transport;
        RecordingLog log;
        Outbox outbox(transport, log);
        outbox.post(mail(QStringLiteral("one")));
        outbox.post(mail(QStringLiteral("two")));
        outbox.hurry(std::chrono::milliseconds(0));
        transport.answer({});
        QTRY_COMPARE(transport.subjects.size(), 2);
        QCOMPARE(transport.hurried,
                 (std::vector{std::chrono::milliseconds(0), std::chrono::milliseconds(0)}));
    }

    void lateAnswerAfterTheEnd()
    {
        FakeTransport transport;
        RecordingLog log;
        {
            Outbox outbox(transport, log);
            outbox.post(mail(QStringLiteral("one")));
        }
        transport.answer(failure(ErrorCode::Rejected, QStringLiteral("late")));
        QCoreApplication::processEvents();
        QVERIFY(log.lines.isEmpty());
    }

    void factory()
    {
        RecordingLog log;
        const SystemClock clock;
        MailRoute route;
        QVERIFY(dynamic_cast<SendmailTransport *>(makeTransport(route, log, clock).get()));
        route.smtp = SmtpServer{};
        QVERIFY(dynamic_cast<SmtpTransport *>(makeTransport(route, log, clock).get()));
    }
};

QTEST_GUILESS_MAIN(TestOutbox)
#include "tst_outbox.moc"
