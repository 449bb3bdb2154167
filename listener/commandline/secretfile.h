// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"

#include <QString>

namespace pennon {

/// What a password file holds.
struct Secret
{
    QString text;
    QString warning; ///< a sentence if every user of the machine may read the file, else empty
};

/// The first line of a file, without its line end. Fails with a sentence that names the file if it cannot be
/// read, is not UTF-8 or starts with an empty line.
[[nodiscard]] Result<Secret> readPasswordFile(const QString &path);

/// Fails with a sentence that names the file unless it is one that can be read.
[[nodiscard]] Result<void> checkCaFile(const QString &path);

} // namespace pennon
