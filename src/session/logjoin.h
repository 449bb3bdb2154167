// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayView>
#include <QtGlobal>

#include <optional>

/// Where pieces of a log belong. Positions are bytes from the begin of its file.
namespace pennon {

/// A part of a log file.
struct LogPart
{
    qint64 from = 0;
    QByteArrayView bytes;
    [[nodiscard]] qint64 end() const { return from + bytes.size(); }
};

/// Where a stream begins, of which only the bytes are known and that it is not before `least` and not behind
/// `most`. What it has in common with the file must be the same; of several such places the last one counts.
/// Nothing: there is no such place, or the stream has not brought enough yet.
[[nodiscard]] std::optional<qint64> streamStart(const LogPart &file, QByteArrayView stream, qint64 least,
                                                qint64 most);

/// Where in the bytes of a stream a new file begins, of which the first bytes and the size are known.
/// supervisord sends a new file from its begin on without a word. The end: nothing of it came yet. Where the
/// first bytes of the file are not known, the place follows from its size alone.
[[nodiscard]] qsizetype rotationPoint(QByteArrayView stream, QByteArrayView newBegin, qint64 newSize);

} // namespace pennon
