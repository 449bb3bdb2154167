// SPDX-License-Identifier: GPL-3.0-or-later
#include "notify/durableoutbox.h"

#include "fakesofmail.h"
#include "memorymailstore.h"
#include "recordinglog.h"

#include <QSignalSpy>
#include <QTest>

#include <memory>

using namespace pennon;
using namespace fakes;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class TestDurableOutbox final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void storedFirstSentLaterRemoved();
    void goesOnAfterAKill();
    void aBrokenTransportHoldsAll();
    void aRefusedMailHoldsNobody();
    void manyRefusalsHoldAll();
    void everyThirdFailureLetsOthersTry();
    void jitterShortensDelays();
    void givesUpWhatIsTooOld();
    void givesUpARefusedMailSooner();
    void nothingIsGivenUpRightAfterTheStart();
    void fullDisk();
    void fullDiskAtRemoval();
    void undoneTransaction();
    void drainTriesEachOnce();
    void drainEndsAtTheFirstFailureOfTheTransport();
    void drainWithinItsTime();
    void whatIsLostAtTheEndIsTold();
    void status();

private:
    void make()
    {
        m_outbox.reset();
        m_outbox = std::make_unique<DurableOutbox>(*m_store, *m_transport, *m_log, m_clock, m_patience,
                                                   [this] { return m_random; });
    }
    /// Runs the event loop as long as something happens by itself.
    void settle()
    {
        for (int i = 0; i < 50; ++i)
            QCoreApplication::processEvents();
    }
    void pass(std::chrono::milliseconds time)
    {
        m_clock.passed += time;
        m_outbox->look();
        settle();
    }

    TestClock m_clock;
    double m_random = 0;
    OutboxPatience m_patience;
    std::unique_ptr<MemoryMailStore> m_store;
    std::unique_ptr<TestTransport> m_transport;
    std::unique_ptr<RecordingLog> m_log;
    std::unique_ptr<DurableOutbox> m_outbox;
};

void TestDurableOutbox::init()
{
    m_outbox.reset();
    m_store = std::make_unique<MemoryMailStore>();
    m_transport = std::make_unique<TestTransport>();
    m_log = std::make_unique<RecordingLog>();
    m_random = 0;
    m_patience = {10s, 60s, 1h, 10min, 1h};
    make();
    QVERIFY(m_outbox->start());
    settle();
}

void TestDurableOutbox::storedFirstSentLaterRemoved()
{
    m_transport->isHolding = true;
    const QSignalSpy sent(m_outbox.get(), &DurableOutbox::sent);
    QVERIFY(m_outbox->post(mail(u"one"_s)));
    QVERIFY(m_outbox->post(mail(u"two"_s)));
    QCOMPARE(m_store->subjects(), (QStringList{u"one"_s, u"two"_s}));
    QVERIFY2(m_transport->subjects.isEmpty(), "sending begins in a later turn");
    settle();
    QCOMPARE(m_transport->subjects, QStringList{u"one"_s});
    QCOMPARE(m_store->subjects(), (QStringList{u"one"_s, u"two"_s}));
    m_transport->answer({});
    settle();
    QCOMPARE(m_store->subjects(), QStringList{u"two"_s});
    QCOMPARE(m_transport->subjects, (QStringList{u"one"_s, u"two"_s}));
    m_transport->answer({});
    settle();
    QVERIFY(m_store->rows.empty());
    QCOMPARE(sent.size(), 2);
    QVERIFY2(m_log->lines.isEmpty(), "success says nothing");
}

void TestDurableOutbox::goesOnAfterAKill()
{
    m_transport->isHolding = true;
    m_outbox->post(mail(u"one"_s));
    m_outbox->post(mail(u"two"_s));
    settle();
    m_transport->isHolding = false;
    make();
    settle();
    QCOMPARE(m_transport->subjects, QStringList{u"one"_s});
    QVERIFY(m_outbox->start());
    m_outbox->post(mail(u"three"_s));
    settle();
    QCOMPARE(m_transport->subjects, (QStringList{u"one"_s, u"one"_s, u"two"_s, u"three"_s}));
    QVERIFY(m_store->rows.empty());
}

