// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/migrations.h"

#include "store/connection.h"

#include <QDir>
#include <QFile>
#include <QStringList>

/// In no namespace, as the macro demands; needed because the resource is in a static library.
static void initialiseResource()
{
    Q_INIT_RESOURCE(migrations);
}

namespace pennon {

namespace {

const QString folder = QStringLiteral(":/migrations/");

/// "001_initial.sql" …, in order.
QStringList steps()
{
    initialiseResource();
    return QDir(folder).entryList({QStringLiteral("*.sql")}, QDir::Files, QDir::Name);
}

int numberOf(const QString &step)
{
    return step.section(u'_', 0, 0).toInt();
}

/// The statements of a step. Each ends with a semicolon at the end of a line.
QStringList statements(const QString &step)
{
    QFile file(folder + step);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    QStringList found = QString::fromUtf8(file.readAll()).split(QStringLiteral(";\n"));
    found.removeIf([](const QString &statement) { return statement.trimmed().isEmpty(); });
    return found;
}

} // namespace

int newestSchema()
{
    const QStringList known = steps();
    return known.isEmpty() ? 0 : numberOf(known.last());
}

Result<int> schemaOf(Connection &connection)
{
    return connection.number(QStringLiteral("PRAGMA user_version"))
        .map([](const std::optional<qint64> &version) { return int(version.value_or(0)); });
}

Result<void> migrate(Connection &connection)
{
    const Result<int> reached = schemaOf(connection);
    if (!reached)
        return tl::unexpected(reached.error());
    if (*reached > newestSchema()) {
        return failure(
            ErrorCode::InvalidInput,
            QString(connection.file() +
                    QStringLiteral(" was written by a newer Pennon (schema %1, this one knows up to "
                                   "%2). Install that version, or give this one another state "
                                   "directory.")
                        .arg(*reached)
                        .arg(newestSchema())));
    }
    for (const QString &step : steps()) {
        if (numberOf(step) <= *reached)
            continue;
        Result<void> done = connection.transaction([&connection, &step]() -> Result<void> {
            for (const QString &statement : statements(step)) {
                if (const auto run = connection.change(statement); !run)
                    return tl::unexpected(run.error());
            }
            return connection.change(QStringLiteral("PRAGMA user_version = %1").arg(numberOf(step)))
                .map([](const Connection::Change &) {});
        });
        if (!done)
            return done;
    }
    return {};
}

} // namespace pennon
