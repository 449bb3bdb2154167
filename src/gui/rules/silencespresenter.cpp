// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/rules/silencespresenter.h"

#include "base/whendone.h"
#include "gui/common/languagewatch.h"
#include "gui/common/silencedialog.h"
#include "models/ruletexts.h"
#include "session/causetexts.h"
#include "session/linkexplanation.h"
#include "session/processnames.h"

namespace pennon {

namespace {

constexpr std::chrono::seconds interval{15}; ///< of reading while the page is seen

} // namespace

SilencesPresenter::SilencesPresenter(SilencesPage &page, const Clock &clock, QObject *parent)
    : QObject(parent)
    , m_page(page)
    , m_clock(clock)
{
    m_again.setInterval(interval);
    connect(&m_again, &QTimer::timeout, this, [this] {
        if (m_page.isVisible())
            readAgain();
    });
    m_again.start();
    connect(&m_page, &SilencesPage::shown, this, &SilencesPresenter::readAgain);
    connect(new LanguageWatch(page, this), &LanguageWatch::changed, this, [this] {
        showState();
        showConfiguration();
    });
    connect(&m_page, &SilencesPage::requestSilence, this, [this] { askToSilence(); });
    connect(&m_page, &SilencesPage::requestSection, this, &SilencesPresenter::requestSection);
    connect(&m_page, &SilencesPage::requestRemoval, this, [this](const std::vector<qint64> &ids) {
        for (qint64 id : ids) {
            SilenceRequest request;
            request.remove = id;
            set(request);
        }
    });
    connect(&m_page, &SilencesPage::requestEmptyAction, this, [this] {
        if (!m_session)
            return;
        if (m_session->state().listener.state == LinkState::Off)
            Q_EMIT requestServerSettings(m_session);
        else
            m_session->connectNow();
    });
    showState();
}

void SilencesPresenter::show(ServerSession *session)
{
    if (m_session)
        disconnect(m_session, nullptr, this, nullptr);
    ++m_generation;
    m_session = session;
    m_isConnected = false;
    m_configuration = {};
    showConfiguration();
    if (session) {
        connect(session, &ServerSession::stateChanged, this, &SilencesPresenter::showState);
        connect(session, &ServerSession::rulesChanged, this, &SilencesPresenter::readRules);
        connect(session, &QObject::destroyed, this, [this] { show(nullptr); });
    }
    showState();
}

void SilencesPresenter::askToSilence(const QString &pattern)
{
    if (!m_session)
        return;
    auto *const dialog = new SilenceDialog(m_clock, m_page.window());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setProcesses(namesOf(m_session->processes()));
    dialog->setPattern(pattern);
    connect(dialog, &SilenceDialog::silenceRequested, this, [this](const SilenceRequest::Added &silence) {
        SilenceRequest request;
        request.add = silence;
        set(request);
    });
    dialog->open();
}

void SilencesPresenter::readAgain()
{
    if (!m_session || !m_session->hasListener())
        return;
    showConfiguration(); // a window may have begun
    whenDone(m_session->ask(StatusRequest{}), this,
             [this, generation = m_generation](const Result<StatusAnswer> &answer) {
                 if (generation != m_generation)
                     return;
                 if (answer)
                     m_page.setSilences(answer->silences, m_clock.now());
                 else
                     m_page.showNote(
                         Health::Trouble,
                         tr("The silences cannot be read: %1").arg(causeText(answer.error().message)));
             });
}

void SilencesPresenter::readRules()
{
    if (!m_session || !m_session->hasListener())
        return;
    whenDone(m_session->ask(RulesRequest{}), this,
             [this, generation = m_generation](const Result<RulesAnswer> &answer) {
                 if (generation != m_generation || !answer)
                     return;
                 const RuleTexts texts(answer->sections);
                 m_configuration = readConfiguration(texts.forReading()).configuration;
                 showConfiguration();
             });
}

void SilencesPresenter::showConfiguration()
{
    const Clock::WallTime now = m_clock.now();
    const QTimeZone zone = m_session ? m_session->state().listenerZone : QTimeZone::systemTimeZone();
    m_page.setMaintenance(maintenanceViews(m_configuration, {now, zone}), now);
    m_page.setMailedSections(mailedSections(m_configuration));
}

void SilencesPresenter::showState()
{
    if (!m_session) {
        m_page.showEmpty(tr("No server"), tr("Choose a server to see who is told about what."));
        return;
    }
    const LinkStatus &link = m_session->state().listener;
    const bool isConnected = m_session->hasListener();
    if (isConnected && !m_isConnected) {
        readAgain();
        readRules();
    }
    m_isConnected = isConnected;
    m_page.setReadOnly(isConnected && m_session->state().mayWrite
                           ? QString()
                           : tr("This listener lets you look, but change nothing."));
    if (isConnected)
        return;
    if (link.state == LinkState::Off) {
        m_page.showEmpty(
            tr("This server has no listener"),
            tr("pennon-listener tells by mail what happens to processes, and is silent about them "
               "when it is asked to. Name its socket in the settings of the server."),
            tr("Settings of the server…"));
    } else {
        const LinkExplanation why = explainLink(Channel::Listener, link, m_session->profile());
        m_page.showEmpty(why.title, why.text, tr("Try now"));
    }
}

void SilencesPresenter::set(const SilenceRequest &request)
{
    if (!m_session)
        return;
    whenDone(m_session->ask(request), this,
             [this, generation = m_generation](const Result<SilenceAnswer> &answer) {
                 if (generation != m_generation)
                     return;
                 if (answer) {
                     m_page.setSilences(answer->silences, m_clock.now());
                 } else {
                     m_page.showNote(Health::Failed,
                                     tr("Not done: %1").arg(causeText(answer.error().message)));
                     readAgain();
                 }
             });
}

} // namespace pennon
