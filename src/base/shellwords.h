// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"

#include <QString>
#include <QStringList>

namespace pennon {

/// The words of a command as a POSIX shell would split it: blanks separate, '…' takes everything literally,
/// "…" all but a backslash before " \ $ or `, a backslash takes the next character. Nothing is expanded.
/// Fails with a sentence on a quote that is not closed and on a backslash at the end.
[[nodiscard]] Result<QStringList> splitShellWords(const QString &text);

/// The words as one line that splitShellWords (and a shell) splits into the same words again.
[[nodiscard]] QString joinShellWords(const QStringList &words);

} // namespace pennon
