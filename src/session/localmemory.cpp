// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/localmemory.h"

#include <QCoroFuture>

#include <utility>

namespace pennon {

LocalMemory::LocalMemory(TreeMemoryProbe &probe, std::function<std::vector<qint64>()> pids, QObject *parent)
    : QObject(parent)
    , m_probe(probe)
    , m_pids(std::move(pids))
{
    m_timer.setInterval(interval);
    connect(&m_timer, &QTimer::timeout, this, [this] { measure(this); });
}

void LocalMemory::begin()
{
    if (m_timer.isActive())
        return;
    m_timer.start();
    QTimer::singleShot(0, this, [this] { measure(this); });
}

void LocalMemory::end()
{
    m_timer.stop();
}

QCoro::Task<> LocalMemory::measure(QPointer<LocalMemory> self)
{
    if (std::exchange(self->m_isMeasuring, true))
        co_return;
    const QFuture<Result<TreeReadings>> measuring = self->m_probe.measure(self->m_pids());
    const Result<TreeReadings> readings = co_await measuring;
    if (!self)
        co_return;
    self->m_isMeasuring = false;
    if (readings && self->m_timer.isActive())
        Q_EMIT self->measured(*readings);
}

} // namespace pennon
