// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/memory/memorytexts.h"

#include "look/format.h"
#include "models/incidentwords.h"

#include <QCoreApplication>
#include <QStringList>

#include <cmath>

namespace pennon::memorytexts {

namespace {

struct Texts
{
    Q_DECLARE_TR_FUNCTIONS(pennon::MemoryTexts)
};

constexpr double megabyte = 1024 * 1024;
constexpr std::chrono::days counted{7};

QString restartText(const Incident &incident)
{
    const QString memory = incident.memory ? memoryText(*incident.memory) : QString();
    switch (incident.kind) {
    case IncidentKind::Memory:
        return memory.isEmpty() ? Texts::tr("restarted by memmon")
                                : Texts::tr("restarted by memmon (%1)").arg(memory);
    case IncidentKind::Growth:
        return Texts::tr("restarted for its growth");
    case IncidentKind::Http:
        return incident.httpStatus ? Texts::tr("restarted by httpok (HTTP %1)").arg(*incident.httpStatus)
                                   : Texts::tr("restarted by httpok");
    default:
        return Texts::tr("restarted");
    }
}

QString crashText(const Incident &incident)
{
    if (incident.kind == IncidentKind::Fatal)
        return Texts::tr("could not be started");
    if (incident.signal)
        return Texts::tr("ended by signal %1").arg(*incident.signal);
    if (incident.exitStatus)
        return Texts::tr("exited with status %1").arg(*incident.exitStatus);
    return Texts::tr("crashed");
}

} // namespace

QString growth(double bytesPerHour)
{
    // Less than a megabyte within an hour is nobody's trouble.
    if (std::abs(bytesPerHour) < megabyte)
        return Texts::tr("steady");
    const QString size = memoryText({static_cast<qint64>(std::abs(bytesPerHour))});
    //: growth of memory: "+41 MB" per hour
    return Texts::tr("%1/h").arg(bytesPerHour > 0 ? QString(u'+' + size) : QString(QChar(0x2212) + size));
}

QString headline(const ProcessMemory &memory, Clock::WallTime now)
{
    QStringList parts;
    const std::vector<MemoryBucket> &buckets = memory.series.buckets();
    const std::optional<MemoryTrend> trend = memoryTrend(memory.series, beginningsOf(memory.markers), now);
    const bool isCurrent =
        !buckets.empty() && buckets.back().from + buckets.back().span + std::chrono::minutes(2) >= now;
    if (isCurrent) {
        const QString size = memoryText(buckets.back().mean);
        parts += memory.limit ? Texts::tr("%1 of %2").arg(size, memoryText(*memory.limit)) : size;
    } else if (memory.limit) {
        parts += Texts::tr("limit %1").arg(memoryText(*memory.limit));
    }
    if (isCurrent && trend)
        parts += growth(trend->bytesPerHour);
    if (isCurrent && memory.limit && memory.reachesLimit) {
        parts += *memory.reachesLimit > now
                     ? Texts::tr("reaches its limit at about %1").arg(momentText(*memory.reachesLimit, now))
                     : Texts::tr("has reached its limit");
    }
    if (memory.limit) {
        const int count = restartsAtLimit(memory.markers, *memory.limit, now - counted);
        if (count == 1) {
            parts += Texts::tr("1 restart at this limit in 7 days");
        } else if (count > 1) {
            parts += Texts::tr("%n restarts at this limit in 7 days", nullptr, count);
        }
    }
    return parts.join(QStringLiteral(" · "));
}

QString statistics(const LimitStatistics &statistics)
{
    if (statistics.restarts == 0)
        return Texts::tr("would not have restarted it in the shown time");
    if (statistics.restarts >= LimitStatistics::countless)
        return Texts::tr("would have restarted it again and again in the shown time");
    if (statistics.restarts == 1)
        return Texts::tr("would have restarted it once in the shown time");
    return Texts::tr("would have restarted it %n times in the shown time", nullptr, statistics.restarts);
}

QString marker(const MemoryMarker &marker)
{
    switch (marker.kind) {
    case MemoryMarker::Kind::Restart:
        return restartText(marker.incident);
    case MemoryMarker::Kind::WouldRestart:
        return Texts::tr("would have been restarted (dry run)");
    case MemoryMarker::Kind::Crash:
        return crashText(marker.incident);
    case MemoryMarker::Kind::Start:
        break;
    }
    return Texts::tr("started anew");
}

QString markerTip(const MemoryMarker &marker)
{
    QStringList lines{fullTimeText(marker.at),
                      QString(marker.process.brief() + QStringLiteral(": ") + memorytexts::marker(marker))};
    if (marker.kind == MemoryMarker::Kind::Start) {
        lines += Texts::tr("Not by Pennon: by hand, by a deploy, or with supervisord.");
    } else {
        lines += incidentCause(marker.incident);
        lines += marker.incident.outcome;
        if (marker.incident.id > 0)
            lines += Texts::tr("Click for the incident.");
    }
    lines.removeAll(QString());
    return lines.join(u'\n');
}

} // namespace pennon::memorytexts
