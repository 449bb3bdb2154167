// SPDX-License-Identifier: GPL-3.0-or-later
#include "procmem/memoryprobefactory.h"

#include "procmem/plaintreememory.h"
#include "procmem/procfsmemory.h"
#include "procmem/procfstreememory.h"
#include "procmem/psmemory.h"

#include <QFileInfo>

namespace pennon {

namespace {

bool isProcFs(const QString &root)
{
    return QFileInfo::exists(root + QStringLiteral("/self/statm"));
}

} // namespace

std::unique_ptr<MemoryProbe> makeMemoryProbe(const QString &procRoot)
{
    if (isProcFs(procRoot))
        return std::make_unique<ProcFsMemory>(procRoot);
    return std::make_unique<PsMemory>();
}

std::unique_ptr<TreeMemoryProbe> makeTreeMemoryProbe(const Clock &clock, const QString &procRoot)
{
    if (isProcFs(procRoot))
        return std::make_unique<ProcFsTreeMemory>(clock, procRoot);
    return std::make_unique<PlainTreeMemory>(std::make_unique<PsMemory>());
}

} // namespace pennon
