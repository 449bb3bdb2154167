// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/tunnelkeeper.h"

#include "session/linktrouble.h"

#include <utility>

namespace pennon {

TunnelKeeper::TunnelKeeper(std::unique_ptr<Tunnel> tunnel, const Clock &clock, QObject *parent)
    : QObject(parent)
    , m_tunnel(std::move(tunnel))
    , m_retry(clock)
{
    connect(&m_retry, &RetryTimer::due, this, &TunnelKeeper::openNow);
    connect(m_tunnel.get(), &Tunnel::opened, this, [this] {
        m_isOpening = false;
        m_retry.reset();
        Q_EMIT opened();
    });
    connect(m_tunnel.get(), &Tunnel::ended, this, [this](const Error &why) {
        m_isOpening = false;
        if (troubleOfTunnel(why) == LinkTrouble::WrongPassword) {
            m_retry.scheduleSeldom();
        } else {
            m_retry.schedule();
        }
        Q_EMIT ended(why);
    });
}

TunnelKeeper::~TunnelKeeper()
{
    m_tunnel->disconnect(this);
    m_tunnel->close();
}

void TunnelKeeper::openNow()
{
    if (m_isOpening || m_tunnel->isUp())
        return;
    m_isOpening = true;
    m_tunnel->close();
    m_tunnel->open();
}

} // namespace pennon
