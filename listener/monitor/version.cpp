// SPDX-License-Identifier: GPL-3.0-or-later
#include "monitor/version.h"

namespace pennon {

QString programVersion()
{
    return QStringLiteral(PENNON_VERSION);
}

} // namespace pennon
