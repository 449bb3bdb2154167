// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "procmem/memoryprobe.h"
#include "procmem/processtree.h"

#include <QByteArray>
#include <QObject>
#include <QString>

#include <chrono>

namespace pennon {

/// Asks the ps of any Unix, where there is no /proc of Linux's kind: one run for a measurement, whatever the
/// number of pids.
class PsMemory final : public MemoryProbe
{
public:
    /// The program is another one in tests only. A run that takes longer than the deadline is ended.
    explicit PsMemory(QString program = QStringLiteral("ps"),
                      std::chrono::milliseconds deadline = std::chrono::seconds(10));

    /// Fails if ps cannot be run, fails, or takes too long. Measurements under way end with Cancelled when
    /// the probe goes.
    [[nodiscard]] QFuture<Result<MemoryReadings>> measure(std::vector<qint64> pids, bool trees) override;

    /// Reads the output of `ps -A -o pid= -o ppid= -o rss=`: three numbers a line, rss in KiB. Protocol if a
    /// line is anything else or there is none.
    [[nodiscard]] static Result<std::vector<ProcessEntry>> parse(const QByteArray &output);

private:
    QString m_program;
    std::chrono::milliseconds m_deadline;
    QObject m_runs; ///< owns the runs under way
};

} // namespace pennon
