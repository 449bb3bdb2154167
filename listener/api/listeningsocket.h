// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"

#include <QObject>
#include <QSocketNotifier>
#include <QString>
#include <QTimer>

#include <memory>

namespace pennon {

/// A unix socket in the file system that connections come in on. The file goes with the object, unless
/// somebody else's is there by then.
class ListeningSocket final : public QObject
{
    Q_OBJECT

public:
    /// The mode is in force before anybody can connect. `group` owns the file; empty: ours. A socket that
    /// nobody listens on any more is replaced, and its folder is made where that alone is missing. Errors:
    /// Rejected (somebody listens there already), InvalidInput (the path is too long, or is something else
    /// than a socket), NotFound (no such group or folder), PermissionDenied, System.
    [[nodiscard]] static Result<std::unique_ptr<ListeningSocket>> open(const QString &path, int mode,
                                                                       const QString &group);
    ListeningSocket(const ListeningSocket &) = delete;
    ListeningSocket &operator=(const ListeningSocket &) = delete;
    ListeningSocket(ListeningSocket &&) = delete;
    ListeningSocket &operator=(ListeningSocket &&) = delete;
    ~ListeningSocket() override;

    /// Whether the file is still there and still this socket: else nobody finds it any more.
    [[nodiscard]] bool isInPlace() const;

Q_SIGNALS:
    /// The descriptor is the receiver's to close; it does not block and no child process inherits it.
    void connected(int descriptor);

private:
    ListeningSocket(QByteArray path, int descriptor);
    void accept();

    QByteArray m_path;
    int m_descriptor;
    quint64 m_inode = 0;
    QSocketNotifier m_notifier;
    QTimer m_pause; ///< after accept() failed for want of descriptors
};

} // namespace pennon
