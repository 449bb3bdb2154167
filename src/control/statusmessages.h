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
        /// Between a tick's time and its handling, the last one; nothing if no tick has come. Up to a second
        /// is supervisord's own: it makes ticks once a second, and names the whole second.
        std::optional<std::chrono::milliseconds> tickLag;
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
    /// One way to people: a channel section of pennon.conf, or "mail".
    struct Channel
    {
        QString name;                               ///< "email:ops", "webhook:chat", "mail"
        qint64 length = 0;                          ///< messages that wait, the one under way included
        std::optional<std::chrono::seconds> oldest; ///< its age; nothing if none waits
        std::optional<Clock::WallTime> lastSuccess; ///< since the listener's start
        std::optional<QString> lastError;
        std::optional<Clock::WallTime> failingSince; ///< no attempt has succeeded since then
        std::optional<QString> problem;              ///< why it cannot be used as it is configured
        qint64 dead = 0;                             ///< messages given up
        friend bool operator==(const Channel &, const Channel &) = default;
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
    Outbox outbox;                 ///< of the mails of [crashmail] and its like
    std::vector<Channel> channels; ///< in the order of the file, "mail" first
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
