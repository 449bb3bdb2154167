// SPDX-License-Identifier: GPL-3.0-or-later
#include "monitorworld.h"

#include "monitor/sampler.h"
#include "store/samplestore.h"

#include <QSignalSpy>
#include <QTest>

#include <optional>

using namespace pennon;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

/// Lists of processes come when the test says so.
class SlowSupervisor final : public fakes::Supervisor
{
public:
    [[nodiscard]] QFuture<Result<std::vector<ProcessInfo>>> getAllProcessInfo() override
    {
        if (!isHolding)
            return fakes::Supervisor::getAllProcessInfo();
        calls += QStringLiteral("getAllProcessInfo");
        waiting = QPromise<Result<std::vector<ProcessInfo>>>();
        waiting.start();
        return waiting.future();
    }
    void answer()
    {
        waiting.addResult(list);
        waiting.finish();
    }

    bool isHolding = false;
    QPromise<Result<std::vector<ProcessInfo>>> waiting;
};

} // namespace

class TestSampler final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup() { m_sampler.reset(); }
    void fillsTheBoardAndTheHistory();
    void looksAgainAndAgain();
    void unreachableAndBack();
    void notReentrant();
    void soonIsOnce();
    void soonDuringALookIsAfterIt();
    void stopped();
    void stoppedDuringALook();
    void memoryThatCannotBeMeasured();
    void aFullDiskIsOneLine();

private:
    [[nodiscard]] qsizetype looks() const
    {
        return m_supervisor->calls.count(QStringLiteral("getAllProcessInfo"));
    }
    void lookAtOnce()
    {
        const QFuture<void> looked = m_sampler->whenLooked();
        QTRY_VERIFY(looked.isFinished());
    }

    std::unique_ptr<fakes::MonitorWorld> m_world;
    std::unique_ptr<SlowSupervisor> m_supervisor;
    fakes::Trees m_trees;
    std::unique_ptr<Sampler> m_sampler;
};

void TestSampler::init()
{
    m_sampler.reset();
    m_trees = fakes::Trees();
    m_world = std::make_unique<fakes::MonitorWorld>();
    m_supervisor = std::make_unique<SlowSupervisor>();
    m_supervisor->list = std::vector<ProcessInfo>{fakes::running(u"g"_s, u"a"_s, 12)};
    m_trees.readings->insert(12, TreeMemory{ByteSize{10}, ByteSize{30}, ByteSize{20}});
    m_sampler = std::make_unique<Sampler>(Sampler::Doors{*m_supervisor, m_trees, m_world->samples,
                                                         m_world->board, m_world->log, m_world->clock});
}

void TestSampler::fillsTheBoardAndTheHistory()
{
    QSignalSpy sampled(m_sampler.get(), &Sampler::sampled);
    m_supervisor->list->push_back(fakes::running(u"g"_s, u"b"_s, 0));
    m_supervisor->list->push_back(fakes::running(u"g"_s, u"c"_s, 14));
    m_sampler->start(1h);
    lookAtOnce();
    QVERIFY(sampled.count() >= 1);
    const std::vector<BoardRow> &rows = m_world->board.rows();
    QCOMPARE(rows.size(), 3U);
    QCOMPARE(rows[0].resident, std::optional(ByteSize{10}));
    QCOMPARE(rows[0].tree, std::optional(ByteSize{30}));
    QCOMPARE(rows[0].proportional, std::optional(ByteSize{20}));
    QVERIFY(!rows[1].tree);
    QVERIFY(!rows[2].tree);
    const auto history =
        m_world->samples.range({u"g"_s, u"a"_s}, m_world->clock.now() - 1h, m_world->clock.now() + 1h);
    QVERIFY(history);
    QCOMPARE(history->size(), 1U);
    QCOMPARE(history->front().most, ByteSize{30});

    m_trees.readings->remove(12); // it is going
    lookAtOnce();
    QVERIFY(!m_world->board.rows()[0].tree);
}

void TestSampler::looksAgainAndAgain()
{
    m_sampler->start(5ms);
    QTRY_VERIFY(looks() >= 3);
    m_sampler->start(1h); // other rules
    const qsizetype before = looks();
    QTest::qWait(30);
    QVERIFY(looks() <= before + 1);
}

