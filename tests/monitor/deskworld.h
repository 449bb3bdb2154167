// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "monitorworld.h"

#include "alerts/announcer.h"
#include "monitor/alertdesk.h"
#include "store/alertstore.h"

#include <optional>
#include <utility>

namespace pennon::fakes {

/// Takes announcements and keeps them, in words: "webhook:chat raised 1,2".
class Told final : public Announcer
{
public:
    Result<void> announce(const QString &channel, const Announcement &announcement) override
    {
        static const char *const kinds[] = {"raised", "reminder", "recovered", "digest", "test"};
        QStringList ids;
        for (const AlertFacts &facts : announcement.facts)
            ids += QString::number(facts.incident.id);
        lines += channel + u' ' + QLatin1String(kinds[static_cast<int>(announcement.kind)]) + u' ' +
                 ids.join(u',');
        last = announcement;
        return {};
    }
    QString take() { return std::exchange(lines, {}).join(u'|'); }

    QStringList lines;
    Announcement last;
};

/// Desks that live one after the other on one store, and the time that is passed by hand.
class DeskWorld final
{
public:
    /// A new desk; what it has to remember it recalls later.
    void make(const Alerting &alerting)
    {
        desk.reset();
        desk.emplace(AlertDesk::Doors{world.book, world.incidentStore, world.samples, store, ledger, told,
                                      world.silences, world.log, world.clock});
        desk->configure(alerting);
    }
    void start(const Alerting &alerting)
    {
        make(alerting);
        if (const Result<void> recalled = desk->recall(); !recalled)
            qFatal("%s", qPrintable(recalled.error().message));
    }
    /// As after a kill.
    void restart(const Alerting &alerting) { start(alerting); }

    Incident open(IncidentKind kind, const QString &name)
    {
        Incident incident;
        incident.kind = kind;
        incident.process = {name, name};
        incident.opened = world.clock.now();
        return world.book.open(incident);
    }
    void close(Incident incident)
    {
        incident.closed = world.clock.now();
        world.book.update(incident);
    }
    /// The timer of the desk, by hand.
    void pass(std::chrono::seconds time)
    {
        using namespace std::chrono_literals;
        for (const auto step = time > 10min ? 10s : 1s; time > 0s; time -= step) {
            world.pass(step);
            desk->look();
        }
    }

    Told told;
    MonitorWorld world;
    AlertStore store{*world.database};
    StateLedger ledger{*world.database, QStringLiteral("test")};
    std::optional<AlertDesk> desk;
};

} // namespace pennon::fakes
