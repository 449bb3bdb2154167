// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace pennon {

/// supervisord's words on why a process does not run (supervisor/process.py, spawnerr), translated and short
/// where they are known, else as they are.
[[nodiscard]] QString spawnWords(const QString &words);

} // namespace pennon
