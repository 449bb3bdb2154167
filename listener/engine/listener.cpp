// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/listener.h"

#include "base/linelog.h"
#include "domain/serverurl.h"
#include "engine/batchkeeper.h"
#include "engine/batchwatcher.h"
#include "engine/crashmailwatcher.h"
#include "engine/dispatcher.h"
#include "engine/httpokwatcher.h"
#include "engine/listenerstate.h"
#include "engine/memmonwatcher.h"
#include "engine/restarter.h"
#include "engine/tickwatch.h"
#include "net/httpclient.h"
#include "notify/durableoutbox.h"
#include "notify/mailroute.h"
#include "notify/outbox.h"
#include "probes/httpprobe.h"
#include "probes/memoryprobefactory.h"
#include "supervisor/supervisorclient.h"

#include <QCoroFuture>
#include <QRegularExpression>

#include <algorithm>
#include <utility>

namespace pennon {

namespace {

using namespace std::chrono_literals;

/// supervisord kills a listener ten seconds after SIGTERM (stopwaitsecs): all has to end before that.
constexpr std::chrono::milliseconds hurryWithin = 6s;
constexpr std::chrono::milliseconds giveUpAfter = 8s;
/// A restart that takes longer than this does not hold up the next one.
constexpr std::chrono::milliseconds restartPatience = 2s;
constexpr std::chrono::milliseconds firstStartDelay = 1s;
constexpr std::chrono::milliseconds longestStartDelay = 60s;
constexpr int supervisorRunning = 1;

/// Whether two processes are members of one listener pool with numprocs above 1: their names differ only in
/// digits.
bool arePoolMembers(const ProcessName &one, const ProcessName &other)
{
    static const QRegularExpression digits(QStringLiteral("[0-9]+"));
    if (one == other || one.group != other.group)
        return false;
    QString first = one.name;
    QString second = other.name;
    return first.replace(digits, QStringLiteral("#")) == second.replace(digits, QStringLiteral("#"));
}

} // namespace

struct Listener::Services
{
    Services(const ListenerSetup &setup, LineLog &log, const Clock &clock,
             std::unique_ptr<ListenerState> kept)
        : state(std::move(kept))
        , channel(setup.input, setup.output, clock)
        , dispatcher(log, state ? &state->ledger() : nullptr)
        , tickWatch(clock)
        , transport(makeTransport(routeOf(setup.rules), log, clock))
        , memory(makeMemoryProbe())
        , probe(http, clock)
    {
        if (!state) {
            outbox = std::make_unique<Outbox>(*transport, log);
        } else if (std::holds_alternative<BatchRules>(setup.rules)) {
            outbox = std::make_unique<Outbox>(*transport, log); // stays empty
            batch = std::make_unique<BatchKeeper>(state->batches(), QStringLiteral("batch"), log);
            state->ledger().add(*batch);
        } else {
            auto durable =
                std::make_unique<DurableOutbox>(state->mails(), *transport, log, clock, OutboxPatience());
            state->ledger().add(durable->transactionMember());
            durableOutbox = durable.get();
            outbox = std::move(durable);
        }
        if (const Result<ServerUrl> url = ServerUrl::parse(setup.serverUrl)) {
            supervisor = std::make_unique<SupervisorClient>(http, *url, setup.credentials);
            restarter =
                std::make_unique<Restarter>(*supervisor, log, Backoff(firstStartDelay, longestStartDelay));
        }
    }

