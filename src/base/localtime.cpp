// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/localtime.h"

#include <array>
#include <cstdio>
#include <ctime>

namespace pennon {

namespace {

constexpr std::array days = {"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
constexpr std::array months = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                               "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};

std::tm localTime(Clock::WallTime time)
{
    const std::time_t seconds = std::chrono::floor<std::chrono::seconds>(time).time_since_epoch().count();
    std::tm parts{};
    localtime_r(&seconds, &parts);
    return parts;
}

const char *dayName(const std::tm &parts)
{
    return days.at(static_cast<std::size_t>(parts.tm_wday));
}

const char *monthName(const std::tm &parts)
{
    return months.at(static_cast<std::size_t>(parts.tm_mon));
}

} // namespace

QString stamp(Clock::WallTime time)
{
    const std::tm parts = localTime(time);
    const auto since = time.time_since_epoch();
    const auto milliseconds = (since - std::chrono::floor<std::chrono::seconds>(since)).count();
    std::array<char, 80> text{};
    std::snprintf(text.data(), text.size(), "%04d-%02d-%02d %02d:%02d:%02d,%03d", parts.tm_year + 1900,
                  parts.tm_mon + 1, parts.tm_mday, parts.tm_hour, parts.tm_min, parts.tm_sec,
                  static_cast<int>(milliseconds));
    return QString::fromLatin1(text.data());
}

QString asctime(Clock::WallTime time)
{
    const std::tm parts = localTime(time);
    std::array<char, 80> text{};
    std::snprintf(text.data(), text.size(), "%s %s %2d %02d:%02d:%02d %d", dayName(parts), monthName(parts),
                  parts.tm_mday, parts.tm_hour, parts.tm_min, parts.tm_sec, parts.tm_year + 1900);
    return QString::fromLatin1(text.data());
}

QString moment(Clock::WallTime time)
{
    constexpr qsizetype toTheSecond = 19;
    return stamp(time).left(toTheSecond) + u' ' + zoneAbbreviation(time);
}

QString zoneAbbreviation(Clock::WallTime time)
{
    return QString::fromLocal8Bit(localTime(time).tm_zone);
}

QString mailDate(Clock::WallTime time)
{
    const std::tm parts = localTime(time);
    const long minutes = parts.tm_gmtoff / 60;
    const long distance = minutes < 0 ? -minutes : minutes;
    std::array<char, 80> text{};
    std::snprintf(text.data(), text.size(), "%s, %02d %s %d %02d:%02d:%02d %c%02ld%02ld", dayName(parts),
                  parts.tm_mday, monthName(parts), parts.tm_year + 1900, parts.tm_hour, parts.tm_min,
                  parts.tm_sec, minutes < 0 ? '-' : '+', distance / 60, distance % 60);
    return QString::fromLatin1(text.data());
}

} // namespace pennon
