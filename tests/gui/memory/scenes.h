// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/memory/memorychart.h"
#include "gui/memory/memorypage.h"

#include <QApplication>
#include <QDir>
#include <QPalette>
#include <QTest>

#include <chrono>
#include <cmath>

/// Processes that make good pictures, and what tests ask of a chart.
namespace pennon::scenes {

inline constexpr qint64 megabyte = 1024 * 1024;

inline ByteSize mb(double count)
{
    return {static_cast<qint64>(count * static_cast<double>(megabyte))};
}

/// 2025-11-01 14:34 UTC.
inline Clock::WallTime now()
{
    using namespace std::chrono;
    constexpr sys_days day = year(2025) / November / 1;
    return Clock::WallTime(day + hours(14) + minutes(34));
}

inline Clock::WallTime minutesAgo(double minutes)
{
    return now() - std::chrono::milliseconds(static_cast<qint64>(minutes * 60'000));
}

inline MemoryBucket bucket(Clock::WallTime from, std::chrono::seconds span, double mean, double spread)
{
    return {from, span, mb(mean - spread), mb(mean), mb(mean + spread), std::nullopt};
}

/// Something between -1 and 1 that looks like chance and is always the same.
inline double noise(int index)
{
    return std::sin(index * 12.9898) * std::cos(index * 4.1414);
}

inline Incident restart(const ProcessName &process, Clock::WallTime at)
{
    Incident incident;
    incident.id = 17;
    incident.kind = IncidentKind::Memory;
    incident.process = process;
    incident.opened = at;
    incident.closed = at + std::chrono::seconds(4);
    incident.cause = QStringLiteral("RSS of shop:webapp is 514.2 MB, over the limit of 512.0 MB");
    incident.memory = mb(514);
    incident.limit = mb(512);
    incident.action = QStringLiteral("restart");
    incident.outcome = QStringLiteral("runs again");
    return incident;
}

/// Grows to its limit of 512 MB, is restarted there, is not measured for a while, grows again.
inline ProcessMemory leaking()
{
    const ProcessName name{QStringLiteral("webapp"), QStringLiteral("api-2")};
    ProcessMemory memory;
    memory.series = MemorySeries(name);
    std::vector<MemoryBucket> buckets;
    const double restarted = 180;
    for (int minute = 360; minute >= 0; --minute) {
        if (minute > 90 && minute <= 100)
            continue;
        const double since = minute > restarted ? 480 - minute : restarted - minute;
        const double size = minute > restarted ? 120 + since * 1.31 : 150 + since * 1.85;
        buckets.push_back(bucket(minutesAgo(minute), std::chrono::minutes(1), size + 4 * noise(minute), 3));
    }
    memory.series.take(minutesAgo(360), now(), buckets);
    memory.markers = memoryMarkers(name, {restart(name, minutesAgo(restarted))}, {});
    memory.limit = mb(512);
    memory.section = QStringLiteral("memmon");
    memory.reachesLimit = now() + std::chrono::minutes(17);
    return memory;
}

/// Ups and downs around some size, in 15-minute readings of 30 days.
inline ProcessMemory calm(const QString &name, double size, int seed, int days = 30)
{
    ProcessMemory memory;
    memory.series = MemorySeries({QStringLiteral("webapp"), name});
    std::vector<MemoryBucket> buckets;
    for (int i = days * 96; i > 0; --i) {
        const double wave = 0.12 * std::sin((i + seed * 17) * 0.065) + 0.05 * noise(i + seed);
        buckets.push_back(
            bucket(minutesAgo(i * 15.0), std::chrono::minutes(15), size * (1 + wave), size * 0.05));
    }
    memory.series.take(minutesAgo(days * 24 * 60.0), now(), buckets);
    memory.limit = mb(1024);
    memory.section = QStringLiteral("memmon");
    return memory;
}

inline QPalette darkPalette()
{
    QPalette palette(QColor(0x2a, 0x2e, 0x32), QColor(0x31, 0x36, 0x3b));
    const auto set = [&palette](QPalette::ColorRole role, const QColor &color) {
        palette.setColor(QPalette::All, role, color);
    };
    set(QPalette::Base, QColor(0x1b, 0x1e, 0x20));
    set(QPalette::AlternateBase, QColor(0x23, 0x26, 0x29));
    for (const QPalette::ColorRole role :
         {QPalette::Text, QPalette::WindowText, QPalette::ButtonText, QPalette::ToolTipText})
        set(role, QColor(0xfc, 0xfc, 0xfc));
    set(QPalette::PlaceholderText, QColor(0xa1, 0xa9, 0xb1));
    set(QPalette::ToolTipBase, QColor(0x31, 0x36, 0x3b));
    set(QPalette::Highlight, QColor(0x3d, 0xae, 0xe9));
    return palette;
}

/// Lets a picture be looked at: PENNON_PICTURES names a folder for it.
inline void keepPicture(QWidget &widget, const QString &name)
{
    const QString folder = qEnvironmentVariable("PENNON_PICTURES");
    QCoreApplication::sendPostedEvents(); // for the layout
    if (!folder.isEmpty())
        QVERIFY(widget.grab().save(QDir(folder).filePath(name + QStringLiteral(".png"))));
}

/// A page of that size, shown.
inline std::unique_ptr<MemoryPage> page(std::vector<ProcessMemory> memories, const QSize &size = {1000, 300})
{
    auto made = std::make_unique<MemoryPage>();
    made->resize(size);
    made->setEditing(MemoryPage::Editing::Possible);
    made->setNow(now());
    const auto count = static_cast<int>(memories.size());
    made->setMemories(std::move(memories), count);
    made->show();
    (void) QTest::qWaitForWindowExposed(made.get());
    return made;
}

} // namespace pennon::scenes
