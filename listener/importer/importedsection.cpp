// SPDX-License-Identifier: GPL-3.0-or-later
#include "importer/importedsection.h"

#include "base/duration.h"
#include "commandline/commandline.h"
#include "commandline/values.h"
#include "importer/superlancefaults.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace pennon {

namespace {

using std::chrono::seconds;

/// Makes the section of one listener.
class Translation final
{
public:
    Translation(const ListenerSection &listener, const QString &tool, const ReadRules &read,
                const ProcessPatterns &others)
        : m_others(others)
    {
        m_made.listener = listener;
        m_made.tool = tool;
        m_made.password = read.password;
        m_made.passwordFile = read.passwordFile;
        m_made.caFile = read.caFile;
    }

    ImportedSection make(const ToolRules &rules)
    {
        if (const QStringList ticks = m_made.listener.impossibleTicks(); !ticks.isEmpty()) {
            note(QStringLiteral(
                     "%1 does not exist: supervisord has only TICK_5, TICK_60 and TICK_3600 and refuses "
                     "to start with this section. Pennon has timers of its own, so the interval is now the "
                     "one that "
                     "was meant")
                     .arg(ticks.join(QStringLiteral(", "))));
        }
        if (m_made.listener.processes > 1) {
            note(QStringLiteral(
                     "numprocs is %1: supervisord gives each event to one process of the pool only, so "
                     "none of them saw all. Pennon runs once")
                     .arg(m_made.listener.processes));
        }
        std::visit([this](const auto &some) { carryOver(some); }, rules);
        if (!m_made.route.stateDir.isEmpty()) {
            note(QStringLiteral("--state-dir %1 is not carried over: state_dir in [listener] is for all "
                                "sections. Let what "
                                "waits there be sent before this section is taken out")
                     .arg(m_made.route.stateDir));
        }
        return std::move(m_made);
    }

private:
    void note(const QString &sentence) { m_made.notes += sentence; }

    [[nodiscard]] SectionHead head() const
    {
        const QString &name = m_made.listener.name;
        return {name == m_made.tool ? name : QString(m_made.tool + u':' + name), 0};
    }

    /// The interval of a check that works at every tick; without ticks it never worked, and stays so.
    template <typename Section>
    void takeTicks(Section &section)
    {
        if (const auto tick = m_made.listener.shortestTick()) {
            section.interval = *tick;
            return;
        }
        section.dryRun = true;
        note(QStringLiteral(
            "events= names no TICK event, so it never checked anything. It is carried over with "
            "dry_run = true; take that out to switch it on"));
    }

    template <typename Section>
    void needEvent(Section &section, const QString &event)
    {
        if (m_made.listener.getsEvent(event))
            return;
        section.dryRun = true;
        note(QStringLiteral("events= does not name %1, so it never told of anything. It is carried over with "
                            "dry_run = true; take that out to switch it on")
                 .arg(event));
    }

    template <typename Section>
    void takeCommon(Section &section, const CommonRules &common)
    {
        section.head = head();
        section.dryRun = common.dryRun;
        section.to = parseAddresses(common.email);
        m_made.mails = !section.to.isEmpty();
        m_made.route = common.route;
    }

    template <typename Section>
    static void takePatience(Section &section, const Patience &patience)
    {
        section.restart.failures = patience.failures;
        section.restart.grace = patience.grace;
    }

    /// Names of superlance are taken literally; `*` in one means that it never matched.
    std::optional<ProcessPattern> pattern(const QString &option, const QString &name)
    {
        Result<ProcessPattern> parsed = ProcessPattern::parse(name);
        if (parsed && parsed->isLiteral())
            return *std::move(parsed);
        note(parsed ? QStringLiteral(
                          "%1 %2: superlance takes the pattern literally, so it never matched anything; "
                          "left out. Pennon knows patterns: write it into the section if it is meant")
                          .arg(option, name)
                    : QStringLiteral("%1 %2: left out, this cannot be the name of a process: %3")
                          .arg(option, name, parsed.error().message));
        return std::nullopt;
    }

    ProcessPatterns patterns(const QStringList &names)
    {
        ProcessPatterns all;
        for (const QString &name : names) {
            if (auto one = pattern(QStringLiteral("-p"), name))
                all.push_back(*std::move(one));
        }
        return all;
    }

    void excludeOthers(ProcessPatterns &exclude)
    {
        exclude = m_others;
        note(QStringLiteral(
                 "superlance's -a also stopped %1 itself, which ended the watch for good. Pennon leaves "
                 "itself alone")
                 .arg(m_made.tool));
        if (m_others.empty())
            return;
        note(QStringLiteral(
            "-a also meant the other event listeners of supervisord. They are in exclude now: a "
            "listener that is restarted loses its events"));
    }

    std::vector<MemoryRule> limits(const QString &option, const std::vector<MemoryLimit> &limits)
    {
        std::vector<MemoryRule> rules;
        for (const MemoryLimit &limit : limits) {
            if (auto one = pattern(option, limit.name))
                rules.push_back({*std::move(one), positive(limit.limit)});
        }
        return rules;
    }

    ByteSize positive(ByteSize limit)
    {
        if (limit.bytes > 0)
            return limit;
        note(QStringLiteral(
                 "a limit of %1 restarts whatever runs, at every tick. It is written as 1B; was that meant?")
                 .arg(limit.bytes));
        return {1};
    }

