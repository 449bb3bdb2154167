// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/processname.h"

#include <QLatin1String>
#include <QString>
#include <QStringList>

#include <optional>
#include <vector>

namespace pennon {

struct TestMailAnswer
{
    struct Delivery
    {
        QString transport; ///< "smtp mail.example.com:587", "sendmail /usr/sbin/sendmail -t -i", or the name
                           ///< of a channel: "webhook:chat"
        QStringList recipients; ///< of mail
        bool accepted = false;
        QString answer; ///< the receiver's words, or why it failed
        friend bool operator==(const Delivery &, const Delivery &) = default;
    };
    std::vector<Delivery> deliveries; ///< one for each transport that was tried
    friend bool operator==(const TestMailAnswer &, const TestMailAnswer &) = default;
};

/// Sends one real message through each configured transport: by mail to everybody whom pennon.conf names, and
/// by each channel; or only one of these, to one recipient or by one channel.
struct TestMailRequest
{
    using Answer = TestMailAnswer;
    static constexpr QLatin1String method{"mail.test"};
    static constexpr bool writes = true;

    std::optional<QString> recipient; ///< one mail, to this address
    std::optional<QString> channel;   ///< by this channel only: "email:ops", "mail"; not with a recipient
    friend bool operator==(const TestMailRequest &, const TestMailRequest &) = default;
};

struct RunCheckAnswer
{
    struct Finding
    {
        QString section;
        std::optional<ProcessName> process; ///< nothing: about the section as a whole
        bool passed = false;
        QString message; ///< what was found, and what is done about it
        friend bool operator==(const Finding &, const Finding &) = default;
    };
    std::vector<Finding> findings;
    friend bool operator==(const RunCheckAnswer &, const RunCheckAnswer &) = default;
};

/// Runs checks now instead of at their next interval, with all that follows from them.
struct RunCheckRequest
{
    using Answer = RunCheckAnswer;
    static constexpr QLatin1String method{"check.run"};
    static constexpr bool writes = true;

    std::optional<QString> section; ///< nothing: every section that checks
    friend bool operator==(const RunCheckRequest &, const RunCheckRequest &) = default;
};

struct ResetBreakerAnswer
{
    std::vector<ProcessName> processes; ///< whose breaker was open and is closed now
    friend bool operator==(const ResetBreakerAnswer &, const ResetBreakerAnswer &) = default;
};

struct ResetBreakerRequest
{
    using Answer = ResetBreakerAnswer;
    static constexpr QLatin1String method{"breaker.reset"};
    static constexpr bool writes = true;

    QString pattern; ///< a ProcessPattern, or "*"
    friend bool operator==(const ResetBreakerRequest &, const ResetBreakerRequest &) = default;
};

} // namespace pennon
