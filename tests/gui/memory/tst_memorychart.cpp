// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenes.h"

#include <QSignalSpy>
#include <QWheelEvent>

using namespace pennon;
using namespace pennon::scenes;
using namespace std::chrono_literals;

/// What mouse and keyboard do.
class TestMemoryChart : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void movesByDragging();
    void zoomsByWheel();
    void zoomsToARubberBand();
    void keys_data();
    void keys();
    void showsFiguresAtTheCursor();
    void dragsTheLimit();
    void leavesTheLimitAlone();
    void givesADragUp();
    void opensIncidents();
    void limitFarAwayWaitsAtTheEdge();
    void readingsAreThinned();

private:
    [[nodiscard]] QPoint at(Clock::WallTime time, double part = 0.5) const
    {
        const PlotScene &plot = m_chart->plot();
        return QPointF(plot.x(time), plot.area.top() + plot.area.height() * part).toPoint();
    }
    [[nodiscard]] QPoint onLimit() const
    {
        return QPointF(m_chart->plot().area.center().x(), m_chart->plot().limitY()).toPoint();
    }
    void drag(const QPoint &from, const QPoint &to, Qt::KeyboardModifiers modifiers = {})
    {
        press(from, modifiers);
        move(to, modifiers);
        QTest::mouseRelease(m_chart->viewport(), Qt::LeftButton, modifiers, to);
    }
    void press(const QPoint &place, Qt::KeyboardModifiers modifiers = {})
    {
        QTest::mousePress(m_chart->viewport(), Qt::LeftButton, modifiers, place);
    }
    void move(const QPoint &place, Qt::KeyboardModifiers modifiers = {})
    {
        QMouseEvent event(QEvent::MouseMove, place, m_chart->viewport()->mapToGlobal(QPointF(place)),
                          Qt::NoButton, Qt::LeftButton, modifiers);
        QApplication::sendEvent(m_chart->viewport(), &event);
    }
    void hover(const QPoint &place)
    {
        QMouseEvent event(QEvent::MouseMove, place, m_chart->viewport()->mapToGlobal(QPointF(place)),
                          Qt::NoButton, Qt::NoButton, {});
        QApplication::sendEvent(m_chart->viewport(), &event);
    }
    void turnWheel(const QPoint &place, int steps)
    {
        QWheelEvent event(place, m_chart->viewport()->mapToGlobal(QPointF(place)), {}, {0, 120 * steps},
                          Qt::NoButton, {}, Qt::NoScrollPhase, false);
        QApplication::sendEvent(m_chart->viewport(), &event);
    }

    std::unique_ptr<MemoryPage> m_page;
    MemoryChart *m_chart = nullptr;
};

void TestMemoryChart::init()
{
    m_page = page({leaking()});
    m_chart = &m_page->chart();
    QVERIFY(m_chart->plot().area.width() > 700);
}

