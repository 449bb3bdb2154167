// SPDX-License-Identifier: GPL-3.0-or-later
#include "alerts/cleantext.h"

#include <QRegularExpression>

#include <algorithm>

namespace pennon {

namespace {

constexpr qsizetype longestLogLine = 400; // characters
constexpr char32_t pictures = 0x2400;     // of NUL and the control characters that follow it
constexpr char32_t pictureOfDelete = 0x2421;
constexpr char32_t deleteCharacter = 0x7f;
constexpr char32_t nonJoiner = 0x200c;
constexpr char32_t joiner = 0x200d;

bool breaksLine(char32_t c)
{
    return c == U'\n' || c == U'\r' || c == U'\t' || c == 0x0b || c == 0x0c || c == 0x85 || c == 0x2028 ||
           c == 0x2029;
}

/// In one line; U'\0' for what is left out.
char32_t shown(char32_t c)
{
    if (breaksLine(c))
        return U' ';
    if (c < U' ')
        return pictures + c;
    if (c == deleteCharacter)
        return pictureOfDelete;
    if (QChar::isNonCharacter(c))
        return QChar::ReplacementCharacter;
    switch (QChar::category(c)) {
    case QChar::Other_Control:
    case QChar::Other_Surrogate:
        return QChar::ReplacementCharacter;
    case QChar::Other_Format:
        return c == joiner || c == nonJoiner ? c : U'\0';
    default:
        return c;
    }
}

QString withoutColours(QString text)
{
    static const QRegularExpression colours(QStringLiteral("\\x1b\\[[0-9;:]*m"));
    return text.remove(colours);
}

/// A line of output that may be a megabyte long, as bytes that fit.
QByteArray shortLine(QByteArrayView line)
{
    constexpr qsizetype begin = longestLogLine * 4; // bytes: more than fit, in whatever script
    constexpr qsizetype end = longestLogLine * 4;
    if (line.size() <= begin + end)
        return line.toByteArray();
    const auto continues = [&line](qsizetype at) {
        return (static_cast<unsigned char>(line.at(at)) & 0xC0U) == 0x80U;
    };
    qsizetype headEnd = begin;
    while (headEnd > begin - 4 && continues(headEnd))
        --headEnd;
    qsizetype tailBegin = line.size() - end;
    while (tailBegin < line.size() - end + 4 && continues(tailBegin))
        ++tailBegin;
    const QByteArray head = line.first(headEnd).toByteArray();
    return head + " " + line.sliced(tailBegin).toByteArray();
}

} // namespace

QString cutAfter(const QString &text, qsizetype units)
{
    if (text.size() <= units)
        return text;
    const qsizetype end = units > 0 && text.at(units - 1).isHighSurrogate() ? units - 1 : units;
    return text.first(std::max<qsizetype>(end, 0));
}

QString elided(const QString &text, qsizetype units, QStringView mark)
{
    if (text.size() <= units)
        return text;
    const qsizetype room = units - mark.size();
    if (room <= 0)
        return cutAfter(text, units);
    const qsizetype head = room - room / 3;
    qsizetype tail = text.size() - room / 3;
    if (tail < text.size() && text.at(tail).isLowSurrogate())
        ++tail;
    return cutAfter(text, head) + mark + text.sliced(tail);
}

QString cleanLine(const QString &text)
{
    QString clean;
    clean.reserve(text.size());
    const QList<uint> characters = withoutColours(text).toUcs4();
    for (const uint c : characters) {
        if (const char32_t seen = shown(c); seen != U'\0')
            clean += QStringView(QChar::fromUcs4(seen));
    }
    return clean;
}

QString cleanLine(const QString &text, qsizetype longest)
{
    constexpr qsizetype perCharacter = 16; // escapes and characters of format that are left out
    return elided(cleanLine(elided(text, longest * perCharacter)).trimmed(), longest);
}

QString withoutUserInfo(QString text)
{
    static const QRegularExpression userInfo(QStringLiteral("://[^\\s/?#@]*@"));
    return text.replace(userInfo, QStringLiteral("://"));
}

QStringList lastLines(const QByteArray &output, qsizetype lines, qsizetype bytes)
{
    QStringList found;
    qsizetype end = output.size();
    if (output.endsWith('\n'))
        --end;
    qsizetype size = 0;
    while (end >= 0 && found.size() < lines && !output.isEmpty()) {
        const qsizetype before = end > 0 ? output.lastIndexOf('\n', end - 1) : -1;
        QByteArrayView raw = QByteArrayView(output).sliced(before + 1, end - before - 1);
        if (raw.endsWith('\r'))
            raw.chop(1);
        QString line = QString::fromUtf8(shortLine(raw));
        line.replace(u'\t', QStringLiteral("    "));
        line = elided(cleanLine(line), longestLogLine);
        size += line.toUtf8().size() + 1;
        if (!found.isEmpty() && size > bytes)
            break;
        found.prepend(line);
        end = before;
    }
    return found;
}

} // namespace pennon
