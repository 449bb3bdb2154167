// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/processactions.h"

#include <QString>

/// What is said about actions on processes.
namespace pennon {

/// "Restart one after the other", "Send HUP".
[[nodiscard]] QString actionName(const ActionRequest &request);
/// "Restart 3 processes?"
[[nodiscard]] QString actionQuestion(const ActionRequest &request);
/// "Restarting 3 of 12…"
[[nodiscard]] QString actionProgress(const ActionRequest &request, int which, int total);
/// "Restarted 12 processes", or the name where it is one.
[[nodiscard]] QString actionDone(const ActionRequest &request);
/// "could not be restarted: 2 of 12", or the name and the reason where it is one.
[[nodiscard]] QString actionFailed(const ActionRequest &request, int failed, int total);
/// "waiting", "done", or the reason.
[[nodiscard]] QString stepText(const ActionRun::Step &step);

/// It hits more than one process, or cannot be undone.
[[nodiscard]] bool needsConfirmation(const ActionRequest &request);

} // namespace pennon
