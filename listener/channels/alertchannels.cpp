// SPDX-License-Identifier: GPL-3.0-or-later
#include "channels/alertchannels.h"

#include "base/futures.h"
#include "base/linelog.h"
#include "channels/alertmail.h"
#include "channels/channeltransport.h"
#include "domain/routing.h"

#include <QCoroFuture>

#include <algorithm>
#include <utility>

namespace pennon {

namespace {

const QString &nameOf(const ChannelSection &section)
{
    return headOf(section).section;
}

QString queueOf(const QString &channel)
{
    return channel == mailChannel() ? AlertChannels::mailQueue() : channel;
}

/// Whether a queue of the store is that of a channel, now or once.
bool isChannelQueue(const QString &queue)
{
    static const QStringList kinds = {QStringLiteral("email"), QStringLiteral("sms"),
                                      QStringLiteral("webhook"), QStringLiteral("command")};
    return queue == AlertChannels::mailQueue() || kinds.contains(queue.section(u':', 0, 0));
}

tl::unexpected<Error> noChannel(const QString &channel)
{
    return failure(ErrorCode::NotFound, QStringLiteral("there is no channel %1 in pennon.conf").arg(channel));
}

QCoro::Task<> allOf(std::vector<QFuture<void>> futures)
{
    for (const QFuture<void> &future : futures)
        co_await future;
}

} // namespace

AlertChannels::AlertChannels(Parts parts)
    : m_parts(std::move(parts))
{}

AlertChannels::~AlertChannels() = default;

void AlertChannels::configure(const Configuration &configuration, const Environment &environment)
{
    m_mail = configuration.mail;
    m_alerts = configuration.alerting.alerts;
    m_environment = environment;
    std::vector<Entry> before = std::exchange(m_entries, {});
    for (ChannelSection &section : channelsOf(configuration)) {
        const auto known = std::find_if(before.begin(), before.end(), [&section](const Entry &entry) {
            return entry.channel && entry.channel->name() == nameOf(section);
        });
        std::unique_ptr<Channel> channel =
            known == before.end() ? nullptr : std::exchange(known->channel, nullptr);
        if (channel) {
            channel->use(wayOf(section, channel->log()));
        } else {
            channel = makeChannel(section);
        }
        m_entries.push_back({std::move(section), std::move(channel)});
    }
    for (Entry &gone : before) {
        if (gone.channel)
            leave(std::move(gone.channel));
    }
}

Channel::Way AlertChannels::wayOf(const ChannelSection &section, LineLog &log) const
{
    Channel::Way way{commonOf(section), nullptr, {}};
    Result<std::unique_ptr<MailTransport>> transport =
        channelTransport(section, m_mail, m_environment, log, m_parts.clock);
    if (transport) {
        way.transport = std::move(*transport);
    } else {
        way.problem = transport.error().message;
        way.transport = brokenTransport(transport.error());
        log.line(QString(QStringLiteral("This channel cannot be used, its messages wait: ") + way.problem));
    }
    return way;
}

std::unique_ptr<Channel> AlertChannels::makeChannel(const ChannelSection &section)
{
    const QString &name = nameOf(section);
    const auto left = std::find_if(m_leaving.begin(), m_leaving.end(),
                                   [&name](const auto &channel) { return channel->name() == name; });
    if (left != m_leaving.end()) { // its last message is still under way
        std::unique_ptr<Channel> back = std::move(*left);
        m_leaving.erase(left);
        back->use(wayOf(section, back->log()));
        return back;
    }
    // The transport may write to the channel's log, which is not there yet.
    auto channel = std::make_unique<Channel>(
        Channel::Surroundings{m_parts.database, m_parts.log, m_parts.clock, m_parts.patience, m_parts.random},
        name, queueOf(name),
        Channel::Way{commonOf(section), brokenTransport({ErrorCode::System, {}, {}, 0}), {}});
    channel->use(wayOf(section, channel->log()));
    Channel *const made = channel.get();
    connect(&made->outbox(), &DurableOutbox::gaveUp, this,
            [this, name](const Mail &mail, const QString &reason) { Q_EMIT gaveUp(name, mail, reason); });
    connect(made, &Channel::failing, this, [this, name](Clock::WallTime since, const QString &reason) {
        Q_EMIT failing(name, since, reason);
    });
    connect(made, &Channel::recovered, this, [this, name] { Q_EMIT recovered(name); });
    connect(made, &Channel::idle, this, &AlertChannels::dropLeft);
    if (m_isStarted) {
        if (const Result<void> started = made->outbox().start(); !started)
            made->log().line(started.error().message);
    }
    return channel;
}

void AlertChannels::leave(std::unique_ptr<Channel> channel)
{
    const QString name = channel->name();
    const bool wasFailing = channel->isTold();
    channel->leave();
    m_leaving.push_back(std::move(channel));
    dropLeft();
    if (wasFailing)
        Q_EMIT recovered(name);
}

/// In a later turn of the event loop: a channel may be the sender of the signal under way.
void AlertChannels::dropLeft()
{
    QMetaObject::invokeMethod(
        this,
        [this] {
            std::erase_if(m_leaving, [](const auto &channel) { return !channel->outbox().isSending(); });
        },
        Qt::QueuedConnection);
}

Result<void> AlertChannels::start()
{
    m_isStarted = true;
    Result<void> all;
    for (const Entry &entry : m_entries) {
        if (Result<void> started = entry.channel->outbox().start(); !started)
            all = std::move(started);
    }
    giveUpOrphans(); // after that: whoever hears of it may announce it
    return all;
}

/// Messages of channels that were taken out of pennon.conf while nobody ran.
void AlertChannels::giveUpOrphans()
{
    const Result<QStringList> queues = DeadLetters(m_parts.database).waitingQueues();
    if (!queues)
        return m_parts.log.line(queues.error().message);
    QStringList ours;
    for (const Entry &entry : m_entries)
        ours += queueOf(entry.channel->name());
    for (const QString &queue : *queues) {
        if (!isChannelQueue(queue) || ours.contains(queue))
            continue;
        const QString channel = queue == mailQueue() ? mailChannel() : queue;
        OutboxStore store(m_parts.database, queue);
        const Result<std::vector<StoredMail>> waiting = store.load();
        if (!waiting) {
            m_parts.log.line(waiting.error().message);
            continue;
        }
        const QString reason = QStringLiteral("there is no channel %1 in pennon.conf any more").arg(channel);
        for (const StoredMail &stored : *waiting) {
            m_parts.log.line(QStringLiteral("[%1] Mail \"%2\" is given up and kept as a dead letter: %3")
                                 .arg(channel, stored.mail.subject, reason));
            if (const Result<void> marked = store.markDead(stored.id, reason, m_parts.clock.now()); !marked)
                m_parts.log.line(marked.error().message);
            Q_EMIT gaveUp(channel, stored.mail, reason);
        }
    }
}

const AlertChannels::Entry *AlertChannels::find(const QString &channel) const
{
    const auto found = std::find_if(m_entries.begin(), m_entries.end(), [&channel](const Entry &entry) {
        return entry.channel->name() == channel;
    });
    return found == m_entries.end() ? nullptr : &*found;
}

Result<void> AlertChannels::announce(const QString &channel, const Announcement &announcement)
{
    const Entry *const entry = find(channel);
    if (!entry)
        return noChannel(channel);
    const AlertText text = m_parts.words(announcement, alertStyle(entry->section, m_alerts));
    return entry->channel->outbox().post(alertMail(entry->section, announcement, text, m_mail));
}

QFuture<Result<QString>> AlertChannels::test(const QString &channel)
{
    const Entry *const entry = find(channel);
    if (!entry)
        return QtFuture::makeReadyFuture(Result<QString>(noChannel(channel)));
    return sendChannelTest(entry->section, m_mail, m_alerts, m_environment, m_parts.log, m_parts.clock,
                           m_parts.words);
}

std::vector<ChannelStatus> AlertChannels::status() const
{
    std::vector<ChannelStatus> all;
    all.reserve(m_entries.size());
    for (const Entry &entry : m_entries)
        all.push_back(entry.channel->status());
    return all;
}

QStringList AlertChannels::names() const
{
    QStringList all;
    for (const Entry &entry : m_entries)
        all += entry.channel->name();
    return all;
}

QFuture<void> AlertChannels::drain()
{
    std::vector<QFuture<void>> all;
    all.reserve(m_entries.size());
    for (const Entry &entry : m_entries)
        all.push_back(entry.channel->outbox().drain());
    return asFuture(allOf(std::move(all)));
}

void AlertChannels::hurry(std::chrono::milliseconds within)
{
    for (const Entry &entry : m_entries)
        entry.channel->outbox().hurry(within);
    for (const std::unique_ptr<Channel> &channel : m_leaving)
        channel->outbox().hurry(within);
}

void AlertChannels::transactionBegun()
{
    for (const Entry &entry : m_entries)
        entry.channel->outbox().transactionMember().transactionBegun();
}

void AlertChannels::transactionEnded(const Result<void> &outcome)
{
    for (const Entry &entry : m_entries)
        entry.channel->outbox().transactionMember().transactionEnded(outcome);
}

} // namespace pennon
