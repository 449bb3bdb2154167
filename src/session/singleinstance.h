// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/descriptor.h"
#include "base/error.h"

#include <QByteArray>
#include <QFuture>
#include <QLocalServer>
#include <QObject>
#include <QString>

#include <chrono>
#include <memory>

namespace pennon {

/// What a start of the program was asked for, told to the one that runs already.
struct StartRequest
{
    QString connectUrl;      ///< --connect; empty: none
    QString listenerSocket;  ///< --listener; empty: none
    bool minimized = false;  ///< --minimized
    QString activationToken; ///< of the desktop, which lets the window come to the front; empty: none
    friend bool operator==(const StartRequest &, const StartRequest &) = default;
};

/// One program per user session: the first holds a lock for as long as it lives (the kernel lets go of it
/// even after a crash) and listens on a socket of mode 0600 beside it; the others tell it what they were
/// started for.
class SingleInstance final : public QObject
{
    Q_OBJECT

public:
    static constexpr std::chrono::milliseconds defaultPatience = std::chrono::seconds(5);

    /// The folder is of this user alone: defaultFolder().
    explicit SingleInstance(QString folder, QObject *parent = nullptr);
    /// $XDG_RUNTIME_DIR, or what stands for it.
    [[nodiscard]] static QString defaultFolder();

    /// True: this is the first, and started() tells of the others. False: another one runs. Errors: those of
    /// the folder, and of the socket.
    [[nodiscard]] Result<bool> claim();
    /// Tells the first one, which may be just about to start. Errors: TimedOut.
    [[nodiscard]] QFuture<Result<void>> handOver(StartRequest request,
                                                 std::chrono::milliseconds patience = defaultPatience);

    [[nodiscard]] QString socketPath() const;

Q_SIGNALS:
    /// The program was started once more.
    void started(const pennon::StartRequest &request);

private:
    void welcome();

    QString m_folder;
    std::unique_ptr<Descriptor> m_lock;
    QLocalServer m_server;
};

} // namespace pennon
