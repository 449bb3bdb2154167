// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"

#include <QObject>
#include <QTimer>

#include "curl/curllibrary.h"

#include <functional>
#include <map>
#include <memory>
#include <vector>

class QSocketNotifier;

namespace pennon {

/// libcurl's multi interface on the event loop of the thread it lives in: waits for libcurl's sockets and
/// timers, and says which transfers are done. libcurl (and with it OpenSSL) is set up by setUp() and not
/// before.
class CurlLoop final : public QObject
{
    Q_OBJECT

public:
    struct Done
    {
        CURL *handle = nullptr;
        CURLcode code = CURLE_OK;
    };
    /// Called with the transfers that are done, never within add(), as the last thing this object does: it
    /// may be destroyed there. Their handles stay with the loop until they are removed.
    using Report = std::function<void(const std::vector<Done> &)>;

    explicit CurlLoop(Report report, QObject *parent = nullptr);
    CurlLoop(const CurlLoop &) = delete;
    CurlLoop &operator=(const CurlLoop &) = delete;
    CurlLoop(CurlLoop &&) = delete;
    CurlLoop &operator=(CurlLoop &&) = delete;
    /// All handles must have been removed.
    ~CurlLoop() override;

    /// To be called before add(); System if libcurl cannot be used.
    [[nodiscard]] Result<void> setUp();
    void add(CURL *handle);
    void remove(CURL *handle);

private:
    struct MultiDeleter
    {
        void operator()(CURLM *multi) const { curl().multiCleanup(multi); }
    };
    struct Watch; ///< the notifiers of one socket

    void act(curl_socket_t socket, int what);
    void watch(curl_socket_t socket, int what);
    static int onSocket(CURL *handle, curl_socket_t socket, int what, void *self, void *socketData);
    static int onTimer(CURLM *multi, long milliseconds, void *self);

    Report m_report;
    QTimer m_timer;
    std::map<curl_socket_t, Watch> m_watches;
    std::unique_ptr<CURLM, MultiDeleter> m_multi;
};

} // namespace pennon
