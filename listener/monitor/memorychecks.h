// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "checks/growthwatch.h"
#include "checks/memorytrend.h"
#include "domain/configuration.h"
#include "domain/selection.h"
#include "monitor/finding.h"
#include "monitor/restartdesk.h"

#include <QCoroTask>
#include <QHash>
#include <QSet>

#include <map>
#include <memory>
#include <optional>
#include <vector>

namespace pennon {

class Alerts;
class LineLog;
class ProcessBoard;
class SampleStore;
struct BoardRow;

/// All [memmon] sections at work: on each look of the sampler those whose interval is over hold every process
/// against the one limit that is in force for it (program before group before any) and against its growth.
/// Keeps the estimates of the time to each limit on the board.
class MemoryChecks final
{
public:
    struct Doors
    {
        ProcessBoard &board;
        SampleStore &samples;
        RestartDesk &desk;
        Alerts &alerts;
        LineLog &log;
        const Clock &clock;
    };

    MemoryChecks(Doors doors, std::optional<ProcessName> self);

    /// The rules, at the start and after every change. All sections are checked on the next look.
    void configure(const Configuration &configuration);
    /// The sampler has looked.
    void look();
    /// This section, or all with an empty name, is checked on the next look, whatever its interval says.
    void checkSoon(const QString &section);
    /// Whether there is a [memmon] section of this name; with an empty name, any.
    [[nodiscard]] bool hasSection(const QString &section) const;
    /// What the latest check of this section has found; of all sections with an empty name.
    [[nodiscard]] std::vector<Finding> findings(const QString &section) const;

    /// Until when the section with the limit of this process leaves it alone after its start; nothing if that
    /// has passed.
    [[nodiscard]] std::optional<Clock::WallTime> graceUntil(const ProcessInfo &process);
    /// The limit in force for a process.
    [[nodiscard]] std::optional<EffectiveLimit> limitOf(const ProcessName &process);

private:
    struct Rules
    {
        std::optional<EffectiveLimit> limit;
        std::optional<EffectiveGrowth> growth;
    };

    /// A process and its limit, put into words when somebody asks.
    struct Checked
    {
        ProcessName process;
        ByteSize memory;
        ByteSize limit;
    };

    [[nodiscard]] const Rules &rulesOf(const ProcessName &process);
    [[nodiscard]] const MemMonSection &sectionAt(std::size_t index) const;
    [[nodiscard]] QSet<QString> sectionsDueNow();
    [[nodiscard]] bool recall(const ProcessInfo &process, Clock::WallTime now);
    void forgetGone();
    void record(BoardRow &row, Clock::WallTime now);
    void checkLimit(const BoardRow &row, const EffectiveLimit &rule);
    void checkGrowth(const BoardRow &row, const EffectiveGrowth &rule);
    void request(const BoardRow &row, const MemMonSection &section, RestartWish wish, ByteSize memory);
    QCoro::Task<> act(RestartWish wish, MemMonSection section, ByteSize memory);

    Doors m_doors;
    std::optional<ProcessName> m_self;
    Configuration m_configuration;
    std::map<QString, Clock::SteadyTime> m_due; ///< by section
    QHash<QString, Rules> m_rules;              ///< by process, so that patterns are matched once
    std::map<QString, std::unique_ptr<GrowthWatch>> m_growth; ///< by section
    std::map<QString, std::vector<Checked>> m_checked;        ///< by section
    std::map<QString, std::map<QString, Finding>> m_growing;  ///< too fast, by section and process
    MemoryTrends m_trends;
    QSet<QString> m_recalled; ///< processes whose stored history was taken in
    int m_recallsLeft = 0;    ///< of this look
    QSet<QString> m_known;    ///< processes of the latest look
};

} // namespace pennon
