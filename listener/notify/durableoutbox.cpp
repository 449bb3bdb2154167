// SPDX-License-Identifier: GPL-3.0-or-later
#include "notify/durableoutbox.h"

#include <algorithm>
#include <utility>

namespace pennon {

namespace {

using std::chrono::milliseconds;

constexpr qsizetype refusalsThatHold = 3; ///< so many mails in a row: it is not about one of them
/// A mail keeps its place when the transport fails, but for every third time: it may be the reason.
constexpr int failuresInPlace = 3;

bool isRefusal(const Error &error)
{
    return error.code == ErrorCode::Rejected;
}

bool isPermanent(const Error &error)
{
    return isRefusal(error) && error.detail >= rejectedForGood;
}

QString seconds(milliseconds time)
{
    return QString::number(std::chrono::ceil<std::chrono::seconds>(time).count());
}

} // namespace

DurableOutbox::DurableOutbox(MailStore &store, MailTransport &transport, LineLog &log, const Clock &clock,
                             OutboxPatience patience, RandomSource random)
    : m_keeper(store, log, patience.storeAgainEvery)
    , m_transport(&transport)
    , m_log(log)
    , m_clock(clock)
    , m_patience(patience)
    , m_backoff(patience.firstDelay, patience.longestDelay)
    , m_random(std::move(random))
    , m_started(clock.steady())
    , m_heldUntil(m_started)
{
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &DurableOutbox::look);
    connect(&m_sending, &QFutureWatcherBase::finished, this, &DurableOutbox::onSent);
    connect(&m_keeper, &MailKeeper::degraded, this, &DurableOutbox::degraded);
    connect(&m_keeper, &MailKeeper::recovered, this, &DurableOutbox::recovered);
}

Result<void> DurableOutbox::start()
{
    m_started = m_clock.steady();
    Result<std::vector<StoredMail>> stored = m_keeper.load();
    if (!stored)
        return tl::unexpected(stored.error());
    for (StoredMail &one : *stored) {
        const quint64 ticket = ++m_lastTicket;
        m_keeper.know(ticket, one.id);
        // All at once, whatever the next attempt was planned for: somebody may have put things right.
        m_queue.insert({ticket, std::move(one.mail), one.created, one.attempts});
    }
    lookSoon();
    return {};
}

Result<void> DurableOutbox::post(Mail mail)
{
    QueuedMail queued{++m_lastTicket, std::move(mail), m_clock.now()};
    Result<void> stored = m_keeper.add(queued.ticket, queued.mail, queued.created);
    m_queue.insert(std::move(queued));
    lookSoon();
    return stored;
}

void DurableOutbox::lookSoon()
{
    if (!std::exchange(m_looksSoon, true)) {
        QMetaObject::invokeMethod(
            this,
            [this] {
                m_looksSoon = false;
                look();
            },
            Qt::QueuedConnection);
    }
}

bool DurableOutbox::isStopped() const
{
    return m_drainFailed || (m_deadline && m_deadline->hasExpired());
}

void DurableOutbox::look()
{
    if (m_underWay)
        return;
    const Clock::SteadyTime now = m_clock.steady();
    if (!isStopped() && (m_isDraining || m_heldUntil <= now))
        m_underWay = m_queue.takeDue(now);
    if (!m_underWay) {
        arm();
        settle();
        return;
    }
    if (m_deadline) // what the mails before have used up is not there for this one
        m_transport->hurry(milliseconds(m_deadline->remainingTime()));
    m_carrier = m_transport;
    m_sending.setFuture(m_transport->send(m_underWay->mail));
}

/// Comes back when the next one is due.
void DurableOutbox::arm()
{
    const std::optional<Clock::SteadyTime> next = m_queue.nextDue();
    if (!next || m_isDraining || m_deadline)
        return m_timer.stop();
    const auto wait = std::max(*next, m_heldUntil) - m_clock.steady();
    m_timer.start(std::max(std::chrono::ceil<milliseconds>(wait), milliseconds::zero()));
}

void DurableOutbox::onSent()
{
    const QFuture<Result<void>> future = m_sending.future();
    const Result<void> result =
        future.resultCount() > 0
            ? future.result()
            : Result<void>(failure(ErrorCode::Cancelled, QStringLiteral("it was given up")));
    QueuedMail mail = *std::exchange(m_underWay, std::nullopt);
    if (!result) {
        failed(std::move(mail), result.error());
    } else {
        m_keeper.remove(mail.ticket);
        m_status.lastSuccess = m_clock.now();
        ++m_status.sent;
        if (mail.attempts > 0)
            m_log.line(QStringLiteral("Mail \"%1\" is sent now").arg(mail.mail.subject));
        const bool wasHeld = m_failuresInRow > 0 || m_refused.size() >= refusalsThatHold;
        if (wasHeld && !m_isDraining)
            m_queue.bringForward();
        m_failuresInRow = 0;
        m_refused.clear();
        Q_EMIT sent(mail.mail);
    }
    look();
}

