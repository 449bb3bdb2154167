// SPDX-License-Identifier: GPL-3.0-or-later
#include "supervisor/supervisorclient.h"

#include "base/futures.h"
#include "supervisor/processanswers.h"
#include "supervisor/xmlrpc.h"

#include <QCoroFuture>
#include <QCoroTask>
#include <QPromise>

#include <algorithm>
#include <limits>
#include <utility>

namespace pennon {

namespace {

constexpr std::chrono::seconds readDeadline{60};
constexpr std::chrono::hours changeDeadline{24};
constexpr qint64 maxAnswer = qint64{64} * 1024 * 1024;

Result<void> decodeNothing(QByteArrayView body)
{
    return decodeResponse(body).map([](const XmlRpcValue &) {});
}

Result<int> decodeState(QByteArrayView body)
{
    const Result<XmlRpcValue> value = decodeResponse(body);
    if (!value)
        return tl::unexpected(value.error());
    const XmlRpcValue *const code = value->member(u"statecode");
    const auto *const number = code ? std::get_if<qint64>(&code->value) : nullptr;
    if (!number || *number < std::numeric_limits<int>::min() || *number > std::numeric_limits<int>::max()) {
        return tl::unexpected(
            Error{ErrorCode::Protocol,
                  QStringLiteral("supervisord's answer cannot be understood: it has no usable statecode"),
                  QStringLiteral("statecode"), 0});
    }
    return static_cast<int>(*number);
}

tl::unexpected<Error> unusable(const QString &what)
{
    return failure(ErrorCode::Protocol,
                   QStringLiteral("supervisord's answer cannot be understood: it is no %1").arg(what));
}

Result<QString> decodeText(QByteArrayView body)
{
    const Result<XmlRpcValue> value = decodeResponse(body);
    if (!value)
        return tl::unexpected(value.error());
    const auto *const text = std::get_if<QString>(&value->value);
    return text ? Result<QString>(*text) : unusable(QStringLiteral("text"));
}

Result<QByteArray> decodeLog(QByteArrayView body)
{
    return decodeText(body).map([](const QString &text) { return text.toUtf8(); });
}

Result<qint64> decodeNumber(QByteArrayView body)
{
    const Result<XmlRpcValue> value = decodeResponse(body);
    if (!value)
        return tl::unexpected(value.error());
    const auto *const number = std::get_if<qint64>(&value->value);
    return number ? Result<qint64>(*number) : unusable(QStringLiteral("number"));
}

/// What tailProcess…Log answers: text, size of the file, whether there is more.
Result<qint64> decodeLogSize(QByteArrayView body)
{
    const Result<XmlRpcValue> value = decodeResponse(body);
    if (!value)
        return tl::unexpected(value.error());
    const auto *const parts = std::get_if<XmlRpcValue::Array>(&value->value);
    const auto *const size = parts && parts->size() == 3 ? std::get_if<qint64>(&(*parts)[1].value) : nullptr;
    return size ? Result<qint64>(*size) : unusable(QStringLiteral("end of a log"));
}

enum class Repeat { IfNotSent, IfLost };

/// What one call asks, and how its answer is to be read.
template <typename T>
struct Question
{
    QByteArray method;
    HttpRequest request;
    Result<T> (*decode)(QByteArrayView body);
    int doneByFirstAttempt = 0; ///< the fault that means success if the call was repeated; 0: none
    Repeat repeat = Repeat::IfLost;
};

Result<HttpResponse> givenUp()
{
    return failure(ErrorCode::Cancelled, QStringLiteral("given up because the program ends"));
}

bool isWorthRepeating(const Error &error, Repeat repeat)
{
    return error.code == ErrorCode::ConnectionRefused ||
           (error.code == ErrorCode::ConnectionLost && repeat == Repeat::IfLost);
}

/// Why a complete HTTP response is no answer to a call.
std::optional<Error> refusal(const HttpResponse &response, const QByteArray &method, const QString &server)
{
    if (response.status == 401) {
        return Error{ErrorCode::Unauthorized,
                     QStringLiteral("supervisord at %1 wants a password (HTTP 401): SUPERVISOR_USERNAME and "
                                    "SUPERVISOR_PASSWORD in "
                                    "environment= of the listener's section are missing or wrong")
                         .arg(server),
                     {},
                     response.status};
    }
    if (response.status != 200) {
        return Error{
            ErrorCode::HttpStatus,
            QStringLiteral(
                "%1 answered %2 with HTTP %3 %4 instead of 200; supervisord's own log may tell why")
                .arg(server, QString::fromLatin1(method), QString::number(response.status), response.reason),
            {},
            response.status};
    }
    if (response.body.size() > maxAnswer) {
        return Error{ErrorCode::TooLarge,
                     QStringLiteral("the answer of %1 to %2 is longer than 64 MiB")
                         .arg(server, QString::fromLatin1(method)),
                     {},
                     0};
    }
    return std::nullopt;
}

/// A call under way, as far as the end of its client is concerned.
class PendingCall
{
public:
    PendingCall() = default;
    PendingCall(const PendingCall &) = delete;
    PendingCall &operator=(const PendingCall &) = delete;
    PendingCall(PendingCall &&) = delete;
    PendingCall &operator=(PendingCall &&) = delete;
    virtual ~PendingCall() = default;
    virtual void cancel() = 0;
};

template <typename T>
class Call final : public PendingCall
{
public:
    Call() { m_promise.start(); }
    [[nodiscard]] QFuture<Result<T>> future() const { return m_promise.future(); }

