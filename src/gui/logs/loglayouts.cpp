// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/logs/loglayouts.h"

#include <cmath>

namespace pennon {

namespace {

constexpr std::size_t mostKept = 600;
constexpr double endless = 1e6;
constexpr int tabColumns = 8;

QList<QTextLayout::FormatRange> formatsOf(const LogLine &line, const LogColors &colors)
{
    QList<QTextLayout::FormatRange> all;
    if (line.kind == LogLine::Kind::Note) {
        all.append({0, static_cast<int>(line.text.size()), colors.noteFormat()});
        return all;
    }
    for (std::size_t i = 0; i < line.spans.size(); ++i) {
        const LogSpan &span = line.spans[i];
        const qsizetype end = i + 1 < line.spans.size() ? line.spans[i + 1].start : line.text.size();
        if (!(span.style == LogStyle{}))
            all.append({span.start, static_cast<int>(end - span.start), colors.format(span.style)});
    }
    return all;
}

} // namespace

LogLayouts::LogLayouts(const LogBuffer &buffer, const QFont &font, const QPalette &palette)
    : m_buffer(buffer)
    , m_colors(palette)
{
    setLook(font, palette);
}

void LogLayouts::setLook(const QFont &font, const QPalette &palette)
{
    m_font = font;
    m_colors = LogColors(palette);
    const QFontMetricsF metrics(font);
    m_rowHeight = std::ceil(metrics.lineSpacing());
    m_ascent = metrics.ascent();
    m_tabStop = metrics.horizontalAdvance(QLatin1Char(' ')) * tabColumns;
    forget();
}

void LogLayouts::setWrapWidth(double width)
{
    if (qFuzzyCompare(m_wrapWidth + 1, width + 1))
        return;
    m_wrapWidth = width;
    forget();
}

void LogLayouts::setQuery(const std::optional<LogQuery> &query)
{
    m_query = query;
    forget();
}

void LogLayouts::forgetFrom(qint64 number)
{
    std::erase_if(m_laid, [number](const auto &entry) { return entry.first >= number; });
}

const LogLayouts::Laid &LogLayouts::line(qint64 number)
{
    auto found = m_laid.find(number);
    if (found == m_laid.end()) {
        if (m_laid.size() >= mostKept)
            forget();
        found = m_laid.emplace(number, lay(number)).first;
    }
    return *found->second;
}

std::unique_ptr<LogLayouts::Laid> LogLayouts::lay(qint64 number) const
{
    const LogLine line = m_buffer.line(number);
    auto laid = std::make_unique<Laid>();
    laid->kind = line.kind;
    if (m_query && line.kind == LogLine::Kind::Text)
        laid->matches = m_query->matches(line.text);
    QTextOption option;
    option.setTextDirection(Qt::LeftToRight);
    option.setTabStopDistance(m_tabStop);
    option.setWrapMode(m_wrapWidth > 0 ? QTextOption::WrapAtWordBoundaryOrAnywhere : QTextOption::NoWrap);
    QTextLayout &layout = laid->layout;
    layout.setCacheEnabled(true);
    layout.setFont(m_font);
    layout.setTextOption(option);
    layout.setText(line.text.toString());
    QList<QTextLayout::FormatRange> formats = formatsOf(line, m_colors);
    for (const LogQuery::Match &match : laid->matches)
        formats.append(
            {static_cast<int>(match.start), static_cast<int>(match.length), m_colors.matchFormat(false)});
    layout.setFormats(formats);
    layout.beginLayout();
    int rows = 0;
    for (QTextLine row = layout.createLine(); row.isValid(); row = layout.createLine()) {
        row.setLineWidth(m_wrapWidth > 0 ? m_wrapWidth : endless);
        row.setPosition(QPointF(0, rows * m_rowHeight + m_ascent - row.ascent()));
        laid->width = std::max(laid->width, row.naturalTextWidth());
        ++rows;
    }
    layout.endLayout();
    laid->rows = std::max(1, rows);
    return laid;
}

} // namespace pennon
