// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/shell/detailspane.h"

#include "look/format.h"
#include "look/healthlook.h"

#include <QLabel>

#include "ui_detailspane.h"

namespace pennon {

DetailsPane::DetailsPane(QWidget *parent)
    : QWidget(parent)
    , m_ui(std::make_unique<Ui::DetailsPane>())
{
    m_ui->setupUi(this);
}

DetailsPane::~DetailsPane() = default;

/// Rows are used again, so that a selection in one of them survives an update.
void DetailsPane::add(const QString &label, const QString &value)
{
    if (value.isEmpty())
        return;
    if (m_row == m_ui->form->rowCount()) {
        auto *name = new QLabel(m_ui->content);
        name->setForegroundRole(QPalette::PlaceholderText);
        auto *text = new QLabel(m_ui->content);
        text->setTextFormat(Qt::PlainText);
        text->setWordWrap(true);
        text->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
        m_ui->form->addRow(name, text);
    }
    const auto set = [this](QFormLayout::ItemRole role, const QString &text) {
        auto *widget = qobject_cast<QLabel *>(m_ui->form->itemAt(m_row, role)->widget());
        if (widget->text() != text)
            widget->setText(text);
        widget->show();
    };
    set(QFormLayout::LabelRole, label);
    set(QFormLayout::FieldRole, value);
    ++m_row;
}

void DetailsPane::showProcess(const ProcessView &process, const std::optional<ProcessInfo> &info)
{
    m_row = 0;
    add(tr("Process"), process.name.full());
    add(tr("State"), stateWord(process.state));
    add(tr("PID"), process.pid > 0 ? QString::number(process.pid) : QString());
    if (process.started)
        add(tr("Started"), fullTimeText(*process.started));
    if (process.stopped)
        add(tr("Ended before"), fullTimeText(*process.stopped));
    if (process.exitStatus && process.stopped) {
        add(tr("How it ended"),
            *process.exitStatus < 0 ? tr("by a signal") : tr("with exit code %1").arg(*process.exitStatus));
    }
    add(tr("supervisord says"),
        info && !info->description.isEmpty() ? info->description : process.description);
    if (info)
        add(tr("Spawn error"), info->spawnError);
    if (process.memory) {
        QString memory = tr("%1 resident (its whole tree)").arg(memoryText(*process.memory));
        if (process.proportional) {
            memory = listText(
                {memory, tr("%1 without what others share (PSS)").arg(memoryText(*process.proportional))});
        }
        add(tr("Memory"), memory);
    }
    if (process.limit) {
        add(tr("Limit"),
            tr("%1, by section [%2]").arg(memoryText(process.limit->bytes), process.limit->section));
        if (process.limit->timeLeft)
            add(tr("Reaches it in"), tr("about %1").arg(spanText(*process.limit->timeLeft)));
    }
    if (process.restarts)
        add(tr("Restarts in 24 h"), QString::number(*process.restarts));
    if (process.failures > 0)
        add(tr("Failed checks in a row"), QString::number(process.failures));
    if (process.breakerOpened) {
        add(tr("Breaker"), tr("open since %1: Pennon does not restart it any more")
                               .arg(fullTimeText(*process.breakerOpened)));
    }
    if (process.nextRevive)
        add(tr("Started again"), fullTimeText(*process.nextRevive));
    add(tr("Silenced"), process.silenced ? tr("yes: no alerts are sent") : QString());
    if (info) {
        add(tr("Log of stdout"), info->stdoutLog.isEmpty() ? tr("none") : info->stdoutLog);
        add(tr("Log of stderr"), info->stderrLog.isEmpty() ? tr("none") : info->stderrLog);
    }
    for (int row = m_row; row < m_ui->form->rowCount(); ++row) {
        m_ui->form->itemAt(row, QFormLayout::LabelRole)->widget()->hide();
        m_ui->form->itemAt(row, QFormLayout::FieldRole)->widget()->hide();
    }
}

void DetailsPane::showNothing(const QString &why)
{
    m_row = 0;
    add(QStringLiteral(" "), why);
    for (int row = m_row; row < m_ui->form->rowCount(); ++row) {
        m_ui->form->itemAt(row, QFormLayout::LabelRole)->widget()->hide();
        m_ui->form->itemAt(row, QFormLayout::FieldRole)->widget()->hide();
    }
}

} // namespace pennon
