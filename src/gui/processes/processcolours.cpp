// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/processes/processcolours.h"

#include "look/contrast.h"
#include "look/healthlook.h"

namespace pennon {

namespace {

QColor blend(const QColor &one, const QColor &other, float share)
{
    return QColor::fromRgbF(one.redF() * share + other.redF() * (1 - share),
                            one.greenF() * share + other.greenF() * (1 - share),
                            one.blueF() * share + other.blueF() * (1 - share));
}

} // namespace

ProcessColours ProcessColours::of(const QPalette &palette)
{
    const QColor base = palette.color(QPalette::Active, QPalette::Base);
    const QColor text = palette.color(QPalette::Active, QPalette::Text);
    const QColor highlight = palette.color(QPalette::Active, QPalette::Highlight);
    const bool isOnDark = isDark(base);
    ProcessColours colours;
    colours.text = text;
    colours.secondary = readable(blend(text, base, 0.55F), base, 4.5);
    colours.selection = blend(readable(highlight, base, 3), base, isOnDark ? 0.32F : 0.18F);
    colours.band = blend(text, base, isOnDark ? 0.06F : 0.045F);
    colours.line = blend(text, base, 0.15F);
    colours.track = blend(text, base, 0.16F);
    for (const Health how : {Health::Fine, Health::Stopped, Health::Unknown, Health::Trouble, Health::Failed})
        colours.health[static_cast<std::size_t>(how)] = healthColor(how, palette);
    colours.curve = readable(highlight, base, 3);
    colours.accent = readable(highlight, base, 3);
    colours.accentText = isDark(colours.accent) ? QColor(Qt::white) : QColor(Qt::black);
    return colours;
}

} // namespace pennon
