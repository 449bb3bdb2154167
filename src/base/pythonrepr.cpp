// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/pythonrepr.h"

namespace pennon {

namespace {

/// Whether Python's str.isprintable() holds; repr() escapes what is not.
bool isPrintable(char32_t c)
{
    if (c == U' ')
        return true;
    switch (QChar::category(c)) {
    case QChar::Other_Control:
    case QChar::Other_Format:
    case QChar::Other_Surrogate:
    case QChar::Other_PrivateUse:
    case QChar::Other_NotAssigned:
    case QChar::Separator_Line:
    case QChar::Separator_Paragraph:
    case QChar::Separator_Space:
        return false;
    default:
        return true;
    }
}

QString escaped(char32_t c)
{
    switch (c) {
    case U'\n':
        return QStringLiteral("\\n");
    case U'\r':
        return QStringLiteral("\\r");
    case U'\t':
        return QStringLiteral("\\t");
    default:
        break;
    }
    const auto hex = [c](QChar kind, int width) {
        return QStringLiteral("\\%1%2").arg(kind).arg(uint(c), width, 16, QLatin1Char('0'));
    };
    if (c < 0x100)
        return hex(u'x', 2);
    return c < 0x10000 ? hex(u'u', 4) : hex(u'U', 8);
}

} // namespace

QString pythonRepr(const QString &text)
{
    const QChar quote = text.contains(u'\'') && !text.contains(u'"') ? u'"' : u'\'';
    QString quoted(quote);
    for (const char32_t c : text.toUcs4()) {
        if (c == U'\\' || c == quote.unicode())
            quoted += u'\\';
        if (isPrintable(c)) {
            quoted += QChar::fromUcs4(c);
        } else {
            quoted += escaped(c);
        }
    }
    quoted += quote;
    return quoted;
}

QString pythonRepr(const QStringList &texts)
{
    QStringList quoted;
    quoted.reserve(texts.size());
    for (const QString &text : texts)
        quoted += pythonRepr(text);
    return u'[' + quoted.join(QStringLiteral(", ")) + u']';
}

} // namespace pennon
