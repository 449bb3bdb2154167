// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/logs/logcolors.h"
#include "models/logbuffer.h"
#include "models/logquery.h"

#include <QFont>
#include <QFontMetricsF>
#include <QTextLayout>

#include <memory>
#include <optional>
#include <unordered_map>
#include <vector>

namespace pennon {

/// The lines of a log as they are painted, laid out when they are first seen and kept while they are near.
class LogLayouts final
{
public:
    struct Laid
    {
        QTextLayout layout;
        int rows = 1;
        double width = 0;
        LogLine::Kind kind = LogLine::Kind::Text;
        std::vector<LogQuery::Match> matches;
    };

    explicit LogLayouts(const LogBuffer &buffer, const QFont &font, const QPalette &palette);

    /// A width of 0: lines are not wrapped. Each of these lays out anew.
    void setLook(const QFont &font, const QPalette &palette);
    void setWrapWidth(double width);
    void setQuery(const std::optional<LogQuery> &query);
    void forget() { m_laid.clear(); }
    /// Lines from this number on are others than before.
    void forgetFrom(qint64 number);

    [[nodiscard]] const Laid &line(qint64 number);
    [[nodiscard]] double rowHeight() const { return m_rowHeight; }
    [[nodiscard]] double wrapWidth() const { return m_wrapWidth; }
    [[nodiscard]] const LogColors &colors() const { return m_colors; }

private:
    [[nodiscard]] std::unique_ptr<Laid> lay(qint64 number) const;

    const LogBuffer &m_buffer;
    QFont m_font;
    LogColors m_colors;
    double m_rowHeight = 1;
    double m_ascent = 0;
    double m_tabStop = 0;
    double m_wrapWidth = 0;
    std::optional<LogQuery> m_query;
    std::unordered_map<qint64, std::unique_ptr<Laid>> m_laid;
};

} // namespace pennon
