// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/processes/statefilterbar.h"

#include <QButtonGroup>
#include <QEvent>
#include <QHBoxLayout>
#include <QToolButton>

namespace pennon {

StateFilterBar::StateFilterBar(QWidget *parent)
    : QWidget(parent)
{
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(0);
    auto *group = new QButtonGroup(this);
    for (std::size_t at = 0; at < m_buttons.size(); ++at) {
        auto *button = new QToolButton(this);
        button->setCheckable(true);
        button->setAutoRaise(true);
        button->setFocusPolicy(Qt::TabFocus);
        layout->addWidget(button);
        group->addButton(button, static_cast<int>(at));
        m_buttons[at] = button;
    }
    m_buttons.front()->setChecked(true);
    connect(group, &QButtonGroup::idToggled, this, [this](int id, bool isOn) {
        if (isOn && m_chosen != static_cast<StateFilter>(id)) {
            m_chosen = static_cast<StateFilter>(id);
            retranslate();
            Q_EMIT chosenChanged(m_chosen);
        }
    });
    retranslate();
}

void StateFilterBar::setCounts(const ProcessCounts &counts)
{
    if (m_counts == counts)
        return;
    m_counts = counts;
    retranslate();
}

void StateFilterBar::choose(StateFilter filter)
{
    m_buttons[static_cast<std::size_t>(filter)]->setChecked(true);
}

void StateFilterBar::retranslate()
{
    const std::array texts{tr("All"), tr("Wrong"), tr("Running"), tr("Stopped")};
    const std::array counts{-1, m_counts.wrong, m_counts.running, m_counts.stopped};
    for (std::size_t at = 0; at < m_buttons.size(); ++at) {
        QToolButton *button = m_buttons[at];
        const bool isChosen = at == static_cast<std::size_t>(m_chosen);
        button->setText(counts[at] < 0 ? texts[at] : tr("%1 %2").arg(texts[at]).arg(counts[at]));
        QFont used = font();
        used.setBold(isChosen);
        button->setFont(used);
        button->setAccessibleName(tr("Show: %1").arg(button->text()));
    }
}

void StateFilterBar::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::FontChange)
        retranslate();
}

} // namespace pennon
