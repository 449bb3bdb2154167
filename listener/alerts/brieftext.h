// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace pennon {

class AlertWords;
struct Announcement;
struct AlertContent;

/// How much a short message holds: 160 characters of the GSM alphabet (3GPP TS 23.038, some of which count
/// twice), or 70 UTF-16 units as soon as one character is not in it.
inline constexpr qsizetype gsmCharacters = 160;
inline constexpr qsizetype ucs2Characters = 70;

/// Whether it goes into one short message.
[[nodiscard]] bool fitsShortMessage(const QString &text);

/// One line that does: of a longer one the end is left out.
[[nodiscard]] QString shortMessage(const QString &text);

/// What happened as one short message: host, process and what, and of the rest as much as fits. Long names
/// lose their middle.
[[nodiscard]] QString briefText(const Announcement &announcement, const AlertContent &content,
                                const AlertWords &words);

} // namespace pennon
