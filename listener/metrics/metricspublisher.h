// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/alerting.h"
#include "metrics/expositionformat.h"
#include "metrics/metricsserver.h"

#include <QObject>
#include <QTimer>

#include <functional>
#include <memory>
#include <optional>

namespace pennon {

class LineLog;

/// Tells metrics as [metrics] wishes: at an address, in a file, both or nowhere. Everything happens in the
/// thread of the event loop. What cannot be done is one line on the log and a problem, and is tried again:
/// the address once a minute and with each configure(), the file whenever it is due.
class MetricsPublisher final : public QObject
{
    Q_OBJECT

public:
    /// Looks at everything, now.
    using Source = std::function<MetricsSnapshot()>;

    /// The log must outlive the publisher.
    MetricsPublisher(Source source, LineLog &log, QString module = {}, QObject *parent = nullptr);

    /// These settings from now on. An address that has not changed goes on being served.
    void configure(const MetricsSettings &settings);
    /// Nothing is told any more, because the listener ends.
    void stop();

    /// Where it is served; nothing: nowhere.
    [[nodiscard]] std::optional<ListenAddress> servedAt() const;

Q_SIGNALS:
    /// What cannot be done at the moment, in a sentence; empty: nothing, all is well.
    void problemChanged(const QString &problem);

private:
    void listen();
    void writeFile();
    [[nodiscard]] Result<QByteArray> text();
    [[nodiscard]] Result<void> loadFormat();
    void setProblems(const QString &server, const QString &file);

    Source m_source;
    LineLog &m_log;
    QString m_module;
    MetricsSettings m_settings;
    std::optional<ExpositionFormat> m_format;
    std::unique_ptr<MetricsServer> m_server;
    QByteArray m_text; ///< as it was told a moment ago
    QTimer m_moment;   ///< in which everybody gets the same text
    QString m_serverProblem;
    QString m_fileProblem;
    QTimer m_again;
    QTimer m_fileTimer;
};

} // namespace pennon
