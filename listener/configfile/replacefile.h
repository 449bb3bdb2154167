// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"

#include <QByteArray>
#include <QString>

namespace pennon {

/// Gives a file a new content in one step: whoever reads it, now or after a power failure, sees all of the
/// old one or all of the new one, and on an error (such as a full disk) the old one stays. Symbolic links are
/// followed and stay links. Mode, owner and group are kept; if the system forbids that for the group,
/// its rights are taken away.
/// Fails with a sentence that names the file.
[[nodiscard]] Result<void> replaceFile(const QString &path, const QByteArray &content);

} // namespace pennon
