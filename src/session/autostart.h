// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"

#include <QString>

namespace pennon {

/// Whether the desktop starts Pennon when the user logs in: an entry in the folder `autostart` of the user's
/// configuration (freedesktop.org, "Desktop Application Autostart Specification").
class Autostart final
{
public:
    /// `folder`: defaultFolder(); `program`: the path of the program to start.
    Autostart(QString folder, QString program);
    /// ~/.config/autostart
    [[nodiscard]] static QString defaultFolder();

    /// There is an entry, and it does not say that it is switched off.
    [[nodiscard]] bool isEnabled() const;
    /// Writes the entry (for this program, minimized) or removes it. Errors name the file.
    Result<void> setEnabled(bool enabled);

    [[nodiscard]] QString path() const;

private:
    QString m_folder;
    QString m_program;
};

} // namespace pennon
