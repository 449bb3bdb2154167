// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <tl/expected.hpp>

#include <utility>

namespace pennon {

/// What went wrong, for the program. The sentence for the person is Error::message.
enum class ErrorCode {
    InvalidInput,      ///< an option, a file or a value that cannot be used
    NotFound,          ///< a file, a host name or a process does not exist
    PermissionDenied,  ///< the operating system refused
    Unauthorized,      ///< HTTP 401, or a rejected login
    ConnectionRefused, ///< nobody listens there
    ConnectionLost,    ///< reset, closed early, or an answer cut short
    TimedOut,          ///< the deadline passed
    TlsFailure,        ///< no TLS, or a certificate that does not verify
    HttpStatus,        ///< an HTTP status other than the one needed; Error::detail is the status
    Protocol,          ///< an answer that cannot be understood
    Fault,             ///< an XML-RPC fault; Error::detail is its code
    Rejected,          ///< a server said no for good or for now; Error::detail is its reply code
    TooLarge,          ///< a limit on size was exceeded
    Conflict,          ///< what a change was based upon has changed meanwhile
    Cancelled,         ///< given up because the program ends
    System,            ///< any other failure of the operating system
};

/// A failure: a code for the program, a sentence for the person, and where known the field it is about.
struct Error
{
    ErrorCode code = ErrorCode::System;
    QString message;
    QString field = {};
    int detail = 0;

    friend bool operator==(const Error &, const Error &) = default;
};

/// The value of a function that can fail, or why it failed.
template <typename T>
using Result = tl::expected<T, Error>;

[[nodiscard]] inline tl::unexpected<Error> failure(ErrorCode code, QString message, int detail = 0)
{
    return tl::unexpected<Error>(Error{code, std::move(message), {}, detail});
}

} // namespace pennon
