// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/logreader.h"

#include "base/futures.h"

#include <QCoroFuture>

#include <algorithm>

namespace pennon {

namespace {

constexpr qint64 longestCharacter = 4; ///< bytes in UTF-8
constexpr qint64 smallBlock = 8;
constexpr int mostCalls = 120;

/// supervisord could not put the bytes into an answer.
bool isNoText(const Error &error)
{
    return error.code == ErrorCode::HttpStatus && error.detail == 500;
}

void putUnreadable(QByteArray &before)
{
    constexpr char replacement[] = "\xef\xbf\xbd";
    if (!before.startsWith(replacement))
        before.prepend(replacement);
}

} // namespace

LogReader::LogReader(HttpTransport &transport, const ServerUrl &server,
                     std::optional<HttpCredentials> credentials, const ProcessName &process, Channel channel)
    : m_process(process.full())
    , m_channel(channel)
    , m_client(std::make_shared<SupervisorClient>(transport, server, std::move(credentials)))
{}

QFuture<Result<LogReader::Range>> LogReader::range(qint64 from, qint64 to)
{
    return asFuture(readRange(m_client, {m_process, m_channel}, from, to));
}

QFuture<Result<QByteArray>> LogReader::begin(qint64 length)
{
    return asFuture(readBegin(m_client, {m_process, m_channel}, length));
}

QFuture<Result<bool>> LogReader::endsWith(const QByteArray &bytes, qint64 position)
{
    return asFuture(compare(m_client, {m_process, m_channel}, bytes, position));
}

/// From the end to the begin, since the end matters most. Nearly always the first call does it, or one of the
/// next three if the begin cuts a character.
QCoro::Task<Result<LogReader::Range>> LogReader::readRange(Client client, Log log, qint64 from, qint64 to)
{
    Range range{to, {}, true};
    qint64 block = to - from;
    qint64 skip = 0; // bytes of a cut character at the very begin
    for (int calls = 0; range.from > from + skip && calls < mostCalls; ++calls) {
        const qint64 length = std::min(block, range.from - from - skip);
        const qint64 start = range.from - length;
        const QFuture<Result<QByteArray>> reading =
            client->readProcessLogAt(log.first, log.second, start, length);
        Result<QByteArray> bytes = co_await reading;
        if (!bytes && !isNoText(bytes.error()))
            co_return tl::unexpected(bytes.error());
        if (bytes) {
            const bool isShort = bytes->size() < length;
            if (isShort && range.from < to) // the log became shorter meanwhile
                co_return failure(ErrorCode::Conflict, QStringLiteral("the log was cut while it was read"));
            range.bytes.prepend(*bytes);
            range.from = start;
            block = std::max<qint64>(block, 1) * 2;
        } else if (start == from + skip && skip + 1 < longestCharacter && length > 1 && calls <= skip) {
            ++skip;
        } else if (block > smallBlock) {
            skip = 0;
            block = std::min(block, length) / 2;
        } else if (length > 1) {
            block = length - 1;
        } else {
            putUnreadable(range.bytes);
            range.isExact = false;
            range.from = start;
            block = smallBlock;
        }
    }
    co_return range;
}

QCoro::Task<Result<QByteArray>> LogReader::readBegin(Client client, Log log, qint64 length)
{
    for (qint64 cut = 0;; ++cut) {
        const QFuture<Result<QByteArray>> reading =
            client->readProcessLogAt(log.first, log.second, 0, length - cut);
        Result<QByteArray> bytes = co_await reading;
        if (bytes || !isNoText(bytes.error()) || cut + 1 == longestCharacter || cut + 1 >= length)
            co_return bytes;
    }
}

QCoro::Task<Result<bool>> LogReader::compare(Client client, Log log, QByteArray bytes, qint64 position)
{
    for (qsizetype cut = 0; cut < longestCharacter && cut < bytes.size(); ++cut) {
        const QByteArray wanted = bytes.sliced(cut);
        const QFuture<Result<QByteArray>> reading =
            client->readProcessLogAt(log.first, log.second, position - wanted.size(), qint64{wanted.size()});
        const Result<QByteArray> found = co_await reading;
        if (found)
            co_return *found == wanted;
        if (!isNoText(found.error()))
            co_return tl::unexpected(found.error());
    }
    co_return bytes.isEmpty();
}

} // namespace pennon
