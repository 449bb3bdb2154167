// SPDX-License-Identifier: GPL-3.0-or-later
#include "channels/channel.h"

#include <algorithm>
#include <utility>

namespace pennon {

namespace {

constexpr std::chrono::milliseconds longestTimer = std::chrono::hours(24); ///< QTimer's own limit is not far

OutboxPatience patienceFor(OutboxPatience patience, const ChannelSettings &settings)
{
    patience.deadLetterAfter = settings.giveUpAfter;
    return patience;
}

} // namespace

Channel::Channel(const Surroundings &surroundings, QString name, QString queue, Way way)
    : m_name(std::move(name))
    , m_log(surroundings.log, QStringLiteral("[%1] ").arg(m_name))
    , m_clock(surroundings.clock)
    , m_patience(surroundings.patience)
    , m_settings(std::move(way.settings))
    , m_problem(std::move(way.problem))
    , m_store(surroundings.database, std::move(queue))
    , m_transport(std::move(way.transport))
    , m_outbox(m_store, *m_transport, m_log, m_clock, patienceFor(m_patience, m_settings),
               surroundings.random)
{
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &Channel::look);
    connect(&m_outbox, &DurableOutbox::attemptFailed, this,
            [this](const Mail &, const QString &reason) { onFailed(reason); });
    connect(&m_outbox, &DurableOutbox::sent, this, &Channel::onSent);
}

void Channel::use(Way way)
{
    m_settings = std::move(way.settings);
    m_problem = std::move(way.problem);
    m_outbox.useTransport(*way.transport);
    // A message under way still belongs to the one before.
    if (m_outbox.isSending()) {
        m_retired.push_back(std::exchange(m_transport, std::move(way.transport)));
    } else {
        m_transport = std::move(way.transport);
        m_retired.clear();
    }
    m_outbox.setPatience(patienceFor(m_patience, m_settings));
    if (std::exchange(m_hasLeft, false))
        m_outbox.resume();
    look();
}

void Channel::leave()
{
    m_hasLeft = true;
    m_timer.stop();
    m_outbox.abandon(QStringLiteral("there is no section [%1] in pennon.conf any more").arg(m_name));
}

void Channel::onFailed(const QString &reason)
{
    m_failure = reason;
    if (!m_failingSince) {
        m_failingSince = m_clock.now();
        m_failingFrom = m_clock.steady();
    }
    look();
    endOfAttempt();
}

void Channel::onSent()
{
    m_failingSince.reset();
    m_failure.clear();
    m_timer.stop();
    if (std::exchange(m_isTold, false))
        Q_EMIT recovered();
    endOfAttempt();
}

/// In a later turn of the event loop, when the outbox is done with it.
void Channel::endOfAttempt()
{
    if (!m_hasLeft && m_retired.empty())
        return;
    QMetaObject::invokeMethod(
        this,
        [this] {
            if (m_outbox.isSending())
                return;
            m_retired.clear();
            if (m_hasLeft)
                Q_EMIT idle();
        },
        Qt::QueuedConnection);
}

void Channel::look()
{
    if (!m_failingSince || m_isTold || m_hasLeft)
        return;
    const auto left = m_failingFrom + m_settings.failingAfter - m_clock.steady();
    if (left > Clock::SteadyTime::duration::zero()) {
        const auto wait = std::chrono::ceil<std::chrono::milliseconds>(left);
        return m_timer.start(std::min(wait, longestTimer));
    }
    m_isTold = true;
    Q_EMIT failing(*m_failingSince, m_failure);
}

ChannelStatus Channel::status() const
{
    const OutboxStatus outbox = m_outbox.status();
    const Result<MailCounts> counts = m_store.counts();
    return {m_name, outbox, m_failingSince, m_failure, m_problem, counts ? counts->dead : outbox.dead};
}

} // namespace pennon
