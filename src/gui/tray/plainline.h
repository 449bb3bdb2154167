// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace pennon {

/// A text from elsewhere (names of processes, words of programs) as one harmless line: no control characters,
/// none that turn the direction of writing, no runs of blanks, and cut to so many characters with "…".
[[nodiscard]] QString plainLine(const QString &text, qsizetype longest);

/// The same for the text of a menu: "&" marks no shortcut.
[[nodiscard]] QString menuLine(const QString &text, qsizetype longest = 60);

} // namespace pennon
