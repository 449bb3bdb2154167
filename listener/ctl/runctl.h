// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "commandline/environment.h"

#include <QStringList>

namespace pennon {

/// `pennon-listener ctl …`: the whole program, from the arguments behind that word to its exit status. Makes
/// the application object itself, from main's own arguments.
[[nodiscard]] int runCtl(const QStringList &arguments, int argc, char **argv, const Environment &environment);

} // namespace pennon
