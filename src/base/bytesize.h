// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"

#include <QString>
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

/// A size as people write it: `1.5GB`, `1G`, `512MiB`, `200 MB`; in any case B, K, M, G or T, each also with
/// B or iB behind it. All of them count in 1024, as superlance's do. A bare number is bytes. Never negative.
/// Fails with a sentence about what is needed.
[[nodiscard]] Result<ByteSize> parseByteSize(QStringView text);

/// The very same size in the spelling that parseByteSize reads, with at most two decimals: "1.5GB", "200MB",
/// "1025B".
[[nodiscard]] QString formatByteSize(ByteSize size);

/// About that size, for people: one decimal and the unit that leaves a number below 1024, "214.3MB".
[[nodiscard]] QString roundedByteSize(ByteSize size);

} // namespace pennon
