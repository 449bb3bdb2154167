// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/configurationchecks.h"

#include "base/duration.h"
#include "domain/sectioncheck.h"

#include <algorithm>

namespace pennon {

namespace {

bool isLocal(const QString &host)
{
    return host == QStringLiteral("localhost") || host.startsWith(QStringLiteral("127.")) ||
           host == QStringLiteral("::1");
}

void checkSmtp(const MailSettings &mail, const SectionCheck &check)
{
    check.refuse("transport", {"command"},
                 QStringLiteral("is for transport = sendmail; with smtp, mail leaves by host"));
    if (!check.has("from"))
        check.report(
            "from",
            QStringLiteral("is missing; transport = smtp needs a sender such as supervisor@example.com"));
    if (mail.security == SmtpServer::Security::None && !check.isBad("security")) {
        check.refuse("security", {"verify_tls", "ca_file"},
                     QStringLiteral("means nothing with security = none; write starttls or tls"));
        if (check.has("username") && !isLocal(mail.host)) {
            check.report(
                "username",
                QStringLiteral("the password goes to %1 in clear text; write security = starttls or tls")
                    .arg(mail.host),
                Problem::Severity::Warning);
        }
    }
    if (!check.has("username"))
        check.refuse("username", {"password_file"}, QStringLiteral("means nothing without username"));
}

void checkRestartKeys(const RestartPolicy &policy, const SectionCheck &check)
{
    if (policy.signal.isEmpty())
        check.refuse("signal", {"signal_wait"}, QStringLiteral("means nothing without signal"));
    if (policy.hook.isEmpty())
        check.refuse("hook", {"hook_timeout"}, QStringLiteral("means nothing without hook"));
    if (policy.coreDirectory.isEmpty())
        check.refuse("core_dir", {"cores_kept"}, QStringLiteral("means nothing without core_dir"));
    if (policy.maxRestarts == 0)
        check.refuse("max_restarts", {"pause"}, QStringLiteral("means nothing with max_restarts = none"));
}

void checkTls(bool verifyTls, const SectionCheck &check)
{
    if (!verifyTls)
        check.refuse("verify_tls", {"ca_file"}, QStringLiteral("means nothing with verify_tls = false"));
}

/// Patterns that have no limit, in a section that limits no growth.
void checkLimits(const char *key, const std::vector<MemoryRule> &rules, const SectionCheck &check)
{
    for (const MemoryRule &rule : rules) {
        if (!rule.limit) {
            check.report(key,
                         QStringLiteral("%1 has no limit; write %1=200MB, or add growth = 50MB per 10min")
                             .arg(rule.pattern.text()));
        }
    }
}

struct CheckBySection
{
    const SectionCheck &check;

    void operator()(const MemMonSection &section) const
    {
        const bool namesNothing = !check.has("program") && !check.has("group") && !check.has("any");
        if (namesNothing && section.growth) {
            check.report(
                "growth",
                QStringLiteral("of which processes? write program = NAME, group = NAME or program = *"));
        } else if (namesNothing) {
            check.report(
                QStringLiteral("watches nothing; write program = NAME=200MB, group = NAME=1GB or any = 2GB"));
        }
        if (!check.has("growth")) {
            checkLimits("program", section.programs, check);
            checkLimits("group", section.groups, check);
        }
        checkRestartKeys(section.restart, check);
    }

    void operator()(const HttpOkSection &section) const
    {
        if (!check.has("url"))
            check.report("url", QStringLiteral("is missing; write url = http://localhost:8080/health"));
        const bool isPlain = section.url.startsWith(QStringLiteral("http:"), Qt::CaseInsensitive);
        if (isPlain)
            check.refuse("url", {"ca_file"}, QStringLiteral("means nothing for a URL that is not https"));
        checkTls(section.verifyTls, check);
        check.checkSelection(section.selection);
        checkRestartKeys(section.restart, check);
    }

    void operator()(const CrashMailSection &section) const { check.checkSelection(section.selection); }
    void operator()(const BatchSection &section) const { check.checkSelection(section.selection); }

    void operator()(const ReviveSection &section) const
    {
        check.checkSelection(section.selection);
        if (section.onFatal == ReviveSection::OnFatal::Shutdown) {
            check.refuse("on_fatal", {"first_delay", "longest_delay", "max_attempts"},
                         QStringLiteral("means nothing with on_fatal = shutdown, which starts nothing"));
        } else if (section.longestDelay < section.firstDelay) {
            check.report(check.has("longest_delay") ? "longest_delay" : "first_delay",
                         QStringLiteral("first_delay (%1) is longer than longest_delay (%2)")
                             .arg(formatDuration(section.firstDelay), formatDuration(section.longestDelay)));
        }
    }
};

/// The tools that do nothing but mail.
bool onlyMails(const WatchSection &section)
{
    return std::holds_alternative<CrashMailSection>(section) || std::holds_alternative<BatchSection>(section);
}

void checkRecipients(const WatchSection &section, bool hasMail, bool hasRoutes, const SectionCheck &check)
{
    const bool hasRecipients = std::visit([](const auto &some) { return !some.to.isEmpty(); }, section);
    if (check.isBad("to"))
        return;
    if (hasRecipients && !hasMail) {
        check.report("to",
                     QStringLiteral("there is no section [mail] that says how mail leaves; add it, with "
                                    "transport = sendmail or smtp"));
    } else if (!hasRecipients && onlyMails(section) && !hasRoutes) {
        check.report("to", hasMail ? QStringLiteral("nobody is told; write to = ADDRESS here or in [mail]")
                                   : QStringLiteral(
                                         "nobody is told; write to = ADDRESS here and add a section [mail]"));
    }
}

} // namespace

void checkListener(const ListenerSettings &listener, const CheckedText &checked)
{
    const SectionCheck check(checked);
    if (listener.supervisorUser.isEmpty())
        check.refuse("x", {"supervisor_password_file"},
                     QStringLiteral("means nothing without supervisor_user"));
}

void checkMail(const MailSettings &mail, const CheckedText &checked)
{
    const SectionCheck check(checked);
    if (check.isBad("transport"))
        return;
    if (mail.transport == MailSettings::Transport::Smtp) {
        checkSmtp(mail, check);
    } else {
        check.refuse("transport", {"host", "security", "username", "password_file", "verify_tls", "ca_file"},
                     QStringLiteral("is for transport = smtp; with sendmail, mail leaves by command"));
    }
    checkTls(mail.verifyTls, check);
}

void checkRestart(const RestartPolicy &policy, const CheckedText &checked)
{
    checkRestartKeys(policy, SectionCheck(checked));
}

void checkSection(const WatchSection &section, const CheckedText &checked, bool hasMail, bool hasRoutes)
{
    const SectionCheck check(checked);
    std::visit(CheckBySection{check}, section);
    checkRecipients(section, hasMail, hasRoutes, check);
}

} // namespace pennon
