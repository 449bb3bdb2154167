// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/tray/traycontent.h"

#include <QString>

#include <vector>

namespace pennon {

/// What a notification may offer, by the word on the bus.
enum class NoticeAction {
    Open,    ///< "default": it was clicked
    Remedy,  ///< "remedy"
    Log,     ///< "log"
    Silence, ///< "silence"
};

/// A trouble in the words of a notification.
struct Notice
{
    QString serverId;
    ProcessName process; ///< both parts empty: the server itself
    QString serverName;
    Health health = Health::Unknown;
    QString title; ///< what: "importer: failed to start 4 times"
    QString body;  ///< where and why, two lines at most; plain text
    QString topic; ///< what it is about where it is about Pennon itself: "configuration"; else empty
    Remedy remedy = Remedy::None;
    bool old = false; ///< it was there already when the program began to look

    /// The same for as long as the trouble goes on.
    [[nodiscard]] QString id() const { return serverId + QLatin1Char('\n') + process.full() + topic; }
    friend bool operator==(const Notice &, const Notice &) = default;
};

/// What is to stand on the screen. Plain text; markup is the business of who shows it.
struct Notification
{
    QString id; ///< the same id takes the place of what is shown
    Health health = Health::Unknown;
    QString title;
    QString body;
    std::optional<Notice> about; ///< nothing: about several
    friend bool operator==(const Notification &, const Notification &) = default;
};

} // namespace pennon
