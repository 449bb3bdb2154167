// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

namespace pennon {

/// A text quoted as Python's repr() quotes it: single quotes, or double ones where it contains a single one
/// only. superlance's messages contain such texts and mail filters depend on them.
[[nodiscard]] QString pythonRepr(const QString &text);

/// A Python list of texts: ['a', 'b'].
[[nodiscard]] QString pythonRepr(const QStringList &texts);

} // namespace pennon
