// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/database.h"

#include "base/systemerror.h"
#include "store/migrations.h"
#include "store/salvage.h"

#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <cerrno>
#include <utility>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace pennon {

namespace {

Error directoryError(const QString &path, int number)
{
    if (number == ENOSPC || number == EDQUOT) {
        return {
            ErrorCode::System,
            QString(path + QStringLiteral(" cannot be created: the disk is full. Free some space there.")),
            {},
            13}; // SQLITE_FULL
    }
    return {fileErrorCode(number),
            QString(path + QStringLiteral(" cannot be created: ") + qt_error_string(number) +
                    QStringLiteral(". Create the state directory for the user that Pennon runs as."))};
}

Result<void> makeDirectory(const QString &directory)
{
    const QFileInfo info(directory);
    if (info.isDir())
        return {};
    if (!QDir().mkpath(info.absolutePath()) ||
        (::mkdir(QFile::encodeName(directory).constData(), 0700) != 0 && errno != EEXIST)) {
        return tl::unexpected(directoryError(directory, errno));
    }
    if (!QFileInfo(directory).isDir())
        return tl::unexpected(directoryError(directory, ENOTDIR));
    return {};
}

/// Mails are nobody else's business; SQLite gives the files beside it the same mode.
Result<void> makeFile(const QString &file)
{
    const int descriptor = ::open(QFile::encodeName(file).constData(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    if (descriptor < 0)
        return tl::unexpected(directoryError(file, errno));
    ::close(descriptor);
    return {};
}

Result<void> check(Connection &connection)
{
    QString found;
    Result<void> done = connection.read(QStringLiteral("PRAGMA quick_check(1)"), {},
                                        [&found](const QSqlQuery &row) { found = row.value(0).toString(); });
    if (!done)
        return done;
    if (found != QStringLiteral("ok"))
        return tl::unexpected(Error{ErrorCode::System, found, {}, 11}); // SQLITE_CORRUPT
    return {};
}

Result<std::unique_ptr<Connection>> openChecked(const QString &file)
{
    Result<std::unique_ptr<Connection>> opened = Connection::open(file, Connection::Access::ReadWrite);
    if (!opened)
        return opened;
    Connection &connection = **opened;
    const Result<int> schema = schemaOf(connection);
    if (!schema)
        return tl::unexpected(schema.error());
    if (*schema <= newestSchema()) {
        for (const QString &pragma : {
                 QStringLiteral("PRAGMA journal_mode = WAL"), QStringLiteral("PRAGMA synchronous = NORMAL"),
                 QStringLiteral("PRAGMA foreign_keys = ON"), QStringLiteral("PRAGMA temp_store = MEMORY"),
                 QStringLiteral("PRAGMA journal_size_limit = 8388608"), // bytes the WAL keeps after a burst
             }) {
            if (const Result<void> set = connection.read(pragma, {}, [](const QSqlQuery &) {}); !set)
                return tl::unexpected(set.error());
        }
        if (const Result<void> sound = check(connection); !sound)
            return tl::unexpected(sound.error());
    }
    if (const Result<void> upToDate = migrate(connection); !upToDate)
        return tl::unexpected(upToDate.error());
    return opened;
}

/// Where a damaged database goes; -wal and -shm go with it. Empty if it cannot be moved.
QString putAside(const QString &file)
{
    const QString stem = file + QStringLiteral(".corrupt-") +
                         QDateTime::currentDateTimeUtc().toString(QStringLiteral("yyyyMMdd'T'HHmmss'Z'"));
    QString aside = stem;
    for (int number = 2; QFileInfo::exists(aside); ++number)
        aside = stem + u'-' + QString::number(number);
    for (const QString &ending : {QStringLiteral("-wal"), QStringLiteral("-shm"), QString()}) {
        const QString from = file + ending;
        if (QFileInfo::exists(from) && !QFile::rename(from, QString(aside + ending)))
            return {};
    }
    return aside;
}

} // namespace

Database::Database(std::unique_ptr<DirectoryLock> lock, std::unique_ptr<Connection> connection,
                   QStringList notes)
    : m_lock(std::move(lock))
    , m_connection(std::move(connection))
    , m_notes(std::move(notes))
{}

Result<std::unique_ptr<Database>> Database::open(const QString &directory)
{
    if (const Result<void> made = makeDirectory(directory); !made)
        return tl::unexpected(made.error());
    Result<std::unique_ptr<DirectoryLock>> lock = DirectoryLock::acquire(directory);
    if (!lock)
        return tl::unexpected(lock.error());
    const QString file = directory + QStringLiteral("/pennon.db");
    if (const Result<void> made = makeFile(file); !made)
        return tl::unexpected(made.error());

    QStringList notes;
    Result<std::unique_ptr<Connection>> connection = openChecked(file);
    if (!connection && meansCorrupt(connection.error())) {
        const QString aside = putAside(file);
        if (aside.isEmpty())
            return tl::unexpected(connection.error());
        if (const Result<void> made = makeFile(file); !made)
            return tl::unexpected(made.error());
        connection = openChecked(file);
        if (connection)
            notes += salvage(aside, **connection);
    }
    if (!connection)
        return tl::unexpected(connection.error());
    return std::unique_ptr<Database>(
        new Database(std::move(*lock), std::move(*connection), std::move(notes)));
}

ByteSize Database::size() const
{
    return {QFileInfo(file()).size() + QFileInfo(QString(file() + QStringLiteral("-wal"))).size()};
}

} // namespace pennon
