// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/linktrouble.h"

#include "control/rpc.h"
#include "supervisor/supervisorapi.h"

namespace pennon {

namespace {

LinkTrouble troubleOfStatus(int status)
{
    switch (status) {
    case 401:
        return LinkTrouble::WrongPassword;
    case 403:
        return LinkTrouble::NotPermitted;
    case 502: // a proxy that does not reach supervisord
    case 503:
    case 504:
        return LinkTrouble::Unreachable;
    default:
        return LinkTrouble::NoRpcInterface;
    }
}

} // namespace

LinkTrouble troubleOf(const Error &error)
{
    switch (error.code) {
    case ErrorCode::PermissionDenied:
        return LinkTrouble::NotPermitted;
    case ErrorCode::Unauthorized:
        return LinkTrouble::WrongPassword;
    case ErrorCode::TlsFailure:
        return LinkTrouble::Tls;
    case ErrorCode::HttpStatus:
        return troubleOfStatus(error.detail);
    case ErrorCode::Protocol:
        return error.detail == rpccode::otherProtocol ? LinkTrouble::OtherProtocol
                                                      : LinkTrouble::NoRpcInterface;
    case ErrorCode::Fault:
        return error.detail == fault::unknownMethod ? LinkTrouble::NoRpcInterface : LinkTrouble::None;
    case ErrorCode::Cancelled:
        return LinkTrouble::None;
    case ErrorCode::InvalidInput:
    case ErrorCode::NotFound:
    case ErrorCode::ConnectionRefused:
    case ErrorCode::ConnectionLost:
    case ErrorCode::TimedOut:
    case ErrorCode::Rejected:
    case ErrorCode::TooLarge:
    case ErrorCode::Conflict:
    case ErrorCode::System:
        break;
    }
    return LinkTrouble::Unreachable;
}

LinkTrouble troubleOfTunnel(const Error &error)
{
    return error.code == ErrorCode::Unauthorized ? LinkTrouble::WrongPassword : LinkTrouble::Tunnel;
}

bool isShutdownFault(const Error &error)
{
    return error.code == ErrorCode::Fault && error.detail == fault::shutdownState;
}

} // namespace pennon
