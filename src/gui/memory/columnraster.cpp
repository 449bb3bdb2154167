// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/memory/columnraster.h"

#include <algorithm>
#include <cmath>

namespace pennon {

namespace {

/// One colour over pixels, which are premultiplied; alpha from 0 to 255. Two channels at a time.
class Over
{
public:
    Over(QRgb color, unsigned alpha)
        : m_redBlue((color & channels) * alpha + half)
        , m_alphaGreen((((color | 0xff000000U) >> 8) & channels) * alpha + half)
        , m_rest(255 - alpha)
    {}
    [[nodiscard]] QRgb operator()(QRgb below) const
    {
        return by255(m_redBlue + (below & channels) * m_rest) |
               by255(m_alphaGreen + ((below >> 8) & channels) * m_rest) << 8;
    }

private:
    static constexpr unsigned channels = 0x00ff00ff;
    static constexpr unsigned half = 0x00800080;
    /// Both channels divided by 255.
    [[nodiscard]] static unsigned by255(unsigned sums)
    {
        return ((sums + ((sums >> 8) & channels)) >> 8) & channels;
    }

    unsigned m_redBlue;
    unsigned m_alphaGreen;
    unsigned m_rest;
};

bool isDrawn(int column, double scale, const std::vector<int> &dashes)
{
    if (dashes.empty())
        return true;
    int length = 0;
    for (const int dash : dashes)
        length += dash;
    int place = static_cast<int>(column / scale) % length;
    for (std::size_t i = 0; i < dashes.size(); ++i) {
        if (place < dashes[i])
            return i % 2 == 0;
        place -= dashes[i];
    }
    return false;
}

} // namespace

ColumnRaster::ColumnRaster(const QRectF &area, double devicePixelRatio)
    : m_area(area)
    , m_scale(devicePixelRatio)
    , m_image(static_cast<int>(std::ceil(area.width() * devicePixelRatio)),
              static_cast<int>(std::ceil(area.height() * devicePixelRatio)),
              QImage::Format_ARGB32_Premultiplied)
{
    m_image.setDevicePixelRatio(devicePixelRatio);
    m_image.fill(Qt::transparent);
}

std::vector<ColumnRaster::Reach> ColumnRaster::reaches(const QPolygonF &line) const
{
    std::vector<Reach> found(static_cast<std::size_t>(m_image.width()));
    const auto add = [&found](int column, double y) {
        Reach &reach = found[static_cast<std::size_t>(column)];
        reach = reach.isThere() ? Reach{std::min(reach.high, y), std::max(reach.low, y)} : Reach{y, y};
    };
    const int last = m_image.width() - 1;
    for (qsizetype i = 1; i < line.size(); ++i) {
        const QPointF from = (line[i - 1] - m_area.topLeft()) * m_scale;
        const QPointF to = (line[i] - m_area.topLeft()) * m_scale;
        const double slope = to.x() > from.x() ? (to.y() - from.y()) / (to.x() - from.x()) : 0;
        const double begin = std::max(from.x(), 0.0);
        const double end = std::min(to.x(), static_cast<double>(last + 1));
        for (int column = static_cast<int>(begin); column <= last && column < end; ++column) {
            const double left = std::max<double>(begin, column);
            const double right = std::min<double>(end, column + 1);
            add(column, from.y() + (left - from.x()) * slope);
            add(column, from.y() + (right - from.x()) * slope);
        }
        if (to.x() <= from.x() && from.x() >= 0 && from.x() <= last) {
            add(static_cast<int>(from.x()), from.y());
            add(static_cast<int>(from.x()), to.y());
        }
    }
    return found;
}

void ColumnRaster::blend(int column, double top, double bottom, QRgb color)
{
    top = std::max(top, 0.0);
    bottom = std::min<double>(bottom, m_image.height());
    const qsizetype stride = m_image.bytesPerLine() / static_cast<qsizetype>(sizeof(QRgb));
    auto *const pixels = reinterpret_cast<QRgb *>(m_image.bits()) + column;
    const int opacity = qAlpha(color);
    int row = static_cast<int>(top);
    const auto blendPart = [&] {
        const double covered = std::min<double>(bottom, row + 1) - std::max<double>(top, row);
        QRgb &pixel = pixels[row * stride];
        pixel = Over(color, static_cast<unsigned>(opacity * covered + 0.5))(pixel);
        ++row;
    };
    if (row < bottom)
        blendPart();
    const Over over(color, static_cast<unsigned>(opacity));
    for (; row + 1 <= bottom; ++row)
        pixels[row * stride] = over(pixels[row * stride]);
    if (row < bottom)
        blendPart();
}

void ColumnRaster::fill(const QPolygonF &upper, const QPolygonF &lower, const QColor &color)
{
    const QRgb rgba = color.rgba();
    const std::vector<Reach> tops = reaches(upper);
    const std::vector<Reach> bottoms = reaches(lower);
    for (std::size_t i = 0; i < tops.size(); ++i) {
        if (tops[i].isThere() && bottoms[i].isThere()) {
            blend(static_cast<int>(i), (tops[i].high + tops[i].low) / 2,
                  (bottoms[i].high + bottoms[i].low) / 2, rgba);
        }
    }
}

void ColumnRaster::fillBelow(const QPolygonF &line, const QColor &color)
{
    const QRgb rgba = color.rgba();
    const std::vector<Reach> tops = reaches(line);
    for (std::size_t i = 0; i < tops.size(); ++i) {
        if (tops[i].isThere())
            blend(static_cast<int>(i), (tops[i].high + tops[i].low) / 2, m_image.height(), rgba);
    }
}

void ColumnRaster::draw(const QPolygonF &line, double width, const QColor &color,
                        const std::vector<int> &dashes)
{
    const QRgb rgba = color.rgba();
    const std::vector<Reach> found = reaches(line);
    const double half = width * m_scale / 2;
    for (std::size_t i = 0; i < found.size(); ++i) {
        if (found[i].isThere() && isDrawn(static_cast<int>(i), m_scale, dashes))
            blend(static_cast<int>(i), found[i].high - half, found[i].low + half, rgba);
    }
}

} // namespace pennon
