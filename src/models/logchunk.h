// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/logstyle.h"

#include <QString>
#include <QStringView>

#include <span>
#include <vector>

namespace pennon {

/// One line of a LogBuffer; good until the buffer changes.
struct LogLine
{
    enum class Kind : quint8 {
        Text,
        Note, ///< not of the log: says that something is missing here, and why
    };
    QStringView text;
    std::span<const LogSpan> spans;
    Kind kind = Kind::Text;
};

/// Some lines of a log in one piece of memory, which is what makes a hundred thousand of them cheap.
class LogChunk final
{
public:
    explicit LogChunk(qint64 first)
        : m_first(first)
    {}

    [[nodiscard]] qint64 first() const { return m_first; }
    [[nodiscard]] qint64 end() const { return m_first + static_cast<qint64>(m_lines.size()); }
    [[nodiscard]] qsizetype textSize() const { return m_text.size(); }

    void append(QStringView text, std::span<const LogSpan> spans, LogLine::Kind kind)
    {
        m_text.append(text);
        m_spans.insert(m_spans.end(), spans.begin(), spans.end());
        m_lines.push_back({m_text.size(), m_spans.size(), kind});
    }

    [[nodiscard]] LogLine line(qint64 number) const
    {
        const auto at = static_cast<std::size_t>(number - m_first);
        const Line before = at == 0 ? Line{} : m_lines.at(at - 1);
        const Line &own = m_lines.at(at);
        return {QStringView(m_text).sliced(before.textEnd, own.textEnd - before.textEnd),
                std::span(m_spans).subspan(before.spanEnd, own.spanEnd - before.spanEnd), own.kind};
    }

private:
    struct Line
    {
        qsizetype textEnd = 0;
        std::size_t spanEnd = 0;
        LogLine::Kind kind = LogLine::Kind::Text;
    };

    qint64 m_first;
    QString m_text;
    std::vector<LogSpan> m_spans;
    std::vector<Line> m_lines;
};

} // namespace pennon
