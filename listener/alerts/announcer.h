// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "alerts/announcement.h"
#include "base/error.h"

#include <QString>

namespace pennon {

/// Takes announcements for the channels: whoever hands one over does not wait for it.
class Announcer
{
public:
    virtual ~Announcer() = default;
    /// Puts it into words and posts it. NotFound if there is no such channel (any more); another error says
    /// that it could not be stored, as Postbox::post().
    virtual Result<void> announce(const QString &channel, const Announcement &announcement) = 0;
};

} // namespace pennon
