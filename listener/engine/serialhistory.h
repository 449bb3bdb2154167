// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

#include <cstddef>
#include <optional>
#include <vector>

namespace pennon {

/// Remembers the serials of the latest events: supervisord sends an event again, with its serial, when a
/// listener ended or failed before it had answered. New events have growing serials, so looking back is rare.
class SerialHistory final
{
public:
    explicit SerialHistory(std::size_t capacity = 1024);

    /// Whether this serial is new; it is remembered from then on, until as many others as the capacity have
    /// come.
    [[nodiscard]] bool insert(qint64 serial);

private:
    std::size_t m_capacity;
    std::optional<qint64> m_highest;
    std::vector<qint64> m_latest; ///< a ring once it is full
    std::size_t m_oldest = 0;
};

} // namespace pennon
