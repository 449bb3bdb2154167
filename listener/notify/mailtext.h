// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "notify/mailtransport.h"

#include <QByteArray>
#include <QString>
#include <QStringView>

namespace pennon {

/// What superlance's tools write to a sendmail command: "To: …\nSubject: …\n\nBODY" in UTF-8 and nothing
/// else; no newline at the end, and a Subject line also if the subject is empty. A line break in address or
/// subject becomes a blank, so that the name of a process cannot add a header.
[[nodiscard]] QByteArray superlanceText(const Mail &mail);

/// The same mail as an Internet message (RFC 5322, MIME) with CRLF line ends, for SMTP without its
/// dot-stuffing. Headers that are not plain ASCII are encoded (RFC 2047); lines are at most 998 bytes long. A
/// MIME parser gets subject and body back unchanged, but for a newline at the body's end if it had none. A
/// mail with HTML becomes multipart/alternative. @p messageId is "unique@host", for a mail that brings none
/// of its own; if that is empty too, there is no such header, nor is there one for an empty sender.
[[nodiscard]] QByteArray mimeMessage(const Mail &mail, Clock::WallTime date, const QString &messageId);

/// The address alone: a@b of "a@b", "Name <a@b>", "\"N, X\" <a@b>" and "a@b (comment)", as Python's smtplib
/// takes it.
[[nodiscard]] QString bareAddress(QStringView mailbox);

} // namespace pennon
