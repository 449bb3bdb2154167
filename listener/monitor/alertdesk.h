// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "alerts/rategate.h"
#include "alerts/routewatch.h"
#include "alerts/troubles.h"
#include "domain/alerting.h"
#include "notify/transactionmember.h"

#include <QHash>
#include <QObject>
#include <QTimer>

#include <map>
#include <memory>
#include <optional>
#include <vector>

namespace pennon {

class AlertStore;
class Announcer;
class EventLedger;
class IncidentBook;
class IncidentStore;
class LineLog;
class SampleStore;
class Silences;

/// Alerts by routes: hears of every incident, asks each route what is to be told, and hands that to the
/// channels. What was told is stored together with the messages, so that a kill loses nothing and nothing is
/// told twice. As a member of the ledger's transactions it hears when that came to nothing.
class AlertDesk final : public QObject, public TransactionMember
{
    Q_OBJECT

public:
    struct Doors
    {
        IncidentBook &incidents;
        IncidentStore &store;
        SampleStore &samples;
        AlertStore &alertStore;
        EventLedger &ledger;
        Announcer &announcer;
        const Silences &silences;
        LineLog &log;
        const Clock &clock;
    };

    explicit AlertDesk(Doors doors, QObject *parent = nullptr);

    /// The rules, at the start and after every change. A route of the same name goes on where it was.
    void configure(const Alerting &alerting);
    /// Goes on where an earlier life of the listener was killed; once, after the first configure(). Before
    /// that nothing is heard: it is in the store.
    [[nodiscard]] Result<void> recall();
    /// Tells what is due; a timer calls this at the right time.
    void look();
    /// supervisord stops: what falls now raises nothing.
    void shut();

    /// A route names the desktop, and not as a dry run.
    [[nodiscard]] bool hasDesktop() const;
    /// Such a route has told the trouble of this incident.
    [[nodiscard]] bool isOnDesktop(const Incident &incident) const;

    /// Troubles that wait to be told, for people.
    [[nodiscard]] int waiting() const;

    void transactionBegun() override {}
    void transactionEnded(const Result<void> &outcome) override;

Q_SIGNALS:
    /// People at desktops are told of its trouble from now on.
    void toldAtDesktop(qint64 incident);

private:
    void onChanged(const Incident &incident);
    void note(const Incident &incident);
    [[nodiscard]] bool isMuted(const ProcessName &process) const;
    [[nodiscard]] Announcement announcementOf(const Telling &telling) const;
    [[nodiscard]] bool isOnlyAbout(const Telling &telling, const QString &channel) const;
    void tell(const RouteSection &route, const Telling &telling);
    void post(const QString &channel, const Telling &telling);
    void save();
    [[nodiscard]] Result<void> store(const std::vector<AlertRow> &rows,
                                     const std::map<QString, Telling> &held);
    void forget();
    void arm(std::chrono::milliseconds atLeast = std::chrono::milliseconds::zero());

    Doors m_doors;
    Alerting m_alerting;
    Troubles m_troubles;
    std::map<qint64, Incident> m_known; ///< troubles, by id
    std::vector<std::unique_ptr<RouteWatch>> m_watches;
    std::map<QString, RateGate> m_gates; ///< by channel
    QHash<QString, qint64> m_unstored;   ///< ids, below 0, of incidents that the store could not take
    qint64 m_lastUnstored = 0;
    bool m_isSaved = true; ///< what follows is in the store
    std::vector<AlertRow> m_saved;
    std::map<QString, Telling> m_savedHeld;
    qint64 m_seen = 0;
    qint64 m_savedSeen = 0;
    QString m_lastComplaint; ///< of the store
    bool m_isRecalled = false;
    std::vector<qint64> m_forDesktop; ///< incidents that toldAtDesktop() is still to tell of
    bool m_isShut = false;
    QTimer m_timer;
};

} // namespace pennon
