// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/memory/plotscene.h"

#include <algorithm>
#include <cmath>

namespace pennon {

double PlotScene::x(Clock::WallTime time) const
{
    const auto since = static_cast<double>((time - window.from()).count());
    return area.left() + since / static_cast<double>(window.span().count()) * area.width();
}

double PlotScene::y(ByteSize size) const
{
    return area.bottom() -
           static_cast<double>(size.bytes) / static_cast<double>(highest.bytes) * area.height();
}

Clock::WallTime PlotScene::timeAt(double x) const
{
    const double part = (x - area.left()) / std::max(1.0, area.width());
    return window.from() +
           std::chrono::milliseconds(std::llround(part * static_cast<double>(window.span().count())));
}

ByteSize PlotScene::sizeAt(double y) const
{
    const double part = (area.bottom() - y) / std::max(1.0, area.height());
    return {std::llround(part * static_cast<double>(highest.bytes))};
}

std::chrono::milliseconds PlotScene::columnWidth() const
{
    const double width = static_cast<double>(window.span().count()) / std::max(1.0, area.width());
    return std::chrono::milliseconds(std::max<qint64>(1, std::llround(width)));
}

bool PlotScene::isLimitAbove() const
{
    return limit && y(limit->size) < area.top();
}

double PlotScene::limitY() const
{
    return limit ? std::max(area.top(), y(limit->size)) : area.top();
}

} // namespace pennon
