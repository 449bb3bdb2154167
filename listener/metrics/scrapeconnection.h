// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "control/peerstream.h"

#include <QByteArray>
#include <QObject>
#include <QTimer>

#include <chrono>
#include <functional>

namespace pennon {

/// Gives the text, or says why there is none.
using MetricsText = std::function<Result<QByteArray>()>;

/// What a client of the metrics may use up.
struct ScrapeLimits
{
    qsizetype head = qsizetype{8} * 1024;                         ///< bytes of its request
    std::chrono::milliseconds request{std::chrono::seconds(5)};   ///< in which that has to be there
    std::chrono::milliseconds response{std::chrono::seconds(20)}; ///< in which the answer has to be read
    std::size_t connections = 32; ///< at once; one more ends the oldest of them
};

/// One client of the metrics: a request, an answer, the end.
class ScrapeConnection final : public QObject
{
    Q_OBJECT

public:
    /// Owns the descriptor. `text` must outlive the connection.
    ScrapeConnection(int descriptor, const MetricsText &text, const ScrapeLimits &limits);

Q_SIGNALS:
    void closed();

private:
    void take(const QByteArray &piece);
    void answer();
    void say(int status, const char *reason, const QByteArray &body, bool isHead);

    PeerStream m_stream;
    const MetricsText &m_text;
    ScrapeLimits m_limits;
    QByteArray m_head;
    QTimer m_timer;
    bool m_isAnswered = false;
};

} // namespace pennon
