// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/processes/processespage.h"

#include "gui/processes/processcolours.h"
#include "gui/processes/processcommands.h"
#include "look/healthlook.h"
#include "look/icons.h"
#include "ui_processespage.h"

#include <QGuiApplication>
#include <QKeyEvent>
#include <QMenu>
#include <QScrollBar>
#include <QShortcut>

#include <algorithm>
#include <set>

namespace pennon {

ProcessesPage::ProcessesPage(QWidget *parent)
    : QWidget(parent)
    , m_ui(std::make_unique<::Ui::ProcessesPage>())
    , m_commands(new ProcessCommands(this))
{
    m_ui->setupUi(this);
    m_filter.setProcesses(&m_nothing);
    m_ui->tree->setFilter(&m_filter);
    setUpTools();
    connectTree();
    updateTexts();
    updateContents();
}

ProcessesPage::~ProcessesPage()
{
    m_ui->tree->setModel(nullptr);
}

void ProcessesPage::setUpTools()
{
    using C = ProcessCommands;
    m_buttons = {{m_ui->start, m_commands->start()},
                 {m_ui->stop, m_commands->stop()},
                 {m_ui->restart, m_commands->restart()},
                 {m_ui->log, m_commands->log()},
                 {m_ui->silence, m_commands->silence()}};
    for (const Button &button : m_buttons) {
        showButton(button);
        connect(button.second, &QAction::changed, button.first, [this, button] { showButton(button); });
        connect(button.first, &QAbstractButton::clicked, button.second, &QAction::trigger);
    }
    connect(m_commands, &C::actionRequested, this, &ProcessesPage::actionRequested);
    connect(m_commands, &C::logRequested, this, &ProcessesPage::logRequested);
    connect(m_commands, &C::silenceRequested, this, &ProcessesPage::silenceRequested);
    connect(m_commands, &C::detailsRequested, this, &ProcessesPage::detailsRequested);
    connect(m_commands, &C::incidentsRequested, this, &ProcessesPage::incidentsRequested);
    connect(m_commands, &C::ruleRequested, this, &ProcessesPage::ruleRequested);

    connect(m_ui->filters, &StateFilterBar::chosenChanged, this, [this](StateFilter filter) {
        m_filter.setStates(filter);
        updateContents();
    });
    setFocusProxy(m_ui->tree);
    m_ui->search->addAction(QIcon(), QLineEdit::LeadingPosition);
    m_ui->search->installEventFilter(this);
    m_ui->hint->setForegroundRole(QPalette::PlaceholderText);
    m_ui->banner->setBackgroundRole(QPalette::AlternateBase);
    connect(m_ui->search, &QLineEdit::textChanged, this, [this](const QString &text) {
        m_filter.setText(text);
        updateContents();
    });
    auto *find = new QShortcut(QKeySequence(QKeySequence::Find), this);
    find->setContext(Qt::WidgetWithChildrenShortcut);
    connect(find, &QShortcut::activated, this, &ProcessesPage::focusSearch);
    connect(m_ui->note, &EmptyNote::actionRequested, this, &ProcessesPage::actOnNote);
    connect(m_ui->reconnect, &QAbstractButton::clicked, this, &ProcessesPage::connectRequested);
}

void ProcessesPage::connectTree()
{
    const ProcessTree *tree = m_ui->tree;
    connect(tree->selectionModel(), &QItemSelectionModel::selectionChanged, this,
            &ProcessesPage::takeSelection);
    connect(&m_filter, &QAbstractItemModel::modelReset, this, &ProcessesPage::takeSelection);
    // Once for all that a look changes.
    m_later.setSingleShot(true);
    m_later.setInterval(0);
    connect(&m_later, &QTimer::timeout, this, [this] {
        takeSelection();
        updateContents();
    });
    const auto later = [this] { m_later.start(); };
    connect(&m_filter, &QAbstractItemModel::dataChanged, this, later);
    connect(&m_filter, &QAbstractItemModel::layoutChanged, this, later);
    connect(&m_filter, &QAbstractItemModel::rowsInserted, this, later);
    connect(&m_filter, &QAbstractItemModel::rowsRemoved, this, later);
    connect(tree, &ProcessTree::menuRequested, this, &ProcessesPage::showMenu);
    connect(tree, &ProcessTree::textTyped, this, [this](const QString &text) {
        m_ui->search->setFocus();
        m_ui->search->insert(text);
    });
    connect(tree, &QAbstractItemView::activated, this, [this](const QModelIndex &index) {
        const QModelIndex source = m_filter.mapToSource(index);
        if (const ProcessRow *row = model().row(source))
            Q_EMIT memoryRequested(row->view.name);
    });
    connect(tree->verticalScrollBar(), &QAbstractSlider::valueChanged, this, &ProcessesPage::rowsScrolled);
}

void ProcessesPage::setModel(ProcessModel *newModel)
{
    disconnect(&model(), &ProcessModel::countsChanged, this, nullptr);
    const QByteArray columns = m_ui->tree->columns();
    m_filter.setProcesses(newModel == nullptr ? &m_nothing : newModel);
    m_ui->tree->setColumns(columns);
    connect(&model(), &ProcessModel::countsChanged, this, [this] {
        m_ui->filters->setCounts(model().counts());
        updateContents();
    });
    m_ui->filters->setCounts(model().counts());
    takeSelection();
    updateContents();
}

void ProcessesPage::setSituation(const Situation &situation)
{
    if (m_situation == situation)
        return;
    m_situation = situation;
    updateContents();
    updateCommands();
}

std::vector<ProcessName> ProcessesPage::selection() const
{
    std::vector<ProcessName> chosen;
    std::set<QString> known;
    const auto add = [&](const ProcessName &name) {
        if (known.insert(name.full()).second)
            chosen.push_back(name);
    };
    const QItemSelectionModel &selected = *m_ui->tree->selectionModel();
    for (int group = 0; group < m_filter.rowCount(); ++group) {
        const QModelIndex heading = m_filter.index(group, 0);
        const int rows = m_filter.rowCount(heading);
        bool isAnyChosen = false;
        for (int row = 0; row < rows; ++row) {
            const QModelIndex index = m_filter.index(row, 0, heading);
            if (selected.isSelected(index)) {
                isAnyChosen = true;
                add(model().row(m_filter.mapToSource(index))->view.name);
            }
        }
        if (isAnyChosen || !selected.isSelected(heading))
            continue;
        if (m_filter.isFiltering()) { // what is not seen is not meant
            for (int row = 0; row < rows; ++row)
                add(model().row(m_filter.mapToSource(m_filter.index(row, 0, heading)))->view.name);
        } else {
            std::ranges::for_each(model().processesOf(m_filter.mapToSource(heading)), add);
        }
    }
    return chosen;
}

bool ProcessesPage::select(const ProcessName &process)
{
    const QModelIndex source = model().indexOf(process);
    if (!source.isValid())
        return false;
    if (!m_filter.mapFromSource(source).isValid()) {
        m_ui->search->clear();
        m_ui->filters->choose(StateFilter::All);
    }
    const QModelIndex index = m_filter.mapFromSource(source);
    m_ui->tree->expand(index.parent());
    m_ui->tree->setCurrentIndex(index);
    m_ui->tree->scrollTo(index);
    return true;
}

void ProcessesPage::focusTable()
{
    m_ui->tree->setFocus();
}

void ProcessesPage::focusSearch()
{
    m_ui->search->setFocus();
    m_ui->search->selectAll();
}

void ProcessesPage::setFilter(StateFilter filter)
{
    m_ui->filters->choose(filter);
}

QByteArray ProcessesPage::columns() const
{
    return m_ui->tree->columns();
}

bool ProcessesPage::setColumns(const QByteArray &columns)
{
    return m_ui->tree->setColumns(columns);
}

ActionRunPanel &ProcessesPage::runs() const
{
    return *m_ui->runs;
}

QModelIndexList ProcessesPage::visibleRows() const
{
    QModelIndexList rows;
    if (!isVisible())
        return rows;
    const QModelIndexList seen = m_ui->tree->visibleRows();
    std::ranges::transform(seen, std::back_inserter(rows),
                           [this](const QModelIndex &index) { return m_filter.mapToSource(index); });
    return rows;
}

void ProcessesPage::takeSelection()
{
    std::vector<ProcessName> now = selection();
    const bool isOther = now != m_selection;
    m_selection = std::move(now);
    updateCommands();
    if (isOther)
        Q_EMIT selectionChanged(m_selection);
}

void ProcessesPage::updateCommands()
{
    ProcessCommands::Chosen chosen;
    for (const ProcessName &name : m_selection) {
        const ProcessRow *row = model().find(name);
        if (row == nullptr)
            continue;
        chosen.processes.push_back(name);
        chosen.running += row->view.pid != 0 || row->view.state == ProcessState::Backoff ? 1 : 0;
    }
    chosen.isConnected = m_situation.link == Situation::Link::Connected;
    chosen.hasListener = m_situation.hasListener;
    if (m_commands->choose(std::move(chosen)))
        updateAccent();
}

void ProcessesPage::showMenu(const QPoint &position)
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    m_commands->fill(*menu, model());
    menu->popup(position);
}

bool ProcessesPage::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_ui->search && event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent *>(event)->key();
        if (key == Qt::Key_Escape)
            m_ui->search->clear();
        if (key == Qt::Key_Escape || key == Qt::Key_Down || key == Qt::Key_Return || key == Qt::Key_Enter) {
            focusTable();
            if (m_ui->tree->selectionModel()->isSelected(m_ui->tree->currentIndex()))
                m_ui->tree->scrollTo(m_ui->tree->currentIndex()); // other rows were hidden before
            const QModelIndex current = m_ui->tree->currentIndex();
            if (!m_ui->tree->selectionModel()->isSelected(current) && m_filter.rowCount() > 0)
                m_ui->tree->setCurrentIndex(m_filter.index(0, 0, m_filter.index(0, 0)));
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace pennon
