// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/processes/actionrunpanel.h"

#include "gui/processes/actionrunbar.h"

#include <QVBoxLayout>

namespace pennon {

ActionRunPanel::ActionRunPanel(QWidget *parent)
    : QFrame(parent)
    , m_layout(new QVBoxLayout(this))
{
    m_layout->setContentsMargins({});
    m_layout->setSpacing(0);
    hide();
}

void ActionRunPanel::add(ActionRun *run, const QString &serverName)
{
    auto *bar = new ActionRunBar(run, serverName, this);
    m_layout->addWidget(bar);
    connect(bar, &ActionRunBar::dismissed, this, [this, bar] {
        m_layout->removeWidget(bar);
        bar->hide();
        bar->deleteLater();
        setVisible(m_layout->count() > 0);
    });
    show();
}

QList<ActionRunBar *> ActionRunPanel::bars() const
{
    QList<ActionRunBar *> bars;
    for (int at = 0; at < m_layout->count(); ++at) {
        if (auto *bar = qobject_cast<ActionRunBar *>(m_layout->itemAt(at)->widget()))
            bars.append(bar);
    }
    return bars;
}

} // namespace pennon
