// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QIcon>
#include <QPalette>
#include <QString>

namespace pennon {

/// One of our own symbols (resources/icons/NAME.svg), in the colours of the palette: text, disabled text, and
/// highlighted text where it is selected. A name that there is not is an empty icon.
[[nodiscard]] QIcon symbol(const QString &name, const QPalette &palette);

} // namespace pennon