void TestSampler::unreachableAndBack()
{
    QSignalSpy sampled(m_sampler.get(), &Sampler::sampled);
    m_sampler->start(1h);
    lookAtOnce();
    QVERIFY(!m_sampler->trouble());
    QCOMPARE(m_sampler->reachableSince(), std::optional(m_world->clock.now()));
    const qsizetype before = sampled.count();
    QSignalSpy changes(m_sampler.get(), &Sampler::reachabilityChanged);
    m_world->pass(10s);
    const auto well = m_supervisor->list;
    m_supervisor->list = failure(ErrorCode::ConnectionRefused, u"nobody there"_s);
    for (int i = 0; i < 3; ++i)
        lookAtOnce();
    QCOMPARE(m_sampler->trouble()->message, u"nobody there"_s);
    QVERIFY(!m_sampler->reachableSince());
    QCOMPARE(changes.count(), 1);
    QCOMPARE(sampled.count(), before);
    QCOMPARE(m_world->log.lines.filter(u"nobody there"_s).size(), 1);
    QVERIFY2(m_world->board.rows().size() == 1, "what was known stays known");
    m_world->pass(10s);
    m_supervisor->list = well;
    lookAtOnce();
    QVERIFY(!m_sampler->trouble());
    QCOMPARE(m_sampler->reachableSince(), std::optional(m_world->clock.now()));
    QCOMPARE(changes.count(), 2);
    QCOMPARE(m_world->log.lines.last(), u"supervisord answers again"_s);
}

void TestSampler::notReentrant()
{
    m_supervisor->isHolding = true;
    m_sampler->start(5ms);
    QTRY_COMPARE(looks(), 1);
    m_sampler->lookNow();
    const QFuture<void> looked = m_sampler->whenLooked();
    QTest::qWait(30);
    QCOMPARE(looks(), 1);
    QVERIFY(!looked.isFinished());
    m_supervisor->isHolding = false;
    m_supervisor->answer();
    QTRY_VERIFY(looked.isFinished());
    QTRY_VERIFY(looks() >= 2);
}

void TestSampler::soonIsOnce()
{
    m_sampler->lookSoon();
    QTest::qWait(150);
    QCOMPARE(looks(), 0); // not started
    m_sampler->start(1h);
    lookAtOnce();
    const qsizetype before = looks();
    for (int i = 0; i < 50; ++i)
        m_sampler->lookSoon();
    QCOMPARE(looks(), before);
    QTRY_COMPARE(looks(), before + 1);
    QTest::qWait(150);
    QCOMPARE(looks(), before + 1);
}

void TestSampler::soonDuringALookIsAfterIt()
{
    m_supervisor->isHolding = true;
    m_sampler->start(1h);
    QTRY_COMPARE(looks(), 1);
    m_sampler->lookSoon(); // a process changed its state after supervisord's answer was made
    QTest::qWait(150);
    m_supervisor->isHolding = false;
    m_supervisor->answer();
    QTRY_COMPARE(looks(), 2);
}

void TestSampler::stopped()
{
    const QFuture<void> notStarted = m_sampler->whenLooked();
    QVERIFY(notStarted.isFinished());
    m_sampler->start(5ms);
    QTRY_VERIFY(looks() >= 1);
    m_sampler->stop();
    const qsizetype before = looks();
    m_sampler->lookNow();
    m_sampler->lookSoon();
    const QFuture<void> looked = m_sampler->whenLooked();
    QVERIFY(looked.isFinished());
    QTest::qWait(150);
    QCOMPARE(looks(), before);
}

void TestSampler::stoppedDuringALook()
{
    m_supervisor->isHolding = true;
    m_sampler->start(1h);
    QSignalSpy sampled(m_sampler.get(), &Sampler::sampled);
    const QFuture<void> looked = m_sampler->whenLooked();
    QTRY_COMPARE(looks(), 1);
    m_sampler->stop();
    m_supervisor->answer();
    QTRY_VERIFY(looked.isFinished());
    QCOMPARE(sampled.count(), 0);
    QVERIFY(m_world->board.rows().empty());
}

void TestSampler::memoryThatCannotBeMeasured()
{
    QSignalSpy sampled(m_sampler.get(), &Sampler::sampled);
    m_trees.readings = failure(ErrorCode::PermissionDenied, u"no /proc"_s);
    m_sampler->start(1h);
    for (int i = 0; i < 3; ++i)
        lookAtOnce();
    QVERIFY2(sampled.count() >= 3, "states are known all the same");
    QCOMPARE(m_world->log.lines.filter(u"no /proc"_s).size(), 1);
    m_trees.readings = TreeReadings();
    lookAtOnce();
    m_trees.readings = failure(ErrorCode::PermissionDenied, u"no /proc"_s);
    lookAtOnce();
    QCOMPARE(m_world->log.lines.filter(u"no /proc"_s).size(), 2);
}

void TestSampler::aFullDiskIsOneLine()
{
    std::vector<ProcessInfo> many;
    for (int i = 0; i < 200; ++i)
        many.push_back(fakes::running(u"g"_s.repeated(100), QString::number(i), 12));
    m_supervisor->list = many;
    m_sampler->start(1h);
    m_world->setFull(true);
    for (int i = 0; i < 5; ++i) {
        m_world->pass(1min);
        lookAtOnce();
    }
    QCOMPARE(m_world->log.lines.filter(u"The history of memory cannot be stored"_s).size(), 1);
}

QTEST_GUILESS_MAIN(TestSampler)
#include "tst_sampler.moc"
