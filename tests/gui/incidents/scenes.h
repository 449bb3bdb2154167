// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/incident.h"
#include "gui/incidents/momentcurve.h"

#include <vector>

#include <csignal>

/// What tests of pages of incidents show.
namespace pennon {

inline Incident incidentOf(qint64 id, IncidentKind kind, const QString &name, Clock::WallTime opened)
{
    Incident incident;
    incident.id = id;
    incident.kind = kind;
    incident.opened = opened;
    if (!name.isEmpty())
        incident.process = {QStringLiteral("shop"), name};
    incident.cause = QStringLiteral("It exited unexpectedly (pid 4711) from state RUNNING");
    return incident;
}

/// One of each kind, the last hours and days.
inline std::vector<Incident> exampleIncidents(Clock::WallTime now)
{
    using namespace std::chrono_literals;
    using Kind = IncidentKind;
    std::vector<Incident> all;
    Incident crash = incidentOf(20, Kind::Crash, QStringLiteral("importer"), now - 2min);
    crash.signal = SIGSEGV;
    crash.stdoutTail = "reading catalogue.xml\n12000 of 48000\n";
    crash.stderrTail =
        "Traceback (most recent call last):\n  File \"importer.py\", line 41, in <module>\n"
        "    import pgclient\nbad bytes: \xff\xfe\nModuleNotFoundError: No module named 'pgclient'\n";
    all.push_back(crash);
    Incident memory = incidentOf(19, Kind::Memory, QStringLiteral("api-2"), now - 40min);
    memory.cause = QStringLiteral("RSS of shop:api-2 is 514MB, over the limit of 512MB");
    memory.memory = ByteSize{qint64{514} << 20};
    memory.limit = ByteSize{qint64{512} << 20};
    memory.action = QStringLiteral("restart");
    memory.outcome = QStringLiteral("runs again");
    memory.closed = memory.opened + 4s;
    all.push_back(memory);
    Incident fatal = incidentOf(18, Kind::Fatal, QStringLiteral("mailer"), now - 3h);
    fatal.cause = QStringLiteral("It failed to start too many times");
    fatal.exitStatus = 1;
    all.push_back(fatal);
    Incident page = incidentOf(17, Kind::Http, QStringLiteral("web"), now - 5h);
    page.cause = QStringLiteral("http://localhost:8080/health: status 503");
    page.httpStatus = 503;
    page.url = QStringLiteral("http://localhost:8080/health");
    page.action = QStringLiteral("restart");
    page.outcome = QStringLiteral("runs again");
    page.closed = page.opened + 12s;
    page.acknowledged = page.opened + 10min;
    page.acknowledgedBy = QStringLiteral("uid 1000");
    page.note = QStringLiteral("The database was being moved.");
    all.push_back(page);
    Incident breaker = incidentOf(16, Kind::Breaker, QStringLiteral("worker"), now - 26h);
    breaker.cause =
        QStringLiteral("RSS of shop:worker is 1100MB, over the limit of 1024MB; 5 restarts within 1 h");
    breaker.action = QStringLiteral("no more restarts");
    all.push_back(breaker);
    Incident mail = incidentOf(15, Kind::Mail, {}, now - 27h);
    mail.cause =
        QStringLiteral("Mail \"pennon: worker\" to admin@example.com was given up: 550 no such user");
    mail.action = QStringLiteral("kept as a dead letter");
    mail.outcome = QStringLiteral("given up");
    mail.closed = mail.opened;
    all.push_back(mail);
    Incident rules = incidentOf(14, Kind::Configuration, {}, now - 50h);
    rules.cause = QStringLiteral("/etc/pennon/pennon.conf:12: \"350MX\" is no size");
    rules.action = QStringLiteral("the rules before it stay in force");
    rules.closed = rules.opened + 3min;
    all.push_back(rules);
    return all;
}

inline MomentCurve::Moment exampleMoment(const Incident &incident)
{
    using namespace std::chrono_literals;
    MomentCurve::Moment moment;
    moment.at = incident.opened;
    moment.from = incident.opened - 15min;
    moment.to = incident.opened + 15min;
    moment.limit = ByteSize{qint64{512} << 20};
    std::vector<MemoryBucket> buckets;
    for (auto time = moment.from; time < moment.to; time += 10s) {
        if (time > moment.at && time < moment.at + 2min)
            continue;
        const qint64 used =
            time <= moment.at ? 514 - (moment.at - time) / 6s : 180 + (time - moment.at) / 12s;
        const ByteSize size{used << 20};
        buckets.push_back({time, 5s, size, size, size, {}});
    }
    moment.series.take(moment.from, moment.to, std::move(buckets));
    return moment;
}

} // namespace pennon
