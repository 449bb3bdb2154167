// SPDX-License-Identifier: GPL-3.0-or-later
#include "fakes.h"

#include "base/futures.h"
#include "engine/restarter.h"

#include <QSignalSpy>
#include <QTest>

using namespace pennon;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

using Outcome = std::optional<Restarter::Outcome>;

Result<void> faultOf(int code)
{
    return failure(ErrorCode::Fault, u"<Fault %1: 'X'>"_s.arg(code), code);
}

} // namespace

class TestRestarter final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_log = std::make_unique<fakes::Log>();
        m_supervisor = std::make_unique<fakes::Supervisor>();
        m_restarter = std::make_unique<Restarter>(*m_supervisor, *m_log, Backoff(1ms, 4ms));
    }
    void stopsAndStarts();
    void oneAtATimePerProcess();
    void differentProcessesSideBySide();
    void failedStop();
    void failedStopStartsAnyway();
    void failedStartIsRetried();
    void retryEndsWhenThereIsNothingToStart_data();
    void retryEndsWhenThereIsNothingToStart();
    void abandonedRetry();

private:
    [[nodiscard]] QFuture<Outcome>
    restart(const QString &process, Restarter::AfterFailedStop policy = Restarter::AfterFailedStop::GiveUp)
    {
        return asFuture(m_restarter->restart(process, policy));
    }

    std::unique_ptr<fakes::Log> m_log;
    std::unique_ptr<fakes::Supervisor> m_supervisor;
    std::unique_ptr<Restarter> m_restarter;
};

void TestRestarter::stopsAndStarts()
{
    const QFuture<Outcome> outcome = restart(u"g:a"_s);
    QTRY_VERIFY(outcome.isFinished());
    QVERIFY(outcome.result()->stopped);
    QVERIFY(*outcome.result()->started);
    QCOMPARE(m_supervisor->calls, (QStringList{u"stopProcess g:a"_s, u"startProcess g:a"_s}));
    QVERIFY(!m_restarter->isBusy(u"g:a"_s));
    QVERIFY(m_restarter->leftStopped().isEmpty());
}

void TestRestarter::oneAtATimePerProcess()
{
    m_supervisor->hold(u"stopProcess a"_s);
    const QFuture<Outcome> first = restart(u"a"_s);
    const QFuture<Outcome> second = restart(u"a"_s);
    QTRY_VERIFY(second.isFinished());
    QVERIFY(!second.result());
    QVERIFY(!first.isFinished());
    QVERIFY(m_restarter->isBusy(u"a"_s));
    m_supervisor->release(u"stopProcess a"_s);
    QTRY_VERIFY(first.isFinished());
    QCOMPARE(m_supervisor->calls, (QStringList{u"stopProcess a"_s, u"startProcess a"_s}));
}

void TestRestarter::differentProcessesSideBySide()
{
    m_supervisor->hold(u"stopProcess a"_s);
    const QFuture<Outcome> slow = restart(u"a"_s);
    const QFuture<Outcome> quick = restart(u"b"_s);
    QTRY_VERIFY(quick.isFinished());
    QVERIFY(!slow.isFinished());
    m_supervisor->release(u"stopProcess a"_s);
    QTRY_VERIFY(slow.isFinished());
}

void TestRestarter::failedStop()
{
    m_supervisor->script(u"stopProcess a"_s, {faultOf(fault::notRunning)});
    const QFuture<Outcome> outcome = restart(u"a"_s);
    QTRY_VERIFY(outcome.isFinished());
    QCOMPARE(outcome.result()->stopped.error().detail, fault::notRunning);
    QVERIFY(!outcome.result()->started);
    QCOMPARE(m_supervisor->calls, (QStringList{u"stopProcess a"_s}));
    QVERIFY(!m_restarter->isBusy(u"a"_s));
}

void TestRestarter::failedStopStartsAnyway()
{
    m_supervisor->script(u"stopProcess a"_s, {faultOf(30)});
    m_supervisor->script(u"startProcess a"_s, {faultOf(fault::spawnError)});
    const QFuture<Outcome> outcome = restart(u"a"_s, Restarter::AfterFailedStop::StartAnyway);
    QTRY_VERIFY(outcome.isFinished());
    QVERIFY(!outcome.result()->stopped);
    QVERIFY(!*outcome.result()->started);
    QVERIFY2(!m_restarter->isBusy(u"a"_s), "what was not stopped is not started in the background");
}

void TestRestarter::failedStartIsRetried()
{
    m_supervisor->script(u"startProcess a"_s,
                         {faultOf(fault::spawnError), faultOf(fault::abnormalTermination), faultOf(50)});
    QSignalSpy late(m_restarter.get(), &Restarter::startedLate);
    const QFuture<Outcome> outcome = restart(u"a"_s);
    QTRY_VERIFY(outcome.isFinished());
    QCOMPARE((*outcome.result()->started).error().detail, fault::spawnError);
    QVERIFY(m_restarter->isBusy(u"a"_s));
    QCOMPARE(m_restarter->leftStopped(), QStringList{u"a"_s});
    QTRY_COMPARE(late.count(), 1);
    QCOMPARE(m_supervisor->calls.count(u"startProcess a"_s), 4);
    QVERIFY(!m_restarter->isBusy(u"a"_s));
    QVERIFY(m_restarter->leftStopped().isEmpty());
}

void TestRestarter::retryEndsWhenThereIsNothingToStart_data()
{
    QTest::addColumn<int>("code");
    QTest::newRow("somebody else started it") << fault::alreadyStarted;
    QTest::newRow("removed") << fault::badName;
    QTest::newRow("supervisord ends") << fault::shutdownState;
}

void TestRestarter::retryEndsWhenThereIsNothingToStart()
{
    QFETCH(int, code);
    m_supervisor->script(u"startProcess a"_s, {faultOf(fault::spawnError), faultOf(code), faultOf(code)});
    QSignalSpy late(m_restarter.get(), &Restarter::startedLate);
    const QFuture<Outcome> outcome = restart(u"a"_s);
    QTRY_VERIFY(outcome.isFinished());
    QTRY_VERIFY(!m_restarter->isBusy(u"a"_s));
    QCOMPARE(m_supervisor->calls.count(u"startProcess a"_s), 2);
    QCOMPARE(late.count(), 0);
}

void TestRestarter::abandonedRetry()
{
    m_supervisor->script(u"startProcess a"_s, {faultOf(fault::spawnError)});
    const QFuture<Outcome> outcome = restart(u"a"_s);
    QTRY_VERIFY(outcome.isFinished());
    m_restarter->abandonBackgroundStarts();
    QTest::qWait(20);
    QCOMPARE(m_supervisor->calls.count(u"startProcess a"_s), 1);
    QCOMPARE(m_restarter->leftStopped(), QStringList{u"a"_s});
}

QTEST_GUILESS_MAIN(TestRestarter)
#include "tst_restarter.moc"
