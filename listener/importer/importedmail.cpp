// SPDX-License-Identifier: GPL-3.0-or-later
#include "importer/importedmail.h"

namespace pennon {

namespace {

constexpr QLatin1String mailPasswordFile("/etc/pennon/smtp.password");
constexpr QLatin1String loginPasswordFile("/etc/pennon/supervisor.password");

QString nameOf(const ImportedSection &section)
{
    return QStringLiteral("[eventlistener:%1]").arg(section.listener.name);
}

MailSettings settingsOf(const ImportedSection &section)
{
    MailSettings mail;
    mail.from = section.route.from;
    if (!section.route.smtp) {
        mail.command = section.route.sendmailCommand;
        return mail;
    }
    const SmtpServer &server = *section.route.smtp;
    mail.transport = MailSettings::Transport::Smtp;
    mail.host = server.host;
    mail.port = server.port;
    mail.security = server.security;
    if (server.security != SmtpServer::Security::None) {
        mail.verifyTls = server.tls.verify;
        mail.caFile = section.caFile;
    }
    if (section.password == PasswordSource::None)
        return mail; // superlance does not log in without a password
    mail.username = server.user;
    if (section.password == PasswordSource::CommandLine) {
        mail.passwordFile = mailPasswordFile;
    } else if (section.password == PasswordSource::File) {
        mail.passwordFile = section.passwordFile;
    }
    return mail;
}

QString described(const MailSettings &mail)
{
    if (mail.transport == MailSettings::Transport::Sendmail)
        return QStringLiteral("the command %1").arg(mail.command);
    QString text = QStringLiteral("the mail server %1:%2").arg(mail.host).arg(mail.port);
    if (mail.security == SmtpServer::Security::StartTls) {
        text += QStringLiteral(" with STARTTLS");
    } else if (mail.security == SmtpServer::Security::ImplicitTls) {
        text += QStringLiteral(" with TLS");
    }
    if (!mail.username.isEmpty())
        text += QStringLiteral(" as %1").arg(mail.username);
    return text;
}

QStringList notesOn(const ImportedSection &section, const MailSettings &mail)
{
    QStringList notes;
    const auto &smtp = section.route.smtp;
    if (section.password == PasswordSource::CommandLine) {
        notes +=
            QStringLiteral(
                "%1: the password of the mail server stands in the command, where every user can see it. "
                "It is not copied: put it into the first line of %2 (chmod 600, owned by the user that "
                "runs the listener), and change it, since others may have read it")
                .arg(section.listener.commandPlace.text(), mail.passwordFile);
    } else if (section.password == PasswordSource::Variable) {
        notes += QStringLiteral(
            "the password of the mail server comes from PENNON_SMTP_PASSWORD in the environment: keep it "
            "there, or put it into a file and name it with password_file");
    } else if (smtp && !smtp->user.isEmpty() && section.password == PasswordSource::None) {
        notes +=
            QStringLiteral(
                "%1 names the user %2 of the mail server and no password; superlance does not log in then, "
                "so username is not written")
                .arg(section.listener.commandPlace.text(), smtp->user);
    }
    if (mail.security != SmtpServer::Security::None && !mail.verifyTls) {
        notes += QStringLiteral(
            "superlance accepts every certificate, hence verify_tls = false; better take that out if the "
            "server's certificate is one that this machine trusts");
    }
    return notes;
}

} // namespace

ImportedMail importMail(const std::vector<ImportedSection> &sections)
{
    ImportedMail mail;
    const ImportedSection *first = nullptr;
    for (const ImportedSection &section : sections) {
        if (!section.mails || !section.section)
            continue;
        MailSettings settings = settingsOf(section);
        if (!first) {
            first = &section;
            mail.notes = notesOn(section, settings);
            mail.settings = std::move(settings);
            continue;
        }
        const QString from = std::exchange(settings.from, mail.settings->from);
        if (settings != *mail.settings) {
            mail.notes +=
                QStringLiteral(
                    "%1: %2 sent by %3. There is one [mail] only, that of %4: now its mail leaves by %5")
                    .arg(section.listener.commandPlace.text(), nameOf(section), described(settings),
                         nameOf(*first), described(*mail.settings));
        }
        if (from != mail.settings->from && !from.isEmpty()) {
            mail.notes += QStringLiteral("%1: the sender of %2 was %3; now it is that of [mail]")
                              .arg(section.listener.commandPlace.text(), nameOf(section), from);
        }
    }
    return mail;
}

QStringList importLogin(const std::vector<ImportedSection> &sections, ListenerSettings &listener)
{
    QStringList notes;
    for (const ImportedSection &section : sections) {
        const auto user = section.listener.variables.find(QStringLiteral("SUPERVISOR_USERNAME"));
        if (user == section.listener.variables.end() || user->second.isEmpty())
            continue;
        if (!listener.supervisorUser.isEmpty() && listener.supervisorUser != user->second) {
            notes += QStringLiteral("%1: another user for supervisord, %2; there can be one only")
                         .arg(nameOf(section), user->second);
        }
        if (!listener.supervisorUser.isEmpty())
            continue;
        listener.supervisorUser = user->second;
        if (!section.listener.variables.contains(QStringLiteral("SUPERVISOR_PASSWORD")))
            continue;
        listener.supervisorPasswordFile = loginPasswordFile;
        notes +=
            QStringLiteral(
                "%1: the password for supervisord stands in environment=. It is not copied: put it into the "
                "first line of %2 (chmod 600, owned by the user that runs the listener)")
                .arg(nameOf(section), listener.supervisorPasswordFile);
    }
    return notes;
}

} // namespace pennon
