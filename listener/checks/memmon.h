// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "checks/actions.h"
#include "checks/patience.h"
#include "domain/processinfo.h"
#include "domain/rules.h"

#include <QHash>
#include <QStringList>

#include <optional>

namespace pennon {

/// memmon: who uses too much memory, and in what words that is told. Decides only; it remembers nothing but
/// how often in a row a process was over its limit (Patience).
class MemMon final
{
public:
    /// What one reading of a process's memory means.
    struct Judgement
    {
        QStringList lines;     ///< to be logged, in this order, before anything is done
        bool exceeded = false; ///< a limit was exceeded
        bool restart = false;  ///< and the process is to be restarted now
    };

    /// self is the listener's own process, which is never judged.
    MemMon(MemMonRules rules, std::optional<ProcessName> self);

    /// What is checked, one line for each kind of limit that is configured.
    [[nodiscard]] QStringList announcement() const;

    /// Whether this process has to be measured: it runs, is not the listener itself, and some limit is about
    /// it.
    [[nodiscard]] bool concerns(const ProcessInfo &process) const;

    /// Holds resident memory against the limits in superlance's order (-p NAME, -p GROUP:NAME, -g, -a) up to
    /// the first one that is exceeded.
    [[nodiscard]] Judgement judge(const ProcessInfo &process, ByteSize resident);

    /// Whether a restart after this uptime is mailed (-u). Failures are mailed whatever the uptime.
    [[nodiscard]] bool mailsRestart(std::chrono::seconds uptime) const;

    [[nodiscard]] static QString restarting(const ProcessName &process);
    [[nodiscard]] Notice restarted(const ProcessName &process, ByteSize resident, Clock::WallTime now) const;
    /// The bodies of these two are logged, too.
    [[nodiscard]] Notice failedToStop(const ProcessName &process, ByteSize resident,
                                      const QString &reason) const;
    [[nodiscard]] Notice failedToStart(const ProcessName &process, const QString &reason) const;

    [[nodiscard]] const MemMonRules &rules() const { return m_rules; }

private:
    [[nodiscard]] QString subject(const QString &text) const;

    MemMonRules m_rules;
    std::optional<ProcessName> m_self;
    QHash<QString, ByteSize> m_programs;
    QHash<QString, ByteSize> m_groups;
    PatienceCounter m_patience;
};

} // namespace pennon
