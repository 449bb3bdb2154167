// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/connectionadvice.h"

namespace pennon {

/// Why a connection does not stand, for people, translated.
struct LinkExplanation
{
    QString title; ///< a few words: "prod-1: Wrong user name or password"
    QString text;  ///< what was said, what can be done about it, and what works meanwhile; may be empty
    friend bool operator==(const LinkExplanation &, const LinkExplanation &) = default;
};

/// The link is neither Connected nor Off.
[[nodiscard]] LinkExplanation explainLink(Channel channel, const LinkStatus &link,
                                          const ServerProfile &profile);

/// It is for a login at supervisord that the connection waits, not for ssh's.
[[nodiscard]] bool awaitsLogin(const LinkStatus &supervisord);

} // namespace pennon
