// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/controlbackend.h"
#include "base/clock.h"
#include "checks/restartbook.h"
#include "engine/eventfeed.h"
#include "monitor/processreports.h"
#include "notify/durableoutbox.h"

#include <QCoroTask>

#include <functional>
#include <optional>

namespace pennon {

class AlertChannels;
class AlertDesk;
class Database;
class ExitReports;
class DeadLetters;
class IncidentBook;
class IncidentStore;
class LineLog;
class MailTester;
class MemoryChecks;
class PageChecks;
class ProcessBoard;
class RestartDesk;
class RuleKeeper;
class SampleStore;
class Sampler;
class SelfCheck;
class Silences;

/// What the control socket shows and steers, out of the services of the unified listener.
class Backend final : public ControlBackend
{
    Q_OBJECT

public:
    struct Doors
    {
        RuleKeeper &rules;
        ProcessBoard &board;
        Sampler &sampler;
        SampleStore &samples;
        IncidentStore &incidents;
        IncidentBook &book;
        Silences &silences;
        RestartDesk &desk;
        RestartBook &restarts;
        MemoryChecks &memory;
        PageChecks &pages;
        DurableOutbox &outbox;
        AlertChannels &channels;
        AlertDesk &alerts;
        MailTester &tester;
        SelfCheck &self;
        Database &database;
        DeadLetters &deadLetters;
        EventFeed &feed;
        ExitReports &exits;
        const Clock &clock;
    };

    Backend(Doors doors, QString supervisorUrl);

    void setSupervisorVersion(const QString &version) { m_supervisorVersion = version; }
    /// Reads the last incident of each process from the store, at the start.
    void recall();
    /// Who counts the connections that hear of incidents.
    void setAudience(std::function<int()> audience) { m_audience = std::move(audience); }
    /// The board is up to date: subscribers are told, if there are any.
    void tellSampled(bool hasSubscribers);

    [[nodiscard]] HelloAnswer identity() const override;
    [[nodiscard]] QFuture<Result<StatusAnswer>> status() override;
    [[nodiscard]] QFuture<Result<ProcessesAnswer>> processes(ProcessesRequest request) override;
    [[nodiscard]] QFuture<Result<RulesAnswer>> rules() override;
    [[nodiscard]] QFuture<Result<SamplesAnswer>> samples(SamplesRequest request) override;
    [[nodiscard]] QFuture<Result<IncidentsAnswer>> incidents(IncidentsRequest request) override;
    [[nodiscard]] QFuture<Result<SetRulesAnswer>> setRules(SetRulesRequest request, Peer peer) override;
    [[nodiscard]] QFuture<Result<AcknowledgeAnswer>> acknowledge(AcknowledgeRequest request,
                                                                 Peer peer) override;
    [[nodiscard]] QFuture<Result<SilenceAnswer>> setSilence(SilenceRequest request, Peer peer) override;
    [[nodiscard]] QFuture<Result<TestMailAnswer>> testMail(TestMailRequest request, Peer peer) override;
    [[nodiscard]] QFuture<Result<RunCheckAnswer>> runCheck(RunCheckRequest request, Peer peer) override;
    [[nodiscard]] QFuture<Result<ResetBreakerAnswer>> resetBreaker(ResetBreakerRequest request,
                                                                   Peer peer) override;

private:
    QCoro::Task<Result<RunCheckAnswer>> check(QString section);
    void tellIncident(const Incident &incident);
    void tellAtDesktop(qint64 incident);
    [[nodiscard]] TestMailAnswer testDesktop();
    [[nodiscard]] Incident forPeople(Incident incident) const;

    Doors m_doors;
    ProcessReports m_reports;
    std::function<int()> m_audience;
    QString m_supervisorUrl;
    std::optional<QString> m_supervisorVersion;
    Clock::SteadyTime m_started;
};

} // namespace pennon
