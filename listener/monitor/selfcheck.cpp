// SPDX-License-Identifier: GPL-3.0-or-later
#include "monitor/selfcheck.h"

#include "base/duration.h"
#include "channels/alertchannels.h"
#include "domain/routing.h"
#include "engine/dispatcher.h"
#include "monitor/sampler.h"
#include "monitor/selfwatch.h"
#include "notify/durableoutbox.h"

#include <QFile>
#include <QFileInfo>
#include <QStorageInfo>

#include <algorithm>
#include <sys/stat.h>
#include <utility>

namespace pennon {

namespace {

using namespace std::chrono_literals;

constexpr std::chrono::milliseconds lookEvery = 10s;

/// 0: it is not there.
quint64 inodeOf(const QString &file)
{
    struct stat found
    {};
    return ::stat(QFile::encodeName(file).constData(), &found) == 0 ? static_cast<quint64>(found.st_ino) : 0;
}

/// Why the messages of an outbox have waited for too long; empty: they have not.
QString waitProblem(const QString &name, const OutboxStatus &outbox, Clock::WallTime now)
{
    if (!outbox.oldest || now - *outbox.oldest < SelfCheck::longestWait)
        return {};
    const auto age = std::chrono::floor<std::chrono::minutes>(now - *outbox.oldest);
    const QString reason = QStringLiteral("%1 by %2, the oldest for %3")
                               .arg(QString::number(outbox.waiting), name, formatDuration(age));
    return outbox.lastError.isEmpty() ? reason : QString(reason + QStringLiteral("; ") + outbox.lastError);
}

} // namespace

std::optional<ByteSize> freeSpaceOf(const QString &folder)
{
    const qint64 bytes = QStorageInfo(folder).bytesAvailable();
    return bytes < 0 ? std::nullopt : std::optional(ByteSize{bytes});
}

SelfCheck::SelfCheck(Doors doors, QObject *parent)
    : QObject(parent)
    , m_doors(std::move(doors))
    , m_started(m_doors.clock.now())
    , m_inode(inodeOf(m_doors.database))
{
    m_timer.setInterval(lookEvery);
    connect(&m_timer, &QTimer::timeout, this, &SelfCheck::look);
}

void SelfCheck::start()
{
    m_timer.start();
    look();
}

void SelfCheck::noteEvent(std::chrono::milliseconds lag)
{
    m_lateEvents = lag > longestEvent ? m_lateEvents + 1 : 0;
    m_lastEvent = lag;
    m_doors.watch.set(SelfWatch::Trouble::EventsLate, eventsProblem());
}

void SelfCheck::noteTick(std::chrono::milliseconds lag)
{
    if (m_doors.clock.now() - lag < m_started)
        return; // it has waited for the listener's start
    m_lateTicks = lag > longestTick ? m_lateTicks + 1 : 0;
    const auto seconds = std::chrono::duration_cast<std::chrono::seconds>(lag);
    if (m_lateTicks >= lateInRow) {
        m_doors.watch.begin(SelfWatch::Trouble::TicksLate,
                            QStringLiteral("one took %1").arg(formatDuration(seconds)));
    } else if (m_lateTicks == 0) {
        m_doors.watch.end(SelfWatch::Trouble::TicksLate);
    }
}

void SelfCheck::noteMissed(qint64 events)
{
    m_missed += events;
    m_missedAt = m_doors.clock.steady();
    m_doors.watch.begin(
        SelfWatch::Trouble::EventsMissed,
        QStringLiteral("%1 so far, its buffer was full and what fell with them is not told").arg(m_missed));
}

void SelfCheck::look()
{
    if (m_missed > 0 && m_doors.clock.steady() - m_missedAt >= missedFor) {
        m_missed = 0;
        m_doors.watch.end(SelfWatch::Trouble::EventsMissed);
    }
    m_doors.watch.set(SelfWatch::Trouble::StoreNotWritable, storeProblem());
    m_doors.watch.set(SelfWatch::Trouble::StateFolder, folderProblem());
    m_doors.watch.set(SelfWatch::Trouble::MessagesWait, waitingProblem());
    m_doors.watch.set(SelfWatch::Trouble::EventsLate, eventsProblem());
    Q_EMIT looked();
}

QString SelfCheck::storeProblem() const
{
    if (!m_makeshift.isEmpty())
        return m_makeshift;
    if (QString problem = m_doors.outbox.status().storeProblem; !problem.isEmpty())
        return problem;
    for (const ChannelStatus &channel : m_doors.channels.status()) {
        if (!channel.outbox.storeProblem.isEmpty())
            return channel.outbox.storeProblem;
    }
    return m_doors.sampler.storeProblem();
}

QString SelfCheck::folderProblem() const
{
    if (!m_makeshift.isEmpty())
        return {}; // told already
    if (m_inode != 0 && inodeOf(m_doors.database) != m_inode) {
        return QStringLiteral("%1 was removed or replaced, and what happens now is lost with the listener")
            .arg(m_doors.database);
    }
    const QString folder = QFileInfo(m_doors.database).path();
    if (const std::optional<ByteSize> left = m_doors.freeSpace(folder);
        left && left->bytes < leastSpace.bytes) {
        return QStringLiteral("only %1 are left on the disk of %2").arg(roundedByteSize(*left), folder);
    }
    return {};
}

QString SelfCheck::waitingProblem() const
{
    const Clock::WallTime now = m_doors.clock.now();
    bool doesMailFail = false;
    for (const ChannelStatus &channel : m_doors.channels.status()) {
        if (channel.failingSince) {
            doesMailFail = doesMailFail || isMailed(channel.channel);
            continue; // ChannelWatch tells that
        }
        if (QString problem = waitProblem(channel.channel, channel.outbox, now); !problem.isEmpty())
            return problem;
    }
    return doesMailFail ? QString() : waitProblem(QStringLiteral("[mail]"), m_doors.outbox.status(), now);
}

QString SelfCheck::eventsProblem() const
{
    std::chrono::milliseconds took = m_lateEvents < lateInRow ? 0ms : m_lastEvent;
    if (const std::optional<Clock::WallTime> oldest = m_doors.dispatcher.oldest()) {
        const auto waited = std::chrono::floor<std::chrono::milliseconds>(m_doors.clock.now() - *oldest);
        if (waited >= lateInRow * longestEvent)
            took = std::max(took, waited);
    }
    if (took == 0ms)
        return {};
    return QStringLiteral("one took %1").arg(formatDuration(std::chrono::floor<std::chrono::seconds>(took)));
}

} // namespace pennon
