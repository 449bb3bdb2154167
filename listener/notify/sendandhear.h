// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "notify/mailtransport.h"

#include <memory>

namespace pennon {

/// Sends one message and ends with what was said to it, MailTransport::lastAnswer(). Keeps the transport
/// until then.
[[nodiscard]] QFuture<Result<QString>> sendAndHear(std::shared_ptr<MailTransport> transport,
                                                   const Mail &mail);

} // namespace pennon
