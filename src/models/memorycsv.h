// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/memoryseries.h"

#include <QByteArray>

#include <vector>

namespace pennon {

/// The readings between two times for other programs: UTF-8, a header, a line for each reading with its
/// process, begin (ISO 8601, UTC), seconds, and bytes (least, mean, most, PSS or nothing), by process and
/// time. Spreadsheets read it whatever their locale.
[[nodiscard]] QByteArray memoryCsv(const std::vector<const MemorySeries *> &series, Clock::WallTime from,
                                   Clock::WallTime to);

} // namespace pennon
