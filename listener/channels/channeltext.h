// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"

#include <QString>
#include <QStringList>

/// Text of processes in the forms that other services take. All of these are pure.
namespace pennon {

/// Without what could do harm where it is shown: control characters but for '\n' and '\t', characters that
/// turn the direction of writing, and halves of surrogate pairs become U+FFFD; "\r\n" becomes '\n'.
[[nodiscard]] QString cleanText(const QString &text);

/// At most @p limit characters (of UTF-16), the last one "…" if it was longer; no character is cut in two.
[[nodiscard]] QString clipped(const QString &text, qsizetype limit);

/// As a fenced block of code, in which nothing is formatting or a mention. At most @p limit characters.
[[nodiscard]] QString codeBlock(const QString &text, qsizetype limit);
/// What codeBlock() adds.
inline constexpr qsizetype codeBlockFrame = 8;

/// One line in which no character is Markdown and no name after '@' is told.
[[nodiscard]] QString escapedMarkdown(const QString &line);

/// "2025-11-01T09:05:00.042Z": RFC 3339 and ISO 8601.
[[nodiscard]] QString isoTime(Clock::WallTime time);

} // namespace pennon
