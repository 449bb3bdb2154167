// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

namespace pennon {

/// A colour as a terminal program asks for it.
struct LogColor
{
    enum class Kind : quint8 {
        Default, ///< that of the palette
        Indexed, ///< `red` is one of the 256 colours of xterm; the first 16 are the named ones
        Rgb,
    };
    Kind kind = Kind::Default;
    quint8 red = 0;
    quint8 green = 0;
    quint8 blue = 0;
    friend bool operator==(const LogColor &, const LogColor &) = default;
};

/// How a piece of a log is to look.
struct LogStyle
{
    enum Flag : quint16 {
        Bold = 0x01,
        Dim = 0x02,
        Italic = 0x04,
        Underline = 0x08,
        Inverse = 0x10,
        Strike = 0x20,
        Mark = 0x40, ///< not of the log: stands for a byte that is no text, or says what was left out
    };

    LogColor foreground;
    LogColor background;
    quint16 flags = 0;

    [[nodiscard]] bool has(Flag flag) const { return (flags & flag) != 0; }
    void set(Flag flag, bool on) { flags = static_cast<quint16>(on ? flags | flag : flags & ~flag); }
    friend bool operator==(const LogStyle &, const LogStyle &) = default;
};

/// From here on, up to the next one, a line looks so. What stands before the first one looks as usual.
struct LogSpan
{
    qint32 start = 0;
    LogStyle style;
    friend bool operator==(const LogSpan &, const LogSpan &) = default;
};

} // namespace pennon
