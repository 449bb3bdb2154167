// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "domain/processname.h"

#include <QCoroTask>

#include <memory>

namespace pennon {

class SupervisorClient;

/// Stops a process if it runs, waits for its end, and starts it; supervisord has no call for that. Ends with
/// a process that runs, or with why not; Cancelled when the client ends meanwhile. A start that was lost on
/// the way is tried again: nothing stays stopped because of a connection.
[[nodiscard]] QCoro::Task<Result<void>> restartProcess(std::weak_ptr<SupervisorClient> client,
                                                       ProcessName process);

} // namespace pennon
