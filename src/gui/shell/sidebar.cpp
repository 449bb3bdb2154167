// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/shell/sidebar.h"

#include "gui/shell/sidebardelegate.h"
#include "look/icons.h"
#include "models/serverlistmodel.h"

#include <QEvent>
#include <QLabel>
#include <QListView>
#include <QListWidget>
#include <QMenu>
#include <QSignalBlocker>
#include <QToolButton>
#include <QVBoxLayout>

namespace pennon {

namespace {

constexpr std::array pages{ServerPage::Processes, ServerPage::Incidents, ServerPage::Rules,
                           ServerPage::Alerts, ServerPage::Listener};

QString symbolOf(ServerPage page)
{
    switch (page) {
    case ServerPage::Processes:
        return QStringLiteral("server");
    case ServerPage::Incidents:
        return QStringLiteral("incident");
    case ServerPage::Rules:
        return QStringLiteral("rules");
    case ServerPage::Alerts:
        return QStringLiteral("mail");
    case ServerPage::Listener:
        return QStringLiteral("listener");
    }
    return {};
}

QLabel *title(QWidget *parent)
{
    auto *label = new QLabel(parent);
    QFont font = label->font();
    font.setPointSizeF(font.pointSizeF() * 0.8);
    font.setBold(true);
    label->setTextFormat(Qt::PlainText);
    label->setFont(font);
    label->setForegroundRole(QPalette::PlaceholderText);
    label->setContentsMargins(8, 8, 8, 2);
    return label;
}

void makeFlat(QListView &view)
{
    view.setFrameShape(QFrame::NoFrame);
    view.setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    view.setItemDelegate(new SideBarDelegate(&view));
    view.setEditTriggers(QAbstractItemView::NoEditTriggers);
    view.viewport()->setAutoFillBackground(false);
}

} // namespace

SideBar::SideBar(ServerListModel &servers, QWidget *parent)
    : QWidget(parent)
    , m_servers(servers)
    , m_serversTitle(title(this))
    , m_list(new QListView(this))
    , m_add(new QToolButton(this))
    , m_pagesTitle(title(this))
    , m_pages(new QListWidget(this))
{
    makeFlat(*m_list);
    makeFlat(*m_pages);
    m_list->setModel(&m_servers);
    m_list->setContextMenuPolicy(Qt::CustomContextMenu);
    m_list->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
    m_add->setAutoRaise(true);
    m_add->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    for (const ServerPage page : pages)
        m_pages->addItem(new QListWidgetItem(symbol(symbolOf(page), palette()), {}));
    m_pages->setCurrentRow(0);
    m_pagesTitle->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(4, 4, 4, 4);
    layout->setSpacing(2);
    layout->addWidget(m_serversTitle);
    layout->addWidget(m_list);
    layout->addWidget(m_add);
    layout->addWidget(m_pagesTitle);
    layout->addWidget(m_pages, 1);

    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this,
            [this](const QModelIndex &current) {
                if (current.isValid())
                    Q_EMIT serverChosen(current.data(ServerListModel::IdRole).toString());
            });
    connect(m_list, &QListView::doubleClicked, this, [this](const QModelIndex &index) {
        Q_EMIT editRequested(index.data(ServerListModel::IdRole).toString());
    });
    connect(m_list, &QListView::customContextMenuRequested, this, &SideBar::showMenu);
    connect(m_pages, &QListWidget::currentRowChanged, this, [this](int row) {
        if (row >= 0)
            Q_EMIT pageChosen(pages.at(static_cast<std::size_t>(row)));
    });
    connect(m_add, &QToolButton::clicked, this, &SideBar::addRequested);
    for (const auto signal : {&QAbstractItemModel::rowsInserted, &QAbstractItemModel::rowsRemoved})
        connect(&m_servers, signal, this, &SideBar::fitServers);
    retranslate();
    fitServers();
}

void SideBar::setServer(const QString &id, const QString &name)
{
    const QSignalBlocker quiet(this);
    m_list->setCurrentIndex(m_servers.index(m_servers.rowOf(id)));
    m_serverName = name;
    elideTitle();
    m_pages->setEnabled(!id.isEmpty());
}

void SideBar::setPage(ServerPage page)
{
    const QSignalBlocker quiet(this);
    m_pages->setCurrentRow(static_cast<int>(page));
}

void SideBar::setBadge(ServerPage page, int number)
{
    m_pages->item(static_cast<int>(page))->setData(ServerListModel::BadgeRole, number);
}

ServerPage SideBar::page() const
{
    return pages.at(static_cast<std::size_t>(std::max(0, m_pages->currentRow())));
}

void SideBar::showMenu(const QPoint &where)
{
    const QModelIndex index = m_list->indexAt(where);
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addAction(symbol(QStringLiteral("add"), palette()), tr("&Add server…"), this,
                    &SideBar::addRequested);
    if (index.isValid()) {
        const QString id = index.data(ServerListModel::IdRole).toString();
        menu->addAction(symbol(QStringLiteral("connect"), palette()), tr("&Connect now"), this,
                        [this, id] { Q_EMIT connectRequested(id); });
        menu->addSeparator();
        menu->addAction(symbol(QStringLiteral("edit"), palette()), tr("&Edit…"), this,
                        [this, id] { Q_EMIT editRequested(id); });
        menu->addAction(symbol(QStringLiteral("remove"), palette()), tr("&Remove…"), this,
                        [this, id] { Q_EMIT removeRequested(id); });
    }
    menu->popup(m_list->viewport()->mapToGlobal(where));
}

/// The list is as high as its servers, up to half of the side bar.
void SideBar::fitServers()
{
    int height = 2;
    for (int row = 0; row < m_servers.rowCount(); ++row)
        height += m_list->sizeHintForRow(row);
    m_list->setFixedHeight(std::min(height, 400));
}

void SideBar::elideTitle()
{
    const QMargins margins = m_pagesTitle->contentsMargins();
    const int room = m_pagesTitle->width() - margins.left() - margins.right();
    m_pagesTitle->setText(m_pagesTitle->fontMetrics().elidedText(m_serverName, Qt::ElideMiddle, room));
    m_pagesTitle->setToolTip(m_serverName);
}

void SideBar::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    elideTitle();
}

void SideBar::retranslate()
{
    m_serversTitle->setText(tr("Servers"));
    m_list->setAccessibleName(tr("Servers"));
    m_pages->setAccessibleName(tr("Pages of the server"));
    m_add->setText(tr("Add server…"));
    m_add->setIcon(symbol(QStringLiteral("add"), palette()));
    const std::array names{tr("Processes"), tr("Incidents"), tr("Rules"), tr("Alerts and silences"),
                           tr("Listener")};
    for (int row = 0; row < m_pages->count(); ++row) {
        m_pages->item(row)->setText(names.at(static_cast<std::size_t>(row)));
        m_pages->item(row)->setIcon(symbol(symbolOf(pages.at(static_cast<std::size_t>(row))), palette()));
    }
}

void SideBar::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::PaletteChange)
        retranslate();
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange)
        fitServers();
    QWidget::changeEvent(event);
}

} // namespace pennon
