// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "session/serverprofile.h"

#include <QString>

#include <vector>

namespace pennon {

/// The saved servers: servers.conf in the application's configuration folder, mode 0600, replaced in one
/// step.
class ProfileStore final
{
public:
    /// The file need not be there yet.
    explicit ProfileStore(QString path);

    /// In the user's order. Errors: PermissionDenied, or InvalidInput with file and line; a file that cannot
    /// be read is left as it is.
    [[nodiscard]] Result<std::vector<ServerProfile>> load() const;
    Result<void> save(const std::vector<ServerProfile> &profiles);

private:
    QString m_path;
};

} // namespace pennon
