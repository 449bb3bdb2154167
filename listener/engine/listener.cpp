// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/listener.h"

#include "base/linelog.h"
#include "domain/serverurl.h"
#include "engine/batchkeeper.h"
#include "engine/batchwatcher.h"
#include "engine/crashmailwatcher.h"
#include "engine/dispatcher.h"
#include "engine/eventfeed.h"
#include "engine/httpokwatcher.h"
#include "engine/listenerstate.h"
#include "engine/memmonwatcher.h"
#include "engine/restarter.h"
#include "net/httpclient.h"
#include "notify/durableoutbox.h"
#include "notify/mailroute.h"
#include "notify/outbox.h"
#include "probes/httpprobe.h"
#include "procmem/memoryprobefactory.h"
#include "supervisor/supervisorclient.h"

#include <QCoroFuture>

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

} // namespace

struct Listener::Services
{
    Services(const ListenerSetup &setup, LineLog &log, const Clock &clock,
             std::unique_ptr<ListenerState> kept)
        : state(std::move(kept))
        , dispatcher(log, state ? &state->ledger() : nullptr)
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
        feed =
            std::make_unique<EventFeed>(EventFeed::Setup{setup.tool, setup.self, setup.input, setup.output},
                                        dispatcher, supervisor.get(), log, clock);
    }

    std::unique_ptr<ListenerState> state; ///< null: nothing is kept on disk
    Dispatcher dispatcher;
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
    std::unique_ptr<EventFeed> feed;
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
    connect(m_services->feed.get(), &EventFeed::ended, this,
            [this](int exitStatus) { end(Ending::EndOfInput, exitStatus); });
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
    m_services->feed->start();
}

void Listener::terminate()
{
    end(Ending::Termination, 0);
}

void Listener::end(Ending ending, int exitStatus)
{
    const bool isFirst = !m_ending;
    if (isFirst) {
        m_ending = ending;
        m_exitStatus = exitStatus;
        m_services->feed->stop();
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

} // namespace pennon
