// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/backoff.h"
#include "base/futures.h"
#include "session/logreader.h"
#include "session/logreasons.h"
#include "session/serversession.h"

#include <QObject>
#include <QPointer>
#include <QTimer>

#include <functional>
#include <memory>

namespace pennon {

/// The log of a process as it grows: first the end of what is there, then live, for ever.
///
/// The two are joined without loss or duplicate: history comes by position over XML-RPC, live bytes over GET
/// /logtail, of which only the place of their begin is to be found (it is 1024 bytes before the end of the
/// file, supervisor/http.py). A lost connection is tried again with growing delays, and goes on where it
/// ended if the file still is the same. supervisord sends a rotated file from its begin on without a word,
/// and not the last bytes of the old one; so live bytes are told once the size of the file agrees with them,
/// and a gap where it does not.
class LogFollower final : public QObject
{
    Q_OBJECT

public:
    using Channel = SupervisorApi::Channel;
    /// Where to ask, at each try anew; nothing: there is no connection now.
    using Source = std::function<std::optional<ServerSession::LogSource>()>;

    struct Settings
    {
        qint64 history = qint64{512} * 1024;      ///< bytes
        qint64 catchUp = qint64{4} * 1024 * 1024; ///< bytes that are read again after a lost connection
        std::chrono::milliseconds firstRetry{500};
        std::chrono::milliseconds longestRetry{15'000};
        std::chrono::milliseconds checkInterval{200};   ///< between looks at the size while bytes come
        std::chrono::milliseconds idleInterval{10'000}; ///< between looks at the size while none come
    };

    enum class State {
        Off,
        Connecting,
        Live,
        Waiting, ///< for the next try; reason() tells why
    };

    LogFollower(Source source, ProcessName process, Channel channel, const Clock &clock, Settings settings,
                QObject *parent = nullptr);
    LogFollower(const LogFollower &) = delete;
    LogFollower &operator=(const LogFollower &) = delete;
    LogFollower(LogFollower &&) = delete;
    LogFollower &operator=(LogFollower &&) = delete;
    ~LogFollower() override;

    /// Begins, or tries at once instead of later.
    void start();
    /// Nothing comes while paused; the server waits with what it has, as far as the log is not rotated.
    void setPaused(bool paused);

    [[nodiscard]] State state() const { return m_state; }
    [[nodiscard]] const QString &reason() const { return m_reason; } ///< translated
    [[nodiscard]] bool isPaused() const { return m_paused; }

Q_SIGNALS:
    void received(const QByteArray &bytes);
    void gapFound(const pennon::LogGap &gap);
    void stateChanged();

private:
    struct Place; ///< where a stream begins, and where to go on from
    using Self = QPointer<LogFollower>;

    static QCoro::Task<> attempt(Self self, int generation);
    static QCoro::Task<Result<bool>> join(Self self, int generation, std::shared_ptr<LogReader> reader,
                                          bool isLastTry);
    static QCoro::Task<Result<Place>> findPlace(Self self, int generation, std::shared_ptr<LogReader> reader,
                                                qint64 sizeBefore, qint64 sizeAfter);
    static QCoro::Task<Result<std::optional<LogReader::Range>>>
    readHistory(std::shared_ptr<LogReader> reader, qint64 from, qint64 streamFrom, qint64 size);
    void takeUp(const Place &place, qint64 streamFrom, LogReader::Range history);
    static QCoro::Task<> check(Self self, int generation);
    static QCoro::Task<> checkIdle(Self self, int generation);
    [[nodiscard]] static bool isStale(const Self &self, int generation);

    void openStream();
    [[nodiscard]] QFuture<void> arrival();
    void onReceived(const QByteArray &bytes);
    void onEnded(const std::optional<Error> &error);
    void goLive();
    void release(qsizetype bytes);
    void tell(const QByteArray &bytes);
    void tellGap(LogGap::Why why);
    void rotated();
    void lose(const QString &reason);
    void setState(State state, const QString &reason = {});

    Source m_source;
    ProcessName m_process;
    Channel m_channel;
    const Clock &m_clock;
    Settings m_settings;
    std::optional<ServerSession::LogSource> m_server; ///< of the attempt under way
    std::shared_ptr<LogReader> m_reader;
    std::unique_ptr<HttpStream> m_stream;
    Waiters m_arrival; ///< for the head, a piece or the end of the stream
    QTimer m_patience; ///< ends the wait for the first piece
    QTimer m_retry;
    QTimer m_check;
    QTimer m_idle;
    Backoff m_backoff;
    State m_state = State::Off;
    QString m_reason;
    QString m_path;                   ///< of the log, on the server
    int m_generation = 0;             ///< of the attempt; answers to older ones are dropped
    int m_status = 0;                 ///< of the stream; 0: no head yet
    QByteArray m_held;                ///< came, and is not told yet
    qint64 m_skip = 0;                ///< bytes to come that were told already
    std::optional<qint64> m_position; ///< in the file, behind what was told; nothing: not known
    QByteArray m_tail;                ///< the last bytes before m_position
    qint64 m_silentGrowth = -1;       ///< size of a file that grew without a word at the last idle look
    bool m_toldAny = false;
    bool m_checking = false;
    bool m_paused = false;
};

} // namespace pennon
