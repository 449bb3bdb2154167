// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"

#include <QString>

#include <memory>

namespace pennon {

/// Sole use of a directory: an flock() on its file `lock`, which the kernel gives back when the holder ends,
/// however it ends. The file holds the process id and stays behind.
class DirectoryLock final
{
public:
    /// Rejected if another process has it: the message names that process.
    [[nodiscard]] static Result<std::unique_ptr<DirectoryLock>> acquire(const QString &directory);
    ~DirectoryLock();
    DirectoryLock(const DirectoryLock &) = delete;
    DirectoryLock &operator=(const DirectoryLock &) = delete;
    DirectoryLock(DirectoryLock &&) = delete;
    DirectoryLock &operator=(DirectoryLock &&) = delete;

private:
    explicit DirectoryLock(int descriptor);

    int m_descriptor;
};

} // namespace pennon
