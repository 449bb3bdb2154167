// SPDX-License-Identifier: GPL-3.0-or-later
#include "checks/growthwatch.h"
#include "checks/memorytrend.h"

#include <QTest>

#include <cmath>
#include <functional>
#include <random>

using namespace pennon;
using namespace std::chrono_literals;

namespace {

constexpr qint64 mega = 1024 * 1024;
constexpr Clock::WallTime start{1'700'000'000s};
const ProcessName web{QStringLiteral("shop"), QStringLiteral("web")};

/// Started long before the first reading.
ProcessInfo running(qint64 pid = 7)
{
    return {web, pid, ProcessState::Running, 1'600'000'000, 1'700'000'000};
}

MemorySample sample(Clock::WallTime time, double megabytes)
{
    return {time, ByteSize{std::llround(megabytes * double(mega))}, {}};
}

using Course = std::function<double(double minutes)>;

/// Megabytes over the first so many minutes, each 5 s.
std::vector<MemorySample> course(const Course &megabytes, double minutes)
{
    std::vector<MemorySample> samples;
    for (int i = 0; i <= int(minutes * 12); ++i)
        samples.push_back(sample(start + i * 5s, megabytes(i / 12.0)));
    return samples;
}

double steps(double minutes)
{
    return 200 + 10 * std::floor(minutes);
}

} // namespace

class TestGrowth final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void grows_data();
    void grows();
    void countsTheWholeOfALine();
    void startUpIsNoGrowth_data();
    void startUpIsNoGrowth();
    void anotherPidBeginsAnew();
    void aClockSetBackBeginsAnew();
    void fewReadingsWithinTheTime();
    void timeToLimitOfACourse_data();
    void timeToLimitOfACourse();
    void trendsAnswerAsTheWholeHistoryDoes_data() { timeToLimitOfACourse_data(); }
    void trendsAnswerAsTheWholeHistoryDoes();
    void trendsFollowAChange();
    void trendsOfAnotherPid();
    void trendsLeaveOutTheStart();
};

void TestGrowth::grows_data()
{
    QTest::addColumn<Course>("megabytes");
    QTest::addColumn<double>("minutes");
    QTest::addColumn<bool>("isTooMuch");
    const auto row = [](const char *name, Course megabytes, double minutes, bool isTooMuch) {
        QTest::newRow(name) << megabytes << minutes << isTooMuch;
    };
    row(
        "flat", [](double) { return 200.0; }, 60, false);
    row(
        "slow", [](double t) { return 200 + 4.9 * t; }, 120, false);
    row(
        "fast", [](double t) { return 200 + 5.2 * t; }, 60, true);
    row(
        "fast, not for long enough", [](double t) { return 200 + 5.2 * t; }, 9, false);
    row(
        "steps", [](double t) { return steps(t); }, 8, true);
    row(
        "shrinks", [](double t) { return 2000 - 50 * t; }, 30, false);
    row(
        "one spike", [](double t) { return std::abs(t - 30) < 0.01 ? 900.0 : 200.0; }, 30, false);
    row(
        "one spike, over", [](double t) { return std::abs(t - 30) < 0.01 ? 900.0 : 200.0; }, 30.5, false);
    row(
        "one dip", [](double t) { return std::abs(t - 30) < 0.01 ? 1.0 : 200.0; }, 31, false);
    row(
        "grew long ago", [](double t) { return t < 5 ? 200 + 20 * t : 300.0; }, 16, false);
    row(
        "two readings of it", [](double t) { return t < 29.9 ? 200.0 : 300.0; }, 30, true);
}

void TestGrowth::grows()
{
    QFETCH(const Course, megabytes);
    QFETCH(const double, minutes);
    QFETCH(const bool, isTooMuch);
    GrowthWatch watch({ByteSize{50 * mega}, 10min}, 0s);
    for (const MemorySample &one : course(megabytes, minutes))
        watch.record(running(), one);
    QCOMPARE(watch.exceeded(web).has_value(), isTooMuch);
    QVERIFY(!watch.exceeded({QStringLiteral("shop"), QStringLiteral("worker")}));
}

