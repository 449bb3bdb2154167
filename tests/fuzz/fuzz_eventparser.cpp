// SPDX-License-Identifier: GPL-3.0-or-later
#include "events/eventparser.h"

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <vector>

using namespace pennon;

namespace {

struct Outcome
{
    std::vector<Event> events;
    bool failed = false;
    bool isBetweenEvents = true;
};

Outcome parse(QByteArrayView stream, qsizetype piece)
{
    EventParser parser;
    Outcome outcome;
    while (!stream.isEmpty()) {
        QByteArrayView data = stream.first(qMin(piece, stream.size()));
        stream = stream.sliced(data.size());
        while (!data.isEmpty()) {
            auto event = parser.take(data);
            if (!event) {
                outcome.failed = true;
                return outcome;
            }
            if (*event)
                outcome.events.push_back(**event);
        }
    }
    outcome.isBetweenEvents = parser.isBetweenEvents();
    return outcome;
}

void require(bool holds)
{
    if (!holds)
        std::abort();
}

} // namespace

/// The first byte says into pieces of what size the rest is cut: that must change nothing. Payloads are read
/// as both kinds.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *bytes, std::size_t size)
{
    if (size == 0)
        return 0;
    const QByteArrayView stream(bytes + 1, static_cast<qsizetype>(size) - 1);
    const Outcome whole = parse(stream, qMax(stream.size(), qsizetype(1)));
    const Outcome pieces = parse(stream, bytes[0] % 64 + 1);
    require(whole.failed == pieces.failed);
    require(whole.events.size() == pieces.events.size());
    require(whole.isBetweenEvents == pieces.isBetweenEvents);
    for (std::size_t i = 0; i < whole.events.size(); ++i) {
        const Event &event = whole.events[i];
        require(event.name == pieces.events[i].name && event.payload == pieces.events[i].payload);
        require(!event.name.isEmpty() && event.payload.size() <= EventParser::maxPayload);
        static_cast<void>(parseProcessExited(event.payload));
        static_cast<void>(parseProcessFatal(event.payload));
        static_cast<void>(tickTime(event.payload));
        static_cast<void>(tickPeriod(event.name));
    }
    return 0;
}
