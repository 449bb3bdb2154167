// SPDX-License-Identifier: GPL-3.0-or-later
#include "memories.h"

#include "models/memorywindow.h"

#include <QTest>

using namespace pennon;
using namespace pennon::memories;
using namespace std::chrono_literals;

class TestMemoryWindow : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void followsUntilMoved();
    void zoomsAroundTheCursor();
    void keepsToThirtyDays();
    void looksAhead();
};

void TestMemoryWindow::followsUntilMoved()
{
    MemoryWindow window(1h);
    window.setNow(at(0));
    QCOMPARE(window.to(), at(0));
    QCOMPARE(window.from(), at(-3600));
    window.setNow(at(10));
    QCOMPARE(window.to(), at(10));
    window.pan(-30s);
    QVERIFY(!window.isFollowing());
    window.setNow(at(20));
    QCOMPARE(window.to(), at(-20));
    window.pan(30s);
    QVERIFY(!window.isFollowing());
    window.pan(1h);
    QVERIFY(window.isFollowing());
    QCOMPARE(window.to(), at(20));
    window.pan(-1h);
    window.showNewest();
    QCOMPARE(window.to(), at(20));
    window.showNewest(15min);
    QCOMPARE(window.span(), 15min);
}

void TestMemoryWindow::zoomsAroundTheCursor()
{
    MemoryWindow window(1h);
    window.setNow(at(0));
    window.zoom(0.5); // follows: the newest stays
    QVERIFY(window.isFollowing());
    QCOMPARE(window.from(), at(-1800));
    window.zoom(0.5, at(-1500));
    QCOMPARE(window.span(), 15min);
    QCOMPARE(window.from(), at(-1650)); // 300 of 1800 were before it, now 150 of 900
    QVERIFY(!window.isFollowing());
    window.zoom(2, at(-1500));
    QCOMPARE(window.from(), at(-1800));
    QVERIFY(window.isFollowing());
    window.show(at(-900), at(-600));
    QCOMPARE(window.from(), at(-900));
    QCOMPARE(window.to(), at(-600));
    window.zoom(2); // around the middle
    QCOMPARE(window.from(), at(-1050));
    window.show(at(-700), at(-699)); // too short to be seen
    QCOMPARE(window.span(), MemoryWindow::shortest);
    QVERIFY(window.from() < at(-700) && window.to() > at(-699));
}

void TestMemoryWindow::keepsToThirtyDays()
{
    MemoryWindow window(std::chrono::days(7));
    window.setNow(at(0));
    window.zoom(100);
    QCOMPARE(window.span(), MemoryWindow::longest);
    window.showNewest(1h);
    window.showOldest();
    QCOMPARE(window.from(), at(0) - std::chrono::days(30));
    window.pan(-24h);
    QCOMPARE(window.from(), at(0) - std::chrono::days(30));
}

void TestMemoryWindow::looksAhead()
{
    MemoryWindow window(1h);
    window.setNow(at(0));
    window.setAhead(0.1);
    QCOMPARE(window.to(), at(360));
    QCOMPARE(window.span(), 1h);
    window.pan(-60s);
    QVERIFY(!window.isFollowing());
    window.setAhead(0);
    QCOMPARE(window.to(), at(300)); // does not jump while it is looked at
}

QTEST_GUILESS_MAIN(TestMemoryWindow)
#include "tst_memorywindow.moc"
