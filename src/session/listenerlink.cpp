// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/listenerlink.h"

#include "session/linktrouble.h"

#include <QCoroFuture>

#include <utility>

namespace pennon {

namespace {

constexpr int pageSize = 500;

LinkTrouble listenerTroubleOf(const Error &why)
{
    // What answers, but not as this version of the protocol has it.
    return why.code == ErrorCode::Protocol ? LinkTrouble::OtherProtocol : troubleOf(why);
}

} // namespace

ListenerLink::ListenerLink(ControlClient &control, const Clock &clock, QObject *parent)
    : QObject(parent)
    , m_control(control)
    , m_clock(clock)
    , m_retry(clock)
{
    m_refresh.setSingleShot(true);
    m_refresh.setInterval(refreshInterval);
    connect(&m_retry, &RetryTimer::due, this, [this] { begin(m_socket); });
    connect(&m_refresh, &QTimer::timeout, this, [this] { readAll(this, m_generation); });
    connect(&m_control, &ControlClient::closed, this, &ListenerLink::lose);
    const auto heard = [this] { noteAnswer(); };
    connect(&m_control, &ControlClient::samplesTaken, this, heard);
    connect(&m_control, &ControlClient::processesChanged, this, heard);
}

void ListenerLink::begin(const QString &socket)
{
    end();
    m_socket = socket;
    LinkStatus status = m_status;
    status.nextTry.reset();
    if (status.state == LinkState::Off)
        status.state = LinkState::Connecting;
    setStatus(std::move(status));
    connectTo(this, m_generation);
}

void ListenerLink::end()
{
    ++m_generation;
    m_refresh.stop();
    m_retry.stop();
    m_control.close();
    if (m_status.state == LinkState::Connected)
        m_status.state = LinkState::Lost;
}

QCoro::Task<> ListenerLink::connectTo(QPointer<ListenerLink> self, int generation)
{
    const Clock::SteadyTime asked = self->m_clock.steady();
    const QFuture<Result<HelloAnswer>> opening = self->m_control.open(self->m_socket);
    const Result<HelloAnswer> hello = co_await opening;
    if (!self || self->m_generation != generation)
        co_return;
    if (!hello) {
        self->lose(hello.error());
        co_return;
    }
    self->noteAnswer(asked);
    self->m_hello = *hello;
    const SubscribeRequest subscribe{
        {ControlTopic::Samples, ControlTopic::Incidents, ControlTopic::Rules, ControlTopic::Processes}};
    const QFuture<Result<SubscribeAnswer>> subscribing = self->m_control.call(subscribe);
    const Result<SubscribeAnswer> subscribed = co_await subscribing;
    if (!self || self->m_generation != generation)
        co_return;
    if (!subscribed) {
        self->lose(subscribed.error());
        co_return;
    }
    self->m_retry.reset();
    LinkStatus status = self->m_status;
    status.state = LinkState::Connected;
    status.trouble = LinkTrouble::None;
    status.error.reset();
    self->setStatus(std::move(status));
    if (self && self->m_generation == generation)
        readAll(self, generation);
}

QCoro::Task<> ListenerLink::readAll(QPointer<ListenerLink> self, int generation)
{
    std::vector<ProcessStatus> all;
    for (qint64 total = 1; std::ssize(all) < total;) {
        const Clock::SteadyTime asked = self->m_clock.steady();
        const QFuture<Result<ProcessesAnswer>> asking =
            self->m_control.call(ProcessesRequest{{}, static_cast<int>(all.size()), pageSize});
        const Result<ProcessesAnswer> page = co_await asking;
        if (!self || self->m_generation != generation)
            co_return;
        if (!page) {
            self->lose(page.error());
            co_return;
        }
        self->noteAnswer(asked);
        total = page->total;
        if (page->processes.empty())
            break;
        all.insert(all.end(), page->processes.begin(), page->processes.end());
    }
    self->m_refresh.start();
    Q_EMIT self->listed(all);
}

void ListenerLink::noteAnswer(std::optional<Clock::SteadyTime> asked)
{
    m_status.lastAnswer = m_clock.now();
    if (asked)
        m_status.latency = std::chrono::duration_cast<std::chrono::milliseconds>(m_clock.steady() - *asked);
}

void ListenerLink::lose(const Error &why)
{
    end();
    LinkStatus status = m_status;
    status.trouble = listenerTroubleOf(why);
    status.error = why;
    if (status.trouble == LinkTrouble::OtherProtocol) {
        m_retry.scheduleSeldom();
    } else {
        m_retry.schedule();
    }
    status.nextTry = m_retry.nextTry();
    setStatus(std::move(status));
}

void ListenerLink::setTrouble(LinkTrouble trouble, const Error &why)
{
    LinkStatus status = m_status;
    status.trouble = trouble;
    status.error = why;
    status.nextTry.reset();
    setStatus(std::move(status));
}

void ListenerLink::setStatus(LinkStatus status)
{
    m_status = std::move(status);
    Q_EMIT changed();
}

} // namespace pennon
