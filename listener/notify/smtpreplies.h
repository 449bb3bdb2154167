// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayList>
#include <QByteArrayView>

#include <optional>

namespace pennon {

/// One reply of a mail server (RFC 5321, 4.2).
struct SmtpReply
{
    static constexpr int serviceEnds = 421; ///< whatever was asked, the server closes the session

    int code = 0;         ///< 0: none
    QByteArrayList lines; ///< without the code

    [[nodiscard]] bool isPositive() const { return code / 100 == 2; }
    /// The last line.
    [[nodiscard]] QByteArray text() const { return lines.isEmpty() ? QByteArray() : lines.last().trimmed(); }
};

/// Takes replies out of the bytes that a mail server sends. Bounded: a reply that is too long is broken.
class SmtpReplyReader final
{
public:
    void add(QByteArrayView bytes);
    /// The next complete reply.
    [[nodiscard]] std::optional<SmtpReply> next();
    /// What came is no SMTP; there are no more replies then.
    [[nodiscard]] bool isBroken() const { return m_broken; }
    /// The line that broke it.
    [[nodiscard]] const QByteArray &brokenLine() const { return m_brokenLine; }

private:
    void breakAt(QByteArrayView line);

    QByteArray m_bytes;
    SmtpReply m_reply; ///< as far as it is there
    qsizetype m_length = 0;
    bool m_broken = false;
    QByteArray m_brokenLine;
};

/// What a mail server says until mails may be sent: libcurl leads that part of the session and tells its
/// result and no more.
class SmtpWelcome final
{
public:
    /// @p helloAfter: how many greetings (220) come before the EHLO whose answer counts; 2 with STARTTLS.
    explicit SmtpWelcome(int helloAfter)
        : m_helloAfter(helloAfter)
    {}

    void add(const SmtpReply &reply);

    [[nodiscard]] bool isGreeted() const { return m_greetings > 0; }
    /// The EHLO that counts was answered.
    [[nodiscard]] bool isWelcome() const { return m_welcome; }
    /// Its answer had an AUTH line as libcurl understands it; without one libcurl would go on without a
    /// login.
    [[nodiscard]] bool offersLogin() const { return m_offersLogin; }
    /// It wants to know the size of a mail in advance (RFC 1870).
    [[nodiscard]] bool offersSize() const { return m_offersSize; }
    /// It takes addresses in UTF-8 (RFC 6531).
    [[nodiscard]] bool offersUtf8() const { return m_offersUtf8; }
    /// Code 0 if there was none.
    [[nodiscard]] const SmtpReply &last() const { return m_last; }

private:
    int m_helloAfter;
    int m_greetings = 0;
    bool m_welcome = false;
    bool m_offersLogin = false;
    bool m_offersSize = false;
    bool m_offersUtf8 = false;
    SmtpReply m_last;
};

} // namespace pennon
