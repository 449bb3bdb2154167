// SPDX-License-Identifier: GPL-3.0-or-later
#include "notify/smtptransport.h"

#include "notify/mailtext.h"

#include <QSysInfo>
#include <QUuid>

#include <algorithm>
#include <utility>

namespace pennon {

SmtpTransport::SmtpTransport(SmtpServer server, LineLog &log, const Clock &clock,
                             std::chrono::milliseconds longestWait)
    : m_log(log)
    , m_clock(clock)
    , m_place(QStringLiteral("the mail server %1:%2").arg(server.host).arg(server.port))
{
    m_deadline.setSingleShot(true);
    connect(&m_deadline, &QTimer::timeout, this, &SmtpTransport::onOverdue);
    m_worker =
        std::make_unique<SmtpWorker>(std::move(server), longestWait, this,
                                     [this](const std::shared_ptr<SmtpJob> &job, const SmtpOutcome &outcome) {
                                         onDelivered(job, outcome);
                                     });
}

SmtpTransport::~SmtpTransport()
{
    m_worker.reset();
    for (Pending &pending : m_pending) {
        pending.promise.addResult(
            failure(ErrorCode::Cancelled,
                    m_place + QStringLiteral(" had not taken the mail when the program ended")));
        pending.promise.finish();
    }
}

QFuture<Result<void>> SmtpTransport::send(const Mail &mail)
{
    Pending pending;
    pending.promise.start();
    QFuture<Result<void>> future = pending.promise.future();
    pending.job = std::make_shared<SmtpJob>();
    SmtpDelivery &delivery = pending.job->delivery;
    delivery.sender = bareAddress(mail.from).toUtf8();
    for (const QString &recipient : mail.to) {
        if (const QByteArray address = bareAddress(recipient).toUtf8(); !address.isEmpty())
            delivery.recipients += address;
    }
    if (delivery.recipients.isEmpty()) {
        pending.promise.addResult(failure(
            ErrorCode::InvalidInput, QStringLiteral("no address to mail to in: %1").arg(mail.to.join(u','))));
        pending.promise.finish();
        return future;
    }
    delivery.message = mimeMessage(mail, m_clock.now(), newMessageId());
    if (m_within)
        pending.deadline = QDeadlineTimer(*m_within);
    const std::shared_ptr<SmtpJob> job = pending.job;
    m_pending.push_back(std::move(pending));
    if (m_within)
        scheduleDeadline();
    m_worker->add(job);
    return future;
}

void SmtpTransport::hurry(std::chrono::milliseconds within)
{
    m_within = within;
    for (Pending &pending : m_pending)
        pending.deadline = std::min(pending.deadline, QDeadlineTimer(within));
    scheduleDeadline();
}

void SmtpTransport::onDelivered(const std::shared_ptr<SmtpJob> &job, const SmtpOutcome &outcome)
{
    const auto found = std::find_if(m_pending.begin(), m_pending.end(),
                                    [&job](const Pending &pending) { return pending.job == job; });
    if (found == m_pending.end())
        return; // it was overdue and has been answered
    QPromise<Result<void>> promise = std::move(found->promise);
    m_pending.erase(found);
    if (!outcome.refused.isEmpty()) {
        m_log.line(QString(m_place + QStringLiteral(" refused some recipients, they are passed over: ") +
                           outcome.refused.join(QLatin1String(", "))));
    }
    promise.addResult(outcome.result);
    promise.finish();
}

void SmtpTransport::onOverdue()
{
    std::vector<QPromise<Result<void>>> overdue;
    for (auto pending = m_pending.begin(); pending != m_pending.end();) {
        if (!pending->deadline.hasExpired()) {
            ++pending;
            continue;
        }
        m_worker->cancel(pending->job);
        overdue.push_back(std::move(pending->promise));
        pending = m_pending.erase(pending);
    }
    scheduleDeadline();
    const QString reason = m_place + QStringLiteral(" had not taken the mail when the program had to end");
    for (QPromise<Result<void>> &promise : overdue) { // touches no member: an answer may destroy this object
        promise.addResult(failure(ErrorCode::Cancelled, reason));
        promise.finish();
    }
}

void SmtpTransport::scheduleDeadline()
{
    QDeadlineTimer first(QDeadlineTimer::Forever);
    for (const Pending &pending : m_pending)
        first = std::min(first, pending.deadline);
    if (first.isForever()) {
        m_deadline.stop();
    } else {
        m_deadline.start(std::chrono::ceil<std::chrono::milliseconds>(first.remainingTimeAsDuration()));
    }
}

QString SmtpTransport::newMessageId() const
{
    const QString host = QSysInfo::machineHostName();
    return QUuid::createUuid().toString(QUuid::Id128) + u'@' +
           (host.isEmpty() ? QStringLiteral("localhost") : host);
}

} // namespace pennon
