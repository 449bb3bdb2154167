// SPDX-License-Identifier: GPL-3.0-or-later
#include "notify/smtpreplies.h"

#include <algorithm>

namespace pennon {

namespace {

constexpr int serviceReady = 220;
constexpr int closing = 221;
constexpr int done = 250;
constexpr int startData = 354;
constexpr qsizetype codeLength = 3;

} // namespace

SmtpReplies::SmtpReplies(int helloAfter, qsizetype recipients)
    : m_helloAfter(helloAfter)
    , m_recipients(recipients)
{}

void SmtpReplies::addLine(QByteArrayView line)
{
    bool isCode = false;
    const int code = line.first(std::min(codeLength, line.size())).toInt(&isCode);
    if (!isCode || line.size() < codeLength)
        return;
    const QByteArrayView rest = line.sliced(codeLength);
    // Case matters to libcurl here, so it does to us.
    if (rest.size() > 1 && rest.sliced(1).startsWith("AUTH "))
        m_authLine = true;
    if (!rest.startsWith('-'))
        addReply({code, rest.trimmed().toByteArray()});
}

void SmtpReplies::addReply(const Reply &reply)
{
    if (reply.code == serviceReady)
        ++m_greetings;
    if (reply.code == done && !m_welcome && m_greetings == m_helloAfter) {
        m_welcome = true;
        m_offersLogin = m_authLine;
    }
    m_authLine = false;
    if (m_inData && !m_accepted && reply.code == done)
        m_accepted = true;
    if (reply.code == startData && m_replies.size() >= m_recipients) {
        m_inData = true;
        m_recipientReplies = m_replies.last(m_recipients);
    }
    if (reply.code != closing)
        m_last = reply;
    m_replies.append(reply);
}

} // namespace pennon
