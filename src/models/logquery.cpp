// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/logquery.h"

#include <QCoreApplication>

namespace pennon {

namespace {

/// Keeps an expression such as (a+)+$ from holding up everything: PCRE2 gives up a line after so many steps.
constexpr QLatin1String limit("(*LIMIT_MATCH=200000)");

} // namespace

Result<LogQuery> LogQuery::make(const QString &text, Options options)
{
    LogQuery query;
    query.m_text = text;
    query.m_case = options.caseSensitive ? Qt::CaseSensitive : Qt::CaseInsensitive;
    if (!options.regularExpression || text.isEmpty())
        return query;
    QRegularExpression::PatternOptions flags = QRegularExpression::UseUnicodePropertiesOption;
    if (!options.caseSensitive)
        flags |= QRegularExpression::CaseInsensitiveOption;
    QRegularExpression expression(QString(limit + text), flags);
    if (!expression.isValid()) {
        const qsizetype at = expression.patternErrorOffset() - limit.size();
        return failure(ErrorCode::InvalidInput,
                       QCoreApplication::translate("LogQuery", "No regular expression: %1, at character %2.")
                           .arg(expression.errorString(), QString::number(at + 1)));
    }
    expression.optimize();
    query.m_expression = std::move(expression);
    return query;
}

template <typename Found>
void LogQuery::each(QStringView line, Found found) const
{
    if (m_expression) {
        const QString text = QString::fromRawData(line.data(), line.size());
        QRegularExpressionMatchIterator all = m_expression->globalMatch(text);
        while (all.hasNext()) {
            const QRegularExpressionMatch match = all.next();
            if (match.capturedLength() > 0)
                found(Match{match.capturedStart(), match.capturedLength()});
        }
    } else if (!m_text.isEmpty()) {
        for (qsizetype at = line.indexOf(m_text, 0, m_case); at >= 0;
             at = line.indexOf(m_text, at + m_text.size(), m_case))
            found(Match{at, m_text.size()});
    }
}

std::vector<LogQuery::Match> LogQuery::matches(QStringView line) const
{
    std::vector<Match> all;
    each(line, [&all](Match match) { all.push_back(match); });
    return all;
}

int LogQuery::count(QStringView line) const
{
    int number = 0;
    each(line, [&number](Match) { ++number; });
    return number;
}

} // namespace pennon
