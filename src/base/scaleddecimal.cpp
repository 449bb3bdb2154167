// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/scaleddecimal.h"

#include <algorithm>

namespace pennon {

namespace {

bool areDigits(QStringView text)
{
    return std::all_of(text.begin(), text.end(), [](QChar c) { return c >= u'0' && c <= u'9'; });
}

} // namespace

Result<qint64> scaledDecimal(QStringView number, qint64 unit)
{
    const qsizetype point = number.indexOf(u'.');
    const QStringView whole = point < 0 ? number : number.first(point);
    const QStringView fraction = point < 0 ? QStringView() : number.sliced(point + 1);
    const bool complete = !whole.isEmpty() && (point < 0 || !fraction.isEmpty());
    if (!complete || !areDigits(whole) || !areDigits(fraction))
        return failure(ErrorCode::InvalidInput, QStringLiteral("not a number"));
    qint64 value = 0;
    bool tooLarge = false;
    for (const QChar c : whole) {
        tooLarge = tooLarge || __builtin_mul_overflow(value, 10, &value) ||
                   __builtin_add_overflow(value, c.unicode() - u'0', &value);
    }
    tooLarge = tooLarge || __builtin_mul_overflow(value, unit, &value);
    // Whole numbers, so that 1.5 is exact. Units up to 2^40 leave room for six digits; what stands behind
    // them is below anybody's notice.
    qint64 below = 0;
    qint64 scale = 1;
    for (const QChar c : fraction.first(std::min<qsizetype>(fraction.size(), 6))) {
        below = below * 10 + (c.unicode() - u'0');
        scale *= 10;
    }
    qint64 part = 0;
    tooLarge = tooLarge || __builtin_mul_overflow(below, unit, &part) ||
               __builtin_add_overflow(value, part / scale, &value);
    if (tooLarge)
        return failure(ErrorCode::InvalidInput, QStringLiteral("too large a number"));
    return value;
}

} // namespace pennon