void TestGrowth::countsTheWholeOfALine()
{
    GrowthWatch watch({ByteSize{50 * mega}, 10min}, 0s);
    for (const MemorySample &one : course([](double t) { return 200 + 6 * t; }, 60))
        watch.record(running(), one);
    QVERIFY2(std::abs(watch.growth(web).bytes - 60 * mega) <= 2 * mega,
             qPrintable(QString::number(double(watch.growth(web).bytes) / mega)));
    watch.forget(web);
    QCOMPARE(watch.growth(web).bytes, 0);
}

void TestGrowth::startUpIsNoGrowth_data()
{
    QTest::addColumn<int>("grace");
    QTest::addColumn<int>("startUp");
    QTest::addColumn<bool>("isTooMuch");
    QTest::newRow("quick") << 0 << 60 << false;
    QTest::newRow("as long as the warm-up") << 0 << 299 << false;
    QTest::newRow("slow") << 0 << 600 << true;
    QTest::newRow("slow, but with grace") << 600 << 599 << false;
}

void TestGrowth::startUpIsNoGrowth()
{
    QFETCH(const int, grace);
    QFETCH(const int, startUp);
    QFETCH(const bool, isTooMuch);
    ProcessInfo process = running();
    process.start = 1'700'000'000;
    GrowthWatch watch({ByteSize{50 * mega}, 10min}, std::chrono::seconds(grace));
    bool wasTooMuch = false;
    for (const MemorySample &one :
         course([&](double t) { return std::min(t * 60 / startUp, 1.0) * 500; }, 60)) {
        watch.record(process, one);
        wasTooMuch = wasTooMuch || watch.exceeded(web);
    }
    QCOMPARE(wasTooMuch, isTooMuch);
}

void TestGrowth::anotherPidBeginsAnew()
{
    GrowthWatch watch({ByteSize{50 * mega}, 10min}, 0s);
    for (int i = 0; i < 10; ++i)
        watch.record(running(7), sample(start + i * 5s, 100));
    for (int i = 10; i < 20; ++i)
        watch.record(running(8), sample(start + i * 5s, 900));
    QVERIFY(!watch.exceeded(web));
    for (int i = 20; i < 30; ++i)
        watch.record(running(8), sample(start + i * 5s, 951));
    QCOMPARE(watch.exceeded(web), ByteSize{51 * mega});
}

void TestGrowth::aClockSetBackBeginsAnew()
{
    GrowthWatch watch({ByteSize{50 * mega}, 10min}, 0s);
    for (int i = 0; i < 10; ++i)
        watch.record(running(), sample(start + i * 5s, 100));
    for (int i = 0; i < 10; ++i)
        watch.record(running(), sample(start - 1h + i * 5s, 900 + 10 * i));
    QCOMPARE(watch.growth(web), ByteSize{60 * mega}); // a slot less at its begin, a reading at its end
}

void TestGrowth::fewReadingsWithinTheTime()
{
    GrowthWatch watch({ByteSize{50 * mega}, 10s}, 0s);
    bool wasTooMuch = false;
    for (int i = 0; i < 6; ++i) {
        watch.record(running(), sample(start + i * 5s, 100 + 30 * i));
        wasTooMuch = wasTooMuch || watch.exceeded(web);
    }
    QVERIFY(wasTooMuch);
}

