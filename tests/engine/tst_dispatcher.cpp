// SPDX-License-Identifier: GPL-3.0-or-later
#include "fakes.h"

#include "engine/dispatcher.h"
#include "engine/eventledger.h"
#include "engine/serialhistory.h"

#include <QCoroFuture>
#include <QTest>

using namespace pennon;
using namespace Qt::StringLiterals;

namespace {

/// Notes what it is given; each event ends when the test says so.
class SlowWatcher final : public Watcher
{
public:
    [[nodiscard]] bool wants(const QByteArray &eventName) const override
    {
        return eventName.startsWith(wanted);
    }
    [[nodiscard]] QCoro::Task<> handle(Event event) override
    {
        handled += event.payload;
        m_working = QPromise<void>();
        m_working.start();
        const QFuture<void> ended = m_working.future();
        co_await ended;
    }
    [[nodiscard]] QCoro::Task<> finish(Ending) override { co_return; }
    void hurry(std::chrono::milliseconds) override {}
    [[nodiscard]] bool takes(const QByteArray &eventName) const override
    {
        return !takenNames.isEmpty() && eventName.startsWith(takenNames);
    }
    void take(const Event &event) override { taken += event.payload; }
    void endOne() { m_working.finish(); }

    QByteArray wanted = "TICK";
    QByteArray takenNames;
    QByteArrayList taken;
    QByteArrayList handled;

private:
    QPromise<void> m_working;
};

/// Knows some serials from before.
class Ledger final : public EventLedger
{
public:
    [[nodiscard]] Entry enter(std::optional<qint64> serial, const std::function<void()> &work) override
    {
        entered += serial.value_or(0);
        if (serial && known.contains(*serial))
            return Entry::Known;
        work();
        return Entry::New;
    }

    QList<qint64> known;
    QList<qint64> entered;
};

} // namespace

class TestDispatcher final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void worksOffInOrderOneByOne();
    void lanesAreIndependent();
    void redeliveryIsDropped();
    void takesBeforeTheAnswer();
    void theLedgerKnowsRedeliveries();
    void nothingIsTakenInWhileNotAccepting();
    void whenIdle();
    void serialHistoryForgetsTheOldest();

private:
    fakes::Log m_log;
};

void TestDispatcher::worksOffInOrderOneByOne()
{
    SlowWatcher watcher;
    Dispatcher dispatcher(m_log);
    dispatcher.add(watcher);
    dispatcher.accept(fakes::event("TICK_5", "a"));
    QVERIFY2(watcher.handled.isEmpty(), "nothing is worked off before the event is answered");
    dispatcher.work();
    dispatcher.accept(fakes::event("TICK_5", "b"));
    dispatcher.accept(fakes::event("PROCESS_STATE_EXITED", "not wanted"));
    dispatcher.work();
    QCOMPARE(watcher.handled, (QByteArrayList{"a"}));
    watcher.endOne();
    QTRY_COMPARE(watcher.handled, (QByteArrayList{"a", "b"}));
    watcher.endOne();
    QTRY_VERIFY(dispatcher.whenIdle().isFinished());
}

void TestDispatcher::lanesAreIndependent()
{
    SlowWatcher slow;
    SlowWatcher other;
    Dispatcher dispatcher(m_log);
    dispatcher.add(slow);
    dispatcher.add(other);
    dispatcher.accept(fakes::event("TICK_5", "a"));
    dispatcher.accept(fakes::event("TICK_5", "b"));
    dispatcher.work();
    other.endOne();
    QTRY_COMPARE(other.handled, (QByteArrayList{"a", "b"}));
    QCOMPARE(slow.handled, (QByteArrayList{"a"}));
    other.endOne();
    slow.endOne();
    QTRY_COMPARE(slow.handled.size(), 2);
    slow.endOne();
    QTRY_VERIFY(dispatcher.whenIdle().isFinished());
}

