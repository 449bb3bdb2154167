// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/axisticks.h"
#include "models/memorywindow.h"

#include <QCategoryAxis>
#include <QChart>
#include <QLineSeries>

namespace pennon {

/// The axes of a memory chart: sizes from 0, local time. Qt's own axes of values and dates put their lines at
/// odd places; these have them at full hours and round sizes.
class ChartAxes final
{
public:
    /// The chart owns the axes.
    explicit ChartAxes(QChart &chart);

    void setColors(const QPalette &palette);
    void setFont(const QFont &font);
    void setWindow(const MemoryWindow &window);
    /// At least so much is to be seen. Returns what is at the upper edge.
    [[nodiscard]] ByteSize setHighest(ByteSize most);
    /// All anew: another size, language or time zone.
    void refresh();

private:
    void setTimeLabels(const std::vector<TimeTick> &ticks);

    QChart &m_chart;
    QCategoryAxis *m_times;
    QCategoryAxis *m_sizes;
    QLineSeries *m_anchor; ///< without points: axes need a series
    std::vector<TimeTick> m_ticks;
    ByteTicks m_byteTicks;
    MemoryWindow m_window;
    ByteSize m_most;
};

} // namespace pennon
