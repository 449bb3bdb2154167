// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "base/error.h"
#include "domain/alerting.h"
#include "domain/rules.h"

#include <QByteArray>
#include <QString>

#include <chrono>
#include <optional>

namespace pennon {

/// Where a webhook's messages go, with its secrets.
struct WebhookTarget
{
    QString url;    ///< a secret in part: of chat services it is all that is needed to write to a channel
    QString host;   ///< of that URL, the part that may be shown
    QByteArray key; ///< of the signature; empty: none
    TlsPolicy tls;
    std::chrono::milliseconds timeout{std::chrono::seconds(15)};
};

/// From a section, whose files are read. Errors name the section's key and the file, never what is in it:
/// NotFound (not readable), InvalidInput (empty, no UTF-8, no http or https URL, a CA file that is none).
[[nodiscard]] Result<WebhookTarget> webhookTarget(const WebhookChannel &channel);

/// The value of X-Pennon-Signature: "sha256=" and the hexadecimal HMAC-SHA256 of TIMESTAMP, a dot, and the
/// body.
[[nodiscard]] QByteArray webhookSignature(const QByteArray &key, const QByteArray &timestamp,
                                          const QByteArray &body);

/// The value of Retry-After (RFC 9110, 10.2.3), a number of seconds or an HTTP date: how long to wait from
/// now, at least a second, at most an hour. Nothing if it is neither.
[[nodiscard]] std::optional<std::chrono::milliseconds> parseRetryAfter(const QByteArray &value,
                                                                       Clock::WallTime now);

} // namespace pennon
