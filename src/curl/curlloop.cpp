// SPDX-License-Identifier: GPL-3.0-or-later
#include "curl/curlloop.h"

#include <QSocketNotifier>

#include <utility>

namespace pennon {

/// A notifier may be the sender of the signal under way when its socket goes: it is switched off at once and
/// deleted later.
struct CurlLoop::Watch
{
    struct Later
    {
        void operator()(QSocketNotifier *notifier) const
        {
            notifier->setEnabled(false);
            notifier->deleteLater();
        }
    };
    std::unique_ptr<QSocketNotifier, Later> read;
    std::unique_ptr<QSocketNotifier, Later> write;
};

CurlLoop::CurlLoop(Report report, QObject *parent)
    : QObject(parent)
    , m_report(std::move(report))
{
    m_timer.setSingleShot(true);
    m_timer.setTimerType(Qt::PreciseTimer);
    connect(&m_timer, &QTimer::timeout, this, [this] { act(CURL_SOCKET_TIMEOUT, 0); });
}

CurlLoop::~CurlLoop()
{
    m_multi.reset(); // may still speak of sockets and timers
}

Result<void> CurlLoop::setUp()
{
    if (m_multi)
        return {};
    if (Result<void> loaded = loadCurl(); !loaded)
        return loaded;
    m_multi.reset(curl().multiInit());
    if (!m_multi)
        return failure(ErrorCode::System, QStringLiteral("libcurl cannot be used: out of memory?"));
    curl().multiSetopt(m_multi.get(), CURLMOPT_SOCKETFUNCTION, &CurlLoop::onSocket);
    curl().multiSetopt(m_multi.get(), CURLMOPT_SOCKETDATA, this);
    curl().multiSetopt(m_multi.get(), CURLMOPT_TIMERFUNCTION, &CurlLoop::onTimer);
    curl().multiSetopt(m_multi.get(), CURLMOPT_TIMERDATA, this);
    return {};
}

void CurlLoop::add(CURL *handle)
{
    curl().multiAddHandle(m_multi.get(), handle); // goes on from the timer that it sets
}

void CurlLoop::remove(CURL *handle)
{
    curl().multiRemoveHandle(m_multi.get(), handle);
}

void CurlLoop::act(curl_socket_t socket, int what)
{
    int running = 0;
    curl().multiSocketAction(m_multi.get(), socket, what, &running);
    std::vector<Done> done;
    int queued = 0;
    while (const CURLMsg *const message = curl().multiInfoRead(m_multi.get(), &queued)) {
        if (message->msg == CURLMSG_DONE)
            done.push_back({message->easy_handle, message->data.result});
    }
    if (!done.empty())
        m_report(done);
}

void CurlLoop::watch(curl_socket_t socket, int what)
{
    Watch &watch = m_watches[socket];
    const auto apply = [this, socket](auto &notifier, QSocketNotifier::Type type, int event, bool wanted) {
        if (wanted && !notifier) {
            notifier.reset(new QSocketNotifier(socket, type, this));
            connect(notifier.get(), &QSocketNotifier::activated, this,
                    [this, socket, event] { act(socket, event); });
        } else if (notifier) {
            notifier->setEnabled(wanted);
        }
    };
    apply(watch.read, QSocketNotifier::Read, CURL_CSELECT_IN, (what & CURL_POLL_IN) != 0);
    apply(watch.write, QSocketNotifier::Write, CURL_CSELECT_OUT, (what & CURL_POLL_OUT) != 0);
}

int CurlLoop::onSocket(CURL * /*handle*/, curl_socket_t socket, int what, void *self, void * /*socketData*/)
{
    auto *const loop = static_cast<CurlLoop *>(self);
    if (what == CURL_POLL_REMOVE) {
        loop->m_watches.erase(socket);
    } else {
        loop->watch(socket, what);
    }
    return 0;
}

int CurlLoop::onTimer(CURLM * /*multi*/, long milliseconds, void *self)
{
    auto *const loop = static_cast<CurlLoop *>(self);
    if (milliseconds < 0) {
        loop->m_timer.stop();
    } else {
        loop->m_timer.start(std::chrono::milliseconds(milliseconds));
    }
    return 0;
}

} // namespace pennon
