// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/bytesize.h"
#include "base/error.h"
#include "store/connection.h"
#include "store/directorylock.h"

#include <QString>
#include <QStringList>

#include <memory>

namespace pennon {

/// The listener's state on disk: DIRECTORY/pennon.db, an SQLite database in WAL mode, of which the stores of
/// this room are views. Needs a QCoreApplication. One thread. It must outlive the stores.
///
/// A kill loses nothing that was committed; a loss of power may lose the last moments before it.
class Database final
{
public:
    /// Opens the database, created with its directory (mode 0700) where it is missing. A damaged one is put
    /// aside, and notes() tell of it. Errors: another process has it (Rejected), it is newer than this
    /// program (InvalidInput), the directory cannot be written (PermissionDenied), the disk is full (System).
    [[nodiscard]] static Result<std::unique_ptr<Database>> open(const QString &directory);

    /// What a person should know about how it was opened, a sentence each; empty if all is well.
    [[nodiscard]] const QStringList &notes() const { return m_notes; }

    /// All that `work` changes through any of the stores, or nothing of it: see Connection::transaction().
    [[nodiscard]] Result<void> transaction(const Connection::Work &work)
    {
        return m_connection->transaction(work);
    }

    /// For the stores.
    [[nodiscard]] Connection &connection() { return *m_connection; }
    [[nodiscard]] const QString &file() const { return m_connection->file(); }
    /// On the disk, with what is in its write-ahead log.
    [[nodiscard]] ByteSize size() const;

private:
    Database(std::unique_ptr<DirectoryLock> lock, std::unique_ptr<Connection> connection, QStringList notes);

    std::unique_ptr<DirectoryLock> m_lock; ///< given back after the connection has been closed
    std::unique_ptr<Connection> m_connection;
    QStringList m_notes;
};

} // namespace pennon
