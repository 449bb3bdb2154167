// SPDX-License-Identifier: GPL-3.0-or-later
#include "control/lineframer.h"

namespace pennon {

LineFramer::LineFramer(qsizetype longest)
    : m_longest(longest)
{}

void LineFramer::append(QByteArrayView data)
{
    if (!m_isOverlong)
        m_pending.append(data.data(), data.size());
}

std::optional<QByteArray> LineFramer::takeLine()
{
    const qsizetype end = m_pending.indexOf('\n', m_searched);
    const qsizetype length = end < 0 ? m_pending.size() : end;
    if (length > m_longest) {
        m_isOverlong = true;
        m_pending = {};
        m_searched = 0;
        return std::nullopt;
    }
    if (end < 0) {
        m_searched = length;
        return std::nullopt;
    }
    QByteArray line = m_pending.first(end);
    m_pending.remove(0, end + 1);
    m_searched = 0;
    return line;
}

} // namespace pennon
