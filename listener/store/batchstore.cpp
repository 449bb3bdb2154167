// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/batchstore.h"

#include "store/columns.h"

namespace pennon {

BatchStore::BatchStore(Database &database)
    : m_sql(database.connection())
{}

Result<qint64> BatchStore::append(const QString &batch, const QString &line)
{
    static const QString sql = QStringLiteral("INSERT INTO batch_line (batch, line) VALUES (?, ?)");
    return m_sql.change(sql, {columns::of(batch), columns::of(line)})
        .map([](const Connection::Change &change) { return change.lastId; });
}

Result<std::vector<BatchStore::Line>> BatchStore::load(const QString &batch)
{
    std::vector<Line> lines;
    const Result<void> done =
        m_sql.read(QStringLiteral("SELECT id, line FROM batch_line WHERE batch = ? ORDER BY id"),
                   {columns::of(batch)}, [&lines](const QSqlQuery &row) {
                       lines.push_back({row.value(0).toLongLong(), row.value(1).toString()});
                   });
    if (!done)
        return tl::unexpected(done.error());
    return lines;
}

Result<void> BatchStore::remove(const std::vector<qint64> &ids)
{
    static const QString sql = QStringLiteral("DELETE FROM batch_line WHERE id = ?");
    return m_sql.transaction([this, &ids]() -> Result<void> {
        for (const qint64 id : ids) {
            if (const auto removed = m_sql.change(sql, {id}); !removed)
                return tl::unexpected(removed.error());
        }
        return {};
    });
}

} // namespace pennon
