// SPDX-License-Identifier: GPL-3.0-or-later
#include "notify/smtptransport.h"

#include "notify/helloname.h"
#include "notify/mailtext.h"
#include "notify/smtpsession.h"

#include <QSysInfo>
#include <QUuid>

#include <algorithm>
#include <utility>
#include <vector>

namespace pennon {

namespace {

constexpr std::chrono::minutes helloNameAge(10); // a name server that did not know may know later

} // namespace

void SmtpTransport::Later::operator()(SmtpSession *session) const
{
    session->disconnect();
    session->close();
    session->deleteLater();
}

SmtpTransport::SmtpTransport(const SmtpServer &server, LineLog &log, const Clock &clock, Limits limits)
    : m_server(server)
    , m_log(log)
    , m_clock(clock)
    , m_limits(limits)
    , m_errors(server, limits.longestWait)
{
    m_deadline.setSingleShot(true);
    connect(&m_deadline, &QTimer::timeout, this, &SmtpTransport::onOverdue);
    m_idle.setSingleShot(true);
    connect(&m_idle, &QTimer::timeout, this, &SmtpTransport::onIdle);
    connect(&m_helloLookup, &QFutureWatcherBase::finished, this, [this] {
        m_helloName = m_helloLookup.result();
        m_helloNameHolds.setRemainingTime(helloNameAge);
        open();
    });
}

SmtpTransport::~SmtpTransport()
{
    if (m_session && !isBusy())
        leave(); // QUIT goes out; nobody waits for the answer
    const Error reason = m_errors.ended();
    std::deque<Pending> unsent = std::exchange(m_pending, {});
    for (Pending &pending : unsent) {
        pending.promise.addResult(tl::unexpected(reason));
        pending.promise.finish();
    }
}

QFuture<Result<void>> SmtpTransport::send(const Mail &mail)
{
    Pending pending;
    pending.promise.start();
    QFuture<Result<void>> future = pending.promise.future();
    SmtpDelivery &delivery = pending.delivery;
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
    m_pending.push_back(std::move(pending));
    if (m_within)
        scheduleDeadline();
    next();
    return future;
}

void SmtpTransport::hurry(std::chrono::milliseconds within)
{
    m_within = within;
    for (Pending &pending : m_pending)
        pending.deadline = std::min(pending.deadline, QDeadlineTimer(within));
    scheduleDeadline();
}

void SmtpTransport::next()
{
    if (isBusy() || m_pending.empty())
        return;
    if (m_session && m_carried < m_limits.mailsPerSession) {
        startDialogue();
        return;
    }
    if (m_session)
        leave();
    m_opening = true;
    if (m_helloNameHolds.hasExpired()) {
        m_helloLookup.setFuture(helloName());
    } else {
        open();
    }
}

void SmtpTransport::open()
{
    m_carried = 0;
    m_session.reset(new SmtpSession(m_server, m_helloName, m_limits.longestWait, m_errors));
    SmtpSession *const session = m_session.get();
    connect(session, &SmtpSession::opened, this, [this] {
        m_opening = false;
        startDialogue();
    });
    connect(session, &SmtpSession::replied, this, &SmtpTransport::onReply);
    connect(session, &SmtpSession::failed, this, &SmtpTransport::onFailure);
    connect(session, &SmtpSession::lost, this, &SmtpTransport::onLost);
    if (const Result<void> begun = session->open(); !begun) {
        const Error error = begun.error(); // later: nobody is answered within send()
        QMetaObject::invokeMethod(
            session, [session, error] { Q_EMIT session->failed(error); }, Qt::QueuedConnection);
    }
}

void SmtpTransport::startDialogue()
{
    m_idle.stop();
    if (m_pending.empty()) { // its time was up meanwhile
        m_idle.start(m_limits.idleTime);
        return;
    }
    const SmtpWelcome &welcome = m_session->welcome();
    m_dialogue.emplace(m_pending.front().delivery, welcome.offersSize(), welcome.offersUtf8());
    m_session->say(m_dialogue->start());
}

void SmtpTransport::onReply(const SmtpReply &reply)
{
    if (!m_dialogue || !m_session->isAllSent()) {
        // The server ends an idle session, or has had enough before it has it all.
        const bool rejects = m_dialogue && !reply.isPositive();
        const Error error =
            rejects ? m_errors.rejected(m_dialogue->step(), reply) : m_errors.noSmtp(reply.text());
        onFailure(error);
        return;
    }
    const QByteArray answer = m_dialogue->answer(reply);
    if (!m_dialogue->isOver()) {
        m_session->say(answer);
        return;
    }
    m_session->rest();
    if (m_dialogue->step() == SmtpDialogue::Step::Accepted) {
        ++m_carried;
        m_lastAnswer = m_errors.quote(reply);
        logRefused();
        finishFirst({});
        return;
    }
    const Error error = m_errors.rejected(m_dialogue->rejectedAt(), reply);
    const SmtpDialogue::Step step = m_dialogue->rejectedAt();
    leave();
    const bool hadEnough = step == SmtpDialogue::Step::Sender || reply.code == SmtpReply::serviceEnds;
    endAttempt(hadEnough && mayTryAgain(step), error);
}

void SmtpTransport::onFailure(const Error &error)
{
    const bool wasBusy = isBusy();
    m_session.reset();
    m_opening = false;
    if (wasBusy)
        finishFirst(tl::unexpected(error));
}

void SmtpTransport::onLost()
{
    m_session.reset();
    if (m_dialogue) {
        const SmtpDialogue::Step step = m_dialogue->step();
        endAttempt(mayTryAgain(step), m_errors.lost(step == SmtpDialogue::Step::Message));
    }
}

bool SmtpTransport::mayTryAgain(SmtpDialogue::Step failedAt) const
{
    return m_carried > 0 && failedAt != SmtpDialogue::Step::Message;
}

void SmtpTransport::endAttempt(bool tryAgain, const Error &error)
{
    if (!tryAgain) {
        finishFirst(tl::unexpected(error));
        return;
    }
    m_dialogue.reset();
    next();
}

/// The first mail is answered and the next one begins.
void SmtpTransport::finishFirst(const Result<void> &result)
{
    m_dialogue.reset();
    if (m_pending.empty())
        return;
    QPromise<Result<void>> promise = std::move(m_pending.front().promise);
    m_pending.pop_front();
    if (m_pending.empty() && m_session) {
        m_idle.start(m_limits.idleTime);
    } else {
        next();
    }
    promise.addResult(result); // touches no member from here on: an answer may destroy this object
    promise.finish();
}

/// Says QUIT; the answer may come when it likes, or never.
void SmtpTransport::leave()
{
    m_idle.stop();
    m_leaving = std::move(m_session);
    SmtpSession *const session = m_leaving.get();
    session->disconnect(this);
    connect(session, &SmtpSession::replied, this, [this] { m_leaving.reset(); });
    connect(session, &SmtpSession::failed, this, [this] { m_leaving.reset(); });
    connect(session, &SmtpSession::lost, this, [this] { m_leaving.reset(); });
    if (session->isAllSent()) {
        session->say(QByteArrayLiteral("QUIT\r\n"));
    } else {
        m_leaving.reset();
    }
}

void SmtpTransport::onIdle()
{
    if (m_session && !isBusy())
        leave();
}

void SmtpTransport::onOverdue()
{
    std::vector<QPromise<Result<void>>> overdue;
    const bool firstIsOverdue = !m_pending.empty() && m_pending.front().deadline.hasExpired();
    for (auto pending = m_pending.begin(); pending != m_pending.end();) {
        if (!pending->deadline.hasExpired()) {
            ++pending;
            continue;
        }
        overdue.push_back(std::move(pending->promise));
        pending = m_pending.erase(pending);
    }
    if (firstIsOverdue && m_session && isBusy()) {
        m_dialogue.reset();
        m_opening = false;
        m_session.reset();
    }
    scheduleDeadline();
    next();
    const Error reason = m_errors.hurried();
    for (QPromise<Result<void>> &promise : overdue) { // touches no member: an answer may destroy this object
        promise.addResult(tl::unexpected(reason));
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

void SmtpTransport::logRefused() const
{
    QStringList refused;
    const QList<SmtpReply> &replies = m_dialogue->recipientReplies();
    for (qsizetype i = 0; i < replies.size(); ++i) {
        if (!replies.at(i).isPositive()) {
            refused += QString::fromUtf8(m_dialogue->delivery().recipients.at(i)) + QStringLiteral(" (") +
                       m_errors.quote(replies.at(i)) + u')';
        }
    }
    if (!refused.isEmpty()) {
        m_log.line(QString(m_errors.server() +
                           QStringLiteral(" refused some recipients, they are passed over: ") +
                           refused.join(QLatin1String(", "))));
    }
}

QString SmtpTransport::newMessageId() const
{
    const QString host = QSysInfo::machineHostName();
    return QUuid::createUuid().toString(QUuid::Id128) + u'@' +
           (host.isEmpty() ? QStringLiteral("localhost") : host);
}

} // namespace pennon