void TestDurableOutbox::aBrokenTransportHoldsAll()
{
    m_transport->outcome = down;
    for (const QString &subject : {u"one"_s, u"two"_s, u"three"_s})
        m_outbox->post(mail(subject));
    settle();
    QCOMPARE(m_transport->subjects, QStringList{u"one"_s});
    QCOMPARE(m_log->lines, QStringList{u"Mail \"one\" could not be sent, it is kept and tried again in 10 s: "
                                       "nobody listens"_s});
    QCOMPARE(m_store->rows.at(1).attempts, 1);
    QCOMPARE(m_store->rows.at(1).nextAttempt, m_clock.now() + 10s);
    QCOMPARE(m_store->rows.at(1).lastError, u"nobody listens"_s);
    pass(9s);
    QCOMPARE(m_transport->subjects.size(), 1);
    pass(1s);
    QCOMPARE(m_transport->subjects, (QStringList{u"one"_s, u"one"_s}));
    pass(19s);
    QCOMPARE(m_transport->subjects.size(), 2);
    m_transport->outcome = {};
    pass(1s);
    QCOMPARE(m_transport->subjects, (QStringList{u"one"_s, u"one"_s, u"one"_s, u"two"_s, u"three"_s}));
    QVERIFY(m_log->lines.contains(u"Mail \"one\" is sent now"_s));
}

void TestDurableOutbox::aRefusedMailHoldsNobody()
{
    m_transport->refused = {u"bad"_s};
    for (const QString &subject : {u"bad"_s, u"two"_s, u"three"_s})
        m_outbox->post(mail(subject));
    settle();
    QCOMPARE(m_transport->subjects, (QStringList{u"bad"_s, u"two"_s, u"three"_s}));
    QCOMPARE(m_store->subjects(), QStringList{u"bad"_s});
    pass(10s);
    QCOMPARE(m_transport->subjects.last(), u"bad"_s);
    QCOMPARE(m_transport->subjects.size(), 4);
    pass(19s);
    QCOMPARE(m_transport->subjects.size(), 4);
    pass(1s);
    QCOMPARE(m_transport->subjects.size(), 5);
}

void TestDurableOutbox::manyRefusalsHoldAll()
{
    m_transport->outcome = failure(ErrorCode::Rejected, u"try later"_s, 451);
    for (int i = 0; i < 6; ++i)
        m_outbox->post(mail(QString::number(i)));
    settle();
    QCOMPARE(m_transport->subjects, (QStringList{u"0"_s, u"1"_s, u"2"_s}));
    m_transport->outcome = {};
    pass(10s);
    QCOMPARE(m_transport->subjects.size(), 9);
    QVERIFY(m_store->rows.empty());
}

void TestDurableOutbox::everyThirdFailureLetsOthersTry()
{
    m_transport->outcome = failure(ErrorCode::TimedOut, u"no answer"_s);
    m_outbox->post(mail(u"poison"_s));
    m_outbox->post(mail(u"two"_s));
    settle();
    pass(10s);
    pass(20s);
    QCOMPARE(m_transport->subjects, QStringList(3, u"poison"_s));
    m_transport->outcome = {};
    m_transport->isHolding = true;
    pass(40s);
    QCOMPARE(m_transport->subjects.mid(3), QStringList{u"two"_s});
    m_transport->answer({});
    settle();
    QCOMPARE(m_transport->subjects.mid(3), (QStringList{u"two"_s, u"poison"_s}));
}

void TestDurableOutbox::jitterShortensDelays()
{
    m_random = 0.5;
    m_transport->outcome = down;
    m_outbox->post(mail(u"one"_s));
    settle();
    pass(7499ms);
    QCOMPARE(m_transport->subjects.size(), 1);
    pass(1ms);
    QCOMPARE(m_transport->subjects.size(), 2);
}

void TestDurableOutbox::givesUpWhatIsTooOld()
{
    const QSignalSpy gaveUp(m_outbox.get(), &DurableOutbox::gaveUp);
    m_transport->outcome = down;
    m_outbox->post(mail(u"one"_s));
    m_outbox->post(mail(u"two"_s));
    settle();
    pass(59min);
    m_outbox->post(mail(u"three"_s));
    QVERIFY(m_store->dead.isEmpty());
    pass(1min);
    QCOMPARE(m_store->dead, (QStringList{u"one: nobody listens"_s, u"two: nobody listens"_s}));
    QCOMPARE(gaveUp.size(), 2);
    QCOMPARE(m_log->lines.filter(u"is given up"_s).size(), 2);
    QCOMPARE(
        m_log->lines.filter(u"is given up"_s).first(),
        u"Mail \"one\" is given up after 3600 s and 3 attempts and kept as a dead letter: nobody listens"_s);
    QCOMPARE(m_store->subjects(), QStringList{u"three"_s});
    QCOMPARE(m_outbox->status().dead, 2);
}

