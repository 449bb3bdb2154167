// SPDX-License-Identifier: GPL-3.0-or-later
#include "supervisor/processanswers.h"
#include "supervisor/xmlrpc.h"

#include <QByteArray>

#include <cstdint>
#include <cstdlib>

/// Any bytes end in a value or in an error that can be shown; and what is a list of processes is an XML-RPC
/// answer too.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const QByteArray body(reinterpret_cast<const char *>(data), static_cast<qsizetype>(size));
    const auto value = pennon::decodeResponse(body);
    const auto list = pennon::decodeProcessList(body);
    const auto process = pennon::decodeProcess(body);
    const bool silent = (!value && value.error().message.isEmpty()) ||
                        (!list && list.error().message.isEmpty()) ||
                        (!process && process.error().message.isEmpty());
    const bool bothShapes = list && process;
    const bool differentFaults =
        !value && value.error().code == pennon::ErrorCode::Fault && (list || list.error() != value.error());
    if (silent || bothShapes || differentFaults)
        std::abort();
    return 0;
}
