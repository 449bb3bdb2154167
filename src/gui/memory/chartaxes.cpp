// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/memory/chartaxes.h"

#include <QFontMetricsF>
#include <QLocale>

#include <algorithm>

namespace pennon {

namespace {

/// A line of text has so many times its height on the axis of sizes.
constexpr double lineSpace = 1.7;
/// As wide as the widest label of the axis of times, and some space.
const QString &widest()
{
    static const QString text = QStringLiteral("00:00 AM 00");
    return text;
}

double milliseconds(Clock::WallTime time)
{
    return static_cast<double>(time.time_since_epoch().count());
}

QColor mixed(const QColor &one, const QColor &other, double part)
{
    const auto mix = [part](int a, int b) { return static_cast<int>(a + (b - a) * part); };
    return {mix(one.red(), other.red()), mix(one.green(), other.green()), mix(one.blue(), other.blue())};
}

void clear(QCategoryAxis &axis)
{
    const QStringList labels = axis.categoriesLabels();
    for (const QString &label : labels)
        axis.remove(label);
}

} // namespace

ChartAxes::ChartAxes(QChart &chart)
    : m_chart(chart)
    , m_times(new QCategoryAxis)
    , m_sizes(new QCategoryAxis)
    , m_anchor(new QLineSeries)
{
    m_times->setLabelsPosition(QCategoryAxis::AxisLabelsPositionOnValue);
    m_sizes->setLabelsPosition(QCategoryAxis::AxisLabelsPositionOnValue);
    m_times->setTruncateLabels(false);
    m_sizes->setTruncateLabels(false);
    chart.addSeries(m_anchor);
    chart.addAxis(m_times, Qt::AlignBottom);
    chart.addAxis(m_sizes, Qt::AlignLeft);
    m_anchor->attachAxis(m_times);
    m_anchor->attachAxis(m_sizes);
}

void ChartAxes::setColors(const QPalette &palette)
{
    const QColor base = palette.color(QPalette::Base);
    const QColor text = palette.color(QPalette::Text);
    for (QCategoryAxis *axis : {m_times, m_sizes}) {
        axis->setLabelsBrush(mixed(text, base, 0.3));
        axis->setGridLinePen(QPen(mixed(base, text, 0.1), 1));
        axis->setLinePen(QPen(mixed(base, text, 0.25), 1));
    }
}

void ChartAxes::setFont(const QFont &font)
{
    m_times->setLabelsFont(font);
    m_sizes->setLabelsFont(font);
    refresh();
}

void ChartAxes::setWindow(const MemoryWindow &window)
{
    m_window = window;
    const QFontMetricsF metrics(m_times->labelsFont());
    const int most = static_cast<int>(m_chart.plotArea().width() / metrics.horizontalAdvance(widest()));
    const std::vector<TimeTick> ticks = timeTicks(window.from(), window.to(), std::clamp(most, 2, 12),
                                                  QLocale(), QTimeZone::systemTimeZone());
    if (ticks != m_ticks)
        setTimeLabels(ticks);
    m_times->setRange(milliseconds(window.from()), milliseconds(window.to()));
}

void ChartAxes::setTimeLabels(const std::vector<TimeTick> &ticks)
{
    m_ticks = ticks;
    clear(*m_times);
    if (ticks.empty())
        return;
    m_times->setStartValue(milliseconds(ticks.front().time) - 1);
    QStringList used;
    for (const TimeTick &tick : ticks) {
        // The axis takes every label once: the same hour of another day gets something that is not seen.
        QString label = tick.label;
        while (used.contains(label))
            label += QChar(0x200b);
        used += label;
        m_times->append(label, milliseconds(tick.time));
    }
}

ByteSize ChartAxes::setHighest(ByteSize most)
{
    m_most = most;
    const QFontMetricsF metrics(m_sizes->labelsFont());
    const int steps = static_cast<int>(m_chart.plotArea().height() / (metrics.height() * lineSpace));
    const ByteTicks ticks = byteTicks(most, std::clamp(steps, 2, 8), QLocale());
    if (ticks != m_byteTicks) {
        m_byteTicks = ticks;
        clear(*m_sizes);
        m_sizes->setStartValue(-1);
        for (std::size_t i = 0; i < ticks.labels.size(); ++i)
            m_sizes->append(ticks.labels[i], static_cast<double>(ticks.step) * static_cast<double>(i));
        m_sizes->setRange(0, static_cast<double>(ticks.highest));
    }
    return {m_byteTicks.highest};
}

void ChartAxes::refresh()
{
    m_ticks.clear();
    m_byteTicks = {};
    setWindow(m_window);
    (void) setHighest(m_most);
}

} // namespace pennon
