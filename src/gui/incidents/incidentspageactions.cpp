// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/common/plaintitle.h"
#include "gui/incidents/incidentspage.h"
#include "look/icons.h"

#include "ui_incidentspage.h"

#include <QAction>
#include <QEvent>
#include <QMenu>

#include <algorithm>

/// The part of the page that is about actions, texts and icons.
namespace pennon {

void IncidentsPage::makeActions()
{
    const auto make = [this](const QKeySequence &shortcut) {
        auto *const action = new QAction(this);
        action->setShortcut(shortcut);
        action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
        m_ui->list->addAction(action);
        return action;
    };
    m_acknowledge = make(QKeySequence(Qt::CTRL | Qt::Key_Return));
    m_acknowledgeWithNote = make(QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_Return));
    m_silence = make({});
    m_process = make({});
    m_log = make({});
    m_copy = make(QKeySequence::Copy);
    connect(m_acknowledge, &QAction::triggered, this,
            [this] { Q_EMIT requestAcknowledge(acknowledgeable(), QString()); });
    connect(m_acknowledgeWithNote, &QAction::triggered, this, &IncidentsPage::askForNote);
    connect(m_silence, &QAction::triggered, this, [this] {
        const Incident *incident = current();
        Q_EMIT requestSilence(
            incident == nullptr || incident->process.name.isEmpty() ? QString() : incident->process.full());
    });
    connect(m_process, &QAction::triggered, this, [this] {
        if (const Incident *incident = current())
            Q_EMIT requestProcess(incident->process);
    });
    connect(m_log, &QAction::triggered, this, [this] {
        if (const Incident *incident = current())
            Q_EMIT requestLog(incident->process);
    });
    connect(m_copy, &QAction::triggered, this, &IncidentsPage::copy);

    auto *const notes = new QMenu(m_ui->acknowledge);
    notes->addAction(m_acknowledgeWithNote);
    m_ui->acknowledge->setDefaultAction(m_acknowledge);
    m_ui->acknowledge->setMenu(notes);
    m_ui->silence->setDefaultAction(m_silence);
    m_ui->process->setDefaultAction(m_process);
    m_ui->log->setDefaultAction(m_log);
    m_ui->copy->setDefaultAction(m_copy);
    m_process->setVisible(m_mode == Mode::Full);
    m_ui->process->setVisible(m_mode == Mode::Full);
}

void IncidentsPage::showActions()
{
    const Incident *incident = current();
    const bool hasProcess = incident != nullptr && !incident->process.name.isEmpty();
    const bool hasIds = !acknowledgeable().empty();
    const bool mayWrite = m_readOnlyReason.isEmpty();
    const bool isUnstored = incident != nullptr && incident->id <= 0;
    m_acknowledge->setEnabled(mayWrite && hasIds && std::ranges::any_of(selectedIds(), [this](qint64 id) {
                                  const Incident *one = m_model.find(id);
                                  return one != nullptr && !one->acknowledged;
                              }));
    m_acknowledgeWithNote->setEnabled(mayWrite && hasIds);
    m_silence->setEnabled(mayWrite && hasProcess);
    m_process->setEnabled(hasProcess);
    m_log->setEnabled(hasProcess);
    m_copy->setEnabled(incident != nullptr);

    const auto explain = [](QAction &action, const QString &reason, const QString &usual) {
        const QString keys = action.shortcut().toString(QKeySequence::NativeText);
        action.setToolTip(!reason.isEmpty() ? reason
                          : keys.isEmpty()  ? usual
                                            : QString(usual + QLatin1String(" (") + keys + u')'));
    };
    const QString unstored = tr("The listener could not store this incident, so it cannot be acknowledged.");
    const QString whyNot = !mayWrite ? m_readOnlyReason : isUnstored ? unstored : QString();
    explain(*m_acknowledge, whyNot, tr("It is known: it does not count any more as something to look at"));
    explain(*m_acknowledgeWithNote, whyNot, tr("Acknowledge, and say what is known about it"));
    explain(*m_silence, m_readOnlyReason, tr("Nobody is told about this process for a while"));
    explain(*m_process, {}, tr("Show the process in the table"));
    explain(*m_log, {}, tr("Show the log of the process"));
    explain(*m_copy, {}, tr("Copy all that is known as text"));
}

void IncidentsPage::showMenu(const QPoint &position)
{
    if (current() == nullptr)
        return;
    auto *const menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->setToolTipsVisible(true);
    menu->addActions({m_acknowledge, m_acknowledgeWithNote, m_silence});
    menu->addSeparator();
    menu->addActions({m_process, m_log, m_copy});
    menu->popup(m_ui->list->viewport()->mapToGlobal(position));
}

void IncidentsPage::retranslate()
{
    m_acknowledge->setText(tr("&Acknowledge"));
    m_acknowledgeWithNote->setText(tr("Acknowledge with a &note…"));
    m_silence->setText(tr("Si&lence…"));
    m_process->setText(tr("Show &process"));
    m_log->setText(tr("Show &log"));
    m_copy->setText(tr("&Copy as text"));
    // The buttons have no mnemonics: Alt+P is the menu bar's.
    for (QAction *action : {m_acknowledge, m_silence, m_process, m_log, m_copy})
        action->setIconText(plainTitle(action->text()));
    m_ui->search->setPlaceholderText(
        tr("Search, or a pattern such as shop:web* (%1)")
            .arg(QKeySequence(QKeySequence::Find).toString(QKeySequence::NativeText)));
    m_model.retranslate();
    showIcons();
    showActions();
}

void IncidentsPage::showIcons()
{
    m_acknowledge->setIcon(symbol(QStringLiteral("acknowledge"), palette()));
    m_acknowledgeWithNote->setIcon(symbol(QStringLiteral("edit"), palette()));
    m_silence->setIcon(symbol(QStringLiteral("silence"), palette()));
    m_process->setIcon(symbol(QStringLiteral("processes"), palette()));
    m_log->setIcon(symbol(QStringLiteral("log"), palette()));
    m_copy->setIcon(symbol(QStringLiteral("copy"), palette()));
}

void IncidentsPage::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange) {
        m_ui->retranslateUi(this);
        retranslate();
        showList();
    } else if (event->type() == QEvent::PaletteChange) {
        showIcons();
    }
    QWidget::changeEvent(event);
}

void IncidentsPage::resizeEvent(QResizeEvent *event)
{
    m_nearEnd.start();
    QWidget::resizeEvent(event);
}

} // namespace pennon
