// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "metrics/metricssnapshot.h"

namespace pennon::fakes {

/// A snapshot in which everything is there, so that every metric has a value.
inline MetricsSnapshot exampleSnapshot()
{
    using namespace std::chrono_literals;
    MetricsSnapshot snapshot;
    snapshot.version = QStringLiteral("1.2.3");
    snapshot.qtVersion = QStringLiteral("6.4.2");
    snapshot.started = Clock::WallTime(1'700'000'000s);
    snapshot.cpu = 1500ms;
    snapshot.resident = {20'000'000};
    snapshot.isSupervisordReachable = true;
    snapshot.looked = Clock::WallTime(1'700'000'100s);

    ProcessFigures web;
    web.name = {QStringLiteral("shop"), QStringLiteral("web")};
    web.state = ProcessState::Running;
    web.started = Clock::WallTime(1'700'000'050s);
    web.resident = {300'000'000};
    web.proportional = {200'000'000};
    web.limit = {400'000'000};
    web.limited = {250'000'000};
    web.failures = 2;
    web.isBreakerOpen = true;
    web.isSilenced = true;
    web.restarts = 3;
    web.exits = 5;
    web.crashes = 4;
    web.givenUp = 1;
    ProcessFigures idle;
    idle.name = {QStringLiteral("shop"), QStringLiteral("idle")};
    idle.state = ProcessState::Stopped;
    snapshot.processes = {web, idle};

    snapshot.opened = {{IncidentKind::Crash, 4}};
    snapshot.open = {{IncidentKind::Http, 1}};
    PageFigures page;
    page.section = QStringLiteral("httpok:shop");
    page.url = QStringLiteral("http://user:secret@example.com/health?token=secret#x");
    page.hasPassed = false;
    page.status = 503;
    page.failures = 2;
    page.durations.add(30ms);
    page.durations.add(3s);
    snapshot.pages = {page};

    ChannelFigures mail;
    mail.channel = QStringLiteral("mail");
    mail.waiting = 2;
    mail.oldest = Clock::WallTime(1'700'000'010s);
    mail.sent = 7;
    mail.failures = 6;
    mail.dead = 1;
    mail.lastSuccess = Clock::WallTime(1'700'000'020s);
    mail.isFailing = true;
    snapshot.channels = {mail};
    snapshot.deadLetters = 9;

    snapshot.eventsReceived = 100;
    snapshot.eventsDropped = 1;
    snapshot.eventLag = 250ms;
    snapshot.tickLag = 700ms;
    snapshot.database = {123'456};
    snapshot.isDatabaseWritable = true;
    snapshot.rulesLoaded = Clock::WallTime(1'700'000'001s);
    return snapshot;
}

} // namespace pennon::fakes
