// SPDX-License-Identifier: GPL-3.0-or-later
#include "ctl/ctlcommands.h"

#include "ctl/reports.h"
#include "ctl/textwidth.h"

#include <QCoroFuture>
#include <QJsonDocument>

#include <algorithm>
#include <utility>

namespace pennon {

namespace {

/// Mail and checks take as long as the other side takes.
constexpr std::chrono::minutes longDeadline{3};

/// All that a command needs.
struct Job
{
    ControlClient &client;
    CtlRequest request;
    CtlStyle style;
    HelloAnswer hello;

    [[nodiscard]] QString argument(qsizetype index) const { return request.arguments.value(index); }
};

int statusFor(const Error &error)
{
    switch (error.code) {
    case ErrorCode::NotFound:
        return error.detail == rpccode::notFound ? ctlstatus::failed : ctlstatus::unavailable;
    case ErrorCode::ConnectionRefused:
    case ErrorCode::ConnectionLost:
        return ctlstatus::unavailable;
    case ErrorCode::TimedOut:
        return error.detail == 0 || error.detail == rpccode::helloFirst ? ctlstatus::unavailable
                                                                        : ctlstatus::failed;
    case ErrorCode::PermissionDenied:
        return ctlstatus::noPermission;
    case ErrorCode::Protocol:
        return ctlstatus::protocol;
    default:
        return ctlstatus::failed;
    }
}

/// What an admin can do about an error of opening the socket.
QString adviceOn(const Error &error)
{
    switch (error.code) {
    case ErrorCode::NotFound:
        return QStringLiteral("; is the listener running? --socket or --config says where its socket is");
    case ErrorCode::ConnectionRefused:
        return QStringLiteral("; the listener that made it is gone");
    case ErrorCode::PermissionDenied:
        return QStringLiteral("; root, the listener's user and the group of socket_readers may");
    case ErrorCode::Protocol:
        return QStringLiteral("; this program and the listener are of different versions");
    default:
        return {};
    }
}

CtlAnswer failed(const CtlStyle &style, const Error &error, const QString &advice = {})
{
    return {{},
            QStringLiteral("%1: %2%3\n").arg(style.program, harmless(error.message), advice),
            statusFor(error)};
}

/// The answer as it is wanted: JSON, or what `report` makes of it.
template <typename Answer, typename Report>
CtlAnswer shown(const Job &job, const Answer &answer, const Report &report)
{
    if (job.request.json)
        return {QString::fromUtf8(QJsonDocument(encode(answer)).toJson()), {}, ctlstatus::done};
    const QString text = report();
    return {text, {}, ctlstatus::done};
}

QCoro::Task<CtlAnswer> status(Job job)
{
    auto asked = job.client.call(StatusRequest{});
    const auto answer = co_await asked;
    if (!answer)
        co_return failed(job.style, answer.error());
    co_return shown(job, *answer, [&] { return statusReport(*answer, job.hello, job.style.hasColours); });
}

/// All of them, in as many calls as that takes.
QCoro::Task<CtlAnswer> processes(Job job)
{
    ProcessesRequest request;
    if (!job.request.arguments.isEmpty())
        request.pattern = job.argument(0);
    ProcessesAnswer all;
    for (;;) {
        request.offset = static_cast<int>(all.processes.size());
        auto asked = job.client.call(request);
        const auto answer = co_await asked;
        if (!answer)
            co_return failed(job.style, answer.error());
        all.total = answer->total;
        all.processes.insert(all.processes.end(), answer->processes.begin(), answer->processes.end());
        if (answer->processes.empty() || std::cmp_greater_equal(all.processes.size(), all.total))
            break;
    }
    co_return shown(job, all, [&] { return processesReport(all, job.style.hasColours); });
}

IncidentsRequest incidentsRequest(const CtlRequest &asked)
{
    IncidentsRequest request;
    request.kinds = asked.kinds;
    request.since = asked.since;
    if (asked.openOnly)
        request.acknowledged = false;
    bool isId = false;
    const qint64 id = asked.arguments.value(0).toLongLong(&isId);
    if (isId) {
        request.id = id;
        request.output = true;
    } else if (!asked.arguments.isEmpty()) {
        request.pattern = asked.arguments.front();
    }
    return request;
}

QCoro::Task<CtlAnswer> incidents(Job job)
{
    IncidentsRequest request = incidentsRequest(job.request);
    const auto wanted = static_cast<std::size_t>(job.request.limit.value_or(IncidentsRequest::defaultLimit));
    IncidentsAnswer all;
    for (;;) {
        request.limit = static_cast<int>(
            std::min<std::size_t>(wanted - all.incidents.size(), IncidentsRequest::mostLimit));
        auto asked = job.client.call(request);
        const auto answer = co_await asked;
        if (!answer)
            co_return failed(job.style, answer.error());
        all.incidents.insert(all.incidents.end(), answer->incidents.begin(), answer->incidents.end());
        all.more = answer->more;
        if (!all.more || answer->incidents.empty() || all.incidents.size() >= wanted)
            break;
        request.before = all.incidents.back().id;
    }
    if (request.id && all.incidents.empty()) {
        co_return failed(job.style, Error{ErrorCode::NotFound,
                                          QStringLiteral("there is no incident %1").arg(*request.id),
                                          {},
                                          rpccode::notFound});
    }
    co_return shown(job, all, [&] {
        return request.id ? incidentReport(all.incidents.front(), job.style.hasColours)
                          : incidentsReport(all, job.style.hasColours);
    });
}

QCoro::Task<CtlAnswer> rules(Job job)
{
    auto asked = job.client.call(RulesRequest{});
    const auto answer = co_await asked;
    if (!answer)
        co_return failed(job.style, answer.error());
    const QString section = job.argument(0);
    const bool isThere =
        section.isEmpty() || std::any_of(answer->sections.begin(), answer->sections.end(),
                                         [&](const RuleSection &one) { return one.section == section; });
    if (!isThere) {
        co_return failed(job.style,
                         Error{ErrorCode::NotFound,
                               QStringLiteral("there is no section [%1] in %2").arg(section, answer->file),
                               {},
                               rpccode::notFound});
    }
    co_return shown(job, *answer, [&] { return rulesReport(*answer, section, job.style.hasColours); });
}

/// A value as it stands in the rules; "(not set)" if it does not.
QString valueIn(const RulesAnswer &rules, const RuleChange &change)
{
    for (const RuleSection &section : rules.sections) {
        if (section.section == change.section && change.key && section.values.contains(*change.key))
            return section.values.value(*change.key);
        if (section.section == change.section && !change.key)
            return QStringLiteral("(a section)");
    }
    return QStringLiteral("(not set)");
}

QString refusal(const CtlStyle &style, const SetRulesAnswer &answer)
{
    QString text = QStringLiteral("%1: the rules were not changed\n").arg(style.program);
    for (const RuleProblem &problem : answer.problems)
        text += QStringLiteral("  %1: %2\n").arg(harmless(problem.path()), harmless(problem.message));
    return text;
}

QCoro::Task<CtlAnswer> set(Job job)
{
    auto asked = job.client.call(RulesRequest{});
    const auto before = co_await asked;
    if (!before)
        co_return failed(job.style, before.error());
    RuleChange change{job.argument(0), {}, {}};
    if (job.request.arguments.size() > 1)
        change.key = job.argument(1);
    if (!job.request.remove)
        change.value = job.argument(2);
    const SetRulesRequest request{before->revision, {change}};
    auto changed = job.client.call(request);
    const auto answer = co_await changed;
    if (!answer)
        co_return failed(job.style, answer.error());
    if (!answer->isAccepted())
        co_return CtlAnswer{{}, refusal(job.style, *answer), ctlstatus::failed};
    co_return shown(job, *answer, [&]() -> QString {
        const QString place = RuleProblem{change.section, change.key.value_or(QString()), 0, {}}.path();
        return harmless(QStringLiteral("%1: %2 -> %3")
                            .arg(place, valueIn(*before, change),
                                 change.value.value_or(QStringLiteral("(removed)")))) +
               QStringLiteral("\nrevision %1 is in force\n").arg(answer->revision);
    });
}

QCoro::Task<CtlAnswer> silence(Job job)
{
    if (job.request.arguments.isEmpty()) {
        auto asked = job.client.call(StatusRequest{});
        const auto current = co_await asked;
        if (!current)
            co_return failed(job.style, current.error());
        const SilenceAnswer silences{current->silences};
        co_return shown(job, silences,
                        [&] { return silencesReport(silences.silences, job.style.hasColours); });
    }
    SilenceRequest request;
    if (job.request.remove) {
        request.remove = job.argument(0).toLongLong();
    } else {
        request.add = SilenceRequest::Added{job.argument(0), job.request.until, job.request.note};
    }
    auto asked = job.client.call(request);
    const auto answer = co_await asked;
    if (!answer)
        co_return failed(job.style, answer.error());
    co_return shown(job, *answer, [&] { return silencesReport(answer->silences, job.style.hasColours); });
}

QCoro::Task<CtlAnswer> acknowledge(Job job)
{
    IncidentsAnswer done;
    for (const QString &id : job.request.arguments) {
        AcknowledgeRequest request{id.toLongLong(), {}};
        if (!job.request.note.isEmpty())
            request.note = job.request.note;
        auto asked = job.client.call(request);
        const auto answer = co_await asked;
        if (!answer)
            co_return failed(job.style, answer.error());
        done.incidents.push_back(answer->incident);
    }
    co_return shown(job, done, [&] { return incidentsReport(done, job.style.hasColours); });
}

QCoro::Task<CtlAnswer> testMail(Job job)
{
    TestMailRequest request;
    if (!job.request.arguments.isEmpty())
        request.recipient = job.argument(0);
    if (!job.request.channel.isEmpty())
        request.channel = job.request.channel;
    auto asked = job.client.call(request, longDeadline);
    const auto answer = co_await asked;
    if (!answer)
        co_return failed(job.style, answer.error());
    CtlAnswer result = shown(job, *answer, [&] { return deliveriesReport(*answer, job.style.hasColours); });
    const bool isFine = !answer->deliveries.empty() &&
                        std::all_of(answer->deliveries.begin(), answer->deliveries.end(),
                                    [](const TestMailAnswer::Delivery &one) { return one.accepted; });
    result.exitStatus = isFine ? ctlstatus::done : ctlstatus::failed;
    co_return result;
}

QCoro::Task<CtlAnswer> reset(Job job)
{
    const ResetBreakerRequest request{job.argument(0)};
    auto asked = job.client.call(request);
    const auto answer = co_await asked;
    if (!answer)
        co_return failed(job.style, answer.error());
    co_return shown(job, *answer, [&] {
        QString text;
        for (const ProcessName &process : answer->processes)
            text += QStringLiteral("%1: the breaker is closed\n").arg(harmless(process.brief()));
        return text.isEmpty() ? QStringLiteral("no breaker was open\n") : text;
    });
}

QCoro::Task<CtlAnswer> runCheck(Job job)
{
    RunCheckRequest request;
    if (!job.request.arguments.isEmpty())
        request.section = job.argument(0);
    auto asked = job.client.call(request, longDeadline);
    const auto answer = co_await asked;
    if (!answer)
        co_return failed(job.style, answer.error());
    CtlAnswer result = shown(job, *answer, [&] { return findingsReport(*answer, job.style.hasColours); });
    const bool isFine = std::all_of(answer->findings.begin(), answer->findings.end(),
                                    [](const RunCheckAnswer::Finding &one) { return one.passed; });
    result.exitStatus = isFine ? ctlstatus::done : ctlstatus::failed;
    co_return result;
}

QCoro::Task<CtlAnswer> perform(Job job)
{
    switch (job.request.command) {
    case CtlCommand::Status:
        return status(std::move(job));
    case CtlCommand::Processes:
        return processes(std::move(job));
    case CtlCommand::Incidents:
        return incidents(std::move(job));
    case CtlCommand::Rules:
        return rules(std::move(job));
    case CtlCommand::Set:
        return set(std::move(job));
    case CtlCommand::Silence:
        return silence(std::move(job));
    case CtlCommand::Ack:
        return acknowledge(std::move(job));
    case CtlCommand::Test:
        return testMail(std::move(job));
    case CtlCommand::Reset:
        return reset(std::move(job));
    case CtlCommand::Check:
        return runCheck(std::move(job));
    }
    Q_UNREACHABLE();
}

} // namespace

QCoro::Task<CtlAnswer> performCtl(ControlClient &client, CtlRequest request, QString socket, CtlStyle style)
{
    QFuture<Result<HelloAnswer>> opened = client.open(socket);
    const Result<HelloAnswer> hello = co_await opened;
    if (!hello)
        co_return failed(style, hello.error(), adviceOn(hello.error()));
    Job job{client, std::move(request), std::move(style), *hello};
    QCoro::Task<CtlAnswer> performed = perform(std::move(job));
    co_return co_await performed;
}

} // namespace pennon
