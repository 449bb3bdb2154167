// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "session/serverstate.h"

namespace pennon {

/// What an error of supervisord (HttpTransport's, SupervisorClient's) or of the listener (ControlClient's)
/// means for the connection. What does not concern the connection (a name that is not known, a supervisord
/// that is shutting down) is None; what cannot be told apart is Unreachable.
[[nodiscard]] LinkTrouble troubleOf(const Error &error);

/// Why a tunnel ended: Tunnel, or WrongPassword where ssh could not log in (Unauthorized).
[[nodiscard]] LinkTrouble troubleOfTunnel(const Error &error);

/// A supervisord that is shutting down or restarting answers every call with this.
[[nodiscard]] bool isShutdownFault(const Error &error);

} // namespace pennon
