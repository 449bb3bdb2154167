// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/restartpolicy.h"

#include <QString>

namespace pennon {

/// What is remembered of restarts, but for the process's name, as a JSON object; what says nothing is left
/// out.
[[nodiscard]] QString restartDocument(const RestartHistory &history);
/// The same back. What is missing or cannot be understood is as it is made.
[[nodiscard]] RestartHistory restartHistory(const ProcessName &process, const QString &document);

} // namespace pennon
