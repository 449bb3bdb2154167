// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/bytesize.h"
#include "base/clock.h"
#include "domain/processname.h"
#include "domain/processpattern.h"

#include <QByteArray>
#include <QString>

#include <array>
#include <optional>

namespace pennon {

/// What kind of trouble.
enum class IncidentKind {
    Crash,         ///< a process exited and was not expected to
    Fatal,         ///< supervisord gave up starting it
    Memory,        ///< over its limit
    Growth,        ///< growing faster than allowed
    Http,          ///< its page is not as it should be
    Breaker,       ///< restarts did not help, no more of them until the breaker closes
    Configuration, ///< pennon.conf cannot be used; the rules before it stay in force
    Mail,          ///< a message was given up
    Listener,      ///< trouble of the listener itself: state that cannot be stored, supervisord unreachable
};

/// All of them, in the order of the documentation.
inline constexpr std::array incidentKinds = {
    IncidentKind::Crash,         IncidentKind::Fatal, IncidentKind::Memory,
    IncidentKind::Growth,        IncidentKind::Http,  IncidentKind::Breaker,
    IncidentKind::Configuration, IncidentKind::Mail,  IncidentKind::Listener};

/// The word for it on the wire and in the database: "crash", "fatal", "memory" …
[[nodiscard]] QString wireName(IncidentKind kind);
[[nodiscard]] std::optional<IncidentKind> incidentKind(QStringView wireName);

/// How bad it is, the worst last.
enum class Severity {
    Info,
    Warning,  ///< something happened, and supervisord or Pennon has put it right or tries to
    Critical, ///< something does not work and stays so until somebody comes
};

/// "info", "warning", "critical"
[[nodiscard]] QString wireName(Severity severity);
[[nodiscard]] std::optional<Severity> severity(QStringView wireName);
/// That of all incidents of a kind.
[[nodiscard]] Severity severityOf(IncidentKind kind);

/// One trouble of one process: what happened, why, what was done about it and how that ended.
struct Incident
{
    qint64 id = 0; ///< given by the store
    IncidentKind kind = IncidentKind::Crash;
    ProcessName process; ///< both parts empty where it is about no process
    Clock::WallTime opened{};
    int times = 1;                       ///< how often it has happened, the first time included
    std::optional<Clock::WallTime> last; ///< when it happened again; nothing: it did not
    std::optional<Clock::WallTime> closed;
    QString cause; ///< one sentence: why
    std::optional<int> exitStatus;
    std::optional<int> signal;
    std::optional<int> httpStatus;
    QString url;
    std::optional<ByteSize> memory;
    std::optional<ByteSize> limit;
    QString action;        ///< what was done; empty: nothing (yet)
    QString outcome;       ///< how that ended; empty: under way, or nothing was done
    QByteArray stdoutTail; ///< the last lines as they were before the restart, raw bytes
    QByteArray stderrTail;
    std::optional<Clock::WallTime> acknowledged;
    QString acknowledgedBy; ///< "uid 1000"
    QString note;
    bool desktop = false; ///< a route has told it at the desktop; said by the listener, not stored
    friend bool operator==(const Incident &, const Incident &) = default;
};

/// No alerts about these processes until then.
struct Silence
{
    qint64 id = 0;                        ///< given by the store
    QString pattern;                      ///< a ProcessPattern, or "*"
    std::optional<Clock::WallTime> until; ///< nothing: for ever
    QString note;
    QString by; ///< "uid 1000"
    friend bool operator==(const Silence &, const Silence &) = default;
};

} // namespace pennon
