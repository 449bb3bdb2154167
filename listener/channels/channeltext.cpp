// SPDX-License-Identifier: GPL-3.0-or-later
#include "channels/channeltext.h"

#include "alerts/cleantext.h"

#include <QDateTime>

namespace pennon {

namespace {

constexpr QChar replacement(QChar::ReplacementCharacter);
constexpr QChar zeroWidthSpace(u'\u200b');
constexpr char16_t firstC1 = 0x7f; // DEL, and the controls above ASCII
constexpr char16_t lastC1 = 0x9f;

bool isControl(QChar c)
{
    const char16_t code = c.unicode();
    return (code < u' ' && c != u'\n' && c != u'\t') || (code >= firstC1 && code <= lastC1);
}

/// Marks, embeddings, overrides and isolates (Unicode's Bidirectional Algorithm, UAX 9), and line separators.
bool turnsText(QChar c)
{
    const char16_t code = c.unicode();
    return code == 0x061c || code == 0x200e || code == 0x200f || (code >= 0x2028 && code <= 0x202e) ||
           (code >= 0x2066 && code <= 0x2069);
}

/// The character at @p at is half of a pair whose other half is not there.
bool isHalf(const QString &text, qsizetype at)
{
    const QChar c = text.at(at);
    if (c.isHighSurrogate())
        return at + 1 == text.size() || !text.at(at + 1).isLowSurrogate();
    return c.isLowSurrogate() && (at == 0 || !text.at(at - 1).isHighSurrogate());
}

} // namespace

QString cleanText(const QString &text)
{
    QString clean = text;
    clean.replace(QStringLiteral("\r\n"), QStringLiteral("\n"));
    for (qsizetype at = 0; at < clean.size(); ++at) {
        if (isControl(clean.at(at)) || turnsText(clean.at(at)) || isHalf(clean, at))
            clean[at] = replacement;
    }
    return clean;
}

QString clipped(const QString &text, qsizetype limit)
{
    if (text.size() <= limit)
        return text;
    return QString(cutAfter(text, limit - 1) + u'…');
}

QString codeBlock(const QString &text, qsizetype limit)
{
    QString inside = text;
    // No run of backticks in it can close the block.
    inside.replace(QStringLiteral("``"), QString(u'`' + QString(zeroWidthSpace) + u'`' + zeroWidthSpace));
    while (inside.endsWith(u'\n'))
        inside.chop(1);
    return QString(QStringLiteral("```\n") + clipped(inside, limit - codeBlockFrame) +
                   QStringLiteral("\n```"));
}

QString escapedMarkdown(const QString &line)
{
    static const QString special = QStringLiteral("\\`*_{}[]()<>#~|!");
    QString escaped;
    escaped.reserve(line.size() * 2);
    for (const QChar c : line) {
        if (special.contains(c))
            escaped += u'\\';
        escaped += c == u'\n' ? QChar(u' ') : c;
        if (c == u'@')
            escaped += zeroWidthSpace;
    }
    return escaped;
}

QString isoTime(Clock::WallTime time)
{
    return QDateTime::fromMSecsSinceEpoch(time.time_since_epoch().count(), Qt::UTC)
        .toString(Qt::ISODateWithMs);
}

} // namespace pennon
