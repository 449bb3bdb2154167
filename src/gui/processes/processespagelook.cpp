// SPDX-License-Identifier: GPL-3.0-or-later
// What ProcessesPage looks like: texts, notes, colours.
#include "gui/common/plaintitle.h"
#include "gui/processes/processcolours.h"
#include "gui/processes/processcommands.h"
#include "gui/processes/processespage.h"
#include "look/healthlook.h"
#include "look/icons.h"
#include "ui_processespage.h"

#include <QEvent>
#include <QGuiApplication>

namespace pennon {

namespace {

void setAccent(QPushButton &button, const QString &icon, bool isAccent)
{
    QPalette palette = QGuiApplication::palette();
    if (isAccent) {
        const ProcessColours colours = ProcessColours::of(palette);
        for (const QPalette::ColorGroup group : {QPalette::Active, QPalette::Inactive}) {
            palette.setColor(group, QPalette::Button, colours.accent);
            palette.setColor(group, QPalette::ButtonText, colours.accentText);
            palette.setColor(group, QPalette::WindowText, colours.accentText);
            palette.setColor(group, QPalette::Text, colours.accentText);
        }
    }
    button.setPalette(isAccent ? palette : QPalette());
    button.setIcon(symbol(icon, palette));
}

} // namespace

void ProcessesPage::showButton(const Button &button)
{
    const auto &[shown, action] = button;
    shown->setEnabled(action->isEnabled());
    // No mnemonics: Alt+S is the menu bar's.
    shown->setText(m_haveButtonsWords ? plainTitle(action->text()) : QString());
    shown->setToolTip(action->toolTip());
}

/// In a page that is so narrow that one could not read what one searches for, buttons have their symbols
/// only.
void ProcessesPage::fitButtons()
{
    constexpr int letters = 18; ///< of the search, with its symbols
    if (m_haveButtonsWords) {
        m_widthForWords = m_ui->tools->minimumSizeHint().width() - m_ui->search->minimumSizeHint().width() +
                          letters * fontMetrics().averageCharWidth();
    }
    const bool hasRoom = width() >= m_widthForWords;
    if (std::exchange(m_haveButtonsWords, hasRoom) == hasRoom)
        return;
    for (const Button &button : m_buttons)
        showButton(button);
}

void ProcessesPage::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    fitButtons();
}

void ProcessesPage::updateAccent()
{
    const QAction *likely = m_commands->likely();
    setAccent(*m_ui->start, QStringLiteral("start"), likely != nullptr && likely == m_commands->start());
    setAccent(*m_ui->restart, QStringLiteral("restart"),
              likely != nullptr && likely == m_commands->restart());
}

void ProcessesPage::updateTexts()
{
    const QPalette palette = QGuiApplication::palette();
    m_commands->retranslate();
    m_commands->updateIcons();
    m_ui->stop->setIcon(symbol(QStringLiteral("stop"), palette));
    m_ui->log->setIcon(symbol(QStringLiteral("log"), palette));
    m_ui->silence->setIcon(symbol(QStringLiteral("silence"), palette));
    m_ui->search->actions().constFirst()->setIcon(symbol(QStringLiteral("search"), palette));
    m_ui->search->setPlaceholderText(
        tr("Search processes (%1)").arg(QKeySequence(QKeySequence::Find).toString(QKeySequence::NativeText)));
    const int side = fontMetrics().ascent();
    m_ui->bannerIcon->setPixmap(
        healthIcon(Health::Unknown, palette).pixmap(QSize(side, side), devicePixelRatioF()));
    updateAccent();
}

void ProcessesPage::updateContents()
{
    using Link = Situation::Link;
    const bool hasRows = model().counts().all > 0;
    const bool isConnected = m_situation.link == Link::Connected;
    m_ui->banner->setVisible(!m_situation.banner.isEmpty() && hasRows);
    m_ui->reconnect->setVisible(!isConnected);
    m_ui->reconnect->setText(m_situation.awaitsLogin ? tr("&Log in…") : tr("Try &now"));
    m_ui->bannerText->setText(m_situation.banner);
    m_ui->hint->setText(m_situation.hint);
    m_ui->hint->setVisible(!m_situation.hint.isEmpty() && hasRows);
    m_ui->tools->setEnabled(m_situation.link != Link::None);
    m_ui->pages->setCurrentWidget(hasRows && m_filter.rowCount() > 0 ? static_cast<QWidget *>(m_ui->tree)
                                                                     : m_ui->note);
    if (m_ui->pages->currentWidget() != m_ui->note)
        return;
    if (hasRows) {
        m_ui->note->show(tr("No process matches"),
                         tr("Search and filter leave out all %n.", nullptr, model().counts().all),
                         tr("&Show all"));
        return;
    }
    switch (m_situation.link) {
    case Link::None:
        m_ui->note->show(tr("No server yet"), tr("Add the supervisord that Pennon should watch."),
                         tr("&Add a server…"));
        break;
    case Link::Connecting:
    case Link::Lost:
        m_ui->note->show(m_situation.title, m_situation.reason,
                         m_situation.awaitsLogin ? tr("&Log in…") : tr("&Try now"));
        break;
    case Link::Connected:
        m_ui->note->show(tr("%1 has no processes").arg(m_situation.serverName),
                         tr("Its supervisord.conf has no [program:x] section. Once one is added, "
                            "“supervisorctl update” starts it."));
        break;
    }
}

void ProcessesPage::actOnNote()
{
    if (model().counts().all > 0) {
        m_ui->search->clear();
        m_ui->filters->choose(StateFilter::All);
    } else if (m_situation.link == Situation::Link::None) {
        Q_EMIT addServerRequested();
    } else {
        Q_EMIT connectRequested();
    }
}

void ProcessesPage::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        m_ui->retranslateUi(this);
        m_haveButtonsWords = true;
        updateTexts();
        updateContents();
        fitButtons();
    } else if (event->type() == QEvent::PaletteChange || event->type() == QEvent::StyleChange) {
        updateTexts();
    }
}

} // namespace pennon
