// SPDX-License-Identifier: GPL-3.0-or-later
#include "events/eventchannel.h"

#include <array>
#include <cerrno>
#include <cstring>
#include <unistd.h>

namespace pennon {

namespace {

constexpr std::size_t readAtOnce = std::size_t{64} * 1024;

QString systemError(int number)
{
    return QString::fromLocal8Bit(std::strerror(number)); // NOLINT(concurrency-mt-unsafe)
}

} // namespace

EventChannel::EventChannel(int input, int output, const Clock &clock, QObject *parent)
    : QObject(parent)
    , m_input(input)
    , m_output(output)
    , m_clock(clock)
    , m_notifier(input, QSocketNotifier::Read)
{
    m_notifier.setEnabled(false);
    connect(&m_notifier, &QSocketNotifier::activated, this, &EventChannel::readAvailable);
}

void EventChannel::start()
{
    m_open = true;
    if (!say("READY\n"))
        return close(End::BetweenEvents, {}); // nobody reads any more: supervisord is gone
    m_notifier.setEnabled(true);
}

void EventChannel::stop()
{
    m_open = false;
    m_notifier.setEnabled(false);
}

void EventChannel::readAvailable()
{
    std::array<char, readAtOnce> buffer; // NOLINT(cppcoreguidelines-pro-type-member-init): filled by read()
    const ssize_t count = ::read(m_input, buffer.data(), buffer.size());
    if (count < 0 && (errno == EINTR || errno == EAGAIN))
        return;
    if (count < 0) {
        return close(End::Unreadable,
                     tr("cannot read events from standard input: %1").arg(systemError(errno)));
    }
    if (count == 0)
        return close(m_parser.isBetweenEvents() ? End::BetweenEvents : End::WithinEvent, {});

    QByteArrayView data(buffer.data(), static_cast<qsizetype>(count));
    while (m_open && !data.isEmpty()) {
        const Result<Event *> taken = m_parser.take(data);
        if (!taken)
            return close(End::Unreadable, taken.error().message);
        Event *const event = *taken;
        if (event == nullptr)
            return;
        event->receivedAt = m_clock.now();
        Q_EMIT eventReceived(*event);
        const bool isAnswered = say("RESULT 2\nOKREADY\n");
        Q_EMIT eventAnswered();
        if (!isAnswered)
            return close(End::BetweenEvents, {});
    }
}

void EventChannel::close(End end, const QString &reason)
{
    stop();
    Q_EMIT closed(end, reason);
}

bool EventChannel::say(QByteArrayView text) const
{
    while (!text.isEmpty()) {
        const ssize_t written = ::write(m_output, text.data(), static_cast<std::size_t>(text.size()));
        if (written < 0 && errno == EINTR)
            continue;
        if (written < 0)
            return false;
        text = text.sliced(written);
    }
    return true;
}

} // namespace pennon