    void finish(Result<T> result)
    {
        if (std::exchange(m_finished, true))
            return;
        m_promise.addResult(std::move(result));
        m_promise.finish();
    }

    void cancel() override
    {
        finish(failure(ErrorCode::Cancelled, QStringLiteral("given up because the program ends")));
    }

private:
    QPromise<Result<T>> m_promise;
    bool m_finished = false;
};

} // namespace

/// Where calls go. Outlives the client while calls are under way, but uses the transport only as long as the
/// client lives.
class SupervisorClient::Connection
{
public:
    Connection(HttpTransport &transport, ServerUrl server, std::optional<HttpCredentials> credentials)
        : m_transport(transport)
        , m_server(std::move(server))
        , m_credentials(std::move(credentials))
    {}

    void close()
    {
        m_closed = true;
        const auto pending = std::exchange(m_pending, {});
        for (const auto &call : pending)
            call->cancel();
    }

    [[nodiscard]] HttpRequest request(const QByteArray &method,
                                      const std::vector<XmlRpcParameter> &parameters,
                                      std::chrono::milliseconds deadline) const
    {
        HttpRequest request;
        request.url = m_server.baseUrl();
        request.unixSocket = m_server.unixSocket();
        request.target = QByteArrayLiteral("/RPC2");
        request.method = QByteArrayLiteral("POST");
        request.headers = {{QByteArrayLiteral("Content-Type"), QByteArrayLiteral("text/xml")},
                           {QByteArrayLiteral("Accept"), QByteArrayLiteral("text/xml")},
                           {QByteArrayLiteral("User-Agent"), QByteArrayLiteral("pennon")}};
        request.body = encodeCall(method, parameters);
        request.credentials = m_credentials;
        request.deadline = deadline;
        request.keepBody = maxAnswer + 1;
        request.stopAfterBody = maxAnswer + 1;
        return request;
    }

    template <typename T>
    [[nodiscard]] static QFuture<Result<T>> ask(const std::shared_ptr<Connection> &connection,
                                                Question<T> question)
    {
        const auto call = std::make_shared<Call<T>>();
        QFuture<Result<T>> future = call->future();
        connection->m_pending.push_back(call);
        run<T>(connection, call, std::move(question));
        return future;
    }

private:
    template <typename T>
    static QCoro::Task<> run(std::shared_ptr<Connection> connection, std::shared_ptr<Call<T>> call,
                             Question<T> question)
    {
        bool repeated = false;
        for (;;) {
            QFuture<Result<HttpResponse>> sent = connection->m_transport.send(question.request);
            const QFuture<Result<HttpResponse>> ended =
                sent.onCanceled(&givenUp); // a future without a result has none to await
            const Result<HttpResponse> response = co_await ended;
            if (connection->m_closed)
                co_return;
            if (!response && !repeated && isWorthRepeating(response.error(), question.repeat)) {
                repeated = true;
                continue;
            }
            Result<T> result = connection->answer<T>(response, question, repeated);
            std::erase(connection->m_pending, call);
            call->finish(std::move(result));
            co_return;
        }
    }

