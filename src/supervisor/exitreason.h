// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

#include <optional>

namespace pennon {

/// How a process ended.
struct ExitReason
{
    std::optional<int> status;
    std::optional<int> signal;
    QString words; ///< supervisord's: "exit status 3", "terminated by SIGSEGV (core dumped)"
    friend bool operator==(const ExitReason &, const ExitReason &) = default;
};

/// The latest exit of a process of this name (without its group, as supervisord writes it) in the end of
/// supervisord's log. supervisord forgets the exit status of a process as soon as it starts it again, and
/// never tells a signal by XML-RPC; its log has both (supervisor/process.py, finish()). Nothing if it is not
/// there.
[[nodiscard]] std::optional<ExitReason> lastExit(const QByteArray &log, const QString &name);

} // namespace pennon
