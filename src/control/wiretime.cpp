// SPDX-License-Identifier: GPL-3.0-or-later
#include "control/wiretime.h"

#include <algorithm>
#include <array>
#include <cstdio>

namespace pennon {

namespace {

using std::chrono::milliseconds;
using std::chrono::sys_days;

constexpr Clock::WallTime earliest{};
constexpr Clock::WallTime latest =
    sys_days{std::chrono::year{9999} / 12 / 31} + std::chrono::days{1} - milliseconds{1};

/// So many ASCII digits from a place on; -1 if they are not all digits.
int number(QStringView text, qsizetype from, qsizetype count)
{
    int value = 0;
    for (const QChar c : text.sliced(from, count)) {
        if (c < u'0' || c > u'9')
            return -1;
        value = value * 10 + (c.unicode() - u'0');
    }
    return value;
}

bool hasShape(QStringView text)
{
    constexpr QStringView shape = u"nnnn-nn-nnTnn:nn:nn.nnnZ";
    return text.size() == shape.size() &&
           std::equal(text.begin(), text.end(), shape.begin(),
                      [](QChar c, QChar wanted) { return wanted == u'n' || c == wanted; });
}

} // namespace

QString wireTime(Clock::WallTime time)
{
    const Clock::WallTime written = std::clamp(time, earliest, latest);
    const auto day = std::chrono::floor<std::chrono::days>(written);
    const std::chrono::year_month_day date{day};
    const std::chrono::hh_mm_ss clock{written - day};
    std::array<char, 32> text{};
    std::snprintf(text.data(), text.size(), "%04d-%02u-%02uT%02d:%02d:%02d.%03dZ",
                  static_cast<int>(date.year()), static_cast<unsigned>(date.month()),
                  static_cast<unsigned>(date.day()), static_cast<int>(clock.hours().count()),
                  static_cast<int>(clock.minutes().count()), static_cast<int>(clock.seconds().count()),
                  static_cast<int>(clock.subseconds().count()));
    return QString::fromLatin1(text.data());
}

std::optional<Clock::WallTime> parseWireTime(QStringView text)
{
    if (!hasShape(text))
        return std::nullopt;
    const int year = number(text, 0, 4);
    const int month = number(text, 5, 2);
    const int day = number(text, 8, 2);
    const int hour = number(text, 11, 2);
    const int minute = number(text, 14, 2);
    const int second = number(text, 17, 2);
    const int fraction = number(text, 20, 3);
    if (year < 1970 || month < 0 || day < 0 || hour < 0 || hour > 23 || minute < 0 || minute > 59 ||
        second < 0 || second > 59 || fraction < 0) {
        return std::nullopt;
    }
    const std::chrono::year_month_day date{std::chrono::year{year},
                                           std::chrono::month{static_cast<unsigned>(month)},
                                           std::chrono::day{static_cast<unsigned>(day)}};
    if (!date.ok())
        return std::nullopt;
    return sys_days{date} + std::chrono::hours{hour} + std::chrono::minutes{minute} +
           std::chrono::seconds{second} + milliseconds{fraction};
}

} // namespace pennon
