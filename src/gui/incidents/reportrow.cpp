// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/incidents/reportrow.h"

#include "look/healthlook.h"

#include <QEvent>
#include <QGridLayout>
#include <QLabel>

namespace pennon {

ReportRow::ReportRow(QWidget *parent)
    : QWidget(parent)
    , m_shape(new QLabel(this))
    , m_title(new QLabel(this))
    , m_text(new QLabel(this))
    , m_advice(new QLabel(this))
{
    QFont bold = m_title->font();
    bold.setBold(true);
    m_title->setFont(bold);
    for (QLabel *label : {m_title, m_text, m_advice})
        label->setTextFormat(Qt::PlainText);
    for (QLabel *label : {m_text, m_advice}) {
        label->setWordWrap(true);
        label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    }
    auto *const layout = new QGridLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setColumnStretch(2, 1);
    layout->setHorizontalSpacing(fontMetrics().averageCharWidth() * 2);
    layout->addWidget(m_shape, 0, 0, Qt::AlignTop);
    layout->addWidget(m_title, 0, 1, Qt::AlignTop);
    layout->addWidget(m_text, 0, 2);
    layout->addWidget(m_advice, 1, 2);
}

void ReportRow::setLine(const ReportLine &line)
{
    m_line = line;
    m_title->setText(line.title);
    m_text->setText(line.text);
    m_advice->setText(line.advice);
    m_advice->setVisible(!line.advice.isEmpty());
    showHealth();
}

void ReportRow::setTitleWidth(int width)
{
    m_title->setMinimumWidth(width);
}

int ReportRow::titleWidth() const
{
    return m_title->sizeHint().width();
}

void ReportRow::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::LanguageChange)
        showHealth();
    QWidget::changeEvent(event);
}

void ReportRow::showHealth()
{
    const QString word = m_line.health == Health::Stopped ? tr("on purpose") : healthWord(m_line.health);
    m_shape->setPixmap(healthIcon(m_line.health, palette()).pixmap(fontMetrics().ascent()));
    m_shape->setAccessibleName(word);
    m_shape->setToolTip(word);
    QPalette colors = palette();
    if (isWrong(m_line.health))
        colors.setColor(QPalette::WindowText, healthColor(m_line.health, colors));
    m_text->setPalette(isWrong(m_line.health) ? colors : QPalette());
    setAccessibleName(
        tr("%1, %2: %3", "subject, how well it is, details").arg(m_line.title, word, m_line.text));
}

} // namespace pennon
