// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace pennon {

/// How many columns a text takes on a terminal: two for the wide characters of East Asia and for emoji, none
/// for marks that combine with the character before.
[[nodiscard]] int textWidth(QStringView text);

/// The text without what could steer a terminal: control characters become U+FFFD, but for the newlines and
/// tabs of `mayHaveLines`.
[[nodiscard]] QString harmless(const QString &text, bool mayHaveLines = false);

} // namespace pennon
