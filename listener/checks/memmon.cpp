// SPDX-License-Identifier: GPL-3.0-or-later
#include "checks/memmon.h"

#include "base/localtime.h"

#include <array>
#include <utility>

namespace pennon {

namespace {

QHash<QString, ByteSize> byName(const std::vector<MemoryLimit> &limits)
{
    QHash<QString, ByteSize> hash;
    for (const MemoryLimit &limit : limits)
        hash.insert(limit.name, limit.limit);
    return hash;
}

QString listed(const std::vector<MemoryLimit> &limits)
{
    QStringList texts;
    for (const MemoryLimit &limit : limits)
        texts += limit.name + u'=' + QString::number(limit.limit.bytes);
    return texts.join(QStringLiteral(", "));
}

std::optional<ByteSize> find(const QHash<QString, ByteSize> &limits, const QString &name)
{
    const auto found = limits.constFind(name);
    return found == limits.constEnd() ? std::nullopt : std::optional(*found);
}

} // namespace

MemMon::MemMon(MemMonRules rules, std::optional<ProcessName> self)
    : m_rules(std::move(rules))
    , m_self(std::move(self))
    , m_programs(byName(m_rules.programs))
    , m_groups(byName(m_rules.groups))
    , m_patience(m_rules.patience)
{}

QStringList MemMon::announcement() const
{
    QStringList lines;
    if (!m_rules.programs.empty())
        lines += QStringLiteral("Checking programs ") + listed(m_rules.programs);
    if (!m_rules.groups.empty())
        lines += QStringLiteral("Checking groups ") + listed(m_rules.groups);
    if (m_rules.any)
        lines += QStringLiteral("Checking any=") + QString::number(m_rules.any->bytes);
    return lines;
}

bool MemMon::concerns(const ProcessInfo &process) const
{
    if (process.pid == 0 || process.name == m_self)
        return false;
    if (m_rules.any || m_groups.contains(process.name.group))
        return true;
    return !m_programs.isEmpty() &&
           (m_programs.contains(process.name.name) || m_programs.contains(process.name.full()));
}

MemMon::Judgement MemMon::judge(const ProcessInfo &process, ByteSize resident)
{
    const QString name = process.name.full();
    const std::array limits = {find(m_programs, process.name.name), find(m_programs, name),
                               find(m_groups, process.name.group), m_rules.any};
    Judgement judgement;
    for (const std::optional<ByteSize> &limit : limits) {
        if (!limit)
            continue;
        judgement.lines +=
            QStringLiteral("RSS of ") + name + QStringLiteral(" is ") + QString::number(resident.bytes);
        if (resident > *limit) {
            judgement.exceeded = true;
            break;
        }
    }

    if (!judgement.exceeded) {
        m_patience.reset(name);
        return judgement;
    }
    const std::optional<QString> tooFew = m_patience.failed(name, process.pid);
    if (tooFew) {
        judgement.lines +=
            QStringLiteral("Not restarting %1 yet: over its limit in %2 checks").arg(name, *tooFew);
    } else if (m_patience.inGrace(process)) {
        judgement.lines +=
            QStringLiteral("Not restarting %1 yet: %2").arg(name, m_patience.graceReason(process));
    } else {
        judgement.restart = true;
    }
    return judgement;
}

bool MemMon::mailsRestart(std::chrono::seconds uptime) const
{
    return !m_rules.mailUptime || uptime <= *m_rules.mailUptime;
}

QString MemMon::restarting(const ProcessName &process)
{
    return QStringLiteral("Restarting ") + process.full();
}

Notice MemMon::restarted(const ProcessName &process, ByteSize resident, Clock::WallTime now) const
{
    const QString name = process.full();
    return {subject(QStringLiteral("process ") + name + QStringLiteral(" restarted")),
            QStringLiteral("memmon.py restarted the process named ") + name + QStringLiteral(" at ") +
                asctime(now) + u' ' + zoneAbbreviation(now) +
                QStringLiteral(" because it was consuming too much memory (") +
                QString::number(resident.bytes) + QStringLiteral(" bytes RSS)")};
}

Notice MemMon::failedToStop(const ProcessName &process, ByteSize resident, const QString &reason) const
{
    const QString name = process.full();
    return {subject(QStringLiteral("failed to stop process ") + name),
            QStringLiteral("Failed to stop process ") + name + QStringLiteral(" (RSS ") +
                QString::number(resident.bytes) + QStringLiteral("): ") + reason};
}

Notice MemMon::failedToStart(const ProcessName &process, const QString &reason) const
{
    const QString name = process.full();
    return {subject(QStringLiteral("failed to start process ") + name),
            QStringLiteral("Failed to start process ") + name + QStringLiteral(" after stopping it: ") +
                reason};
}

QString MemMon::subject(const QString &text) const
{
    if (m_rules.label.isEmpty())
        return QStringLiteral("memmon: ") + text;
    return QStringLiteral("memmon [") + m_rules.label + QStringLiteral("]: ") + text;
}

} // namespace pennon
