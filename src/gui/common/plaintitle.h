// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace pennon {

/// The text of an action without its mnemonic, which Chinese has behind the words: "&Stop" and "停止(&S)" are
/// "Stop" and "停止".
[[nodiscard]] QString plainTitle(QString text);

} // namespace pennon
