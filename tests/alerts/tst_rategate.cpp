// SPDX-License-Identifier: GPL-3.0-or-later
#include "alerts/rategate.h"

#include <QTest>

namespace pennon {

using namespace std::chrono_literals;

class RateGateTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void passesWhatTheRateAllows()
    {
        RateGate gate(Rate{2, 60s});
        QVERIFY(gate.pass(telling(1), at(0s)));
        QVERIFY(gate.pass(telling(2), at(10s)));
        QVERIFY(!gate.pass(telling(3), at(20s)));
        QVERIFY(!gate.pass(telling(4, AnnouncementKind::Recovered), at(30s)));
        QVERIFY(gate.nextRelease() == at(60s));
        QVERIFY(!gate.release(at(59s)));
        const std::optional<Telling> held = gate.release(at(60s));
        QVERIFY(held);
        QCOMPARE(held->incidents, (std::vector<qint64>{3, 4}));
        QCOMPARE(held->kind, AnnouncementKind::Raised);
        QVERIFY(!gate.nextRelease());
        QVERIFY(!gate.pass(telling(5), at(61s)));
        QVERIFY(gate.release(at(70s)));
    }

    /// The oldest leaves with what is new, and no message is told before it.
    void newOnesLeaveWithTheHeld()
    {
        RateGate gate(Rate{1, 60s});
        QVERIFY(gate.pass(telling(1), at(0s)));
        QVERIFY(!gate.pass(telling(2), at(1s)));
        const std::optional<Telling> both = gate.pass(telling(2), at(60s));
        QVERIFY(both);
        QCOMPARE(both->incidents, (std::vector<qint64>{2}));
    }

    void withoutARateEverythingPasses()
    {
        RateGate gate(Rate{});
        for (int i = 0; i < 1000; ++i)
            QVERIFY(gate.pass(telling(i), at(0s)));
    }

    void aClockSetBackBlocksNothing()
    {
        RateGate gate(Rate{1, 60s});
        QVERIFY(gate.pass(telling(1), at(1h)));
        QVERIFY(gate.pass(telling(2), at(0s)));
    }

    void recalls()
    {
        RateGate gate(Rate{1, 60s});
        gate.recall(telling(7));
        QCOMPARE(gate.held()->incidents, (std::vector<qint64>{7}));
        QVERIFY(gate.nextRelease() <= at(0s));
        QCOMPARE(gate.release(at(0s))->incidents, (std::vector<qint64>{7}));
    }

private:
    static Clock::WallTime at(std::chrono::seconds after)
    {
        return std::chrono::sys_days(std::chrono::year(2026) / 11 / 23) + 12h + after;
    }
    static Telling telling(qint64 id, AnnouncementKind kind = AnnouncementKind::Raised)
    {
        Telling one;
        one.kind = kind;
        one.incidents = {id};
        return one;
    }
};

} // namespace pennon

QTEST_GUILESS_MAIN(pennon::RateGateTest)
#include "tst_rategate.moc"
