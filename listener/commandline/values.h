// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/rules.h"

#include <QString>

#include <chrono>

/// The values of options: text to value, or a sentence about what is needed instead.
namespace pennon {

/// A whole number as Python's int() reads it: ASCII digits, a sign, blanks around it.
[[nodiscard]] Result<int> parseStatus(const QString &text);

/// A number of attempts: a whole number of at least 1.
[[nodiscard]] Result<int> parseCount(const QString &text);

/// A whole number of seconds, at least 1. Whatever is longer than 23 days counts as 23 days: libraries below
/// count milliseconds in 32 bits.
[[nodiscard]] Result<std::chrono::seconds> parseTimeout(const QString &text);

/// superlance's SIZE and TIME. A time is cut to 10,000 years at either end, so that it can be counted in
/// milliseconds too.
[[nodiscard]] Result<ByteSize> parseSize(const QString &text);
[[nodiscard]] Result<std::chrono::seconds> parseTime(const QString &text);
/// A SIZE above 0, and a TIME of at least 0.
[[nodiscard]] Result<ByteSize> parsePositiveSize(const QString &text);
[[nodiscard]] Result<std::chrono::seconds> parsePeriod(const QString &text);

/// NAME=SIZE with exactly one equals sign.
[[nodiscard]] Result<MemoryLimit> parseMemoryLimit(const QString &text);

/// A finite decimal number; beyond a billion minutes it is cut to that.
[[nodiscard]] Result<double> parseMinutes(const QString &text);

/// "TICK_" and a number of seconds above 0: the number.
[[nodiscard]] Result<std::chrono::seconds> parseTickName(const QString &text);

/// HOST[:PORT], also smtp://HOST[:PORT], and smtps://HOST[:PORT] for TLS from the first byte (port 465). An
/// IPv6 address with a port stands in brackets.
[[nodiscard]] Result<SmtpServer> parseSmtpServer(const QString &text);

/// Addresses separated by commas, without blanks around them and without empty ones.
[[nodiscard]] QStringList parseAddresses(const QString &text);

/// Fails unless a URL is http://HOST… or https://HOST….
[[nodiscard]] Result<void> checkWebUrl(const QString &url);

} // namespace pennon
