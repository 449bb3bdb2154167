// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/backoff.h"
#include "channels/prefixedlog.h"
#include "domain/alerting.h"
#include "notify/durableoutbox.h"
#include "store/outboxstore.h"

#include <QObject>
#include <QTimer>

#include <memory>
#include <optional>
#include <vector>

namespace pennon {

/// A channel, for people.
struct ChannelStatus
{
    QString channel; ///< "email:ops", "mail"
    OutboxStatus outbox;
    std::optional<Clock::WallTime> failingSince; ///< when the first attempt since the last success failed
    QString failure;                             ///< why the latest of these failed
    QString problem;                             ///< why it cannot be used as it is configured; empty: it can
    qint64 dead =
        0; ///< messages given up that the store still keeps; those of this life if it cannot be read
};

/// One way to people: an outbox of its own, what carries its messages, and an eye on how that goes. The
/// channel is failing from the first failed attempt on, until a message is through.
class Channel final : public QObject
{
    Q_OBJECT

public:
    struct Surroundings
    {
        Database &database;
        LineLog &log;
        const Clock &clock;
        OutboxPatience patience; ///< but for deadLetterAfter
        RandomSource random;
    };
    struct Way
    {
        ChannelSettings settings;
        std::unique_ptr<MailTransport> transport;
        QString problem; ///< why that transport cannot be the configured one
    };

    /// All in the surroundings must outlive the channel. @p queue: the name in the store.
    Channel(const Surroundings &surroundings, QString name, QString queue, Way way);

    [[nodiscard]] const QString &name() const { return m_name; }
    [[nodiscard]] DurableOutbox &outbox() { return m_outbox; }
    /// Lines that belong to this channel.
    [[nodiscard]] LineLog &log() { return m_log; }

    /// From the next message on; the one under way still goes the old way.
    void use(Way way);
    /// It is no longer configured: what waits is given up, with a line on the log for each.
    void leave();
    /// Whether failing() was told, and recovered() was not yet.
    [[nodiscard]] bool isTold() const { return m_isTold; }

    [[nodiscard]] ChannelStatus status() const;
    /// Tells of a failure that has lasted long enough by now; a timer calls this at the right time.
    void look();

Q_SIGNALS:
    /// The channel has failed for as long as ChannelSettings::failingAfter says.
    void failing(pennon::Clock::WallTime since, const QString &reason);
    /// After failing(): a message is through.
    void recovered();
    /// After leave(): nothing is under way any more.
    void idle();

private:
    void onFailed(const QString &reason);
    void onSent();
    void endOfAttempt();

    QString m_name;
    PrefixedLog m_log;
    const Clock &m_clock;
    OutboxPatience m_patience;
    ChannelSettings m_settings;
    QString m_problem;
    OutboxStore m_store;
    std::unique_ptr<MailTransport> m_transport;
    std::vector<std::unique_ptr<MailTransport>> m_retired; ///< until the message under way is through
    DurableOutbox m_outbox;
    bool m_hasLeft = false;
    QTimer m_timer;
    std::optional<Clock::WallTime> m_failingSince;
    Clock::SteadyTime m_failingFrom; ///< the same on the other clock
    QString m_failure;
    bool m_isTold = false;
};

} // namespace pennon
