// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "procmem/processtree.h"

#include <array>
#include <memory>
#include <optional>
#include <string_view>
#include <vector>

#include <dirent.h>

namespace pennon {

/// Reads the small files of one process file system. What vanishes or refuses while it is read is nothing.
class ProcFsReader final
{
public:
    /// Fails if the process file system itself cannot be opened.
    [[nodiscard]] static Result<ProcFsReader> open(const QString &root);

    /// RSS. Exact: from statm, where stat's is an estimate (Linux 6.16 and later).
    [[nodiscard]] std::optional<ByteSize> resident(qint64 pid);
    /// PSS, from smaps_rollup (Linux 4.14 and later). The kernel walks through all pages for it.
    [[nodiscard]] std::optional<ByteSize> proportional(qint64 pid);
    /// All processes; once. Expected is about how many there may be.
    [[nodiscard]] std::vector<ProcessEntry> table(std::size_t expected);

private:
    struct CloseDirectory
    {
        void operator()(DIR *directory) const { closedir(directory); }
    };
    using Directory = std::unique_ptr<DIR, CloseDirectory>;

    explicit ProcFsReader(Directory root);
    /// The beginning of a file; empty if it cannot be read.
    [[nodiscard]] std::string_view read(qint64 pid, std::string_view file);

    Directory m_root;
    qint64 m_pageSize;
    std::array<char, 1024> m_buffer{}; ///< used for all files: what is needed is within their first 500 bytes
};

} // namespace pennon
