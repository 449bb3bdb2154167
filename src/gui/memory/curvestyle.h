// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QPalette>
#include <QPen>

#include <vector>

namespace pennon {

/// How one of several curves is told from the others, also by those who see few colours: every colour comes
/// with a dash of its own.
struct CurveStyle
{
    static constexpr int many = 8; ///< so many can be told apart

    QColor color; ///< readable on the palette's Base
    Qt::PenStyle dash = Qt::SolidLine;

    [[nodiscard]] QPen pen(double width) const;
    /// The same in pixels: dashes and gaps in turns; none for a line without gaps.
    [[nodiscard]] std::vector<int> dashes() const;
};

[[nodiscard]] CurveStyle curveStyle(int index, const QPalette &palette);

} // namespace pennon
