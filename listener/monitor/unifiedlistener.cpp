// SPDX-License-Identifier: GPL-3.0-or-later
#include "monitor/unifiedlistener.h"

#include "base/duration.h"
#include "base/linelog.h"
#include "base/startupmemory.h"
#include "base/unixsignals.h"
#include "monitor/services.h"

#include <QCoroFuture>

#include <utility>

namespace pennon {

namespace {

using namespace std::chrono_literals;

/// supervisord kills a listener ten seconds after SIGTERM (stopwaitsecs): all has to end before that.
constexpr std::chrono::milliseconds hurryWithin = 6s;
constexpr std::chrono::milliseconds giveUpAfter = 8s;
constexpr std::chrono::milliseconds housekeepingEvery = 10min;

template <typename Section>
std::vector<Section> sectionsOf(const Configuration &configuration)
{
    std::vector<Section> sections;
    for (const WatchSection &section : configuration.sections) {
        if (const auto *some = std::get_if<Section>(&section))
            sections.push_back(*some);
    }
    return sections;
}

} // namespace

UnifiedListener::UnifiedListener(UnifiedSetup setup, LineLog &log, const Clock &clock)
    : m_setup(std::move(setup))
    , m_log(log)
    , m_clock(clock)
{
    m_lastResort.setSingleShot(true);
    connect(&m_lastResort, &QTimer::timeout, this, [this] {
        m_log.line(QStringLiteral("Ending although not everything is done: time is up"));
        finish();
    });
}

UnifiedListener::~UnifiedListener() = default;

Result<void> UnifiedListener::open()
{
    Result<std::unique_ptr<Services>> services = Services::open(m_setup, m_log, m_clock);
    if (!services)
        return tl::unexpected(services.error());
    m_services = std::move(*services);
    connectAll();
    apply();
    return {};
}

void UnifiedListener::connectAll()
{
    Services &all = *m_services;
    all.dispatcher.add(all.exits);
    connect(&all.exits, &ExitReports::stateChanged, &all.sampler, &Sampler::lookSoon);
    connect(&all.sampler, &Sampler::sampled, this, &UnifiedListener::onSampled);
    connect(&all.rules, &RuleKeeper::changed, this, &UnifiedListener::apply);
    connect(&all.rules, &RuleKeeper::changed, &all.openIncidents, &OpenIncidents::configurationLoaded);
    connect(&all.rules, &RuleKeeper::broken, this, [this](const QString &problem) {
        Incident incident;
        incident.kind = IncidentKind::Configuration;
        incident.opened = m_clock.now();
        incident.cause = problem;
        incident.action = QStringLiteral("the rules before it stay in force");
        (void) m_services->incidents.open(incident);
    });
    connect(&all.outbox, &DurableOutbox::gaveUp, this, [this](const Mail &mail, const QString &reason) {
        Incident incident;
        incident.kind = IncidentKind::Mail;
        incident.opened = m_clock.now();
        incident.cause = QStringLiteral("Mail \"%1\" to %2 was given up: %3")
                             .arg(mail.subject.trimmed(), mail.to.join(QStringLiteral(", ")), reason);
        incident.action = QStringLiteral("kept as a dead letter");
        (void) m_services->incidents.open(incident);
    });
    connect(&all.feed, &EventFeed::supervisordStopping, this, &UnifiedListener::shut);
    connect(&all.feed, &EventFeed::ended, this,
            [this](int exitStatus) { end(Ending::EndOfInput, exitStatus); });
    connect(&all.sampler, &Sampler::reachabilityChanged, this, [this] {
        Services &services = *m_services;
        if (const std::optional<Error> &trouble = services.sampler.trouble()) {
            services.selfWatch.begin(SelfWatch::Trouble::SupervisordUnreachable, trouble->message);
        } else {
            services.selfWatch.end(SelfWatch::Trouble::SupervisordUnreachable);
            askVersion();
        }
    });
    connect(&all.outbox, &DurableOutbox::degraded, &all.selfCheck, &SelfCheck::look);
    connect(&all.outbox, &DurableOutbox::recovered, &all.selfCheck, &SelfCheck::look);
    connect(&all.feed, &EventFeed::eventsMissed, &all.selfCheck, &SelfCheck::noteMissed);
    connect(&all.feed, &EventFeed::eventsMissed, this, [this] {
        m_isResynced = false;
        m_services->sampler.lookSoon();
    });
    connect(&all.feed, &EventFeed::tickHandled, &all.selfCheck, &SelfCheck::noteTick);
    connect(&all.exits, &ExitReports::handled, &all.selfCheck, &SelfCheck::noteEvent);
    connect(&all.feed, &EventFeed::wentDeaf, this,
            [this](const QByteArray &eventName, std::chrono::seconds since) {
                m_services->selfWatch.begin(SelfWatch::Trouble::NoTicks,
                                            QStringLiteral("no %1 for %2 although supervisord runs")
                                                .arg(QString::fromUtf8(eventName), formatDuration(since)));
            });
    connect(&all.selfCheck, &SelfCheck::looked, this, &UnifiedListener::watchSocket);
    connect(&all.metrics, &MetricsPublisher::problemChanged, this, [this](const QString &problem) {
        m_services->selfWatch.set(SelfWatch::Trouble::NoMetrics, problem);
    });
    connect(&m_housekeeping, &QTimer::timeout, this, [this] {
        m_services->tidyUp();
        releaseStartupMemory(); // libraries and heap that only the first mail or page needed
    });
}

/// The rules in force have changed, or are there for the first time.
void UnifiedListener::apply()
{
    Services &all = *m_services;
    const Configuration &configuration = all.rules.configuration();
    const ProcessPatterns &exclude = configuration.listener.exclude;
    all.useMail(configuration, m_setup.environment);
    all.channels.configure(configuration, m_setup.environment);
    all.alertDesk.configure(configuration.alerting);
    all.memory.configure(configuration);
    all.exits.configure(sectionsOf<CrashMailSection>(configuration), exclude);
    all.batches.configure(sectionsOf<BatchSection>(configuration), exclude);
    all.pages.configure(sectionsOf<HttpOkSection>(configuration), exclude);
    all.revival.configure(sectionsOf<ReviveSection>(configuration), exclude);
    if (m_housekeeping.isActive()) { // not the first time
        all.sampler.start(configuration.listener.sampleInterval);
        all.metrics.configure(configuration.alerting.metrics);
    }
    // Later: this may be the answer to a client of the server that is to go.
    QMetaObject::invokeMethod(this, &UnifiedListener::listen, Qt::QueuedConnection);
}

/// A socket that cannot be had leaves the listener without control, and everything else works.
void UnifiedListener::listen()
{
    if (m_ending)
        return;
    Services &all = *m_services;
    const ListenerSettings &settings = all.rules.configuration().listener;
    ControlServerSettings wanted;
    wanted.path = settings.socket;
    wanted.mode = settings.socketMode;
    wanted.group = settings.socketGroup;
    wanted.readers = settings.socketReaders;
    const ControlServerSettings &known = all.serverSettings;
    if (all.server && wanted.path == known.path && wanted.mode == known.mode && wanted.group == known.group &&
        wanted.readers == known.readers)
        return;
    all.server.reset();
    all.serverSettings = wanted;
    QString problem;
    if (!wanted.path.isEmpty()) {
        all.server = std::make_unique<ControlServer>(all.backend, m_log, wanted);
        all.backend.setAudience(
            [&all] { return all.server ? all.server->subscribers(ControlTopic::Incidents) : 0; });
        if (const Result<void> listening = all.server->listen(); !listening) {
            problem = listening.error().message;
            all.server.reset();
        }
    }
    if (std::exchange(m_socketProblem, problem) != problem && !problem.isEmpty())
        m_log.line(QStringLiteral("No control socket: %1").arg(problem));
    all.selfWatch.set(SelfWatch::Trouble::ControlSocket, problem);
}

/// Whatever took the socket away may be over.
void UnifiedListener::watchSocket()
{
    Services &all = *m_services;
    if (all.server && !all.server->isInPlace()) {
        m_log.line(QStringLiteral("The control socket %1 was removed or replaced: it is made anew")
                       .arg(all.serverSettings.path));
        all.server.reset();
    }
    if (!all.server && m_housekeeping.isActive())
        listen();
}

void UnifiedListener::start()
{
    Services &all = *m_services;
    m_log.line(QStringLiteral("pennon-listener with %1").arg(all.rules.path()));
    if (const Result<void> started = all.outbox.start(); !started)
        m_log.line(started.error().message);
    if (const Result<void> started = all.channels.start(); !started)
        m_log.line(started.error().message);
    if (const Result<void> recalled = all.alertDesk.recall(); !recalled)
        m_log.line(recalled.error().message);
    all.sampler.start(all.rules.configuration().listener.sampleInterval);
    all.metrics.configure(all.rules.configuration().alerting.metrics);
    m_housekeeping.start(housekeepingEvery);
    all.tidyUp();
    all.selfCheck.start();
    all.feed.start();
}

void UnifiedListener::onSampled()
{
    if (m_ending)
        return;
    Services &all = *m_services;
    std::vector<ProcessInfo> processes;
    if (!m_hasResumed || !m_isResynced) {
        for (const BoardRow &row : all.board.rows())
            processes.push_back(row.info);
    }
    const bool isFirst = !std::exchange(m_hasResumed, true);
    if (isFirst)
        all.desk.resume(processes);
    if (!std::exchange(m_isResynced, true))
        all.exits.resync(processes);
    if (isFirst)
        releaseStartupMemory();
    all.desk.closeDueBreakers();
    all.memory.look();
    all.revival.look();
    all.desk.save();
    all.openIncidents.look();
    all.backend.tellSampled(all.server && all.server->subscribers() > 0);
}

QCoro::Task<> UnifiedListener::askVersion()
{
    const QFuture<Result<QString>> asking = m_services->supervisor.getSupervisorVersion();
    const Result<QString> version = co_await asking;
    if (version)
        m_services->backend.setSupervisorVersion(*version);
}

void UnifiedListener::reload()
{
    if (m_ending)
        return;
    m_log.line(QStringLiteral("Reading %1 again").arg(m_services->rules.path()));
    m_services->rules.reload();
}

void UnifiedListener::terminate()
{
    end(Ending::Termination, 0);
}

/// Nothing is restarted any more.
void UnifiedListener::shut()
{
    Services &all = *m_services;
    all.desk.shut();
    all.revival.shut();
    all.pages.stop();
    all.restarter.abandonBackgroundStarts();
    all.alertDesk.shut();
}

void UnifiedListener::end(Ending ending, int exitStatus)
{
    const bool isFirst = !m_ending;
    Services &all = *m_services;
    if (isFirst) {
        m_ending = ending;
        m_exitStatus = exitStatus;
        all.feed.stop();
        shut();
        all.sampler.stop();
        all.server.reset();
        all.metrics.stop();
    }
    if (ending == Ending::Termination && !m_lastResort.isActive()) {
        all.outbox.hurry(hurryWithin);
        all.channels.hurry(hurryWithin);
        m_lastResort.start(giveUpAfter);
    }
    if (isFirst)
        drain(ending);
}

QCoro::Task<> UnifiedListener::drain(Ending ending)
{
    const QFuture<void> idle = m_services->dispatcher.whenIdle();
    co_await idle;
    m_services->batches.flush();
    m_services->alertDesk.look(); // what is due
    const QFuture<void> told = m_services->channels.drain();
    co_await told;
    co_await m_services->exits.finish(ending);
    finish();
}

void UnifiedListener::finish()
{
    if (std::exchange(m_finished, true))
        return;
    m_lastResort.stop();
    m_services->close();
    for (const QString &process : m_services->restarter.leftStopped()) {
        m_log.line(QStringLiteral("%1 was stopped for a restart and does not run yet: the next start of the "
                                  "listener starts it")
                       .arg(process));
    }
    Q_EMIT finished(m_exitStatus);
}

} // namespace pennon
