// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/common/notebar.h"

#include "look/healthlook.h"
#include "look/icons.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QStyle>
#include <QToolButton>

namespace pennon {

NoteBar::NoteBar(QWidget *parent)
    : QFrame(parent)
    , m_icon(new QLabel(this))
    , m_text(new QLabel(this))
    , m_action(new QPushButton(this))
    , m_close(new QToolButton(this))
{
    setFrameShape(QFrame::StyledPanel);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::AlternateBase);
    m_text->setWordWrap(true);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_close->setAutoRaise(true);
    auto *const layout = new QHBoxLayout(this);
    layout->addWidget(m_icon);
    layout->addWidget(m_text, 1);
    layout->addWidget(m_action);
    layout->addWidget(m_close);
    connect(m_action, &QPushButton::clicked, this, &NoteBar::actionRequested);
    connect(m_close, &QToolButton::clicked, this, &QWidget::hide);
    hide();
}

void NoteBar::show(Health health, const QString &text, const QString &action, const QString &details)
{
    m_health = health;
    m_text->setText(text);
    m_text->setToolTip(details);
    m_action->setText(action);
    m_action->setVisible(!action.isEmpty());
    setAccessibleName(text);
    showIcons();
    QFrame::show();
}

QString NoteBar::text() const
{
    return m_text->text();
}

void NoteBar::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::LanguageChange)
        showIcons();
    QFrame::changeEvent(event);
}

void NoteBar::showIcons()
{
    const int size = style()->pixelMetric(QStyle::PM_SmallIconSize, nullptr, this);
    m_icon->setPixmap(healthIcon(m_health, palette()).pixmap(size));
    m_close->setIcon(symbol(QStringLiteral("close"), palette()));
    m_close->setToolTip(tr("Close this note"));
    m_close->setAccessibleName(tr("Close this note"));
}

} // namespace pennon
