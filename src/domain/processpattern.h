// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "domain/processname.h"

#include <QString>
#include <QStringView>

#include <vector>

namespace pennon {

/// Which processes a rule of pennon.conf is about, as people write it: `name` (in whatever group),
/// `group:name`, `group:*`, or shell-style patterns (`*`, `?`, `[a-z]`) in either part, such as `web*` or
/// `shop:worker_?`.
class ProcessPattern final
{
public:
    /// InvalidInput for an empty text or part, blanks, more than one colon, or a bracket that is not closed.
    [[nodiscard]] static Result<ProcessPattern> parse(QStringView text);

    [[nodiscard]] bool matches(const ProcessName &process) const;

    /// As it was written.
    [[nodiscard]] const QString &text() const { return m_text; }

    /// Without `*`, `?` and `[`: it means one name and a spelling mistake in it can be told.
    [[nodiscard]] bool isLiteral() const { return m_isLiteral; }

    friend bool operator==(const ProcessPattern &one, const ProcessPattern &other)
    {
        return one.m_text == other.m_text;
    }

private:
    ProcessPattern(QString text, QString group, QString name);

    QString m_text;
    QString m_group; ///< empty: any
    QString m_name;
    bool m_isLiteral = true;
};

using ProcessPatterns = std::vector<ProcessPattern>;

[[nodiscard]] bool matchesAny(const ProcessPatterns &patterns, const ProcessName &process);

} // namespace pennon
