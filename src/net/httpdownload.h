// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "net/httpstream.h"
#include "net/httptransfer.h"

#include <QTimer>

#include <functional>
#include <memory>

namespace pennon {

/// HttpStream by libcurl: what libcurl hands over within its callbacks is kept, and told from the event loop,
/// where the receiver may do what it likes.
class HttpDownload final : public HttpStream, private HttpTransfer::Sink
{
    Q_OBJECT

public:
    /// Takes the handle out of libcurl's multi handle, if the client still is there.
    using Remove = std::function<void(CURL *)>;
    /// At most so much is kept before the connection is not read any more.
    static constexpr qsizetype capacity = qsizetype{256} * 1024;

    /// One that has ended before it began.
    explicit HttpDownload(Error error);
    HttpDownload(const HttpRequest &request, const HttpUrl &url, Remove remove);
    HttpDownload(const HttpDownload &) = delete;
    HttpDownload &operator=(const HttpDownload &) = delete;
    HttpDownload(HttpDownload &&) = delete;
    HttpDownload &operator=(HttpDownload &&) = delete;
    ~HttpDownload() override;

    void pause() override { m_paused = true; }
    void resume() override;

    [[nodiscard]] CURL *handle() const { return m_transfer->handle(); }
    /// libcurl is done with it; it is out of the multi handle.
    void finish(CURLcode code);
    /// The client goes; it is out of the multi handle.
    void giveUp(Error error);

private:
    void head(int status, const QString &reason) override;
    [[nodiscard]] bool take(QByteArrayView piece) override;
    void end(std::optional<Error> error);
    void deliverSoon();
    void deliver();

    Remove m_remove; ///< empty: out of the multi handle
    std::unique_ptr<HttpTransfer> m_transfer;
    QTimer m_headDeadline;
    QString m_reason;
    QByteArray m_buffer;
    std::optional<Error> m_error;
    int m_status = 0;
    bool m_headCame = false;
    bool m_headTold = false;
    bool m_ended = false;
    bool m_endTold = false;
    bool m_stalled = false; ///< libcurl waits until there is room again
    bool m_paused = false;
    bool m_scheduled = false;
};

} // namespace pennon
