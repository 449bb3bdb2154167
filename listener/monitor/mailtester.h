// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "commandline/environment.h"
#include "control/actionmessages.h"
#include "domain/configuration.h"

#include <QCoroTask>
#include <QFuture>

#include <vector>

namespace pennon {

class LineLog;

/// Sends real messages through the configured transports, past their outboxes, and tells what the receivers
/// said.
class MailTester final
{
public:
    /// Log and clock must outlive the tester.
    MailTester(LineLog &log, const Clock &clock, Environment environment);

    /// One mail to the recipient, or one message by the channel, or, without both, a mail to everybody that
    /// the configuration names and a message by each channel but "mail", all at the same time. NotFound for a
    /// channel that there is not, InvalidInput if there is nobody at all. A refusal is a delivery that was
    /// not accepted, no error.
    [[nodiscard]] QFuture<Result<TestMailAnswer>> send(const Configuration &configuration,
                                                       const TestMailRequest &request);

private:
    /// One message on its way.
    struct Attempt
    {
        TestMailAnswer::Delivery delivery;
        QFuture<Result<QString>> sending;
    };

    [[nodiscard]] Attempt byMail(const MailSettings &settings, const QStringList &recipients);
    [[nodiscard]] Attempt byChannel(const ChannelSection &channel, const Configuration &configuration);
    static QCoro::Task<Result<TestMailAnswer>> whenAllEnded(std::vector<Attempt> attempts);

    LineLog &m_log;
    const Clock &m_clock;
    Environment m_environment;
};

/// Everybody that a configuration mails to but by channels, each once.
[[nodiscard]] QStringList recipientsOf(const Configuration &configuration);

} // namespace pennon
