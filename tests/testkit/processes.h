// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

#include <chrono>
#include <sys/types.h>
#include <vector>

/// What tests ask of the operating system about processes.
namespace pennon::testkit {

struct RunningProcess
{
    pid_t pid = 0;
    QString commandLine;
};

/// Living processes (no zombies) that have this "NAME=value" in their environment.
[[nodiscard]] std::vector<RunningProcess> processesMarked(const QByteArray &marker);

/// Ends these processes at once, and whatever they start meanwhile; returns when none is left or the limit
/// has passed.
void killMarked(const QByteArray &marker, std::chrono::milliseconds limit);

/// True while the process exists and is no zombie.
[[nodiscard]] bool isAlive(pid_t pid);

/// Resident memory as `ps -o rss=` shows it, in bytes; 0 if there is no such process.
[[nodiscard]] qint64 residentMemory(pid_t pid);

/// The same for a process and all its descendants together.
[[nodiscard]] qint64 residentMemoryOfTree(pid_t pid);

/// The most memory the process ever had resident (VmHWM), in bytes; 0 if there is no such process.
[[nodiscard]] qint64 peakMemory(pid_t pid);

/// Path of a program of ours, e.g. "memmon". PENNON_E2E_BIN names another folder to take all of them from.
[[nodiscard]] QString toolPath(const QString &name);

/// Path of one of the testkit's programs, e.g. "leaker.py".
[[nodiscard]] QString testProgram(const QString &name);

/// The interpreter that Debian's supervisor uses.
[[nodiscard]] QString pythonPath();

/// "/usr/bin/python3 /…/NAME ARGUMENTS" for a command in supervisord.conf.
[[nodiscard]] QString pythonProgram(const QString &name, const QString &arguments = {});

} // namespace pennon::testkit
