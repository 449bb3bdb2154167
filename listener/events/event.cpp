// SPDX-License-Identifier: GPL-3.0-or-later
#include "events/event.h"

#include "events/tokens.h"

namespace pennon {

namespace {

Error missingToken(const char *token)
{
    return Error{ErrorCode::InvalidInput,
                 QStringLiteral("unusable event payload: token \"%1\" is missing").arg(QLatin1String(token)),
                 QString::fromLatin1(token)};
}

/// The first line of a payload: what follows it belongs to no token.
QByteArrayView firstLine(const QByteArray &payload)
{
    const qsizetype end = payload.indexOf('\n');
    return end < 0 ? QByteArrayView(payload) : QByteArrayView(payload).first(end);
}

struct StateTokens
{
    std::optional<QByteArrayView> process;
    std::optional<QByteArrayView> group;
    std::optional<QByteArrayView> fromState;
    std::optional<QByteArrayView> expected;
    std::optional<QByteArrayView> pid;
};

StateTokens readStateTokens(const QByteArray &payload)
{
    StateTokens tokens;
    forEachToken(firstLine(payload), [&tokens](std::string_view key, QByteArrayView value) {
        if (key == "processname") {
            tokens.process = value;
        } else if (key == "groupname") {
            tokens.group = value;
        } else if (key == "from_state") {
            tokens.fromState = value;
        } else if (key == "expected") {
            tokens.expected = value;
        } else if (key == "pid") {
            tokens.pid = value;
        }
    });
    return tokens;
}

} // namespace

Result<ProcessExited> parseProcessExited(const QByteArray &payload)
{
    const StateTokens tokens = readStateTokens(payload);
    if (!tokens.process)
        return tl::unexpected(missingToken("processname"));
    if (!tokens.group)
        return tl::unexpected(missingToken("groupname"));
    if (!tokens.fromState)
        return tl::unexpected(missingToken("from_state"));
    if (!tokens.expected)
        return tl::unexpected(missingToken("expected"));
    if (!tokens.pid)
        return tl::unexpected(missingToken("pid"));
    bool isNumber = false;
    const int expected = tokens.expected->toInt(&isNumber);
    if (!isNumber) {
        return failure(
            ErrorCode::InvalidInput,
            QStringLiteral("unusable event payload: token \"expected\" is \"%1\", not a whole number")
                .arg(QString::fromUtf8(*tokens.expected)));
    }
    return ProcessExited{{QString::fromUtf8(*tokens.group), QString::fromUtf8(*tokens.process)},
                         QString::fromUtf8(*tokens.fromState),
                         expected != 0,
                         QString::fromUtf8(*tokens.pid)};
}

Result<ProcessFatal> parseProcessFatal(const QByteArray &payload)
{
    const StateTokens tokens = readStateTokens(payload);
    if (!tokens.process)
        return tl::unexpected(missingToken("processname"));
    if (!tokens.group)
        return tl::unexpected(missingToken("groupname"));
    return ProcessFatal{{QString::fromUtf8(*tokens.group), QString::fromUtf8(*tokens.process)},
                        QString::fromUtf8(tokens.fromState.value_or(QByteArrayView()))};
}

std::optional<std::chrono::sys_seconds> tickTime(const QByteArray &payload)
{
    std::optional<std::chrono::sys_seconds> time;
    forEachToken(firstLine(payload), [&time](std::string_view key, QByteArrayView value) {
        if (key == "when") {
            if (const auto seconds = decimalDigits(value))
                time = std::chrono::sys_seconds(std::chrono::seconds(*seconds));
        }
    });
    return time;
}

std::optional<std::chrono::seconds> tickPeriod(const QByteArray &eventName)
{
    if (!eventName.startsWith("TICK_"))
        return std::nullopt;
    const auto seconds = decimalDigits(QByteArrayView(eventName).sliced(5));
    if (!seconds || *seconds <= 0)
        return std::nullopt;
    return std::chrono::seconds(*seconds);
}

} // namespace pennon
