// SPDX-License-Identifier: GPL-3.0-or-later
#include "commandline/mailoptions.h"

#include "commandline/secretfile.h"
#include "commandline/texts.h"
#include "commandline/values.h"

namespace pennon {

namespace {

constexpr const char *passwordVariable = "PENNON_SMTP_PASSWORD";

struct FoundPassword
{
    QString text;
    QString warning;
};

/// The command line's own password, else that of the file, else that of the environment.
Result<FoundPassword> findPassword(const MailDraft &draft, const Environment &environment)
{
    if (!draft.password.isEmpty())
        return FoundPassword{draft.password, {}};
    if (!draft.passwordFile.isEmpty()) {
        return readPasswordFile(draft.passwordFile).map([](const Secret &secret) {
            return FoundPassword{secret.text, secret.warning};
        });
    }
    const QString password = environment(passwordVariable).value_or(QString());
    if (password.isEmpty() && draft.passwordNeeded) {
        return failure(
            ErrorCode::InvalidInput,
            CommandLine::tr("--smtp-user needs a password: --password-file FILE, or %1 in the environment")
                .arg(QLatin1String(passwordVariable)));
    }
    return FoundPassword{password, {}};
}

std::optional<QString> tlsContradiction(const MailDraft &draft)
{
    if (draft.startTls && draft.server && draft.server->security == SmtpServer::Security::ImplicitTls)
        return CommandLine::tr("smtps:// is TLS from the start, so STARTTLS cannot be asked for as well");
    return std::nullopt;
}

} // namespace

bool MailDraft::encrypted() const
{
    return startTls || (server && server->security == SmtpServer::Security::ImplicitTls);
}

void appendMailOptions(OptionTable &options, CommonRules &common, MailDraft &draft)
{
    options.push_back(
        {"email", 'm', nullptr, "ADDRESS", Origin::Superlance,
         QT_TRANSLATE_NOOP("CommandLine", "Mail to this address; without it nothing is mailed."),
         keep(common.email)});
    options.push_back({"sendmail_program", 's', nullptr, "COMMAND", Origin::Superlance,
                       QT_TRANSLATE_NOOP("CommandLine",
                                         "Shell command that takes a mail with its headers on standard input "
                                         "(default: /usr/sbin/sendmail -t -i)."),
                       keep(common.route.sendmailCommand)});
    options.push_back({"smtp-host", 0, nullptr, "HOST[:PORT]", Origin::Pennon,
                       QT_TRANSLATE_NOOP("CommandLine", "Send mail by this mail server instead of a command; "
                                                        "smtps://HOST[:PORT] for TLS from the start."),
                       parseInto(parseSmtpServer, draft.server)});
    options.push_back({"smtp-from", 0, nullptr, "ADDRESS", Origin::Pennon,
                       QT_TRANSLATE_NOOP("CommandLine", "Sender of the mail; needed with --smtp-host."),
                       keep(draft.from)});
    options.push_back({"smtp-user", 0, nullptr, "NAME", Origin::Pennon,
                       QT_TRANSLATE_NOOP("CommandLine", "Log in to the mail server under this name."),
                       [&draft](const QString &name) -> Result<void> {
                           draft.user = name;
                           draft.passwordNeeded = true;
                           return {};
                       }});
    options.push_back({"smtp-tls", 0, nullptr, nullptr, Origin::Pennon,
                       QT_TRANSLATE_NOOP("CommandLine", "Demand STARTTLS from the mail server."),
                       setTo(draft.startTls)});
}

void appendSecurityOptions(OptionTable &options, MailDraft &draft)
{
    options.push_back(
        {"password-file", 0, nullptr, "FILE", Origin::Pennon,
         QT_TRANSLATE_NOOP("CommandLine", "Password for the mail server: the first line of FILE "
                                          "(without this, that of PENNON_SMTP_PASSWORD)."),
         keep(draft.passwordFile)});
    options.push_back({"verify-tls", 0, nullptr, nullptr, Origin::Pennon,
                       QT_TRANSLATE_NOOP("CommandLine", "Accept trusted certificates only."),
                       setTo(draft.verifyTls)});
    options.push_back(
        {"ca-file", 0, nullptr, "FILE", Origin::Pennon,
         QT_TRANSLATE_NOOP("CommandLine",
                           "Trust the authorities in this PEM file only; implies --verify-tls."),
         keep(draft.caFile)});
}

void appendPatienceOptions(OptionTable &options, Patience &patience)
{
    options.push_back({"failures", 0, nullptr, "N", Origin::Pennon,
                       QT_TRANSLATE_NOOP("CommandLine", "Act only after N failed checks in a row."),
                       parseInto(parseCount, patience.failures)});
    options.push_back(
        {"grace", 0, nullptr, "TIME", Origin::Pennon,
         QT_TRANSLATE_NOOP("CommandLine", "Leave a process alone that started less than TIME ago: 30, 5m."),
         parseInto(parsePeriod, patience.grace)});
}

void appendStateOption(OptionTable &options, MailRoute &route)
{
    options.push_back(
        {"state-dir", 0, nullptr, "DIR", Origin::Pennon,
         QT_TRANSLATE_NOOP("CommandLine",
                           "Keep mail that is not sent yet in this directory, so that nothing is "
                           "lost when the listener is killed; several listeners may share it."),
         [&route](const QString &directory) -> Result<void> {
             if (!directory.startsWith(u'/')) {
                 return failure(ErrorCode::InvalidInput,
                                CommandLine::tr("needed is the path of a directory, starting with /"));
             }
             route.stateDir = directory;
             return {};
         }});
}

void appendDryRunOption(OptionTable &options, bool &dryRun)
{
    options.push_back({"dry-run", 0, nullptr, nullptr, Origin::Pennon,
                       QT_TRANSLATE_NOOP("CommandLine", "Say what would be done; restart and mail nothing."),
                       setTo(dryRun)});
}

std::optional<QString> mailContradiction(const MailDraft &draft, bool ownTls)
{
    if (!draft.server) {
        const QString sentence = CommandLine::tr("%1 needs a mail server: --smtp-host HOST");
        if (!draft.from.isEmpty())
            return sentence.arg(QStringLiteral("--smtp-from"));
        if (!draft.user.isEmpty())
            return sentence.arg(QStringLiteral("--smtp-user"));
        if (draft.startTls)
            return sentence.arg(QStringLiteral("--smtp-tls"));
        if (!draft.passwordFile.isEmpty())
            return sentence.arg(QStringLiteral("--password-file"));
        if (draft.tls().verify && !ownTls)
            return sentence.arg(QStringLiteral("--verify-tls"));
        return std::nullopt;
    }
    if (draft.from.isEmpty())
        return CommandLine::tr("--smtp-host needs a sender: --smtp-from ADDRESS");
    if (draft.user.isEmpty() && !draft.passwordFile.isEmpty())
        return CommandLine::tr("--password-file needs a name to log in with: --smtp-user NAME");
    if (draft.tls().verify && !ownTls && !draft.encrypted())
        return CommandLine::tr("--verify-tls needs an encrypted connection: --smtp-tls or smtps://HOST");
    return tlsContradiction(draft);
}

std::optional<QString> batchContradiction(const MailDraft &draft)
{
    if (!draft.sendmail.isEmpty()) {
        if (!draft.passwordFile.isEmpty() || draft.tls().verify) {
            return CommandLine::tr("--sendmail uses no mail server, so --password-file, --verify-tls and "
                                   "--ca-file mean nothing");
        }
        return std::nullopt;
    }
    if (draft.user.isEmpty() && !draft.passwordFile.isEmpty())
        return CommandLine::tr("--password-file needs a name to log in with: --userName NAME");
    if (draft.tls().verify && !draft.encrypted())
        return CommandLine::tr("--verify-tls needs an encrypted connection: --tls or -H smtps://HOST");
    return tlsContradiction(draft);
}

Result<QString> completeRoute(const MailDraft &draft, const Environment &environment, MailRoute &route)
{
    if (!draft.caFile.isEmpty()) {
        if (const Result<void> readable = checkCaFile(draft.caFile); !readable)
            return tl::unexpected(readable.error());
    }
    route.from = draft.from;
    if (!draft.server)
        return QString();
    SmtpServer server = *draft.server;
    if (draft.startTls)
        server.security = SmtpServer::Security::StartTls;
    server.tls = draft.tls();
    server.user = draft.user;
    QString warning;
    if (!server.user.isEmpty()) {
        const Result<FoundPassword> password = findPassword(draft, environment);
        if (!password)
            return tl::unexpected(password.error());
        server.password = password->text;
        warning = password->warning;
    }
    route.smtp = server;
    return warning;
}

} // namespace pennon
