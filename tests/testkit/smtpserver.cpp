// SPDX-License-Identifier: GPL-3.0-or-later
#include "testkit/smtpserver.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace pennon::testkit {

namespace {

constexpr int patience = 20000; // ms; a loaded machine is slow to start Python

} // namespace

Certificate makeCertificate(const QString &folder)
{
    Certificate made{folder + QStringLiteral("/cert.pem"), folder + QStringLiteral("/key.pem")};
    QProcess openssl;
    openssl.start(QStringLiteral("openssl"),
                  {QStringLiteral("req"), QStringLiteral("-x509"), QStringLiteral("-newkey"),
                   QStringLiteral("ec"), QStringLiteral("-pkeyopt"),
                   QStringLiteral("ec_paramgen_curve:prime256v1"), QStringLiteral("-nodes"),
                   QStringLiteral("-days"), QStringLiteral("2"), QStringLiteral("-subj"),
                   QStringLiteral("/CN=localhost"), QStringLiteral("-addext"),
                   QStringLiteral("subjectAltName=DNS:localhost,IP:127.0.0.1,IP:::1"),
                   QStringLiteral("-keyout"), made.keyFile, QStringLiteral("-out"), made.certificateFile});
    if (!openssl.waitForFinished(patience) || openssl.exitCode() != 0)
        return {};
    return made;
}

SmtpServerProcess::SmtpServerProcess(const QStringList &options)
{
    m_process.setProcessChannelMode(QProcess::SeparateChannels);
    m_process.start(QStringLiteral("/usr/bin/python3"),
                    QStringList{QStringLiteral(PENNON_SMTP_SERVER)} + options);
    while (m_port == 0 && m_process.waitForReadyRead(patience))
        readLines();
    connect(&m_process, &QProcess::readyReadStandardOutput, this, &SmtpServerProcess::readLines);
}

SmtpServerProcess::~SmtpServerProcess()
{
    m_process.disconnect(this);
    m_process.closeWriteChannel();
    m_process.kill();
    m_process.waitForFinished(patience);
}

QString SmtpServerProcess::errorString()
{
    return m_process.errorString() + u' ' + QString::fromUtf8(m_process.readAllStandardError());
}

void SmtpServerProcess::readLines()
{
    while (m_process.canReadLine()) {
        const QJsonObject line = QJsonDocument::fromJson(m_process.readLine()).object();
        if (line.contains(QLatin1String("port")))
            m_port = static_cast<quint16>(line.value(QLatin1String("port")).toInt());
        const QString command = line.value(QLatin1String("command")).toString();
        if (command == QLatin1String("GREYLISTED"))
            ++m_greylisted;
        if (command == QLatin1String("MAIL")) {
            ++m_mailCommands;
            if (!line.value(QLatin1String("tls")).toBool())
                ++m_clearTextMailCommands;
        }
        if (const QString session = line.value(QLatin1String("session")).toString(); !session.isEmpty())
            ++(session == QLatin1String("begin") ? m_sessions : m_farewells);
        const QJsonObject mail = line.value(QLatin1String("mail")).toObject();
        if (mail.isEmpty())
            continue;
        ReceivedMail received;
        received.from = mail.value(QLatin1String("from")).toString();
        for (const QJsonValue recipient : mail.value(QLatin1String("to")).toArray())
            received.to += recipient.toString();
        received.data = QByteArray::fromBase64(mail.value(QLatin1String("data")).toString().toLatin1());
        received.hello = mail.value(QLatin1String("hello")).toString();
        received.user = mail.value(QLatin1String("user")).toString();
        received.tls = mail.value(QLatin1String("tls")).toBool();
        m_mails.append(received);
    }
}

} // namespace pennon::testkit
