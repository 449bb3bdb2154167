// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/incidents/listenerpresenter.h"

#include "base/whendone.h"
#include "gui/common/languagewatch.h"
#include "session/causetexts.h"
#include "session/linkexplanation.h"

namespace pennon {

namespace {

using namespace std::chrono_literals;

constexpr auto interval = 5s;      ///< of reading while the page is seen
constexpr auto testDeadline = 90s; ///< mail servers and pages may take their time

} // namespace

ListenerPresenter::ListenerPresenter(ListenerPage &page, const Clock &clock, QObject *parent)
    : QObject(parent)
    , m_page(page)
    , m_clock(clock)
{
    m_again.setInterval(interval);
    connect(&m_again, &QTimer::timeout, this, [this] {
        if (m_page.isVisible())
            read();
    });
    connect(&page, &ListenerPage::shown, this, &ListenerPresenter::read);
    connect(new LanguageWatch(page, this), &LanguageWatch::changed, this, [this] {
        showState();
        read();
    });
    connect(&page, &ListenerPage::requestTestMail, this, [this] { sendTest(); });
    connect(&page, &ListenerPage::requestChannelTest, this, &ListenerPresenter::sendTest);
    connect(&page, &ListenerPage::requestChecks, this, &ListenerPresenter::runChecks);
    connect(&page, &ListenerPage::requestBreakerReset, this, &ListenerPresenter::resetBreakers);
    connect(&page, &ListenerPage::requestEmptyAction, this, [this] {
        if (!m_session)
            return;
        if (m_session->state().listener.state == LinkState::Off)
            Q_EMIT serverSettingsRequested(m_session);
        else
            m_session->connectNow();
    });
    showState();
}

void ListenerPresenter::show(ServerSession *session)
{
    if (m_session)
        disconnect(m_session, nullptr, this, nullptr);
    ++m_generation;
    m_session = session;
    m_isConnected = false;
    m_isReading = false;
    m_page.clearResults();
    if (session == nullptr) {
        m_again.stop();
    } else {
        m_again.start();
        connect(session, &ServerSession::stateChanged, this, &ListenerPresenter::showState);
        connect(session, &ServerSession::rulesChanged, this, &ListenerPresenter::read);
        connect(session, &QObject::destroyed, this, [this] { show(nullptr); });
    }
    showState();
}

void ListenerPresenter::showState()
{
    if (!m_session) {
        m_page.showEmpty(tr("No server"), tr("Choose a server to see how its listener fares."));
        return;
    }
    const LinkStatus &link = m_session->state().listener;
    const bool isConnected = m_session->hasListener();
    const bool wasConnected = std::exchange(m_isConnected, isConnected);
    m_page.setReadOnly(isConnected && m_session->state().mayWrite
                           ? QString()
                           : tr("This listener lets you look, but change nothing."));
    if (isConnected) {
        if (wasConnected)
            return;
        ++m_generation;
        m_isReading = false;
        m_page.showEmpty(tr("Asking the listener…"), {});
        read();
    } else if (link.state == LinkState::Off) {
        m_page.showEmpty(
            tr("This server has no listener"),
            tr("supervisord tells the state of processes and nothing else. pennon-listener, which "
               "supervisord itself starts, adds memory limits with restarts, checks of pages, mail about "
               "crashes and failed starts, history of memory and incidents. If there is one, name its "
               "socket in the settings of the server."),
            tr("Settings of the server…"), true);
    } else {
        const LinkExplanation why = explainLink(Channel::Listener, link, m_session->profile());
        m_page.showEmpty(why.title, why.text, tr("Try now"),
                         link.trouble == LinkTrouble::Unreachable && !link.lastAnswer);
    }
}

void ListenerPresenter::read()
{
    if (!m_session || !m_session->hasListener() || m_isReading)
        return;
    m_isReading = true;
    whenDone(
        m_session->ask(StatusRequest{}), this,
        [this, generation = m_generation](const Result<StatusAnswer> &answer) {
            if (generation != m_generation)
                return;
            m_isReading = false;
            if (answer) {
                m_page.setReport(listenerReport(*answer, m_clock.now()));
                m_page.setChannels(answer->channels, m_clock.now());
            } else {
                m_page.showNote(
                    Health::Trouble,
                    tr("The listener's status cannot be read: %1").arg(causeText(answer.error().message)));
            }
        });
}

void ListenerPresenter::sendTest(const QString &channel)
{
    if (!m_session)
        return;
    m_page.showMailBusy(channel);
    TestMailRequest request;
    if (!channel.isEmpty())
        request.channel = channel;
    whenDone(m_session->ask(request, testDeadline), this,
             [this, session = m_session](const Result<TestMailAnswer> &answer) {
                 if (session != m_session)
                     return;
                 m_page.showMailResult(answer);
                 read();
             });
}

void ListenerPresenter::runChecks()
{
    if (!m_session)
        return;
    m_page.showChecksBusy();
    whenDone(m_session->ask(RunCheckRequest{}, testDeadline), this,
             [this, session = m_session](const Result<RunCheckAnswer> &answer) {
                 if (session != m_session)
                     return;
                 m_page.showChecksResult(answer);
                 read();
             });
}

void ListenerPresenter::resetBreakers()
{
    if (!m_session)
        return;
    whenDone(m_session->ask(ResetBreakerRequest{QStringLiteral("*")}), this,
             [this, session = m_session](const Result<ResetBreakerAnswer> &answer) {
                 if (session != m_session)
                     return;
                 if (!answer) {
                     m_page.showNote(Health::Failed,
                                     tr("Not reset: %1").arg(causeText(answer.error().message)));
                     return;
                 }
                 QStringList names;
                 for (const ProcessName &process : answer->processes)
                     names.append(process.brief());
                 m_page.showNote(
                     Health::Fine,
                     names.isEmpty()
                         ? tr("No breaker was open.")
                         : tr("These may be restarted again: %1").arg(names.join(QStringLiteral(", "))));
             });
}

} // namespace pennon
