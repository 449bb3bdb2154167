// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/configuration.h"
#include "events/event.h"

#include <QObject>
#include <QSet>
#include <QTimer>

#include <memory>
#include <vector>

namespace pennon {

class Alerts;
class BatchStore;
class EventLedger;
class LineLog;

/// The batch sections at work: what happens is written down as a line of its batch, and at each interval the
/// lines of a batch become one mail in the outbox, in one transaction: none is lost and none is told twice.
class BatchPost final : public QObject
{
    Q_OBJECT

public:
    struct Doors
    {
        EventLedger &ledger;
        BatchStore &store;
        Alerts &alerts;
        LineLog &log;
        const Clock &clock;
    };

    explicit BatchPost(Doors doors, QObject *parent = nullptr);

    /// The rules, at the start and after every change. A section that did not change keeps its rhythm; the
    /// lines of one that is gone are mailed at once.
    void configure(std::vector<BatchSection> sections, const ProcessPatterns &exclude);

    void exited(const ProcessExited &exited, Clock::WallTime when);
    void failedToStart(const ProcessFatal &fatal, Clock::WallTime when);
    /// Mails all batches now.
    void flush();

private:
    struct Batch
    {
        BatchSection section;
        QTimer timer;
    };

    void collect(const BatchSection &section, const ProcessName &process, const std::optional<QString> &line);
    void post(const BatchSection &section);

    Doors m_doors;
    ProcessPatterns m_exclude;
    std::vector<std::unique_ptr<Batch>> m_batches;
    QSet<qint64> m_told; ///< lines that were mailed and could not be removed from the store
};

} // namespace pennon
