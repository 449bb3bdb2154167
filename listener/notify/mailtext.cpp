// SPDX-License-Identifier: GPL-3.0-or-later
#include "notify/mailtext.h"

#include "base/localtime.h"
#include "notify/mimecoding.h"

#include <QCryptographicHash>

namespace pennon {

namespace {

/// A mailbox taken apart: "Name <a@b>" or "a@b (Name)".
struct Mailbox
{
    QString name;
    QString address;
};

QString withoutLineBreaks(QString text)
{
    for (QChar &character : text) {
        if (character == u'\r' || character == u'\n' || character.isNull())
            character = u' ';
    }
    return text;
}

Mailbox parseMailbox(QStringView text)
{
    QString plain; // what stands outside of quotes, comments and angle brackets
    QString quoted;
    QString comment;
    QString angled;
    bool inQuotes = false;
    bool inAngle = false;
    bool hasAngle = false;
    int depth = 0;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar character = text.at(i);
        const bool escaped = character == u'\\' && (inQuotes || depth > 0) && i + 1 < text.size();
        QString &target = inAngle ? angled : depth > 0 ? comment : inQuotes ? quoted : plain;
        if (escaped) {
            if (inAngle)
                target += character;
            target += text.at(++i);
        } else if (character == u'"' && depth == 0) {
            inQuotes = !inQuotes;
            if (inAngle)
                target += character; // a quoted local part keeps its quotes
        } else if (character == u'(' && !inAngle && !inQuotes) {
            if (depth++ > 0)
                comment += character;
        } else if (character == u')' && depth > 0) {
            if (--depth > 0)
                comment += character;
        } else if (character == u'<' && depth == 0 && !inQuotes) {
            inAngle = true;
            hasAngle = true;
        } else if (character == u'>' && inAngle && !inQuotes) {
            inAngle = false;
        } else {
            target += character;
        }
    }
    plain = plain.simplified();
    if (hasAngle) {
        QString name = quoted;
        if (!plain.isEmpty())
            name += (name.isEmpty() ? QLatin1String("") : QLatin1String(" ")) + plain;
        return {name, angled.trimmed()};
    }
    // No angle brackets: the whole is the address; what was quoted is its local part.
    if (!quoted.isEmpty())
        return {comment, u'"' + quoted + u'"' + plain.remove(u' ')};
    return {comment, plain.remove(u' ')};
}

/// "Name <a@b>" as given where it is ASCII; otherwise the name is encoded.
QByteArray encodedMailbox(const QString &given, qsizetype column)
{
    const QString text = withoutLineBreaks(given).trimmed();
    if (isPrintableAscii(text))
        return text.toLatin1();
    const Mailbox mailbox = parseMailbox(text);
    if (mailbox.name.isEmpty())
        return mailbox.address.toUtf8();
    return encodedWords(mailbox.name, column) + " <" + mailbox.address.toUtf8() + ">";
}

QByteArray addressHeader(const QByteArray &name, const QStringList &mailboxes)
{
    constexpr qsizetype preferredWidth = 78;
    QByteArray header = name + ": ";
    qsizetype column = header.size();
    bool first = true;
    for (const QString &given : mailboxes) {
        QByteArray mailbox = encodedMailbox(given, first ? column : 1);
        if (!first && column + 2 + mailbox.size() > preferredWidth) {
            header += ",\r\n ";
            column = 1;
        } else if (!first) {
            header += ", ";
            column += 2;
            if (mailbox.startsWith("=?"))
                mailbox = encodedMailbox(given, column);
        }
        header += mailbox;
        const qsizetype lineBreak = mailbox.lastIndexOf('\n');
        column = lineBreak < 0 ? column + mailbox.size() : mailbox.size() - lineBreak - 1;
        first = false;
    }
    return header + "\r\n";
}

QByteArray bracketed(const QString &messageId)
{
    return '<' + withoutLineBreaks(messageId).toUtf8() + '>';
}

/// A text with the headers that describe it.
QByteArray part(const QByteArray &subtype, const QString &text)
{
    const EncodedBody body = encodedBody(text);
    return "Content-Type: text/" + subtype + "; charset=" + body.charset +
           "\r\nContent-Transfer-Encoding: " + body.encoding + "\r\n\r\n" + body.content;
}

/// The same for the same content, and in none of it.
QByteArray boundaryFor(const QByteArray &plain, const QByteArray &html)
{
    QByteArray boundary;
    do {
        const QByteArray content = boundary + plain + html;
        boundary = "=_" + QCryptographicHash::hash(content, QCryptographicHash::Sha1).toHex();
    } while (plain.contains(boundary) || html.contains(boundary));
    return boundary;
}

} // namespace

QByteArray superlanceText(const Mail &mail)
{
    const QString head = QStringLiteral("To: ") + withoutLineBreaks(mail.to.join(QLatin1String(", "))) +
                         QStringLiteral("\nSubject: ") + withoutLineBreaks(mail.subject);
    return head.toUtf8() + "\n\n" + mail.body.toUtf8();
}

QByteArray mimeMessage(const Mail &mail, Clock::WallTime date, const QString &messageId)
{
    QByteArray message;
    message.reserve((mail.body.size() + mail.html.size()) * 2 + 2048);
    if (!mail.from.isEmpty())
        message += addressHeader("From", {mail.from});
    message += addressHeader("To", mail.to);
    if (!mail.subject.isEmpty())
        message += unstructuredHeader("Subject", withoutLineBreaks(mail.subject));
    message += "Date: " + mailDate(date).toLatin1() + "\r\n";
    if (const QString id = mail.messageId.isEmpty() ? messageId : mail.messageId; !id.isEmpty())
        message += "Message-ID: " + bracketed(id) + "\r\n";
    if (!mail.inReplyTo.isEmpty()) {
        message += "In-Reply-To: " + bracketed(mail.inReplyTo) + "\r\n";
        message += "References: " + bracketed(mail.inReplyTo) + "\r\n";
    }
    message += "Auto-Submitted: auto-generated\r\n"; // RFC 3834: no vacation replies, please
    message += "MIME-Version: 1.0\r\n";
    const QByteArray plain = part("plain", mail.body);
    if (mail.html.isEmpty())
        return message + plain;
    const QByteArray html = part("html", mail.html);
    const QByteArray boundary = boundaryFor(plain, html);
    message += "Content-Type: multipart/alternative;\r\n boundary=\"" + boundary + "\"\r\n\r\n";
    for (const QByteArray &one : {plain, html}) // the best one last (RFC 2046)
        message += "--" + boundary + "\r\n" + one + "\r\n";
    return message + "--" + boundary + "--\r\n";
}

QString bareAddress(QStringView mailbox)
{
    return parseMailbox(withoutLineBreaks(mailbox.toString())).address;
}

} // namespace pennon
