// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/iniline.h"

#include <algorithm>

namespace pennon {

namespace {

/// Where the comment begins, or -1. Python looks at the first `;` and the first `#`, then at the second ones,
/// and so on, and takes the earlier one of the first pair in which there is a comment.
qsizetype commentStart(QStringView line)
{
    qsizetype semicolon = -1;
    qsizetype hash = -1;
    bool more = true;
    bool semicolons = true;
    bool hashes = true;
    while (more) {
        qsizetype found = -1;
        const auto look = [&](char16_t sign, qsizetype &at, bool &some) {
            if (!some)
                return;
            at = line.indexOf(QChar(sign), at + 1);
            some = at >= 0;
            if (some && (at == 0 || isIniSpace(line[at - 1])) && (found < 0 || at < found))
                found = at;
        };
        look(u';', semicolon, semicolons);
        look(u'#', hash, hashes);
        if (found >= 0)
            return found;
        more = semicolons || hashes;
    }
    return -1;
}

} // namespace

bool isIniSpace(QChar c)
{
    return c.isSpace() || (c.unicode() >= 0x1c && c.unicode() <= 0x1f);
}

IniLine scanIniLine(QStringView line)
{
    const auto first = std::find_if_not(line.begin(), line.end(), [](QChar c) { return isIniSpace(c); });
    IniLine parts;
    parts.begin = first - line.begin();
    parts.end = parts.begin;
    if (first == line.end())
        return parts;
    if (*first == u';' || *first == u'#') {
        parts.kind = IniLine::Kind::Comment;
        return parts;
    }
    const qsizetype comment = commentStart(line);
    parts.kind = IniLine::Kind::Text;
    parts.end = comment < 0 ? line.size() : comment;
    while (isIniSpace(line[parts.end - 1]))
        --parts.end;
    return parts;
}

IniPair scanIniPair(QStringView text)
{
    const auto sign = std::find_if(text.begin(), text.end(), [](QChar c) { return c == u'=' || c == u':'; });
    IniPair pair;
    if (sign == text.end())
        return pair;
    pair.keyEnd = sign - text.begin();
    pair.valueBegin = pair.keyEnd + 1;
    while (pair.keyEnd > 0 && isIniSpace(text[pair.keyEnd - 1]))
        --pair.keyEnd;
    while (pair.valueBegin < text.size() && isIniSpace(text[pair.valueBegin]))
        ++pair.valueBegin;
    return pair;
}

} // namespace pennon
