// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/bytesize.h"
#include "base/clock.h"
#include "domain/incident.h"

#include <QLatin1String>
#include <QString>
#include <QStringList>

#include <chrono>
#include <optional>
#include <vector>

namespace pennon {

/// How the listener itself fares.
struct StatusAnswer
{
    struct Supervisord
    {
        std::optional<Clock::WallTime> reachableSince; ///< nothing: not reachable
        std::optional<QString> lastError;
        std::optional<Clock::WallTime> lastErrorTime;
        friend bool operator==(const Supervisord &, const Supervisord &) = default;
    };
    struct Events
    {
        qint64 received = 0;
        std::chrono::milliseconds lag{
            0};             ///< between an event's arrival and the end of the work on it, the last one
        qint64 dropped = 0; ///< by supervisord, as its serials show
        friend bool operator==(const Events &, const Events &) = default;
    };
    struct Outbox
    {
        qint64 length = 0;
        std::optional<std::chrono::seconds> oldest; ///< its age; nothing if the outbox is empty
        std::optional<Clock::WallTime> lastSuccess;
        std::optional<QString> lastError;
        qint64 dead = 0; ///< messages given up
        friend bool operator==(const Outbox &, const Outbox &) = default;
    };
    struct Database
    {
        QString path;
        ByteSize bytes;
        bool writable = false;
        std::optional<QString> error;
        friend bool operator==(const Database &, const Database &) = default;
    };
    struct Rules
    {
        QString file;
        QString revision;
        Clock::WallTime loaded{};
        std::optional<QString> problem; ///< why the file as it is now was not loaded
        friend bool operator==(const Rules &, const Rules &) = default;
    };

    QString version;
    std::chrono::seconds uptime{0};
    Supervisord supervisord;
    Events events;
    Outbox outbox;
    Database database;
    Rules rules;
    std::vector<Silence> silences;
    QStringList dryRun;  ///< sections that only tell what they would do
    int subscribers = 0; ///< connections that are told something; the server fills it in
    friend bool operator==(const StatusAnswer &, const StatusAnswer &) = default;
};

struct StatusRequest
{
    using Answer = StatusAnswer;
    static constexpr QLatin1String method{"status.get"};
    static constexpr bool writes = false;
    friend bool operator==(const StatusRequest &, const StatusRequest &) = default;
};

} // namespace pennon
