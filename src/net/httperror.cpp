// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/httperror.h"

#include <cerrno>
#include <system_error>

namespace pennon {

namespace {

QString systemWords(int systemError)
{
    return QString::fromStdString(std::generic_category().message(systemError));
}

Error notConnected(const HttpFailure &failure)
{
    const auto error = [](ErrorCode code, const QString &message) { return Error{code, message, {}, 0}; };
    switch (failure.systemError) {
    case EACCES:
    case EPERM:
        return failure.unixSocket
                   ? error(ErrorCode::PermissionDenied,
                           QStringLiteral("this user may not open the socket %1: permission denied")
                               .arg(failure.peer))
                   : error(ErrorCode::PermissionDenied,
                           QStringLiteral("this user may not connect to %1: permission denied")
                               .arg(failure.peer));
    case ENOENT:
        return error(ErrorCode::NotFound, QStringLiteral("the socket %1 does not exist").arg(failure.peer));
    case ECONNREFUSED:
        return error(ErrorCode::ConnectionRefused,
                     QStringLiteral("connection to %1 refused: nobody listens there").arg(failure.peer));
    case ETIMEDOUT:
        return error(ErrorCode::TimedOut,
                     QStringLiteral("no connection to %1: it does not answer").arg(failure.peer));
    case ECONNRESET:
    case EPIPE:
        return error(ErrorCode::ConnectionLost,
                     QStringLiteral("%1 closed the connection at once").arg(failure.peer));
    default:
        break;
    }
    const QString why = failure.systemError != 0 ? systemWords(failure.systemError) : failure.words;
    return error(ErrorCode::System, QStringLiteral("no connection to %1: %2").arg(failure.peer, why));
}

} // namespace

Error explain(const HttpFailure &failure)
{
    const auto error = [](ErrorCode code, const QString &message) { return Error{code, message, {}, 0}; };
    if (isTlsFailure(failure.curlCode)) {
        return error(ErrorCode::TlsFailure,
                     QStringLiteral("no TLS with %1: %2").arg(failure.peer, failure.words));
    }
    switch (failure.curlCode) {
    case CURLE_OPERATION_TIMEDOUT:
        return error(ErrorCode::TimedOut, QStringLiteral("no complete answer from %1 within %2 s")
                                              .arg(failure.peer)
                                              .arg(static_cast<double>(failure.deadline.count()) / 1000));
    case CURLE_COULDNT_RESOLVE_HOST:
        if (failure.unixSocket) { // libcurl's code for a path that does not fit into an address
            return error(ErrorCode::InvalidInput,
                         QStringLiteral("the path of the socket %1 is too long").arg(failure.peer));
        }
        return error(ErrorCode::NotFound, QStringLiteral("the host of %1 is not known").arg(failure.peer));
    case CURLE_COULDNT_CONNECT:
        return notConnected(failure);
    case CURLE_GOT_NOTHING:
        return error(ErrorCode::ConnectionLost,
                     QStringLiteral("%1 closed the connection without an answer").arg(failure.peer));
    case CURLE_PARTIAL_FILE:
        return error(ErrorCode::ConnectionLost,
                     QStringLiteral("the answer of %1 was cut short").arg(failure.peer));
    case CURLE_RECV_ERROR:
        if (failure.systemError == 0 && !failure.tls)
            break; // no failure of the connection: chunks, or headers, that are none
        [[fallthrough]];
    case CURLE_SEND_ERROR:
        return error(ErrorCode::ConnectionLost,
                     QStringLiteral("the connection to %1 was lost: %2")
                         .arg(failure.peer,
                              failure.systemError != 0 ? systemWords(failure.systemError) : failure.words));
    case CURLE_URL_MALFORMAT:
        return error(ErrorCode::InvalidInput,
                     QStringLiteral("%1 is no usable address: %2").arg(failure.peer, failure.words));
    default:
        break;
    }
    return error(ErrorCode::Protocol,
                 QStringLiteral("the answer of %1 is no usable HTTP: %2").arg(failure.peer, failure.words));
}

} // namespace pennon
