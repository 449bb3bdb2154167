// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/peer.h"
#include "control/messages.h"

#include <QString>

/// What the log says of a write. Values of pennon.conf are left out: a URL may hold a password.
namespace pennon {

/// `failure` is empty where it was done.
[[nodiscard]] QString writeLine(const SetRulesRequest &request, const Peer &peer, const QString &failure);
[[nodiscard]] QString writeLine(const AcknowledgeRequest &request, const Peer &peer, const QString &failure);
[[nodiscard]] QString writeLine(const SilenceRequest &request, const Peer &peer, const QString &failure);
[[nodiscard]] QString writeLine(const TestMailRequest &request, const Peer &peer, const QString &failure);
[[nodiscard]] QString writeLine(const RunCheckRequest &request, const Peer &peer, const QString &failure);
[[nodiscard]] QString writeLine(const ResetBreakerRequest &request, const Peer &peer, const QString &failure);

} // namespace pennon
