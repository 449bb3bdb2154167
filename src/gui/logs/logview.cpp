// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/logs/logview.h"

#include <QClipboard>
#include <QEvent>
#include <QFontDatabase>
#include <QGuiApplication>
#include <QPainter>
#include <QPushButton>
#include <QScrollBar>

#include <algorithm>

#include <limits>
#include <utility>

namespace pennon {

namespace {

constexpr int margin = 4;

int barValue(qint64 lines)
{
    return static_cast<int>(std::clamp<qint64>(lines, 0, std::numeric_limits<int>::max()));
}

} // namespace

LogView::LogView(LogBuffer &buffer, QWidget *parent)
    : QAbstractScrollArea(parent)
    , m_buffer(buffer)
    , m_layouts(buffer, QFontDatabase::systemFont(QFontDatabase::FixedFont), QPalette())
    , m_newLines(new QPushButton(this))
{
    setFocusPolicy(Qt::StrongFocus);
    viewport()->setCursor(Qt::IBeamCursor);
    viewport()->setBackgroundRole(QPalette::Base);
    setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    m_newLines->setFocusPolicy(Qt::NoFocus);
    m_newLines->setFont(QFontDatabase::systemFont(QFontDatabase::GeneralFont));
    m_newLines->hide();
    connect(m_newLines, &QPushButton::clicked, this, [this] { setFollowing(true); });
    connect(&buffer, &LogBuffer::appended, this, &LogView::onAppended);
    connect(&buffer, &LogBuffer::dropped, this, &LogView::onDropped);
    connect(&buffer, &LogBuffer::cleared, this, &LogView::onCleared);
    connect(verticalScrollBar(), &QScrollBar::valueChanged, this, &LogView::onScrollBar);
    applyLook();
}

void LogView::setWrapping(bool wrapping)
{
    m_wrapping = wrapping;
    m_topRow = 0;
    m_widest = 0;
    horizontalScrollBar()->setValue(0);
    applyLook();
}

void LogView::setFollowing(bool following)
{
    if (following)
        setTop(lowest());
    if (std::exchange(m_following, following) == following)
        return;
    m_seenEnd = m_buffer.end();
    updateNewLines();
    Q_EMIT followingChanged(following);
}

void LogView::setQuery(const std::optional<LogQuery> &query)
{
    m_layouts.setQuery(query);
    m_place = {};
    viewport()->update();
}

void LogView::goTo(LogSearch::Place place)
{
    m_place = place;
    const auto &matches = m_layouts.line(place.line).matches;
    const auto index = static_cast<std::size_t>(place.index);
    showLine(place.line, index < matches.size() ? matches.at(index).start : 0);
    viewport()->update();
}

void LogView::onAppended(qint64 from)
{
    m_layouts.forgetFrom(from);
    if (m_following)
        setTop(lowest());
    updateBars();
    updateNewLines();
    viewport()->update();
}

void LogView::onDropped(qint64 first)
{
    if (m_top < first) {
        m_top = first;
        m_topRow = 0;
    }
    m_anchor = std::max(m_anchor, LogPosition{first, 0});
    m_cursor = std::max(m_cursor, LogPosition{first, 0});
    m_seenEnd = std::max(m_seenEnd, first);
}

void LogView::onCleared()
{
    m_layouts.forget();
    m_top = m_buffer.first();
    m_topRow = 0;
    m_widest = 0;
    m_seenEnd = m_top;
    m_place = {};
    setSelection({m_top, 0}, {m_top, 0});
    updateBars();
    updateNewLines();
    viewport()->update();
}

int LogView::visibleRows() const
{
    return std::max(1, static_cast<int>((viewport()->height() - margin) / m_layouts.rowHeight()));
}

/// Where the upper edge is when the end of the log is at the lower one.
LogView::Top LogView::lowest()
{
    return moved({m_buffer.end(), 0}, -visibleRows());
}

LogView::Top LogView::moved(Top top, int rows)
{
    while (rows < 0 && (top.row > 0 || top.line > m_buffer.first())) {
        if (top.row == 0) {
            --top.line;
            top.row = m_layouts.line(top.line).rows;
        }
        const int step = std::min(top.row, -rows);
        top.row -= step;
        rows += step;
    }
    while (rows > 0 && top.line < m_buffer.end()) {
        const int left = m_layouts.line(top.line).rows - top.row;
        if (rows < left) {
            top.row += rows;
            break;
        }
        rows -= left;
        ++top.line;
        top.row = 0;
    }
    return top;
}

void LogView::setTop(Top top)
{
    m_top = top.line;
    m_topRow = top.row;
    updateBars();
    viewport()->update();
}

void LogView::scrollRows(int rows)
{
    const Top end = lowest();
    const Top wanted = std::min(moved({m_top, m_topRow}, rows), end);
    setTop(wanted);
    if (wanted == end)
        setFollowing(true);
    else if (rows < 0)
        setFollowing(false);
}

void LogView::showLine(qint64 line, qsizetype column)
{
    const QTextLine row = m_layouts.line(line).layout.lineForTextPosition(static_cast<int>(column));
    const Top place{line, row.isValid() ? row.lineNumber() : 0};
    const int x = row.isValid() ? static_cast<int>(row.cursorToX(static_cast<int>(column))) : 0;
    const int rows = visibleRows();
    if (place < Top{m_top, m_topRow} || place >= moved({m_top, m_topRow}, rows)) {
        setFollowing(false);
        setTop(std::min(moved(place, -rows / 3), lowest()));
    }
    QScrollBar *const bar = horizontalScrollBar();
    if (!m_wrapping && (x < bar->value() || x > bar->value() + viewport()->width() * 3 / 4)) {
        m_widest = std::max<double>(m_widest, x + viewport()->width() / 2);
        updateBars();
        bar->setValue(std::max(0, x - viewport()->width() / 3));
    }
}

void LogView::updateBars()
{
    m_updating = true;
    QScrollBar *const vertical = verticalScrollBar();
    vertical->setRange(0, barValue(lowest().line - m_buffer.first()));
    vertical->setPageStep(visibleRows());
    vertical->setValue(barValue(m_top - m_buffer.first()));
    QScrollBar *const horizontal = horizontalScrollBar();
    horizontal->setRange(
        0, m_wrapping ? 0 : std::max(0, static_cast<int>(m_widest) + 2 * margin - viewport()->width()));
    horizontal->setPageStep(viewport()->width());
    horizontal->setSingleStep(static_cast<int>(m_layouts.rowHeight()));
    m_updating = false;
}

void LogView::onScrollBar(int value)
{
    if (m_updating)
        return;
    const Top end = lowest();
    const Top wanted = std::min(Top{m_buffer.first() + value, 0}, end);
    const bool atEnd = value >= verticalScrollBar()->maximum();
    setTop(atEnd ? end : wanted);
    setFollowing(atEnd);
}

void LogView::scrollContentsBy(int /*dx*/, int /*dy*/)
{
    viewport()->update();
}

void LogView::updateNewLines()
{
    const qint64 count = m_following ? 0 : m_buffer.end() - m_seenEnd;
    m_newLines->setVisible(count > 0);
    if (count <= 0)
        return;
    m_newLines->setText(count == 1 ? tr("1 new line ↓") : tr("%Ln new lines ↓", nullptr, barValue(count)));
    m_newLines->adjustSize();
    const QRect area = viewport()->geometry();
    m_newLines->move(area.center().x() - m_newLines->width() / 2,
                     area.bottom() - m_newLines->height() - 2 * margin);
}

void LogView::applyLook()
{
    m_layouts.setLook(font(), palette());
    m_layouts.setWrapWidth(m_wrapping ? std::max(50, viewport()->width() - 2 * margin) : 0);
    if (m_following)
        setTop(lowest());
    updateBars();
    updateNewLines();
    viewport()->update();
}

void LogView::resizeEvent(QResizeEvent * /*event*/)
{
    m_layouts.setWrapWidth(m_wrapping ? std::max(50, viewport()->width() - 2 * margin) : 0);
    if (m_topRow > 0 && m_top < m_buffer.end())
        m_topRow = std::min(m_topRow, m_layouts.line(m_top).rows - 1);
    setTop(m_following ? lowest() : std::min(Top{m_top, m_topRow}, lowest()));
    updateNewLines();
}

void LogView::changeEvent(QEvent *event)
{
    QAbstractScrollArea::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange)
        applyLook();
    else if (event->type() == QEvent::LanguageChange)
        updateNewLines();
    else if (event->type() == QEvent::ActivationChange)
        viewport()->update();
}

