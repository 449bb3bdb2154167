// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/processes/actionrunbar.h"

#include "gui/processes/actionstepsmodel.h"
#include "gui/processes/actionwords.h"
#include "look/format.h"
#include "look/healthlook.h"
#include "look/icons.h"
#include "ui_actionrunbar.h"

#include <QEvent>
#include <QHeaderView>

#include <algorithm>

namespace pennon {

ActionRunBar::ActionRunBar(ActionRun *run, const QString &serverName, QWidget *parent)
    : QWidget(parent)
    , m_ui(std::make_unique<::Ui::ActionRunBar>())
    , m_run(run)
    , m_serverName(serverName)
{
    m_run->setParent(this);
    m_ui->setupUi(this);
    m_ui->steps->setModel(new ActionStepsModel(*run, run));
    m_ui->steps->header()->setSectionResizeMode(0, QHeaderView::ResizeToContents);
    m_ui->steps->hide();
    m_ui->dismiss->setIcon(symbol(QStringLiteral("close"), palette()));
    m_ui->dismiss->hide();
    m_ui->details->setVisible(run->steps().size() > 1);
    m_ui->progress->setRange(0, static_cast<int>(run->steps().size()));
    m_ui->progress->setVisible(run->steps().size() > 1);
    m_ui->state->hide();
    m_leave.setSingleShot(true);
    m_leave.setInterval(successStays);
    connect(&m_leave, &QTimer::timeout, this, &ActionRunBar::dismissed);
    connect(m_ui->dismiss, &QAbstractButton::clicked, this, &ActionRunBar::dismissed);
    connect(m_ui->details, &QAbstractButton::toggled, this, [this](bool isShown) {
        m_ui->steps->setVisible(isShown);
        m_ui->details->setArrowType(isShown ? Qt::DownArrow : Qt::RightArrow);
        if (isShown)
            m_leave.stop(); // somebody reads it
        else if (m_run->isOver() && m_failed == 0)
            m_leave.start();
    });
    connect(run, &ActionRun::stepChanged, this, &ActionRunBar::take);
    connect(run, &ActionRun::finished, this, &ActionRunBar::finish);
    retranslate();
}

ActionRunBar::~ActionRunBar() = default;

QString ActionRunBar::text() const
{
    return m_ui->text->text();
}

void ActionRunBar::take(int step)
{
    const ActionRun::Phase phase = m_run->steps()[static_cast<std::size_t>(step)].phase;
    m_failed += phase == ActionRun::Phase::Failed ? 1 : 0;
    m_skipped += phase == ActionRun::Phase::Skipped ? 1 : 0;
    m_ended += phase == ActionRun::Phase::Waiting || phase == ActionRun::Phase::Running ? 0 : 1;
    m_ui->progress->setValue(m_ended);
    retranslate();
}

void ActionRunBar::finish()
{
    m_ui->progress->hide();
    m_ui->dismiss->show();
    m_ui->state->show();
    const int side = fontMetrics().ascent();
    m_ui->state->setPixmap(healthIcon(m_failed > 0 ? Health::Failed : Health::Fine, palette())
                               .pixmap(QSize(side, side), devicePixelRatioF()));
    retranslate();
    if (m_failed > 0) {
        m_ui->details->setChecked(m_run->steps().size() > 1);
    } else if (!m_ui->details->isChecked()) {
        m_leave.start();
    }
}

void ActionRunBar::retranslate()
{
    const auto total = static_cast<int>(m_run->steps().size());
    QString text;
    if (!m_run->isOver()) {
        text = actionProgress(m_run->request(), std::min(m_ended + 1, total), total);
    } else if (m_failed == 0) {
        text = actionDone(m_run->request());
    } else {
        text = actionFailed(m_run->request(), m_failed, total);
        const auto failed =
            std::ranges::find(m_run->steps(), ActionRun::Phase::Failed, &ActionRun::Step::phase);
        if (m_skipped > 0)
            text = listText({text, tr("%n not touched", nullptr, m_skipped)});
        if (m_failed == 1) {
            text = labelText(text, total > 1 ? labelText(failed->process.brief(), stepText(*failed))
                                             : stepText(*failed));
        }
    }
    m_ui->text->setText(m_serverName.isEmpty() ? text : tr("%1: %2").arg(m_serverName, text));
    m_ui->text->setToolTip(m_ui->text->text());
    m_ui->progress->setAccessibleName(m_ui->text->text());
}

void ActionRunBar::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        m_ui->retranslateUi(this);
        retranslate();
    } else if (event->type() == QEvent::PaletteChange) {
        m_ui->dismiss->setIcon(symbol(QStringLiteral("close"), palette()));
    }
}

} // namespace pennon
