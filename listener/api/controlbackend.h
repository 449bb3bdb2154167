// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/peer.h"
#include "base/error.h"
#include "control/messages.h"

#include <QFuture>
#include <QObject>

namespace pennon {

/// What the control socket's server shows and steers. The server has checked before a call that the peer may
/// make it, and that the message is well-formed: patterns parse, limits are in range, a SilenceRequest has
/// one of both.
///
/// Errors keep their code on the wire: InvalidInput (with Error::field, such as "section"), NotFound,
/// Conflict, PermissionDenied; every other code says that it was tried and failed. Answers and pushes leave
/// stdoutTail and stderrTail empty unless IncidentsRequest::output asks for them.
class ControlBackend : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    /// What hello answers; the server fills in protocol, features and mayWrite.
    [[nodiscard]] virtual HelloAnswer identity() const = 0;

    /// The server fills in the number of subscribers.
    [[nodiscard]] virtual QFuture<Result<StatusAnswer>> status() = 0;
    [[nodiscard]] virtual QFuture<Result<ProcessesAnswer>> processes(ProcessesRequest request) = 0;
    [[nodiscard]] virtual QFuture<Result<RulesAnswer>> rules() = 0;
    [[nodiscard]] virtual QFuture<Result<SamplesAnswer>> samples(SamplesRequest request) = 0;
    [[nodiscard]] virtual QFuture<Result<IncidentsAnswer>> incidents(IncidentsRequest request) = 0;

    /// Conflict for a stale revision; an answer with problems for rules that cannot be used.
    [[nodiscard]] virtual QFuture<Result<SetRulesAnswer>> setRules(SetRulesRequest request, Peer peer) = 0;
    /// NotFound for an unknown id. A second time changes nothing but the note.
    [[nodiscard]] virtual QFuture<Result<AcknowledgeAnswer>> acknowledge(AcknowledgeRequest request,
                                                                         Peer peer) = 0;
    /// NotFound for the removal of an unknown id.
    [[nodiscard]] virtual QFuture<Result<SilenceAnswer>> setSilence(SilenceRequest request, Peer peer) = 0;
    /// A transport that fails is a delivery that is not accepted, no error.
    [[nodiscard]] virtual QFuture<Result<TestMailAnswer>> testMail(TestMailRequest request, Peer peer) = 0;
    /// NotFound for a section that is not there or does not check anything.
    [[nodiscard]] virtual QFuture<Result<RunCheckAnswer>> runCheck(RunCheckRequest request, Peer peer) = 0;
    [[nodiscard]] virtual QFuture<Result<ResetBreakerAnswer>> resetBreaker(ResetBreakerRequest request,
                                                                           Peer peer) = 0;

Q_SIGNALS:
    /// For subscribers; the server collects what comes within a moment and sends it in one piece.
    void samplesTaken(const pennon::SamplesPush &push);
    void incidentsChanged(const pennon::IncidentsPush &push);
    void rulesChanged(const pennon::RulesPush &push);
    void processesChanged(const pennon::ProcessesPush &push);
};

} // namespace pennon
