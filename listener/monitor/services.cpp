// SPDX-License-Identifier: GPL-3.0-or-later
#include "monitor/services.h"

#include "base/linelog.h"
#include "engine/supervisoridentity.h"
#include "monitor/supervisoraddress.h"

#include <QCoreApplication>
#include <QTemporaryDir>

#include <utility>

namespace pennon {

namespace {

using namespace std::chrono_literals;

constexpr std::chrono::milliseconds firstStartDelay = 1s;
constexpr std::chrono::milliseconds longestStartDelay = 60s;
constexpr int deadLettersKeptDays = 90;

OutboxPatience patienceOf(const Configuration &configuration)
{
    OutboxPatience patience;
    patience.deadLetterAfter = configuration.listener.deadLetterAfter;
    return patience;
}

} // namespace

UnifiedListener::Services::Services(const UnifiedSetup &setup, const SupervisorAddress &address,
                                    std::unique_ptr<RuleKeeper> keeper, std::unique_ptr<Database> opened,
                                    LineLog &theLog, const Clock &theClock)
    : log(theLog)
    , clock(theClock)
    , rulesHolder(std::move(keeper))
    , rules(*rulesHolder)
    , databaseHolder(std::move(opened))
    , database(*databaseHolder)
    , supervisor(http, address.url, address.credentials)
    , restarter(supervisor, log, Backoff(firstStartDelay, longestStartDelay))
    , ledger(database, supervisorIdentity(QCoreApplication::applicationPid()))
    , dispatcher(log, &ledger)
    , feed({QStringLiteral("pennon-listener"), setup.self, setup.input, setup.output}, dispatcher,
           &supervisor, log, clock)
    , transport(makeTransport(MailRoute(), log, clock))
    , outbox(mailStore, *transport, log, clock, patienceOf(rules.configuration()))
    , tester(log, clock, setup.environment)
    , sampler({supervisor, *memoryProbe, sampleStore, board, log, clock})
    , silences(state, clock)
    , incidents(incidentStore, log)
    , channels({database, log, clock})
    , selfCheck({selfWatch, outbox, channels, dispatcher, sampler, database.file(), clock})
    , alertDesk({incidents, incidentStore, sampleStore, alertStore, ledger, channels, silences, log, clock})
    , alerts(outbox, silences, log)
    , logs(supervisor)
    , steps(supervisor, clock)
    , desk({supervisor, restarts, pretended, steps, restarter, incidents, logs, alerts, state, log, clock})
    , memory({board, sampleStore, desk, alerts, log, clock}, setup.self)
    , probe(http, clock)
    , pages({probe, board, desk, alerts, incidents, streaks, log, clock, &openIncidents}, setup.self)
    , batches({ledger, batchStore, alerts, log, clock})
    , exits({supervisor, incidents, logs, alerts, batches, outbox, incidentStore, log, clock}, setup.self)
    , revival({supervisor, board, restarts, pretended, desk, incidents, alerts, log, clock}, setup.self)
    , backend({rules,  board,     sampler,  sampleStore, incidentStore, incidents, silences,
               desk,   restarts,  memory,   pages,       outbox,        channels,  alertDesk,
               tester, selfCheck, database, deadLetters, feed,          exits,     clock},
              address.url.display())
    , figures({board, sampler, memory, restarts, silences, incidents, openIncidents, desk, exits, pages,
               outbox, channels, deadLetters, feed, database, selfCheck, rules, clock})
{
    ledger.add(outbox.transactionMember());
    ledger.add(channels);
    ledger.add(alertDesk);
}

UnifiedListener::Services::~Services() = default;

Result<std::unique_ptr<UnifiedListener::Services>>
UnifiedListener::Services::open(const UnifiedSetup &setup, LineLog &log, const Clock &clock)
{
    auto rules = std::make_unique<RuleKeeper>(setup.configuration, log, clock);
    if (const Result<void> loaded = rules->load(); !loaded)
        return tl::unexpected(loaded.error());
    const ListenerSettings &settings = rules->configuration().listener;
    const Result<SupervisorAddress> address = supervisorAddress(settings, setup.environment);
    if (!address)
        return tl::unexpected(address.error());

    std::unique_ptr<QTemporaryDir> makeshift;
    QString problem;
    Result<std::unique_ptr<Database>> database = Database::open(settings.stateDir);
    if (!database && database.error().code == ErrorCode::System) {
        // A full disk is when an alert is needed most: go on with what memory can hold.
        problem = database.error().message;
        log.line(problem);
        log.line(
            QStringLiteral("This listener keeps nothing until it is started again with space there: history, "
                           "incidents and unsent mail would be lost if it were killed"));
        makeshift = std::make_unique<QTemporaryDir>(QStringLiteral("/dev/shm/pennon-XXXXXX"));
        database = Database::open(makeshift->path());
    }
    if (!database)
        return tl::unexpected(database.error());
    for (const QString &note : (*database)->notes())
        log.line(note);
    auto services =
        std::make_unique<Services>(setup, *address, std::move(rules), std::move(*database), log, clock);
    services->makeshift = std::move(makeshift);
    if (!problem.isEmpty())
        services->selfCheck.setMakeshift(problem);
    if (const Result<void> recalled = services->recall(); !recalled)
        log.line(recalled.error().message);
    return services;
}

/// What an earlier life of the listener has stored.
Result<void> UnifiedListener::Services::recall()
{
    Result<std::vector<RestartHistory>> histories = state.histories();
    if (!histories)
        return tl::unexpected(histories.error());
    restarts.load(std::move(*histories));
    Result<std::vector<RestartHistory>> dryRuns = state.histories(StateStore::Runs::Dry);
    if (!dryRuns)
        return tl::unexpected(dryRuns.error());
    pretended.load(std::move(*dryRuns));
    if (const Result<void> loaded = streaks.load(); !loaded)
        return loaded;
    openIncidents.recall(incidentStore);
    backend.recall();
    return silences.load();
}

void UnifiedListener::Services::useMail(const Configuration &configuration, const Environment &environment)
{
    const Result<MailRoute> route = mailRoute(configuration.mail, environment);
    if (!route)
        log.line(route.error().message);
    std::unique_ptr<MailTransport> next = makeTransport(route.value_or(MailRoute()), log, clock);
    outbox.useTransport(*next);
    // A mail under way still belongs to the one before.
    if (outbox.isSending()) {
        retired.push_back(std::exchange(transport, std::move(next)));
    } else {
        transport = std::move(next);
        retired.clear();
    }
    outbox.setPatience(patienceOf(configuration));
    alerts.setSender(configuration.mail.from);
}

void UnifiedListener::Services::tidyUp()
{
    const Clock::WallTime now = clock.now();
    const auto complain = [this](const auto &result) {
        if (!result)
            log.line(result.error().message);
    };
    complain(incidentStore.prune(now - rules.configuration().listener.incidentsKept));
    complain(deadLetters.prune(now - std::chrono::days(deadLettersKeptDays)));
    complain(state.expireSilences(now));
    complain(silences.load());
    if (!outbox.isSending())
        retired.clear();
}

void UnifiedListener::Services::close()
{
    desk.save();
    if (const Result<void> flushed = sampleStore.flush(); !flushed)
        log.line(flushed.error().message);
}

} // namespace pennon
