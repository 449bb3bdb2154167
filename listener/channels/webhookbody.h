// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "alerts/alerttext.h"
#include "alerts/announcement.h"
#include "domain/alerting.h"

#include <QByteArray>

namespace pennon {

/// An announcement as the JSON (UTF-8) that this service takes.
[[nodiscard]] QByteArray webhookBody(WebhookChannel::Service service, const Announcement &announcement,
                                     const AlertText &text);

} // namespace pennon
