// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "notify/smtpreplies.h"

#include <QByteArray>
#include <QByteArrayList>
#include <QList>

namespace pennon {

/// A mail as the protocol wants it.
struct SmtpDelivery
{
    QByteArray sender;         ///< bare address, UTF-8
    QByteArrayList recipients; ///< bare addresses, UTF-8; at least one
    QByteArray message;        ///< CRLF line ends, dots not stuffed
};

/// The part of an SMTP session that hands over one mail, from MAIL to the answer to the message (RFC 5321,
/// 3.3); pure: replies in, commands out. Recipients that the server refuses are passed over, unless it
/// refuses all.
class SmtpDialogue final
{
public:
    enum class Step {
        Sender,
        Recipient,
        Data,    ///< may the message be sent?
        Message, ///< being sent; if the connection is lost now, it stays open what became of the mail
        Accepted,
        Rejected,
    };

    /// @p sizeOffered, @p utf8Offered: what the server said to EHLO.
    SmtpDialogue(SmtpDelivery delivery, bool sizeOffered, bool utf8Offered);

    /// The first command.
    [[nodiscard]] QByteArray start() const;
    /// What to send after a reply; empty when the dialogue is over.
    [[nodiscard]] QByteArray answer(const SmtpReply &reply);

    [[nodiscard]] Step step() const { return m_step; }
    [[nodiscard]] bool isOver() const { return m_step >= Step::Accepted; }
    /// Where it was rejected.
    [[nodiscard]] Step rejectedAt() const { return m_rejectedAt; }
    [[nodiscard]] const SmtpDelivery &delivery() const { return m_delivery; }
    /// The answers to the recipients so far, in their order.
    [[nodiscard]] const QList<SmtpReply> &recipientReplies() const { return m_recipientReplies; }

private:
    [[nodiscard]] QByteArray reject();
    [[nodiscard]] QByteArray answerRecipient(const SmtpReply &reply);
    [[nodiscard]] QByteArray recipientCommand() const;
    [[nodiscard]] QByteArray stuffedMessage() const;

    SmtpDelivery m_delivery;
    bool m_sizeOffered;
    bool m_utf8Offered;
    Step m_step = Step::Sender;
    Step m_rejectedAt = Step::Sender;
    QList<SmtpReply> m_recipientReplies;
};

} // namespace pennon
