// SPDX-License-Identifier: GPL-3.0-or-later
#include "control/codec.h"
#include "control/lineframer.h"
#include "control/rpc.h"

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <vector>

using namespace pennon;

namespace {

void require(bool holds)
{
    if (!holds)
        std::abort();
}

/// What was read is written such that it reads the same, and an error names a place in its message.
template <typename Message>
void readAs(const QJsonObject &object)
{
    const Result<Message> message = decode<Message>(object);
    if (!message) {
        require(message.error().code == ErrorCode::InvalidInput && !message.error().message.isEmpty());
        return;
    }
    const QJsonObject written = encode(*message);
    const Result<Message> again = decode<Message>(written);
    require(again.has_value());
    require(encode(*again) == written);
}

template <typename... Requests>
void readAsAny(const QJsonObject &object, RequestList<Requests...> /*all*/)
{
    (readAs<Requests>(object), ...);
    (readAs<typename Requests::Answer>(object), ...);
    readAs<SamplesPush>(object);
    readAs<IncidentsPush>(object);
    readAs<RulesPush>(object);
    readAs<ProcessesPush>(object);
}

std::vector<QByteArray> linesOf(QByteArrayView stream, qsizetype piece)
{
    LineFramer framer(4096);
    std::vector<QByteArray> lines;
    for (qsizetype at = 0; at < stream.size(); at += piece) {
        framer.append(stream.sliced(at, qMin(piece, stream.size() - at)));
        while (std::optional<QByteArray> line = framer.takeLine())
            lines.push_back(*std::move(line));
        require(framer.pending() <= 4096);
    }
    return lines;
}

} // namespace

/// The first byte says into pieces of what size the rest is cut: that must change nothing.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *bytes, std::size_t size)
{
    if (size == 0)
        return 0;
    const QByteArrayView stream(bytes + 1, static_cast<qsizetype>(size) - 1);
    const std::vector<QByteArray> lines = linesOf(stream, bytes[0] + 1);
    require(lines == linesOf(stream, qMax(stream.size(), qsizetype(1))));
    for (const QByteArray &line : lines) {
        if (const auto request = parseRequest(line)) {
            require(parseRequest(requestLine(*request).chopped(1)).has_value());
            readAsAny(request->params, AllRequests());
        }
        if (const auto parsed = parseServerLine(line)) {
            if (const auto *response = std::get_if<RpcResponse>(&*parsed)) {
                require(parseServerLine(responseLine(*response)).has_value());
                if (response->outcome)
                    readAsAny(*response->outcome, AllRequests());
            } else {
                readAsAny(std::get<RpcNotification>(*parsed).params, AllRequests());
            }
        }
    }
    return 0;
}
