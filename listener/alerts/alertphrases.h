// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace pennon {

class AlertWords;

/// What the listener writes into incidents (cause, action, outcome) is English, as its log is. The same in
/// another language: sentences between line breaks or semicolons that are known here; others stay as they
/// are.
[[nodiscard]] QString translatedPhrase(const QString &english, const AlertWords &words);

} // namespace pennon
