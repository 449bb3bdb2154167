// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/memorytrail.h"

#include <QTest>

using namespace pennon;
using namespace std::chrono_literals;

namespace {

constexpr Clock::WallTime noon{std::chrono::sys_days(std::chrono::year(2026) / 3 / 14) + 12h};

QString shown(const MemoryTrail &trail)
{
    QStringList texts;
    for (const float value : trail.values())
        texts.append(std::isnan(value) ? QStringLiteral("-") : QString::number(double(value)));
    return texts.join(u' ');
}

} // namespace

class TestMemoryTrail final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void keepsOneValueAMinute()
    {
        MemoryTrail trail;
        QVERIFY(trail.add(noon, {100}));
        QVERIFY(!trail.isDrawable());
        QVERIFY(trail.add(noon + 10s, {200}));
        QVERIFY(trail.add(noon + 1min, {300}));
        QCOMPARE(shown(trail), QStringLiteral("200 300"));
        QVERIFY(trail.isDrawable());
    }
    void leavesGaps()
    {
        MemoryTrail trail;
        trail.add(noon, {100});
        trail.add(noon + 3min, {200});
        QCOMPARE(shown(trail), QStringLiteral("100 - - 200"));
        QVERIFY(trail.advance(noon + 4min));
        QCOMPARE(shown(trail), QStringLiteral("100 - - 200 -"));
        QVERIFY(!trail.advance(noon + 4min + 59s));
    }
    void takesOlderValuesUpToAnHour()
    {
        MemoryTrail trail;
        trail.add(noon, {100});
        QVERIFY(trail.add(noon - 2min, {50}));
        QVERIFY(!trail.add(noon - 60min, {1}));
        QVERIFY(trail.add(noon - 59min, {7}));
        QCOMPARE(trail.values().size(), MemoryTrail::length);
        QCOMPARE(trail.values().first(), 7.0F);
        QCOMPARE(trail.values().last(), 100.0F);
    }
    void forgetsWhatIsOlderThanAnHour()
    {
        MemoryTrail trail;
        for (int minute = 0; minute < 100; ++minute)
            trail.add(noon + minute * 1min, {minute});
        QCOMPARE(trail.values().size(), MemoryTrail::length);
        QCOMPARE(trail.values().first(), 40.0F);
        trail.advance(noon + 24h);
        QVERIFY(!trail.isDrawable());
    }
    void doesNotReportWhatCannotBeSeen()
    {
        MemoryTrail trail;
        trail.add(noon, {1'000'000});
        trail.add(noon + 1min, {1'000'000});
        QVERIFY(!trail.add(noon + 61s, {1'001'000})); // far less than a pixel
        QVERIFY(trail.add(noon + 62s, {1'100'000}));
    }
    void liesFlatWhereOnlyNoiseMoves()
    {
        MemoryTrail trail;
        trail.add(noon, {1'000'000});
        trail.add(noon + 1min, {1'010'000});
        const MemoryTrail::Range range = trail.range();
        QVERIFY(range.most - range.least > 90'000);
        QVERIFY(range.least < 1'000'000 && range.most > 1'010'000);
    }
};

QTEST_APPLESS_MAIN(TestMemoryTrail)
#include "tst_memorytrail.moc"
