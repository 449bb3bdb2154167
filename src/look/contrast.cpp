// SPDX-License-Identifier: GPL-3.0-or-later
#include "look/contrast.h"

#include <algorithm>
#include <cmath>

namespace pennon {

namespace {

double linear(double channel)
{
    return channel <= 0.03928 ? channel / 12.92 : std::pow((channel + 0.055) / 1.055, 2.4);
}

double luminance(const QColor &color)
{
    return 0.2126 * linear(static_cast<double>(color.redF())) +
           0.7152 * linear(static_cast<double>(color.greenF())) +
           0.0722 * linear(static_cast<double>(color.blueF()));
}

QColor mixed(const QColor &from, const QColor &to, float share)
{
    const auto mix = [share](float one, float other) { return one + (other - one) * share; };
    return QColor::fromRgbF(mix(from.redF(), to.redF()), mix(from.greenF(), to.greenF()),
                            mix(from.blueF(), to.blueF()));
}

} // namespace

double contrast(const QColor &one, const QColor &other)
{
    const auto [darker, lighter] = std::minmax({luminance(one), luminance(other)});
    return (lighter + 0.05) / (darker + 0.05);
}

bool isDark(const QColor &background)
{
    return contrast(background, Qt::white) > contrast(background, Qt::black);
}

QColor readable(QColor color, const QColor &background, double least)
{
    static constexpr int steps = 20;
    const QColor end = isDark(background) ? Qt::white : Qt::black;
    for (int step = 0; step <= steps; ++step) {
        const QColor tried = mixed(color, end, static_cast<float>(step) / steps);
        if (contrast(tried, background) >= least)
            return tried;
    }
    return end;
}

} // namespace pennon
