// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayView>

namespace pennon {

/// What somebody at the address of the metrics asks for.
struct ScrapeRequest
{
    enum class Wish {
        Metrics,
        Front, ///< "/": a word about where the metrics are
        NotFound,
        NotAllowed,    ///< another method than GET and HEAD
        NotUnderstood, ///< no HTTP
    };
    Wish wish = Wish::NotUnderstood;
    bool isHead = false; ///< without the body

    /// Reads the head of a request, or as much of it as there is. A pure function: whatever comes in is
    /// answered.
    [[nodiscard]] static ScrapeRequest parse(QByteArrayView head);
};

/// Of a response with which the connection ends, whose body has so many bytes.
[[nodiscard]] QByteArray responseHead(int status, const char *reason, const char *contentType,
                                      qsizetype length);

} // namespace pennon
