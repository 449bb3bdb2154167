// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/serialhistory.h"

#include <algorithm>

namespace pennon {

SerialHistory::SerialHistory(std::size_t capacity)
    : m_capacity(capacity)
{}

bool SerialHistory::insert(qint64 serial)
{
    const bool isHighest = !m_highest || serial > *m_highest;
    if (!isHighest && std::find(m_latest.begin(), m_latest.end(), serial) != m_latest.end())
        return false;
    if (isHighest)
        m_highest = serial;
    if (m_latest.size() < m_capacity) {
        m_latest.push_back(serial);
    } else {
        m_latest[m_oldest] = serial;
        m_oldest = (m_oldest + 1) % m_capacity;
    }
    return true;
}

} // namespace pennon
