// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/serialstore.h"

#include "store/columns.h"

namespace pennon {

SerialStore::SerialStore(Database &database)
    : m_sql(database.connection())
{}

Result<bool> SerialStore::add(const QString &instance, qint64 serial)
{
    static const QString insert =
        QStringLiteral("INSERT OR IGNORE INTO serial (instance, serial) VALUES (?, ?)");
    static const QString prune = QStringLiteral("DELETE FROM serial WHERE id <= ?");
    const Result<Connection::Change> added = m_sql.change(insert, {columns::of(instance), serial});
    if (!added)
        return tl::unexpected(added.error());
    if (added->rows == 0)
        return false;
    // Now and then, since each time costs another page.
    if (added->lastId % 64 == 0) {
        if (const auto pruned = m_sql.change(prune, {added->lastId - kept}); !pruned)
            return tl::unexpected(pruned.error());
    }
    return true;
}

Result<bool> SerialStore::contains(const QString &instance, qint64 serial)
{
    static const QString sql = QStringLiteral("SELECT 1 FROM serial WHERE instance = ? AND serial = ?");
    return m_sql.number(sql, {columns::of(instance), serial}).map([](const std::optional<qint64> &found) {
        return found.has_value();
    });
}

} // namespace pennon
