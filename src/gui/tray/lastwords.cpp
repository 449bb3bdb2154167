// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/tray/lastwords.h"

#include "base/whendone.h"
#include "control/incidentmessages.h"

namespace pennon {

LastWords::LastWords(Servers &servers, QObject *parent)
    : QObject(parent)
    , m_servers(servers)
{}

QString LastWords::of(const QString &serverId, const ProcessView &process)
{
    if (!process.lastIncident || process.state == ProcessState::Running)
        return {};
    const QString key = serverId + QLatin1Char('\n') + process.name.full();
    Known &known = m_known[key];
    if (known.incident != process.lastIncident->id) {
        known = {process.lastIncident->id, {}};
        ask(serverId, key, known.incident);
    }
    return known.line;
}

void LastWords::ask(const QString &serverId, const QString &key, qint64 incident)
{
    ServerSession *const session = m_servers.session(serverId);
    if (session == nullptr)
        return;
    IncidentsRequest request;
    request.id = incident;
    request.output = true;
    const QFuture<Result<IncidentsAnswer>> asked = session->ask(request);
    whenDone(asked, this, [this, key, incident](const Result<IncidentsAnswer> &answer) {
        Known &known = m_known[key];
        if (!answer || answer->incidents.empty() || known.incident != incident)
            return;
        const Incident &found = answer->incidents.front();
        known.line = lastLine(found.stderrTail, found.stdoutTail);
        if (!known.line.isEmpty())
            Q_EMIT told();
    });
}

QString LastWords::lastLine(const QByteArray &stderrTail, const QByteArray &stdoutTail)
{
    for (const QByteArray &tail : {stderrTail, stdoutTail}) {
        const QList<QByteArray> lines = tail.split('\n');
        for (auto line = lines.crbegin(); line != lines.crend(); ++line) {
            const QString text = QString::fromUtf8(*line).trimmed();
            if (!text.isEmpty())
                return text;
        }
    }
    return {};
}

} // namespace pennon
