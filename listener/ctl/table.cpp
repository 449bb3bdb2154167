// SPDX-License-Identifier: GPL-3.0-or-later
#include "ctl/table.h"

#include "ctl/textwidth.h"

#include <algorithm>
#include <utility>

namespace pennon {

namespace {

QLatin1String colourOf(Tone tone)
{
    switch (tone) {
    case Tone::Good:
        return QLatin1String("32");
    case Tone::Warning:
        return QLatin1String("33");
    case Tone::Bad:
        return QLatin1String("31");
    case Tone::Faint:
        return QLatin1String("2");
    case Tone::Plain:
        break;
    }
    return {};
}

QString padded(const Cell &cell, int width, bool toTheRight, bool hasColours)
{
    const QString gap(std::max(width - textWidth(cell.text), 0), u' ');
    const QString text = toned(cell.text, cell.tone, hasColours);
    return toTheRight ? QString(gap + text) : QString(text + gap);
}

void chopBlanks(QString &line)
{
    while (line.endsWith(u' '))
        line.chop(1);
}

} // namespace

QString toned(const QString &text, Tone tone, bool hasColours)
{
    if (!hasColours || tone == Tone::Plain || text.isEmpty())
        return text;
    return QStringLiteral("\x1b[%1m%2\x1b[0m").arg(colourOf(tone), text);
}

Table::Table(std::vector<Column> columns)
    : m_columns(std::move(columns))
{}

void Table::add(std::vector<Cell> row)
{
    for (Cell &cell : row)
        cell.text = harmless(cell.text);
    row.resize(m_columns.size());
    m_rows.push_back(std::move(row));
}

QString Table::text(bool hasColours) const
{
    std::vector<int> widths(m_columns.size(), 0);
    for (const std::vector<Cell> &row : m_rows) {
        for (std::size_t i = 0; i < row.size(); ++i)
            widths[i] = std::max(widths[i], textWidth(row[i].text));
    }
    QString text;
    const auto addLine = [&](const auto &cellOf, bool isColoured) {
        QString line;
        for (std::size_t i = 0; i < m_columns.size(); ++i) {
            if (widths[i] == 0)
                continue;
            const int width = std::max(widths[i], textWidth(m_columns[i].title));
            if (!line.isEmpty())
                line += QStringLiteral("  ");
            line += padded(cellOf(i), width, m_columns[i].isNumeric, isColoured);
        }
        chopBlanks(line);
        text += line + u'\n';
    };
    addLine([this](std::size_t i) { return Cell{m_columns[i].title, Tone::Plain}; }, false);
    for (const std::vector<Cell> &row : m_rows)
        addLine([&row](std::size_t i) { return row[i]; }, hasColours);
    return text;
}

} // namespace pennon
