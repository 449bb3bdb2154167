// SPDX-License-Identifier: GPL-3.0-or-later
#include "control/words.h"

#include <array>
#include <utility>

namespace pennon {

namespace {

template <typename Value>
using Word = std::pair<Value, QLatin1String>;

constexpr std::array topics = {
    Word<ControlTopic>{ControlTopic::Samples, QLatin1String("samples")},
    Word<ControlTopic>{ControlTopic::Incidents, QLatin1String("incidents")},
    Word<ControlTopic>{ControlTopic::Rules, QLatin1String("rules")},
    Word<ControlTopic>{ControlTopic::Processes, QLatin1String("processes")},
};

constexpr std::array states = {
    Word<ProcessState>{ProcessState::Unknown, QLatin1String("UNKNOWN")},
    Word<ProcessState>{ProcessState::Stopped, QLatin1String("STOPPED")},
    Word<ProcessState>{ProcessState::Starting, QLatin1String("STARTING")},
    Word<ProcessState>{ProcessState::Running, QLatin1String("RUNNING")},
    Word<ProcessState>{ProcessState::Backoff, QLatin1String("BACKOFF")},
    Word<ProcessState>{ProcessState::Stopping, QLatin1String("STOPPING")},
    Word<ProcessState>{ProcessState::Exited, QLatin1String("EXITED")},
    Word<ProcessState>{ProcessState::Fatal, QLatin1String("FATAL")},
};

constexpr std::array reasons = {
    Word<ErrorCode>{ErrorCode::System, QLatin1String("system")},
    Word<ErrorCode>{ErrorCode::InvalidInput, QLatin1String("invalid-input")},
    Word<ErrorCode>{ErrorCode::NotFound, QLatin1String("not-found")},
    Word<ErrorCode>{ErrorCode::PermissionDenied, QLatin1String("permission-denied")},
    Word<ErrorCode>{ErrorCode::Unauthorized, QLatin1String("unauthorized")},
    Word<ErrorCode>{ErrorCode::ConnectionRefused, QLatin1String("connection-refused")},
    Word<ErrorCode>{ErrorCode::ConnectionLost, QLatin1String("connection-lost")},
    Word<ErrorCode>{ErrorCode::TimedOut, QLatin1String("timed-out")},
    Word<ErrorCode>{ErrorCode::TlsFailure, QLatin1String("tls-failure")},
    Word<ErrorCode>{ErrorCode::HttpStatus, QLatin1String("http-status")},
    Word<ErrorCode>{ErrorCode::Protocol, QLatin1String("protocol")},
    Word<ErrorCode>{ErrorCode::Fault, QLatin1String("fault")},
    Word<ErrorCode>{ErrorCode::Rejected, QLatin1String("rejected")},
    Word<ErrorCode>{ErrorCode::TooLarge, QLatin1String("too-large")},
    Word<ErrorCode>{ErrorCode::Conflict, QLatin1String("conflict")},
    Word<ErrorCode>{ErrorCode::Cancelled, QLatin1String("cancelled")},
};

/// The first word stands for values that are not in the list, which a cast from a number may be.
template <typename Value, std::size_t size>
QLatin1String wordFor(const std::array<Word<Value>, size> &words, Value value)
{
    for (const Word<Value> &word : words) {
        if (word.first == value)
            return word.second;
    }
    return words.front().second;
}

template <typename Value, std::size_t size>
std::optional<Value> valueOf(const std::array<Word<Value>, size> &words, QStringView text)
{
    for (const Word<Value> &word : words) {
        if (word.second == text)
            return word.first;
    }
    return std::nullopt;
}

} // namespace

QLatin1String wireName(ControlTopic topic)
{
    return wordFor(topics, topic);
}

std::optional<ControlTopic> controlTopic(QStringView word)
{
    return valueOf(topics, word);
}

QLatin1String wireName(ProcessState state)
{
    return wordFor(states, state);
}

std::optional<ProcessState> processState(QStringView word)
{
    return valueOf(states, word);
}

QLatin1String wireName(ErrorCode code)
{
    return wordFor(reasons, code);
}

std::optional<ErrorCode> errorCode(QStringView word)
{
    return valueOf(reasons, word);
}

} // namespace pennon
