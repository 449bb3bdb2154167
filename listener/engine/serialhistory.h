// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

#include <deque>
#include <unordered_set>

namespace pennon {

/// Remembers the serials of the latest events: supervisord sends an event again, with its serial, when a
/// listener ended or failed before it had answered.
class SerialHistory final
{
public:
    explicit SerialHistory(std::size_t capacity = 4096);

    /// Whether this serial is new; it is remembered from then on, until as many others as the capacity have
    /// come.
    [[nodiscard]] bool insert(qint64 serial);

private:
    std::size_t m_capacity;
    std::deque<qint64> m_order;
    std::unordered_set<qint64> m_known;
};

} // namespace pennon
