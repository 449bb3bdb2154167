// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "domain/rules.h"
#include "notify/smtpdialogue.h"
#include "notify/smtpreplies.h"

#include <QString>

#include "curl/curllibrary.h"

#include <chrono>

namespace pennon {

/// Why a mail server has not taken a mail, in words: they name server and port and quote the server, never a
/// password, though the server may repeat it.
class SmtpErrors final
{
public:
    SmtpErrors(const SmtpServer &server, std::chrono::milliseconds longestWait);

    /// "the mail server host:port"
    [[nodiscard]] const QString &server() const { return m_name; }

    /// What libcurl said when it could not open the session.
    struct Opening
    {
        CURLcode code = CURLE_OK;
        long systemError = 0; ///< errno, 0: none
        QString words;
        SmtpWelcome welcome;
    };
    [[nodiscard]] Error notOpened(const Opening &opening) const;
    [[nodiscard]] Error overdue() const;
    [[nodiscard]] Error lost(bool inMessage) const;
    [[nodiscard]] Error rejected(SmtpDialogue::Step step, const SmtpReply &reply) const;
    [[nodiscard]] Error noSmtp(const QByteArray &line) const;
    [[nodiscard]] Error hurried() const;
    [[nodiscard]] Error ended() const;
    /// A reply as it may be shown.
    [[nodiscard]] QString quote(const SmtpReply &reply) const;

private:
    [[nodiscard]] QString withoutSecrets(const QByteArray &words) const;
    [[nodiscard]] Error explainReply(const Opening &opening) const;

    SmtpServer m_server;
    std::chrono::milliseconds m_longestWait;
    QString m_name;
};

} // namespace pennon
