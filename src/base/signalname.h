// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <optional>

/// Signals as this machine numbers them.
namespace pennon {

/// "SIGSEGV"; "signal 40" for one without a name.
[[nodiscard]] QString signalName(int number);
/// What it means, in English: "Segmentation fault"; empty for one without a name.
[[nodiscard]] QString signalMeaning(int number);
/// The number of "SIGSEGV".
[[nodiscard]] std::optional<int> signalNumber(const QString &name);

} // namespace pennon
