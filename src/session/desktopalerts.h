// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "control/controlclient.h"

#include <QObject>
#include <QTimer>

#include <map>
#include <vector>

namespace pennon {

/// What the listener's routes send to the desktop: the incidents that people are to be told of by this
/// application. Reads what is open when the connection is there, and follows what the listener tells.
class DesktopAlerts final : public QObject
{
    Q_OBJECT

public:
    /// What was over before it was told is shown for so long all the same.
    static constexpr std::chrono::seconds afterglow{60};

    /// Both outlive it.
    DesktopAlerts(ControlClient &control, const Clock &clock, QObject *parent = nullptr);

    /// The listener answers, or has other rules: reads it all again.
    void readAgain();
    /// The listener is lost, or knows no such thing.
    void forget();

    /// A route names the desktop: nothing but incidents() is told there. Otherwise the application decides.
    [[nodiscard]] bool isRouted() const { return m_isRouted; }
    /// The oldest first.
    [[nodiscard]] std::vector<Incident> incidents() const;
    /// Whether one of them is about this process.
    [[nodiscard]] bool isAbout(const ProcessName &process) const;

Q_SIGNALS:
    void changed();
    /// Somebody tries out whether people are told this way.
    void tested(const QString &text);

private:
    struct Told
    {
        Incident incident;
        std::optional<Clock::SteadyTime> end; ///< of its afterglow
        bool isOver = false;                  ///< kept, so that it is not told once more
    };

    void take(const IncidentsAnswer &answer);
    void note(const Incident &incident);
    void fade();

    ControlClient &m_control;
    const Clock &m_clock;
    bool m_isRouted = false;
    std::map<qint64, Told> m_told; ///< by incident
    QTimer m_fading;
    int m_generation = 0; ///< of reading
};

} // namespace pennon
