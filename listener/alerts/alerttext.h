// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "alerts/announcement.h"

#include <QString>

namespace pennon {

/// How a channel wants it.
struct AlertStyle
{
    QString language = QStringLiteral("en"); ///< "en", "zh_CN"
    QString subject;                         ///< template; empty: the usual
    QString text;                            ///< template; empty: the usual
};

/// An announcement in words. Names and output of processes are hostile: nothing of them can become a header,
/// a control character, a terminal escape or HTML.
struct AlertText
{
    QString subject; ///< one line: host, process, what
    QString plain;   ///< lines end in '\n', and are not wrapped
    QString html;    ///< the same, a whole document; nothing is loaded from anywhere
    QString brief;   ///< at most 160 characters, one line, for SMS
};

[[nodiscard]] AlertText alertText(const Announcement &announcement, const AlertStyle &style);

} // namespace pennon
