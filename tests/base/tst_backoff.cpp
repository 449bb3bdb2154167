// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/backoff.h"

#include <QTest>

using namespace std::chrono_literals;

namespace pennon {

class BackoffTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void doublesUpToTheCap()
    {
        Backoff backoff(1s, 60s);
        for (const auto expected : {1s, 2s, 4s, 8s, 16s, 32s, 60s, 60s, 60s})
            QCOMPARE(backoff.next(), std::chrono::milliseconds(expected));
    }

    void startsAnewAfterReset()
    {
        Backoff backoff(5ms, 1s);
        QCOMPARE(backoff.next(), 5ms);
        QCOMPARE(backoff.next(), 10ms);
        backoff.reset();
        QCOMPARE(backoff.next(), 5ms);
        QCOMPARE(backoff.next(), 10ms);
    }

    void capHoldsForTheFirstDelayToo()
    {
        Backoff backoff(10s, 3s);
        QCOMPARE(backoff.next(), 3s);
        QCOMPARE(backoff.next(), 3s);
        backoff.reset();
        QCOMPARE(backoff.next(), 3s);
    }

    void neverOverflows()
    {
        Backoff backoff(1ms, std::chrono::milliseconds::max());
        std::chrono::milliseconds before{0};
        for (int i = 0; i < 200; ++i) {
            const auto delay = backoff.next();
            QVERIFY(delay >= before);
            before = delay;
        }
        QCOMPARE(before, std::chrono::milliseconds::max());
    }

    void delayAfterSoManyFailures()
    {
        const Backoff backoff(1s, 60s);
        QCOMPARE(backoff.delayAfter(1), 1s);
        QCOMPARE(backoff.delayAfter(2), 2s);
        QCOMPARE(backoff.delayAfter(6), 32s);
        QCOMPARE(backoff.delayAfter(7), 60s);
        QCOMPARE(backoff.delayAfter(1'000'000'000), 60s);
        QCOMPARE(Backoff(10s, 3s).delayAfter(1), 3s);
    }

    void jitterTakesAwayUpToTheHalf()
    {
        QCOMPARE(jittered(10s, [] { return 0.0; }), 10s);
        QCOMPARE(jittered(10s, [] { return 0.5; }), 7500ms);
        QCOMPARE(jittered(10s, [] { return 0.9999; }), 5001ms);
        const RandomSource random = systemRandom();
        for (int i = 0; i < 100; ++i) {
            const double number = random();
            QVERIFY(number >= 0 && number < 1);
        }
    }
};

} // namespace pennon

QTEST_GUILESS_MAIN(pennon::BackoffTest)
#include "tst_backoff.moc"
