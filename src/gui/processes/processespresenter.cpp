// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/processes/processespresenter.h"

#include "gui/common/languagewatch.h"
#include "gui/processes/actionrunpanel.h"
#include "gui/processes/actionwords.h"
#include "gui/processes/confirmactiondialog.h"
#include "look/format.h"
#include "session/causetexts.h"
#include "session/connectionadvice.h"
#include "session/linkexplanation.h"
#include "session/processnames.h"
#include "session/serversession.h"

#include <algorithm>

namespace pennon {

ProcessesPresenter::ProcessesPresenter(ProcessesPage &page, const Clock &clock, QObject *parent)
    : QObject(parent)
    , m_page(page)
    , m_clock(clock)
    , m_history(clock)
{
    using Page = ProcessesPage;
    using Us = ProcessesPresenter;
    connect(&page, &Page::selectionChanged, this, &Us::selectionChanged);
    connect(&page, &Page::memoryRequested, this, &Us::memoryRequested);
    connect(&page, &Page::detailsRequested, this, &Us::detailsRequested);
    connect(&page, &Page::logRequested, this, &Us::logRequested);
    connect(&page, &Page::silenceRequested, this, &Us::silenceRequested);
    connect(&page, &Page::incidentsRequested, this, &Us::incidentsRequested);
    connect(&page, &Page::ruleRequested, this, &Us::ruleRequested);
    connect(&page, &Page::addServerRequested, this, &Us::addServerRequested);
    connect(&page, &Page::actionRequested, this, [this](const ActionRequest &request) {
        if (m_session)
            runAction(*m_session, request);
    });
    connect(new LanguageWatch(page, this), &LanguageWatch::changed, this, &Us::takeState);
    connect(&page, &Page::connectRequested, this, [this] {
        if (m_session)
            m_session->connectNow();
    });
    connect(&m_history, &SampleHistory::loaded, this, [this](const SampleSeries &series) {
        if (m_model)
            m_model->setHistory(series);
    });
    m_tick.setInterval(std::chrono::seconds(1));
    const auto passTime = [this] {
        if (m_model)
            m_model->passTime(m_page.visibleRows());
    };
    connect(&m_tick, &QTimer::timeout, this, passTime);
    show(nullptr);
}

ProcessesPresenter::~ProcessesPresenter()
{
    m_page.setModel(nullptr);
}

void ProcessesPresenter::show(ServerSession *session)
{
    if (m_session != nullptr)
        disconnect(m_session, nullptr, this, nullptr);
    m_session = session;
    m_hadListener = false;
    m_history.load(nullptr, {});
    std::unique_ptr<ProcessModel> model;
    if (session != nullptr) {
        model = std::make_unique<ProcessModel>(m_clock);
        model->setProcesses(session->processes());
    }
    m_page.setModel(model.get());
    m_model = std::move(model);
    takeState();
    if (session == nullptr) {
        m_tick.stop();
        return;
    }
    m_tick.start();
    connect(session, &ServerSession::stateChanged, this, &ProcessesPresenter::takeState);
    connect(session, &ServerSession::processesChanged, this, [this](const ProcessChanges &changes) {
        const bool isFirst = m_model->counts().all == 0;
        m_model->apply(changes);
        if (isFirst)
            loadHistory();
    });
    connect(session, &ServerSession::samplesTaken, m_model.get(), &ProcessModel::addSamples);
    connect(session, &QObject::destroyed, this, [this] { show(nullptr); });
}

ServerSession *ProcessesPresenter::session() const
{
    return m_session;
}

void ProcessesPresenter::takeState()
{
    const ProcessesPage::Situation now = situation();
    using Link = ProcessesPage::Situation::Link;
    // Before supervisord has listed them, rows are the listener's.
    if (m_model)
        m_model->setLost(now.link == Link::Lost || (now.link == Link::Connecting && !now.hasListener));
    m_page.setSituation(now);
    if (now.hasListener && !m_hadListener)
        loadHistory();
    m_hadListener = now.hasListener;
}

void ProcessesPresenter::loadHistory()
{
    if (m_session && m_session->hasListener())
        m_history.load(m_session, namesOf(m_session->processes()));
}

ProcessesPage::Situation ProcessesPresenter::situation() const
{
    using Situation = ProcessesPage::Situation;
    Situation now;
    if (!m_session)
        return now;
    const ServerState &state = m_session->state();
    now.serverName = m_session->profile().name;
    now.hasListener = m_session->hasListener();
    const LinkExplanation why = explainLink(Channel::Supervisord, state.supervisord, m_session->profile());
    now.title = why.title;
    now.reason = why.text;
    now.awaitsLogin = awaitsLogin(state.supervisord);
    switch (state.supervisord.state) {
    case LinkState::Connected:
        now.link = Situation::Link::Connected;
        now.hint = hint(state.listener, m_session->profile());
        if (state.isShuttingDown)
            now.banner = tr("supervisord is shutting down or starting again");
        break;
    case LinkState::Lost:
        now.link = Situation::Link::Lost;
        now.banner = lostText(state.supervisord);
        break;
    case LinkState::Connecting:
    case LinkState::Off:
        now.link = Situation::Link::Connecting;
        if (state.supervisord.error)
            now.banner = tr("%1 · shown is what the listener knows").arg(why.title) + u'\n' + why.text;
        break;
    }
    return now;
}

QString ProcessesPresenter::lostText(const LinkStatus &link) const
{
    const QString name = m_session->profile().name;
    QString text = link.lastAnswer ? tr("%1 is lost · last answer %2 · retrying")
                                         .arg(name, momentText(*link.lastAnswer, m_clock.now()))
                                   : tr("%1 is lost · retrying").arg(name);
    if (link.error) {
        text += u'\n' +
                tr("%1: %2", "what is wrong with the connection, then why")
                    .arg(troubleWords(Channel::Supervisord, link.trouble), causeText(link.error->message));
    }
    return text;
}

QString ProcessesPresenter::hint(const LinkStatus &listener, const ServerProfile &profile)
{
    switch (listener.state) {
    case LinkState::Off:
        return tr("No listener is set up for this server. pennon-listener would add limits, memory history, "
                  "restarts, checks and incidents.");
    case LinkState::Lost:
    case LinkState::Connecting:
        if (listener.error) {
            const LinkExplanation why = explainLink(Channel::Listener, listener, profile);
            return tr("%1: limits, memory history, restarts and incidents are missing.").arg(why.title) +
                   u'\n' + why.text;
        }
        break;
    case LinkState::Connected:
        break;
    }
    return {};
}

void ProcessesPresenter::runAction(ServerSession &session, const ActionRequest &request)
{
    if (request.processes.empty())
        return;
    if (!needsConfirmation(request)) {
        begin(session, request);
        return;
    }
    auto *dialog = new ConfirmActionDialog(
        request, scopeOf(request.processes, namesOf(session.processes()), session.profile().name),
        m_page.window());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(&session, &QObject::destroyed, dialog, &QDialog::reject);
    connect(dialog, &QDialog::accepted, this, [this, request, target = QPointer(&session)] {
        if (target)
            begin(*target, request);
    });
    dialog->open();
}

void ProcessesPresenter::begin(ServerSession &session, const ActionRequest &request)
{
    auto *run = new ActionRun(session, request);
    m_page.runs().add(run, &session == m_session ? QString() : session.profile().name);
    run->begin();
}

} // namespace pennon