void TestDispatcher::redeliveryIsDropped()
{
    SlowWatcher watcher;
    Dispatcher dispatcher(m_log);
    dispatcher.add(watcher);
    dispatcher.accept(fakes::event("TICK_5", "a", 7));
    dispatcher.accept(fakes::event("TICK_5", "a", 7));
    dispatcher.accept(fakes::event("TICK_5", "no serial"));
    dispatcher.accept(fakes::event("TICK_5", "no serial"));
    dispatcher.work();
    for (int i = 0; i < 3; ++i) {
        QTRY_COMPARE(watcher.handled.size(), i + 1);
        watcher.endOne();
    }
    QCOMPARE(watcher.handled, (QByteArrayList{"a", "no serial", "no serial"}));
    QTRY_VERIFY(dispatcher.whenIdle().isFinished());
}

void TestDispatcher::takesBeforeTheAnswer()
{
    SlowWatcher watcher;
    watcher.takenNames = "TICK_5";
    SlowWatcher other;
    Dispatcher dispatcher(m_log);
    dispatcher.add(watcher);
    dispatcher.add(other);
    dispatcher.accept(fakes::event("TICK_5", "a", 1));
    dispatcher.accept(fakes::event("TICK_5", "a", 1));
    dispatcher.accept(fakes::event("TICK_60", "b", 2));
    QCOMPARE(watcher.taken, QByteArrayList{"a"});
    QVERIFY(other.taken.isEmpty());
    QVERIFY(watcher.handled.isEmpty());
    dispatcher.work();
    for (SlowWatcher *one : {&watcher, &other}) {
        one->endOne();
        QTRY_COMPARE(one->handled, (QByteArrayList{"a", "b"}));
        one->endOne();
    }
    QTRY_VERIFY(dispatcher.whenIdle().isFinished());
}

void TestDispatcher::theLedgerKnowsRedeliveries()
{
    SlowWatcher watcher;
    watcher.takenNames = "TICK_5";
    Ledger ledger;
    ledger.known = {7, 60};
    Dispatcher dispatcher(m_log, &ledger);
    dispatcher.add(watcher);
    dispatcher.accept(fakes::event("TICK_5", "before", 7));
    dispatcher.accept(fakes::event("TICK_5", "new", 8));
    dispatcher.accept(fakes::event("TICK_60", "not taken", 60));
    dispatcher.accept(fakes::event("PROCESS_STATE_EXITED", "not wanted", 9));
    dispatcher.setAccepting(false);
    dispatcher.accept(fakes::event("TICK_5", "not accepted", 10));
    QCOMPARE(ledger.entered, (QList<qint64>{7, 8}));
    QCOMPARE(watcher.taken, QByteArrayList{"new"});
    dispatcher.work();
    watcher.endOne();
    QTRY_COMPARE(watcher.handled, (QByteArrayList{"new", "not taken"}));
    watcher.endOne();
    QTRY_VERIFY(dispatcher.whenIdle().isFinished());
}

void TestDispatcher::nothingIsTakenInWhileNotAccepting()
{
    SlowWatcher watcher;
    Dispatcher dispatcher(m_log);
    dispatcher.add(watcher);
    dispatcher.setAccepting(false);
    dispatcher.accept(fakes::event("TICK_5", "a"));
    dispatcher.setAccepting(true);
    dispatcher.accept(fakes::event("TICK_5", "b"));
    dispatcher.work();
    QCOMPARE(watcher.handled, (QByteArrayList{"b"}));
    watcher.endOne();
    QTRY_VERIFY(dispatcher.whenIdle().isFinished());
}

void TestDispatcher::whenIdle()
{
    SlowWatcher watcher;
    Dispatcher dispatcher(m_log);
    dispatcher.add(watcher);
    QVERIFY(dispatcher.whenIdle().isFinished());
    dispatcher.accept(fakes::event("TICK_5", "a"));
    dispatcher.work();
    const QFuture<void> idle = dispatcher.whenIdle();
    QVERIFY(!idle.isFinished());
    watcher.endOne();
    QTRY_VERIFY(idle.isFinished());
}

void TestDispatcher::serialHistoryForgetsTheOldest()
{
    SerialHistory history(3);
    QVERIFY(history.insert(1));
    QVERIFY(!history.insert(1));
    QVERIFY(history.insert(2));
    QVERIFY(history.insert(3));
    QVERIFY(history.insert(4));
    QVERIFY(!history.insert(2));
    QVERIFY(history.insert(1));
}

QTEST_GUILESS_MAIN(TestDispatcher)
#include "tst_dispatcher.moc"
