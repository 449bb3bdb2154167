// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLatin1String>
#include <QString>
#include <QStringList>

#include <optional>
#include <vector>

/// The messages of the control socket, one struct each, as PROTOCOL.md describes them. A request names its
/// method and its answer; codec.h reads and writes both.
namespace pennon {

/// The version of the protocol that this code speaks.
inline constexpr int controlProtocol = 1;

struct HelloAnswer
{
    struct Supervisord
    {
        QString url;                    ///< for people, without credentials
        std::optional<QString> version; ///< as soon as it is known
        friend bool operator==(const Supervisord &, const Supervisord &) = default;
    };

    int protocol = controlProtocol;
    QString version;      ///< of the listener
    QStringList features; ///< every method that it knows, and what methods have learned since
    QString host;
    Supervisord supervisord;
    bool mayWrite = false;           ///< whether this peer may change anything
    std::optional<QString> timeZone; ///< of the listener's machine: "Europe/Berlin"
    friend bool operator==(const HelloAnswer &, const HelloAnswer &) = default;
};

/// The first call of every connection; others are refused before it.
struct HelloRequest
{
    using Answer = HelloAnswer;
    static constexpr QLatin1String method{"hello"};
    static constexpr bool writes = false;

    int protocol = controlProtocol;
    QString client; ///< name and version, for the log
    friend bool operator==(const HelloRequest &, const HelloRequest &) = default;
};

/// What a client can be told without asking.
enum class ControlTopic { Samples, Incidents, Rules, Processes };

struct SubscribeAnswer
{
    std::vector<ControlTopic> topics; ///< in force now
    friend bool operator==(const SubscribeAnswer &, const SubscribeAnswer &) = default;
};

/// These topics from now on, instead of those before; none ends all pushes.
struct SubscribeRequest
{
    using Answer = SubscribeAnswer;
    static constexpr QLatin1String method{"subscribe"};
    static constexpr bool writes = false;

    std::vector<ControlTopic> topics;
    friend bool operator==(const SubscribeRequest &, const SubscribeRequest &) = default;
};

} // namespace pennon
