// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/supervisorpoll.h"

#include "session/linktrouble.h"

#include <QCoroFuture>

#include <algorithm>
#include <utility>

namespace pennon {

namespace {

using std::chrono::milliseconds;

/// As many single calls cost supervisord less than a list of everything.
constexpr std::size_t mostSingleCalls = 4;
constexpr int shareOfTime = 3;
constexpr milliseconds soon{100};

} // namespace

SupervisorPoll::SupervisorPoll(HttpTransport &http, const Clock &clock, QObject *parent)
    : QObject(parent)
    , m_http(http)
    , m_clock(clock)
    , m_retry(clock)
{
    m_next.setSingleShot(true);
    connect(&m_next, &QTimer::timeout, this, &SupervisorPoll::lookNow);
    connect(&m_retry, &RetryTimer::due, this, &SupervisorPoll::retryDue);
}

void SupervisorPoll::begin(const ServerUrl &server, const std::optional<HttpCredentials> &credentials)
{
    end();
    m_client = std::make_shared<SupervisorClient>(m_http, server, credentials);
    lookNow();
}

void SupervisorPoll::end()
{
    ++m_generation;
    m_next.stop();
    m_isLooking = false;
    m_lookAgain = false;
    m_isIdentified = false;
    m_retry.stop();
    m_client.reset();
}

void SupervisorPoll::setInterval(milliseconds interval)
{
    const bool isShorter = interval < m_interval;
    m_interval = interval;
    if (isShorter && m_next.isActive())
        waitForNext();
}

void SupervisorPoll::lookSoon()
{
    if (m_isLooking) {
        m_lookAgain = true;
    } else if (m_next.isActive() && m_next.remainingTimeAsDuration() > soon) {
        m_next.start(soon);
    }
}

void SupervisorPoll::lookNow()
{
    m_isLooking = true;
    m_lookAgain = false;
    m_began = m_clock.steady();
    look(this, m_generation);
}

QCoro::Task<> SupervisorPoll::look(QPointer<SupervisorPoll> self, int generation)
{
    const QFuture<Result<std::vector<ProcessInfo>>> asked = self->m_client->getAllProcessInfo();
    const Result<std::vector<ProcessInfo>> list = co_await asked;
    if (self && self->m_generation == generation)
        self->takeLook(list);
}

void SupervisorPoll::takeLook(const Result<std::vector<ProcessInfo>> &list)
{
    m_latency = std::chrono::duration_cast<milliseconds>(m_clock.steady() - m_began);
    m_isLooking = false;
    const int generation = m_generation;
    const QPointer<SupervisorPoll> self(this);
    if (!list && !isShutdownFault(list.error())) {
        if (troubleOf(list.error()) == LinkTrouble::WrongPassword) {
            m_retry.scheduleSeldom();
        } else {
            m_retry.schedule();
        }
        Q_EMIT failed(list.error());
        return;
    }
    m_retry.reset();
    if (list && !std::exchange(m_isIdentified, true))
        identify(this, generation);
    if (list) {
        Q_EMIT listed(*list, m_latency);
    } else {
        Q_EMIT shutDownBegun();
    }
    if (self && m_generation == generation && !m_isLooking)
        waitForNext();
}

QCoro::Task<> SupervisorPoll::identify(QPointer<SupervisorPoll> self, int generation)
{
    const QFuture<Result<QString>> askingVersion = self->m_client->getSupervisorVersion();
    const QFuture<Result<QString>> askingName = self->m_client->getIdentification();
    const Result<QString> version = co_await askingVersion;
    const Result<QString> name = co_await askingName;
    if (self && self->m_generation == generation)
        Q_EMIT self->identified(version.value_or(QString()), name.value_or(QString()));
}

void SupervisorPoll::waitForNext()
{
    const auto gone = std::chrono::duration_cast<milliseconds>(m_clock.steady() - m_began);
    const milliseconds interval = std::exchange(m_lookAgain, false) ? soon : m_interval;
    m_next.start(std::max({interval - gone, m_latency * shareOfTime - gone, milliseconds(0)}));
}

void SupervisorPoll::fetchWords(std::vector<ProcessName> processes)
{
    m_isLooking = true;
    readWords(this, m_generation, std::move(processes));
}

QCoro::Task<> SupervisorPoll::readWords(QPointer<SupervisorPoll> self, int generation,
                                        std::vector<ProcessName> processes)
{
    std::vector<ProcessInfo> worded;
    if (processes.size() > mostSingleCalls) {
        const QFuture<Result<std::vector<ProcessInfo>>> asked = self->m_client->getAllProcessDetails();
        Result<std::vector<ProcessInfo>> all = co_await asked;
        if (!self || self->m_generation != generation)
            co_return;
        if (all)
            worded = *std::move(all);
        processes.clear();
    }
    for (const ProcessName &process : processes) {
        const QFuture<Result<ProcessInfo>> asked = self->m_client->getProcessInfo(process.full());
        const Result<ProcessInfo> info = co_await asked;
        if (!self || self->m_generation != generation)
            co_return;
        if (info)
            worded.push_back(*info);
    }
    self->m_isLooking = false;
    Q_EMIT self->worded(worded);
    if (self && self->m_generation == generation && !self->m_isLooking)
        self->waitForNext();
}

} // namespace pennon
