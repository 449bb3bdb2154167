// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "metrics/metricssnapshot.h"
#include "metrics/module/module.h"

#include <QByteArray>

namespace pennon {

/// Prometheus' text format, written by prometheus-cpp, which is loaded with the module that holds it.
class ExpositionFormat final
{
public:
    /// Where the module lies beside the program that is running.
    [[nodiscard]] static QString modulePath();
    /// Loads the module, for as long as the program runs. An error says what is missing.
    [[nodiscard]] static Result<ExpositionFormat> load(const QString &module = modulePath());

    [[nodiscard]] QByteArray text(const MetricsSnapshot &snapshot) const;

private:
    explicit ExpositionFormat(AppendFamily *append)
        : m_append(append)
    {}

    AppendFamily *m_append;
};

} // namespace pennon
