// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"

#include <QString>

#include <functional>
#include <optional>

namespace pennon {

/// Looks up an environment variable; empty optional where it is not set.
using Environment = std::function<std::optional<QString>(const char *name)>;

/// The process's own environment, read as UTF-8.
[[nodiscard]] std::optional<QString> processEnvironment(const char *name);

/// Fails with a sentence unless SUPERVISOR_SERVER_URL is one that supervisord sets: unix:///PATH or
/// http://HOST:PORT.
[[nodiscard]] Result<void> checkServerUrl(const QString &url);

} // namespace pennon
