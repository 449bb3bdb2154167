// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "commandline/environment.h"

#include <QStringList>

namespace pennon {

/// `pennon-listener ctl …`: the whole program, from its arguments (the program's path, "ctl", …) to its exit
/// status. Makes the application object itself.
[[nodiscard]] int runCtl(int argc, char **argv, const Environment &environment);

} // namespace pennon
