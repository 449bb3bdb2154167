// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/logs/logview.h"
#include "look/contrast.h"

#include <QApplication>
#include <QClipboard>
#include <QElapsedTimer>
#include <QPushButton>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>

using namespace pennon;

namespace {

QByteArray numbered(int from, int to)
{
    QByteArray text;
    for (int i = from; i < to; ++i)
        text += "line " + QByteArray::number(i) + '\n';
    return text;
}

QPalette palette(bool dark)
{
    return dark ? QPalette(QColor(45, 45, 48), QColor(30, 30, 32)) : QPalette(QColor(240, 240, 240));
}

} // namespace

class TestLogView final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_buffer = std::make_unique<LogBuffer>();
        m_view = std::make_unique<LogView>(*m_buffer);
        m_view->resize(600, 400);
        m_view->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_view.get()));
    }
    void cleanup() { m_view.reset(); }

    void everyColorIsReadable_data()
    {
        QTest::addColumn<bool>("dark");
        QTest::newRow("light") << false;
        QTest::newRow("dark") << true;
    }

    void everyColorIsReadable()
    {
        QFETCH(const bool, dark);
        const QPalette colors = palette(dark);
        const LogColors look(colors);
        for (int background = -1; background < 256; background += 5) {
            for (int foreground = 0; foreground < 256; ++foreground) {
                LogStyle style;
                style.foreground = {LogColor::Kind::Indexed, static_cast<quint8>(foreground), 0, 0};
                if (background >= 0)
                    style.background = {LogColor::Kind::Indexed, static_cast<quint8>(background), 0, 0};
                const QTextCharFormat format = look.format(style);
                const QColor under =
                    background >= 0 ? format.background().color() : colors.color(QPalette::Base);
                QVERIFY2(contrast(format.foreground().color(), under) >= 4.4,
                         qPrintable(QStringLiteral("%1 on %2").arg(foreground).arg(background)));
            }
        }
    }

    void followsUntilScrolledUp()
    {
        const QSignalSpy following(m_view.get(), &LogView::followingChanged);
        m_buffer->append(numbered(0, 1000));
        QVERIFY(m_view->visibleText().endsWith(QLatin1String("line 999")));
        QTest::keyClick(m_view.get(), Qt::Key_PageUp);
        QVERIFY(!m_view->isFollowing());
        const QString seen = m_view->visibleText();
        m_buffer->append(numbered(1000, 1234));
        QCOMPARE(m_view->visibleText(), seen);
        auto *const button = m_view->findChild<QPushButton *>();
        QVERIFY(button->isVisible());
        QVERIFY2(button->text().contains(QLatin1String("234")), qPrintable(button->text()));
        QTest::mouseClick(button, Qt::LeftButton);
        QVERIFY(m_view->isFollowing());
        QVERIFY(!button->isVisible());
        QVERIFY(m_view->visibleText().endsWith(QLatin1String("line 1233")));
        QCOMPARE(following.size(), 2);
    }

    void scrollBarGoesOverEverything()
    {
        m_buffer->append(numbered(0, 1000));
        m_view->verticalScrollBar()->setValue(0);
        QVERIFY(m_view->visibleText().startsWith(QLatin1String("line 0\n")));
        QVERIFY(!m_view->isFollowing());
        m_view->verticalScrollBar()->setValue(m_view->verticalScrollBar()->maximum());
        QVERIFY(m_view->isFollowing());
        QTest::keyClick(m_view.get(), Qt::Key_Home);
        QCOMPARE(m_view->topLine(), 0);
        QTest::keyClick(m_view.get(), Qt::Key_End);
        QVERIFY(m_view->visibleText().endsWith(QLatin1String("line 999")));
    }

    void wrappedLinesAreReached()
    {
        for (int i = 0; i < 50; ++i)
            m_buffer->append(QByteArray(3000, static_cast<char>('a' + i % 26)) + '\n');
        QVERIFY(m_view->topLine() >= 48);
        for (int i = 0; i < 3000 && m_view->topLine() > 0; ++i)
            QTest::keyClick(m_view.get(), Qt::Key_PageUp);
        QCOMPARE(m_view->topLine(), 0);
        m_view->setWrapping(false);
        QVERIFY(m_view->topLine() <= 1);
        m_view->repaint();
        QTRY_VERIFY(m_view->horizontalScrollBar()->maximum() > 3000);
    }

    void selectionByMouse()
    {
        m_buffer->append("first word\nsecond line\nthird\n");
        const int row = QFontMetrics(m_view->font()).lineSpacing();
        const int column = QFontMetrics(m_view->font()).horizontalAdvance(u'x');
        QWidget *const area = m_view->viewport();
        QTest::mousePress(area, Qt::LeftButton, {}, {5 + column * 6, row / 2 + 2});
        QTest::mouseMove(area, {5 + column * 6, row + row / 2 + 2});
        QMouseEvent move(QEvent::MouseMove, QPointF(5 + column * 6, row * 1.5 + 2),
                         QPointF(5 + column * 6, row * 1.5 + 2), Qt::NoButton, Qt::LeftButton, {});
        QCoreApplication::sendEvent(area, &move);
        QTest::mouseRelease(area, Qt::LeftButton, {}, {5 + column * 6, row + row / 2 + 2});
        QCOMPARE(m_view->selectedText(), QStringLiteral("word\nsecond"));
        QTest::keyClick(m_view.get(), Qt::Key_C, Qt::ControlModifier);
        QCOMPARE(QGuiApplication::clipboard()->text(), QStringLiteral("word\nsecond"));
        QTest::mouseDClick(area, Qt::LeftButton, {}, {5 + column * 8, row + row / 2 + 2});
        QCOMPARE(m_view->selectedText(), QStringLiteral("line"));
    }

    void selectionByKeyboard()
    {
        m_buffer->append("ab\ncd\nef\n");
        QTest::keyClick(m_view.get(), Qt::Key_Down, Qt::ShiftModifier);
        QTest::keyClick(m_view.get(), Qt::Key_Right, Qt::ShiftModifier);
        QCOMPARE(m_view->selectedText(), QStringLiteral("ab\nc"));
        QTest::keyClick(m_view.get(), Qt::Key_End, Qt::ControlModifier | Qt::ShiftModifier);
        QCOMPARE(m_view->selectedText(), QStringLiteral("ab\ncd\nef"));
        QTest::keyClick(m_view.get(), Qt::Key_Escape);
        QVERIFY(!m_view->hasSelection());
        QTest::keyClick(m_view.get(), Qt::Key_A, Qt::ControlModifier);
        QCOMPARE(m_view->selectedText(), QStringLiteral("ab\ncd\nef"));
        m_buffer->clear();
        QVERIFY(!m_view->hasSelection());
        QTest::keyClick(m_view.get(), Qt::Key_Down, Qt::ShiftModifier);
        QTest::keyClick(m_view.get(), Qt::Key_Left, Qt::ShiftModifier);
        QCOMPARE(m_view->selectedText(), QString());
    }

    void survivesWhatIsDropped()
    {
        m_view.reset();
        m_buffer = std::make_unique<LogBuffer>(100);
        m_view = std::make_unique<LogView>(*m_buffer);
        m_view->resize(300, 200);
        m_view->show();
        m_buffer->append(numbered(0, 100));
        m_view->selectAll();
        m_view->setFollowing(false);
        m_view->verticalScrollBar()->setValue(0);
        m_buffer->append(numbered(100, 500));
        m_view->repaint();
        QCOMPARE(m_view->topLine(), 400);
        QVERIFY(m_view->selectedText().isEmpty());
    }

    void goesToMatches()
    {
        m_buffer->append(numbered(0, 5000));
        LogSearch search(*m_buffer);
        const auto query = *LogQuery::make(QStringLiteral("line 77"), {});
        search.setQuery(query);
        m_view->setQuery(query);
        QTRY_VERIFY(!search.isRunning());
        m_view->goTo(*search.after({}));
        QVERIFY(m_view->visibleText().contains(QLatin1String("line 77\n")));
        QVERIFY(!m_view->isFollowing());
    }

    void paintsManyColoredLinesInAFrame()
    {
        QByteArray line;
        for (int i = 0; i < 12; ++i)
            line += "\x1b[3" + QByteArray::number(i % 8) + "mword " + QByteArray::number(i) + " \x1b[0m";
        line += '\n';
        m_buffer->append(line.repeated(20'000));
        m_view->resize(1600, 1000);
        QElapsedTimer time;
        time.start();
        constexpr int frames = 20;
        for (int i = 0; i < frames; ++i) {
            m_view->verticalScrollBar()->setValue(i * 500);
            m_view->viewport()->grab();
        }
        QVERIFY2(time.elapsed() < frames * 400, qPrintable(QString::number(time.elapsed() / frames)));
    }

private:
    std::unique_ptr<LogBuffer> m_buffer;
    std::unique_ptr<LogView> m_view;
};

QTEST_MAIN(TestLogView)
#include "tst_logview.moc"
