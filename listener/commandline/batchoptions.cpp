// SPDX-License-Identifier: GPL-3.0-or-later
#include "commandline/mailoptions.h"
#include "commandline/texts.h"
#include "commandline/tool.h"
#include "commandline/values.h"

namespace pennon {

namespace {

/// How the three batch tools differ on a command line.
struct Variant
{
    QString name;
    QString subject;
    const char *purpose;
};

Variant variantOf(BatchKind kind)
{
    switch (kind) {
    case BatchKind::CrashMailBatch:
        return {QStringLiteral("crashmailbatch"), QStringLiteral("Crash alert from supervisord"),
                QT_TRANSLATE_NOOP("CommandLine",
                                  "Event listener of supervisord that mails unexpected exits, collected into "
                                  "one mail per interval.")};
    case BatchKind::FatalMailBatch:
        return {
            QStringLiteral("fatalmailbatch"), QStringLiteral("Fatal start alert from supervisord"),
            QT_TRANSLATE_NOOP("CommandLine",
                              "Event listener of supervisord that mails failed starts, collected into one "
                              "mail per interval.")};
    case BatchKind::CrashSms:
        break;
    }
    return {QStringLiteral("crashsms"), QString(),
            QT_TRANSLATE_NOOP("CommandLine",
                              "Event listener of supervisord that mails unexpected exits in few words, for a "
                              "mail-to-SMS gateway.")};
}

struct Draft
{
    BatchRules rules;
    MailDraft mail;
};

OptionTable batchOptions(Draft &draft)
{
    BatchRules &rules = draft.rules;
    MailDraft &mail = draft.mail;
    OptionTable options = {
        {"toEmail", 't', nullptr, "ADDRESSES", Origin::Superlance,
         QT_TRANSLATE_NOOP("CommandLine", "Recipients, separated by commas; needed."),
         [&rules](const QString &text) -> Result<void> {
             rules.to = parseAddresses(text);
             return {};
         }},
        {"fromEmail", 'f', nullptr, "ADDRESS", Origin::Superlance,
         QT_TRANSLATE_NOOP("CommandLine", "Sender; needed."), keep(mail.from)},
        {"interval", 'i', nullptr, "MINUTES", Origin::Superlance,
         QT_TRANSLATE_NOOP("CommandLine", "How often a mail is sent (default: 1.0)."),
         parseInto(parseMinutes, rules.intervalMinutes)},
        {"subject", 's', nullptr, "TEXT", Origin::Superlance,
         QT_TRANSLATE_NOOP("CommandLine", "Subject; if empty the mail has none."), keep(rules.subject)},
        {"tickEvent", 'e', nullptr, "NAME", Origin::Superlance,
         QT_TRANSLATE_NOOP("CommandLine", "Event that is the clock (default: TICK_60)."),
         keep(rules.tickEvent)},
        {"smtpHost", 'H', nullptr, "HOST[:PORT]", Origin::Superlance,
         QT_TRANSLATE_NOOP("CommandLine",
                           "Mail server (default: localhost, port 25); smtps://HOST[:PORT] for TLS from the "
                           "start."),
         parseInto(parseSmtpServer, mail.server)},
        {"userName", 'u', nullptr, "NAME", Origin::Superlance,
         QT_TRANSLATE_NOOP("CommandLine", "Log in to the mail server under this name."), keep(mail.user)},
        {"password", 'p', nullptr, "PASSWORD", Origin::Superlance,
         QT_TRANSLATE_NOOP(
             "CommandLine",
             "Its password. Every user of the machine can see it here: better --password-file."),
         keep(mail.password)},
        {"tls", 0, nullptr, nullptr, Origin::Superlance,
         QT_TRANSLATE_NOOP("CommandLine", "Demand STARTTLS from the mail server."), setTo(mail.startTls)},
        {"sendmail", 0, nullptr, "COMMAND", Origin::Pennon,
         QT_TRANSLATE_NOOP("CommandLine", "Send mail by this shell command instead of a mail server."),
         keep(mail.sendmail)},
    };
    appendSecurityOptions(options, mail);
    appendStateOption(options, rules.route);
    appendDryRunOption(options, rules.dryRun);
    appendCommonOptions(options);
    return options;
}

} // namespace

Invocation readBatch(BatchKind kind, const QStringList &arguments, const Environment &environment)
{
    const Variant variant = variantOf(kind);
    Draft draft;
    BatchRules &rules = draft.rules;
    rules.kind = kind;
    rules.subject = variant.subject;
    draft.mail.server = SmtpServer{};
    const Tool tool{variant.name, "[options]", variant.purpose, Complaint::Brief, batchOptions(draft)};

    const ScannedLine line = scanOptions(tool.options, arguments, ScanMode::SkipOverArguments);
    if (std::optional<Invocation> end = applyOptions(tool, line.options))
        return *std::move(end);
    if (line.problem)
        return complain(tool, *line.problem);
    if (rules.to.isEmpty() || draft.mail.from.isEmpty())
        return showHelp(tool, 1);
    if (const std::optional<QString> contradiction = batchContradiction(draft.mail))
        return complain(tool, *contradiction);

    if (!environment("SUPERVISOR_SERVER_URL"))
        return say(tool, QStringLiteral("Must run as a supervisor event listener\n"), 1);
    const Result<std::chrono::seconds> period = parseTickName(rules.tickEvent);
    if (!period)
        return refuse(tool, period.error().message);
    rules.tickPeriod = *period;
    if (!draft.mail.sendmail.isEmpty()) {
        rules.route.sendmailCommand = draft.mail.sendmail;
        draft.mail.server.reset();
    }
    const Result<QString> warning = completeRoute(draft.mail, environment, rules.route);
    if (!warning)
        return refuse(tool, warning.error().message);
    return run(tool, rules, *warning);
}

} // namespace pennon
