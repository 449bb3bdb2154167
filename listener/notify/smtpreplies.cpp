// SPDX-License-Identifier: GPL-3.0-or-later
#include "notify/smtpreplies.h"

#include <algorithm>
#include <cctype>
#include <utility>

namespace pennon {

namespace {

constexpr int serviceReady = 220;
constexpr int done = 250;
constexpr qsizetype codeLength = 3;
constexpr qsizetype longestReply = qsizetype{64} * 1024;

int codeOf(QByteArrayView line)
{
    const bool isCode =
        line.size() >= codeLength &&
        std::all_of(line.begin(), line.begin() + codeLength,
                    [](unsigned char c) { return std::isdigit(c) != 0; }) &&
        (line.size() == codeLength || line.at(codeLength) == ' ' || line.at(codeLength) == '-');
    return isCode ? line.first(codeLength).toInt() : 0;
}

QByteArrayView withoutReturn(QByteArrayView line)
{
    return line.endsWith('\r') ? line.chopped(1) : line;
}

bool isKeyword(const QByteArray &line, const char *keyword)
{
    const qsizetype blank = line.indexOf(' ');
    return line.left(blank < 0 ? line.size() : blank).compare(keyword, Qt::CaseInsensitive) == 0;
}

} // namespace

void SmtpReplyReader::add(QByteArrayView bytes)
{
    if (!m_broken)
        m_bytes.append(bytes);
}

std::optional<SmtpReply> SmtpReplyReader::next()
{
    qsizetype at = 0;
    std::optional<SmtpReply> complete;
    while (!complete && !m_broken) {
        const qsizetype end = m_bytes.indexOf('\n', at);
        if (end < 0)
            break;
        const QByteArrayView line = withoutReturn(QByteArrayView(m_bytes).sliced(at, end - at));
        const int code = codeOf(line);
        m_length += end + 1 - at;
        at = end + 1;
        if (code == 0) {
            breakAt(line);
            return std::nullopt;
        }
        const QByteArrayView rest = line.sliced(codeLength);
        m_reply.code = code;
        m_reply.lines += rest.isEmpty() ? QByteArray() : rest.sliced(1).toByteArray();
        if (!rest.startsWith('-')) {
            complete = std::exchange(m_reply, {});
            m_length = 0;
        }
    }
    m_bytes.remove(0, at);
    if (m_length + m_bytes.size() > longestReply)
        breakAt(m_bytes);
    return complete;
}

void SmtpReplyReader::breakAt(QByteArrayView line)
{
    constexpr qsizetype longestQuote = 300;
    m_broken = true;
    m_brokenLine = line.first(std::min(longestQuote, line.size())).toByteArray();
    m_bytes.clear();
}

void SmtpWelcome::add(const SmtpReply &reply)
{
    m_last = reply;
    if (reply.code == serviceReady)
        ++m_greetings;
    if (reply.code != done || m_welcome || m_greetings != m_helloAfter)
        return;
    m_welcome = true;
    for (const QByteArray &line : reply.lines) {
        m_offersLogin = m_offersLogin || line.startsWith("AUTH "); // case matters to libcurl here
        m_offersSize = m_offersSize || isKeyword(line, "SIZE");
        m_offersUtf8 = m_offersUtf8 || isKeyword(line, "SMTPUTF8");
    }
}

} // namespace pennon
