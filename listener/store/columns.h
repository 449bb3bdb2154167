// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"

#include <QByteArray>
#include <QSqlQuery>
#include <QString>
#include <QStringList>
#include <QVariant>

#include <optional>

/// Values of ours as they stand in the columns of the database, and back.
namespace pennon::columns {

/// A null QString would be stored as NULL.
[[nodiscard]] inline QVariant of(const QString &text)
{
    return text.isNull() ? QStringLiteral("") : text;
}

[[nodiscard]] inline QVariant of(const QByteArray &bytes)
{
    return bytes.isNull() ? QByteArray("") : bytes;
}

[[nodiscard]] inline QVariant of(Clock::WallTime time)
{
    return qint64(time.time_since_epoch().count());
}

[[nodiscard]] inline QVariant of(const std::optional<Clock::WallTime> &time)
{
    return time ? of(*time) : QVariant();
}

template <typename Number>
[[nodiscard]] QVariant ofNumber(const std::optional<Number> &number)
{
    return number ? QVariant(*number) : QVariant();
}

[[nodiscard]] inline Clock::WallTime wallTime(qint64 milliseconds)
{
    return Clock::WallTime(std::chrono::milliseconds(milliseconds));
}

[[nodiscard]] inline Clock::WallTime time(const QSqlQuery &row, int column)
{
    return wallTime(row.value(column).toLongLong());
}

[[nodiscard]] inline std::optional<Clock::WallTime> optionalTime(const QSqlQuery &row, int column)
{
    return row.isNull(column) ? std::nullopt : std::optional(time(row, column));
}

[[nodiscard]] inline std::optional<int> optionalInt(const QSqlQuery &row, int column)
{
    return row.isNull(column) ? std::nullopt : std::optional(row.value(column).toInt());
}

} // namespace pennon::columns
