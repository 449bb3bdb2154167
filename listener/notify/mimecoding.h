// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>
#include <QStringView>

/// Text in the forms that mail allows: encoded words (RFC 2047), folded headers (RFC 5322), transfer
/// encodings (RFC 2045).
namespace pennon {

/// Blanks and visible ASCII characters only, so it can stand in a header as it is.
[[nodiscard]] bool isPrintableAscii(QStringView text);

/// The text as encoded words in UTF-8, folded; no character is split between words. @p column is where the
/// first one starts in its line; no line gets longer than 76 characters.
[[nodiscard]] QByteArray encodedWords(QStringView text, qsizetype column);

/// "NAME: TEXT" with its CRLF, folded. Text that is not plain ASCII, looks like an encoded word, or cannot be
/// folded is encoded. @p text contains no line breaks.
[[nodiscard]] QByteArray unstructuredHeader(const QByteArray &name, const QString &text);

/// A text as the body of a message, with the values of the headers that describe it.
struct EncodedBody
{
    QByteArray charset; ///< us-ascii or utf-8
    QByteArray
        encoding; ///< 7bit, quoted-printable or base64, the first that fits and the shorter of the last two
    QByteArray content; ///< lines ended by CRLF, the last one too
};
[[nodiscard]] EncodedBody encodedBody(const QString &text);

} // namespace pennon
