// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayView>

#include <optional>

namespace pennon {

/// Calls visit(key, value) for each key:value token of a line. Tokens are separated by blanks and split at
/// their first colon, since supervisord's identifier may contain more; tokens without a colon are passed
/// over.
template <typename Visitor>
void forEachToken(QByteArrayView line, Visitor visit)
{
    const auto isBlank = [](char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\v' || c == '\f'; };
    const char *at = line.begin();
    const char *const end = line.end();
    while (at != end) {
        if (isBlank(*at)) {
            ++at;
            continue;
        }
        const char *const begin = at;
        const char *colon = nullptr;
        for (; at != end && !isBlank(*at); ++at) {
            if (*at == ':' && !colon)
                colon = at;
        }
        if (colon)
            visit(QByteArrayView(begin, colon), QByteArrayView(colon + 1, at));
    }
}

/// The value of ASCII decimal digits; nothing for any other text and for a number beyond 63 bits.
[[nodiscard]] inline std::optional<qint64> decimalDigits(QByteArrayView text)
{
    if (text.isEmpty())
        return std::nullopt;
    qint64 value = 0;
    for (const char c : text) {
        if (c < '0' || c > '9' || __builtin_mul_overflow(value, 10, &value) ||
            __builtin_add_overflow(value, c - '0', &value))
            return std::nullopt;
    }
    return value;
}

} // namespace pennon
