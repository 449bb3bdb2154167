// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QImage>
#include <QPolygonF>
#include <QRectF>

#include <vector>

namespace pennon {

/// Draws curves that go from left to right, column by column, with smooth edges. QPainter takes some 20 ms
/// for a band and a line of a thousand points, this less than one.
class ColumnRaster final
{
public:
    /// An empty picture of that area; coordinates are those of the area's own system.
    ColumnRaster(const QRectF &area, double devicePixelRatio);

    /// What lies between two curves.
    void fill(const QPolygonF &upper, const QPolygonF &lower, const QColor &color);
    /// What lies below a curve.
    void fillBelow(const QPolygonF &line, const QColor &color);
    /// Dashes and gaps in turns, in pixels; none: a line without gaps. At most four.
    void draw(const QPolygonF &line, double width, const QColor &color, const std::vector<int> &dashes = {});

    [[nodiscard]] const QImage &image() const { return m_image; }

private:
    /// Where a curve is within a pixel column: from its highest to its lowest point; `low` below `high` where
    /// it is not.
    struct Reach
    {
        double high = 0;
        double low = -1;
        [[nodiscard]] bool isThere() const { return low >= high; }
    };
    [[nodiscard]] std::vector<Reach> reaches(const QPolygonF &line) const;
    void blend(int column, double top, double bottom, QRgb color);

    QRectF m_area;
    double m_scale;
    QImage m_image;
};

} // namespace pennon
