// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/logfollower.h"

#include "session/logjoin.h"

#include <QCoroFuture>
#include <QUrl>

#include <algorithm>
#include <utility>

namespace pennon {

namespace {

constexpr qint64 streamHead = 1024; ///< bytes before the end with which /logtail begins
constexpr qsizetype tailLength = 256;
constexpr int joinTries = 4;
constexpr std::chrono::seconds headDeadline{15};
constexpr std::chrono::seconds firstPiecePatience{3};

/// supervisord knows that there is a file, and cannot put its size into an answer.
bool isTooLarge(const Error &error)
{
    return error.code == ErrorCode::HttpStatus && error.detail == 500;
}

/// Encoded twice, since supervisord decodes twice: its HTTP server, and what answers /logtail again.
QByteArray pathOf(const ProcessName &process)
{
    return QUrl::toPercentEncoding(process.full(), QByteArrayLiteral(":")).replace("%", "%25");
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

LogFollower::LogFollower(Source source, ProcessName process, Channel channel, const Clock &clock,
                         Settings settings, QObject *parent)
    : QObject(parent)
    , m_source(std::move(source))
    , m_process(std::move(process))
    , m_channel(channel)
    , m_clock(clock)
    , m_settings(settings)
    , m_backoff(settings.firstRetry, settings.longestRetry)
{
    m_patience.setSingleShot(true);
    connect(&m_patience, &QTimer::timeout, this, [this] { m_arrival.release(); });
    m_retry.setSingleShot(true);
    connect(&m_retry, &QTimer::timeout, this, [this] {
        if (!m_paused)
            start();
    });
    m_check.setSingleShot(true);
    connect(&m_check, &QTimer::timeout, this, [this] { check(this, m_generation); });
    m_idle.setInterval(m_settings.idleInterval);
    connect(&m_idle, &QTimer::timeout, this, [this] { checkIdle(this, m_generation); });
}

LogFollower::~LogFollower()
{
    m_arrival.release();
}

void LogFollower::start()
{
    m_retry.stop();
    m_stream.reset();
    setState(State::Connecting);
    attempt(this, ++m_generation);
}

void LogFollower::setPaused(bool paused)
{
    m_paused = paused;
    if (m_state == State::Live && paused)
        m_stream->pause();
    else if (m_state == State::Live)
        m_stream->resume();
    else if (m_state == State::Waiting && !paused && !m_retry.isActive())
        start();
}

bool LogFollower::isStale(const Self &self, int generation)
{
    return !self || self->m_generation != generation;
}

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

/// Holds what came against the size of the file, and tells it.
QCoro::Task<> LogFollower::check(Self self, int generation)
{
    if (std::exchange(self->m_checking, true) || !self->m_reader)
        co_return;
    const std::shared_ptr<LogReader> reader = self->m_reader;
    const qsizetype came = self->m_held.size();
    const QFuture<Result<qint64>> looking = reader->size();
    const Result<qint64> size = co_await looking;
    if (isStale(self, generation))
        co_return;
    if (!size || !self->m_position || *size >= *self->m_position + came) {
        self->release(came);
    } else {
        const QFuture<Result<QByteArray>> reading = reader->begin(tailLength);
        const Result<QByteArray> begin = co_await reading;
        if (isStale(self, generation))
            co_return;
        const qsizetype point = rotationPoint(self->m_held, begin.value_or(QByteArray()), *size);
        const bool isNews = *self->m_position > 0 || point > 0;
        self->release(isNews ? point : self->m_held.size());
        if (isNews && !isStale(self, generation))
            self->rotated();
    }
    if (isStale(self, generation))
        co_return;
    self->m_checking = false;
    if (!self->m_held.isEmpty())
        self->m_check.start(self->m_settings.checkInterval);
}

/// Finds out that the file was cleared, or that the stream has died without a word.
QCoro::Task<> LogFollower::checkIdle(Self self, int generation)
{
    const auto isBusy = [&self] { return self->m_checking || self->m_paused || !self->m_held.isEmpty(); };
    if (isBusy() || !self->m_position || !self->m_reader)
        co_return;
    const qint64 position = *self->m_position;
    const std::shared_ptr<LogReader> reader = self->m_reader;
    const QFuture<Result<qint64>> looking = reader->size();
    const Result<qint64> size = co_await looking;
    if (isStale(self, generation) || isBusy() || self->m_position != position)
        co_return;
    if (!size) {
        self->lose(whyNoLog(size.error(), self->m_process));
    } else if (*size < position) {
        self->rotated();
    } else if (*size > position && std::exchange(self->m_silentGrowth, *size) > position) {
        self->lose(tr("The log grows, but nothing comes."));
    }
}

void LogFollower::openStream()
{
    HttpRequest request{m_server->baseUrl.isEmpty() ? QStringLiteral("http://localhost") : m_server->baseUrl};
    request.unixSocket = m_server->unixSocket;
    request.target = "/logtail/" + pathOf(m_process) + (m_channel == Channel::Stdout ? "/stdout" : "/stderr");
    request.credentials = m_server->credentials;
    request.deadline = headDeadline;
    m_status = 0;
    m_held.clear();
    m_skip = 0;
    m_checking = false;
    m_stream = m_server->http->stream(request);
    if (!m_stream)
        return;
    connect(m_stream.get(), &HttpStream::answered, this, [this](int status) {
        m_status = status;
        m_arrival.release();
    });
    connect(m_stream.get(), &HttpStream::received, this, &LogFollower::onReceived);
    connect(m_stream.get(), &HttpStream::ended, this, &LogFollower::onEnded);
}

QFuture<void> LogFollower::arrival()
{
    return m_arrival.wait(false);
}

void LogFollower::onReceived(const QByteArray &bytes)
{
    const qint64 told = std::min<qint64>(m_skip, bytes.size());
    m_skip -= told;
    m_held += bytes.sliced(told);
    m_silentGrowth = -1;
    m_arrival.release();
    if (m_state != State::Live || m_held.isEmpty())
        return;
    if (!m_position)
        release(m_held.size());
    else if (!m_checking && !m_check.isActive())
        m_check.start(0);
}

void LogFollower::onEnded(const std::optional<Error> &error)
{
    m_arrival.release();
    if (m_state == State::Live) {
        const Self self(this);
        release(m_held.size()); // a rotation among it shows when the connection is back
        if (self)
            lose(error ? whyNoLog(*error, m_process) : tr("supervisord ended the connection."));
    } else if (m_status == 0 || m_status == 200) {
        lose(error ? whyNoLog(*error, m_process) : tr("supervisord ended the connection."));
    }
}

void LogFollower::goLive()
{
    m_backoff.reset();
    m_silentGrowth = -1;
    m_idle.start();
    if (m_paused)
        m_stream->pause();
    setState(State::Live);
    if (!m_held.isEmpty())
        onReceived({});
}

void LogFollower::release(qsizetype bytes)
{
    if (bytes <= 0)
        return;
    const QByteArray told = m_held.first(bytes);
    m_held.remove(0, bytes);
    if (m_position)
        *m_position += bytes;
    tell(told);
}

void LogFollower::tell(const QByteArray &bytes)
{
    if (bytes.isEmpty())
        return;
    m_toldAny = true;
    m_tail = QByteArray(m_tail + bytes.right(tailLength)).right(tailLength);
    Q_EMIT received(bytes);
}

void LogFollower::tellGap(LogGap::Why why)
{
    Q_EMIT gapFound({why, m_clock.now()});
}

void LogFollower::rotated()
{
    m_position = 0;
    m_tail.clear();
    tellGap(LogGap::Why::Rotated);
}

void LogFollower::lose(const QString &reason)
{
    ++m_generation;
    m_stream.reset();
    m_reader.reset();
    m_check.stop();
    m_idle.stop();
    m_held.clear();
    m_checking = false;
    m_retry.start(m_backoff.next());
    setState(State::Waiting, reason);
}

void LogFollower::setState(State state, const QString &reason)
{
    if (m_state == state && m_reason == reason)
        return;
    m_state = state;
    m_reason = reason;
    Q_EMIT stateChanged();
}

} // namespace pennon
