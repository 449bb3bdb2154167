// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>

namespace pennon {

/// How well two opaque colours can be told apart, 1 to 21 (WCAG 2.1, "contrast ratio").
[[nodiscard]] double contrast(const QColor &one, const QColor &other);
/// A dark colour, on which light ones are read.
[[nodiscard]] bool isDark(const QColor &background);
/// The colour, made darker or lighter until it has that contrast on the background.
[[nodiscard]] QColor readable(QColor color, const QColor &background, double least);

} // namespace pennon
