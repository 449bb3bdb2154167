// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/serverprofile.h"
#include "session/serverstate.h"

#include <QString>

namespace pennon {

/// The two connections of a server.
enum class Channel { Supervisord, Listener };

/// "Wrong user name or password", translated: the trouble in a few words.
[[nodiscard]] QString troubleWords(Channel channel, LinkTrouble trouble);

/// What an admin can do about it, in whole sentences, translated. Empty where the error says it itself.
[[nodiscard]] QString adviceFor(Channel channel, LinkTrouble trouble, const Error &error,
                                const ServerProfile &profile);

} // namespace pennon
