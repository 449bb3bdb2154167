// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/logs/logpane.h"
#include "gui/logs/logview.h"
#include "look/icons.h"
#include "ui_logpane.h"

#include <QAction>

#include <algorithm>
#include <limits>

/// Actions and search of a LogPane.
namespace pennon {

void LogPane::makeActions()
{
    for (QAction *const toggle : {m_pause, m_follow, m_wrap})
        toggle->setCheckable(true);
    m_follow->setChecked(true);
    m_wrap->setChecked(true);
    m_find->setShortcut(QKeySequence::Find);
    m_next->setShortcuts({QKeySequence(Qt::Key_F3), QKeySequence(Qt::CTRL | Qt::Key_G)});
    m_previous->setShortcut(QKeySequence(Qt::SHIFT | Qt::Key_F3));
    m_save->setShortcut(QKeySequence::Save);
    m_copy->setShortcut(QKeySequence::Copy);
    m_selectAll->setShortcut(QKeySequence::SelectAll);
    for (QAction *const action :
         {m_pause, m_follow, m_wrap, m_find, m_next, m_previous, m_save, m_clear, m_window}) {
        action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
        addAction(action);
    }
    const auto separator = [this] {
        auto *const line = new QAction(this);
        line->setSeparator(true);
        return line;
    };
    m_copy->setShortcutContext(Qt::WidgetShortcut);
    m_selectAll->setShortcutContext(Qt::WidgetShortcut);
    m_copy->setEnabled(false);
    m_view->setContextMenuPolicy(Qt::ActionsContextMenu);
    m_view->addActions({m_copy, m_selectAll, separator(), m_find, m_pause, m_follow, m_wrap, separator(),
                        m_save, m_clear, m_window});
    const std::pair<QToolButton *, QAction *> buttons[] = {
        {m_ui->pauseButton, m_pause},   {m_ui->followButton, m_follow}, {m_ui->wrapButton, m_wrap},
        {m_ui->findButton, m_find},     {m_ui->saveButton, m_save},     {m_ui->clearButton, m_clear},
        {m_ui->windowButton, m_window}, {m_ui->nextButton, m_next},     {m_ui->previousButton, m_previous}};
    for (const auto &[button, action] : buttons) {
        button->setDefaultAction(action);
        button->setFocusPolicy(Qt::TabFocus);
    }
    connect(m_pause, &QAction::toggled, this, [this](bool paused) {
        updateStatus();
        Q_EMIT requestPause(paused);
    });
    connect(m_follow, &QAction::toggled, m_view, &LogView::setFollowing);
    connect(m_view, &LogView::followingChanged, m_follow, &QAction::setChecked);
    connect(m_wrap, &QAction::toggled, m_view, &LogView::setWrapping);
    connect(m_view, &LogView::selectionChanged, m_copy, &QAction::setEnabled);
    connect(m_copy, &QAction::triggered, m_view, &LogView::copy);
    connect(m_selectAll, &QAction::triggered, m_view, &LogView::selectAll);
    connect(m_find, &QAction::triggered, this, &LogPane::find);
    connect(m_next, &QAction::triggered, this, [this] { step(true); });
    connect(m_previous, &QAction::triggered, this, [this] { step(false); });
    connect(m_save, &QAction::triggered, this, &LogPane::save);
    connect(m_clear, &QAction::triggered, this, [this] {
        m_buffer.clear();
        updateContent();
    });
    connect(m_window, &QAction::triggered, this, &LogPane::requestWindow);
}

void LogPane::makeSearch()
{
    connect(m_ui->searchText, &QLineEdit::textChanged, this, &LogPane::updateQuery);
    connect(m_ui->searchText, &QLineEdit::returnPressed, this, [this] { step(true); });
    connect(m_ui->regexBox, &QCheckBox::toggled, this, &LogPane::updateQuery);
    connect(m_ui->caseBox, &QCheckBox::toggled, this, &LogPane::updateQuery);
    connect(&m_search, &LogSearch::progressed, this, &LogPane::updateMatches);
    connect(m_ui->closeSearchButton, &QToolButton::clicked, this, &LogPane::closeSearch);
    auto *const escape = new QAction(m_ui->searchBar);
    escape->setShortcut(QKeySequence(Qt::Key_Escape));
    escape->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    m_ui->searchBar->addAction(escape);
    connect(escape, &QAction::triggered, this, &LogPane::closeSearch);
}

void LogPane::find()
{
    m_ui->searchBar->show();
    const QString selected = m_view->selectedText();
    if (!selected.isEmpty() && !selected.contains(u'\n'))
        m_ui->searchText->setText(selected);
    m_ui->searchText->setFocus();
    m_ui->searchText->selectAll();
    updateQuery();
}

void LogPane::closeSearch()
{
    m_ui->searchBar->hide();
    m_search.setQuery(std::nullopt);
    m_view->setQuery(std::nullopt);
    m_view->setFocus();
}

void LogPane::updateQuery()
{
    const QString text = m_ui->searchText->text();
    const Result<LogQuery> query =
        LogQuery::make(text, {m_ui->regexBox->isChecked(), m_ui->caseBox->isChecked()});
    const bool isUsable = query && !text.isEmpty();
    m_view->setQuery(isUsable ? std::optional(*query) : std::nullopt);
    m_search.setQuery(isUsable ? std::optional(*query) : std::nullopt);
    if (!query)
        m_ui->matchLabel->setText(query.error().message);
    m_ui->matchLabel->setToolTip(query ? QString() : query.error().message);
}

void LogPane::updateMatches()
{
    const bool hasQuery = m_search.query().has_value();
    const qint64 count = m_search.count();
    m_next->setEnabled(count > 0);
    m_previous->setEnabled(count > 0);
    if (!hasQuery) {
        m_ui->matchLabel->clear();
        return;
    }
    const int shown = static_cast<int>(std::min<qint64>(count, std::numeric_limits<int>::max()));
    QString text;
    if (count > 0 && m_view->place().line >= 0)
        text = tr("%L1 of %L2").arg(m_search.ordinal(m_view->place())).arg(count);
    else if (count > 0)
        text = shown == 1 ? tr("1 match") : tr("%Ln matches", nullptr, shown);
    else
        text = m_search.isRunning() ? QString() : tr("not found");
    if (m_search.isRunning())
        text += QStringLiteral(" …");
    m_ui->matchLabel->setText(text);
}

/// From where one stands, or else from what is seen.
void LogPane::step(bool forward)
{
    if (!m_ui->searchBar->isVisible()) {
        find();
        return;
    }
    LogSearch::Place from = m_view->place();
    if (from.line < m_buffer.first())
        from = {m_view->topLine(), forward ? -1 : 0};
    if (const auto place = forward ? m_search.after(from) : m_search.before(from)) {
        m_view->goTo(*place);
        updateMatches();
    }
}

void LogPane::updateIcons()
{
    const std::pair<QAction *, const char *> icons[] = {
        {m_pause, "pause"},  {m_follow, "follow"},     {m_wrap, "wrap"}, {m_find, "search"},
        {m_next, "next"},    {m_previous, "previous"}, {m_copy, "copy"}, {m_save, "save"},
        {m_clear, "remove"}, {m_window, "export"}};
    for (const auto &[action, name] : icons)
        action->setIcon(symbol(QString::fromLatin1(name), palette()));
    m_ui->closeSearchButton->setIcon(symbol(QStringLiteral("close"), palette()));
}

void LogPane::retranslateUi()
{
    const QString process = m_ui->title->text();
    const QString matches = m_ui->matchLabel->text();
    const bool isStderr = m_ui->stderrButton->isChecked();
    m_ui->retranslateUi(this);
    m_ui->title->setText(process);
    m_ui->matchLabel->setText(matches);
    m_ui->stderrButton->setChecked(isStderr);
    m_view->setAccessibleName(tr("Log"));
    const auto put = [](QAction *action, const QString &text, const QString &tip) {
        action->setText(text);
        const QString keys = action->shortcut().toString(QKeySequence::NativeText);
        action->setToolTip(keys.isEmpty() ? tip : tip + QStringLiteral(" (") + keys + u')');
    };
    put(m_pause, tr("&Pause"), tr("Pause: the server waits with new lines"));
    put(m_follow, tr("&Follow"), tr("Stay at the end of the log"));
    put(m_wrap, tr("&Wrap lines"), tr("Wrap long lines"));
    put(m_find, tr("F&ind…"), tr("Find in the log"));
    put(m_next, tr("&Next match"), tr("Next match"));
    put(m_previous, tr("Pre&vious match"), tr("Previous match"));
    put(m_copy, tr("&Copy"), tr("Copy"));
    put(m_selectAll, tr("Select &all"), tr("Select all"));
    put(m_save, tr("&Save as…"), tr("Save these lines to a file"));
    put(m_clear, tr("C&lear view"), tr("Clear the view; the log itself stays"));
    put(m_window, tr("&Open in window"), tr("Open this log in a window of its own"));
    m_ui->closeSearchButton->setToolTip(tr("Close the search"));
    m_ui->closeSearchButton->setAccessibleName(tr("Close the search"));
    updateContent();
    updateMatches();
}

} // namespace pennon
