// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/tray/remedies.h"

#include "base/whendone.h"
#include "control/incidentmessages.h"
#include "session/causetexts.h"

#include <QFuture>

namespace pennon {

using namespace std::chrono_literals;

Remedies::Remedies(Servers &servers, const Clock &clock, QObject *parent)
    : QObject(parent)
    , m_servers(servers)
    , m_clock(clock)
{
    m_look.setInterval(10s);
    connect(&m_look, &QTimer::timeout, this, &Remedies::forgetEnded);
}

QString Remedies::key(const QString &serverId, const ProcessName &process)
{
    return serverId + QLatin1Char('\n') + process.full();
}

void Remedies::apply(const QString &serverId, const ProcessName &process, Remedy remedy)
{
    ServerSession *const session = m_servers.session(serverId);
    if (session == nullptr || remedy == Remedy::None)
        return;
    if (remedy == Remedy::Reconnect) {
        session->connectNow();
        return;
    }
    const bool starts = remedy == Remedy::Start;
    const QFuture<Result<void>> done = starts ? session->start(process) : session->restart(process);
    whenDone(done, this, [this, starts, process](const Result<void> &result) {
        if (!result) {
            const QString title = starts ? tr("%1 could not be started", "a process")
                                         : tr("%1 could not be restarted", "a process");
            Q_EMIT failed(title.arg(process.brief()), causeText(result.error().message));
        }
    });
}

void Remedies::silence(const QString &serverId, const ProcessName &process, std::chrono::seconds span)
{
    const Clock::WallTime until = m_clock.now() + span;
    m_silences.insert_or_assign(key(serverId, process), until);
    m_look.start();
    tellListener(serverId, process, until);
    Q_EMIT silencesChanged();
}

void Remedies::tellListener(const QString &serverId, const ProcessName &process, Clock::WallTime until)
{
    ServerSession *const session = m_servers.session(serverId);
    if (session == nullptr || process == ProcessName() || !session->hasListener() ||
        !session->state().mayWrite)
        return;
    SilenceRequest request;
    request.add = SilenceRequest::Added{process.full(), until, {}};
    const QFuture<Result<SilenceAnswer>> done = session->ask(request);
    whenDone(done, this, [this, process](const Result<SilenceAnswer> &answer) {
        if (!answer) {
            Q_EMIT failed(tr("The listener could not be told to be silent about %1").arg(process.brief()),
                          causeText(answer.error().message));
        }
    });
}

bool Remedies::isSilenced(const QString &serverId, const ProcessName &process) const
{
    const auto found = m_silences.find(key(serverId, process));
    return found != m_silences.end() && m_clock.now() < found->second;
}

void Remedies::forgetEnded()
{
    const Clock::WallTime now = m_clock.now();
    if (std::erase_if(m_silences, [now](const auto &silence) { return now >= silence.second; }) > 0)
        Q_EMIT silencesChanged();
    if (m_silences.empty())
        m_look.stop();
}

} // namespace pennon
