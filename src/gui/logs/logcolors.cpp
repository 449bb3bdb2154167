// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/logs/logcolors.h"

#include "look/contrast.h"

#include <QFont>

#include <array>
#include <utility>

namespace pennon {

namespace {

constexpr double readableText = 4.5; ///< WCAG 2.1, AA
constexpr double faintText = 3.0;

QColor mixed(const QColor &one, const QColor &other, double share)
{
    const auto mix = [share](int a, int b) { return static_cast<int>(a + (b - a) * share); };
    return QColor(mix(one.red(), other.red()), mix(one.green(), other.green()),
                  mix(one.blue(), other.blue()));
}

QColor colorOf(const LogColor &color, const QColor &otherwise)
{
    switch (color.kind) {
    case LogColor::Kind::Default:
        return otherwise;
    case LogColor::Kind::Indexed:
        return xtermColor(color.red);
    case LogColor::Kind::Rgb:
        return QColor(color.red, color.green, color.blue);
    }
    return otherwise;
}

} // namespace

QColor xtermColor(int index)
{
    // The first sixteen as most terminals have them today.
    constexpr std::array<QRgb, 16> named{
        0xff2e3436, 0xffcc0000, 0xff4e9a06, 0xffc4a000, 0xff3465a4, 0xff75507b, 0xff06989a, 0xffd3d7cf,
        0xff555753, 0xffef2929, 0xff73d216, 0xffedd400, 0xff5c93d6, 0xffad7fa8, 0xff34e2e2, 0xffeeeeec};
    if (index < 16)
        return QColor::fromRgb(named.at(static_cast<std::size_t>(index)));
    if (index >= 232) {
        const int gray = 8 + (index - 232) * 10;
        return QColor(gray, gray, gray);
    }
    const auto level = [](int step) { return step == 0 ? 0 : 55 + step * 40; };
    const int cube = index - 16;
    return QColor(level(cube / 36), level(cube / 6 % 6), level(cube % 6));
}

LogColors::LogColors(const QPalette &palette)
    : m_text(palette.color(QPalette::Text))
    , m_base(palette.color(QPalette::Base))
    , m_accent(palette.color(QPalette::Highlight))
{}

QTextCharFormat LogColors::format(const LogStyle &style) const
{
    QColor background = colorOf(style.background, m_base);
    QColor foreground = colorOf(style.foreground, m_text);
    bool isFilled = style.background.kind != LogColor::Kind::Default;
    if (style.has(LogStyle::Inverse)) {
        std::swap(background, foreground);
        isFilled = true;
    }
    if (style.has(LogStyle::Mark)) {
        background = mixed(background, m_text, 0.14);
        isFilled = true;
    }
    foreground = style.has(LogStyle::Dim)
                     ? readable(mixed(foreground, background, 0.4), background, faintText)
                     : readable(foreground, background, readableText);
    QTextCharFormat format;
    format.setForeground(foreground);
    if (isFilled)
        format.setBackground(background);
    if (style.has(LogStyle::Bold))
        format.setFontWeight(QFont::Bold);
    if (style.has(LogStyle::Italic))
        format.setFontItalic(true);
    if (style.has(LogStyle::Underline))
        format.setFontUnderline(true);
    if (style.has(LogStyle::Strike))
        format.setFontStrikeOut(true);
    return format;
}

QTextCharFormat LogColors::noteFormat() const
{
    QTextCharFormat format;
    format.setForeground(readable(mixed(m_text, m_base, 0.25), noteBackground(), readableText));
    format.setFontItalic(true);
    return format;
}

QColor LogColors::noteBackground() const
{
    return mixed(m_base, m_text, 0.1);
}

QTextCharFormat LogColors::matchFormat(bool isCurrent) const
{
    const QColor yellow = mixed(m_base, QColor(255, 200, 0), isDark(m_base) ? 0.35 : 0.55);
    const QColor background = isCurrent ? QColor(255, 150, 0) : yellow;
    QTextCharFormat format;
    format.setBackground(background);
    format.setForeground(readable(isCurrent ? QColor(Qt::black) : m_text, background, readableText));
    return format;
}

} // namespace pennon
