// SPDX-License-Identifier: GPL-3.0-or-later
#include "notify/smtpdialogue.h"

#include <QString>
#include <QUrl>

#include <algorithm>
#include <utility>

namespace pennon {

namespace {

constexpr int startMessage = 354;

bool isAscii(const QByteArray &text)
{
    return std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

/// The address with its host name in the form that every server understands; unchanged if there is none.
QByteArray withAsciiHost(const QByteArray &address)
{
    const qsizetype at = address.lastIndexOf('@');
    const QByteArray host = at < 0 ? QByteArray() : address.mid(at + 1);
    if (isAscii(host))
        return address;
    const QByteArray ascii = QUrl::toAce(QString::fromUtf8(host));
    return ascii.isEmpty() ? address : QByteArray(address.left(at + 1) + ascii);
}

} // namespace

SmtpDialogue::SmtpDialogue(SmtpDelivery delivery, bool sizeOffered, bool utf8Offered)
    : m_delivery(std::move(delivery))
    , m_sizeOffered(sizeOffered)
    , m_utf8Offered(utf8Offered)
{}

QByteArray SmtpDialogue::start() const
{
    const QByteArrayList &recipients = m_delivery.recipients;
    const bool needsUtf8 =
        !isAscii(m_delivery.sender) || !std::all_of(recipients.begin(), recipients.end(), &isAscii);
    QByteArray command = "MAIL FROM:<" + withAsciiHost(m_delivery.sender) + '>';
    if (m_sizeOffered)
        command += " SIZE=" + QByteArray::number(m_delivery.message.size());
    if (m_utf8Offered && needsUtf8)
        command += " SMTPUTF8";
    return command + "\r\n";
}

QByteArray SmtpDialogue::answer(const SmtpReply &reply)
{
    switch (m_step) {
    case Step::Sender:
        if (!reply.isPositive())
            return reject();
        m_step = Step::Recipient;
        return recipientCommand();
    case Step::Recipient:
        return answerRecipient(reply);
    case Step::Data:
        if (reply.code != startMessage)
            return reject();
        m_step = Step::Message;
        return stuffedMessage();
    case Step::Message:
        if (!reply.isPositive())
            return reject();
        m_step = Step::Accepted;
        return {};
    case Step::Accepted:
    case Step::Rejected:
        break;
    }
    return {};
}

QByteArray SmtpDialogue::answerRecipient(const SmtpReply &reply)
{
    m_recipientReplies += reply;
    if (reply.code == SmtpReply::serviceEnds)
        return reject();
    if (m_recipientReplies.size() < m_delivery.recipients.size())
        return recipientCommand();
    const bool someTaken = std::any_of(m_recipientReplies.begin(), m_recipientReplies.end(),
                                       [](const SmtpReply &one) { return one.isPositive(); });
    if (!someTaken)
        return reject();
    m_step = Step::Data;
    return QByteArrayLiteral("DATA\r\n");
}

QByteArray SmtpDialogue::reject()
{
    m_rejectedAt = m_step;
    m_step = Step::Rejected;
    return {};
}

QByteArray SmtpDialogue::recipientCommand() const
{
    return "RCPT TO:<" + withAsciiHost(m_delivery.recipients.at(m_recipientReplies.size())) + ">\r\n";
}

QByteArray SmtpDialogue::stuffedMessage() const
{
    QByteArray text = m_delivery.message;
    text.replace("\r\n.", "\r\n..");
    if (text.startsWith('.'))
        text.prepend('.');
    if (!text.isEmpty() && !text.endsWith("\r\n"))
        text += "\r\n";
    text += ".\r\n";
    return text;
}

} // namespace pennon
