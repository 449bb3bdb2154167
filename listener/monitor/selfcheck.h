// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/bytesize.h"
#include "base/clock.h"

#include <QObject>
#include <QString>
#include <QTimer>

#include <chrono>
#include <functional>
#include <optional>

namespace pennon {

class AlertChannels;
class Dispatcher;
class DurableOutbox;
class Sampler;
class SelfWatch;

/// How much room is left on the disk of a folder; nothing if that cannot be told.
using FreeSpace = std::function<std::optional<ByteSize>(const QString &folder)>;
[[nodiscard]] std::optional<ByteSize> freeSpaceOf(const QString &folder);

/// Holds against its limits, every few seconds, how the listener itself fares, and tells SelfWatch: messages
/// that wait, events and ticks that come late, the state on disk. Channels that fail are told by ChannelWatch
/// and not here once more.
class SelfCheck final : public QObject
{
    Q_OBJECT

public:
    struct Doors
    {
        SelfWatch &watch;
        DurableOutbox &outbox; ///< of the mails of [crashmail] and its like
        AlertChannels &channels;
        Dispatcher &dispatcher;
        Sampler &sampler;
        QString database; ///< its file
        const Clock &clock;
        FreeSpace freeSpace = freeSpaceOf;
    };

    static constexpr std::chrono::minutes longestWait{15};   ///< of a message
    static constexpr std::chrono::seconds longestEvent{30};  ///< from its coming to the end of the work on it
    static constexpr std::chrono::seconds longestTick{15};   ///< from its time to its coming
    static constexpr std::chrono::minutes missedFor{1};      ///< without another one: it is over
    static constexpr int lateInRow = 3;                      ///< events, ticks
    static constexpr ByteSize leastSpace{qint64{16} << 20U}; ///< on the disk of the state

    explicit SelfCheck(Doors doors, QObject *parent = nullptr);

    void start();
    /// The state is not where it should be, and lasts no longer than this process.
    void setMakeshift(const QString &reason) { m_makeshift = reason; }
    void noteEvent(std::chrono::milliseconds lag);
    void noteTick(std::chrono::milliseconds lag);
    /// supervisord had no room for so many events.
    void noteMissed(qint64 events);
    void look();

    /// Why the state cannot be stored; empty: it can.
    [[nodiscard]] QString storeProblem() const;

Q_SIGNALS:
    /// look() is over.
    void looked();

private:
    [[nodiscard]] QString folderProblem() const;
    [[nodiscard]] QString waitingProblem() const;
    [[nodiscard]] QString eventsProblem() const;

    Doors m_doors;
    QTimer m_timer;
    Clock::WallTime m_started;
    quint64 m_inode;
    QString m_makeshift;
    std::chrono::milliseconds m_lastEvent{0};
    int m_lateEvents = 0;
    int m_lateTicks = 0;
    qint64 m_missed = 0;
    Clock::SteadyTime m_missedAt{}; ///< the last one
};

} // namespace pennon
