// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "control/hellomessages.h"
#include "domain/processinfo.h"

#include <QStringView>

#include <optional>

/// The words of the wire.
namespace pennon {

/// "samples", "incidents", "rules", "processes"
[[nodiscard]] QLatin1String wireName(ControlTopic topic);
[[nodiscard]] std::optional<ControlTopic> controlTopic(QStringView word);

/// supervisord's own words: "RUNNING", "FATAL" …
[[nodiscard]] QLatin1String wireName(ProcessState state);
[[nodiscard]] std::optional<ProcessState> processState(QStringView word);

/// Why a call failed: "not-found", "timed-out" …
[[nodiscard]] QLatin1String wireName(ErrorCode code);
[[nodiscard]] std::optional<ErrorCode> errorCode(QStringView word);

} // namespace pennon
