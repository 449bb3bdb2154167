// SPDX-License-Identifier: GPL-3.0-or-later
#include "control/rulesmessages.h"

namespace pennon {

QString RuleProblem::path() const
{
    return key.isEmpty() ? section : QString(section + u'.' + key);
}

} // namespace pennon
