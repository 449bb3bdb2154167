// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/bytesize.h"

#include "base/scaleddecimal.h"

#include <algorithm>
#include <array>
#include <cstdlib>
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

constexpr std::array writtenUnits = {Suffix{u"TB", kib *kib *kib *kib}, Suffix{u"GB", kib *kib *kib},
                                     Suffix{u"MB", kib *kib}, Suffix{u"KB", kib}, Suffix{u"B", 1}};

/// 0 for a text that is no unit: "", "B", "K", "KB" and "KiB" are.
qint64 unitOf(QStringView text)
{
    if (text.isEmpty())
        return 1;
    for (const Suffix &unit : writtenUnits) {
        const QStringView letter = unit.text.first(1);
        const bool isPlain = text.compare(letter, Qt::CaseInsensitive) == 0 ||
                             text.compare(unit.text, Qt::CaseInsensitive) == 0;
        const bool isBinary = unit.factor > 1 && text.size() == 3 &&
                              text.startsWith(letter, Qt::CaseInsensitive) &&
                              text.endsWith(u"ib", Qt::CaseInsensitive);
        if (isPlain || isBinary)
            return unit.factor;
    }
    return 0;
}

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

Result<ByteSize> parseByteSize(QStringView text)
{
    const auto unusable = [] {
        return failure(ErrorCode::InvalidInput,
                       QStringLiteral("needed is a size such as 200MB, 1.5GB or 512KiB; "
                                      "a number alone is bytes"));
    };
    text = text.trimmed();
    const auto *const end = std::find_if_not(text.begin(), text.end(),
                                             [](QChar c) { return (c >= u'0' && c <= u'9') || c == u'.'; });
    const QStringView number = text.first(end - text.begin());
    const qint64 unit = unitOf(text.sliced(number.size()).trimmed());
    if (unit == 0 || (unit == 1 && number.contains(u'.')))
        return unusable();
    const Result<qint64> bytes = scaledDecimal(number, unit);
    if (!bytes)
        return unusable();
    return ByteSize{*bytes};
}

QString formatByteSize(ByteSize size)
{
    for (const Suffix &unit : writtenUnits) {
        qint64 hundredfold = 0;
        const bool fits = size.bytes / unit.factor != 0 &&
                          !__builtin_mul_overflow(size.bytes % unit.factor, 100, &hundredfold) &&
                          hundredfold % unit.factor == 0;
        if (!fits)
            continue;
        QString text = QString::number(size.bytes / unit.factor);
        const qint64 hundredths = std::abs(hundredfold / unit.factor);
        if (hundredths % 10 != 0) {
            text += QStringLiteral(".%1").arg(hundredths, 2, 10, QLatin1Char('0'));
        } else if (hundredths != 0) {
            text += QStringLiteral(".%1").arg(hundredths / 10);
        }
        return text + unit.text;
    }
    return QStringLiteral("0B");
}

QString roundedByteSize(ByteSize size)
{
    for (const Suffix &unit : writtenUnits) {
        const double count = static_cast<double>(size.bytes) / static_cast<double>(unit.factor);
        if (unit.factor == 1)
            break;
        if (std::abs(count) >= 1)
            return QString::number(count, 'f', 1) + unit.text;
    }
    return QString::number(size.bytes) + u'B';
}

} // namespace pennon
