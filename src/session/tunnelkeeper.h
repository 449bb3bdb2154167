// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/retrytimer.h"
#include "session/tunnel.h"

#include <QObject>

#include <memory>

namespace pennon {

/// Keeps a tunnel open: opens it again, with growing delays, whenever it has ended.
class TunnelKeeper final : public QObject
{
    Q_OBJECT

public:
    /// The clock outlives it.
    TunnelKeeper(std::unique_ptr<Tunnel> tunnel, const Clock &clock, QObject *parent = nullptr);
    TunnelKeeper(const TunnelKeeper &) = delete;
    TunnelKeeper &operator=(const TunnelKeeper &) = delete;
    TunnelKeeper(TunnelKeeper &&) = delete;
    TunnelKeeper &operator=(TunnelKeeper &&) = delete;
    ~TunnelKeeper() override;

    /// At once, if it is not up and not just being opened.
    void openNow();
    [[nodiscard]] const Tunnel &tunnel() const { return *m_tunnel; }
    [[nodiscard]] std::optional<Clock::WallTime> nextTry() const { return m_retry.nextTry(); }

Q_SIGNALS:
    void opened();
    void ended(const pennon::Error &why);

private:
    std::unique_ptr<Tunnel> m_tunnel;
    RetryTimer m_retry;
    bool m_isOpening = false;
};

} // namespace pennon
