// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "control/messages.h"

#include <QByteArray>
#include <QObject>
#include <QTimer>

#include <map>
#include <optional>

namespace pennon {

/// Collects what there is to tell for a moment and makes lines of it: of an incident or a process the newest
/// state only, as many in a line as fit.
class PushCollector final : public QObject
{
    Q_OBJECT

public:
    explicit PushCollector(std::chrono::milliseconds moment, QObject *parent = nullptr);

    void add(const SamplesPush &push);
    void add(const IncidentsPush &push);
    void add(const RulesPush &push);
    void add(const ProcessesPush &push);

Q_SIGNALS:
    void ready(pennon::ControlTopic topic, const QByteArray &line);

private:
    void flush();
    void wake();

    QTimer m_timer;
    std::vector<ProcessSample> m_samples;
    std::map<qint64, Incident> m_incidents;
    std::optional<QString> m_test;
    std::optional<RulesPush> m_rules;
    std::map<QString, std::optional<ProcessStatus>> m_processes; ///< by full name; nothing: gone
};

} // namespace pennon
