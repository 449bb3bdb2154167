// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "alerts/alerttext.h"
#include "alerts/announcement.h"
#include "alerts/announcer.h"
#include "channels/channel.h"
#include "channels/channeltest.h"
#include "commandline/environment.h"
#include "domain/configuration.h"
#include "notify/transactionmember.h"

#include <QFuture>
#include <QObject>

#include <chrono>
#include <functional>
#include <memory>
#include <vector>

namespace pennon {

/// The ways to people: one for each channel section of pennon.conf, and "mail", to whom [mail] names. Each
/// has a durable outbox of its own, so that one that hangs holds up no other; what waits survives a kill, and
/// a change of the configuration.
///
/// As a member of a transaction it stands for all its outboxes: announce() may be called within one,
/// configure() and start() not.
class AlertChannels final : public QObject, public Announcer, public TransactionMember
{
    Q_OBJECT

public:
    struct Parts
    {
        Database &database;
        LineLog &log;
        const Clock &clock;
        AlertWriter words = alertText;
        OutboxPatience patience = {}; ///< how often is tried; channels say how long
        RandomSource random = systemRandom();
    };

    /// The queue of mailChannel() in the store: another one than that of the mails of [crashmail] and its
    /// like.
    static QString mailQueue() { return QStringLiteral("mail:alerts"); }

    /// All in the parts must outlive this. There are no channels before configure().
    explicit AlertChannels(Parts parts);
    ~AlertChannels() override;
    AlertChannels(const AlertChannels &) = delete;
    AlertChannels &operator=(const AlertChannels &) = delete;
    AlertChannels(AlertChannels &&) = delete;
    AlertChannels &operator=(AlertChannels &&) = delete;

    /// Channels as they are configured from now on, with their secrets read anew. One that cannot be used is
    /// there all the same: its messages wait, and its status and the log say why. What waits in a channel
    /// that is gone is given up with a line on the log, and kept as dead letters.
    void configure(const Configuration &configuration, const Environment &environment);
    /// Goes on with what the store holds. An error: it cannot be read; messages are taken all the same.
    Result<void> start();

    /// Posts this to a channel, in its language and form. NotFound if there is no such channel; another error
    /// if the message could not be stored, which is sent all the same.
    Result<void> announce(const QString &channel, const Announcement &announcement) override;
    /// Sends a test message past the outbox, and ends with what the receiver said, or why it could not be
    /// sent.
    [[nodiscard]] QFuture<Result<QString>> test(const QString &channel);

    /// In the order of the file, "mail" first.
    [[nodiscard]] std::vector<ChannelStatus> status() const;
    [[nodiscard]] QStringList names() const;

    /// The program ends: what waits gets one more attempt.
    [[nodiscard]] QFuture<void> drain();
    void hurry(std::chrono::milliseconds within);

    void transactionBegun() override;
    void transactionEnded(const Result<void> &outcome) override;

Q_SIGNALS:
    /// A message was given up and is kept as a dead letter.
    void gaveUp(const QString &channel, const pennon::Mail &mail, const QString &reason);
    /// A channel has failed for as long as its section's failing_after says.
    void failing(const QString &channel, pennon::Clock::WallTime since, const QString &reason);
    /// After failing(): a message is through, or the channel is gone.
    void recovered(const QString &channel);

private:
    struct Entry
    {
        ChannelSection section;
        std::unique_ptr<Channel> channel;
    };

    [[nodiscard]] Channel::Way wayOf(const ChannelSection &section, LineLog &log) const;
    [[nodiscard]] std::unique_ptr<Channel> makeChannel(const ChannelSection &section);
    void leave(std::unique_ptr<Channel> channel);
    void dropLeft();
    void giveUpOrphans();
    [[nodiscard]] const Entry *find(const QString &channel) const;

    Parts m_parts;
    MailSettings m_mail;
    AlertSettings m_alerts;
    Environment m_environment;
    std::vector<Entry> m_entries;                    ///< in the order of the file
    std::vector<std::unique_ptr<Channel>> m_leaving; ///< until no message is under way
    bool m_isStarted = false;
};

} // namespace pennon
