// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "base/error.h"

#include <QFuture>
#include <QString>
#include <QStringList>

#include <chrono>
#include <optional>

namespace pennon {

/// Error::detail of a Rejected error from here on: refused for good, as SMTP's replies from 500 on.
inline constexpr int rejectedForGood = 500;

/// One mail to be handed over.
struct Mail
{
    QString from;      ///< as given: "a@b" or "Name <a@b>"; unused by a sendmail command in superlance's form
    QStringList to;    ///< as given, at least one
    QString subject;   ///< empty: no Subject header
    QString body;      ///< lines separated by '\n'
    QString html = {}; ///< the same as a whole HTML document; empty: plain text only
    QString messageId = {}; ///< "unique@host"; empty: the transport's own
    QString inReplyTo = {}; ///< the Message-ID of the first mail of its thread; empty: this is the first
};

/// Hands mails over, to a command or to a mail server. Mails given to one transport are handed over one after
/// the other, in order.
class MailTransport
{
public:
    virtual ~MailTransport() = default;
    /// Ends in a value once the mail was accepted, else in an error that says why not. Never blocks.
    [[nodiscard]] virtual QFuture<Result<void>> send(const Mail &mail) = 0;
    /// What was said to the last mail that was accepted: a mail server's reply. Empty where nothing is said.
    [[nodiscard]] virtual QString lastAnswer() const { return {}; }
    /// After an error: how long the receiver wants to be left alone. Nothing: it did not say.
    [[nodiscard]] virtual std::optional<std::chrono::milliseconds> retryAfter() const { return {}; }
    /// From now on an attempt, also one under way, ends within this time; used when the program has to end.
    virtual void hurry(std::chrono::milliseconds within) = 0;
};

} // namespace pennon
