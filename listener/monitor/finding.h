// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/processname.h"

#include <QString>

#include <optional>

namespace pennon {

/// What a check has found, in a sentence.
struct Finding
{
    QString section;                    ///< as in pennon.conf
    std::optional<ProcessName> process; ///< nothing: about the section as a whole
    bool passed = false;
    QString message;
};

} // namespace pennon