    void carryOver(const MemMonRules &rules)
    {
        MemMonSection section;
        takeCommon(section, rules.common);
        takeTicks(section);
        takePatience(section, rules.patience);
        section.cumulative = rules.cumulative;
        section.label = rules.label;
        section.programs = limits(QStringLiteral("-p"), rules.programs);
        section.groups = limits(QStringLiteral("-g"), rules.groups);
        if (rules.any) {
            section.any = positive(*rules.any);
            excludeOthers(section.exclude);
        }
        if (rules.mailUptime && rules.mailUptime->count() >= 0) {
            section.mailUptime = rules.mailUptime;
        } else if (rules.mailUptime) {
            note(QStringLiteral(
                "-u with a negative time mailed no restart at all; that cannot be carried over, now "
                "they are mailed"));
        }
        m_made.notes += faultsOf(rules);
        if (section.programs.empty() && section.groups.empty() && !section.any) {
            note(QStringLiteral("it limits nothing, so there is nothing to carry over"));
        } else {
            m_made.section = section;
        }
    }

    void carryOver(const HttpOkRules &rules)
    {
        HttpOkSection section;
        takeCommon(section, rules.common);
        takeTicks(section);
        takePatience(section, rules.patience);
        section.url = rules.url;
        section.selection.any = rules.any;
        if (rules.any) {
            excludeOthers(section.selection.exclude);
        } else {
            section.selection.programs = patterns(rules.programs);
        }
        section.status = rules.codes;
        section.body = rules.body;
        section.timeout = rules.timeout;
        section.eager = rules.eager;
        section.label = rules.label;
        section.bodyLimit = rules.bodyLimit;
        section.restart.coreDirectory = rules.coreDirectory;
        const bool isTls = rules.url.startsWith(QStringLiteral("https:"), Qt::CaseInsensitive);
        section.verifyTls = !isTls || rules.tls.verify;
        if (isTls)
            section.caFile = m_made.caFile;
        m_made.notes += faultsOf(rules);
        m_made.section = section;
    }

    void carryOver(const CrashMailRules &rules)
    {
        CrashMailSection section;
        takeCommon(section, rules.common);
        needEvent(section, QStringLiteral("PROCESS_STATE_EXITED"));
        section.subjectPrefix = rules.subjectPrefix;
        if (!rules.any)
            section.selection.programs = patterns(rules.programs);
        if (!rules.any && !rules.programs.isEmpty()) {
            note(QStringLiteral(
                "superlance's crashmail ignored -p and mailed for every process; now it mails for those of "
                "-p only. Take program out to hear of all"));
        }
        if (!rules.any && !rules.programs.isEmpty() && section.selection.programs.empty()) {
            note(QStringLiteral("no name is left of -p, so there is nothing to carry over"));
        } else if (section.to.isEmpty()) {
            note(QStringLiteral(
                "without -m superlance mailed to \"None\", that is nobody; there is nothing to carry over"));
        } else {
            m_made.section = section;
        }
    }

    void carryOver(const BatchRules &rules)
    {
        BatchSection section;
        section.head = head();
        section.kind = rules.kind;
        section.to = rules.to;
        section.dryRun = rules.dryRun;
        m_made.mails = true;
        m_made.route = rules.route;
        needEvent(section, rules.kind == BatchKind::FatalMailBatch ? QStringLiteral("PROCESS_STATE_FATAL")
                                                                   : QStringLiteral("PROCESS_STATE_EXITED"));
        takeInterval(section, rules);
        takeSubject(section, rules);
        const auto &smtp = rules.route.smtp;
        if (smtp && smtp->security == SmtpServer::Security::StartTls &&
            m_made.password == PasswordSource::None) {
            note(QStringLiteral(
                "superlance ignored --tls without a login and sent in clear text; now TLS is used"));
        }
        m_made.section = section;
    }

    /// The original counts whole ticks of one name: the interval is the first multiple that is long enough.
    void takeInterval(BatchSection &section, const BatchRules &rules)
    {
        const QStringList ticks = m_made.listener.impossibleTicks();
        if (!m_made.listener.getsEvent(rules.tickEvent) && !ticks.contains(rules.tickEvent) &&
            !section.dryRun) {
            section.dryRun = true;
            note(QStringLiteral(
                     "events= does not name %1, its clock, so nothing was ever sent. It is carried over with "
                     "dry_run = true; take that out to switch it on")
                     .arg(rules.tickEvent));
        }
        constexpr double longest = 366.0 * 24 * 60;
        const double wanted = qBound(0.0, rules.intervalMinutes, longest) * 60.0;
        const auto period = static_cast<double>(rules.tickPeriod.count());
        const double whole = std::max(1.0, std::ceil(wanted / period - 1e-9)) * period;
        section.interval = seconds(static_cast<qint64>(whole));
        if (whole != rules.intervalMinutes * 60.0) {
            note(QStringLiteral("-i %1 means %2 with the clock %3")
                     .arg(rules.intervalMinutes)
                     .arg(formatDuration(section.interval), rules.tickEvent));
        }
    }

    void takeSubject(BatchSection &section, const BatchRules &rules)
    {
        const Environment environment = [](const char *) {
            return QStringLiteral("unix:///run/supervisor.sock");
        };
        const Invocation plain =
            parseCommandLine({m_made.tool, QStringLiteral("-t"), QStringLiteral("a@example.com"),
                              QStringLiteral("-f"), QStringLiteral("a@example.com")},
                             environment);
        const auto *defaults = plain.rules ? std::get_if<BatchRules>(&*plain.rules) : nullptr;
        if (defaults && rules.subject == defaults->subject)
            return;
        section.subject = rules.subject;
        if (rules.subject.isEmpty())
            note(QStringLiteral("an empty subject cannot be carried over; now it is the tool's own"));
    }

    const ProcessPatterns &m_others;
    ImportedSection m_made;
};

} // namespace

ImportedSection importSection(const ListenerSection &listener, const QString &tool, const ReadRules &read,
                              const ProcessPatterns &others)
{
    return Translation(listener, tool, read, others).make(read.rules);
}

} // namespace pennon
