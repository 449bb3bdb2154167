// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/shellwords.h"

#include <algorithm>
#include <optional>

namespace pennon {

namespace {

enum class Quotes { None, Single, Double };

bool isPlain(QChar c)
{
    return c.isLetterOrNumber() || QStringView(u"@%+=:,./-_").contains(c);
}

QString quoted(const QString &word)
{
    if (!word.isEmpty() && std::all_of(word.begin(), word.end(), isPlain))
        return word;
    QString inside = word;
    inside.replace(u'\'', QStringLiteral("'\\''"));
    return QString(u'\'' + inside + u'\'');
}

} // namespace

Result<QStringList> splitShellWords(const QString &text)
{
    QStringList words;
    std::optional<QString> word;
    Quotes quotes = Quotes::None;
    const auto append = [&word](QChar c) { word = word.value_or(QString()) + c; };
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text.at(i);
        if (quotes == Quotes::Single) {
            if (c == u'\'') {
                quotes = Quotes::None;
            } else {
                append(c);
            }
        } else if (c == u'\\') {
            if (i + 1 == text.size())
                return failure(ErrorCode::InvalidInput, QStringLiteral("a backslash at the end"));
            const QChar next = text.at(++i);
            if (quotes == Quotes::Double && !QStringView(u"\"\\$`").contains(next))
                append(c);
            append(next);
        } else if (quotes == Quotes::Double) {
            if (c == u'"') {
                quotes = Quotes::None;
            } else {
                append(c);
            }
        } else if (c == u'\'' || c == u'"') {
            quotes = c == u'\'' ? Quotes::Single : Quotes::Double;
            word = word.value_or(QString());
        } else if (!c.isSpace()) {
            append(c);
        } else if (word) {
            words += *word;
            word.reset();
        }
    }
    if (quotes != Quotes::None)
        return failure(ErrorCode::InvalidInput, QStringLiteral("a quote that is not closed"));
    if (word)
        words += *word;
    return words;
}

QString joinShellWords(const QStringList &words)
{
    QStringList parts;
    for (const QString &word : words)
        parts += quoted(word);
    return parts.join(u' ');
}

} // namespace pennon
