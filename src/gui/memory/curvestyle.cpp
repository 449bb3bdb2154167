// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/memory/curvestyle.h"

#include "look/contrast.h"

#include <array>

namespace pennon {

namespace {

/// Neighbours differ most, also to those who see no red or no green; no red, which is the limit's.
constexpr std::array<int, CurveStyle::many> hues{211, 36, 165, 285, 190, 60, 320, 100};
constexpr std::array dashes{Qt::SolidLine, Qt::DashLine, Qt::DashDotLine, Qt::DotLine};

constexpr double leastContrast = 3.6;

} // namespace

std::vector<int> CurveStyle::dashes() const
{
    switch (dash) {
    case Qt::DashLine:
        return {8, 4};
    case Qt::DashDotLine:
        return {8, 3, 2, 3};
    case Qt::DotLine:
        return {2, 3};
    default:
        return {};
    }
}

QPen CurveStyle::pen(double width) const
{
    QPen pen(color, width, Qt::SolidLine, Qt::FlatCap);
    QList<double> pattern; // in widths of the line
    for (const int length : dashes())
        pattern += length / width;
    if (!pattern.isEmpty())
        pen.setDashPattern(pattern);
    return pen;
}

CurveStyle curveStyle(int index, const QPalette &palette)
{
    const auto place = static_cast<std::size_t>(index);
    const QColor base = palette.color(QPalette::Base);
    const QColor color = QColor::fromHsl(hues[place % hues.size()], 155, isDark(base) ? 150 : 125);
    return {readable(color, base, leastContrast), dashes[place % dashes.size()]};
}

} // namespace pennon
