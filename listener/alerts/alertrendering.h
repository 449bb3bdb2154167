// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

namespace pennon {

class AlertWords;
struct AlertContent;

/// An alert as plain text. Output of processes is indented, so that none of it can be taken for ours.
[[nodiscard]] QString plainText(const AlertContent &content, const AlertWords &words);

/// The same as a whole HTML document that loads nothing, has no links, and leaves colours to the reader's
/// light or dark mode.
[[nodiscard]] QString htmlText(const AlertContent &content, const AlertWords &words, const QString &language);

/// A text of somebody's template as such a document.
[[nodiscard]] QString htmlOfPlain(const QString &subject, const QString &text, const QString &language);

/// The incidents of an announcement, one a line.
[[nodiscard]] QStringList listLines(const AlertContent &content);

} // namespace pennon
