// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/logs/logview.h"

#include <QApplication>
#include <QClipboard>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QScrollBar>
#include <QStyleHints>
#include <QTimerEvent>
#include <QWheelEvent>

#include <algorithm>
#include <cmath>
#include <limits>

/// What mouse and keyboard do in a LogView.
namespace pennon {

namespace {

constexpr int margin = 4;
constexpr int dragInterval = 40; ///< ms between the rows while a selection is dragged out of the view
constexpr qsizetype mostForPrimary = 1'000'000; ///< what is selected by mouse goes to other programs at once

bool isWordPart(QChar c)
{
    return c.isLetterOrNumber() || c == u'_' || c.isSurrogate();
}

} // namespace

LogPosition LogView::clamped(LogPosition position) const
{
    if (position.line < m_buffer.first() || m_buffer.size() == 0)
        return {m_buffer.first(), 0};
    if (position.line >= m_buffer.end())
        position = {m_buffer.end() - 1, std::numeric_limits<qint64>::max()};
    const auto length = static_cast<qint64>(m_buffer.line(position.line).text.size());
    return {position.line, std::clamp<qint64>(position.column, 0, length)};
}

LogPosition LogView::positionAt(const QPoint &point)
{
    const double y = point.y() - margin / 2.0;
    const int rows = static_cast<int>(std::floor(y / m_layouts.rowHeight()));
    const Top at = moved({m_top, m_topRow}, rows);
    if (at.line >= m_buffer.end() || m_buffer.size() == 0)
        return clamped({m_buffer.end(), 0});
    const QTextLine row = m_layouts.line(at.line).layout.lineAt(at.row);
    const double x = point.x() - margin + horizontalScrollBar()->value();
    return clamped({at.line, row.isValid() ? row.xToCursor(x) : 0});
}

void LogView::setSelection(LogPosition anchor, LogPosition cursor)
{
    m_anchor = clamped(anchor);
    m_cursor = clamped(cursor);
    viewport()->update();
    Q_EMIT selectionChanged(hasSelection());
}

QString LogView::selectedText() const
{
    const auto [begin, end] = std::minmax(m_anchor, m_cursor);
    QString text;
    for (qint64 number = begin.line; hasSelection() && number <= end.line; ++number) {
        const QStringView line = m_buffer.line(number).text;
        const qsizetype from = number == begin.line ? std::min<qsizetype>(begin.column, line.size()) : 0;
        const qsizetype to = number == end.line ? std::min<qsizetype>(end.column, line.size()) : line.size();
        text += line.sliced(from, std::max<qsizetype>(0, to - from));
        if (number < end.line)
            text += u'\n';
    }
    return text;
}

void LogView::copy() const
{
    if (hasSelection())
        QGuiApplication::clipboard()->setText(selectedText());
}

void LogView::selectAll()
{
    setSelection({m_buffer.first(), 0}, {m_buffer.end(), 0});
}

void LogView::mousePressEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton)
        return;
    const LogPosition at = positionAt(event->position().toPoint());
    const bool isTriple = m_doubleClick.isValid() &&
                          m_doubleClick.elapsed() < QGuiApplication::styleHints()->mouseDoubleClickInterval();
    if (isTriple)
        setSelection({at.line, 0}, {at.line, std::numeric_limits<qint64>::max()});
    else
        setSelection(event->modifiers().testFlag(Qt::ShiftModifier) ? m_anchor : at, at);
    m_doubleClick.invalidate();
}

void LogView::mouseMoveEvent(QMouseEvent *event)
{
    if (!event->buttons().testFlag(Qt::LeftButton))
        return;
    m_dragPoint = event->position().toPoint();
    const bool isOutside = m_dragPoint.y() < 0 || m_dragPoint.y() > viewport()->height();
    if (isOutside && !m_dragScroll.isActive())
        m_dragScroll.start(dragInterval, this);
    else if (!isOutside)
        m_dragScroll.stop();
    setSelection(m_anchor, positionAt(m_dragPoint));
}

void LogView::mouseReleaseEvent(QMouseEvent *event)
{
    m_dragScroll.stop();
    QClipboard *const clipboard = QGuiApplication::clipboard();
    if (event->button() != Qt::LeftButton || !hasSelection() || !clipboard->supportsSelection())
        return;
    const QString text = selectedText();
    if (text.size() < mostForPrimary)
        clipboard->setText(text, QClipboard::Selection);
}

void LogView::mouseDoubleClickEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton || m_buffer.size() == 0)
        return;
    const LogPosition at = positionAt(event->position().toPoint());
    const QStringView line = m_buffer.line(at.line).text;
    qsizetype from = at.column;
    qsizetype to = at.column;
    while (from > 0 && isWordPart(line[from - 1]))
        --from;
    while (to < line.size() && isWordPart(line[to]))
        ++to;
    setSelection({at.line, from}, {at.line, to});
    m_doubleClick.start();
}

