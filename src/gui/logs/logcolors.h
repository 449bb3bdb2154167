// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/logstyle.h"

#include <QColor>
#include <QPalette>
#include <QTextCharFormat>

namespace pennon {

/// A terminal's colours on the desktop's palette: whatever a log asks for can be read on it.
class LogColors final
{
public:
    explicit LogColors(const QPalette &palette);

    [[nodiscard]] QTextCharFormat format(const LogStyle &style) const;
    /// Of what stands between the lines of a log and is not of it.
    [[nodiscard]] QTextCharFormat noteFormat() const;
    [[nodiscard]] QColor noteBackground() const;
    /// Of what a search found, and of the match one stands on.
    [[nodiscard]] QTextCharFormat matchFormat(bool isCurrent) const;

private:
    QColor m_text;
    QColor m_base;
    QColor m_accent;
};

/// One of the 256 colours of xterm.
[[nodiscard]] QColor xtermColor(int index);

} // namespace pennon
