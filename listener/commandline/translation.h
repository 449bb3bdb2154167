// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "commandline/commandline.h"

#include <functional>

namespace pennon {

/// The language that texts for people are wanted in: the first of LC_ALL, LC_MESSAGES and LANG that is set
/// and not empty
/// ("zh_CN.UTF-8"); empty for none.
[[nodiscard]] QString messageLocale(const Environment &environment);

/// parseCommandLine for a program's main: where there is anything to print and the locale is Chinese, the
/// texts are in Chinese. Translations are loaded only then, so a normal start pays nothing. A
/// QCoreApplication is used if there is one, else one is made for the time of this call.
[[nodiscard]] Invocation parseTranslated(const QStringList &arguments, const Environment &environment);

/// Runs `work`, which makes texts for people, in the language that is wanted. Likewise.
void inWantedLanguage(const Environment &environment, const std::function<void()> &work);

} // namespace pennon
