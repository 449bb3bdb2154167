// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"

#include <QByteArray>
#include <QFuture>

namespace pennon {

/// Runs a command by /bin/sh -c with nothing on its standard input, and ends with what it wrote to its
/// standard output, at most a mebibyte of it; its standard error is ours. The exit status does not matter.
/// System or TimedOut if it could not be run, or has not ended after ten minutes: then it is killed.
[[nodiscard]] QFuture<Result<QByteArray>> runShellCommand(const QString &command);

} // namespace pennon
