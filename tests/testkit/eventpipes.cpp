// SPDX-License-Identifier: GPL-3.0-or-later
#include "testkit/eventpipes.h"

#include <QTest>

#include <array>
#include <fcntl.h>
#include <unistd.h>

namespace pennon::testkit {

namespace {

void close(int &end)
{
    if (end >= 0)
        ::close(end);
    end = -1;
}

} // namespace

EventPipes::EventPipes()
{
    std::array<int, 2> in{};
    std::array<int, 2> out{};
    if (::pipe2(in.data(), O_CLOEXEC) != 0 || ::pipe2(out.data(), O_CLOEXEC) != 0)
        qFatal("no pipe");
    m_toChannel = in[1];
    channelInput = in[0];
    m_fromChannel = out[0];
    channelOutput = out[1];
    ::fcntl(m_fromChannel, F_SETFL, O_NONBLOCK);
}

EventPipes::~EventPipes()
{
    for (int *const end : {&m_toChannel, &channelInput, &m_fromChannel, &channelOutput})
        close(*end);
}

void EventPipes::send(const QByteArray &bytes) const
{
    QCOMPARE(::write(m_toChannel, bytes.constData(), std::size_t(bytes.size())), ssize_t(bytes.size()));
}

void EventPipes::hangUp()
{
    close(m_toChannel);
}

void EventPipes::readNoMore()
{
    close(m_fromChannel);
}

QByteArray EventPipes::said() const
{
    std::array<char, 4096> buffer{};
    const ssize_t count = ::read(m_fromChannel, buffer.data(), buffer.size());
    return count > 0 ? QByteArray(buffer.data(), count) : QByteArray();
}

} // namespace pennon::testkit
