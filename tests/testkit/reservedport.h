// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

namespace pennon::testkit {

/// A TCP port of 127.0.0.1 that nobody else is given while this object lives. A server that sets SO_REUSEADDR
/// or SO_REUSEPORT can listen on it; until one does, connections are refused.
class ReservedPort final
{
public:
    ReservedPort();
    ReservedPort(const ReservedPort &) = delete;
    ReservedPort &operator=(const ReservedPort &) = delete;
    ReservedPort(ReservedPort &&) = delete;
    ReservedPort &operator=(ReservedPort &&) = delete;
    ~ReservedPort();

    /// 0 if no port could be reserved.
    [[nodiscard]] quint16 number() const { return m_number; }

private:
    int m_socket;
    quint16 m_number = 0;
};

} // namespace pennon::testkit
