// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

#include <optional>

namespace pennon {

/// The longest line of the control socket, its newline not counted.
inline constexpr qsizetype longestControlLine = qsizetype{1024} * 1024;

/// Cuts a stream of bytes into lines. Whoever feeds it takes the lines before there is more to append: then
/// it never keeps more than a line and one piece.
class LineFramer final
{
public:
    explicit LineFramer(qsizetype longest = longestControlLine);

    void append(QByteArrayView data);

    /// The next complete line without its newline; nothing until there is one.
    [[nodiscard]] std::optional<QByteArray> takeLine();

    /// The line that begins here is too long, whether or not its end has come. No line comes any more.
    [[nodiscard]] bool isOverlong() const { return m_isOverlong; }

    [[nodiscard]] qsizetype pending() const { return m_pending.size(); }

private:
    qsizetype m_longest;
    QByteArray m_pending;
    qsizetype m_searched = 0; ///< so far there is no newline
    bool m_isOverlong = false;
};

} // namespace pennon