void TestMemoryChart::movesByDragging()
{
    const QSignalSpy moved(m_chart, &MemoryChart::windowChanged);
    const QPoint from = at(minutesAgo(240));
    const Clock::WallTime time = m_chart->plot().timeAt(from.x());
    drag(from, from + QPoint(200, 0));
    QVERIFY(!m_chart->window().isFollowing());
    QVERIFY(!moved.isEmpty());
    // What was taken hold of is where it was let go.
    QVERIFY(std::abs((m_chart->plot().timeAt(from.x() + 200) - time).count()) < 60'000);
    m_chart->setNow(now() + 10min);
    QVERIFY(std::abs((m_chart->plot().timeAt(from.x() + 200) - time).count()) < 60'000);
    m_chart->showNewest();
    QVERIFY(m_chart->window().isFollowing());
}

void TestMemoryChart::zoomsByWheel()
{
    const QPoint place = at(minutesAgo(200));
    const Clock::WallTime time = m_chart->plot().timeAt(place.x());
    turnWheel(place, 3);
    QVERIFY(m_chart->window().span() < 4h);
    QVERIFY(std::abs((m_chart->plot().timeAt(place.x()) - time).count()) < 2000);
    turnWheel(place, -3);
    QVERIFY(std::abs((m_chart->window().span() - 6h).count()) < 2000);
}

void TestMemoryChart::zoomsToARubberBand()
{
    const Clock::WallTime from = m_chart->plot().timeAt(at(minutesAgo(200)).x());
    const Clock::WallTime to = m_chart->plot().timeAt(at(minutesAgo(100)).x());
    press(at(minutesAgo(200)), Qt::ShiftModifier);
    move(at(minutesAgo(100)), Qt::ShiftModifier);
    keepPicture(*m_page, QStringLiteral("rubberband"));
    QTest::mouseRelease(m_chart->viewport(), Qt::LeftButton, Qt::ShiftModifier, at(minutesAgo(100)));
    QVERIFY(std::abs((m_chart->window().from() - from).count()) < 120'000);
    QVERIFY(std::abs((m_chart->window().to() - to).count()) < 120'000);
}

void TestMemoryChart::keys_data()
{
    QTest::addColumn<Qt::Key>("key");
    QTest::addColumn<int>("span"); // minutes
    QTest::addColumn<bool>("follows");
    QTest::newRow("in") << Qt::Key_Plus << 230 << true;
    QTest::newRow("out") << Qt::Key_Minus << 562 << true;
    QTest::newRow("earlier") << Qt::Key_Left << 360 << false;
    QTest::newRow("later") << Qt::Key_Right << 360 << true;
    QTest::newRow("oldest") << Qt::Key_Home << 360 << false;
    QTest::newRow("newest") << Qt::Key_End << 360 << true;
    QTest::newRow("a page earlier") << Qt::Key_PageUp << 360 << false;
}

void TestMemoryChart::keys()
{
    QFETCH(const Qt::Key, key);
    QFETCH(const int, span);
    QFETCH(const bool, follows);
    m_chart->setFocus();
    QTest::keyClick(m_chart, key);
    QCOMPARE(m_chart->window().span() / 1min, span);
    QCOMPARE(m_chart->window().isFollowing(), follows);
}

void TestMemoryChart::showsFiguresAtTheCursor()
{
    hover(at(minutesAgo(60)));
    const PlotScene &plot = m_chart->plot();
    QVERIFY(plot.cursor);
    QVERIFY(plot.curves.front().hovered);
    QCOMPARE(plot.curves.front().hovered->mean.bytes / megabyte / 10, 37);
    keepPicture(*m_page, QStringLiteral("hover"));
    hover(at(minutesAgo(95))); // nothing was measured then
    QVERIFY(plot.cursor && !plot.curves.front().hovered);
    hover(QPoint(2, 2));
    QVERIFY(!plot.cursor);
}

void TestMemoryChart::dragsTheLimit()
{
    const QSignalSpy dragged(m_chart, &MemoryChart::limitDragged);
    const QSignalSpy dropped(m_chart, &MemoryChart::limitDropped);
    const QSignalSpy wished(m_page.get(), &MemoryPage::requestLimit);
    const QPoint from = onLimit();
    const double scale = static_cast<double>(m_chart->plot().highest.bytes) / m_chart->plot().area.height();
    hover(from);
    QCOMPARE(m_chart->viewport()->cursor().shape(), Qt::SizeVerCursor);
    press(from);
    move(from + QPoint(0, 20));
    move(from + QPoint(0, 40));
    QCOMPARE(dragged.size(), 2);
    QVERIFY(dropped.isEmpty());
    keepPicture(*m_page, QStringLiteral("dragging"));
    QTest::mouseRelease(m_chart->viewport(), Qt::LeftButton, {}, from + QPoint(0, 40));
    QCOMPARE(dropped.size(), 1);
    QCOMPARE(wished.size(), 1);
    const auto size = wished.first().at(2).value<ByteSize>();
    QCOMPARE(wished.first().at(0).value<ProcessName>(), leaking().process());
    QCOMPARE(wished.first().at(1).toString(), QStringLiteral("memmon"));
    const double expected = 512.0 * megabyte - 40 * scale;
    QVERIFY2(std::abs(static_cast<double>(size.bytes) - expected) < 2 * scale,
             QByteArray::number(size.bytes).constData());
    QCOMPARE(size.bytes % megabyte, 0);       // a round one
    QVERIFY(m_chart->window().isFollowing()); // and nothing was moved
}

void TestMemoryChart::leavesTheLimitAlone()
{
    m_page->setEditing(MemoryPage::Editing::ReadOnly);
    const QSignalSpy wished(m_page.get(), &MemoryPage::requestLimit);
    drag(onLimit(), onLimit() + QPoint(0, 40));
    QVERIFY(wished.isEmpty());
    QVERIFY(m_chart->plot().limit && !m_chart->plot().limit->isEditable);
}

void TestMemoryChart::givesADragUp()
{
    const QSignalSpy wished(m_page.get(), &MemoryPage::requestLimit);
    m_chart->setFocus();
    press(onLimit());
    move(onLimit() + QPoint(0, 30));
    QVERIFY(m_page->isChangingLimit());
    QTest::keyClick(m_chart, Qt::Key_Escape);
    QVERIFY(!m_page->isChangingLimit());
    QTest::mouseRelease(m_chart->viewport(), Qt::LeftButton, {}, onLimit());
    QVERIFY(wished.isEmpty());
    QCOMPARE(m_chart->plot().limit->size, mb(512));
}

void TestMemoryChart::opensIncidents()
{
    const QSignalSpy wished(m_page.get(), &MemoryPage::requestIncident);
    const QPoint marker = at(minutesAgo(180), 0.4);
    hover(marker);
    QCOMPARE(m_chart->viewport()->cursor().shape(), Qt::PointingHandCursor);
    QTest::mouseClick(m_chart->viewport(), Qt::LeftButton, {}, marker);
    QCOMPARE(wished.size(), 1);
    QCOMPARE(wished.first().first().toLongLong(), 17);
    QTest::mouseClick(m_chart->viewport(), Qt::LeftButton, {}, at(minutesAgo(250), 0.4));
    QCOMPARE(wished.size(), 1);
}

void TestMemoryChart::limitFarAwayWaitsAtTheEdge()
{
    ProcessMemory small = leaking();
    small.limit = mb(8192);
    small.reachesLimit.reset();
    m_page->setMemories({small}, 1);
    QVERIFY(m_chart->plot().highest < mb(800));
    QVERIFY(m_chart->plot().isLimitAbove());
    QCOMPARE(m_chart->plot().limitY(), m_chart->plot().area.top());
    const QSignalSpy wished(m_page.get(), &MemoryPage::requestLimit);
    drag(onLimit() + QPoint(0, 1), onLimit() + QPoint(0, 30));
    QCOMPARE(wished.size(), 1);
    QVERIFY(wished.first().at(2).value<ByteSize>() < mb(700));
}

void TestMemoryChart::readingsAreThinned()
{
    m_page->setMemories({calm(QStringLiteral("api-1"), 200, 1)}, 1);
    m_chart->showNewest(std::chrono::days(30));
    const auto points = m_chart->plot().curves.front().columns.size();
    QVERIFY(points > 500);
    QVERIFY(static_cast<double>(points) <= m_chart->plot().area.width() + 4);
}

QTEST_MAIN(TestMemoryChart)
#include "tst_memorychart.moc"
