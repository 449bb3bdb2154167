// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "commandline/environment.h"
#include "control/actionmessages.h"
#include "domain/configuration.h"

#include <QCoroTask>
#include <QFuture>

namespace pennon {

class LineLog;

/// Sends one real message through the configured transport, past the outbox, and tells what the server said.
class MailTester final
{
public:
    /// Log and clock must outlive the tester.
    MailTester(LineLog &log, const Clock &clock, Environment environment);

    /// To this recipient, or to everybody that the configuration names. InvalidInput if there is nobody. A
    /// refusal is a delivery that was not accepted, no error.
    [[nodiscard]] QFuture<Result<TestMailAnswer>> send(const Configuration &configuration,
                                                       std::optional<QString> recipient);

private:
    QCoro::Task<Result<TestMailAnswer>> deliver(MailSettings settings, QStringList recipients);

    LineLog &m_log;
    const Clock &m_clock;
    Environment m_environment;
};

/// Everybody that a configuration mails to, each once.
[[nodiscard]] QStringList recipientsOf(const Configuration &configuration);

} // namespace pennon
