// SPDX-License-Identifier: GPL-3.0-or-later
#include "notify/mimecoding.h"

#include <algorithm>

namespace pennon {

namespace {

constexpr qsizetype preferredWidth = 78; // of a header line (RFC 5322)
constexpr qsizetype encodedWidth = 76; // of a header line with encoded words (RFC 2047) and of encoded bodies
constexpr qsizetype longestWord = 75;  // an encoded word with its delimiters
constexpr qsizetype longestLine = 998; // without CRLF
constexpr QByteArrayView wordStart = "=?utf-8?B?";
constexpr QByteArrayView wordEnd = "?=";

bool isContinuationByte(char byte)
{
    return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80U;
}

bool fits7Bit(const QByteArray &text)
{
    qsizetype length = 0;
    for (const char byte : text) {
        if (byte == '\n') {
            length = 0;
            continue;
        }
        const bool usable = (byte >= ' ' && byte < '\x7f') || byte == '\t';
        if (!usable || ++length > longestLine)
            return false;
    }
    return true;
}

QByteArray quotedPrintable(const QByteArray &text)
{
    constexpr QByteArrayView digits = "0123456789ABCDEF";
    QByteArray content;
    content.reserve(text.size() * 3 / 2);
    qsizetype column = 0;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const char byte = text.at(i);
        if (byte == '\n') {
            content += "\r\n";
            column = 0;
            continue;
        }
        const bool lastOfLine = i + 1 == text.size() || text.at(i + 1) == '\n';
        const bool blank = byte == ' ' || byte == '\t';
        const bool visible = byte > ' ' && byte < '\x7f' && byte != '=';
        const bool plain = visible || (blank && !lastOfLine);
        const qsizetype width = plain ? 1 : 3;
        if (column + width > encodedWidth - (lastOfLine ? 0 : 1)) {
            content += "=\r\n";
            column = 0;
        }
        if (plain) {
            content += byte;
        } else {
            const auto value = static_cast<unsigned char>(byte);
            content += '=';
            content += digits[value >> 4U];
            content += digits[value & 0x0FU];
        }
        column += width;
    }
    return content;
}

QByteArray base64Lines(QByteArray text)
{
    text.replace('\n', "\r\n");
    const QByteArray encoded = text.toBase64();
    QByteArray content;
    content.reserve(encoded.size() + encoded.size() / encodedWidth * 2 + 2);
    for (qsizetype at = 0; at < encoded.size(); at += encodedWidth) {
        content += QByteArrayView(encoded).sliced(at, std::min(encodedWidth, encoded.size() - at));
        content += "\r\n";
    }
    return content;
}

/// The text with CRLF before some of the blanks between words; empty if a word is too long for that.
QByteArray folded(const QByteArray &name, const QByteArray &text)
{
    QByteArray header = name + ": ";
    qsizetype lineStart = 0;
    qsizetype at = 0;
    while (at < text.size()) {
        qsizetype end = at; // the next piece: blanks, then a word
        while (end < text.size() && text.at(end) == ' ')
            ++end;
        while (end < text.size() && text.at(end) != ' ')
            ++end;
        const bool blankFirst = at > 0 && text.at(at) == ' ' && text.at(end - 1) != ' ';
        if (blankFirst && header.size() - lineStart + (end - at) > preferredWidth) {
            header += "\r\n";
            lineStart = header.size();
        }
        header += QByteArrayView(text).sliced(at, end - at);
        if (header.size() - lineStart > longestLine)
            return {};
        at = end;
    }
    return header + "\r\n";
}

} // namespace

bool isPrintableAscii(QStringView text)
{
    return std::all_of(text.begin(), text.end(), [](QChar c) { return c >= u' ' && c < u'\x7f'; });
}

QByteArray encodedWords(QStringView text, qsizetype column)
{
    constexpr qsizetype delimiters = wordStart.size() + wordEnd.size();
    const QByteArray bytes = text.toUtf8();
    QByteArray words;
    qsizetype at = 0;
    while (at < bytes.size()) {
        const qsizetype room = std::min(longestWord, encodedWidth - column) - delimiters;
        qsizetype length = std::min(std::max<qsizetype>(room / 4 * 3, 0), bytes.size() - at);
        while (length > 0 && at + length < bytes.size() && isContinuationByte(bytes.at(at + length)))
            --length;
        if (length > 0) {
            words += wordStart;
            words += bytes.sliced(at, length).toBase64();
            words += wordEnd;
            at += length;
        }
        if (at < bytes.size())
            words += "\r\n ";
        column = 1;
    }
    return words;
}

QByteArray unstructuredHeader(const QByteArray &name, const QString &text)
{
    if (isPrintableAscii(text) && !text.contains(QLatin1String("=?"))) {
        QByteArray header = folded(name, text.toLatin1());
        if (!header.isEmpty())
            return header;
    }
    return name + ": " + encodedWords(text, name.size() + 2) + "\r\n";
}

EncodedBody encodedBody(const QString &text)
{
    QByteArray bytes = text.toUtf8();
    if (!bytes.endsWith('\n'))
        bytes += '\n';
    const bool ascii = std::none_of(bytes.begin(), bytes.end(),
                                    [](char byte) { return static_cast<unsigned char>(byte) > 0x7fU; });
    const QByteArray charset = ascii ? "us-ascii" : "utf-8";
    if (fits7Bit(bytes))
        return {charset, "7bit", bytes.replace('\n', "\r\n")};
    const QByteArray quoted = quotedPrintable(bytes);
    if (quoted.size() > bytes.size() * 3 / 2)
        return {charset, "base64", base64Lines(bytes)};
    return {charset, "quoted-printable", quoted};
}

} // namespace pennon
