// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/rules/rulesforprocesspresenter.h"

#include "base/whendone.h"
#include "gui/common/languagewatch.h"
#include "models/ruletexts.h"
#include "session/linkexplanation.h"

#include <algorithm>

namespace pennon {

namespace {

constexpr std::chrono::seconds interval{15}; ///< of looking whether quiet hours or a window have begun

} // namespace

RulesForProcessPresenter::RulesForProcessPresenter(RulesForProcessPane &pane, const Clock &clock,
                                                   QObject *parent)
    : QObject(parent)
    , m_pane(pane)
    , m_clock(clock)
{
    m_again.setInterval(interval);
    connect(&m_again, &QTimer::timeout, this, [this] {
        if (m_pane.isVisible())
            fill();
    });
    m_again.start();
    connect(new LanguageWatch(pane, this), &LanguageWatch::changed, this, &RulesForProcessPresenter::fill);
    connect(&m_pane, &RulesForProcessPane::requestSection, this, &RulesForProcessPresenter::requestSection);
    fill();
}

void RulesForProcessPresenter::show(ServerSession *session, const std::vector<ProcessName> &processes)
{
    m_processes = processes;
    if (session != m_session)
        setSession(session);
    fill();
}

void RulesForProcessPresenter::setSession(ServerSession *session)
{
    if (m_session)
        disconnect(m_session, nullptr, this, nullptr);
    ++m_generation;
    m_session = session;
    m_rules.reset();
    m_isConnected = false;
    if (!session)
        return;
    connect(session, &ServerSession::stateChanged, this, &RulesForProcessPresenter::connectionChanged);
    connect(session, &ServerSession::rulesChanged, this, &RulesForProcessPresenter::readAgain);
    connect(session, &QObject::destroyed, this, [this] { show(nullptr, {}); });
    connectionChanged();
}

void RulesForProcessPresenter::connectionChanged()
{
    const bool isConnected = m_session && m_session->hasListener();
    if (isConnected && !m_isConnected)
        readAgain();
    if (isConnected != m_isConnected || !m_rules) {
        m_isConnected = isConnected;
        fill();
    }
}

void RulesForProcessPresenter::readAgain()
{
    if (!m_session || !m_session->hasListener())
        return;
    const int generation = ++m_generation;
    whenDone(m_session->ask(RulesRequest{}), this, [this, generation](const Result<RulesAnswer> &answer) {
        if (generation != m_generation || !answer)
            return;
        m_rules = *answer;
        m_sections = RuleTexts(answer->sections).forReading(answer->sections);
        m_read = readConfiguration(m_sections);
        fill();
    });
}

RulesForProcessPane::Item RulesForProcessPresenter::itemOf(const ProcessName &process,
                                                           const ListenerTime &time) const
{
    RulesForProcessPane::Item item{process, rulesFor(m_read.configuration, m_sections, process), {}};
    if (item.rules.isExcluded)
        return item;
    item.told = toldAbout(m_read.configuration, m_sections, process, time);
    if (const ProcessView *const view = m_session->process(process); view && view->silenced)
        item.told.muted.prepend(tr("Nobody is told about it now: it is silenced."));
    return item;
}

void RulesForProcessPresenter::fill()
{
    if (!m_session || m_processes.empty()) {
        m_pane.showEmpty(tr("No process is selected"), {});
    } else if (m_rules) {
        constexpr std::size_t most = 50; ///< more of them nobody reads
        std::vector<RulesForProcessPane::Item> items;
        const ListenerTime time{m_clock.now(), m_session->state().listenerZone};
        for (std::size_t i = 0; i < std::min(most, m_processes.size()); ++i)
            items.push_back(itemOf(m_processes[i], time));
        m_pane.showRules(m_rules->file, std::move(items));
    } else if (m_session->state().listener.state == LinkState::Off) {
        m_pane.showEmpty(
            tr("This server has no listener"),
            tr("With pennon-listener, the rules about a process stand here: its limits, its checks, "
               "and who is told."));
    } else if (m_session->hasListener()) {
        m_pane.showEmpty(tr("Reading the rules …"), {});
    } else {
        const LinkExplanation why =
            explainLink(Channel::Listener, m_session->state().listener, m_session->profile());
        m_pane.showEmpty(why.title, why.text);
    }
}

} // namespace pennon
