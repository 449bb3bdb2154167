// SPDX-License-Identifier: GPL-3.0-or-later
#include "look/format.h"

#include <QLocale>

#include <array>
#include <cmath>

namespace pennon {

QString memoryText(ByteSize size)
{
    static constexpr std::array units{"B", "KB", "MB", "GB", "TB"};
    auto value = static_cast<double>(size.bytes);
    std::size_t unit = 0;
    while (std::abs(value) >= 1000 && unit + 1 < units.size()) {
        value /= 1024;
        ++unit;
    }
    const int decimals = unit > 0 && std::abs(value) < 10 ? 1 : 0;
    return QLocale().toString(value, 'f', decimals) + QChar(0xa0) + QLatin1String(units[unit]);
}

} // namespace pennon
