// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/startupmemory.h"

#include <cstddef>
#include <cstdint>

#ifdef __GLIBC__
#include <link.h>
#include <malloc.h>
#include <sys/mman.h>
#include <unistd.h>
#endif

namespace pennon {

#ifdef __GLIBC__

namespace {

/// Only segments that can neither be written nor executed: their pages are those of the file.
int releaseConstants(dl_phdr_info *object, std::size_t, void *)
{
    const auto pageSize = static_cast<std::uintptr_t>(sysconf(_SC_PAGESIZE));
    for (int i = 0; i < object->dlpi_phnum; ++i) {
        const ElfW(Phdr) &segment = object->dlpi_phdr[i];
        if (segment.p_type != PT_LOAD || segment.p_flags != PF_R)
            continue;
        const std::uintptr_t begin = (object->dlpi_addr + segment.p_vaddr) & ~(pageSize - 1);
        const std::uintptr_t end = object->dlpi_addr + segment.p_vaddr + segment.p_memsz;
        ::madvise(reinterpret_cast<void *>(begin), end - begin,
                  MADV_DONTNEED); // NOLINT(performance-no-int-to-ptr)
    }
    return 0;
}

} // namespace

void releaseStartupMemory()
{
    ::malloc_trim(0);
    dl_iterate_phdr(&releaseConstants, nullptr);
}

#else

void releaseStartupMemory() {}

#endif

} // namespace pennon
