// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/tray/plainline.h"

namespace pennon {

QString plainLine(const QString &text, qsizetype longest)
{
    QString line;
    for (const QChar character : text.left(16 * longest)) {
        if (character.isSpace() || character.category() == QChar::Other_Control) {
            line += QLatin1Char(' ');
        } else if (character.category() != QChar::Other_Format) {
            line += character;
        }
    }
    line = line.simplified();
    if (line.size() <= longest)
        return line;
    line.truncate(longest - 1);
    if (line.back().isHighSurrogate())
        line.chop(1);
    return line.trimmed() + QChar(0x2026);
}

QString menuLine(const QString &text, qsizetype longest)
{
    return plainLine(text, longest).replace(QLatin1Char('&'), QLatin1String("&&"));
}

} // namespace pennon
