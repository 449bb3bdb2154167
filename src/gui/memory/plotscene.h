// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/memory/curvestyle.h"
#include "models/memorycolumns.h"
#include "models/memorymarkers.h"
#include "models/memorywindow.h"

#include <QPalette>
#include <QRectF>
#include <QString>

#include <optional>
#include <vector>

namespace pennon {

/// One curve as it is drawn.
struct PlotCurve
{
    QString name;
    CurveStyle style;
    std::vector<MemoryColumn> columns;
    std::vector<MemoryMarker> markers;   ///< within the window
    std::optional<MemoryColumn> hovered; ///< at the cursor; its style's dot is drawn
};

/// The limit as a line that may be dragged.
struct PlotLimit
{
    ByteSize size;
    std::optional<ByteSize> before; ///< while it is being changed: what it was
    bool isEditable = false;
    bool isGrabbed = false; ///< the cursor is on it or drags it
};

/// The way to the limit if all goes on as it does.
struct PlotForecast
{
    Clock::WallTime from{};
    ByteSize now;
    Clock::WallTime to{};
    ByteSize then;
};

/// All that stands within the axes of a memory chart, and the scale between time and size and pixels.
struct PlotScene
{
    QRectF area; ///< within the axes
    QPalette palette;
    MemoryWindow window;
    ByteSize highest{1}; ///< at the upper edge
    std::vector<PlotCurve> curves;
    std::optional<PlotLimit> limit;
    std::optional<PlotForecast> forecast;
    std::optional<Clock::WallTime> cursor;
    std::optional<QRectF> rubberBand;
    bool hasFocus = false;

    [[nodiscard]] double x(Clock::WallTime time) const;
    [[nodiscard]] double y(ByteSize size) const;
    [[nodiscard]] Clock::WallTime timeAt(double x) const;
    [[nodiscard]] ByteSize sizeAt(double y) const;
    [[nodiscard]] std::chrono::milliseconds columnWidth() const; ///< of a pixel
    [[nodiscard]] bool isLimitAbove() const;                     ///< of what is shown
    /// Where the limit's line is: at the upper edge if it is above.
    [[nodiscard]] double limitY() const;
};

} // namespace pennon