    std::unique_ptr<ListenerState> state; ///< null: nothing is kept on disk
    EventChannel channel;
    Dispatcher dispatcher;
    TickWatch tickWatch;
    HttpClient http;
    std::unique_ptr<MailTransport> transport;
    std::unique_ptr<Postbox> outbox;
    DurableOutbox *durableOutbox = nullptr; ///< the same, with a state
    std::unique_ptr<BatchKeeper> batch;     ///< with a state, of the batch tools
    std::unique_ptr<MemoryProbe> memory;
    HttpProbe probe;
    std::unique_ptr<SupervisorClient> supervisor; ///< null where SUPERVISOR_SERVER_URL is of no known kind
    std::unique_ptr<Restarter> restarter;
    std::unique_ptr<Watcher> watcher;
};

Listener::Listener(ListenerSetup setup, LineLog &log, const Clock &clock,
                   std::unique_ptr<ListenerState> state)
    : m_setup(std::move(setup))
    , m_log(log)
    , m_clock(clock)
    , m_services(std::make_unique<Services>(m_setup, log, clock, std::move(state)))
{
    m_services->watcher = makeWatcher(m_setup.rules);
    m_services->dispatcher.add(*m_services->watcher);
    m_lastResort.setSingleShot(true);
    connect(&m_services->channel, &EventChannel::eventReceived, this, &Listener::onEvent);
    connect(&m_services->channel, &EventChannel::eventAnswered, &m_services->dispatcher, &Dispatcher::work);
    connect(&m_services->channel, &EventChannel::closed, this, &Listener::onClosed);
    connect(&m_services->tickWatch, &TickWatch::silent, this, &Listener::confirmDeaf);
    connect(&m_lastResort, &QTimer::timeout, this, [this] {
        m_log.line(QStringLiteral("Ending although not everything is done: time is up"));
        finish();
    });
}

Listener::~Listener() = default;

std::unique_ptr<Watcher> Listener::makeWatcher(const ToolRules &rules)
{
    Services &services = *m_services;
    struct Maker
    {
        Services &services;
        LineLog &log;
        const Clock &clock;
        const std::optional<ProcessName> &self;

        std::unique_ptr<Watcher> operator()(const CrashMailRules &some) const
        {
            return std::make_unique<CrashMailWatcher>(some, *services.outbox, log);
        }
        std::unique_ptr<Watcher> operator()(const BatchRules &some) const
        {
            return std::make_unique<BatchWatcher>(some, *services.transport, log, services.batch.get());
        }
        std::unique_ptr<Watcher> operator()(const MemMonRules &some) const
        {
            return std::make_unique<MemMonWatcher>(some, self,
                                                   MemMonWatcher::Doors{*services.supervisor,
                                                                        *services.memory, *services.restarter,
                                                                        *services.outbox, log, clock},
                                                   restartPatience);
        }
        std::unique_ptr<Watcher> operator()(const HttpOkRules &some) const
        {
            return std::make_unique<HttpOkWatcher>(some, self,
                                                   HttpOkWatcher::Doors{*services.supervisor, services.probe,
                                                                        *services.restarter, *services.outbox,
                                                                        log, clock},
                                                   restartPatience);
        }
    };
    return std::visit(Maker{services, m_log, m_clock, m_setup.self}, rules);
}

void Listener::start()
{
    if (m_services->durableOutbox) {
        if (const Result<void> loaded = m_services->durableOutbox->start(); !loaded) {
            m_log.line(QStringLiteral("%1: mails kept from before cannot be read: %2")
                           .arg(m_setup.tool, loaded.error().message));
        }
    }
    m_services->channel.start();
}

void Listener::terminate()
{
    end(Ending::Termination, 0);
}

void Listener::onEvent(const Event &event)
{
    if (event.isTick()) {
        m_services->tickWatch.noteTick(event);
    } else if (event.name == "SUPERVISOR_STATE_CHANGE_STOPPING") {
        m_services->dispatcher.setAccepting(false);
    } else if (event.name == "SUPERVISOR_STATE_CHANGE_RUNNING") {
        m_services->dispatcher.setAccepting(true);
    }
    if (event.poolSerial) {
        if (m_poolSerial && *event.poolSerial > *m_poolSerial + 1 && !m_gapExplained) {
            m_gapExplained = true;
            explainGap(*event.poolSerial - *m_poolSerial - 1);
        }
        m_poolSerial = std::max(m_poolSerial.value_or(0), *event.poolSerial);
    }
    m_services->dispatcher.accept(event);
}

void Listener::onClosed(EventChannel::End end, const QString &reason)
{
    switch (end) {
    case EventChannel::End::BetweenEvents:
        return this->end(Ending::EndOfInput, 0);
    case EventChannel::End::WithinEvent:
        m_log.line(
            QStringLiteral("%1: the event stream ended within an event, which is dropped").arg(m_setup.tool));
        return this->end(Ending::EndOfInput, 1);
    case EventChannel::End::Unreadable:
        m_log.line(QStringLiteral("%1: %2").arg(m_setup.tool, reason));
        return this->end(Ending::EndOfInput, 1);
    }
}

void Listener::end(Ending ending, int exitStatus)
{
    const bool isFirst = !m_ending;
    if (isFirst) {
        m_ending = ending;
        m_exitStatus = exitStatus;
        m_services->channel.stop();
    }
    if (ending == Ending::Termination && !m_lastResort.isActive()) {
        m_services->watcher->hurry(hurryWithin);
        m_lastResort.start(giveUpAfter);
    }
    if (isFirst)
        drain(ending);
}

QCoro::Task<> Listener::drain(Ending ending)
{
    const QFuture<void> idle = m_services->dispatcher.whenIdle();
    co_await idle;
    co_await m_services->watcher->finish(ending);
    finish();
}

void Listener::finish()
{
    if (std::exchange(m_finished, true))
        return;
    m_lastResort.stop();
    if (m_services->restarter) {
        for (const QString &process : m_services->restarter->leftStopped()) {
            m_log.line(QStringLiteral("%1 was stopped and has not been started again: start it by hand")
                           .arg(process));
        }
    }
    Q_EMIT finished(m_exitStatus);
}

/// supervisord stops talking to a listener whose protocol it believes to be broken. Only if it answers calls
/// and claims to be RUNNING it is not busy or gone: then exit, so that autorestart brings a listener that it
/// talks to.
QCoro::Task<> Listener::confirmDeaf(QByteArray eventName, std::chrono::seconds since)
{
    if (m_ending || !m_services->supervisor)
        co_return;
    const QFuture<Result<int>> asking = m_services->supervisor->getState();
    const Result<int> state = co_await asking;
    if (m_ending || !state || *state != supervisorRunning)
        co_return;
    m_log.line(
        QStringLiteral(
            "No %1 for %2 s although supervisord is running: it does not send events to this listener any "
            "more. Exiting, so that it starts a new one (needs autorestart=true or unexpected)")
            .arg(QString::fromUtf8(eventName))
            .arg(since.count()));
    end(Ending::EndOfInput, 1);
}

/// Events of this pool went elsewhere or were dropped: says which of the two, once.
QCoro::Task<> Listener::explainGap(qint64 missing)
{
    if (m_services->supervisor && m_setup.self && m_setup.self->name != m_setup.self->group) {
        const QFuture<Result<std::vector<ProcessInfo>>> listing = m_services->supervisor->getAllProcessInfo();
        const Result<std::vector<ProcessInfo>> processes = co_await listing;
        const bool isPool =
            processes && std::any_of(processes->begin(), processes->end(), [this](const ProcessInfo &other) {
                return arePoolMembers(other.name, *m_setup.self);
            });
        if (isPool) {
            m_log.line(
                QStringLiteral(
                    "%1: numprocs above 1 splits the events over several listeners, none of which sees them "
                    "all. Set numprocs=1 in [eventlistener:%2]")
                    .arg(m_setup.tool, m_setup.self->group));
            end(Ending::EndOfInput, 1);
            co_return;
        }
    }
    m_log.line(QStringLiteral("supervisord has dropped %1 event(s) before this one: its buffer was full. Set "
                              "buffer_size=1024 in the [eventlistener:x] section")
                   .arg(missing));
}

} // namespace pennon
