// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/incident.h"
#include "gui/incidents/momentcurve.h"

#include <QWidget>

#include <memory>
#include <optional>

class QPlainTextEdit;

namespace pennon {

namespace Ui {
class IncidentDetails;
}

/// All that is known of one incident: facts in words, memory around it, the last lines of its output.
class IncidentDetails final : public QWidget
{
    Q_OBJECT

public:
    explicit IncidentDetails(QWidget *parent = nullptr);
    ~IncidentDetails() override;

    /// Nothing: what one can do here. The curve stays if it is the same incident as before.
    void setIncident(const std::optional<Incident> &incident, Clock::WallTime now);
    /// Of the incident that is shown.
    void setMoment(MomentCurve::Moment moment);
    /// Whether its output is still on its way.
    void setWaiting(bool waiting);

protected:
    void changeEvent(QEvent *event) override;

private:
    void showIncident();
    void showTitle();
    void showOutput();

    std::unique_ptr<Ui::IncidentDetails> m_ui;
    std::optional<Incident> m_incident;
    Clock::WallTime m_now{};
    bool m_isWaiting = false;
};

} // namespace pennon
