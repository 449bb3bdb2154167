// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "alerts/alerttext.h"
#include "alerts/announcement.h"

#include <QByteArray>

#include <chrono>

namespace pennon {

/// For so long Alertmanager takes an alert for firing without hearing of it again. A reminder has to come
/// before that.
inline constexpr std::chrono::hours alertmanagerHold{24};

/// What Alertmanager's POST /api/v2/alerts takes: an array of alerts, one for each incident. Labels
/// (alertname, instance, process, group, kind, severity, url) are the same from the first message to the
/// recovery, since they are what Alertmanager knows an alert by. `endsAt` is always there: Alertmanager
/// resolves an alert without it after its own resolve_timeout (five minutes), unless it is posted again and
/// again. An incident that is over ends when it was closed.
///
/// Source: Alertmanager, api/v2/openapi.yaml (postableAlerts), and "Sending alerts" of Prometheus'
/// documentation.
[[nodiscard]] QByteArray alertmanagerBody(const Announcement &announcement, const AlertText &text);

} // namespace pennon
