// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"

#include <QByteArray>
#include <QString>
#include <QStringList>

#include <functional>

namespace pennon {

/// Where an import reads its files; tests give their own.
struct ConfFiles
{
    /// The whole file. Fails with a sentence that does not name it.
    std::function<Result<QByteArray>(const QString &path)> read;
    /// The files that match an absolute pattern, by the rules and in the order of supervisord.
    std::function<QStringList(const QString &pattern)> matching;
};

/// The machine's own files. Anything but a regular file of at most 16 MiB is refused.
[[nodiscard]] ConfFiles systemConfFiles();

} // namespace pennon
