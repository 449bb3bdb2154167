// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"

#include <QByteArray>
#include <QString>

namespace pennon {

/// Replaces a file for node_exporter's textfile collector in one step: whoever reads it sees the old text or
/// the new one, and everybody may read it (mode 0644). Written beside it first, under a name that the
/// collector does not read. Nothing is left behind after an error. It is not flushed to the disk: after a
/// power failure the next one comes soon.
[[nodiscard]] Result<void> writeTextfile(const QString &path, const QByteArray &text);

} // namespace pennon