void TestGrowth::timeToLimitOfACourse_data()
{
    QTest::addColumn<Course>("megabytes");
    QTest::addColumn<double>("minutes");
    QTest::addColumn<double>("expected"); // minutes to 1000 MB; below 0: no answer
    const auto row = [](const char *name, Course megabytes, double minutes, double expected) {
        QTest::newRow(name) << megabytes << minutes << expected;
    };
    row(
        "flat", [](double) { return 200.0; }, 30, -1);
    row(
        "line", [](double t) { return 200 + 10 * t; }, 30, 50);
    row(
        "slow line", [](double t) { return 200 + 0.2 * t; }, 30, 794 / 0.2);
    row(
        "line, soon", [](double t) { return 200 + 60 * t; }, 2, 680 / 60.0);
    row(
        "too early", [](double t) { return 200 + 60 * t; }, 0.9, -1);
    row(
        "shrinks", [](double t) { return 900 - 10 * t; }, 30, -1);
    row(
        "steps", [](double t) { return steps(t); }, 30, 50);
    row(
        "spikes", [](double t) { return std::fmod(t, 1.0) < 0.05 ? 950 : 200 + 10 * t; }, 29.9, 50);
    row(
        "wave", [](double t) { return 300 + 50 * std::sin(t * 3); }, 30, -1);
    row(
        "over it", [](double t) { return 900 + 10 * t; }, 30, 0);
    row(
        "in a year", [](double t) { return 800 + 0.0004 * t; }, 30, -1);
    row(
        "noise", [](double t) { return 300 + 40 * std::abs(std::sin(t * 1e5)); }, 30, -1);
    row(
        "noisy line", [](double t) { return 200 + 10 * t + 20 * std::sin(t * 1e5); }, 30, 50);
}

void TestGrowth::timeToLimitOfACourse()
{
    QFETCH(const Course, megabytes);
    QFETCH(const double, minutes);
    QFETCH(const double, expected);
    const auto estimate = timeToLimit(course(megabytes, minutes), ByteSize{1000 * mega});
    QCOMPARE(estimate.has_value(), expected >= 0);
    if (estimate) {
        QVERIFY2(std::abs(double(estimate->count()) / 60 - expected) <= 0.15 * expected,
                 qPrintable(QStringLiteral("%1 min").arg(double(estimate->count()) / 60)));
    }
}

void TestGrowth::trendsAnswerAsTheWholeHistoryDoes()
{
    QFETCH(const Course, megabytes);
    QFETCH(const double, minutes);
    QFETCH(const double, expected);
    MemoryTrends trends;
    for (const MemorySample &one : course(megabytes, minutes))
        trends.record(running(), one);
    const auto estimate = trends.timeToLimit(web, ByteSize{1000 * mega});
    QCOMPARE(estimate.has_value(), expected >= 0);
    if (estimate) {
        QVERIFY2(std::abs(double(estimate->count()) / 60 - expected) <= 0.15 * expected,
                 qPrintable(QStringLiteral("%1 min").arg(double(estimate->count()) / 60)));
    }
}

void TestGrowth::trendsFollowAChange()
{
    MemoryTrends trends;
    for (const MemorySample &one : course([](double t) { return t < 600 ? 100 : 100 + 5 * (t - 600); }, 660))
        trends.record(running(), one);
    const auto estimate = trends.timeToLimit(web, ByteSize{1000 * mega});
    QVERIFY(estimate);
    QVERIFY(std::abs(double(estimate->count()) / 60 - 120) < 10);
    trends.forget(web);
    QVERIFY(!trends.timeToLimit(web, ByteSize{1000 * mega}));
}

void TestGrowth::trendsOfAnotherPid()
{
    MemoryTrends trends;
    const std::vector<MemorySample> samples = course([](double t) { return 200 + 10 * t; }, 30);
    for (const MemorySample &one : samples)
        trends.record(running(7), one);
    QVERIFY(trends.timeToLimit(web, ByteSize{1000 * mega}));
    trends.record(running(8), sample(start + 31min, 20));
    QVERIFY(!trends.timeToLimit(web, ByteSize{1000 * mega}));
}

void TestGrowth::trendsLeaveOutTheStart()
{
    ProcessInfo process = running();
    process.start = 1'700'000'000;
    MemoryTrends trends;
    for (const MemorySample &one : course([](double t) { return std::min(t, 1.0) * 500; }, 30)) {
        trends.record(process, one);
        QVERIFY(!trends.timeToLimit(web, ByteSize{1000 * mega}));
    }
}

QTEST_GUILESS_MAIN(TestGrowth)
#include "tst_growth.moc"
