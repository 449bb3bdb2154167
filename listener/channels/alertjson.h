// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "alerts/alerttext.h"
#include "alerts/announcement.h"

#include <QByteArray>

namespace pennon {

/// The version of the JSON: a number that grows when a field changes its meaning or goes. New fields may come
/// without that.
inline constexpr int alertJsonVersion = 1;

/// "raised", "reminder", "recovered", "digest", "test"
[[nodiscard]] QString wireName(AnnouncementKind kind);

/// Pennon's own JSON of an announcement, for webhooks and commands: one object on one line, all facts.
/// docs/alerts.md describes it. Names and output of processes are cleaned, see cleanText().
[[nodiscard]] QByteArray alertJson(const Announcement &announcement, const AlertText &text);

} // namespace pennon