    template <typename T>
    [[nodiscard]] Result<T> answer(const Result<HttpResponse> &response, const Question<T> &question,
                                   bool repeated) const
    {
        if (!response)
            return tl::unexpected(response.error());
        if (const auto refused = refusal(*response, question.method, m_server.display()))
            return tl::unexpected(*refused);
        Result<T> result = question.decode(response->body);
        if constexpr (std::is_void_v<T>) {
            const bool done = !result && repeated && result.error().code == ErrorCode::Fault &&
                              result.error().detail == question.doneByFirstAttempt;
            if (done)
                return {};
        }
        return result;
    }

    HttpTransport &m_transport;
    ServerUrl m_server;
    std::optional<HttpCredentials> m_credentials;
    std::vector<std::shared_ptr<PendingCall>> m_pending;
    bool m_closed = false;
};

SupervisorClient::SupervisorClient(HttpTransport &transport, ServerUrl server,
                                   std::optional<HttpCredentials> credentials)
    : m_connection(std::make_shared<Connection>(transport, std::move(server), std::move(credentials)))
{}

SupervisorClient::~SupervisorClient()
{
    m_connection->close();
}

QFuture<Result<std::vector<ProcessInfo>>> SupervisorClient::getAllProcessInfo()
{
    const QByteArray method = QByteArrayLiteral("supervisor.getAllProcessInfo");
    return Connection::ask<std::vector<ProcessInfo>>(
        m_connection, {method, m_connection->request(method, {}, readDeadline), &decodeProcessList});
}

QFuture<Result<ProcessInfo>> SupervisorClient::getProcessInfo(const QString &name)
{
    const QByteArray method = QByteArrayLiteral("supervisor.getProcessInfo");
    return Connection::ask<ProcessInfo>(
        m_connection, {method, m_connection->request(method, {name}, readDeadline), &decodeProcess});
}

QFuture<Result<void>> SupervisorClient::stopProcess(const QString &name)
{
    const QByteArray method = QByteArrayLiteral("supervisor.stopProcess");
    return Connection::ask<void>(m_connection, {method, m_connection->request(method, {name}, changeDeadline),
                                                &decodeNothing, fault::notRunning});
}

QFuture<Result<void>> SupervisorClient::startProcess(const QString &name)
{
    const QByteArray method = QByteArrayLiteral("supervisor.startProcess");
    return Connection::ask<void>(m_connection, {method, m_connection->request(method, {name}, changeDeadline),
                                                &decodeNothing, fault::alreadyStarted});
}

QFuture<Result<int>> SupervisorClient::getState()
{
    const QByteArray method = QByteArrayLiteral("supervisor.getState");
    return Connection::ask<int>(m_connection,
                                {method, m_connection->request(method, {}, readDeadline), &decodeState});
}

QFuture<Result<void>> SupervisorClient::signalProcess(const QString &name, const QString &signal)
{
    const QByteArray method = QByteArrayLiteral("supervisor.signalProcess");
    return Connection::ask<void>(m_connection,
                                 {method, m_connection->request(method, {name, signal}, readDeadline),
                                  &decodeNothing, 0, Repeat::IfNotSent});
}

QFuture<Result<void>> SupervisorClient::shutdown()
{
    const QByteArray method = QByteArrayLiteral("supervisor.shutdown");
    return Connection::ask<void>(m_connection, {method, m_connection->request(method, {}, readDeadline),
                                                &decodeNothing, fault::shutdownState});
}

QFuture<Result<QByteArray>> SupervisorClient::readProcessLog(const QString &name, Channel channel, int bytes)
{
    return asFuture(readLog(m_connection,
                            channel == Channel::Stdout ? QByteArrayLiteral("supervisor.readProcessStdoutLog")
                                                       : QByteArrayLiteral("supervisor.readProcessStderrLog"),
                            name, bytes));
}

QFuture<Result<QByteArray>> SupervisorClient::readProcessLogAt(const QString &name, Channel channel,
                                                               qint64 offset, qint64 length)
{
    const QByteArray method = channel == Channel::Stdout
                                  ? QByteArrayLiteral("supervisor.readProcessStdoutLog")
                                  : QByteArrayLiteral("supervisor.readProcessStderrLog");
    return Connection::ask<QByteArray>(
        m_connection,
        {method, m_connection->request(method, {name, offset, length}, readDeadline), &decodeLog});
}

QFuture<Result<qint64>> SupervisorClient::processLogSize(const QString &name, Channel channel)
{
    const QByteArray method = channel == Channel::Stdout
                                  ? QByteArrayLiteral("supervisor.tailProcessStdoutLog")
                                  : QByteArrayLiteral("supervisor.tailProcessStderrLog");
    return Connection::ask<qint64>(
        m_connection, {method, m_connection->request(method, {name, 0, 0}, readDeadline), &decodeLogSize});
}

QFuture<Result<QByteArray>> SupervisorClient::readSupervisorLog(int bytes)
{
    return asFuture(readLog(m_connection, QByteArrayLiteral("supervisor.readLog"), {}, bytes));
}

/// Without a name: supervisord's own.
QCoro::Task<Result<QByteArray>> SupervisorClient::readLog(std::shared_ptr<Connection> connection,
                                                          QByteArray method, QString name, int bytes)
{
    constexpr int longestCharacter = 4; // bytes in UTF-8
    for (int cut = 0;; ++cut) {
        std::vector<XmlRpcParameter> parameters{cut - bytes, 0};
        if (!name.isEmpty())
            parameters.insert(parameters.begin(), name);
        const QFuture<Result<QByteArray>> reading = Connection::ask<QByteArray>(
            connection, {method, connection->request(method, parameters, readDeadline), &decodeLog});
        Result<QByteArray> log = co_await reading;
        const bool mayBeCut = !log && log.error().code == ErrorCode::HttpStatus && log.error().detail == 500;
        if (!mayBeCut || cut + 1 == longestCharacter || cut + 1 >= bytes)
            co_return log;
    }
}

QFuture<Result<QString>> SupervisorClient::getSupervisorVersion()
{
    const QByteArray method = QByteArrayLiteral("supervisor.getSupervisorVersion");
    return Connection::ask<QString>(m_connection,
                                    {method, m_connection->request(method, {}, readDeadline), &decodeText});
}

QFuture<Result<QString>> SupervisorClient::getIdentification()
{
    const QByteArray method = QByteArrayLiteral("supervisor.getIdentification");
    return Connection::ask<QString>(m_connection,
                                    {method, m_connection->request(method, {}, readDeadline), &decodeText});
}

QFuture<Result<qint64>> SupervisorClient::getPID()
{
    const QByteArray method = QByteArrayLiteral("supervisor.getPID");
    return Connection::ask<qint64>(m_connection,
                                   {method, m_connection->request(method, {}, readDeadline), &decodeNumber});
}

QFuture<Result<std::vector<ProcessInfo>>> SupervisorClient::getAllProcessDetails()
{
    const QByteArray method = QByteArrayLiteral("supervisor.getAllProcessInfo");
    return Connection::ask<std::vector<ProcessInfo>>(
        m_connection, {method, m_connection->request(method, {}, readDeadline), &decodeProcessDetails});
}

QFuture<Result<void>> SupervisorClient::clearProcessLogs(const QString &name)
{
    const QByteArray method = QByteArrayLiteral("supervisor.clearProcessLogs");
    return Connection::ask<void>(
        m_connection, {method, m_connection->request(method, {name}, readDeadline), &decodeNothing});
}

QString withAdvice(const Error &error)
{
    const bool isFault = error.code == ErrorCode::Fault;
    if (isFault && error.detail == fault::unknownMethod) {
        return error.message + QStringLiteral(" (supervisord does not know the call: "
                                              "[rpcinterface:supervisor] may be missing "
                                              "from supervisord.conf)");
    }
    if (isFault && error.detail == fault::shutdownState)
        return error.message + QStringLiteral(" (supervisord is shutting down or restarting)");
    return error.message;
}

} // namespace pennon
