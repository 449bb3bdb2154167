// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/memory/memorypresenter.h"

#include "gui/memory/memorychart.h"
#include "gui/memory/memorypage.h"
#include "look/format.h"

#include <algorithm>
#include <utility>

namespace pennon {

namespace {

using namespace std::chrono_literals;

constexpr std::chrono::milliseconds pulse = 1s;
/// A chart that was not laid out yet has a few: what is read so coarsely would be drawn over times in which
/// nothing was measured.
constexpr int fewestColumns = 500;

} // namespace

MemoryPresenter::MemoryPresenter(MemoryPage &page, const Clock &clock, QObject *parent)
    : QObject(parent)
    , m_page(page)
    , m_clock(clock)
    , m_history(clock)
{
    m_beat.setInterval(pulse);
    m_refresh.setSingleShot(true);
    m_refresh.setInterval(0);
    connect(&m_beat, &QTimer::timeout, this, &MemoryPresenter::beat);
    connect(&m_refresh, &QTimer::timeout, this, &MemoryPresenter::refresh);
    connect(&m_history, &MemoryHistory::changed, this, &MemoryPresenter::refreshSoon);
    connectPage();
    m_page.setNow(clock.now());
    m_beat.start();
    show(nullptr, {});
}

MemoryPresenter::~MemoryPresenter() = default;

void MemoryPresenter::connectPage()
{
    connect(&m_page, &MemoryPage::windowChanged, this, &MemoryPresenter::needHistory);
    connect(&m_page, &MemoryPage::requestLimit, this,
            [this](const ProcessName &process, const QString &, ByteSize size) {
                m_editor.propose(process, size);
            });
    connect(&m_page, &MemoryPage::requestSaveLimit, this, [this](LimitScope scope) {
        m_page.showSaving();
        m_editor.save(scope);
    });
    connect(&m_page, &MemoryPage::requestRevertLimit, &m_editor, &LimitEditor::drop);
    connect(&m_page, &MemoryPage::requestIncident, this, &MemoryPresenter::requestIncident);
    connect(&m_editor, &LimitEditor::offered, &m_page, &MemoryPage::showOffer);
    connect(&m_editor, &LimitEditor::failed, &m_page, &MemoryPage::showLimitError);
    connect(&m_editor, &LimitEditor::saved, this, [this](const ProcessName &process, ByteSize size) {
        m_saved = {process, size};
        refresh(); // the new limit is there before the draft goes: the line stays where it is
        m_page.endLimitChange();
    });
}

void MemoryPresenter::watch(ServerSession *session)
{
    if (!session || m_local.contains(session))
        return;
    const auto local = std::make_shared<MemoryJournal>();
    m_local.insert(session, local);
    local->noteStarts(session->processes());
    connect(session, &ServerSession::processesChanged, this,
            [local](const ProcessChanges &changes) { local->noteStarts(changes.changed); });
    connect(session, &QObject::destroyed, this, [this, session] { m_local.remove(session); });
}

void MemoryPresenter::show(ServerSession *session, const std::vector<ProcessName> &processes)
{
    std::vector<ProcessName> shown = processes;
    if (shown.size() > CurveStyle::many)
        shown.resize(CurveStyle::many);
    m_selected = static_cast<int>(processes.size());
    if (m_session == session && m_processes == shown) {
        refreshSoon();
        return;
    }
    const bool isOther = m_session != session;
    if (isOther || !session) {
        for (const QMetaObject::Connection &connection : std::exchange(m_connections, {}))
            disconnect(connection);
        m_bounds.clear();
    }
    m_session = session;
    m_processes = std::move(shown);
    m_saved.reset();
    m_editor.setSession(session);
    m_editor.drop();
    if (session && isOther) {
        watch(session);
        connectSession();
    }
    if (session)
        takeChanges({session->processes(), {}});
    reload();
}

void MemoryPresenter::connectSession()
{
    m_connections = {
        connect(m_session, &ServerSession::processesChanged, this,
                [this](const ProcessChanges &changes) {
                    takeChanges(changes);
                    refreshSoon();
                }),
        connect(m_session, &ServerSession::stateChanged, this,
                [this] {
                    if (m_session && m_session->hasListener() && !m_hasHistory) {
                        reload();
                    } else {
                        m_hasHistory = m_session && m_session->hasListener();
                        showEditing();
                        showNote();
                    }
                }),
        connect(m_session, &QObject::destroyed, this, [this] { show(nullptr, {}); }),
    };
}

/// What is told of limits holds from the moment at which it is told.
void MemoryPresenter::takeChanges(const ProcessChanges &changes)
{
    for (const ProcessView &view : changes.changed) {
        const QString name = view.name.full();
        if (!view.limit) {
            m_bounds.remove(name);
            continue;
        }
        const auto known = m_bounds.constFind(name);
        if (known == m_bounds.constEnd() || known->limit != view.limit->bytes ||
            known->timeLeft != view.limit->timeLeft)
            m_bounds.insert(name, {view.limit->bytes, view.limit->timeLeft, m_clock.now()});
        if (m_saved && m_saved->first == view.name && m_saved->second == view.limit->bytes)
            m_saved.reset();
    }
}

void MemoryPresenter::reload()
{
    m_hasHistory = m_session && m_session->hasListener();
    m_history.watch(m_hasHistory ? m_session.data() : nullptr, m_processes);
    showEditing();
    refresh();
    needHistory();
}

void MemoryPresenter::needHistory()
{
    const auto columns = static_cast<int>(m_page.chart().plot().area.width());
    m_history.need(m_page.chart().window(), std::max(columns, fewestColumns));
}

void MemoryPresenter::beat()
{
    const Clock::WallTime now = m_clock.now();
    for (auto local = m_local.begin(); local != m_local.end(); ++local) {
        const ServerSession &session = *local.key();
        if (!session.hasListener() && session.state().supervisord.state == LinkState::Connected)
            local.value()->record(session.processes(), now);
    }
    if (isLocal())
        refresh();
    m_page.setNow(now);
}

bool MemoryPresenter::isLocal() const
{
    return m_session && !m_session->hasListener() && m_history.incidents().empty() &&
           std::all_of(m_history.series().begin(), m_history.series().end(),
                       [](const MemorySeries &series) { return series.isEmpty(); });
}

ProcessMemory MemoryPresenter::memoryOf(std::size_t index)
{
    const ProcessName &process = m_processes[index];
    const std::shared_ptr<MemoryJournal> local = m_local.value(m_session);
    ProcessMemory memory;
    memory.series = m_history.series().at(index);
    if (isLocal() && local) {
        if (const MemorySeries *const seen = local->series(process))
            memory.series = *seen;
    }
    memory.markers = memoryMarkers(process, m_history.incidents(),
                                   local ? local->starts(process) : std::vector<Clock::WallTime>());
    const ProcessView *const view = m_session ? m_session->process(process) : nullptr;
    if (view && view->limit) {
        memory.limit = view->limit->bytes;
        memory.section = view->limit->section;
        const Bound bound = m_bounds.value(process.full());
        if (bound.timeLeft && bound.limit == view->limit->bytes)
            memory.reachesLimit = bound.at + *bound.timeLeft;
    }
    if (m_saved && m_saved->first == process) {
        if (memory.limit != m_saved->second)
            memory.reachesLimit.reset();
        memory.limit = m_saved->second;
    }
    return memory;
}

void MemoryPresenter::refresh()
{
    std::vector<ProcessMemory> memories;
    for (std::size_t i = 0; m_session && i < m_processes.size(); ++i)
        memories.push_back(memoryOf(i));
    m_page.setNow(m_clock.now());
    m_page.setMemories(std::move(memories), m_selected);
    fitRange();
    showNote();
}

/// Six hours of a history that has just begun look empty.
void MemoryPresenter::fitRange()
{
    if (m_isFitted || !m_history.isAnswered())
        return;
    std::optional<Clock::WallTime> oldest;
    for (const MemorySeries &series : m_history.series()) {
        if (!series.isEmpty())
            oldest = std::min(oldest.value_or(Clock::WallTime::max()), series.buckets().front().from);
    }
    if (!oldest)
        return;
    m_isFitted = true;
    m_page.fitRange(std::chrono::floor<std::chrono::milliseconds>(m_clock.now() - *oldest));
}

void MemoryPresenter::showEditing()
{
    m_page.setEditing(!m_session || !m_session->hasListener() ? MemoryPage::Editing::NoListener
                      : m_session->state().mayWrite           ? MemoryPage::Editing::Possible
                                                              : MemoryPage::Editing::ReadOnly);
}

void MemoryPresenter::showNote()
{
    if (!m_session || m_processes.empty()) {
        m_page.setNote({});
        return;
    }
    if (!m_history.problem().isEmpty()) {
        m_page.setNote(tr("The history could not be read: %1").arg(m_history.problem()));
        return;
    }
    if (m_session->hasListener() || !isLocal()) {
        m_page.setNote({});
        return;
    }
    const std::shared_ptr<MemoryJournal> local = m_local.value(m_session);
    const bool isMeasured = local && local->since() != Clock::WallTime();
    m_page.setNote(isMeasured
                       ? tr("Without a listener there is only what was measured since %1. pennon-listener on "
                            "this server would add 30 days of history, limits, restarts and forecasts.")
                             .arg(momentText(local->since(), m_clock.now()))
                       : tr("Without a listener the memory of another machine's processes is not known. "
                            "pennon-listener on that server measures it, keeps 30 days of history, and "
                            "restarts what is over its limit."));
}

} // namespace pennon
