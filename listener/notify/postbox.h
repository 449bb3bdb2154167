// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "notify/mailtransport.h"

#include <QFuture>

#include <chrono>

namespace pennon {

/// Where mails are posted: whoever posts one does not wait for it, and never learns what became of it.
class Postbox
{
public:
    virtual ~Postbox() = default;

    /// Takes a mail in any case. An error says that a durable postbox could not store it: it is sent all the
    /// same, but would be lost if the program were killed before that. The postbox has logged it already.
    virtual Result<void> post(Mail mail) = 0;
    /// Whether what was posted is still sent after this program was killed and started again.
    [[nodiscard]] virtual bool isDurable() const = 0;

    /// The program ends: what is waiting gets one more attempt. Finishes when nothing more will be tried.
    [[nodiscard]] virtual QFuture<void> drain() = 0;
    /// From now on everything that is posted or waiting, all together, ends within this time.
    virtual void hurry(std::chrono::milliseconds within) = 0;
};

} // namespace pennon