void LogView::timerEvent(QTimerEvent *event)
{
    if (event->timerId() != m_dragScroll.timerId()) {
        QAbstractScrollArea::timerEvent(event);
        return;
    }
    const int beyond = m_dragPoint.y() < 0 ? m_dragPoint.y() : m_dragPoint.y() - viewport()->height();
    scrollRows(std::clamp(beyond / 10, -20, 20) + (beyond < 0 ? -1 : 1));
    setSelection(m_anchor, positionAt(m_dragPoint));
}

void LogView::wheelEvent(QWheelEvent *event)
{
    if (event->angleDelta().y() == 0 || event->modifiers().testFlag(Qt::ShiftModifier)) {
        QAbstractScrollArea::wheelEvent(event);
        return;
    }
    m_wheelRest += event->angleDelta().y() * QApplication::wheelScrollLines();
    const int rows = m_wheelRest / QWheelEvent::DefaultDeltasPerStep;
    m_wheelRest -= rows * QWheelEvent::DefaultDeltasPerStep;
    if (rows != 0)
        scrollRows(-rows);
    event->accept();
}

void LogView::keyPressEvent(QKeyEvent *event)
{
    if (event->matches(QKeySequence::Copy)) {
        copy();
    } else if (event->matches(QKeySequence::SelectAll)) {
        selectAll();
    } else if (event->key() == Qt::Key_Escape && hasSelection()) {
        setSelection(m_cursor, m_cursor);
    } else if (event->modifiers().testFlag(Qt::ShiftModifier)) {
        moveCursor(event);
    } else {
        switch (event->key()) {
        case Qt::Key_Up:
            scrollRows(-1);
            break;
        case Qt::Key_Down:
            scrollRows(1);
            break;
        case Qt::Key_PageUp:
            scrollRows(-std::max(1, visibleRows() - 1));
            break;
        case Qt::Key_PageDown:
            scrollRows(std::max(1, visibleRows() - 1));
            break;
        case Qt::Key_Home:
            setFollowing(false);
            setTop(std::min(Top{m_buffer.first(), 0}, lowest()));
            break;
        case Qt::Key_End:
            setFollowing(true);
            break;
        case Qt::Key_Left:
            horizontalScrollBar()->triggerAction(QAbstractSlider::SliderSingleStepSub);
            break;
        case Qt::Key_Right:
            horizontalScrollBar()->triggerAction(QAbstractSlider::SliderSingleStepAdd);
            break;
        default:
            QAbstractScrollArea::keyPressEvent(event);
        }
    }
}

/// Shift and a key: selects from where the last click was, or from the upper edge.
void LogView::moveCursor(QKeyEvent *event)
{
    const bool isSeen = m_cursor.line >= m_top && m_cursor.line < m_top + visibleRows();
    if (!hasSelection() && !isSeen)
        m_anchor = m_cursor = {m_top, 0};
    LogPosition to = m_cursor;
    const bool byDocument = event->modifiers().testFlag(Qt::ControlModifier);
    switch (event->key()) {
    case Qt::Key_Up:
        to = to.line > m_buffer.first() ? LogPosition{to.line - 1, to.column} : LogPosition{to.line, 0};
        break;
    case Qt::Key_Down:
        to = to.line + 1 < m_buffer.end() ? LogPosition{to.line + 1, to.column}
                                          : LogPosition{to.line, std::numeric_limits<qint64>::max()};
        break;
    case Qt::Key_PageUp:
        to.line -= visibleRows();
        break;
    case Qt::Key_PageDown:
        to.line += visibleRows();
        break;
    case Qt::Key_Left:
        to = to.column > 0 ? LogPosition{to.line, to.column - 1}
                           : clamped({to.line - 1, std::numeric_limits<qint64>::max()});
        break;
    case Qt::Key_Right:
        to = to.column < m_buffer.line(to.line).text.size() ? LogPosition{to.line, to.column + 1}
                                                            : clamped({to.line + 1, 0});
        break;
    case Qt::Key_Home:
        to = byDocument ? LogPosition{m_buffer.first(), 0} : LogPosition{to.line, 0};
        break;
    case Qt::Key_End:
        to = byDocument ? LogPosition{m_buffer.end(), 0}
                        : LogPosition{to.line, std::numeric_limits<qint64>::max()};
        break;
    default:
        QAbstractScrollArea::keyPressEvent(event);
        return;
    }
    if (m_buffer.size() == 0)
        return;
    setSelection(m_anchor, to);
    showLine(m_cursor.line, m_cursor.column);
}

} // namespace pennon
