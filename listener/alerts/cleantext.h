// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>
#include <QStringList>

/// Names and output of processes are hostile: what they become before people are told of them.
///
/// A control character becomes its picture (ESC is ␛), so that it is seen and does nothing; colours of
/// terminals (ESC[31m) are left out whole, and so is every invisible character of format: those that turn the
/// direction of writing, above all. The joiners that scripts need stay.
namespace pennon {

/// One line: line breaks and tabs are blanks, too.
[[nodiscard]] QString cleanLine(const QString &text);
/// At most so many characters: of a longer text the middle is left out and "…" stands for it.
[[nodiscard]] QString cleanLine(const QString &text, qsizetype longest);

/// Passwords in URLs are left out, and the user with them: "http://user:secret@host" becomes "http://host".
[[nodiscard]] QString withoutUserInfo(QString text);

/// The last lines of output, clean: so many at most and about so many bytes of them. What is not UTF-8
/// becomes U+FFFD; of a line that is too long its begin and its end are kept.
[[nodiscard]] QStringList lastLines(const QByteArray &output, qsizetype lines, qsizetype bytes);

/// The beginning of a text, at most so many UTF-16 units; no surrogate pair is cut in two.
[[nodiscard]] QString cutAfter(const QString &text, qsizetype units);
/// Likewise; the middle is left out for the mark.
[[nodiscard]] QString elided(const QString &text, qsizetype units, QStringView mark = u"…");

} // namespace pennon
