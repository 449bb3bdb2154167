// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/rules/foldedgroup.h"

#include <QFrame>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QToolButton>
#include <QVBoxLayout>

namespace pennon {

FoldedGroup::FoldedGroup(const QString &title, QWidget *parent)
    : QWidget(parent)
    , m_title(title)
    , m_head(new QToolButton(this))
    , m_body(new QWidget(this))
    , m_grid(new QGridLayout(m_body))
{
    QFont font = m_head->font();
    font.setBold(true);
    m_head->setFont(font);
    m_head->setAutoRaise(true);
    m_head->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_head->setFocusPolicy(Qt::StrongFocus);
    m_head->setVisible(!title.isEmpty());
    auto *const line = new QFrame(this);
    line->setFrameShape(QFrame::HLine);
    line->setFrameShadow(QFrame::Sunken);
    line->setVisible(!title.isEmpty());
    auto *const head = new QHBoxLayout;
    head->addWidget(m_head);
    head->addWidget(line, 1);
    auto *const layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addLayout(head);
    layout->addWidget(m_body);
    m_grid->setContentsMargins(m_head->sizeHint().height() / 2, 0, 0, 0);
    constexpr int labelWidth = 24; ///< in letters: fields of all groups begin at one line
    m_grid->setColumnMinimumWidth(0, fontMetrics().averageCharWidth() * labelWidth);
    m_grid->setColumnStretch(1, 1);
    connect(m_head, &QToolButton::clicked, this, [this] { setFolded(!isFolded()); });
    show();
}

void FoldedGroup::setFolded(bool isFolded)
{
    m_body->setVisible(!isFolded);
    show();
}

bool FoldedGroup::isFolded() const
{
    return m_body->isHidden();
}

void FoldedGroup::setNote(const QString &note)
{
    m_note = note;
    show();
}

void FoldedGroup::show()
{
    m_head->setArrowType(isFolded() ? Qt::RightArrow : Qt::DownArrow);
    m_head->setText(m_note.isEmpty() ? m_title : QString(m_title + QStringLiteral(" · ") + m_note));
    m_head->setAccessibleDescription(isFolded() ? tr("folded up") : tr("open"));
}

} // namespace pennon
