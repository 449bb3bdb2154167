// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <vector>

namespace pennon {

/// What a cell says about its matter, as a colour where colours are wanted.
enum class Tone { Plain, Good, Warning, Bad, Faint };

/// The text in that colour, or as it is.
[[nodiscard]] QString toned(const QString &text, Tone tone, bool hasColours);

struct Cell
{
    QString text;
    Tone tone = Tone::Plain;
};

struct Column
{
    QString title;
    bool isNumeric = false; ///< aligned to the right
};

/// Rows of cells in columns as wide as their widest cell; columns without any text in them are left out.
class Table final
{
public:
    explicit Table(std::vector<Column> columns);

    /// As many cells as there are columns. What could steer a terminal is taken out.
    void add(std::vector<Cell> row);
    [[nodiscard]] QString text(bool hasColours) const;

private:
    std::vector<Column> m_columns;
    std::vector<std::vector<Cell>> m_rows;
};

} // namespace pennon
