// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/descriptor.h"
#include "domain/listenaddress.h"
#include "metrics/scrapeconnection.h"

#include <QObject>
#include <QSocketNotifier>
#include <QTimer>

#include <memory>
#include <vector>

namespace pennon {

/// Serves the metrics by HTTP at /metrics, to whoever can connect. What its clients may use up is limited: in
/// time, in memory, and in their number.
class MetricsServer final : public QObject
{
    Q_OBJECT

public:
    /// Listens. Errors: Rejected (another program listens there), NotFound (this machine has no such
    /// address), PermissionDenied, System.
    [[nodiscard]] static Result<std::unique_ptr<MetricsServer>>
    open(const ListenAddress &address, MetricsText text, const ScrapeLimits &limits = {});

    [[nodiscard]] const ListenAddress &address() const { return m_address; }
    [[nodiscard]] std::size_t connections() const { return m_connections.size(); }

private:
    MetricsServer(int descriptor, ListenAddress address, MetricsText text, const ScrapeLimits &limits);
    void accept();
    void forget(const ScrapeConnection *connection);

    Descriptor m_descriptor;
    ListenAddress m_address;
    MetricsText m_text;
    ScrapeLimits m_limits;
    QSocketNotifier m_notifier;
    QTimer m_pause; ///< after accept() failed for want of descriptors
    std::vector<std::unique_ptr<ScrapeConnection>> m_connections; ///< the oldest first
};

} // namespace pennon
