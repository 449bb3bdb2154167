// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/eventfeed.h"

#include "base/linelog.h"
#include "engine/dispatcher.h"
#include "engine/tickgate.h"
#include "supervisor/supervisorapi.h"

#include <QCoroFuture>
#include <QRegularExpression>

#include <algorithm>
#include <utility>

namespace pennon {

namespace {

constexpr int supervisorRunning = 1;

/// Whether two processes are members of one listener pool with numprocs above 1: their names differ only in
/// digits.
bool arePoolMembers(const ProcessName &one, const ProcessName &other)
{
    static const QRegularExpression digits(QStringLiteral("[0-9]+"));
    if (one == other || one.group != other.group)
        return false;
    QString first = one.name;
    QString second = other.name;
    return first.replace(digits, QStringLiteral("#")) == second.replace(digits, QStringLiteral("#"));
}

} // namespace

EventFeed::EventFeed(Setup setup, Dispatcher &dispatcher, SupervisorApi *supervisor, LineLog &log,
                     const Clock &clock)
    : m_setup(std::move(setup))
    , m_dispatcher(dispatcher)
    , m_supervisor(supervisor)
    , m_log(log)
    , m_clock(clock)
    , m_channel(m_setup.input, m_setup.output, clock)
    , m_tickWatch(clock)
{
    connect(&m_channel, &EventChannel::eventReceived, this, &EventFeed::onEvent);
    connect(&m_channel, &EventChannel::eventAnswered, &m_dispatcher, &Dispatcher::work);
    connect(&m_channel, &EventChannel::closed, this, &EventFeed::onClosed);
    connect(&m_tickWatch, &TickWatch::silent, this, &EventFeed::confirmDeaf);
}

void EventFeed::start()
{
    m_channel.start();
}

void EventFeed::stop()
{
    m_hasEnded = true;
    m_channel.stop();
}

void EventFeed::onEvent(const Event &event)
{
    ++m_counters.received;
    if (event.isTick()) {
        m_tickWatch.noteTick(event);
        m_counters.tickLag = tickLag(event, m_clock.now());
        if (m_counters.tickLag)
            Q_EMIT tickHandled(*m_counters.tickLag);
    } else if (event.name == "SUPERVISOR_STATE_CHANGE_STOPPING") {
        m_dispatcher.setAccepting(false);
        Q_EMIT supervisordStopping();
    } else if (event.name == "SUPERVISOR_STATE_CHANGE_RUNNING") {
        m_dispatcher.setAccepting(true);
        Q_EMIT supervisordRunning();
    }
    countGap(event);
    m_dispatcher.accept(event);
}

void EventFeed::countGap(const Event &event)
{
    if (!event.poolSerial)
        return;
    if (m_poolSerial && *event.poolSerial > *m_poolSerial + 1) {
        const qint64 missing = *event.poolSerial - *m_poolSerial - 1;
        m_counters.dropped += missing;
        if (!std::exchange(m_gapExplained, true))
            explainGap(missing);
        Q_EMIT eventsMissed(missing);
    }
    m_poolSerial = std::max(m_poolSerial.value_or(0), *event.poolSerial);
}

void EventFeed::onClosed(EventChannel::End end, const QString &reason)
{
    switch (end) {
    case EventChannel::End::BetweenEvents:
        return this->end(0);
    case EventChannel::End::WithinEvent:
        m_log.line(
            QStringLiteral("%1: the event stream ended within an event, which is dropped").arg(m_setup.tool));
        return this->end(1);
    case EventChannel::End::Unreadable:
        m_log.line(QStringLiteral("%1: %2").arg(m_setup.tool, reason));
        return this->end(1);
    }
}

void EventFeed::end(int exitStatus)
{
    if (!std::exchange(m_hasEnded, true))
        Q_EMIT ended(exitStatus);
}

/// supervisord stops talking to a listener whose protocol it believes to be broken. Only if it answers calls
/// and claims to be RUNNING it is not busy or gone: then exit, so that autorestart brings a listener that it
/// talks to.
QCoro::Task<> EventFeed::confirmDeaf(QByteArray eventName, std::chrono::seconds since)
{
    if (m_hasEnded || m_supervisor == nullptr)
        co_return;
    const QFuture<Result<int>> asking = m_supervisor->getState();
    const Result<int> state = co_await asking;
    if (m_hasEnded || !state || *state != supervisorRunning)
        co_return;
    m_log.line(
        QStringLiteral(
            "No %1 for %2 s although supervisord is running: it does not send events to this listener any "
            "more. Exiting, so that it starts a new one (needs autorestart=true or unexpected)")
            .arg(QString::fromUtf8(eventName))
            .arg(since.count()));
    Q_EMIT wentDeaf(eventName, since);
    end(1);
}

/// Events of this pool went elsewhere or were dropped: says which of the two, once.
QCoro::Task<> EventFeed::explainGap(qint64 missing)
{
    if (m_supervisor != nullptr && m_setup.self && m_setup.self->name != m_setup.self->group) {
        const QFuture<Result<std::vector<ProcessInfo>>> listing = m_supervisor->getAllProcessInfo();
        const Result<std::vector<ProcessInfo>> processes = co_await listing;
        const bool isPool =
            processes && std::any_of(processes->begin(), processes->end(), [this](const ProcessInfo &other) {
                return arePoolMembers(other.name, *m_setup.self);
            });
        if (isPool) {
            m_log.line(
                QStringLiteral(
                    "%1: numprocs above 1 splits the events over several listeners, none of which sees them "
                    "all. Set numprocs=1 in [eventlistener:%2]")
                    .arg(m_setup.tool, m_setup.self->group));
            end(1);
            co_return;
        }
    }
    m_log.line(QStringLiteral("supervisord has dropped %1 event(s) before this one: its buffer was full. Set "
                              "buffer_size=1024 in the [eventlistener:x] section")
                   .arg(missing));
}

} // namespace pennon
