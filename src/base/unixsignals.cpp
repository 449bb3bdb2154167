// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/unixsignals.h"

#include <QByteArrayView>

#include <atomic>
#include <cerrno>
#include <csignal>
#include <fcntl.h>
#include <unistd.h>

namespace pennon {

namespace {

std::atomic<int> wakeUp{-1};
static_assert(std::atomic<int>::is_always_lock_free);

constexpr char terminate = 't';
constexpr char reload = 'r';

void onSignal(int signal)
{
    const int saved = errno;
    const char byte = signal == SIGHUP ? reload : terminate;
    // A full pipe has been written to before: the loop wakes up anyway.
    [[maybe_unused]] const ssize_t written = ::write(wakeUp.load(), &byte, 1);
    errno = saved;
}

/// Not SIG_IGN, which child processes would inherit.
void ignore(int) {}

void handle(int signal, void (*handler)(int))
{
    struct sigaction action = {};
    action.sa_handler = handler;
    action.sa_flags = SA_RESTART;
    sigemptyset(&action.sa_mask);
    sigaction(signal, &action, nullptr);
}

} // namespace

UnixSignals::UnixSignals(QObject *parent)
    : QObject(parent)
{
    if (::pipe2(m_pipe.data(), O_CLOEXEC | O_NONBLOCK) != 0)
        qFatal("no file descriptors left");
    m_notifier = std::make_unique<QSocketNotifier>(m_pipe[0], QSocketNotifier::Read);
    connect(m_notifier.get(), &QSocketNotifier::activated, this, [this] {
        bool shouldTerminate = false;
        bool shouldReload = false;
        std::array<char, 16> bytes{};
        ssize_t count = 0;
        while ((count = ::read(m_pipe[0], bytes.data(), bytes.size())) > 0) {
            const QByteArrayView read(bytes.data(), count);
            shouldTerminate = shouldTerminate || read.contains(terminate);
            shouldReload = shouldReload || read.contains(reload);
        }
        if (shouldReload)
            Q_EMIT reloadRequested();
        if (shouldTerminate)
            Q_EMIT terminationRequested();
    });
    wakeUp = m_pipe[1];
    handle(SIGTERM, onSignal);
    handle(SIGINT, onSignal);
}

void UnixSignals::watchHangups()
{
    handle(SIGHUP, onSignal);
}

UnixSignals::~UnixSignals()
{
    handle(SIGTERM, SIG_DFL);
    handle(SIGINT, SIG_DFL);
    handle(SIGHUP, ignore);
    wakeUp = -1;
    m_notifier.reset();
    ::close(m_pipe[0]);
    ::close(m_pipe[1]);
}

void UnixSignals::ignoreHangups()
{
    handle(SIGPIPE, ignore);
    handle(SIGHUP, ignore);
    handle(SIGXFSZ, ignore);
}

} // namespace pennon
