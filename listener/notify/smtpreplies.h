// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayView>
#include <QList>

namespace pennon {

/// Follows what a mail server says in one session, line by line, because libcurl tells its result and no
/// more: whether a login was offered, whether the mail was accepted, and the server's own words for a
/// failure.
class SmtpReplies final
{
public:
    struct Reply
    {
        int code = 0;
        QByteArray text; ///< of the last line, without the code
    };

    /// @p helloAfter: how many greetings (220) come before the EHLO whose answer counts; 2 with STARTTLS.
    SmtpReplies(int helloAfter, qsizetype recipients);

    /// One line of a reply, with or without its CRLF.
    void addLine(QByteArrayView line);

    /// The EHLO that counts was answered.
    [[nodiscard]] bool isWelcome() const { return m_welcome; }
    [[nodiscard]] bool isGreeted() const { return m_greetings > 0; }
    /// Its answer had an AUTH line as libcurl understands it; without one libcurl would go on without a
    /// login.
    [[nodiscard]] bool offersLogin() const { return m_offersLogin; }
    /// The server has taken the whole mail.
    [[nodiscard]] bool isAccepted() const { return m_accepted; }
    /// Whether the message itself was being sent, so that a loss of the connection leaves open what became of
    /// it.
    [[nodiscard]] bool isInData() const { return m_inData; }
    /// The answers to the recipients, in their order; empty before DATA is allowed.
    [[nodiscard]] const QList<Reply> &recipientReplies() const { return m_recipientReplies; }
    /// The last reply, not counting the one to QUIT; code 0 if there was none.
    [[nodiscard]] const Reply &last() const { return m_last; }

private:
    void addReply(const Reply &reply);

    int m_helloAfter;
    qsizetype m_recipients;
    int m_greetings = 0;
    bool m_welcome = false;
    bool m_offersLogin = false;
    bool m_authLine = false; ///< in the reply being read
    bool m_inData = false;
    bool m_accepted = false;
    QList<Reply> m_replies;
    QList<Reply> m_recipientReplies;
    Reply m_last;
};

} // namespace pennon
