// SPDX-License-Identifier: GPL-3.0-or-later
#include "notify/outbox.h"

#include <algorithm>
#include <utility>

namespace pennon {

Outbox::Outbox(MailTransport &transport, LineLog &log)
    : m_transport(transport)
    , m_log(log)
{
    connect(&m_sending, &QFutureWatcherBase::finished, this, &Outbox::onSent);
}

Result<void> Outbox::post(Mail mail)
{
    m_mails.push_back(std::move(mail));
    if (m_mails.size() == 1)
        sendFirst();
    return {};
}

QFuture<void> Outbox::whenIdle()
{
    return m_waiting.wait(isIdle());
}

void Outbox::hurry(std::chrono::milliseconds within)
{
    m_deadline = QDeadlineTimer(within);
    m_transport.hurry(within);
}

void Outbox::sendFirst()
{
    if (m_deadline) // what the mails before have used up is not there for this one
        m_transport.hurry(std::chrono::milliseconds(m_deadline->remainingTime()));
    m_sending.setFuture(m_transport.send(m_mails.front()));
}

void Outbox::onSent()
{
    const QFuture<Result<void>> future = m_sending.future();
    if (future.resultCount() == 0) {
        m_log.line(
            QString(QStringLiteral("Mail \"%1\" was given up and is lost").arg(m_mails.front().subject)));
    } else if (const Result<void> result = future.result(); !result) {
        m_log.line(QString(QStringLiteral("Mail \"%1\" could not be sent and is lost: %2")
                               .arg(m_mails.front().subject, result.error().message)));
    }
    m_mails.pop_front();
    if (!m_mails.empty()) {
        sendFirst();
        return;
    }
    m_waiting.release();
    Q_EMIT idle();
}

} // namespace pennon
