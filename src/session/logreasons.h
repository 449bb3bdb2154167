// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "base/error.h"
#include "domain/processinfo.h"
#include "supervisor/supervisorapi.h"

#include <QString>

/// Why a log cannot be shown, or not all of it, in words for people (translated).
namespace pennon {

/// A place in a log where lines may be missing.
struct LogGap
{
    enum class Why {
        Reconnected, ///< the connection was lost, and what came meanwhile cannot be had any more
        Rotated,     ///< the file was rotated, cleared or truncated; the last lines before may be missing
        NoHistory,   ///< supervisord cannot read the file by position
    };
    Why why = Why::Reconnected;
    Clock::WallTime time;

    /// "gap: reconnected 14:02, lines may be missing"
    [[nodiscard]] QString text() const;
};

/// Empty if supervisord keeps a file that can be followed.
[[nodiscard]] QString whyNoLog(const ProcessInfo &process, SupervisorApi::Channel channel);
/// Why a question of ours was not answered.
[[nodiscard]] QString whyNoLog(const Error &error, const ProcessName &process);
/// What another HTTP status than 200 means for GET /logtail.
[[nodiscard]] QString whyNoLog(int status, const QString &path, const ProcessName &process);

} // namespace pennon
