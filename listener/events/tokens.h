// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayView>

#include <algorithm>
#include <optional>
#include <string_view>

namespace pennon {

/// Calls visit(std::string_view key, QByteArrayView value) for each key:value token of a line. Tokens are
/// separated by blanks and split at their first colon, since supervisord's identifier may contain more;
/// tokens without a colon are passed over. Every event goes through here: hence a key that is compared with a
/// literal in a few instructions.
template <typename Visitor>
void forEachToken(QByteArrayView line, Visitor visit)
{
    const auto isBlank = [](char c) {
        return c <= ' ' && (c == ' ' || c == '\t' || c == '\r' || c == '\v' || c == '\f');
    };
    const auto endsKey = [isBlank](char c) { return c <= ':' && (c == ':' || isBlank(c)); };
    const char *const end = line.end();
    const char *at = std::find_if_not(line.begin(), end, isBlank);
    while (at != end) {
        const char *const begin = at;
        const char *const colon = std::find_if(begin, end, endsKey);
        at = std::find_if(colon, end, isBlank);
        if (colon != at)
            visit(std::string_view(begin, colon), QByteArrayView(colon + 1, at));
        at = std::find_if_not(at, end, isBlank);
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
