// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "commandline/environment.h"
#include "commandline/optiontable.h"
#include "domain/rules.h"

namespace pennon {

/// What a command line says about mail, before it is known whether it makes sense.
struct MailDraft
{
    std::optional<SmtpServer> server; ///< --smtp-host, -H
    QString from;                     ///< --smtp-from, -f
    QString user;                     ///< --smtp-user, -u
    QString password;                 ///< -p of the batch tools
    QString passwordFile;
    bool passwordNeeded = false; ///< of --smtp-user; superlance's own -u just does not log in without one
    bool startTls = false;       ///< --smtp-tls, --tls
    bool verifyTls = false;
    QString caFile;
    QString sendmail; ///< --sendmail of the batch tools

    [[nodiscard]] TlsPolicy tls() const { return {verifyTls || !caFile.isEmpty(), caFile}; }
    [[nodiscard]] bool encrypted() const;
};

/// -m and -s, and the options that send by a mail server instead: httpok, memmon and crashmail.
void appendMailOptions(OptionTable &options, CommonRules &common, MailDraft &draft);
/// --password-file, --verify-tls and --ca-file: all six tools.
void appendSecurityOptions(OptionTable &options, MailDraft &draft);
/// --failures and --grace: httpok and memmon.
void appendPatienceOptions(OptionTable &options, Patience &patience);
/// --state-dir: all six tools.
void appendStateOption(OptionTable &options, MailRoute &route);
/// --dry-run: all six tools.
void appendDryRunOption(OptionTable &options, bool &dryRun);

/// Keeps a value that a parser of values.h accepts.
template <typename Value, typename Target>
std::function<Result<void>(const QString &)> parseInto(Result<Value> (*parse)(const QString &),
                                                       Target &target)
{
    return [parse, &target](const QString &text) -> Result<void> {
        return parse(text).map([&target](const Value &value) { target = value; });
    };
}

/// A sentence if the mail options of httpok, memmon or crashmail contradict each other. ownTls: the tool has
/// another use for
/// --verify-tls and --ca-file.
[[nodiscard]] std::optional<QString> mailContradiction(const MailDraft &draft, bool ownTls);
/// The same for the batch tools.
[[nodiscard]] std::optional<QString> batchContradiction(const MailDraft &draft);

/// Reads the password file and looks at the CA file, then puts the mail server, if there is one, into the
/// route. The value is a warning, mostly empty.
[[nodiscard]] Result<QString> completeRoute(const MailDraft &draft, const Environment &environment,
                                            MailRoute &route);

} // namespace pennon
