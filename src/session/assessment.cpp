// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/assessment.h"

#include "session/spawnwords.h"

#include <QCoreApplication>

#include <algorithm>

namespace pennon {

namespace {

constexpr int nearPercent = 90;
constexpr std::chrono::minutes nearTime{15};
/// So many crashes within 10 minutes are no single mishap.
constexpr int crashLoop = 3;
/// A listener that is back within that time was never gone.
constexpr std::chrono::seconds listenerGrace{30};

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(pennon::Assessment)
};

/// "failed to start · exit code 1"; one part where the other is empty.
QString joined(const QString &first, const QString &second)
{
    if (first.isEmpty() || second.isEmpty())
        return first + second;
    return Words::tr("%1 · %2", "two remarks on one process").arg(first, second);
}

/// Empty where it is not known: supervisord tells 0 then.
QString endedHow(const ProcessView &process)
{
    if (process.exitStatus.value_or(0) == 0)
        return {};
    return *process.exitStatus < 0 ? Words::tr("ended by a signal")
                                   : Words::tr("exit code %1").arg(*process.exitStatus);
}

Assessment fatal(const ProcessView &process, Clock::WallTime now)
{
    QString headline = joined(Words::tr("failed to start"), spawnWords(process.description));
    headline = joined(headline, endedHow(process));
    if (process.nextRevive && *process.nextRevive > now) {
        const auto minutes = std::chrono::ceil<std::chrono::minutes>(*process.nextRevive - now);
        headline =
            joined(headline, Words::tr("next try in %n min", nullptr, static_cast<int>(minutes.count())));
    }
    return {Health::Failed, headline, process.stopped};
}

Assessment exited(const ProcessView &process)
{
    const bool isExpected = process.description.isEmpty();
    if (isExpected)
        return {Health::Stopped, joined(Words::tr("finished"), endedHow(process)), process.stopped};
    if (process.exitStatus.value_or(0) < 0)
        return {Health::Failed, Words::tr("ended by a signal"), process.stopped};
    const QString how = Words::tr("exit code %1").arg(process.exitStatus.value_or(0));
    return {Health::Failed, joined(Words::tr("exited"), how), process.stopped};
}

Assessment ofLimit(const ProcessView &process)
{
    if (!process.limit || process.limit->bytes.bytes <= 0)
        return {Health::Fine, {}, {}};
    if (process.limit->timeLeft && *process.limit->timeLeft > std::chrono::seconds(0) &&
        *process.limit->timeLeft <= nearTime) {
        const auto minutes = std::max(std::chrono::round<std::chrono::minutes>(*process.limit->timeLeft),
                                      std::chrono::minutes(1));
        return {Health::Trouble,
                Words::tr("limit in about %n min", nullptr, static_cast<int>(minutes.count())),
                {}};
    }
    const double share = process.memory ? 100.0 * static_cast<double>(process.memory->bytes) /
                                              static_cast<double>(process.limit->bytes.bytes)
                                        : 0;
    if (share < nearPercent)
        return {Health::Fine, {}, {}};
    return {Health::Trouble, Words::tr("%1 % of its limit").arg(static_cast<int>(share)), {}};
}

Assessment running(const ProcessView &process)
{
    if (process.breakerOpened)
        return {Health::Trouble, Words::tr("restarts did not help, no more of them"), process.breakerOpened};
    if (process.failures > 0) {
        const bool isPage = process.lastIncident && process.lastIncident->kind == IncidentKind::Http;
        return {Health::Trouble,
                process.failures == 1 ? Words::tr("a check failed")
                                      : Words::tr("%n checks failed in a row", nullptr, process.failures),
                isPage ? std::optional(process.lastIncident->opened) : std::nullopt};
    }
    if (process.crashes >= crashLoop)
        return {Health::Trouble, Words::tr("crashed %n times within 10 min", nullptr, process.crashes),
                process.stopped};
    return ofLimit(process);
}

} // namespace

Assessment assess(const ProcessView &process, Clock::WallTime now)
{
    switch (process.state) {
    case ProcessState::Running:
        return running(process);
    case ProcessState::Starting:
        if (process.description.isEmpty()) {
            const Assessment assessment = running(process);
            return isWrong(assessment.health) ? assessment
                                              : Assessment{Health::Fine, Words::tr("starting"), {}};
        }
        [[fallthrough]];
    case ProcessState::Backoff:
        return {Health::Trouble, joined(spawnWords(process.description), Words::tr("trying again")),
                process.stopped};
    case ProcessState::Stopping:
        return {Health::Fine, Words::tr("stopping"), {}};
    case ProcessState::Stopped:
        if (process.isProvisional)
            return {Health::Stopped, {}, {}};
        return {Health::Stopped, process.stopped ? Words::tr("stopped by hand") : Words::tr("not started"),
                process.stopped};
    case ProcessState::Exited: // as expected or not: supervisord has not said it yet
        return process.isProvisional ? Assessment{Health::Unknown, {}, {}} : exited(process);
    case ProcessState::Fatal:
        return fatal(process, now);
    case ProcessState::Unknown:
        break;
    }
    return {Health::Trouble, Words::tr("supervisord does not know how it is"), {}};
}

Assessment assess(const ServerState &server, Clock::WallTime now)
{
    const LinkStatus &supervisord = server.supervisord;
    if (supervisord.state == LinkState::Off)
        return {Health::Unknown, {}, {}};
    if (supervisord.state != LinkState::Connected) {
        QString headline;
        switch (supervisord.trouble) {
        case LinkTrouble::None:
            headline = Words::tr("connecting");
            break;
        case LinkTrouble::Unreachable:
            headline = Words::tr("unreachable");
            break;
        case LinkTrouble::NotPermitted:
            headline = Words::tr("not permitted");
            break;
        case LinkTrouble::WrongPassword:
            headline = Words::tr("wrong password");
            break;
        case LinkTrouble::NoRpcInterface:
            headline = Words::tr("no RPC interface");
            break;
        case LinkTrouble::OtherProtocol:
            headline = Words::tr("other version of the protocol");
            break;
        case LinkTrouble::Tls:
            headline = Words::tr("no secure connection");
            break;
        case LinkTrouble::Tunnel:
            headline = Words::tr("ssh ended");
            break;
        }
        return {Health::Unknown, headline, supervisord.lastAnswer};
    }
    if (server.isShuttingDown)
        return {Health::Trouble, Words::tr("supervisord is shutting down or restarting"),
                supervisord.lastAnswer};
    const LinkStatus &listener = server.listener;
    if (listener.trouble == LinkTrouble::OtherProtocol)
        return {Health::Trouble, Words::tr("the listener is of another version"), listener.lastAnswer};
    if (listener.state == LinkState::Lost && listener.lastAnswer &&
        now - *listener.lastAnswer > listenerGrace)
        return {Health::Trouble, Words::tr("listener lost"), listener.lastAnswer};
    return {Health::Fine, {}, {}};
}

} // namespace pennon
