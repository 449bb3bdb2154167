// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/processes/processtree.h"

#include "gui/processes/processdelegate.h"

#include <QContextMenuEvent>
#include <QGuiApplication>
#include <QHeaderView>
#include <QMenu>
#include <QMouseEvent>
#include <QPainter>
#include <QScrollBar>

namespace pennon {

namespace {

/// Texts stand over those of the cells.
class ProcessHeader final : public QHeaderView
{
public:
    using QHeaderView::QHeaderView;

protected:
    void initStyleOptionForIndex(QStyleOptionHeader *option, int logicalIndex) const override
    {
        QHeaderView::initStyleOptionForIndex(option, logicalIndex);
        option->text = u' ' + option->text + u' ';
    }
};

} // namespace

ProcessTree::ProcessTree(QWidget *parent)
    : QTreeView(parent)
    , m_delegate(new ProcessDelegate(this))
{
    setItemDelegate(m_delegate);
    setHeader(new ProcessHeader(Qt::Horizontal, this));
    header()->setSectionsClickable(true);
    setUniformRowHeights(true);
    setIndentation(0);
    setRootIsDecorated(false);
    setAllColumnsShowFocus(true);
    setSelectionMode(ExtendedSelection);
    setSelectionBehavior(SelectRows);
    setVerticalScrollMode(ScrollPerPixel);
    setHorizontalScrollMode(ScrollPerPixel);
    setSortingEnabled(true);
    setExpandsOnDoubleClick(false);
    setEditTriggers(NoEditTriggers);
    setFrameShape(NoFrame);
    header()->setSectionsMovable(true);
    header()->setFirstSectionMovable(true);
    header()->setStretchLastSection(true);
    header()->setHighlightSections(false);
    header()->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(header(), &QWidget::customContextMenuRequested, this, &ProcessTree::showHeaderMenu);
    const auto remember = [this](bool isCollapsed) {
        return [this, isCollapsed](const QModelIndex &index) {
            if (m_isExpanding)
                return;
            if (isCollapsed)
                m_collapsed.insert(index.data().toString());
            else
                m_collapsed.remove(index.data().toString());
        };
    };
    connect(this, &QTreeView::collapsed, this, remember(true));
    connect(this, &QTreeView::expanded, this, remember(false));
    connect(this, &QTreeView::doubleClicked, this, [this](const QModelIndex &index) {
        if (!index.parent().isValid())
            setExpanded(index, !isExpanded(index));
    });
    updateColours();
}

void ProcessTree::setFilter(ProcessFilter *filter)
{
    m_filter = filter;
    setModel(filter);
    resetColumns();
    const auto later = [this] { rememberPlace(); };
    connect(filter, &QAbstractItemModel::rowsAboutToBeInserted, this, later);
    connect(filter, &QAbstractItemModel::rowsAboutToBeRemoved, this, later);
    connect(filter, &QAbstractItemModel::layoutAboutToBeChanged, this, later);
    connect(filter, &QAbstractItemModel::layoutChanged, this, &ProcessTree::expandGroups);
    connect(filter, &QAbstractItemModel::modelReset, this, &ProcessTree::expandGroups);
    connect(filter, &QAbstractItemModel::rowsInserted, this, [this](const QModelIndex &parent) {
        if (!parent.isValid())
            expandGroups();
    });
}

QModelIndexList ProcessTree::visibleRows() const
{
    QModelIndexList rows;
    const int bottom = viewport()->height();
    for (QModelIndex index = indexAt(QPoint(0, 0)); index.isValid(); index = indexBelow(index)) {
        if (visualRect(index).top() >= bottom)
            break;
        rows.append(index);
    }
    return rows;
}

QByteArray ProcessTree::columns() const
{
    return header()->saveState();
}

bool ProcessTree::setColumns(const QByteArray &columns)
{
    if (!header()->restoreState(columns))
        return false;
    sortByColumn(header()->sortIndicatorSection(), header()->sortIndicatorOrder());
    return true;
}

void ProcessTree::resetColumns()
{
    const QFontMetrics metrics = fontMetrics();
    for (int column = 0; column < processColumnCount; ++column) {
        header()->showSection(column);
        header()->moveSection(header()->visualIndex(column), column);
        const int width = ProcessDelegate::columnWidth(static_cast<ProcessColumn>(column), metrics);
        if (column + 1 < processColumnCount) // the last one has what is left
            header()->resizeSection(column, std::max(width, header()->sectionSizeHint(column)));
    }
    sortByColumn(static_cast<int>(ProcessColumn::Name), Qt::AscendingOrder);
}

QPoint ProcessTree::menuPosition() const
{
    const QRect rectangle = visualRect(currentIndex());
    return viewport()->rect().contains(rectangle.center())
               ? QPoint(rectangle.left() + rectangle.height(), rectangle.bottom())
               : QPoint(viewport()->rect().center());
}

void ProcessTree::dataChanged(const QModelIndex &topLeft, const QModelIndex &bottomRight, const QList<int> &)
{
    // Heights are all the same, nothing is edited: all there is to do is to repaint what is seen of it.
    QRect changed = visualRect(topLeft) | visualRect(bottomRight);
    if (!topLeft.parent().isValid())
        changed = QRect(0, changed.top(), viewport()->width(), changed.height());
    changed &= viewport()->rect();
    if (!changed.isEmpty())
        viewport()->update(changed);
}

void ProcessTree::doItemsLayout()
{
    QTreeView::doItemsLayout();
    restorePlace();
}

void ProcessTree::keyboardSearch(const QString &text)
{
    if (!text.trimmed().isEmpty())
        Q_EMIT textTyped(text);
}

void ProcessTree::changeEvent(QEvent *event)
{
    QTreeView::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::StyleChange ||
        event->type() == QEvent::FontChange)
        updateColours();
}

