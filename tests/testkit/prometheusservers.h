// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "testkit/reservedport.h"

#include <QByteArray>
#include <QJsonArray>
#include <QJsonDocument>
#include <QProcess>
#include <QString>
#include <QTemporaryDir>

namespace pennon::testkit {

/// GET; the body of the answer, empty if there is none within the limit. The event loop goes on meanwhile.
[[nodiscard]] QByteArray httpGet(const QString &url);

/// A real Prometheus that asks one listener several times a second and knows the rules that are shipped, and
/// a real Alertmanager to which it sends what fires. Both on free ports of 127.0.0.1, with their data in a
/// folder that goes, and gone with this object.
class PrometheusServers final
{
public:
    PrometheusServers() = default;
    PrometheusServers(const PrometheusServers &) = delete;
    PrometheusServers &operator=(const PrometheusServers &) = delete;
    PrometheusServers(PrometheusServers &&) = delete;
    PrometheusServers &operator=(PrometheusServers &&) = delete;
    ~PrometheusServers();

    /// Starts both. @p target: HOST:PORT of the listener's metrics.
    [[nodiscard]] bool start(const QString &target);
    /// Whether Prometheus has got the metrics.
    [[nodiscard]] bool hasScraped() const;
    /// The result of a PromQL expression: [{"metric": {…}, "value": [time, "number"]}]
    [[nodiscard]] QJsonArray query(const QString &expression) const;
    /// What Alertmanager has, by its API v2.
    [[nodiscard]] QJsonArray alerts() const;
    /// For the message of a failed test.
    [[nodiscard]] QByteArray report();

private:
    [[nodiscard]] QString prometheusUrl(const QString &path) const;
    [[nodiscard]] QString path(const char *name) const { return m_folder.filePath(QLatin1String(name)); }
    void write(const char *name, const QByteArray &text) const;

    QTemporaryDir m_folder;
    ReservedPort m_prometheusPort;
    ReservedPort m_alertmanagerPort;
    QProcess m_prometheus;
    QProcess m_alertmanager;
};

} // namespace pennon::testkit
