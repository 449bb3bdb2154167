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

/// What receivers ask for, and outboxes that nobody works off any more.
class TestOutboxReceiver final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void leavesTheReceiverAloneAsLongAsItAsks();
    void abandonedMailsAreGivenUp();
    void goesOnAfterBeingAbandoned();

private:
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
    std::unique_ptr<MemoryMailStore> m_store;
    std::unique_ptr<TestTransport> m_transport;
    RecordingLog m_log;
    std::unique_ptr<DurableOutbox> m_outbox;
};

void TestOutboxReceiver::init()
{
    m_outbox.reset();
    m_store = std::make_unique<MemoryMailStore>();
    m_transport = std::make_unique<TestTransport>();
    m_outbox = std::make_unique<DurableOutbox>(*m_store, *m_transport, m_log, m_clock,
                                               OutboxPatience{10s, 60s, 1h, 10min, 1h}, [] { return 0.0; });
    QVERIFY(m_outbox->start());
    settle();
}

void TestOutboxReceiver::leavesTheReceiverAloneAsLongAsItAsks()
{
    m_transport->outcome = failure(ErrorCode::HttpStatus, u"too many"_s, 429);
    m_transport->alone = 25s; // without it 10 s
    m_outbox->post(mail(u"one"_s));
    settle();
    m_outbox->post(mail(u"two"_s));
    settle();
    pass(24s);
    QCOMPARE(m_transport->subjects, QStringList{u"one"_s});
    m_transport->alone = 1s; // shorter than the 20 s of the second failure
    pass(1s);
    QCOMPARE(m_transport->subjects.size(), 2);
    m_transport->outcome = {};
    pass(1s);
    QCOMPARE(m_transport->subjects, (QStringList{u"one"_s, u"one"_s, u"one"_s, u"two"_s}));
    QVERIFY(m_store->rows.empty());
}

void TestOutboxReceiver::abandonedMailsAreGivenUp()
{
    m_transport->isHolding = true;
    QSignalSpy gaveUp(m_outbox.get(), &DurableOutbox::gaveUp);
    QSignalSpy attemptFailed(m_outbox.get(), &DurableOutbox::attemptFailed);
    m_outbox->post(mail(u"one"_s));
    m_outbox->post(mail(u"two"_s));
    settle();
    m_outbox->abandon(u"nobody sends it"_s);
    QCOMPARE(m_store->dead, QStringList{u"two: nobody sends it"_s});
    QVERIFY(m_outbox->isSending());
    m_transport->answer(down);
    settle();
    QCOMPARE(attemptFailed.size(), 1);
    QCOMPARE(attemptFailed.first().at(1).toString(), u"nobody listens"_s);
    QCOMPARE(m_store->dead, (QStringList{u"two: nobody sends it"_s, u"one: nobody sends it"_s}));
    QCOMPARE(gaveUp.size(), 2);
    QVERIFY(m_store->rows.empty());
}

void TestOutboxReceiver::goesOnAfterBeingAbandoned()
{
    m_transport->isHolding = true;
    m_outbox->post(mail(u"one"_s));
    settle();
    m_outbox->abandon(u"nobody sends it"_s);
    m_outbox->resume();
    m_transport->answer(down);
    m_transport->isHolding = false;
    settle();
    QVERIFY(m_store->dead.isEmpty());
    pass(10s);
    QVERIFY(m_store->rows.empty());
    QCOMPARE(m_transport->subjects, QStringList(2, u"one"_s));
}

QTEST_GUILESS_MAIN(TestOutboxReceiver)
#include "tst_outboxreceiver.moc"
