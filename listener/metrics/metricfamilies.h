// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "metrics/metricssnapshot.h"

#include <prometheus/metric_family.h>

#include <functional>
#include <string>
#include <vector>

/// The snapshot in Prometheus' terms. Names and units follow its rules; docs/metrics.md lists them.
namespace pennon {

using MetricLabels = std::vector<prometheus::ClientMetric::Label>;
using FamilySink = std::function<void(const prometheus::MetricFamily &)>;

/// Hands over one family after the other, so that never more than one is in memory.
void tellFamilies(const MetricsSnapshot &snapshot, const FamilySink &sink);
/// The part of it about processes; of one that supervisord cannot tell of at the moment what was counted.
void tellProcesses(const MetricsSnapshot &snapshot, const FamilySink &sink);
/// The part of it about everything else.
void tellHost(const MetricsSnapshot &snapshot, const FamilySink &sink);

/// As a label may have it: UTF-8 without control characters, which the readers of the format do not all take.
[[nodiscard]] std::string labelValue(QString text);
/// A URL for people: without user, password, query and fragment, any of which may be a secret.
[[nodiscard]] QString publicUrl(const QString &url);

/// Since 1970.
[[nodiscard]] double secondsOf(Clock::WallTime time);

/// One family on its way to the sink.
class FamilyWriter final
{
public:
    FamilyWriter(const FamilySink &sink, prometheus::MetricType type, const char *name, const char *help);
    FamilyWriter(const FamilyWriter &) = delete;
    FamilyWriter &operator=(const FamilyWriter &) = delete;
    FamilyWriter(FamilyWriter &&) = delete;
    FamilyWriter &operator=(FamilyWriter &&) = delete;
    /// Hands it over, unless it is empty.
    ~FamilyWriter();

    void add(const MetricLabels &labels, double value);
    void add(const MetricLabels &labels, const DurationHistogram &histogram);

private:
    const FamilySink &m_sink;
    prometheus::MetricFamily m_family;
};

} // namespace pennon
