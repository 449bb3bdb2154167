// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/salvage.h"

#include "store/connection.h"
#include "store/migrations.h"

#include <QStringList>

#include <algorithm>
#include <array>
#include <memory>

namespace pennon {

namespace {

/// A table, and the column by which a page that cannot be read is passed over.
struct Table
{
    QLatin1String name;
    QLatin1String order;
    int since = 1; ///< the schema that brought it
};

constexpr std::array tables = {
    Table{QLatin1String("mail"), QLatin1String("id")},
    Table{QLatin1String("serial"), QLatin1String("id")},
    Table{QLatin1String("batch_line"), QLatin1String("id")},
    Table{QLatin1String("incident"), QLatin1String("id")},
    Table{QLatin1String("incident_tail"), QLatin1String("incident")},
    Table{QLatin1String("restart_history"), QLatin1String("process_name")},
    Table{QLatin1String("dry_run_history"), QLatin1String("process_name"), 2},
    Table{QLatin1String("page_streak"), QLatin1String("section"), 2},
    Table{QLatin1String("alert"), QLatin1String("incident"), 4},
    Table{QLatin1String("alert_held"), QLatin1String("channel"), 4},
    Table{QLatin1String("silence"), QLatin1String("id")},
    Table{QLatin1String("setting"), QLatin1String("name")},
};

Result<QStringList> columns(Connection &connection, const Table &table)
{
    QStringList names;
    return connection
        .read(QString(QStringLiteral("PRAGMA table_info(") + table.name + u')'), {},
              [&names](const QSqlQuery &row) { names += row.value(1).toString(); })
        .map([&names] { return names; });
}

/// Qt makes a null array of an empty blob, which would be stored as NULL.
QVariant valueOf(const QSqlQuery &row, int column)
{
    const QVariant value = row.value(column);
    const bool isEmptyBlob = value.typeId() == QMetaType::QByteArray && value.toByteArray().isEmpty();
    return isEmptyBlob && !row.isNull(column) ? QVariant(QByteArray("")) : value;
}

/// From both ends up to the page that cannot be read. Returns whether all of it could be.
bool copy(const Table &table, Connection &from, Connection &into)
{
    const Result<QStringList> there = columns(from, table);
    Result<QStringList> here = columns(into, table);
    if (!there || !here || there->isEmpty())
        return false;
    here->removeIf([&there](const QString &column) { return !there->contains(column); });
    const QString list = here->join(u',');
    const QString insert = QStringLiteral("INSERT OR IGNORE INTO ") + table.name + QStringLiteral(" (") +
                           list + QStringLiteral(") VALUES (?") +
                           QStringLiteral(",?").repeated(here->size() - 1) + u')';
    const auto take = [&into, &insert, &here](const QSqlQuery &row) {
        QVariantList values;
        for (int column = 0; column < here->size(); ++column)
            values += valueOf(row, column);
        // If this fails, so does the transaction.
        [[maybe_unused]] const auto taken = into.change(insert, values);
    };
    bool isWhole = false;
    const Result<void> kept = into.transaction([&]() -> Result<void> {
        const QString select = QStringLiteral("SELECT ") + list + QStringLiteral(" FROM ") + table.name +
                               QStringLiteral(" ORDER BY ") + table.order;
        isWhole = bool(from.read(select, {}, take));
        if (!isWhole) [[maybe_unused]]
            const auto other = from.read(select + QStringLiteral(" DESC"), {}, take);
        return {};
    });
    return kept && isWhole;
}

/// What refers to rows that stayed behind.
bool dropOrphans(Connection &into)
{
    const bool dropped = bool(into.change(
        QStringLiteral("DELETE FROM incident_tail WHERE incident NOT IN (SELECT id FROM incident)")));
    return into.change(QStringLiteral("PRAGMA foreign_keys = ON")) && dropped;
}

} // namespace

QString salvage(const QString &damaged, Connection &into)
{
    const QString begin = QStringLiteral("The database was damaged and is now ") + damaged +
                          QStringLiteral("; a new one has been begun. ");
    const QString end = QStringLiteral(" The memory history starts afresh.");
    const Result<std::unique_ptr<Connection>> old = Connection::open(damaged, Connection::Access::ReadOnly);
    // Without this SQLite reads nothing of a file that was cut short. Nothing is written: it is open for
    // reading.
    const QString lenient = QStringLiteral("PRAGMA writable_schema = ON");
    bool isWhole = old && (*old)->change(lenient) && into.change(QStringLiteral("PRAGMA foreign_keys = OFF"));
    if (old) {
        const int schema = std::max(schemaOf(**old).value_or(newestSchema()), 1);
        for (const Table &table : tables) {
            if (table.since <= schema && !copy(table, **old, into))
                isWhole = false;
        }
        isWhole = dropOrphans(into) && isWhole;
    }
    const Result<std::optional<qint64>> mails =
        into.number(QStringLiteral("SELECT count(*) FROM mail WHERE died IS NULL"));
    const qint64 waiting = mails ? mails->value_or(0) : 0;
    const QString middle =
        isWhole ? QStringLiteral("Mails, incidents and settings were taken over (%1 mails wait).")
                : QStringLiteral("What could still be read of mails, incidents and settings was "
                                 "taken over (%1 mails wait); others may be lost.");
    return begin + middle.arg(waiting) + end;
}

} // namespace pennon
