// SPDX-License-Identifier: GPL-3.0-or-later
#include "importer/expansion.h"

#include <QRegularExpression>

#include <algorithm>

namespace pennon {

namespace {

constexpr auto environmentPrefix = "ENV_";

tl::unexpected<Error> malformed(const QString &why)
{
    return failure(ErrorCode::InvalidInput, why);
}

/// Where the bracket that opens at this place is closed; -1: nowhere.
qsizetype closingBracket(const QString &text, qsizetype open)
{
    int depth = 0;
    for (qsizetype i = open; i < text.size(); ++i) {
        if (text[i] == u'(') {
            ++depth;
        } else if (text[i] == u')' && --depth == 0) {
            return i;
        }
    }
    return -1;
}

/// Flags, width and conversion behind the name, such as "s" and "02d".
struct Conversion
{
    bool left = false;
    bool zeros = false;
    int width = 0;
    QChar type;
    qsizetype length = 0; ///< 0: cannot be read
};

Conversion conversionAt(const QString &text, qsizetype at)
{
    static const QRegularExpression shape(QStringLiteral("\\G([-0 +#]*)(\\d{0,3})([sdi])"));
    const auto match = shape.match(text, at);
    if (!match.hasMatch())
        return {};
    return {match.captured(1).contains(u'-'), match.captured(1).contains(u'0'), match.captured(2).toInt(),
            match.captured(3).front(), match.capturedLength()};
}

Result<QString> converted(const QString &name, const Conversion &conversion, const Expansions &expansions)
{
    const auto number = expansions.numbers.find(name);
    const bool isNumber = number != expansions.numbers.end();
    const std::optional<QString> text = isNumber ? QString::number(number->second) : expansions.text(name);
    if (!text && name.startsWith(QLatin1String(environmentPrefix))) {
        return malformed(QStringLiteral("%(%1)s: the environment variable %2 is not set; run the import with "
                                        "supervisord's environment")
                             .arg(name, name.sliced(4)));
    }
    if (!text)
        return malformed(QStringLiteral("supervisord does not know %(%1)s here").arg(name));
    if (conversion.type != u's' && !isNumber)
        return malformed(QStringLiteral("%(%1)%2 needs a number").arg(name, conversion.type));
    if (conversion.left)
        return text->leftJustified(conversion.width);
    const bool zeros = conversion.zeros && conversion.type != u's';
    return text->rightJustified(conversion.width, zeros ? u'0' : u' ');
}

bool isBlank(QChar c)
{
    return c == u' ' || c == u'\t' || c == u'\r' || c == u'\n';
}

bool isWordCharacter(QChar c)
{
    const bool isPlain = (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z') || (c >= u'0' && c <= u'9');
    return isPlain || QStringView(u"_/.+-():").contains(c);
}

bool isQuote(QChar c)
{
    return c == u'"' || c == u'\'';
}

/// The tokens of shlex in its non-POSIX mode: quotes stay, and open only at the start of a token.
Result<QStringList> variableTokens(const QString &text)
{
    QStringList tokens;
    for (qsizetype i = 0; i < text.size();) {
        qsizetype end = i + 1;
        if (isBlank(text[i])) {
            i = end;
            continue;
        }
        if (text[i] == u'#') {
            end = text.indexOf(u'\n', i);
            i = end < 0 ? text.size() : end + 1;
            continue;
        }
        if (isQuote(text[i])) {
            end = text.indexOf(text[i], end) + 1;
            if (end == 0)
                return malformed(QStringLiteral("a quote that is not closed"));
        } else if (isWordCharacter(text[i])) {
            while (end < text.size() && (isWordCharacter(text[end]) || isQuote(text[end])))
                ++end;
        }
        tokens += text.sliced(i, end - i);
        i = end;
    }
    return tokens;
}

QString withoutQuotes(QString text)
{
    while (!text.isEmpty() && isQuote(text.front()))
        text.remove(0, 1);
    while (!text.isEmpty() && isQuote(text.back()))
        text.chop(1);
    return text;
}

} // namespace

std::optional<QString> Expansions::text(const QString &name) const
{
    if (const auto found = texts.find(name); found != texts.end())
        return found->second;
    if (name.startsWith(QLatin1String(environmentPrefix)) && environment)
        return environment(name.sliced(4).toUtf8().constData());
    return std::nullopt;
}

Result<QString> expand(const QString &text, const Expansions &expansions)
{
    QString expanded;
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (text[i] != u'%') {
            expanded += text[i];
            continue;
        }
        if (i + 1 < text.size() && text[i + 1] == u'%') {
            expanded += text[++i];
            continue;
        }
        const qsizetype open = i + 1;
        const qsizetype close = open < text.size() && text[open] == u'(' ? closingBracket(text, open) : -1;
        const Conversion conversion = close < 0 ? Conversion{} : conversionAt(text, close + 1);
        if (conversion.length == 0) {
            return malformed(
                QStringLiteral("a % that is neither %% nor a whole %(name)s; supervisord refuses it"));
        }
        const Result<QString> value =
            converted(text.sliced(open + 1, close - open - 1), conversion, expansions);
        if (!value)
            return value;
        expanded += *value;
        i = close + conversion.length;
    }
    return expanded;
}

Result<Variables> parseVariables(const QString &text)
{
    const Result<QStringList> tokens = variableTokens(text);
    if (!tokens)
        return tl::unexpected(tokens.error());
    Variables variables;
    for (qsizetype i = 0; i < tokens->size(); i += 4) {
        if (i + 2 >= tokens->size() || tokens->at(i + 1) != u'=')
            return malformed(QStringLiteral("not KEY=\"value\",KEY2=\"value2\""));
        variables[tokens->at(i)] = withoutQuotes(tokens->at(i + 2));
    }
    return variables;
}

Result<QStringList> splitCommand(const QString &command)
{
    QStringList words;
    QString word;
    bool inWord = false;
    QChar quote;
    for (qsizetype i = 0; i < command.size(); ++i) {
        const QChar c = command[i];
        if (c == u'\\' && quote != u'\'') {
            if (i + 1 == command.size())
                return malformed(QStringLiteral("a backslash at the end"));
            const QChar next = command[++i];
            if (!quote.isNull() && next != u'\\' && next != quote)
                word += c;
            word += next;
            inWord = true;
        } else if (!quote.isNull()) {
            if (c == quote) {
                quote = QChar();
            } else {
                word += c;
            }
        } else if (isQuote(c)) {
            quote = c;
            inWord = true;
        } else if (!isBlank(c)) {
            word += c;
            inWord = true;
        } else if (inWord) {
            words += std::exchange(word, QString());
            inWord = false;
        }
    }
    if (!quote.isNull())
        return malformed(QStringLiteral("a quote that is not closed"));
    if (inWord)
        words += word;
    return words;
}

} // namespace pennon
