// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "session/serverprofile.h"

#include <QString>
#include <QStringList>

#include <optional>

namespace pennon {

/// The command line of `pennon`.
struct AppOptions
{
    QString connect;        ///< address of a server to show that need not be saved; empty: none
    QString listener;       ///< socket of that server's listener; empty: none
    bool minimized = false; ///< begin in the tray
    bool help = false;
    bool version = false;
};

/// Errors: InvalidInput with a sentence that says how to get help.
[[nodiscard]] Result<AppOptions> parseAppOptions(const QStringList &arguments);
/// The server of --connect.
[[nodiscard]] ServerProfile profileOf(const AppOptions &options);
/// What --help prints, translated.
[[nodiscard]] QString appHelp();

} // namespace pennon
