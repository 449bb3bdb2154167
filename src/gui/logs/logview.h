// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/logs/loglayouts.h"
#include "gui/logs/logposition.h"
#include "models/logsearch.h"

#include <QAbstractScrollArea>
#include <QBasicTimer>
#include <QElapsedTimer>

class QPushButton;

namespace pennon {

/// Shows a LogBuffer. Paints only the lines that are seen, so their number does not matter.
///
/// Follows the end of the log until it is scrolled up, and again when it is scrolled to the end.
class LogView final : public QAbstractScrollArea
{
    Q_OBJECT

public:
    /// The buffer has to outlive it.
    explicit LogView(LogBuffer &buffer, QWidget *parent = nullptr);

    void setWrapping(bool wrapping);
    [[nodiscard]] bool isWrapping() const { return m_wrapping; }
    void setFollowing(bool following);
    [[nodiscard]] bool isFollowing() const { return m_following; }

    /// What is marked, and where one stands; scrolls there.
    void setQuery(const std::optional<LogQuery> &query);
    void goTo(LogSearch::Place place);
    [[nodiscard]] LogSearch::Place place() const { return m_place; }
    /// The first line that is seen at all.
    [[nodiscard]] qint64 topLine() const { return m_top; }

    [[nodiscard]] bool hasSelection() const { return m_anchor != m_cursor; }
    [[nodiscard]] QString selectedText() const;
    void copy() const;
    void selectAll();
    /// The lines that are seen, for accessibility.
    [[nodiscard]] QString visibleText() const;

Q_SIGNALS:
    void followingChanged(bool following);
    void selectionChanged(bool hasSelection);

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void scrollContentsBy(int dx, int dy) override;
    void keyPressEvent(QKeyEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void timerEvent(QTimerEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void onAppended(qint64 from);
    void onDropped(qint64 first);
    void onCleared();
    void onScrollBar(int value);

    struct Top ///< what is at the upper edge
    {
        qint64 line = 0;
        int row = 0;
        friend auto operator<=>(const Top &, const Top &) = default;
    };
    [[nodiscard]] int visibleRows() const;
    [[nodiscard]] Top lowest();
    [[nodiscard]] Top moved(Top top, int rows);
    void setTop(Top top);
    void scrollRows(int rows);
    void showLine(qint64 line, qsizetype column);
    void updateBars();
    void updateNewLines();
    void applyLook();
    void paintLine(QPainter &painter, qint64 number, double y);
    [[nodiscard]] LogPosition positionAt(const QPoint &point);
    void setSelection(LogPosition anchor, LogPosition cursor);
    void moveCursor(QKeyEvent *event);
    [[nodiscard]] LogPosition clamped(LogPosition position) const;

    LogBuffer &m_buffer;
    LogLayouts m_layouts;
    QPushButton *m_newLines;
    qint64 m_top = 0;
    int m_topRow = 0;
    double m_widest = 0;
    bool m_wrapping = true;
    bool m_following = true;
    bool m_updating = false; ///< the scroll bar is moved by us
    qint64 m_seenEnd = 0;    ///< end of the log when it was left
    LogPosition m_anchor;
    LogPosition m_cursor;
    LogSearch::Place m_place;
    QBasicTimer m_dragScroll;
    QPoint m_dragPoint;
    QElapsedTimer m_doubleClick;
    int m_wheelRest = 0;
};

} // namespace pennon
