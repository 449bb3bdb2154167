// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/bytesize.h"
#include "domain/alerting.h"
#include "domain/processpattern.h"
#include "domain/restartpolicy.h"
#include "domain/rules.h"
#include "domain/sectionhead.h"

#include <QSet>
#include <QString>
#include <QStringList>

#include <chrono>
#include <optional>
#include <variant>
#include <vector>

/// What pennon.conf says, as plain values.
namespace pennon {

/// [listener]
struct ListenerSettings
{
    QString socket = QStringLiteral("/run/pennon/listener.sock");
    int socketMode = 0600;
    QString socketGroup;   ///< group that owns the socket; empty: ours
    QString socketReaders; ///< members of this group may read, not write; empty: nobody
    QString stateDir = QStringLiteral("/var/lib/pennon");
    std::chrono::seconds sampleInterval{5};
    std::chrono::seconds deadLetterAfter{
        std::chrono::hours(72)}; ///< a message that could not be sent for so long is given up
    std::chrono::seconds incidentsKept{std::chrono::hours(24 * 90)};
    ProcessPatterns exclude;        ///< never touched by any check, such as other event listeners
    QString supervisorUrl;          ///< empty: SUPERVISOR_SERVER_URL, which supervisord sets
    QString supervisorUser;         ///< empty: SUPERVISOR_USERNAME
    QString supervisorPasswordFile; ///< empty: SUPERVISOR_PASSWORD
    friend bool operator==(const ListenerSettings &, const ListenerSettings &) = default;
};

/// [mail]
struct MailSettings
{
    enum class Transport { Smtp, Sendmail };
    Transport transport = Transport::Sendmail;
    QString command = QStringLiteral("/usr/sbin/sendmail -t -i");
    QString host = QStringLiteral("localhost");
    quint16 port = 25;
    SmtpServer::Security security = SmtpServer::Security::None;
    QString username;     ///< empty: no login
    QString passwordFile; ///< empty: PENNON_SMTP_PASSWORD
    bool verifyTls = true;
    QString caFile;
    QString from;
    QStringList to;
    friend bool operator==(const MailSettings &, const MailSettings &) = default;
};

/// So much more memory within so long a time.
struct GrowthLimit
{
    ByteSize bytes;
    std::chrono::seconds within{0};
    friend bool operator==(const GrowthLimit &, const GrowthLimit &) = default;
};

struct MemoryRule
{
    ProcessPattern pattern;
    std::optional<ByteSize> limit; ///< nothing: this pattern is there for the growth limit only
    friend bool operator==(const MemoryRule &, const MemoryRule &) = default;
};

struct MemMonSection
{
    SectionHead head;
    std::vector<MemoryRule> programs;
    std::vector<MemoryRule> groups; ///< the pattern is matched against the group's name
    std::optional<ByteSize> any;
    std::optional<GrowthLimit> growth; ///< of every process that this section is about
    ProcessPatterns exclude;
    bool cumulative = false;
    std::optional<std::chrono::seconds> mailUptime; ///< `uptime`: restarts are mailed up to this uptime only
    std::chrono::milliseconds interval{std::chrono::minutes(1)};
    QStringList to;
    QString label;
    bool dryRun = false;
    RestartPolicy restart;
    friend bool operator==(const MemMonSection &, const MemMonSection &) = default;
};

struct HttpOkSection
{
    SectionHead head;
    QString url;
    Selection selection; ///< empty: nothing is restarted, only told
    QSet<int> status = {200};
    QString body;
    std::chrono::milliseconds timeout{std::chrono::seconds(10)};
    std::chrono::milliseconds interval{std::chrono::minutes(1)};
    bool eager = false; ///< check although none of the processes is running
    bool verifyTls = true;
    QString caFile;
    std::optional<ByteSize> bodyLimit;
    QStringList to;
    QString label;
    bool dryRun = false;
    RestartPolicy restart;
    friend bool operator==(const HttpOkSection &, const HttpOkSection &) = default;
};

struct CrashMailSection
{
    SectionHead head;
    Selection selection; ///< empty: every process
    QStringList to;
    QString subjectPrefix;
    bool dryRun = false;
    friend bool operator==(const CrashMailSection &, const CrashMailSection &) = default;
};

/// [crashmailbatch], [fatalmailbatch] and [crashsms]
struct BatchSection
{
    SectionHead head;
    BatchKind kind = BatchKind::CrashMailBatch;
    Selection selection; ///< empty: every process
    std::chrono::milliseconds interval{std::chrono::minutes(1)};
    QStringList to;
    QString subject; ///< empty: the tool's own
    bool dryRun = false;
    friend bool operator==(const BatchSection &, const BatchSection &) = default;
};

/// [revive]: FATAL processes are started again.
struct ReviveSection
{
    enum class OnFatal { Start, Shutdown };
    SectionHead head;
    Selection selection;              ///< empty: every process
    OnFatal onFatal = OnFatal::Start; ///< Shutdown: supervisord is stopped, for containers
    std::chrono::seconds firstDelay{10};
    std::chrono::seconds longestDelay{std::chrono::minutes(10)};
    int maxAttempts = 0; ///< 0: for ever
    QStringList to;
    bool dryRun = false;
    friend bool operator==(const ReviveSection &, const ReviveSection &) = default;
};

using WatchSection =
    std::variant<MemMonSection, HttpOkSection, CrashMailSection, BatchSection, ReviveSection>;

/// The whole of pennon.conf.
struct Configuration
{
    ListenerSettings listener;
    MailSettings mail;
    RestartPolicy restart;              ///< [restart]: already taken over into the sections
    std::vector<WatchSection> sections; ///< in the file's order
    Alerting alerting;
    friend bool operator==(const Configuration &, const Configuration &) = default;
};

[[nodiscard]] const SectionHead &headOf(const WatchSection &section);

} // namespace pennon
