// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/incidents/incidentspage.h"

#include "gui/incidents/incidentdelegate.h"
#include "models/incidentwords.h"

#include "ui_incidentspage.h"

#include <QAction>
#include <QClipboard>
#include <QGuiApplication>
#include <QInputDialog>
#include <QMenu>
#include <QScrollBar>
#include <QShortcut>

#include <algorithm>

namespace pennon {

IncidentsPage::IncidentsPage(Mode mode, QWidget *parent)
    : QWidget(parent)
    , m_ui(std::make_unique<Ui::IncidentsPage>())
    , m_mode(mode)
    , m_filter(m_model)
{
    m_ui->setupUi(this);
    m_ui->list->setItemDelegate(new IncidentDelegate(m_ui->list));
    m_ui->list->setModel(&m_filter);
    m_ui->splitter->setStretchFactor(0, 3);
    m_ui->splitter->setStretchFactor(1, 4);
    m_ui->splitter->setSizes(m_widths);
    m_ui->filters->setVisible(mode == Mode::Full);
    makeActions();
    makeFilters();
    retranslate();

    connect(m_ui->list->selectionModel(), &QItemSelectionModel::currentChanged, this,
            &IncidentsPage::showCurrent);
    connect(m_ui->list->selectionModel(), &QItemSelectionModel::selectionChanged, this,
            &IncidentsPage::showActions);
    connect(m_ui->list, &QListView::activated, this, [this] { m_ui->details->setFocus(); });
    connect(m_ui->list, &QWidget::customContextMenuRequested, this, &IncidentsPage::showMenu);
    connect(&m_filter, &QAbstractItemModel::dataChanged, this, &IncidentsPage::showCurrent);
    for (const auto signal : {&QAbstractItemModel::rowsInserted, &QAbstractItemModel::rowsRemoved})
        connect(&m_filter, signal, this, &IncidentsPage::showList);
    connect(m_ui->empty, &EmptyNote::actionRequested, this, &IncidentsPage::requestEmptyAction);
    connect(m_ui->noRows, &EmptyNote::actionRequested, this, &IncidentsPage::clearFilters);
    m_nearEnd.setSingleShot(true);
    m_nearEnd.setInterval(0);
    connect(&m_nearEnd, &QTimer::timeout, this, &IncidentsPage::askIfNearEnd);
    connect(m_ui->list->verticalScrollBar(), &QScrollBar::valueChanged, &m_nearEnd,
            qOverload<>(&QTimer::start));
    showList();
    showCurrent();
}

IncidentsPage::~IncidentsPage() = default;

void IncidentsPage::setProcesses(std::vector<ProcessName> processes)
{
    m_model.clear();
    IncidentQuery query = m_filter.query();
    query.processes = std::move(processes);
    m_filter.setQuery(query);
    showList();
}

void IncidentsPage::merge(const std::vector<Incident> &incidents)
{
    m_model.merge(incidents);
    if (!m_ui->list->currentIndex().isValid() && m_filter.rowCount() > 0)
        m_ui->list->setCurrentIndex(m_filter.index(0, 0));
    m_nearEnd.start();
}

void IncidentsPage::setNow(Clock::WallTime now)
{
    m_model.setNow(now);
}

void IncidentsPage::setOlder(bool areThere, bool isLoading)
{
    m_hasOlder = areThere;
    m_isLoading = isLoading;
    showList();
    m_nearEnd.start();
}

void IncidentsPage::setMoment(qint64 id, MomentCurve::Moment moment)
{
    if (currentId() == id)
        m_ui->details->setMoment(std::move(moment));
}

void IncidentsPage::setOutputKnown(qint64 id)
{
    if (currentId() == id)
        m_ui->details->setWaiting(false);
}

void IncidentsPage::select(qint64 id)
{
    if (const QModelIndex index = m_filter.mapFromSource(m_model.indexOf(id)); index.isValid())
        m_ui->list->setCurrentIndex(index);
}

std::optional<qint64> IncidentsPage::currentId() const
{
    const Incident *incident = current();
    return incident != nullptr ? std::optional(incident->id) : std::nullopt;
}

void IncidentsPage::setSearch(const QString &text)
{
    m_ui->search->setText(text);
    takeFilters();
}

void IncidentsPage::showEmpty(const QString &title, const QString &text, const QString &action)
{
    m_ui->empty->show(title, text, action);
    m_ui->stack->setCurrentWidget(m_ui->empty);
}

void IncidentsPage::showContent()
{
    m_ui->stack->setCurrentWidget(m_ui->content);
}

void IncidentsPage::showNote(Health health, const QString &text)
{
    m_ui->note->show(health, text);
}

void IncidentsPage::setReadOnly(const QString &reason)
{
    m_readOnlyReason = reason;
    showActions();
}

void IncidentsPage::makeFilters()
{
    for (QComboBox *box : {m_ui->kinds, m_ui->standing, m_ui->within})
        connect(box, &QComboBox::activated, this, &IncidentsPage::takeFilters);
    m_typing.setSingleShot(true);
    m_typing.setInterval(150);
    connect(&m_typing, &QTimer::timeout, this, &IncidentsPage::takeFilters);
    connect(m_ui->search, &QLineEdit::textEdited, &m_typing, qOverload<>(&QTimer::start));
    connect(m_ui->search, &QLineEdit::returnPressed, this, [this] { m_ui->list->setFocus(); });
    auto *const find = new QShortcut(QKeySequence(QKeySequence::Find), this);
    find->setContext(Qt::WidgetWithChildrenShortcut);
    connect(find, &QShortcut::activated, this, [this] {
        m_ui->search->setFocus();
        m_ui->search->selectAll();
    });
}

void IncidentsPage::takeFilters()
{
    m_typing.stop();
    using Kind = IncidentKind;
    static const std::vector<std::vector<Kind>> kinds{{},
                                                      {Kind::Crash, Kind::Fatal},
                                                      {Kind::Memory, Kind::Growth},
                                                      {Kind::Http},
                                                      {Kind::Breaker},
                                                      {Kind::Listener, Kind::Configuration, Kind::Mail}};
    static constexpr std::array<int, 5> hours{0, 1, 24, 24 * 7, 24 * 30};
    IncidentQuery query = m_filter.query();
    query.text = m_ui->search->text();
    query.kinds = kinds.at(static_cast<std::size_t>(std::max(0, m_ui->kinds->currentIndex())));
    query.standing = static_cast<IncidentQuery::Standing>(std::max(0, m_ui->standing->currentIndex()));
    const int within = hours.at(static_cast<std::size_t>(std::max(0, m_ui->within->currentIndex())));
    query.within = within > 0 ? std::optional(std::chrono::hours(within)) : std::nullopt;
    if (query == m_filter.query())
        return;
    m_filter.setQuery(query);
    showList();
    Q_EMIT queryChanged();
}

void IncidentsPage::clearFilters()
{
    m_ui->search->clear();
    for (QComboBox *box : {m_ui->kinds, m_ui->standing, m_ui->within})
        box->setCurrentIndex(0);
    takeFilters();
}

void IncidentsPage::showList()
{
    const bool isEmpty = m_filter.rowCount() == 0;
    m_ui->timeline->setCurrentWidget(isEmpty ? static_cast<QWidget *>(m_ui->noRows) : m_ui->list);
    showDetails(!isEmpty);
    m_ui->loading->setVisible(m_isLoading && !isEmpty);
    if (!isEmpty) {
        showCurrent();
        return;
    }
    if (m_isLoading)
        m_ui->noRows->show(tr("Incidents are being read…"), {});
    else if (m_filter.query().isFiltering())
        m_ui->noRows->show(tr("Nothing matches"), tr("No incident is as the filters want it."),
                           tr("Show all"));
    else if (!m_filter.query().processes.empty())
        m_ui->noRows->show(tr("No incidents"),
                           tr("Nothing has happened to what is selected, as far back as the "
                              "listener remembers."));
    else
        m_ui->noRows->show(tr("No incidents"),
                           tr("Crashes, failed starts, restarts because of memory or pages, and "
                              "troubles of the listener itself will stand here."));
}

/// Their part of the page stays as wide as it was while there was nothing to show in it.
void IncidentsPage::showDetails(bool areShown)
{
    if (m_ui->right->isHidden() != areShown)
        return;
    if (!areShown && m_ui->splitter->isVisible())
        m_widths = m_ui->splitter->sizes();
    m_ui->right->setVisible(areShown);
    if (areShown)
        m_ui->splitter->setSizes(m_widths);
}

void IncidentsPage::showCurrent()
{
    const Incident *incident = current();
    m_ui->details->setIncident(incident != nullptr ? std::optional(*incident) : std::nullopt, m_model.now());
    showActions();
    const std::optional<qint64> id = currentId();
    if (std::exchange(m_shown, id) == id || !id)
        return;
    m_ui->details->setWaiting(*id > 0);
    Q_EMIT requestDetails(*id);
}

void IncidentsPage::askIfNearEnd()
{
    if (!m_hasOlder || m_isLoading || m_ui->stack->currentWidget() != m_ui->content)
        return;
    const QScrollBar *bar = m_ui->list->verticalScrollBar();
    if (m_filter.rowCount() == 0 || bar->maximum() - bar->value() <= 2 * bar->pageStep())
        Q_EMIT requestOlder();
}

void IncidentsPage::askForNote()
{
    auto *const dialog = new QInputDialog(window());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setOption(QInputDialog::UsePlainTextEditForTextInput);
    dialog->setWindowTitle(tr("Acknowledge with a note"));
    dialog->setLabelText(tr("What is known about it, for whoever looks at it later:"));
    dialog->setOkButtonText(tr("Acknowledge"));
    const Incident *incident = current();
    if (incident != nullptr)
        dialog->setTextValue(incident->note);
    connect(dialog, &QInputDialog::textValueSelected, this,
            [this, ids = acknowledgeable()](const QString &note) {
                Q_EMIT requestAcknowledge(ids, note.trimmed());
            });
    dialog->open();
}

void IncidentsPage::copy()
{
    QStringList texts;
    for (const qint64 id : selectedIds()) {
        if (const Incident *incident = m_model.find(id))
            texts.append(incidentText(*incident, m_model.now()));
    }
    if (!texts.isEmpty())
        QGuiApplication::clipboard()->setText(texts.join(u'\n'));
}

std::vector<qint64> IncidentsPage::selectedIds() const
{
    QModelIndexList selected = m_ui->list->selectionModel()->selectedIndexes();
    std::sort(selected.begin(), selected.end());
    std::vector<qint64> ids;
    for (const QModelIndex &index : selected)
        ids.push_back(index.data(IncidentModel::IdRole).toLongLong());
    return ids;
}

std::vector<qint64> IncidentsPage::acknowledgeable() const
{
    std::vector<qint64> ids = selectedIds();
    std::erase_if(ids, [](qint64 id) { return id <= 0; }); // the listener could not store them
    return ids;
}

const Incident *IncidentsPage::current() const
{
    const QModelIndex index = m_filter.mapToSource(m_ui->list->currentIndex());
    return index.isValid() ? &m_model.at(index.row()) : nullptr;
}

} // namespace pennon
