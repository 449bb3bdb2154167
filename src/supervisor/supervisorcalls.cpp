// SPDX-License-Identifier: GPL-3.0-or-later
#include "supervisor/supervisorcalls.h"

namespace pennon {

namespace {

constexpr qint64 maxAnswer = qint64{64} * 1024 * 1024;

} // namespace

SupervisorCalls::SupervisorCalls(HttpTransport &transport, ServerUrl server,
                                 std::optional<HttpCredentials> credentials)
    : m_transport(transport)
    , m_server(std::move(server))
    , m_credentials(std::move(credentials))
{}

void SupervisorCalls::close()
{
    m_closed = true;
    const auto pending = std::exchange(m_pending, {});
    for (const auto &call : pending)
        call->cancel();
}

HttpRequest SupervisorCalls::request(const QByteArray &method, const std::vector<XmlRpcParameter> &parameters,
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

bool SupervisorCalls::isWorthRepeating(const Error &error, Repeat repeat)
{
    return error.code == ErrorCode::ConnectionRefused ||
           (error.code == ErrorCode::ConnectionLost && repeat == Repeat::IfLost);
}

std::optional<Error> SupervisorCalls::refusal(const HttpResponse &response, const QByteArray &method) const
{
    if (response.status == 401) {
        return Error{ErrorCode::Unauthorized,
                     QStringLiteral("supervisord at %1 wants a password (HTTP 401): SUPERVISOR_USERNAME and "
                                    "SUPERVISOR_PASSWORD in "
                                    "environment= of the listener's section are missing or wrong")
                         .arg(m_server.display()),
                     {},
                     response.status};
    }
    if (response.status != 200) {
        return Error{ErrorCode::HttpStatus,
                     QStringLiteral(
                         "%1 answered %2 with HTTP %3 %4 instead of 200; supervisord's own log may tell why")
                         .arg(m_server.display(), QString::fromLatin1(method),
                              QString::number(response.status), response.reason),
                     {},
                     response.status};
    }
    if (response.body.size() > maxAnswer) {
        return Error{ErrorCode::TooLarge,
                     QStringLiteral("the answer of %1 to %2 is longer than 64 MiB")
                         .arg(m_server.display(), QString::fromLatin1(method)),
                     {},
                     0};
    }
    return std::nullopt;
}

} // namespace pennon
