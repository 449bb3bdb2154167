// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"

#include <QString>

#include <memory>

namespace pennon {

/// Sole use of a directory by this process: a record lock (fcntl) on its file `lock`, which the kernel gives
/// back when the process ends, however it ends. An flock() would live on in a child that has been forked and
/// not yet become another program. The file holds the process id and stays behind; whoever else in this
/// process opened and closed it would give the lock back.
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
