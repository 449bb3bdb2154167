// SPDX-License-Identifier: GPL-3.0-or-later
#include "probes/httpprobe.h"

#include "net/httpurl.h"

#include <QFutureWatcher>
#include <QPromise>
#include <QTimer>

#include <algorithm>
#include <utility>

namespace pennon {

namespace {

/// One check with all its attempts. Ends by itself, once.
class HttpCheck final : public QObject
{
public:
    HttpCheck(HttpTransport &transport, const Clock &clock, HttpRequest request,
              std::chrono::milliseconds pause, QObject *owner)
        : QObject(owner)
        , m_transport(transport)
        , m_clock(clock)
        , m_request(std::move(request))
        , m_pause(pause)
        , m_start(clock.steady())
    {
        m_promise.start();
        m_timer.setSingleShot(true);
        m_timer.setTimerType(Qt::PreciseTimer);
        connect(&m_timer, &QTimer::timeout, this, [this] { attempt(); });
        connect(&m_watcher, &QFutureWatcherBase::finished, this, [this] { attemptEnded(); });
    }
    HttpCheck(const HttpCheck &) = delete;
    HttpCheck &operator=(const HttpCheck &) = delete;
    HttpCheck(HttpCheck &&) = delete;
    HttpCheck &operator=(HttpCheck &&) = delete;

    ~HttpCheck() override
    {
        if (!m_done)
            finish(failure(ErrorCode::Cancelled, QStringLiteral("the check was given up")));
    }

    QFuture<Result<HttpResponse>> start()
    {
        attempt();
        return m_promise.future();
    }

private:
    void attempt() { m_watcher.setFuture(m_transport.send(m_request)); }

    void attemptEnded()
    {
        const QFuture<Result<HttpResponse>> future = m_watcher.future();
        if (future.resultCount() > 0) {
            answered(future.result());
        } else {
            finish(failure(ErrorCode::Cancelled, QStringLiteral("the request was given up")));
        }
    }

    void answered(const Result<HttpResponse> &result)
    {
        if (result || result.error().code != ErrorCode::ConnectionRefused) {
            finish(result);
            return;
        }
        // Attempts stand at multiples of the pause; one whose time passed while another was under way is left
        // out.
        const auto elapsed =
            std::chrono::duration_cast<std::chrono::milliseconds>(m_clock.steady() - m_start);
        m_slot = std::max(m_slot + 1,
                          elapsed / m_pause + (elapsed % m_pause > std::chrono::milliseconds(0) ? 1 : 0));
        const std::chrono::milliseconds due = m_slot * m_pause;
        if (due < m_request.deadline) {
            m_timer.start(std::max(due - elapsed, std::chrono::milliseconds(0)));
        } else {
            finish(result);
        }
    }

    void finish(Result<HttpResponse> result)
    {
        if (m_done)
            return;
        m_done = true;
        m_promise.addResult(std::move(result));
        m_promise.finish();
        deleteLater();
    }

    HttpTransport &m_transport;
    const Clock &m_clock;
    HttpRequest m_request;
    std::chrono::milliseconds m_pause;
    Clock::SteadyTime m_start;
    std::chrono::milliseconds::rep m_slot = 0; ///< number of pauses between the first and the latest attempt
    bool m_done = false;
    QPromise<Result<HttpResponse>> m_promise;
    QTimer m_timer;
    /// Not QFuture::then() with a context: in Qt 6.4 that asserts that the context still lives.
    QFutureWatcher<Result<HttpResponse>> m_watcher;
};

} // namespace

HttpCheckSettings HttpCheckSettings::from(const HttpOkRules &rules)
{
    return {rules.url, rules.timeout, rules.tls, !rules.body.isEmpty(), rules.bodyLimit};
}

HttpProbe::HttpProbe(HttpTransport &transport, const Clock &clock, std::chrono::milliseconds pause)
    : m_transport(transport)
    , m_clock(clock)
    , m_pause(pause)
{}

QFuture<Result<HttpResponse>> HttpProbe::check(const HttpCheckSettings &settings)
{
    auto *const check = new HttpCheck(m_transport, m_clock, request(settings), m_pause, &m_checks);
    return check->start();
}

HttpRequest HttpProbe::request(const HttpCheckSettings &settings)
{
    HttpRequest request{settings.url};
    request.target = requestTarget(settings.url);
    request.headers = {{QByteArrayLiteral("User-Agent"), QByteArrayLiteral("httpok")}};
    request.tls = settings.tls;
    request.deadline = settings.timeout;
    if (settings.bodyLimit) {
        request.keepBody = std::max<qint64>(0, settings.bodyLimit->bytes);
        request.stopAfterBody = request.keepBody;
    }
    if (!settings.needsBody)
        request.keepBody = 0;
    return request;
}

QByteArray requestTarget(const QString &url)
{
    const Result<HttpUrl> parsed = parseHttpUrl(url);
    if (!parsed)
        return {}; // the transport says what is wrong with it
    QByteArray target = parsed->target;
    if (target.endsWith('?') && target.count('?') == 1)
        target.chop(1);
    return target;
}

} // namespace pennon
