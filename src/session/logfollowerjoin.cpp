// SPDX-License-Identifier: GPL-3.0-or-later
//
// How a stream that has just begun and the file on the server are put together.
#include "session/logfollower.h"

#include "session/logjoin.h"

#include <QCoroFuture>

#include <algorithm>
#include <utility>

namespace pennon {

namespace {

constexpr qint64 streamHead = 1024; ///< bytes before the end with which /logtail begins
constexpr int joinTries = 4;
constexpr std::chrono::seconds firstPiecePatience{3};

/// supervisord knows that there is a file, and cannot put its size into an answer.
bool isTooLarge(const Error &error)
{
    return error.code == ErrorCode::HttpStatus && error.detail == 500;
}

QByteArray fromLineBegin(const QByteArray &bytes)
{
    return bytes.sliced(bytes.indexOf('\n') + 1);
}

} // namespace

struct LogFollower::Place
{
    std::optional<qint64> stream; ///< where the stream begins; nothing: it cannot be told
    qint64 from = 0;              ///< the first byte to be told
    bool goesOn = false;          ///< `from` is where the last connection ended
};

QCoro::Task<> LogFollower::attempt(Self self, int generation)
{
    self->m_server = self->m_source();
    if (!self->m_server || !self->m_server->http) {
        self->lose(tr("The server is not connected."));
        co_return;
    }
    const Result<ServerUrl> url = ServerUrl::parse(self->m_server->unixSocket.isEmpty()
                                                       ? self->m_server->baseUrl
                                                       : QString(u"unix://" + self->m_server->unixSocket));
    if (!url) {
        self->lose(url.error().message);
        co_return;
    }
    const auto reader = std::make_shared<LogReader>(*self->m_server->http, *url, self->m_server->credentials,
                                                    self->m_process, self->m_channel);
    self->m_reader = reader;
    const QFuture<Result<ProcessInfo>> asking = reader->info();
    const Result<ProcessInfo> info = co_await asking;
    if (isStale(self, generation))
        co_return;
    const QString why = info ? whyNoLog(*info, self->m_channel) : whyNoLog(info.error(), self->m_process);
    if (!why.isEmpty()) {
        self->lose(why);
        co_return;
    }
    self->m_path = self->m_channel == Channel::Stdout ? info->stdoutLog : info->stderrLog;
    for (int tries = 1; tries <= joinTries; ++tries) {
        QCoro::Task<Result<bool>> joining = join(self, generation, reader, tries == joinTries);
        const Result<bool> joined = co_await std::move(joining);
        if (isStale(self, generation))
            co_return;
        if (!joined) {
            self->lose(whyNoLog(joined.error(), self->m_process));
            co_return;
        }
        if (*joined) {
            self->goLive();
            co_return;
        }
    }
    self->lose(tr("The log changes too fast to be followed."));
}

/// One try to find where the stream and the file meet. False: the file changed meanwhile, try again. Ends the
/// attempt itself where there is no stream.
QCoro::Task<Result<bool>> LogFollower::join(Self self, int generation, std::shared_ptr<LogReader> reader,
                                            bool isLastTry)
{
    const QFuture<Result<qint64>> lookingBefore = reader->size();
    const Result<qint64> before = co_await lookingBefore;
    if (isStale(self, generation))
        co_return false;
    if (!before && !isTooLarge(before.error()))
        co_return tl::unexpected(before.error());

    self->openStream();
    while (self->m_stream && self->m_status == 0) {
        const QFuture<void> coming = self->arrival();
        co_await coming;
        if (isStale(self, generation))
            co_return false;
    }
    if (self->m_status != 200) {
        self->lose(whyNoLog(self->m_status, self->m_path, self->m_process));
        co_return false;
    }
    if (!before) {
        self->m_position.reset();
        self->tellGap(std::exchange(self->m_toldAny, true) ? LogGap::Why::Reconnected
                                                           : LogGap::Why::NoHistory);
        co_return true;
    }
    const QFuture<Result<qint64>> lookingAfter = reader->size();
    const Result<qint64> after = co_await lookingAfter;
    if (isStale(self, generation))
        co_return false;
    if (!after)
        co_return tl::unexpected(after.error());
    if (*after < *before)
        co_return false;

    QCoro::Task<Result<Place>> finding = findPlace(self, generation, reader, *before, *after);
    const Result<Place> place = co_await std::move(finding);
    if (isStale(self, generation))
        co_return false;
    if (!place)
        co_return tl::unexpected(place.error());
    if (!place->stream && !isLastTry)
        co_return false;
    const qint64 streamFrom = place->stream.value_or(std::max<qint64>(0, *after - streamHead));
    QCoro::Task<Result<std::optional<LogReader::Range>>> reading =
        readHistory(reader, place->from, streamFrom, *after);
    const Result<std::optional<LogReader::Range>> history = co_await std::move(reading);
    if (isStale(self, generation))
        co_return false;
    if (!history)
        co_return tl::unexpected(history.error());
    if (!*history)
        co_return false;
    self->takeUp(*place, streamFrom, **history);
    co_return !isStale(self, generation);
}

QCoro::Task<Result<LogFollower::Place>> LogFollower::findPlace(Self self, int generation,
                                                               std::shared_ptr<LogReader> reader,
                                                               qint64 sizeBefore, qint64 sizeAfter)
{
    const auto cancelled = failure(ErrorCode::Cancelled, QStringLiteral("given up"));
    Place place;
    place.from = std::max<qint64>(0, sizeAfter - self->m_settings.history);
    const std::optional<qint64> known = self->m_position;
    if (known && *known <= sizeAfter && sizeAfter - *known <= self->m_settings.catchUp) {
        const QFuture<Result<bool>> comparing = reader->endsWith(self->m_tail, *known);
        const Result<bool> same = co_await comparing;
        if (isStale(self, generation))
            co_return cancelled;
        if (!same)
            co_return tl::unexpected(same.error());
        place.goesOn = *same;
        if (*same)
            place.from = *known;
    }
    const qint64 least = std::max<qint64>(0, sizeBefore - streamHead);
    const qint64 most = std::max<qint64>(0, sizeAfter - streamHead);
    if (least == most) {
        place.stream = most;
        co_return place;
    }
    const QFuture<Result<LogReader::Range>> reading = reader->range(least, sizeAfter);
    const Result<LogReader::Range> range = co_await reading;
    if (isStale(self, generation))
        co_return cancelled;
    if (!range)
        co_return tl::unexpected(range.error());
    if (self->m_held.isEmpty()) {
        self->m_patience.start(firstPiecePatience);
        const QFuture<void> coming = self->arrival();
        co_await coming;
        if (isStale(self, generation))
            co_return cancelled;
        self->m_patience.stop();
    }
    if (range->isExact)
        place.stream = streamStart({range->from, range->bytes}, self->m_held, least, most);
    co_return place;
}

/// The file between two places; nothing: it changed meanwhile.
QCoro::Task<Result<std::optional<LogReader::Range>>>
LogFollower::readHistory(std::shared_ptr<LogReader> reader, qint64 from, qint64 streamFrom, qint64 size)
{
    LogReader::Range history{streamFrom, {}, true};
    for (const qint64 end : {size, streamFrom}) { // a stream may begin within a character, the end is whole
        if (from >= streamFrom)
            break;
        const QFuture<Result<LogReader::Range>> reading = reader->range(from, end);
        Result<LogReader::Range> read = co_await reading;
        const bool isCut =
            read ? read->isExact && read->end() < end : read.error().code == ErrorCode::Conflict;
        if (isCut)
            co_return std::optional<LogReader::Range>();
        if (!read)
            co_return tl::unexpected(read.error());
        history = std::move(*read);
        if (history.isExact) {
            history.bytes.truncate(std::max<qint64>(0, streamFrom - history.from));
            break;
        }
    }
    co_return std::optional(std::move(history));
}

/// Tells what was before the stream, and what has come of it so far. Nothing is awaited here: what is told,
/// and where that is, go together.
void LogFollower::takeUp(const Place &place, qint64 streamFrom, LogReader::Range history)
{
    const Self self(this);
    const int generation = m_generation;
    if (!place.goesOn) {
        m_tail.clear();
        if (m_toldAny)
            tellGap(LogGap::Why::Reconnected);
        if (isStale(self, generation))
            return;
        if (history.from > 0)
            history.bytes = fromLineBegin(history.bytes);
    }
    m_position = std::max(place.from, streamFrom);
    m_skip = *m_position - streamFrom;
    const QByteArray early = std::exchange(m_held, {});
    tell(history.bytes);
    if (isStale(self, generation))
        return;
    if (!history.isExact)
        m_tail.clear();
    if (!place.stream)
        tellGap(LogGap::Why::Reconnected);
    if (!isStale(self, generation))
        onReceived(early);
}

} // namespace pennon
