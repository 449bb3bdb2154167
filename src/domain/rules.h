// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/bytesize.h"
#include "domain/processname.h"

#include <QSet>
#include <QStringList>

#include <chrono>
#include <optional>
#include <variant>
#include <vector>

/// What is watched, with which limits, and where the mail goes: plain values, made from a command line.
namespace pennon {

/// How far a TLS server is to be trusted. superlance verifies nothing; --verify-tls and --ca-file ask for
/// more.
struct TlsPolicy
{
    bool verify = false;
    QString caFile; ///< PEM file of trusted authorities; empty: the system's
};

/// A mail server to hand messages to.
struct SmtpServer
{
    enum class Security {
        None,        ///< clear text
        StartTls,    ///< STARTTLS; a server that does not offer it is a failure, never clear text
        ImplicitTls, ///< TLS from the first byte (smtps://)
    };

    QString host = QStringLiteral("localhost");
    quint16 port = 25;
    Security security = Security::None;
    QString user; ///< login only if user and password are both given
    QString password;
    TlsPolicy tls;
};

/// How a mail leaves: by a mail server if there is one, else by a sendmail command; and where it waits.
struct MailRoute
{
    QString sendmailCommand = QStringLiteral("/usr/sbin/sendmail -t -i"); ///< run by /bin/sh -c
    std::optional<SmtpServer> smtp;
    QString from;     ///< sender for SMTP, as given: "a@b" or "Name <a@b>"
    QString stateDir; ///< --state-dir: mail waits there until it has left; empty: in memory
};

/// Options that httpok, memmon and crashmail share.
struct CommonRules
{
    QString email; ///< -m; empty: nothing is mailed
    MailRoute route;
    bool dryRun = false; ///< --dry-run: say what would be done, restart and mail nothing
};

struct CrashMailRules
{
    CommonRules common;
    QStringList programs;  ///< -p; empty: every process
    bool any = false;      ///< -a overrides -p
    QString subjectPrefix; ///< -o
};

/// A limit of memmon for one name.
struct MemoryLimit
{
    QString name;
    ByteSize limit;
};

/// When a failing check may act; both off by default, as in superlance.
struct Patience
{
    int failures = 1;              ///< --failures: act after so many failed checks in a row
    std::chrono::seconds grace{0}; ///< --grace: not within this time after the process's start
};

struct MemMonRules
{
    CommonRules common;
    std::vector<MemoryLimit> programs;              ///< -p, sorted by name, each name once
    std::vector<MemoryLimit> groups;                ///< -g, likewise
    std::optional<ByteSize> any;                    ///< -a
    bool cumulative = false;                        ///< -c: count all descendants too
    std::optional<std::chrono::seconds> mailUptime; ///< -u: mail a restart only up to this uptime
    QString label;                                  ///< -n
    Patience patience;
};

struct HttpOkRules
{
    CommonRules common;
    QString url;                                                ///< as given
    QStringList programs;                                       ///< -p, in the order given
    bool any = false;                                           ///< -a
    QSet<int> codes = {200};                                    ///< -c
    QString body;                                               ///< -b; empty: no condition
    std::chrono::seconds timeout{10};                           ///< -t, of one attempt
    bool eager = true;                                          ///< -e / -E
    QString coreDirectory;                                      ///< -d; empty: no cores
    QString gcoreCommand = QStringLiteral("/usr/bin/gcore -o"); ///< -g
    QString label;                                              ///< -n
    TlsPolicy tls;
    std::optional<ByteSize> bodyLimit; ///< --body-limit: read no more of a body than this
    Patience patience;
};

/// The three batch tools differ in the event they collect and in their words.
enum class BatchKind { CrashMailBatch, FatalMailBatch, CrashSms };

struct BatchRules
{
    BatchKind kind = BatchKind::CrashMailBatch;
    QStringList to;
    MailRoute route;              ///< smtp is set unless --sendmail was given; from is -f as given
    QString subject;              ///< empty: no Subject header
    double intervalMinutes = 1.0; ///< -i
    QString tickEvent = QStringLiteral("TICK_60"); ///< -e, exactly this event counts
    std::chrono::seconds tickPeriod{60};           ///< the number in tickEvent
    bool dryRun = false;
};

using ToolRules = std::variant<CrashMailRules, MemMonRules, HttpOkRules, BatchRules>;

[[nodiscard]] const MailRoute &routeOf(const ToolRules &rules);
[[nodiscard]] bool isDryRun(const ToolRules &rules);

} // namespace pennon
