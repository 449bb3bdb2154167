// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "control/codec.h"
#include "control/lineframer.h"
#include "control/peerstream.h"
#include "control/rpc.h"

#include <QFuture>
#include <QObject>
#include <QPromise>
#include <QTimer>

#include <chrono>
#include <functional>
#include <map>
#include <memory>

namespace pennon {

/// One connection to a listener's control socket. Opening it says hello; calls run side by side.
///
/// Every call ends: with its answer, with the listener's error (its code of the wire is Error::detail unless
/// the error has a detail of its own), with TimedOut, with ConnectionLost, or with Protocol for an answer
/// that cannot be understood. Once it has closed it can be opened again: that is the caller's business.
class ControlClient final : public QObject
{
    Q_OBJECT

public:
    static constexpr std::chrono::milliseconds defaultDeadline = std::chrono::seconds(10);

    /// The name goes to the listener's log: "pennon 1.0".
    explicit ControlClient(QString name, QObject *parent = nullptr);
    ControlClient(const ControlClient &) = delete;
    ControlClient &operator=(const ControlClient &) = delete;
    ControlClient(ControlClient &&) = delete;
    ControlClient &operator=(ControlClient &&) = delete;
    ~ControlClient() override; ///< ends its calls with Cancelled

    /// Connects and says hello, after closing what was open. Errors: NotFound (there is no such socket),
    /// ConnectionRefused (nobody listens on it), PermissionDenied, TimedOut; Protocol with detail
    /// rpccode::otherProtocol for a listener that speaks another version.
    [[nodiscard]] QFuture<Result<HelloAnswer>> open(const QString &path,
                                                    std::chrono::milliseconds deadline = defaultDeadline);
    /// Calls under way end with Cancelled; closed() is not emitted.
    void close();
    /// hello has been answered and the connection stands.
    [[nodiscard]] bool isOpen() const { return m_isOpen; }

    template <typename Request>
    [[nodiscard]] QFuture<Result<typename Request::Answer>>
    call(const Request &request, std::chrono::milliseconds deadline = defaultDeadline);

Q_SIGNALS:
    /// An open connection was lost.
    void closed(const pennon::Error &why);
    void samplesTaken(const pennon::SamplesPush &push);
    void incidentsChanged(const pennon::IncidentsPush &push);
    void rulesChanged(const pennon::RulesPush &push);
    void processesChanged(const pennon::ProcessesPush &push);

private:
    using Outcome = tl::expected<QJsonObject, RpcError>;
    using Continuation = std::function<void(const Outcome &)>;
    struct Pending;

    template <typename Answer>
    [[nodiscard]] static Result<Answer> read(const Outcome &outcome);
    [[nodiscard]] static Result<HelloAnswer> readHello(const Outcome &outcome);
    [[nodiscard]] static Error asError(const RpcError &error);
    [[nodiscard]] static Error notUnderstood(const Error &why);

    void ask(QLatin1String method, QJsonObject params, std::chrono::milliseconds deadline, Continuation then);
    void send(qint64 id);
    void finish(qint64 id, const Outcome &outcome);
    void drop(const Error &why);
    void lose(const Error &why);
    void connectNow();
    void ended(const PeerStream *stream);
    void readLines(const QByteArray &piece);
    void takeLine(const QByteArray &line);
    void takeNotification(const RpcNotification &notification);

    QString m_name;
    QString m_path;
    std::unique_ptr<PeerStream> m_stream; ///< once connected
    QTimer m_again;                       ///< while connecting to a listener that is too busy to take us
    LineFramer m_framer;
    std::map<qint64, Pending> m_pending;
    qint64 m_lastId = 0;
    bool m_isConnecting = false;
    bool m_isOpen = false;
    std::shared_ptr<const int> m_alive =
        std::make_shared<const int>(0); ///< ends with us: a callee may end us
};

template <typename Request>
QFuture<Result<typename Request::Answer>> ControlClient::call(const Request &request,
                                                              std::chrono::milliseconds deadline)
{
    using Answer = typename Request::Answer;
    const auto promise = std::make_shared<QPromise<Result<Answer>>>();
    promise->start();
    ask(Request::method, encode(request), deadline, [promise](const Outcome &outcome) {
        promise->addResult(read<Answer>(outcome));
        promise->finish();
    });
    return promise->future();
}

template <typename Answer>
Result<Answer> ControlClient::read(const Outcome &outcome)
{
    if (outcome) {
        return decode<Answer>(*outcome).map_error(&ControlClient::notUnderstood);
    }
    if constexpr (std::is_same_v<Answer, SetRulesAnswer>) {
        if (outcome.error().code == rpccode::rulesRefused)
            return SetRulesAnswer{{}, outcome.error().problems};
    }
    return tl::unexpected(asError(outcome.error()));
}

} // namespace pennon