void TestDurableOutbox::givesUpARefusedMailSooner()
{
    m_transport->refused = {u"bad"_s};
    m_outbox->post(mail(u"bad"_s));
    settle();
    for (int minute = 0; minute < 9; ++minute)
        pass(1min);
    QVERIFY(m_store->dead.isEmpty());
    pass(1min);
    QCOMPARE(m_store->dead, QStringList{u"bad: no such user"_s});
    m_transport->refusal = failure(ErrorCode::Rejected, u"mailbox full"_s, 452);
    m_outbox->post(mail(u"bad"_s));
    for (int minute = 0; minute < 50; ++minute)
        pass(1min);
    QCOMPARE(m_store->dead.size(), 1);
}

void TestDurableOutbox::nothingIsGivenUpRightAfterTheStart()
{
    m_transport->outcome = down;
    m_outbox->post(mail(u"one"_s));
    settle();
    m_outbox.reset();
    m_clock.passed += 48h;
    make();
    QVERIFY(m_outbox->start());
    settle();
    QVERIFY(m_store->dead.isEmpty());
    m_transport->outcome = {};
    pass(1min);
    QVERIFY(m_store->rows.empty());
    QVERIFY(m_store->dead.isEmpty());
}

void TestDurableOutbox::fullDisk()
{
    m_patience.storeAgainEvery = 1ms;
    make();
    const QSignalSpy degraded(m_outbox.get(), &DurableOutbox::degraded);
    const QSignalSpy recovered(m_outbox.get(), &DurableOutbox::recovered);
    QVERIFY(m_outbox->start());
    m_transport->isHolding = true;
    m_store->isFull = true;
    QVERIFY(!m_outbox->post(mail(u"one"_s)));
    QVERIFY(!m_outbox->post(mail(u"two"_s)));
    settle();
    QCOMPARE(degraded.size(), 1);
    QCOMPARE(m_log->lines, QStringList{u"Mail cannot be stored and is kept in memory only, it would be lost "
                                       "if this program were killed: disk full"_s});
    QCOMPARE(m_outbox->status().unstored, 2);
    QCOMPARE(m_outbox->status().storeProblem, u"disk full"_s);
    QCOMPARE(m_transport->subjects, QStringList{u"one"_s});
    m_transport->answer({});
    settle();
    QCOMPARE(m_transport->subjects, (QStringList{u"one"_s, u"two"_s}));
    m_store->isFull = false;
    QTRY_COMPARE(m_store->subjects(), QStringList{u"two"_s});
    QCOMPARE(recovered.size(), 1);
    QCOMPARE(m_log->lines.last(), u"Mail is stored again"_s);
    QCOMPARE(m_outbox->status().unstored, 0);
    m_transport->answer({});
    settle();
    QVERIFY(m_store->rows.empty());
}

void TestDurableOutbox::fullDiskAtRemoval()
{
    m_patience.storeAgainEvery = 1ms;
    make();
    m_transport->isHolding = true;
    m_outbox->post(mail(u"one"_s));
    settle();
    m_store->isFull = true;
    m_transport->answer({});
    settle();
    QCOMPARE(m_store->subjects(), QStringList{u"one"_s});
    m_store->isFull = false;
    QTRY_VERIFY(m_store->rows.empty());
    QCOMPARE(m_transport->subjects, QStringList{u"one"_s});
    QCOMPARE(m_log->lines.last(), u"Mail is stored again"_s);
}

void TestDurableOutbox::undoneTransaction()
{
    m_patience.storeAgainEvery = 1ms;
    make();
    TransactionMember &member = m_outbox->transactionMember();
    m_transport->isHolding = true;
    m_outbox->post(mail(u"before"_s));
    member.transactionBegun();
    m_outbox->post(mail(u"lost"_s));
    m_store->rollBack(1);
    member.transactionEnded(failure(ErrorCode::System, u"cannot commit"_s));
    member.transactionBegun();
    m_outbox->post(mail(u"next"_s));
    member.transactionEnded({});
    QCOMPARE(m_outbox->status().unstored, 1);
    QCOMPARE(m_outbox->status().storeProblem, u"cannot commit"_s);
    QTRY_COMPARE(m_store->subjects(), (QStringList{u"before"_s, u"next"_s, u"lost"_s}));
    settle();
    m_transport->answer({});
    settle();
    m_transport->answer({});
    settle();
    QCOMPARE(m_store->subjects(), QStringList{u"next"_s});
    QCOMPARE(m_transport->subjects, (QStringList{u"before"_s, u"lost"_s, u"next"_s}));
}

