// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QObject>
#include <QProcess>
#include <QString>
#include <QStringList>

namespace pennon::testkit {

/// A certificate for localhost, 127.0.0.1 and ::1, signed by itself, made by openssl.
struct Certificate
{
    QString certificateFile;
    QString keyFile;
};
/// Writes it into a folder; empty file names if openssl cannot.
[[nodiscard]] Certificate makeCertificate(const QString &folder);

/// A mail as the server took it.
struct ReceivedMail
{
    QString from;
    QStringList to;
    QByteArray data; ///< CRLF line ends
    QString hello;   ///< what the client said in EHLO or HELO
    QString user;    ///< empty: no login
    bool tls = false;
};

/// A real mail server (smtpserver.py: aiosmtpd, or one that misbehaves on purpose; its options are described
/// there) on a port of its own on 127.0.0.1. It ends with this object.
class SmtpServerProcess final : public QObject
{
    Q_OBJECT

public:
    explicit SmtpServerProcess(const QStringList &options = {});
    SmtpServerProcess(const SmtpServerProcess &) = delete;
    SmtpServerProcess &operator=(const SmtpServerProcess &) = delete;
    SmtpServerProcess(SmtpServerProcess &&) = delete;
    SmtpServerProcess &operator=(SmtpServerProcess &&) = delete;
    ~SmtpServerProcess() override;

    /// 0 if it did not start; then say why.
    [[nodiscard]] quint16 port() const { return m_port; }
    [[nodiscard]] QString errorString();
    [[nodiscard]] const QList<ReceivedMail> &mails() const { return m_mails; }
    /// MAIL commands seen, and those of them in clear text.
    [[nodiscard]] int mailCommands() const { return m_mailCommands; }
    [[nodiscard]] int clearTextMailCommands() const { return m_clearTextMailCommands; }
    /// Sessions begun, and those of them ended with QUIT; not of aiosmtpd.
    [[nodiscard]] int sessions() const { return m_sessions; }
    [[nodiscard]] int farewells() const { return m_farewells; }
    /// RCPT commands answered "not now" by --greylist.
    [[nodiscard]] int greylisted() const { return m_greylisted; }

private:
    void readLines();

    QProcess m_process;
    quint16 m_port = 0;
    QList<ReceivedMail> m_mails;
    int m_mailCommands = 0;
    int m_clearTextMailCommands = 0;
    int m_sessions = 0;
    int m_farewells = 0;
    int m_greylisted = 0;
};

} // namespace pennon::testkit
