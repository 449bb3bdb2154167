// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringView>

namespace pennon {

/// Where the parts of one line of an INI file are, by the rules of Python's configparser as supervisor 4.2.5
/// sets it up (inline comments of `;` and `#`).
struct IniLine
{
    enum class Kind { Blank, Comment, Text };
    Kind kind = Kind::Blank;
    qsizetype begin = 0; ///< of the text, its indentation
    qsizetype end = 0;   ///< of the text, before blanks and an inline comment

    [[nodiscard]] QStringView textOf(QStringView line) const { return line.sliced(begin, end - begin); }
};

[[nodiscard]] IniLine scanIniLine(QStringView line);

/// `key = value` within a text. keyEnd is 0 where there is no key, or no sign.
struct IniPair
{
    qsizetype keyEnd = 0;
    qsizetype valueBegin = 0;
};

[[nodiscard]] IniPair scanIniPair(QStringView text);

/// What Python calls a space.
[[nodiscard]] bool isIniSpace(QChar c);

} // namespace pennon
