// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/writelog.h"

#include "base/pythonrepr.h"

namespace pennon {

namespace {

/// "control: rules.set by uid 1000 (pid 4711): memmon.program: done"
QString line(QLatin1String method, const Peer &peer, const QString &what, const QString &failure)
{
    const QString head = QStringLiteral("control: %1 by %2 (pid %3): ")
                             .arg(method, peer.description(), QString::number(peer.pid));
    const QString object = what.isEmpty() ? QString() : QString(what + QStringLiteral(": "));
    return head + object +
           (failure.isEmpty() ? QStringLiteral("done") : QString(QStringLiteral("failed: ") + failure));
}

QString placeOf(const RuleChange &change)
{
    const QString section = pythonRepr(QString(u'[' + change.section + u']'));
    return change.key ? QString(section + u' ' + pythonRepr(*change.key)) : section;
}

} // namespace

QString writeLine(const SetRulesRequest &request, const Peer &peer, const QString &failure)
{
    constexpr std::size_t named = 5;
    QStringList places;
    for (std::size_t i = 0; i < request.changes.size() && i < named; ++i)
        places += placeOf(request.changes[i]);
    if (request.changes.size() > named)
        places += QStringLiteral("and %1 more").arg(request.changes.size() - named);
    return line(SetRulesRequest::method, peer, places.join(QStringLiteral(", ")), failure);
}

QString writeLine(const AcknowledgeRequest &request, const Peer &peer, const QString &failure)
{
    return line(AcknowledgeRequest::method, peer, QStringLiteral("incident %1").arg(request.id), failure);
}

QString writeLine(const SilenceRequest &request, const Peer &peer, const QString &failure)
{
    const QString what = request.add ? QStringLiteral("added for %1").arg(pythonRepr(request.add->pattern))
                                     : QStringLiteral("removed %1").arg(request.remove.value_or(0));
    return line(SilenceRequest::method, peer, what, failure);
}

QString writeLine(const TestMailRequest &request, const Peer &peer, const QString &failure)
{
    const std::optional<QString> &whom = request.channel ? request.channel : request.recipient;
    return line(TestMailRequest::method, peer, whom ? pythonRepr(*whom) : QString(), failure);
}

QString writeLine(const RunCheckRequest &request, const Peer &peer, const QString &failure)
{
    return line(RunCheckRequest::method, peer, request.section ? pythonRepr(*request.section) : QString(),
                failure);
}

QString writeLine(const ResetBreakerRequest &request, const Peer &peer, const QString &failure)
{
    return line(ResetBreakerRequest::method, peer, pythonRepr(request.pattern), failure);
}

} // namespace pennon
