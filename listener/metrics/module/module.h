// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <prometheus/metric_family.h>

#include <string>

/// What the module pennon-prometheus.so has to offer. Both sides are built from this file, so their types are
/// the same.
namespace pennon {

/// Appends a family in Prometheus' text format.
using AppendFamily = void(const prometheus::MetricFamily &family, std::string &text);
inline constexpr const char *appendFamilyName = "pennonAppendFamily";

} // namespace pennon
