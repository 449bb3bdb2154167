// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

#include <compare>

namespace pennon {

/// A place in the text of a log.
struct LogPosition
{
    qint64 line = 0;
    qint64 column = 0; ///< UTF-16 units
    friend auto operator<=>(const LogPosition &, const LogPosition &) = default;
};

} // namespace pennon
