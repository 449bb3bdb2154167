// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "notify/smtpsession.h"

#include <QObject>

#include <atomic>
#include <chrono>
#include <functional>
#include <memory>
#include <thread>

namespace pennon {

/// A mail on its way through the worker.
struct SmtpJob
{
    SmtpDelivery delivery;
    std::atomic<bool> cancelled = false;
};

/// The thread that runs SmtpSession: libcurl's easy interface, and its QUIT even in the multi interface,
/// would hold up the event loop. It starts with a mail, waits some seconds for further ones without waking
/// up, and ends.
class SmtpWorker final
{
public:
    using Delivered = std::function<void(const std::shared_ptr<SmtpJob> &, const SmtpOutcome &)>;

    /// @p delivered is called on the thread of @p receiver, never after this object is gone.
    SmtpWorker(SmtpServer server, std::chrono::milliseconds longestWait, QObject *receiver,
               Delivered delivered);
    SmtpWorker(const SmtpWorker &) = delete;
    SmtpWorker &operator=(const SmtpWorker &) = delete;
    SmtpWorker(SmtpWorker &&) = delete;
    SmtpWorker &operator=(SmtpWorker &&) = delete;
    /// Cuts a session short. A thread that does not end at once (a name server that does not answer) is left
    /// behind; it touches nothing but what it owns with others.
    ~SmtpWorker();

    void add(const std::shared_ptr<SmtpJob> &job);
    /// Takes the job back; if it is under way its session is cut off.
    void cancel(const std::shared_ptr<SmtpJob> &job);

private:
    struct Shared;

    static void run(const std::shared_ptr<Shared> &shared);
    static void report(const std::shared_ptr<Shared> &shared, const std::shared_ptr<SmtpJob> &job,
                       const SmtpOutcome &outcome);

    std::shared_ptr<Shared> m_shared;
    std::thread m_thread;
};

} // namespace pennon
