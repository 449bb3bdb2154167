// SPDX-License-Identifier: GPL-3.0-or-later
#include "monitor/memorychecks.h"

#include "base/linelog.h"
#include "checks/memmon.h"
#include "monitor/alerts.h"
#include "monitor/processboard.h"
#include "monitor/toolrules.h"
#include "store/samplestore.h"

#include <algorithm>
#include <utility>

namespace pennon {

namespace {

using namespace std::chrono_literals;

/// A section is due when its interval ends before the next look is likely to come.
constexpr std::chrono::milliseconds slack = 500ms;

/// How much of a process's history is taken in at the start, and of how many processes at a look: a query
/// takes about a millisecond.
constexpr std::chrono::milliseconds recallSpan = 1h;
constexpr std::chrono::seconds recallResolution = 20s;
constexpr int mostRecallsPerLook = 50;

bool runs(const ProcessInfo &process)
{
    return process.pid != 0 &&
           (process.state == ProcessState::Running || process.state == ProcessState::Starting);
}

QString megabytes(ByteSize size)
{
    return QStringLiteral("%1 MB").arg(static_cast<double>(size.bytes) / (1024.0 * 1024.0), 0, 'f', 1);
}

} // namespace

MemoryChecks::MemoryChecks(Doors doors, std::optional<ProcessName> self)
    : m_doors(doors)
    , m_self(std::move(self))
{}

void MemoryChecks::configure(const Configuration &configuration)
{
    m_configuration = configuration;
    m_due.clear();
    m_rules.clear();
    m_recalled.clear();
    m_checked.clear();
    m_growing.clear();
    std::map<QString, std::unique_ptr<GrowthWatch>> growth;
    for (const WatchSection &section : m_configuration.sections) {
        const auto *memmon = std::get_if<MemMonSection>(&section);
        if (memmon == nullptr || !memmon->growth)
            continue;
        growth.emplace(memmon->head.section,
                       std::make_unique<GrowthWatch>(*memmon->growth, memmon->restart.grace));
    }
    m_growth = std::move(growth);
}

const MemMonSection &MemoryChecks::sectionAt(std::size_t index) const
{
    return std::get<MemMonSection>(m_configuration.sections.at(index));
}

const MemoryChecks::Rules &MemoryChecks::rulesOf(const ProcessName &process)
{
    const QString name = process.full();
    const auto known = m_rules.constFind(name);
    if (known != m_rules.constEnd())
        return *known;
    Rules rules;
    if (process != m_self)
        rules = {memoryLimitOf(m_configuration, process), growthLimitOf(m_configuration, process)};
    return *m_rules.insert(name, std::move(rules));
}

std::optional<EffectiveLimit> MemoryChecks::limitOf(const ProcessName &process)
{
    return rulesOf(process).limit;
}

std::optional<Clock::WallTime> MemoryChecks::graceUntil(const ProcessInfo &process)
{
    const Rules &rules = rulesOf(process.name);
    if (!rules.limit)
        return std::nullopt;
    const auto left = sectionAt(rules.limit->section).restart.grace - process.uptime();
    return left.count() > 0 ? std::optional(m_doors.clock.now() + left) : std::nullopt;
}

void MemoryChecks::checkSoon(const QString &section)
{
    if (section.isEmpty()) {
        m_due.clear();
    } else {
        m_due.erase(section);
    }
}

QSet<QString> MemoryChecks::sectionsDueNow()
{
    QSet<QString> due;
    const Clock::SteadyTime now = m_doors.clock.steady();
    for (const WatchSection &section : m_configuration.sections) {
        const auto *memmon = std::get_if<MemMonSection>(&section);
        if (memmon == nullptr)
            continue;
        const auto known = m_due.find(memmon->head.section);
        if (known != m_due.end() && now + slack < known->second)
            continue;
        due.insert(memmon->head.section);
        m_due[memmon->head.section] = now + memmon->interval;
        m_checked[memmon->head.section].clear();
        m_growing.erase(memmon->head.section);
    }
    return due;
}

/// What is kept of processes that supervisord does not know any more.
void MemoryChecks::forgetGone()
{
    QSet<QString> known;
    for (const BoardRow &row : m_doors.board.rows())
        known.insert(row.info.name.full());
    for (const QString &name : m_known) {
        if (known.contains(name))
            continue;
        const ProcessName process{name.section(u':', 0, 0), name.section(u':', 1)};
        m_rules.remove(name);
        m_recalled.remove(name);
        m_trends.forget(process);
        for (const auto &[section, watch] : m_growth)
            watch->forget(process);
    }
    m_known = std::move(known);
}

void MemoryChecks::look()
{
    forgetGone();
    const QSet<QString> due = sectionsDueNow();
    m_recallsLeft = mostRecallsPerLook;
    const Clock::WallTime now = m_doors.clock.now();
    for (BoardRow &row : m_doors.board.rows()) {
        if (!runs(row.info) || !row.tree)
            continue;
        if (recall(row.info, now))
            record(row, now);
        const Rules rules = rulesOf(row.info.name); // a copy: what a check leads to may ask for others
        const bool limitIsDue = rules.limit && due.contains(rules.limit->head.section);
        const bool growthIsDue = rules.growth && due.contains(rules.growth->head.section);
        if (limitIsDue)
            checkLimit(row, *rules.limit);
        if (growthIsDue && !m_doors.desk.isBusy(row.info.name))
            checkGrowth(row, *rules.growth);
    }
}

/// What an earlier life of the listener has measured of this very process goes into growth and estimates
/// first. False if there was no time for it in this look.
bool MemoryChecks::recall(const ProcessInfo &process, Clock::WallTime now)
{
    const QString name = process.name.full();
    const Rules &rules = rulesOf(process.name);
    if ((!rules.limit && !rules.growth) || m_recalled.contains(name))
        return true;
    if (m_recallsLeft-- <= 0)
        return false;
    m_recalled.insert(name);
    const Clock::WallTime from = now - std::min<std::chrono::milliseconds>(process.uptime(), recallSpan);
    const Result<std::vector<MemoryBucket>> history =
        m_doors.samples.range(process.name, from, now, recallResolution);
    if (!history)
        return true;
    for (const MemoryBucket &bucket : *history) {
        ProcessInfo then = process;
        then.now -= std::chrono::duration_cast<std::chrono::seconds>(now - bucket.from).count();
        const MemorySample sample{bucket.from, bucket.mean, bucket.proportional};
        m_trends.record(then, sample);
        if (rules.growth)
            m_growth.at(rules.growth->head.section)->record(then, sample);
    }
    return true;
}

void MemoryChecks::record(BoardRow &row, Clock::WallTime now)
{
    const MemorySample sample{now, *row.tree, row.proportional};
    m_trends.record(row.info, sample);
    const Rules &rules = rulesOf(row.info.name);
    row.timeToLimit = rules.limit ? m_trends.timeToLimit(row.info.name, rules.limit->limit) : std::nullopt;
    if (rules.growth)
        m_growth.at(rules.growth->head.section)->record(row.info, sample);
}

void MemoryChecks::checkLimit(const BoardRow &row, const EffectiveLimit &rule)
{
    const MemMonSection &section = sectionAt(rule.section);
    const std::optional<ByteSize> memory = section.cumulative ? row.tree : row.resident;
    if (!memory)
        return;
    m_checked[section.head.section].push_back({row.info.name, *memory, rule.limit});
    if (*memory <= rule.limit) {
        m_doors.desk.passed(row.info.name, section.head.section);
        return;
    }
    RestartWish wish;
    wish.kind = IncidentKind::Memory;
    wish.section = section.head.section;
    wish.cause = QStringLiteral("RSS of %1 is %2, over the limit of %3")
                     .arg(row.info.name.full(), megabytes(*memory), megabytes(rule.limit));
    wish.limit = rule.limit;
    request(row, section, std::move(wish), *memory);
}

void MemoryChecks::checkGrowth(const BoardRow &row, const EffectiveGrowth &rule)
{
    const MemMonSection &section = sectionAt(rule.section);
    const QString check = section.head.section + QStringLiteral(" growth");
    const std::optional<ByteSize> grown = m_growth.at(section.head.section)->exceeded(row.info.name);
    if (!grown) {
        m_doors.desk.passed(row.info.name, check);
        return;
    }
    const QString cause = QStringLiteral("%1 grew by %2 within %3 s, more than %4")
                              .arg(row.info.name.full(), megabytes(*grown))
                              .arg(rule.limit.within.count())
                              .arg(megabytes(rule.limit.bytes));
    m_growing[section.head.section][row.info.name.full()] =
        Finding{section.head.section, row.info.name, false, cause};
    RestartWish wish;
    wish.kind = IncidentKind::Growth;
    wish.section = check;
    wish.cause = cause;
    wish.limit = rule.limit.bytes;
    request(row, section, std::move(wish), *row.tree);
}

void MemoryChecks::request(const BoardRow &row, const MemMonSection &section, RestartWish wish,
                           ByteSize memory)
{
    wish.process = row.info;
    wish.memory = memory;
    wish.policy = section.restart;
    wish.dryRun = section.dryRun;
    wish.to = section.to;
    act(std::move(wish), section, memory);
}

QCoro::Task<> MemoryChecks::act(RestartWish wish, MemMonSection section, ByteSize memory)
{
    const ProcessInfo process = wish.process;
    const MemMon words(toolRules(section), std::nullopt);
    const RestartResult result = co_await m_doors.desk.request(std::move(wish));
    switch (result.verdict) {
    case RestartResult::Verdict::Held:
        co_return;
    case RestartResult::Verdict::DryRun:
    case RestartResult::Verdict::Restarted:
        if (words.mailsRestart(process.uptime())) {
            m_doors.alerts.mail(section.to, words.restarted(process.name, memory, m_doors.clock.now()),
                                process.name, section.dryRun);
        }
        co_return;
    case RestartResult::Verdict::NotStopped:
        m_doors.alerts.mail(section.to, words.failedToStop(process.name, memory, result.reason), process.name,
                            section.dryRun);
        co_return;
    case RestartResult::Verdict::NotStarted:
        m_doors.alerts.mail(section.to, words.failedToStart(process.name, result.reason), process.name,
                            section.dryRun);
        co_return;
    }
}

bool MemoryChecks::hasSection(const QString &section) const
{
    return std::any_of(m_configuration.sections.begin(), m_configuration.sections.end(),
                       [&section](const WatchSection &some) {
                           return std::holds_alternative<MemMonSection>(some) &&
                                  (section.isEmpty() || headOf(some).section == section);
                       });
}

std::vector<Finding> MemoryChecks::findings(const QString &section) const
{
    std::map<std::pair<QString, QString>, Finding> all; // by section and process
    for (const auto &[name, checks] : m_checked) {
        for (const Checked &check : checks) {
            all[{name, check.process.full()}] = {
                name, check.process, check.memory <= check.limit,
                QStringLiteral("RSS %1 of %2").arg(megabytes(check.memory), megabytes(check.limit))};
        }
    }
    for (const auto &[name, growing] : m_growing) {
        for (const auto &[process, finding] : growing)
            all[{name, process}] = finding;
    }
    std::vector<Finding> found;
    for (const auto &[key, finding] : all) {
        if (section.isEmpty() || key.first == section)
            found.push_back(finding);
    }
    return found;
}

} // namespace pennon
