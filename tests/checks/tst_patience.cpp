// SPDX-License-Identifier: GPL-3.0-or-later
#include "checks/patience.h"

#include <QTest>

using namespace pennon;
using namespace std::chrono_literals;

namespace {

ProcessInfo upFor(qint64 seconds)
{
    return {{}, 1, ProcessState::Running, 1'000, 1'000 + seconds};
}

} // namespace

class TestPatience final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void holdsNothingBackByDefault();
    void countsFailuresInARow();
    void countsEachSubjectByItself();
    void beginsAnewWithAnotherPid();
    void knowsTheTimeOfGrace_data();
    void knowsTheTimeOfGrace();
};

void TestPatience::holdsNothingBackByDefault()
{
    PatienceCounter counter{Patience{}};
    QVERIFY(!counter.failed(QStringLiteral("a"), 1));
    QVERIFY(!counter.inGrace(upFor(0)));
}

void TestPatience::countsFailuresInARow()
{
    PatienceCounter counter({.failures = 3});
    const QString subject = QStringLiteral("a");
    QCOMPARE(counter.failed(subject, 1), QStringLiteral("1 of 3"));
    QCOMPARE(counter.failed(subject, 1), QStringLiteral("2 of 3"));
    QVERIFY(!counter.failed(subject, 1));
    QVERIFY(!counter.failed(subject, 1)); // still failing: still to be acted upon
    counter.reset(subject);
    QCOMPARE(counter.failed(subject, 1), QStringLiteral("1 of 3"));
}

void TestPatience::countsEachSubjectByItself()
{
    PatienceCounter counter({.failures = 2});
    QVERIFY(counter.failed(QStringLiteral("a"), 1));
    QVERIFY(counter.failed(QStringLiteral("b"), 1));
    QVERIFY(!counter.failed(QStringLiteral("a"), 1));
}

void TestPatience::beginsAnewWithAnotherPid()
{
    PatienceCounter counter({.failures = 2});
    QVERIFY(counter.failed(QStringLiteral("a"), 1));
    QCOMPARE(counter.failed(QStringLiteral("a"), 2), QStringLiteral("1 of 2"));
    QVERIFY(!counter.failed(QStringLiteral("a"), 2));
}

void TestPatience::knowsTheTimeOfGrace_data()
{
    QTest::addColumn<int>("uptime");
    QTest::addColumn<bool>("inGrace");
    QTest::newRow("just started") << 0 << true;
    QTest::newRow("last second") << 59 << true;
    QTest::newRow("over") << 60 << false;
    QTest::newRow("clock set back") << -5 << true;
}

void TestPatience::knowsTheTimeOfGrace()
{
    QFETCH(int, uptime);
    QFETCH(bool, inGrace);
    const PatienceCounter counter({.grace = 60s});
    const ProcessInfo process = upFor(uptime);
    QCOMPARE(counter.inGrace(process), inGrace);
    QCOMPARE(counter.graceReason(process),
             QStringLiteral("started %1 s ago, time of grace 60 s").arg(uptime));
}

QTEST_GUILESS_MAIN(TestPatience)
#include "tst_patience.moc"