void ProcessTree::updateColours()
{
    if (m_isColouring)
        return;
    m_isColouring = true;
    QPalette desktop = QGuiApplication::palette();
    const ProcessColours colours = ProcessColours::of(desktop);
    desktop.setColor(QPalette::Highlight, colours.selection);
    desktop.setColor(QPalette::HighlightedText, colours.text);
    m_delegate->setColours(colours, desktop);
    setPalette(desktop);
    m_isColouring = false;
}

void ProcessTree::drawRow(QPainter *painter, const QStyleOptionViewItem &option,
                          const QModelIndex &index) const
{
    if (index.parent().isValid()) {
        QTreeView::drawRow(painter, option, index);
        return;
    }
    QStyleOptionViewItem heading = option;
    heading.rect.setLeft(0);
    heading.rect.setWidth(viewport()->width());
    if (selectionModel()->isSelected(index))
        heading.state |= QStyle::State_Selected;
    m_delegate->paintHeading(*painter, heading, index, isExpanded(index));
    if (index.siblingAtColumn(0) == currentIndex().siblingAtColumn(0) && hasFocus()) {
        QStyleOptionFocusRect focus;
        focus.initFrom(this);
        focus.rect = heading.rect;
        focus.backgroundColor = m_delegate->colours().band;
        style()->drawPrimitive(QStyle::PE_FrameFocusRect, &focus, painter, this);
    }
}

void ProcessTree::drawBranches(QPainter *, const QRect &, const QModelIndex &) const {}

void ProcessTree::mousePressEvent(QMouseEvent *event)
{
    const QModelIndex index = indexAt(event->position().toPoint());
    const bool isOnArrow = index.isValid() && !index.parent().isValid() &&
                           event->position().x() < fontMetrics().height() + fontMetrics().height() / 2;
    if (isOnArrow && event->button() == Qt::LeftButton) {
        setExpanded(index.siblingAtColumn(0), !isExpanded(index.siblingAtColumn(0)));
        event->accept();
        return;
    }
    QTreeView::mousePressEvent(event);
}

void ProcessTree::paintEvent(QPaintEvent *event)
{
    m_delegate->setRegion(event->region());
    QTreeView::paintEvent(event);
}

void ProcessTree::contextMenuEvent(QContextMenuEvent *event)
{
    const bool isByKey = event->reason() == QContextMenuEvent::Keyboard;
    Q_EMIT menuRequested(viewport()->mapToGlobal(isByKey ? menuPosition() : event->pos()));
}

void ProcessTree::showHeaderMenu(const QPoint &position)
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    for (int column = 0; column < processColumnCount; ++column) {
        if (column == static_cast<int>(ProcessColumn::Name))
            continue; // rows without a name are of no use
        QAction *action = menu->addAction(model()->headerData(column, Qt::Horizontal).toString());
        action->setCheckable(true);
        action->setChecked(!header()->isSectionHidden(column));
        connect(action, &QAction::toggled, this,
                [this, column](bool isShown) { header()->setSectionHidden(column, !isShown); });
    }
    menu->addSeparator();
    connect(menu->addAction(tr("&Reset columns")), &QAction::triggered, this, &ProcessTree::resetColumns);
    menu->popup(header()->mapToGlobal(position));
}

void ProcessTree::expandGroups()
{
    m_isExpanding = true;
    for (int row = 0; row < model()->rowCount(); ++row) {
        const QModelIndex heading = model()->index(row, 0);
        if (!isExpanded(heading) && !m_collapsed.contains(heading.data().toString()))
            expand(heading);
    }
    m_isExpanding = false;
}

void ProcessTree::rememberPlace()
{
    if (m_hasPlace || verticalScrollBar()->value() == 0 || !isVisible())
        return;
    m_hasPlace = true;
    const QModelIndex top = indexAt(QPoint(0, 0));
    m_place = top;
    m_placeTop = visualRect(top).top();
}

void ProcessTree::restorePlace()
{
    if (!m_hasPlace)
        return;
    m_hasPlace = false;
    if (!m_place.isValid())
        return;
    updateGeometries(); // so that the scroll bar reaches as far as it has to
    const QRect now = visualRect(m_place);
    if (now.isValid() && now.top() != m_placeTop)
        verticalScrollBar()->setValue(verticalScrollBar()->value() + now.top() - m_placeTop);
    m_place = QModelIndex();
}

} // namespace pennon
