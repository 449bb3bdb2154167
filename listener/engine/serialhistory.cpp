// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/serialhistory.h"

namespace pennon {

SerialHistory::SerialHistory(std::size_t capacity)
    : m_capacity(capacity)
{}

bool SerialHistory::insert(qint64 serial)
{
    if (!m_known.insert(serial).second)
        return false;
    m_order.push_back(serial);
    if (m_order.size() > m_capacity) {
        m_known.erase(m_order.front());
        m_order.pop_front();
    }
    return true;
}

} // namespace pennon