void TestDurableOutbox::drainTriesEachOnce()
{
    m_transport->refused = {u"bad"_s, u"worse"_s};
    for (const QString &subject : {u"bad"_s, u"two"_s, u"worse"_s})
        m_outbox->post(mail(subject));
    settle();
    QCOMPARE(m_transport->subjects.size(), 3);
    const QFuture<void> drained = m_outbox->drain();
    settle();
    QVERIFY(drained.isFinished());
    QCOMPARE(m_transport->subjects.mid(3), (QStringList{u"bad"_s, u"worse"_s}));
    QCOMPARE(m_store->subjects(), (QStringList{u"bad"_s, u"worse"_s}));
    QCOMPARE(m_log->lines.last(), u"Mails not sent, kept for the next start: 2"_s);
    const QFuture<void> again = m_outbox->drain();
    settle();
    QVERIFY(again.isFinished());
}

void TestDurableOutbox::drainEndsAtTheFirstFailureOfTheTransport()
{
    m_transport->outcome = down;
    for (const QString &subject : {u"one"_s, u"two"_s, u"three"_s})
        m_outbox->post(mail(subject));
    const QFuture<void> drained = m_outbox->drain();
    settle();
    QVERIFY(drained.isFinished());
    QCOMPARE(m_transport->subjects, QStringList{u"one"_s});
    QCOMPARE(m_log->lines.last(), u"Mails not sent, kept for the next start: 3"_s);
}

void TestDurableOutbox::drainWithinItsTime()
{
    m_transport->isHolding = true;
    m_outbox->post(mail(u"one"_s));
    m_outbox->post(mail(u"two"_s));
    settle();
    m_outbox->hurry(5s);
    QCOMPARE(m_transport->hurried, std::optional<std::chrono::milliseconds>(5s));
    const QFuture<void> drained = m_outbox->drain();
    settle();
    QVERIFY(!drained.isFinished());
    m_transport->answer(failure(ErrorCode::Cancelled, u"the program ends"_s));
    settle();
    QVERIFY(drained.isFinished());
    QCOMPARE(m_transport->subjects, QStringList{u"one"_s});
    QCOMPARE(m_store->rows.at(1).attempts, 0);
    QCOMPARE(m_log->lines, QStringList{u"Mails not sent, kept for the next start: 2"_s});
}

void TestDurableOutbox::whatIsLostAtTheEndIsTold()
{
    m_transport->outcome = down;
    m_outbox->post(mail(u"one"_s));
    m_store->isFull = true;
    m_outbox->post(mail(u"two"_s));
    const QFuture<void> drained = m_outbox->drain();
    settle();
    QVERIFY(drained.isFinished());
    QVERIFY(m_log->lines.contains(u"Mails lost, neither sent nor stored: 1"_s));
    QVERIFY(m_log->lines.contains(u"Mails not sent, kept for the next start: 1"_s));
}

void TestDurableOutbox::status()
{
    OutboxStatus status = m_outbox->status();
    QCOMPARE(status.waiting, 0);
    QVERIFY(!status.oldest && !status.lastSuccess && !status.lastErrorTime);
    const Clock::WallTime start = m_clock.now();
    m_transport->outcome = down;
    m_outbox->post(mail(u"one"_s));
    settle();
    m_clock.passed += 5s;
    m_outbox->post(mail(u"two"_s));
    status = m_outbox->status();
    QCOMPARE(status.waiting, 2);
    QCOMPARE(status.oldest, std::optional(start));
    QCOMPARE(status.lastError, u"nobody listens"_s);
    QCOMPARE(status.lastErrorTime, std::optional(start));
    m_transport->outcome = {};
    pass(5s);
    status = m_outbox->status();
    QCOMPARE(status.waiting, 0);
    QCOMPARE(status.lastSuccess, std::optional(start + 10s));
    QCOMPARE(status.lastError, u"nobody listens"_s);
}

QTEST_GUILESS_MAIN(TestDurableOutbox)
#include "tst_durableoutbox.moc"
