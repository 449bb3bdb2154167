// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "procmem/treememory.h"

#include <QCoroTask>
#include <QObject>
#include <QPointer>
#include <QTimer>

#include <chrono>
#include <functional>
#include <vector>

namespace pennon {

/// Measures the memory of processes of this machine every 5 s, one measurement at a time.
class LocalMemory final : public QObject
{
    Q_OBJECT

public:
    static constexpr std::chrono::seconds interval{5};

    /// The probe outlives it; `pids` is asked at each measurement.
    LocalMemory(TreeMemoryProbe &probe, std::function<std::vector<qint64>()> pids, QObject *parent = nullptr);

    /// Measures as soon as the event loop comes to it, and from then on; never within the call.
    void begin();
    void end();

Q_SIGNALS:
    void measured(const pennon::TreeReadings &readings);

private:
    static QCoro::Task<> measure(QPointer<LocalMemory> self);

    TreeMemoryProbe &m_probe;
    std::function<std::vector<qint64>()> m_pids;
    QTimer m_timer;
    bool m_isMeasuring = false;
};

} // namespace pennon
