// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/logjoin.h"

#include <algorithm>
#include <cstdlib>

namespace pennon {

std::optional<qint64> streamStart(const LogPart &file, QByteArrayView stream, qint64 least, qint64 most)
{
    if (least == most)
        return least;
    if (stream.isEmpty())
        return std::nullopt;
    for (qint64 at = std::min(most, file.end() - 1); at >= std::max(least, file.from); --at) {
        const qsizetype common = std::min<qsizetype>(stream.size(), file.end() - at);
        if (file.bytes.sliced(at - file.from, common) == stream.first(common))
            return at;
    }
    return std::nullopt;
}

qsizetype rotationPoint(QByteArrayView stream, QByteArrayView newBegin, qint64 newSize)
{
    const qsizetype bySize = stream.size() - std::min<qint64>(newSize, stream.size());
    if (newBegin.isEmpty())
        return bySize;
    qsizetype best = -1;
    for (qsizetype at = 0; at < stream.size(); ++at) {
        const qsizetype common = std::min(stream.size() - at, newBegin.size());
        const bool fits = stream.sliced(at, common) == newBegin.first(common);
        if (fits && (best < 0 || std::abs(at - bySize) < std::abs(best - bySize)))
            best = at;
    }
    return best < 0 ? stream.size() : best;
}

} // namespace pennon
