// SPDX-License-Identifier: GPL-3.0-or-later
#include "control/peerstream.h"

#include <QSignalBlocker>

#include <cerrno>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

namespace pennon {

namespace {

constexpr std::chrono::seconds farewell{1};
constexpr std::chrono::seconds goneCheck{5};

bool isTransient(int error)
{
    return error == EAGAIN || error == EWOULDBLOCK || error == EINTR;
}

} // namespace

PeerStream::PeerStream(int descriptor, QObject *parent)
    : QObject(parent)
    , m_descriptor(descriptor)
    , m_readable(descriptor, QSocketNotifier::Read)
    , m_writable(descriptor, QSocketNotifier::Write)
{
    m_writable.setEnabled(false);
    connect(&m_readable, &QSocketNotifier::activated, this, &PeerStream::readSome);
    connect(&m_writable, &QSocketNotifier::activated, this, &PeerStream::writeSome);
    connect(&m_check, &QTimer::timeout, this, &PeerStream::checkWhetherGone);
}

PeerStream::~PeerStream()
{
    m_readable.setEnabled(false);
    m_writable.setEnabled(false);
    ::close(m_descriptor);
}

void PeerStream::setReading(bool on)
{
    m_wantsReading = on;
    m_readable.setEnabled(on && !m_hasEnded && !m_isFinishing && !m_isClosed);
}

void PeerStream::write(const QByteArray &piece)
{
    if (m_isClosed || m_isFinishing || piece.isEmpty())
        return;
    m_output.push_back(piece);
    m_pendingOutput += piece.size();
    if (!m_writable.isEnabled())
        writeSome();
}

void PeerStream::finish()
{
    if (m_isClosed || m_isFinishing)
        return;
    m_isFinishing = true;
    setReading(false);
    m_check.start(farewell);
    if (m_output.empty())
        sayFarewell();
}

void PeerStream::sayFarewell()
{
    // The peer may be writing still. Were the socket closed now, its write would fail before it reads why.
    if (m_hasEnded)
        close();
    else
        ::shutdown(m_descriptor, SHUT_WR);
}

void PeerStream::readSome()
{
    QByteArray piece(qsizetype{64} * 1024, Qt::Uninitialized);
    const ssize_t count = ::recv(m_descriptor, piece.data(), static_cast<std::size_t>(piece.size()), 0);
    if (count > 0) {
        piece.truncate(count);
        Q_EMIT received(piece);
    } else if (count == 0) {
        m_hasEnded = true;
        m_readable.setEnabled(false);
        m_check.start(goneCheck);
        Q_EMIT ended();
        if (!m_isFinishing)
            checkWhetherGone();
    } else if (!isTransient(errno)) {
        close();
    }
}

QByteArray PeerStream::takeRest()
{
    QByteArray rest;
    QByteArray piece(qsizetype{64} * 1024, Qt::Uninitialized);
    for (;;) {
        const ssize_t count =
            ::recv(m_descriptor, piece.data(), static_cast<std::size_t>(piece.size()), MSG_DONTWAIT);
        if (count <= 0)
            return rest;
        rest.append(piece.constData(), count);
    }
}

void PeerStream::abort()
{
    const QSignalBlocker silent(this);
    close();
    ::shutdown(m_descriptor, SHUT_RDWR);
}

void PeerStream::writeSome()
{
    while (!m_output.empty()) {
        const QByteArray &piece = m_output.front();
        const ssize_t count = ::send(m_descriptor, piece.constData() + m_written,
                                     static_cast<std::size_t>(piece.size() - m_written), MSG_NOSIGNAL);
        if (count < 0) {
            if (isTransient(errno))
                m_writable.setEnabled(true);
            else
                close();
            return;
        }
        m_written += count;
        m_pendingOutput -= count;
        if (m_written == piece.size()) {
            m_output.pop_front();
            m_written = 0;
        }
    }
    m_writable.setEnabled(false);
    if (m_isFinishing)
        sayFarewell();
    else
        Q_EMIT written();
}

void PeerStream::checkWhetherGone()
{
    pollfd question{m_descriptor, 0, 0};
    if (m_isFinishing || (::poll(&question, 1, 0) == 1 && (question.revents & (POLLHUP | POLLERR)) != 0))
        close();
}

void PeerStream::close()
{
    if (m_isClosed)
        return;
    m_isClosed = true;
    m_readable.setEnabled(false);
    m_writable.setEnabled(false);
    m_check.stop();
    m_output.clear();
    m_pendingOutput = 0;
    Q_EMIT closed();
}

} // namespace pennon
