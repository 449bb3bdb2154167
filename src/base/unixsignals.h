// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QSocketNotifier>

#include <array>
#include <memory>

namespace pennon {

/// Brings SIGTERM and SIGINT, and SIGHUP where it is wanted, into the event loop. At most one object at a
/// time.
class UnixSignals final : public QObject
{
    Q_OBJECT

public:
    explicit UnixSignals(QObject *parent = nullptr);
    UnixSignals(const UnixSignals &) = delete;
    UnixSignals &operator=(const UnixSignals &) = delete;
    UnixSignals(UnixSignals &&) = delete;
    UnixSignals &operator=(UnixSignals &&) = delete;
    ~UnixSignals() override;

    /// SIGPIPE would end the program when somebody hangs up; SIGHUP when the terminal it was started from
    /// goes; SIGXFSZ when a file may not grow any more.
    static void ignoreHangups();
    /// From now on SIGHUP is a reloadRequested().
    static void watchHangups();

Q_SIGNALS:
    void terminationRequested();
    void reloadRequested();

private:
    std::array<int, 2> m_pipe{-1, -1};
    std::unique_ptr<QSocketNotifier> m_notifier;
};

} // namespace pennon
