// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "base/error.h"
#include "domain/processname.h"

#include <QString>

namespace pennon {

/// Names and numbers the core files in a folder: GROUP:NAME-20251101T090500.042Z.PID, in UTC; what is not a
/// letter, a digit or one of ._- in a name is percent-encoded.
class CoreFiles final
{
public:
    explicit CoreFiles(QString folder);

    /// Makes sure that the folder is there, for its user alone if it has to be made.
    [[nodiscard]] Result<void> prepare() const;
    /// The path without the dot and the pid, which gcore adds by itself.
    [[nodiscard]] QString prefix(const ProcessName &process, Clock::WallTime time) const;
    /// Removes the oldest cores of this process until so many are left, one at least. How many were removed.
    int prune(const ProcessName &process, int kept) const;

private:
    QString m_folder;
};

} // namespace pennon
