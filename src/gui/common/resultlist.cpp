// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/common/resultlist.h"

#include "look/healthlook.h"
#include "look/icons.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QToolButton>
#include <QTreeWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace pennon {

namespace {

constexpr int mostRows = 6; ///< seen at once

} // namespace

ResultList::ResultList(QWidget *parent)
    : QFrame(parent)
    , m_title(new QLabel(this))
    , m_close(new QToolButton(this))
    , m_list(new QTreeWidget(this))
{
    setFrameShape(QFrame::StyledPanel);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::AlternateBase);
    m_title->setWordWrap(true);
    m_close->setAutoRaise(true);
    m_list->setColumnCount(2);
    m_list->setHeaderHidden(true);
    m_list->setRootIsDecorated(false);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setTextElideMode(Qt::ElideRight);
    m_list->header()->setSectionResizeMode(0, QHeaderView::ResizeToContents);
    auto *const head = new QHBoxLayout;
    head->addWidget(m_title, 1);
    head->addWidget(m_close);
    auto *const layout = new QVBoxLayout(this);
    layout->addLayout(head);
    layout->addWidget(m_list);
    connect(m_close, &QToolButton::clicked, this, &QWidget::hide);
    hide();
}

void ResultList::show(const QString &title, std::vector<Item> items)
{
    m_title->setText(title);
    m_items = std::move(items);
    m_list->setAccessibleName(title);
    fill();
    QFrame::show();
}

void ResultList::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::LanguageChange)
        fill();
    QFrame::changeEvent(event);
}

void ResultList::fill()
{
    m_close->setIcon(symbol(QStringLiteral("close"), palette()));
    m_close->setToolTip(tr("Close"));
    m_close->setAccessibleName(tr("Close"));
    m_list->clear();
    for (const Item &item : m_items) {
        auto *const row = new QTreeWidgetItem(m_list, {item.subject, item.text});
        row->setIcon(0, healthIcon(item.isGood ? Health::Fine : Health::Failed, palette()));
        row->setToolTip(0, item.subject);
        row->setToolTip(1, item.text);
        row->setData(0, Qt::AccessibleTextRole,
                     QString((item.isGood ? tr("fine: ") : tr("failed: ")) + item.subject));
    }
    m_list->setVisible(!m_items.empty());
    const int rows = std::min<int>(mostRows, m_list->topLevelItemCount());
    if (rows > 0)
        m_list->setFixedHeight(rows * m_list->sizeHintForRow(0) + 2 * m_list->frameWidth() + 2);
}

} // namespace pennon
