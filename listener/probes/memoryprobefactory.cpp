// SPDX-License-Identifier: GPL-3.0-or-later
#include "probes/memoryprobefactory.h"

#include "probes/procfsmemory.h"
#include "probes/psmemory.h"

#include <QFileInfo>

namespace pennon {

std::unique_ptr<MemoryProbe> makeMemoryProbe(const QString &procRoot)
{
    if (QFileInfo::exists(procRoot + QStringLiteral("/self/statm")))
        return std::make_unique<ProcFsMemory>(procRoot);
    return std::make_unique<PsMemory>();
}

} // namespace pennon
