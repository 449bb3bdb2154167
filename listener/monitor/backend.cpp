// SPDX-License-Identifier: GPL-3.0-or-later
#include "monitor/backend.h"

#include "base/futures.h"
#include "channels/alertchannels.h"
#include "domain/processpattern.h"
#include "domain/routing.h"
#include "monitor/alertdesk.h"
#include "monitor/exitreports.h"
#include "monitor/incidentbook.h"
#include "monitor/incidentquery.h"
#include "monitor/mailtester.h"
#include "monitor/memorychecks.h"
#include "monitor/pagechecks.h"
#include "monitor/processboard.h"
#include "monitor/restartdesk.h"
#include "monitor/rulekeeper.h"
#include "monitor/sampler.h"
#include "monitor/selfcheck.h"
#include "monitor/silences.h"
#include "monitor/version.h"
#include "store/database.h"
#include "store/incidentstore.h"
#include "store/outboxstore.h"
#include "store/samplestore.h"

#include <QCoroFuture>
#include <QSysInfo>
#include <QTimeZone>

#include <algorithm>
#include <utility>

namespace pennon {

namespace {

using namespace std::chrono_literals;

template <typename T>
QFuture<Result<T>> ready(T value)
{
    return QtFuture::makeReadyFuture(Result<T>(std::move(value)));
}

template <typename T>
QFuture<Result<T>> failed(const Error &error)
{
    return QtFuture::makeReadyFuture(Result<T>(tl::unexpected(error)));
}

std::optional<std::chrono::seconds> ageOf(std::optional<Clock::WallTime> time, Clock::WallTime now)
{
    if (!time)
        return std::nullopt;
    return std::max(0s, std::chrono::duration_cast<std::chrono::seconds>(now - *time));
}

std::optional<QString> unlessEmpty(const QString &text)
{
    return text.isEmpty() ? std::nullopt : std::optional(text);
}

StatusAnswer::Channel onTheWire(const ChannelStatus &channel, Clock::WallTime now)
{
    const QString &failure = channel.failure.isEmpty() ? channel.outbox.lastError : channel.failure;
    return {channel.channel,
            channel.outbox.waiting,
            ageOf(channel.outbox.oldest, now),
            channel.outbox.lastSuccess,
            unlessEmpty(failure),
            channel.failingSince,
            unlessEmpty(channel.problem),
            channel.dead};
}

std::vector<RuleProblem> onTheWire(const Problems &problems)
{
    std::vector<RuleProblem> result;
    for (const Problem &problem : problems)
        result.push_back({problem.section, problem.key, problem.line, problem.message});
    return result;
}

} // namespace

Backend::Backend(Doors doors, QString supervisorUrl)
    : m_doors(doors)
    , m_reports({doors.board, doors.memory, doors.restarts, doors.silences, doors.clock})
    , m_supervisorUrl(std::move(supervisorUrl))
    , m_started(doors.clock.steady())
{
    connect(&m_doors.book, &IncidentBook::changed, this, &Backend::tellIncident);
    connect(&m_doors.alerts, &AlertDesk::toldAtDesktop, this, &Backend::tellAtDesktop);
    connect(&m_doors.rules, &RuleKeeper::changed, this, [this] {
        Q_EMIT rulesChanged({m_doors.rules.revision(), std::nullopt});
    });
    connect(&m_doors.rules, &RuleKeeper::broken, this, [this](const QString &problem) {
        Q_EMIT rulesChanged({m_doors.rules.revision(), problem});
    });
}

void Backend::recall()
{
    m_reports.recall(m_doors.incidents);
}

HelloAnswer Backend::identity() const
{
    HelloAnswer answer;
    answer.version = programVersion();
    answer.host = QSysInfo::machineHostName();
    answer.supervisord = {m_supervisorUrl, m_supervisorVersion};
    answer.timeZone = QString::fromLatin1(QTimeZone::systemTimeZoneId());
    return answer;
}

QFuture<Result<StatusAnswer>> Backend::status()
{
    StatusAnswer answer;
    answer.version = programVersion();
    answer.uptime = std::chrono::duration_cast<std::chrono::seconds>(m_doors.clock.steady() - m_started);
    if (const std::optional<Error> &trouble = m_doors.sampler.trouble()) {
        answer.supervisord.lastError = trouble->message;
        answer.supervisord.lastErrorTime = m_doors.sampler.troubleSince();
    } else {
        answer.supervisord.reachableSince = m_doors.sampler.reachableSince();
    }
    const EventFeed::Counters &counters = m_doors.feed.counters();
    answer.events = {counters.received, m_doors.exits.lag(), counters.dropped, counters.tickLag};
    const Clock::WallTime now = m_doors.clock.now();
    for (const ChannelStatus &channel : m_doors.channels.status())
        answer.channels.push_back(onTheWire(channel, now));
    const OutboxStatus outbox = m_doors.outbox.status();
    answer.outbox.length = outbox.waiting;
    answer.outbox.oldest = ageOf(outbox.oldest, now);
    answer.outbox.lastSuccess = outbox.lastSuccess;
    if (!outbox.lastError.isEmpty())
        answer.outbox.lastError = outbox.lastError;
    answer.outbox.dead = m_doors.deadLetters.count();
    for (const StatusAnswer::Channel &channel : answer.channels)
        answer.outbox.dead -= std::min(answer.outbox.dead, channel.dead); // told there
    answer.database.path = m_doors.database.file();
    answer.database.bytes = m_doors.database.size();
    answer.database.error = unlessEmpty(m_doors.self.storeProblem());
    answer.database.writable = !answer.database.error;
    answer.rules = {m_doors.rules.path(), m_doors.rules.revision(), m_doors.rules.loadedAt(),
                    m_doors.rules.problem()};
    answer.silences = m_doors.silences.current();
    for (const WatchSection &section : m_doors.rules.configuration().sections) {
        if (std::visit([](const auto &some) { return some.dryRun; }, section))
            answer.dryRun += headOf(section).section;
    }
    return ready(std::move(answer));
}

QFuture<Result<ProcessesAnswer>> Backend::processes(ProcessesRequest request)
{
    std::vector<ProcessStatus> all;
    for (const BoardRow &row : m_doors.board.rows()) {
        if (fits(request.pattern, row.info.name))
            all.push_back(m_reports.statusOf(row));
    }
    std::sort(all.begin(), all.end(), [](const ProcessStatus &one, const ProcessStatus &other) {
        return std::tie(one.name.group, one.name.name) < std::tie(other.name.group, other.name.name);
    });
    ProcessesAnswer answer;
    answer.total = static_cast<qint64>(all.size());
    const auto begin = std::min(all.size(), static_cast<std::size_t>(request.offset.value_or(0)));
    const auto count =
        std::min(all.size() - begin, request.limit ? static_cast<std::size_t>(*request.limit) : all.size());
    answer.processes.assign(all.begin() + static_cast<std::ptrdiff_t>(begin),
                            all.begin() + static_cast<std::ptrdiff_t>(begin + count));
    return ready(std::move(answer));
}

QFuture<Result<RulesAnswer>> Backend::rules()
{
    const Result<ConfigFile> file = m_doors.rules.file();
    if (!file)
        return failed<RulesAnswer>(file.error());
    RulesAnswer answer;
    answer.revision = file->revision();
    answer.file = m_doors.rules.path();
    for (const SectionText &section : file->sections()) {
        RuleSection onWire{section.section, section.line, {}};
        for (const KeyText &key : section.keys)
            onWire.values.insert(key.key, key.value);
        answer.sections.push_back(std::move(onWire));
    }
    answer.problems = onTheWire(file->read().problems);
    return ready(std::move(answer));
}

QFuture<Result<SetRulesAnswer>> Backend::setRules(SetRulesRequest request, Peer)
{
    std::vector<ConfigurationChange> changes;
    for (const RuleChange &change : request.changes)
        changes.push_back({change.section, change.key.value_or(QString()), change.value});
    const Result<RuleKeeper::Outcome> outcome = m_doors.rules.change(request.revision, changes);
    if (!outcome)
        return failed<SetRulesAnswer>(outcome.error());
    return ready(SetRulesAnswer{outcome->revision, onTheWire(outcome->problems)});
}

QFuture<Result<SamplesAnswer>> Backend::samples(SamplesRequest request)
{
    SamplesAnswer answer;
    const std::chrono::seconds resolution =
        SampleStore::resolutionFor(request.to - request.from, request.maxPoints);
    for (const ProcessName &process : request.processes) {
        Result<std::vector<MemoryBucket>> buckets =
            m_doors.samples.range(process, request.from, request.to, resolution);
        if (!buckets)
            return failed<SamplesAnswer>(buckets.error());
        answer.series.push_back({process, std::move(*buckets)});
    }
    return ready(std::move(answer));
}

QFuture<Result<IncidentsAnswer>> Backend::incidents(IncidentsRequest request)
{
    Result<IncidentsAnswer> answer = listIncidents(m_doors.incidents, request);
    if (answer) {
        answer->desktop = m_doors.alerts.hasDesktop();
        for (Incident &incident : answer->incidents)
            incident = forPeople(std::move(incident));
    }
    return QtFuture::makeReadyFuture(std::move(answer));
}

QFuture<Result<AcknowledgeAnswer>> Backend::acknowledge(AcknowledgeRequest request, Peer peer)
{
    const Result<Incident> before = m_doors.incidents.find(request.id);
    if (!before)
        return failed<AcknowledgeAnswer>(before.error());
    const bool isFirst = !before->acknowledged;
    const Result<void> done = m_doors.incidents.acknowledge(
        request.id, isFirst ? peer.description() : before->acknowledgedBy,
        request.note.value_or(before->note), isFirst ? m_doors.clock.now() : *before->acknowledged);
    if (!done)
        return failed<AcknowledgeAnswer>(done.error());
    const Result<Incident> after = m_doors.incidents.find(request.id);
    if (!after)
        return failed<AcknowledgeAnswer>(after.error());
    m_doors.book.announce(*after);
    return ready(AcknowledgeAnswer{withoutOutput(*after)});
}

QFuture<Result<SilenceAnswer>> Backend::setSilence(SilenceRequest request, Peer peer)
{
    if (request.add) {
        const Result<Silence> added = m_doors.silences.add(
            {0, request.add->pattern, request.add->until, request.add->note, peer.description()});
        if (!added)
            return failed<SilenceAnswer>(added.error());
    } else if (request.remove) {
        if (const Result<void> removed = m_doors.silences.remove(*request.remove); !removed)
            return failed<SilenceAnswer>(removed.error());
    }
    return ready(SilenceAnswer{m_doors.silences.current()});
}

QFuture<Result<TestMailAnswer>> Backend::testMail(TestMailRequest request, Peer)
{
    if (!request.recipient && request.channel == desktopChannel())
        return ready(testDesktop());
    return m_doors.tester.send(m_doors.rules.configuration(), request);
}

QFuture<Result<RunCheckAnswer>> Backend::runCheck(RunCheckRequest request, Peer)
{
    return asFuture(check(request.section.value_or(QString())));
}

QCoro::Task<Result<RunCheckAnswer>> Backend::check(QString section)
{
    std::vector<Finding> findings;
    const bool isMemory = m_doors.memory.hasSection(section);
    const bool isPage = m_doors.pages.hasSection(section);
    if (!isMemory && !isPage) {
        const QString message =
            section.isEmpty()
                ? QStringLiteral("pennon.conf has no section that checks anything")
                : QStringLiteral("pennon.conf has no section [%1] that checks anything").arg(section);
        co_return failure(ErrorCode::NotFound, message);
    }
    if (isMemory) {
        m_doors.memory.checkSoon(section);
        const QFuture<void> looked = m_doors.sampler.whenLooked();
        co_await looked;
        if (const std::optional<Error> trouble = m_doors.sampler.trouble()) {
            const QString message =
                QStringLiteral("not checked: supervisord cannot be asked: %1").arg(trouble->message);
            findings.push_back({section.isEmpty() ? QStringLiteral("memmon") : section, {}, false, message});
        } else {
            findings = m_doors.memory.findings(section);
        }
    }
    if (isPage) {
        const QFuture<std::vector<Finding>> checking = m_doors.pages.check(section);
        const std::vector<Finding> pages = co_await checking;
        findings.insert(findings.end(), pages.begin(), pages.end());
    }
    RunCheckAnswer answer;
    for (const Finding &finding : findings)
        answer.findings.push_back({finding.section, finding.process, finding.passed, finding.message});
    co_return answer;
}

QFuture<Result<ResetBreakerAnswer>> Backend::resetBreaker(ResetBreakerRequest request, Peer)
{
    ResetBreakerAnswer answer;
    for (const RestartHistory &history : m_doors.restarts.all()) {
        if (history.breakerOpened && fits(request.pattern, history.process) &&
            m_doors.desk.resetBreaker(history.process))
            answer.processes.push_back(history.process);
    }
    return ready(std::move(answer));
}

void Backend::tellIncident(const Incident &incident)
{
    m_reports.note(incident);
    Q_EMIT incidentsChanged({{forPeople(withoutOutput(incident))}, {}});
}

void Backend::tellAtDesktop(qint64 incident)
{
    if (Result<Incident> found = m_doors.incidents.find(incident))
        Q_EMIT incidentsChanged({{forPeople(withoutOutput(*std::move(found)))}, {}});
}

Incident Backend::forPeople(Incident incident) const
{
    incident.desktop = m_doors.alerts.isOnDesktop(incident);
    return incident;
}

TestMailAnswer Backend::testDesktop()
{
    const int audience = m_audience ? m_audience() : 0;
    TestMailAnswer::Delivery delivery;
    delivery.transport = desktopChannel();
    delivery.accepted = audience > 0;
    delivery.answer = audience > 0 ? QStringLiteral("told to %1 connected applications").arg(audience)
                                   : QStringLiteral("no application is connected at the moment");
    if (audience > 0) {
        IncidentsPush push;
        push.test =
            QStringLiteral("This is a test of pennon-listener on %1.").arg(QSysInfo::machineHostName());
        Q_EMIT incidentsChanged(push);
    }
    return {{delivery}};
}

void Backend::tellSampled(bool hasSubscribers)
{
    if (!hasSubscribers) {
        m_reports.forgetTold();
        return;
    }
    if (const SamplesPush samples = m_reports.samples(); !samples.samples.empty())
        Q_EMIT samplesTaken(samples);
    if (const ProcessesPush changes = m_reports.changes(); !changes.changed.empty() || !changes.gone.empty())
        Q_EMIT processesChanged(changes);
}

} // namespace pennon
