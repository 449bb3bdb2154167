// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/assessment.h"

#include <QColor>
#include <QPalette>

#include <array>

namespace pennon {

/// What the table is painted with, all of it derived from the desktop's palette.
struct ProcessColours
{
    QColor text;
    QColor secondary; ///< grey, and still readable
    QColor selection; ///< soft, so that the colours of health are seen on it
    QColor band;      ///< behind headings
    QColor line;
    QColor track;                 ///< of a bar, behind what fills it
    std::array<QColor, 5> health; ///< by Health
    QColor curve;
    QColor accent;     ///< of the action that is most likely wanted
    QColor accentText; ///< on it

    [[nodiscard]] QColor of(Health how) const { return health[static_cast<std::size_t>(how)]; }
    [[nodiscard]] static ProcessColours of(const QPalette &palette);
};

} // namespace pennon
