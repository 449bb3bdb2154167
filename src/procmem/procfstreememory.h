// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "procmem/treememory.h"

#include <QString>

#include <optional>

namespace pennon {

class ProcFsReader;

/// Reads Linux's process file system, at once.
///
/// RSS is read of every process of the trees each time. PSS costs the kernel 50 µs and more of a process,
/// about as much as it has pages, so it is read in turns and remembered: of each process at most once a
/// minute, and so seldom that reading takes no more than a thousandth of the time; at each measurement of as
/// many as will come round in a minute, and for no longer than 50 ms. Processes not read so far come first.
/// So it is known of a thousand processes after a minute. Who may not read it (PSS of other users needs root)
/// gets none.
class ProcFsTreeMemory final : public TreeMemoryProbe
{
public:
    /// The clock has to outlive the probe.
    explicit ProcFsTreeMemory(const Clock &clock, QString procRoot = QStringLiteral("/proc"));

    /// Fails only if the process file system itself cannot be opened.
    [[nodiscard]] QFuture<Result<TreeReadings>> measure(std::vector<qint64> pids) override;

private:
    struct Member;
    /// What is remembered of the process of a pid.
    struct Known
    {
        quint64 started = 0;
        std::optional<ByteSize> proportional;
        Clock::SteadyTime due;
    };

    [[nodiscard]] Result<TreeReadings> read(const std::vector<qint64> &pids);
    [[nodiscard]] std::size_t allowance(std::size_t members, Clock::SteadyTime now);
    /// Reads the PSS of those whose turn it is, and forgets those who have gone.
    void readSome(ProcFsReader &reader, const std::vector<Member> &members);

    const Clock &m_clock;
    QString m_root;
    QHash<qint64, Known> m_known;
    std::optional<Clock::SteadyTime> m_last;
};

} // namespace pennon
