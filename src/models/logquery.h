// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"

#include <QRegularExpression>
#include <QString>
#include <QStringView>

#include <optional>
#include <vector>

namespace pennon {

/// What is searched for in a log, line by line.
class LogQuery final
{
public:
    struct Options
    {
        bool regularExpression = false;
        bool caseSensitive = false;
        friend bool operator==(const Options &, const Options &) = default;
    };
    struct Match
    {
        qsizetype start = 0;
        qsizetype length = 0;
        friend bool operator==(const Match &, const Match &) = default;
    };

    /// Errors: InvalidInput, with what is wrong with the expression and where. An empty text matches nothing.
    [[nodiscard]] static Result<LogQuery> make(const QString &text, Options options);

    /// In order, never empty ones. An expression that would take too long on a line matches nothing there.
    [[nodiscard]] std::vector<Match> matches(QStringView line) const;
    [[nodiscard]] int count(QStringView line) const;

private:
    LogQuery() = default;
    template <typename Found>
    void each(QStringView line, Found found) const;

    QString m_text;
    Qt::CaseSensitivity m_case = Qt::CaseInsensitive;
    std::optional<QRegularExpression> m_expression;
};

} // namespace pennon
