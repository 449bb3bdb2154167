// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"

#include <QHash>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QString>
#include <QVariantList>

#include <functional>
#include <memory>
#include <optional>

class QSqlError;

namespace pennon {

/// One SQLite file, opened. Every failure is an Error that names the file and says what to do; its detail is
/// SQLite's primary result code. Statements are prepared once and kept. For one thread.
class Connection final
{
public:
    enum class Access { ReadWrite, ReadOnly };
    /// What a statement changed.
    struct Change
    {
        qint64 lastId = 0; ///< of an INSERT
        int rows = 0;
    };
    using Work = std::function<Result<void>()>;
    /// Called for each row while the statement is active: takes values, runs no statement.
    using EachRow = std::function<void(const QSqlQuery &row)>;

    [[nodiscard]] static Result<std::unique_ptr<Connection>> open(const QString &file, Access access);
    ~Connection();
    Connection(const Connection &) = delete;
    Connection &operator=(const Connection &) = delete;
    Connection(Connection &&) = delete;
    Connection &operator=(Connection &&) = delete;

    /// Runs a statement with values for its question marks.
    [[nodiscard]] Result<Change> change(const QString &sql, const QVariantList &values = {});
    [[nodiscard]] Result<void> read(const QString &sql, const QVariantList &values, const EachRow &eachRow);
    /// The first column of the only row as a number; nothing if there is no row or it is NULL.
    [[nodiscard]] Result<std::optional<qint64>> number(const QString &sql, const QVariantList &values = {});

    /// All that `work` changes, or nothing of it. A call within another one joins it. Once any part has
    /// failed, all of it is undone, whatever `work` returns.
    [[nodiscard]] Result<void> transaction(const Work &work);
    /// Grows whenever changes were undone: what was remembered of rows then may not be true any more.
    [[nodiscard]] quint64 rollbacks() const { return m_rollbacks; }

    [[nodiscard]] const QString &file() const { return m_file; }

private:
    Connection(QString file, QString name);

    [[nodiscard]] Result<QSqlQuery *> execute(const QString &sql, const QVariantList &values);
    [[nodiscard]] tl::unexpected<Error> failed(const QSqlError &error);

    QString m_file;
    QString m_name; ///< Qt's of the connection, unique
    QSqlDatabase m_database;
    QHash<QString, std::shared_ptr<QSqlQuery>> m_statements;
    bool m_inTransaction = false;
    std::optional<Error> m_spoilt; ///< why the transaction cannot be kept
    quint64 m_rollbacks = 0;
};

/// Whether the file is no database (any more), rather than out of reach.
[[nodiscard]] bool meansCorrupt(const Error &error);

} // namespace pennon
