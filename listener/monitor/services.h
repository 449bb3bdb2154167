// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/controlserver.h"
#include "channels/alertchannels.h"
#include "checks/restartbook.h"
#include "configfile/secrets.h"
#include "engine/dispatcher.h"
#include "engine/eventfeed.h"
#include "engine/processlogs.h"
#include "engine/restarter.h"
#include "engine/restartsteps.h"
#include "engine/stateledger.h"
#include "metrics/metricspublisher.h"
#include "monitor/alertdesk.h"
#include "monitor/alerts.h"
#include "monitor/backend.h"
#include "monitor/batchpost.h"
#include "monitor/channelwatch.h"
#include "monitor/exitreports.h"
#include "monitor/incidentbook.h"
#include "monitor/mailtester.h"
#include "monitor/memorychecks.h"
#include "monitor/metricscollector.h"
#include "monitor/openincidents.h"
#include "monitor/pagechecks.h"
#include "monitor/pagestreaks.h"
#include "monitor/processboard.h"
#include "monitor/restartdesk.h"
#include "monitor/revival.h"
#include "monitor/rulekeeper.h"
#include "monitor/sampler.h"
#include "monitor/selfcheck.h"
#include "monitor/selfwatch.h"
#include "monitor/silences.h"
#include "monitor/unifiedlistener.h"
#include "net/httpclient.h"
#include "notify/durableoutbox.h"
#include "notify/mailroute.h"
#include "probes/httpprobe.h"
#include "procmem/memoryprobefactory.h"
#include "store/alertstore.h"
#include "store/batchstore.h"
#include "store/database.h"
#include "store/incidentstore.h"
#include "store/outboxstore.h"
#include "store/samplestore.h"
#include "store/statestore.h"
#include "supervisor/supervisorclient.h"

#include <QTemporaryDir>

#include <memory>
#include <vector>

namespace pennon {

struct SupervisorAddress;

/// Everything that the unified listener consists of, built in this order and taken down in the other.
struct UnifiedListener::Services
{
    /// Reads the configuration and opens the state; errors as UnifiedListener::open().
    [[nodiscard]] static Result<std::unique_ptr<Services>> open(const UnifiedSetup &setup, LineLog &log,
                                                                const Clock &clock);
    Services(const UnifiedSetup &setup, const SupervisorAddress &address, std::unique_ptr<RuleKeeper> keeper,
             std::unique_ptr<Database> opened, LineLog &theLog, const Clock &theClock);
    Services(const Services &) = delete;
    Services &operator=(const Services &) = delete;
    Services(Services &&) = delete;
    Services &operator=(Services &&) = delete;
    ~Services();

    /// Mail leaves by these settings from now on; the mail under way still goes the old way.
    void useMail(const Configuration &configuration, const Environment &environment);
    /// Forgets what is too old.
    void tidyUp();
    /// Writes what is in memory only.
    void close();

    LineLog &log;
    const Clock &clock;
    std::unique_ptr<RuleKeeper> rulesHolder;
    RuleKeeper &rules;

    std::unique_ptr<QTemporaryDir> makeshift; ///< where the state is while its own place is full
    std::unique_ptr<Database> databaseHolder;
    Database &database;
    OutboxStore mailStore{database, QStringLiteral("mail")};
    BatchStore batchStore{database};
    AlertStore alertStore{database};
    IncidentStore incidentStore{database};
    SampleStore sampleStore{database};
    StateStore state{database};
    DeadLetters deadLetters{database};
    RestartBook restarts;
    RestartBook pretended; ///< by dry runs

    HttpClient http;
    SupervisorClient supervisor;
    Restarter restarter;
    StateLedger ledger;
    Dispatcher dispatcher;
    EventFeed feed;

    std::unique_ptr<MailTransport> transport;
    std::vector<std::unique_ptr<MailTransport>> retired; ///< until the mail under way is through
    DurableOutbox outbox;
    MailTester tester;

    ProcessBoard board;
    std::unique_ptr<TreeMemoryProbe> memoryProbe = makeTreeMemoryProbe(clock);
    Sampler sampler;
    Silences silences;
    IncidentBook incidents;
    SelfWatch selfWatch{incidents, log, clock};
    OpenIncidents openIncidents{{incidents, board, restarts, clock}};
    AlertChannels channels;
    ChannelWatch channelWatch{channels, incidents, clock};
    SelfCheck selfCheck;
    AlertDesk alertDesk;
    Alerts alerts;
    ProcessLogs logs;
    RestartSteps steps;
    RestartDesk desk;
    MemoryChecks memory;
    HttpProbe probe;
    PageStreaks streaks{state, log};
    PageChecks pages;
    BatchPost batches;
    ExitReports exits;
    Revival revival;

    Backend backend;
    MetricsCollector figures;
    MetricsPublisher metrics{[this] { return figures.look(); }, log};
    std::unique_ptr<ControlServer> server; ///< null where there is no socket
    ControlServerSettings serverSettings;  ///< of that server

private:
    [[nodiscard]] Result<void> recall();
};

} // namespace pennon
