// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/bytesize.h"

#include <algorithm>
#include <array>
#include <limits>

namespace pennon {

namespace {

struct Suffix
{
    QStringView text;
    qint64 factor = 1;
};

constexpr qint64 kib = 1024;
constexpr std::array sizeSuffixes = {Suffix{u"KB", kib}, Suffix{u"MB", kib *kib},
                                     Suffix{u"GB", kib *kib *kib}};
constexpr std::array timeSuffixes = {Suffix{u"s", 1}, Suffix{u"m", 60}, Suffix{u"h", 3600},
                                     Suffix{u"d", 86400}};

/// An optional sign and ASCII digits, blanks around them; nothing else that Qt would accept.
Result<qint64> parseInteger(QStringView text)
{
    text = text.trimmed();
    const bool negative = text.startsWith(u'-');
    if (negative || text.startsWith(u'+'))
        text = text.sliced(1);
    const bool digits = !text.isEmpty() &&
                        std::all_of(text.begin(), text.end(), [](QChar c) { return c >= u'0' && c <= u'9'; });
    if (!digits)
        return failure(ErrorCode::InvalidInput, QStringLiteral("not a whole number"));
    qint64 value = 0;
    for (const QChar c : text) {
        // Towards the sign from the start: the smallest number has no positive counterpart.
        const int digit = negative ? u'0' - c.unicode() : c.unicode() - u'0';
        if (__builtin_mul_overflow(value, 10, &value) || __builtin_add_overflow(value, digit, &value))
            return failure(ErrorCode::InvalidInput, QStringLiteral("too large a number"));
    }
    return value;
}

template <std::size_t N>
Result<qint64> parseScaled(QStringView text, const std::array<Suffix, N> &suffixes)
{
    qint64 factor = 1;
    for (const Suffix &suffix : suffixes) {
        if (text.endsWith(suffix.text, Qt::CaseInsensitive)) {
            factor = suffix.factor;
            text = text.chopped(suffix.text.size());
            break;
        }
    }
    Result<qint64> value = parseInteger(text);
    if (value && __builtin_mul_overflow(*value, factor, &*value))
        return failure(ErrorCode::InvalidInput, QStringLiteral("too large a number"));
    return value;
}

} // namespace

Result<ByteSize> parseSuperlanceSize(QStringView text)
{
    return parseScaled(text, sizeSuffixes).map([](qint64 bytes) { return ByteSize{bytes}; });
}

Result<std::chrono::seconds> parseSuperlanceTime(QStringView text)
{
    return parseScaled(text, timeSuffixes).map([](qint64 count) { return std::chrono::seconds(count); });
}

} // namespace pennon
