// SPDX-License-Identifier: GPL-3.0-or-later
#include "notify/smtperrors.h"

#include <cerrno>

namespace pennon {

SmtpErrors::SmtpErrors(const SmtpServer &server, std::chrono::milliseconds longestWait)
    : m_server(server)
    , m_longestWait(longestWait)
    , m_name(QStringLiteral("the mail server %1:%2").arg(server.host).arg(server.port))
{}

Error SmtpErrors::notOpened(const Opening &opening) const
{
    const CURLcode code = opening.code;
    const QString reason =
        opening.words.isEmpty() ? QString::fromLatin1(curl().easyStrerror(code)) : opening.words;
    const SmtpWelcome &welcome = opening.welcome;

    if (code == CURLE_OPERATION_TIMEDOUT || opening.systemError == ETIMEDOUT)
        return overdue();
    if (code == CURLE_COULDNT_RESOLVE_HOST || code == CURLE_URL_MALFORMAT) {
        return {ErrorCode::NotFound,
                m_name + QStringLiteral(" was not found, check the host name: ") + reason};
    }
    if (code == CURLE_COULDNT_CONNECT) {
        const bool refused = opening.systemError == ECONNREFUSED || opening.systemError == 0;
        return {
            refused ? ErrorCode::ConnectionRefused : ErrorCode::System,
            QStringLiteral("no connection to ") + m_name + QStringLiteral(": ") +
                (opening.systemError != 0 ? qt_error_string(static_cast<int>(opening.systemError)) : reason)};
    }
    if (isTlsFailure(code)) {
        return {ErrorCode::TlsFailure,
                QStringLiteral("no TLS with ") + m_name + QStringLiteral(": ") + reason};
    }
    if (code == CURLE_WRITE_ERROR && welcome.isWelcome() && !welcome.offersLogin()) {
        return {ErrorCode::Unauthorized,
                m_name + QStringLiteral(" offers no login (AUTH)%1, and one was asked for")
                             .arg(m_server.security == SmtpServer::Security::None
                                      ? QStringLiteral(" without TLS")
                                      : QString())};
    }
    if (code == CURLE_LOGIN_DENIED && welcome.last().code < 400) {
        return {ErrorCode::Unauthorized,
                m_name + QStringLiteral(" offers neither AUTH PLAIN nor AUTH LOGIN")};
    }
    return explainReply(opening);
}

Error SmtpErrors::explainReply(const Opening &opening) const
{
    const SmtpReply &last = opening.welcome.last();
    if (last.code < 400 && opening.code == CURLE_WEIRD_SERVER_REPLY) {
        return {ErrorCode::Protocol,
                m_name + QStringLiteral(" gave an answer that is no SMTP: ") + quote(last),
                {},
                last.code};
    }
    const bool isLoss =
        opening.code == CURLE_RECV_ERROR || opening.code == CURLE_GOT_NOTHING || last.code < 400;
    if (isLoss && last.code != SmtpReply::serviceEnds) {
        if (opening.welcome.isGreeted())
            return lost(false);
        return {ErrorCode::ConnectionLost,
                m_name + QStringLiteral(" closed the connection without a greeting")};
    }
    if (opening.code == CURLE_LOGIN_DENIED) {
        return {ErrorCode::Unauthorized,
                m_name + QStringLiteral(" rejected the login: ") + quote(last),
                {},
                last.code};
    }
    const QString what = opening.welcome.isGreeted() ? QStringLiteral(" ended the session: ")
                                                     : QStringLiteral(" takes no mail: ");
    return {ErrorCode::Rejected, m_name + what + quote(last), {}, last.code};
}

Error SmtpErrors::overdue() const
{
    return {ErrorCode::TimedOut, m_name + QStringLiteral(" did not answer within %1 s")
                                              .arg(std::chrono::duration<double>(m_longestWait).count())};
}

Error SmtpErrors::lost(bool inMessage) const
{
    return {ErrorCode::ConnectionLost,
            m_name + (inMessage ? QStringLiteral(" closed the connection while it took the mail")
                                : QStringLiteral(" closed the connection before it took the mail"))};
}

Error SmtpErrors::rejected(SmtpDialogue::Step step, const SmtpReply &reply) const
{
    using Step = SmtpDialogue::Step;
    const bool recipient = step == Step::Recipient;
    const QString what = recipient && reply.code == SmtpReply::serviceEnds
                             ? QStringLiteral(" ended the session: ")
                         : recipient            ? QStringLiteral(" rejected every recipient: ")
                         : step == Step::Sender ? QStringLiteral(" rejected the sender: ")
                                                : QStringLiteral(" rejected the mail: ");
    return {ErrorCode::Rejected, m_name + what + quote(reply), {}, reply.code};
}

Error SmtpErrors::noSmtp(const QByteArray &line) const
{
    return {ErrorCode::Protocol,
            m_name + QStringLiteral(" gave an answer that is no SMTP: ") + withoutSecrets(line)};
}

Error SmtpErrors::hurried() const
{
    return {ErrorCode::Cancelled,
            m_name + QStringLiteral(" had not taken the mail when the program had to end")};
}

Error SmtpErrors::ended() const
{
    return {ErrorCode::Cancelled, m_name + QStringLiteral(" had not taken the mail when the program ended")};
}

QString SmtpErrors::quote(const SmtpReply &reply) const
{
    const QString words = withoutSecrets(reply.text());
    return words.isEmpty() ? QString::number(reply.code)
                           : QStringLiteral("%1 %2").arg(QString::number(reply.code), words);
}

QString SmtpErrors::withoutSecrets(const QByteArray &text) const
{
    constexpr qsizetype longestQuote = 300;
    QString words = QString::fromUtf8(text.left(longestQuote)).simplified();
    const QByteArray user = m_server.user.toUtf8();
    const QByteArray password = m_server.password.toUtf8();
    if (!password.isEmpty()) { // a server may repeat what it was told
        const QByteArray plain = QByteArray(QByteArray(1, '\0') + user + '\0' + password).toBase64();
        for (const QByteArray &secret : {plain, password.toBase64(), password})
            words.replace(QString::fromUtf8(secret), QStringLiteral("***"));
    }
    return words;
}

} // namespace pennon
