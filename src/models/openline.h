// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/logstyle.h"

#include <QString>
#include <QStringView>

#include <vector>

namespace pennon {

/// The last line of a log, which is not complete yet and may be written over, as progress is shown on
/// terminals: after a carriage return new text takes the place of the old.
///
/// Of a very long line the first maxLength UTF-16 units are kept; the others are counted.
class OpenLine final
{
public:
    static constexpr qsizetype maxLength = 8192;

    [[nodiscard]] const QString &text() const { return m_text; }
    [[nodiscard]] const std::vector<LogSpan> &spans() const { return m_spans; }
    /// Something was written, if only to be erased.
    [[nodiscard]] bool isBegun() const { return m_begun; }
    /// UTF-16 units that were left out.
    [[nodiscard]] qint64 leftOut() const { return m_leftOut; }

    void write(QStringView run, const LogStyle &style);
    void carriageReturn();
    void backspace();
    void eraseToEnd();
    void eraseToBegin();
    void eraseAll();
    /// Ends the text with words about what was left out, if something was; see leftOut().
    void complete(const QString &note);
    void clear();

private:
    void overwrite(QStringView run, const LogStyle &style);
    [[nodiscard]] LogStyle styleAt(qsizetype position) const;
    void setStyle(qsizetype from, qsizetype to, const LogStyle &style);
    void mendSurrogates(qsizetype position);

    QString m_text;
    std::vector<LogSpan> m_spans; ///< by start; neighbours differ
    qsizetype m_cursor = 0;
    qint64 m_beyond = 0; ///< where the cursor is in what is left out
    qint64 m_leftOut = 0;
    bool m_begun = false;
    bool m_blank = false; ///< erased, and nothing written since
};

} // namespace pennon