void LogView::paintEvent(QPaintEvent * /*event*/)
{
    QPainter painter(viewport());
    const double height = m_layouts.rowHeight();
    double y = margin / 2.0 - m_topRow * height;
    const double widest = m_widest;
    for (qint64 number = m_top; number < m_buffer.end() && y < viewport()->height(); ++number) {
        paintLine(painter, number, y);
        const LogLayouts::Laid &laid = m_layouts.line(number);
        m_widest = std::max(m_widest, laid.width);
        y += laid.rows * height;
    }
    if (m_widest > widest && !m_wrapping)
        QMetaObject::invokeMethod(this, &LogView::updateBars, Qt::QueuedConnection);
}

void LogView::paintLine(QPainter &painter, qint64 number, double y)
{
    const LogLayouts::Laid &laid = m_layouts.line(number);
    const double x = margin - horizontalScrollBar()->value();
    if (laid.kind == LogLine::Kind::Note) {
        painter.fillRect(QRectF(0, y, viewport()->width(), laid.rows * m_layouts.rowHeight()),
                         m_layouts.colors().noteBackground());
    }
    QList<QTextLayout::FormatRange> marks;
    const auto current = static_cast<std::size_t>(m_place.index);
    if (m_place.line == number && current < laid.matches.size()) {
        const LogQuery::Match &match = laid.matches.at(current);
        marks.append({static_cast<int>(match.start), static_cast<int>(match.length),
                      m_layouts.colors().matchFormat(true)});
    }
    const auto [begin, end] = std::minmax(m_anchor, m_cursor);
    if (begin != end && begin.line <= number && number <= end.line) {
        const auto length = static_cast<qint64>(laid.layout.text().size());
        const qint64 from = begin.line == number ? begin.column : 0;
        const qint64 to = end.line == number ? end.column : length;
        QTextCharFormat selected;
        const auto group = isActiveWindow() ? QPalette::Active : QPalette::Inactive;
        selected.setBackground(palette().color(group, QPalette::Highlight));
        selected.setForeground(palette().color(group, QPalette::HighlightedText));
        if (from < to)
            marks.append({static_cast<int>(from), static_cast<int>(to - from), selected});
        if (number < end.line && length == 0)
            painter.fillRect(QRectF(x, y, margin, m_layouts.rowHeight()), selected.background());
    }
    painter.setPen(palette().color(QPalette::Text));
    laid.layout.draw(&painter, QPointF(x, y), marks, QRectF(viewport()->rect()));
}

QString LogView::visibleText() const
{
    QStringList lines;
    for (qint64 number = m_top; number < std::min(m_buffer.end(), m_top + visibleRows()); ++number)
        lines << m_buffer.line(number).text.toString();
    return lines.join(u'\n');
}

} // namespace pennon
