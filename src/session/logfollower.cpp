// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/logfollower.h"

#include "session/logjoin.h"

#include <QCoroFuture>
#include <QUrl>

#include <algorithm>
#include <utility>

namespace pennon {

namespace {

constexpr qsizetype tailLength = 256;
constexpr std::chrono::seconds headDeadline{15};

/// Encoded twice, since supervisord decodes twice: its HTTP server, and what answers /logtail again.
QByteArray pathOf(const ProcessName &process)
{
    return QUrl::toPercentEncoding(process.full(), QByteArrayLiteral(":")).replace("%", "%25");
}

} // namespace

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
