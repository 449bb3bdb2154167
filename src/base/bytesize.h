// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"

#include <QStringView>

#include <chrono>
#include <compare>

namespace pennon {

/// A number of bytes. Signed, because superlance's options accept a negative limit.
struct ByteSize
{
    qint64 bytes = 0;

    friend auto operator<=>(const ByteSize &, const ByteSize &) = default;
};

/// superlance's SIZE: a decimal integer with an optional sign and an optional suffix KB, MB or GB (1024,
/// 1024², 1024³) in any case, blanks allowed around the number. Fails on anything else and on a value beyond
/// 64 bits (superlance/utils).
[[nodiscard]] Result<ByteSize> parseSuperlanceSize(QStringView text);

/// superlance's TIME: like SIZE with the suffixes s, m, h and d in any case; without one, seconds.
[[nodiscard]] Result<std::chrono::seconds> parseSuperlanceTime(QStringView text);

} // namespace pennon
