// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/sgr.h"

#include <algorithm>
#include <array>
#include <span>

namespace pennon {

namespace {

constexpr int maxNumber = 9999;
constexpr std::size_t maxParameters = 32;

/// A parameter, and whether it belongs to the one before (":" instead of ";").
struct Parameter
{
    int number = 0;
    bool isSub = false;
    bool isGiven = false;
};

class Parameters final
{
public:
    explicit Parameters(QByteArrayView text)
    {
        m_count = 1;
        for (const char c : text) {
            if (c >= '0' && c <= '9') {
                Parameter &last = m_all.at(m_count - 1);
                last.number = std::min(maxNumber, last.number * 10 + (c - '0'));
                last.isGiven = true;
            } else if (m_count < maxParameters) {
                m_all.at(m_count++).isSub = c == ':';
            } else {
                return;
            }
        }
    }

    [[nodiscard]] std::span<const Parameter> all() const { return std::span(m_all).first(m_count); }

private:
    std::array<Parameter, maxParameters> m_all{};
    std::size_t m_count = 0;
};

LogColor indexed(int number)
{
    return {LogColor::Kind::Indexed, static_cast<quint8>(std::clamp(number, 0, 255)), 0, 0};
}

LogColor rgb(const Parameter &red, const Parameter &green, const Parameter &blue)
{
    const auto part = [](const Parameter &p) { return static_cast<quint8>(std::min(p.number, 255)); };
    return {LogColor::Kind::Rgb, part(red), part(green), part(blue)};
}

/// Reads what follows 38 or 48; the number of parameters it took.
std::size_t readColor(std::span<const Parameter> rest, LogColor &color)
{
    const auto subs = static_cast<std::size_t>(
        std::find_if(rest.begin(), rest.end(), [](const Parameter &p) { return !p.isSub; }) - rest.begin());
    if (subs > 0) { // with colons: 5:N, 2:R:G:B or 2:SPACE:R:G:B
        if (rest[0].number == 5 && subs >= 2)
            color = indexed(rest[1].number);
        else if (rest[0].number == 2 && subs >= 4)
            color = subs >= 5 ? rgb(rest[2], rest[3], rest[4]) : rgb(rest[1], rest[2], rest[3]);
        return subs;
    }
    if (rest.size() >= 2 && rest[0].number == 5) {
        color = indexed(rest[1].number);
        return 2;
    }
    if (rest.size() >= 4 && rest[0].number == 2) {
        color = rgb(rest[1], rest[2], rest[3]);
        return 4;
    }
    return rest.size(); // what it means cannot be known
}

void applyFlag(LogStyle &style, int number, bool isOff)
{
    switch (number) {
    case 1:
        style.set(LogStyle::Bold, true);
        break;
    case 2:
        style.set(LogStyle::Dim, true);
        break;
    case 3:
        style.set(LogStyle::Italic, true);
        break;
    case 4:
        style.set(LogStyle::Underline, !isOff);
        break;
    case 7:
        style.set(LogStyle::Inverse, true);
        break;
    case 9:
        style.set(LogStyle::Strike, true);
        break;
    case 21:
        style.set(LogStyle::Underline, true);
        break;
    case 22:
        style.set(LogStyle::Bold, false);
        style.set(LogStyle::Dim, false);
        break;
    case 23:
        style.set(LogStyle::Italic, false);
        break;
    case 24:
        style.set(LogStyle::Underline, false);
        break;
    case 27:
        style.set(LogStyle::Inverse, false);
        break;
    case 29:
        style.set(LogStyle::Strike, false);
        break;
    default:
        break;
    }
}

} // namespace

void applySgr(LogStyle &style, QByteArrayView text)
{
    const Parameters parameters(text);
    const std::span<const Parameter> all = parameters.all();
    for (std::size_t i = 0; i < all.size(); ++i) {
        const int number = all[i].number;
        if (all[i].isSub)
            continue;
        if (number == 0)
            style = {};
        else if (number == 38)
            i += readColor(all.subspan(i + 1), style.foreground);
        else if (number == 48)
            i += readColor(all.subspan(i + 1), style.background);
        else if (number >= 30 && number <= 37)
            style.foreground = indexed(number - 30);
        else if (number >= 90 && number <= 97)
            style.foreground = indexed(number - 90 + 8);
        else if (number == 39)
            style.foreground = {};
        else if (number >= 40 && number <= 47)
            style.background = indexed(number - 40);
        else if (number >= 100 && number <= 107)
            style.background = indexed(number - 100 + 8);
        else if (number == 49)
            style.background = {};
        else
            applyFlag(style, number,
                      i + 1 < all.size() && all[i + 1].isSub && all[i + 1].isGiven && all[i + 1].number == 0);
    }
}

} // namespace pennon
