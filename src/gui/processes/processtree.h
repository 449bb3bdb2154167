// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/processfilter.h"

#include <QPersistentModelIndex>
#include <QSet>
#include <QTreeView>

namespace pennon {

class ProcessDelegate;

/// The process table itself. What the model does leaves selection, focus and what stands at the top of the
/// view as they are, and repaints the changed cells alone; what was collapsed stays so.
class ProcessTree final : public QTreeView
{
    Q_OBJECT

public:
    explicit ProcessTree(QWidget *parent = nullptr);

    /// Once; it outlives the view.
    void setFilter(ProcessFilter *filter);
    /// Rows that are seen now, by the filter's indexes.
    [[nodiscard]] QModelIndexList visibleRows() const;
    /// Order, widths and visibility of the columns, and what rows are sorted by.
    [[nodiscard]] QByteArray columns() const;
    /// False, and nothing changes, where it cannot be used.
    bool setColumns(const QByteArray &columns);
    void resetColumns();
    /// For a menu at the row: where it is, in this widget's coordinates.
    [[nodiscard]] QPoint menuPosition() const;

    void dataChanged(const QModelIndex &topLeft, const QModelIndex &bottomRight,
                     const QList<int> &roles = {}) override;
    void doItemsLayout() override;
    void keyboardSearch(const QString &text) override;

Q_SIGNALS:
    /// The user typed while the table had the focus.
    void textTyped(const QString &text);
    void menuRequested(const QPoint &position);

protected:
    void changeEvent(QEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void drawRow(QPainter *painter, const QStyleOptionViewItem &option,
                 const QModelIndex &index) const override;
    void drawBranches(QPainter *painter, const QRect &rectangle, const QModelIndex &index) const override;
    void mousePressEvent(QMouseEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void updateColours();
    void showHeaderMenu(const QPoint &position);
    void expandGroups();
    void rememberPlace();
    void restorePlace();

    ProcessFilter *m_filter = nullptr;
    ProcessDelegate *m_delegate;
    QSet<QString> m_collapsed; ///< headings, by their texts
    QPersistentModelIndex m_place;
    int m_placeTop = 0;
    bool m_hasPlace = false;
    bool m_isColouring = false;
    bool m_isExpanding = false;
};

} // namespace pennon