void DurableOutbox::failed(QueuedMail mail, const Error &error)
{
    if (error.code == ErrorCode::Cancelled && (m_isDraining || m_deadline)) {
        m_drainFailed = true; // cut short by us: no attempt that counts
        m_queue.insert(std::move(mail));
        return;
    }
    m_status.lastError = error.message;
    m_status.lastErrorTime = m_clock.now();
    ++m_status.failures;
    ++mail.attempts;
    Q_EMIT attemptFailed(mail.mail, error.message);
    if (!m_abandonedFor.isEmpty())
        return giveUp(mail, m_abandonedFor);
    // What the receiver asks for counts more than what we would do by ourselves.
    const milliseconds ours = holdAfter(error, mail.ticket);
    const milliseconds hold = m_carrier->retryAfter().value_or(ours);
    const milliseconds own = jittered(m_backoff.delayAfter(mail.attempts), m_random);
    const Clock::SteadyTime now = m_clock.steady();
    m_heldUntil = now + hold;
    m_drainFailed = m_isDraining && hold > milliseconds::zero();

    const auto age = m_clock.now() - mail.created;
    const auto limit = isPermanent(error) ? std::min(m_patience.rejectedAfter, m_patience.deadLetterAfter)
                                          : m_patience.deadLetterAfter;
    if (age >= limit && hasTried()) {
        giveUp(mail, error.message);
    } else {
        const bool keepsPlace = !isRefusal(error) && !m_isDraining && mail.attempts % failuresInPlace != 0;
        const milliseconds wait = keepsPlace ? hold : std::max(hold, own);
        m_log.line(QStringLiteral("Mail \"%1\" could not be sent, it is kept and tried again in %2 s: %3")
                       .arg(mail.mail.subject, seconds(wait), error.message));
        m_keeper.reschedule(mail.ticket, mail.attempts, m_clock.now() + wait, error.message);
        if (keepsPlace) {
            m_queue.insert(std::move(mail));
        } else {
            m_queue.insert(std::move(mail), now + wait);
        }
    }
    if (hold > milliseconds::zero())
        giveUpOld(error.message);
}

/// For how long the whole queue waits after this error.
milliseconds DurableOutbox::holdAfter(const Error &error, quint64 ticket)
{
    if (!isRefusal(error)) {
        m_refused.clear();
        return jittered(m_backoff.delayAfter(++m_failuresInRow), m_random);
    }
    m_refused.insert(ticket);
    return m_refused.size() < refusalsThatHold ? milliseconds::zero()
                                               : jittered(m_backoff.delayAfter(1), m_random);
}

bool DurableOutbox::hasTried() const
{
    return m_clock.steady() - m_started >= std::min(m_patience.rejectedAfter, m_patience.deadLetterAfter);
}

/// Those that waited behind the one that failed have waited for the same transport.
void DurableOutbox::giveUpOld(const QString &reason)
{
    if (!hasTried())
        return;
    for (const QueuedMail &mail : m_queue.takeUntil(m_clock.now() - m_patience.deadLetterAfter))
        giveUp(mail, reason);
}

void DurableOutbox::giveUp(const QueuedMail &mail, const QString &reason)
{
    const auto age = std::chrono::floor<std::chrono::seconds>(m_clock.now() - mail.created);
    m_log.line(
        QStringLiteral("Mail \"%1\" is given up after %2 s and %3 attempts and kept as a dead letter: %4")
            .arg(mail.mail.subject)
            .arg(age.count())
            .arg(mail.attempts)
            .arg(reason));
    m_keeper.markDead(mail.ticket, reason, m_clock.now());
    ++m_status.dead;
    Q_EMIT gaveUp(mail.mail, reason);
}

QFuture<void> DurableOutbox::drain()
{
    if (!std::exchange(m_isDraining, true))
        m_queue.bringForward();
    lookSoon();
    return m_waiters.wait(false);
}

void DurableOutbox::hurry(milliseconds within)
{
    m_deadline = QDeadlineTimer(within);
    m_transport->hurry(within);
}

/// While draining, when nothing more is tried: says what becomes of the rest.
void DurableOutbox::settle()
{
    if (!m_isDraining)
        return;
    if (std::exchange(m_isSettled, true))
        return m_waiters.release();
    m_keeper.retry();
    if (const qsizetype lost = m_keeper.unstored(); lost > 0)
        m_log.line(QStringLiteral("Mails lost, neither sent nor stored: %1").arg(lost));
    if (const qsizetype kept = m_queue.size() - m_keeper.unstored(); kept > 0)
        m_log.line(QStringLiteral("Mails not sent, kept for the next start: %1").arg(kept));
    m_waiters.release();
}

void DurableOutbox::abandon(const QString &reason)
{
    m_abandonedFor = reason;
    for (const QueuedMail &mail : m_queue.takeUntil(Clock::WallTime::max()))
        giveUp(mail, reason);
    m_timer.stop();
}

void DurableOutbox::setPatience(const OutboxPatience &patience)
{
    m_patience = patience;
    m_backoff = Backoff(patience.firstDelay, patience.longestDelay);
}

OutboxStatus DurableOutbox::status() const
{
    OutboxStatus status = m_status;
    status.waiting = m_queue.size() + (m_underWay ? 1 : 0);
    status.unstored = m_keeper.unstored();
    status.oldest = m_queue.oldest();
    if (m_underWay)
        status.oldest = std::min(status.oldest.value_or(m_underWay->created), m_underWay->created);
    status.storeProblem = m_keeper.problem();
    return status;
}

} // namespace pennon
