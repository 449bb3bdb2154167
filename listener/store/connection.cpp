// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/connection.h"

#include <QSqlError>

#include <atomic>
#include <utility>

namespace pennon {

namespace {

/// SQLite's primary result codes (sqlite3.h), as far as something can be said about them.
enum class Sqlite {
    Perm = 3,
    Busy = 5,
    Locked = 6,
    NoMemory = 7,
    ReadOnly = 8,
    IoError = 10,
    Corrupt = 11,
    Full = 13,
    CannotOpen = 14,
    TooBig = 18,
    NotADatabase = 26,
};

Error explained(const QSqlError &error, const QString &file)
{
    bool isNumber = false;
    const int extended = error.nativeErrorCode().toInt(&isNumber);
    const int primary = isNumber ? extended & 0xff : 0;
    const auto say = [&file, primary](ErrorCode code, const QString &what) {
        return Error{code, QString(file + QStringLiteral(": ") + what), {}, primary};
    };
    switch (Sqlite(primary)) {
    case Sqlite::Full:
        return say(ErrorCode::System, QStringLiteral("the disk is full. Free some space there; nothing has "
                                                     "to be restarted."));
    case Sqlite::IoError:
        return say(ErrorCode::System,
                   QString(QStringLiteral("reading or writing failed (") + error.databaseText() +
                           QStringLiteral("). Is the disk full or defective?")));
    case Sqlite::ReadOnly:
    case Sqlite::Perm:
        return say(
            ErrorCode::PermissionDenied,
            QStringLiteral("cannot be written. Give the file and its directory to the user that Pennon "
                           "runs as, on a file system that is not read-only."));
    case Sqlite::CannotOpen:
        return say(ErrorCode::PermissionDenied,
                   QStringLiteral("cannot be opened. Check that its directory exists and belongs to the user "
                                  "that Pennon runs as."));
    case Sqlite::Busy:
    case Sqlite::Locked:
        return say(ErrorCode::TimedOut, QStringLiteral("another program holds the database. Close it."));
    case Sqlite::Corrupt:
    case Sqlite::NotADatabase:
        return say(
            ErrorCode::System,
            QStringLiteral("the database is damaged. Restart Pennon: it puts the file aside, takes over "
                           "what can be read and begins a new one."));
    case Sqlite::TooBig:
        return say(ErrorCode::TooLarge, QStringLiteral("a text is too long to be stored."));
    case Sqlite::NoMemory:
        return say(ErrorCode::System, QStringLiteral("there is not enough memory."));
    }
    return say(ErrorCode::System, error.text().trimmed());
}

QString unusedName()
{
    static std::atomic<quint64> counter{0};
    return QStringLiteral("pennon-%1").arg(++counter);
}

} // namespace

bool meansCorrupt(const Error &error)
{
    return error.detail == int(Sqlite::Corrupt) || error.detail == int(Sqlite::NotADatabase);
}

Connection::Connection(QString file, QString name)
    : m_file(std::move(file))
    , m_name(std::move(name))
    , m_database(QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), m_name))
{}

Connection::~Connection()
{
    m_statements.clear();
    m_database.close();
    m_database = {};
    QSqlDatabase::removeDatabase(m_name);
}

Result<std::unique_ptr<Connection>> Connection::open(const QString &file, Access access)
{
    std::unique_ptr<Connection> connection(new Connection(file, unusedName()));
    QSqlDatabase &database = connection->m_database;
    if (!database.isValid()) {
        return failure(ErrorCode::NotFound,
                       QStringLiteral("Qt's driver for SQLite is not installed. On Debian it is the package "
                                      "libqt6sql6-sqlite."));
    }
    QString options = QStringLiteral("QSQLITE_BUSY_TIMEOUT=2000");
    if (access == Access::ReadOnly)
        options += QStringLiteral(";QSQLITE_OPEN_READONLY");
    database.setConnectOptions(options);
    database.setDatabaseName(file);
    if (!database.open())
        return tl::unexpected(explained(database.lastError(), file));
    return connection;
}

tl::unexpected<Error> Connection::failed(const QSqlError &error)
{
    const Error why = explained(error, m_file);
    if (m_inTransaction && !m_spoilt)
        m_spoilt = why;
    return tl::unexpected(why);
}

Result<QSqlQuery *> Connection::execute(const QString &sql, const QVariantList &values)
{
    std::shared_ptr<QSqlQuery> &statement = m_statements[sql];
    if (!statement) {
        auto fresh = std::make_shared<QSqlQuery>(m_database);
        fresh->setForwardOnly(true);
        if (!fresh->prepare(sql)) {
            m_statements.remove(sql);
            return failed(fresh->lastError());
        }
        statement = std::move(fresh);
    }
    int position = 0;
    for (const QVariant &value : values)
        statement->bindValue(position++, value);
    if (!statement->exec()) {
        const QSqlError error = statement->lastError();
        statement->finish();
        return failed(error);
    }
    return statement.get();
}

Result<Connection::Change> Connection::change(const QString &sql, const QVariantList &values)
{
    const Result<QSqlQuery *> statement = execute(sql, values);
    if (!statement)
        return tl::unexpected(statement.error());
    const Change done{(*statement)->lastInsertId().toLongLong(), (*statement)->numRowsAffected()};
    (*statement)->finish();
    return done;
}

Result<void> Connection::read(const QString &sql, const QVariantList &values, const EachRow &eachRow)
{
    const Result<QSqlQuery *> statement = execute(sql, values);
    if (!statement)
        return tl::unexpected(statement.error());
    while ((*statement)->next())
        eachRow(**statement);
    const QSqlError error = (*statement)->lastError();
    (*statement)->finish();
    if (error.isValid())
        return failed(error);
    return {};
}

Result<std::optional<qint64>> Connection::number(const QString &sql, const QVariantList &values)
{
    std::optional<qint64> value;
    const Result<void> done = read(sql, values, [&value](const QSqlQuery &row) {
        if (!row.isNull(0))
            value = row.value(0).toLongLong();
    });
    if (!done)
        return tl::unexpected(done.error());
    return value;
}

Result<void> Connection::transaction(const Work &work)
{
    if (m_inTransaction) {
        Result<void> done = work();
        if (!done && !m_spoilt)
            m_spoilt = done.error();
        return done;
    }
    if (const Result<Change> begun = change(QStringLiteral("BEGIN IMMEDIATE")); !begun)
        return tl::unexpected(begun.error());
    m_inTransaction = true;
    Result<void> done = work();
    m_inTransaction = false;
    const std::optional<Error> spoilt = std::exchange(m_spoilt, std::nullopt);
    if (done && spoilt)
        done = tl::unexpected(*spoilt);
    if (done) {
        const Result<Change> kept = change(QStringLiteral("COMMIT"));
        if (!kept)
            done = tl::unexpected(kept.error());
    }
    if (!done) {
        ++m_rollbacks;
        // Fails where SQLite has undone it by itself, as it does when the disk is full.
        [[maybe_unused]] const Result<Change> undone = change(QStringLiteral("ROLLBACK"));
    }
    return done;
}

} // namespace pennon
