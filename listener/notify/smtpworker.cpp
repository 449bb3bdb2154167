// SPDX-License-Identifier: GPL-3.0-or-later
#include "notify/smtpworker.h"

#include <algorithm>
#include <condition_variable>
#include <csignal>
#include <deque>
#include <mutex>
#include <pthread.h>
#include <utility>

namespace pennon {

namespace {

constexpr std::chrono::seconds idleTime(5);     // after which the thread and libcurl's memory are given back
constexpr std::chrono::seconds farewellTime(2); // at most, when the program ends

} // namespace

/// What both threads use; whoever leaves last frees it.
struct SmtpWorker::Shared
{
    Shared(SmtpServer server, std::chrono::milliseconds longestWait)
        : session(std::move(server), longestWait)
    {}

    std::mutex mutex;
    std::condition_variable changed;
    // Guarded by the mutex:
    std::deque<std::shared_ptr<SmtpJob>> jobs;
    std::shared_ptr<SmtpJob> current;
    QObject *receiver = nullptr;
    bool running = false;
    bool stopping = false;

    Delivered delivered; ///< called on the receiver's thread only
    SmtpSession session; ///< the worker's, but for interrupt()
};

SmtpWorker::SmtpWorker(SmtpServer server, std::chrono::milliseconds longestWait, QObject *receiver,
                       Delivered delivered)
    : m_shared(std::make_shared<Shared>(std::move(server), longestWait))
{
    m_shared->receiver = receiver;
    m_shared->delivered = std::move(delivered);
}

SmtpWorker::~SmtpWorker()
{
    std::unique_lock lock(m_shared->mutex);
    m_shared->receiver = nullptr;
    m_shared->stopping = true;
    m_shared->jobs.clear();
    if (m_shared->current) {
        m_shared->current->cancelled = true;
        m_shared->session.interrupt();
    }
    m_shared->changed.notify_all();
    const bool ended = m_shared->changed.wait_for(lock, farewellTime, [this] { return !m_shared->running; });
    lock.unlock();
    if (m_thread.joinable() && ended) {
        m_thread.join();
    } else if (m_thread.joinable()) {
        m_thread.detach();
    }
}

void SmtpWorker::add(const std::shared_ptr<SmtpJob> &job)
{
    std::unique_lock lock(m_shared->mutex);
    m_shared->jobs.push_back(job);
    if (m_shared->running) {
        lock.unlock();
        m_shared->changed.notify_all();
        return;
    }
    m_shared->running = true;
    lock.unlock();
    if (m_thread.joinable())
        m_thread.join(); // it has ended idle, this takes no time
    sigset_t all;
    sigset_t before;
    sigfillset(&all);
    pthread_sigmask(SIG_BLOCK, &all, &before); // signals are for the main thread
    m_thread = std::thread([shared = m_shared] { run(shared); });
    pthread_sigmask(SIG_SETMASK, &before, nullptr);
}

void SmtpWorker::cancel(const std::shared_ptr<SmtpJob> &job)
{
    const std::lock_guard lock(m_shared->mutex);
    job->cancelled = true;
    std::erase(m_shared->jobs, job);
    if (m_shared->current == job)
        m_shared->session.interrupt();
}

void SmtpWorker::run(const std::shared_ptr<Shared> &shared)
{
    std::unique_lock lock(shared->mutex);
    while (true) {
        shared->changed.wait_for(lock, idleTime, [&] { return shared->stopping || !shared->jobs.empty(); });
        if (shared->stopping || shared->jobs.empty())
            break;
        shared->current = std::move(shared->jobs.front());
        shared->jobs.pop_front();
        const std::shared_ptr<SmtpJob> job = shared->current;
        lock.unlock();
        shared->session.deliver(job->delivery, job->cancelled,
                                [&](const SmtpOutcome &outcome) { report(shared, job, outcome); });
        lock.lock();
        shared->current.reset();
    }
    shared->session.release();
    shared->running = false;
    shared->changed.notify_all();
}

void SmtpWorker::report(const std::shared_ptr<Shared> &shared, const std::shared_ptr<SmtpJob> &job,
                        const SmtpOutcome &outcome)
{
    const std::lock_guard lock(shared->mutex);
    if (!shared->receiver)
        return;
    QMetaObject::invokeMethod(
        shared->receiver,
        [shared, job, outcome] {
            if (shared->receiver) // written on this thread only
                shared->delivered(job, outcome);
        },
        Qt::QueuedConnection);
}

} // namespace pennon
