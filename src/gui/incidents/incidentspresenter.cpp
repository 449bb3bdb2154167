// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/incidents/incidentspresenter.h"

#include "base/whendone.h"
#include "gui/common/languagewatch.h"
#include "gui/common/silencedialog.h"
#include "session/causetexts.h"
#include "session/linkexplanation.h"
#include "session/processnames.h"

#include <algorithm>

namespace pennon {

namespace {

using namespace std::chrono_literals;

constexpr auto around = 15min; ///< of an incident, for its memory
constexpr int momentPoints = 180;

} // namespace

IncidentsPresenter::IncidentsPresenter(IncidentsPage &page, const Clock &clock, QObject *parent)
    : QObject(parent)
    , m_page(page)
    , m_clock(clock)
{
    m_tick.setInterval(1s);
    connect(&m_tick, &QTimer::timeout, this, [this] {
        if (m_page.isVisible())
            m_page.setNow(m_clock.now());
    });
    connect(new LanguageWatch(page, this), &LanguageWatch::changed, this, &IncidentsPresenter::showState);
    connect(&page, &IncidentsPage::requestOlder, this, &IncidentsPresenter::readOlder);
    connect(&page, &IncidentsPage::queryChanged, this, &IncidentsPresenter::beginReading);
    connect(&page, &IncidentsPage::requestDetails, this, &IncidentsPresenter::readDetails);
    connect(&page, &IncidentsPage::requestAcknowledge, this, &IncidentsPresenter::acknowledge);
    connect(&page, &IncidentsPage::requestSilence, this, &IncidentsPresenter::askToSilence);
    connect(&page, &IncidentsPage::requestProcess, this, &IncidentsPresenter::processRequested);
    connect(&page, &IncidentsPage::requestLog, this, &IncidentsPresenter::logRequested);
    connect(&page, &IncidentsPage::requestEmptyAction, this, [this] {
        if (!m_session)
            return;
        if (m_session->state().listener.state == LinkState::Off)
            Q_EMIT serverSettingsRequested(m_session);
        else
            m_session->connectNow();
    });
    showState();
}

void IncidentsPresenter::show(ServerSession *session)
{
    begin(session, {}, false);
}

void IncidentsPresenter::show(ServerSession *session, const std::vector<ProcessName> &processes)
{
    begin(session, processes, true);
}

void IncidentsPresenter::begin(ServerSession *session, std::vector<ProcessName> processes,
                               bool isForProcesses)
{
    if (m_session)
        disconnect(m_session, nullptr, this, nullptr);
    ++m_generation;
    m_session = session;
    m_isForProcesses = isForProcesses;
    m_isConnected = false;
    m_readTo.reset();
    m_page.setProcesses(std::move(processes)); // and nothing of another server
    m_page.setNow(m_clock.now());
    if (!m_open.isEmpty()) {
        m_open.clear();
        Q_EMIT openCountChanged(0);
    }
    if (session == nullptr) {
        m_tick.stop();
    } else {
        m_tick.start();
        connect(session, &ServerSession::stateChanged, this, &IncidentsPresenter::showState);
        connect(session, &ServerSession::incidentsChanged, this, &IncidentsPresenter::take);
        connect(session, &QObject::destroyed, this, [this] { begin(nullptr, {}, m_isForProcesses); });
    }
    showState();
}

void IncidentsPresenter::showState()
{
    if (!m_session) {
        m_page.showEmpty(tr("No server"), tr("Choose a server to see what happened on it."));
        return;
    }
    if (m_isForProcesses && m_page.query().processes.empty()) {
        m_page.showEmpty(tr("No process is selected"),
                         tr("Select one or more processes to see what happened to them."));
        return;
    }
    const bool isConnected = m_session->hasListener();
    const bool wasConnected = std::exchange(m_isConnected, isConnected);
    m_page.setReadOnly(!isConnected ? tr("The listener does not answer now.")
                       : m_session->state().mayWrite
                           ? QString()
                           : tr("This listener lets you look, but change nothing."));
    if (isConnected && !wasConnected) {
        ++m_generation;
        if (m_page.incidents().rowCount() > 0)
            m_readTo = m_page.incidents().at(0).id;
        m_page.showContent();
        beginReading();
        readOpen();
    } else if (!isConnected && m_page.incidents().rowCount() == 0) {
        showNoListener();
    }
}

void IncidentsPresenter::showNoListener()
{
    const LinkStatus &link = m_session->state().listener;
    if (link.state == LinkState::Off) {
        m_page.showEmpty(
            tr("This server has no listener"),
            tr("pennon-listener writes down what happens to processes: crashes and failed starts with "
               "their last output, restarts because of memory or pages that do not answer, and how each "
               "of them ended. Name its socket in the settings of the server."),
            tr("Settings of the server…"));
    } else {
        const LinkExplanation why = explainLink(Channel::Listener, link, m_session->profile());
        m_page.showEmpty(why.title, why.text, tr("Try now"));
    }
}

void IncidentsPresenter::beginReading()
{
    ++m_reading;
    m_before.reset();
    if (m_session && m_session->hasListener())
        readOlder();
}

void IncidentsPresenter::readOlder()
{
    if (!m_session || !m_session->hasListener())
        return;
    m_page.setOlder(true, true);
    IncidentsRequest request = m_page.query().request(m_clock.now());
    request.before = m_before;
    request.limit = m_pageLength;
    whenDone(m_session->ask(request), this,
             [this, generation = m_generation, reading = m_reading](const Result<IncidentsAnswer> &answer) {
                 if (generation != m_generation || reading != m_reading)
                     return;
                 if (answer) {
                     takePage(*answer);
                     return;
                 }
                 m_page.setOlder(false, false);
                 m_page.showNote(Health::Trouble,
                                 tr("Incidents cannot be read: %1").arg(causeText(answer.error().message)));
             });
}

void IncidentsPresenter::takePage(const IncidentsAnswer &answer)
{
    m_page.setNow(m_clock.now());
    const bool hasMore = answer.more && !answer.incidents.empty();
    if (!answer.incidents.empty())
        m_before = answer.incidents.back().id;
    m_page.merge(answer.incidents);
    m_page.setOlder(hasMore, false);
    if (m_readTo && hasMore && *m_before > *m_readTo)
        readOlder();
    else
        m_readTo.reset();
}

void IncidentsPresenter::readOpen()
{
    if (m_isForProcesses)
        return;
    IncidentsRequest request;
    request.acknowledged = false;
    request.limit = IncidentsRequest::mostLimit;
    whenDone(m_session->ask(request), this,
             [this, generation = m_generation](const Result<IncidentsAnswer> &answer) {
                 if (generation == m_generation && answer)
                     takeOpen(answer->incidents);
             });
}

void IncidentsPresenter::takeOpen(const std::vector<Incident> &incidents)
{
    const qsizetype before = m_open.size();
    for (const Incident &incident : incidents) {
        if (!incident.closed && !incident.acknowledged)
            m_open.insert(incident.id);
        else
            m_open.remove(incident.id);
    }
    if (m_open.size() != before)
        Q_EMIT openCountChanged(openCount());
}

void IncidentsPresenter::take(const IncidentsPush &push)
{
    m_page.setNow(m_clock.now());
    std::vector<Incident> wanted = push.incidents;
    const std::vector<ProcessName> &processes = m_page.query().processes;
    std::erase_if(wanted, [&](const Incident &incident) {
        return !processes.empty() && std::ranges::find(processes, incident.process) == processes.end();
    });
    m_page.merge(wanted);
    if (!m_isForProcesses)
        takeOpen(push.incidents);
    const std::optional<qint64> current = m_page.currentId(); // its output may have come with its end
    if (current && std::ranges::find(wanted, *current, &Incident::id) != wanted.end())
        readDetails(*current);
}

void IncidentsPresenter::readDetails(qint64 id)
{
    const Incident *incident = m_page.incidents().find(id);
    if (incident == nullptr || !m_session || !m_session->hasListener()) {
        m_page.setOutputKnown(id);
        return;
    }
    if (!incident->process.name.isEmpty())
        readMoment(*incident);
    if (id <= 0)
        return;
    IncidentsRequest request;
    request.id = id;
    request.output = true;
    whenDone(m_session->ask(request), this,
             [this, id, generation = m_generation](const Result<IncidentsAnswer> &answer) {
                 if (generation != m_generation)
                     return;
                 if (answer)
                     m_page.merge(answer->incidents);
                 m_page.setOutputKnown(id);
             });
}

void IncidentsPresenter::readMoment(const Incident &incident)
{
    SamplesRequest request;
    request.processes = {incident.process};
    request.from = incident.opened - around;
    request.to = std::min<Clock::WallTime>(incident.opened + around, m_clock.now());
    request.maxPoints = momentPoints;
    MomentCurve::Moment moment;
    moment.from = request.from;
    moment.to = incident.opened + around;
    moment.at = incident.opened;
    if (incident.kind == IncidentKind::Memory)
        moment.limit = incident.limit;
    else if (const ProcessView *process = m_session->process(incident.process);
             process != nullptr && process->limit)
        moment.limit = process->limit->bytes; // as it is now
    whenDone(m_session->ask(request), this,
             [this, id = incident.id, moment, request,
              generation = m_generation](const Result<SamplesAnswer> &answer) mutable {
                 if (generation != m_generation || !answer || answer->series.empty())
                     return;
                 moment.series.take(request.from, request.to, answer->series.front().buckets);
                 m_page.setMoment(id, std::move(moment));
             });
}

void IncidentsPresenter::acknowledge(const std::vector<qint64> &ids, const QString &note)
{
    if (!m_session)
        return;
    for (const qint64 id : ids) {
        AcknowledgeRequest request;
        request.id = id;
        if (!note.isEmpty())
            request.note = note;
        whenDone(m_session->ask(request), this,
                 [this, generation = m_generation](const Result<AcknowledgeAnswer> &answer) {
                     if (generation != m_generation)
                         return;
                     if (answer) {
                         m_page.merge({answer->incident});
                         takeOpen({answer->incident});
                     } else {
                         m_page.showNote(Health::Failed,
                                         tr("Not acknowledged: %1").arg(causeText(answer.error().message)));
                     }
                 });
    }
}

void IncidentsPresenter::askToSilence(const QString &pattern)
{
    if (!m_session)
        return;
    auto *const dialog = new SilenceDialog(m_clock, m_page.window());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setProcesses(namesOf(m_session->processes()));
    dialog->setPattern(pattern);
    connect(m_session, &QObject::destroyed, dialog, &QDialog::reject);
    connect(dialog, &SilenceDialog::silenceRequested, this,
            [this, target = m_session](const SilenceRequest::Added &silence) {
                if (!target)
                    return;
                SilenceRequest request;
                request.add = silence;
                whenDone(target->ask(request), this, [this, silence](const Result<SilenceAnswer> &answer) {
                    m_page.showNote(answer ? Health::Fine : Health::Failed,
                                    answer ? tr("Nobody is told about %1 for now.").arg(silence.pattern)
                                           : tr("Not silenced: %1").arg(causeText(answer.error().message)));
                });
            });
    dialog->open();
}

} // namespace pennon
