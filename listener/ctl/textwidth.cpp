// SPDX-License-Identifier: GPL-3.0-or-later
#include "ctl/textwidth.h"

#include <QList>

#include <algorithm>
#include <array>

namespace pennon {

namespace {

struct Range
{
    char32_t first;
    char32_t last;
};

/// East Asian Width W and F of Unicode, in coarse blocks.
constexpr std::array wideRanges = {
    Range{0x1100, 0x115F},   Range{0x2E80, 0x303E},   Range{0x3041, 0x33FF},   Range{0x3400, 0x4DBF},
    Range{0x4E00, 0x9FFF},   Range{0xA000, 0xA4CF},   Range{0xA960, 0xA97F},   Range{0xAC00, 0xD7A3},
    Range{0xF900, 0xFAFF},   Range{0xFE10, 0xFE19},   Range{0xFE30, 0xFE6F},   Range{0xFF00, 0xFF60},
    Range{0xFFE0, 0xFFE6},   Range{0x1F300, 0x1F64F}, Range{0x1F680, 0x1F6FF}, Range{0x1F900, 0x1F9FF},
    Range{0x20000, 0x3FFFD},
};

bool isWide(char32_t c)
{
    return std::any_of(wideRanges.begin(), wideRanges.end(),
                       [c](const Range &range) { return c >= range.first && c <= range.last; });
}

bool combines(char32_t c)
{
    const QChar::Category category = QChar::category(c);
    return category == QChar::Mark_NonSpacing || category == QChar::Mark_Enclosing ||
           category == QChar::Other_Format;
}

bool steers(QChar c)
{
    switch (c.category()) {
    case QChar::Other_Control:
    case QChar::Separator_Line:
    case QChar::Separator_Paragraph:
        return true;
    default:
        // Marks that turn the direction of writing can make a text look like another one.
        return (c >= QChar(0x202A) && c <= QChar(0x202E)) || (c >= QChar(0x2066) && c <= QChar(0x2069));
    }
}

} // namespace

int textWidth(QStringView text)
{
    int width = 0;
    const QList<uint> characters = text.toUcs4();
    for (const uint c : characters) {
        if (!combines(c))
            width += isWide(c) ? 2 : 1;
    }
    return width;
}

QString harmless(const QString &text, bool mayHaveLines)
{
    QString safe = text;
    std::replace_if(
        safe.begin(), safe.end(),
        [mayHaveLines](QChar c) { return steers(c) && !(mayHaveLines && (c == u'\n' || c == u'\t')); },
        QChar(QChar::ReplacementCharacter));
    return safe;
}

} // namespace pennon
