// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/incidentstore.h"

#include "store/columns.h"

#include <utility>

namespace pennon {

namespace {

const QString incidentColumns =
    QStringLiteral("id, kind, process_group, process_name, opened, closed, cause, exit_status, exit_signal, "
                   "http_status, url, "
                   "memory, memory_limit, action, outcome, acknowledged, acknowledged_by, note");

QVariant ofSize(const std::optional<ByteSize> &size)
{
    return size ? QVariant(size->bytes) : QVariant();
}

std::optional<ByteSize> size(const QSqlQuery &row, int column)
{
    return row.isNull(column) ? std::nullopt : std::optional(ByteSize{row.value(column).toLongLong()});
}

/// From kind to outcome.
QVariantList facts(const Incident &incident)
{
    return {wireName(incident.kind),
            columns::of(incident.process.group),
            columns::of(incident.process.name),
            columns::of(incident.opened),
            columns::of(incident.closed),
            columns::of(incident.cause),
            columns::ofNumber(incident.exitStatus),
            columns::ofNumber(incident.signal),
            columns::ofNumber(incident.httpStatus),
            columns::of(incident.url),
            ofSize(incident.memory),
            ofSize(incident.limit),
            columns::of(incident.action),
            columns::of(incident.outcome)};
}

/// Of a row of incidentColumns. A kind that only another version knows is shown as trouble of the listener.
Incident incidentOf(const QSqlQuery &row)
{
    Incident incident;
    incident.id = row.value(0).toLongLong();
    incident.kind = incidentKind(row.value(1).toString()).value_or(IncidentKind::Listener);
    incident.process = {row.value(2).toString(), row.value(3).toString()};
    incident.opened = columns::time(row, 4);
    incident.closed = columns::optionalTime(row, 5);
    incident.cause = row.value(6).toString();
    incident.exitStatus = columns::optionalInt(row, 7);
    incident.signal = columns::optionalInt(row, 8);
    incident.httpStatus = columns::optionalInt(row, 9);
    incident.url = row.value(10).toString();
    incident.memory = size(row, 11);
    incident.limit = size(row, 12);
    incident.action = row.value(13).toString();
    incident.outcome = row.value(14).toString();
    incident.acknowledged = columns::optionalTime(row, 15);
    incident.acknowledgedBy = row.value(16).toString();
    incident.note = row.value(17).toString();
    return incident;
}

QByteArray packed(const QByteArray &tail)
{
    return tail.isEmpty() ? QByteArray("") : qCompress(tail.right(IncidentStore::longestTail));
}

QByteArray unpacked(const QByteArray &tail)
{
    return tail.isEmpty() ? QByteArray() : qUncompress(tail);
}

Error unknown(qint64 id)
{
    return {ErrorCode::NotFound, QStringLiteral("There is no incident %1 (any more).").arg(id)};
}

} // namespace

IncidentStore::IncidentStore(Database &database)
    : m_sql(database.connection())
{}

Result<qint64> IncidentStore::add(const Incident &incident)
{
    static const QString sql = QStringLiteral(
        "INSERT INTO incident (kind, process_group, process_name, opened, closed, cause, exit_status, "
        "exit_signal, http_status, url, memory, memory_limit, action, outcome, acknowledged, "
        "acknowledged_by, "
        "note) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
    qint64 id = 0;
    const Result<void> done = m_sql.transaction([&]() -> Result<void> {
        QVariantList values = facts(incident);
        values += columns::of(incident.acknowledged);
        values += columns::of(incident.acknowledgedBy);
        values += columns::of(incident.note);
        const Result<Connection::Change> added = m_sql.change(sql, values);
        if (!added)
            return tl::unexpected(added.error());
        id = added->lastId;
        return storeTails(id, incident);
    });
    if (!done)
        return tl::unexpected(done.error());
    return id;
}

Result<void> IncidentStore::update(const Incident &incident)
{
    static const QString sql = QStringLiteral("UPDATE incident SET kind = ?, process_group = ?, process_name "
                                              "= ?, opened = ?, closed = ?, cause = ?, "
                                              "exit_status = ?, exit_signal = ?, http_status = ?, url = ?, "
                                              "memory = ?, memory_limit = ?, action = ?, "
                                              "outcome = ? WHERE id = ?");
    return m_sql.transaction([&]() -> Result<void> {
        QVariantList values = facts(incident);
        values += incident.id;
        const Result<Connection::Change> changed = m_sql.change(sql, values);
        if (!changed)
            return tl::unexpected(changed.error());
        if (changed->rows == 0)
            return tl::unexpected(unknown(incident.id));
        return storeTails(incident.id, incident);
    });
}

Result<void> IncidentStore::storeTails(qint64 id, const Incident &incident)
{
    if (incident.stdoutTail.isEmpty() && incident.stderrTail.isEmpty())
        return {};
    const QByteArray out = packed(incident.stdoutTail);
    const QByteArray err = packed(incident.stderrTail);
    return m_sql
        .change(QStringLiteral("INSERT OR REPLACE INTO incident_tail (incident, bytes, out_tail, err_tail) "
                               "VALUES (?, ?, ?, ?)"),
                {id, out.size() + err.size(), out, err})
        .map([](const Connection::Change &) {});
}

Result<Incident> IncidentStore::find(qint64 id)
{
    std::optional<Incident> found;
    Result<void> done = m_sql.read(QStringLiteral("SELECT ") + incidentColumns +
                                       QStringLiteral(" FROM incident WHERE id = ?"),
                                   {id}, [&found](const QSqlQuery &row) { found = incidentOf(row); });
    if (!done)
        return tl::unexpected(done.error());
    if (!found)
        return tl::unexpected(unknown(id));
    done = m_sql.read(QStringLiteral("SELECT out_tail, err_tail FROM incident_tail WHERE incident = ?"), {id},
                      [&found](const QSqlQuery &row) {
                          found->stdoutTail = unpacked(row.value(0).toByteArray());
                          found->stderrTail = unpacked(row.value(1).toByteArray());
                      });
    if (!done)
        return tl::unexpected(done.error());
    return *std::move(found);
}

Result<std::vector<Incident>> IncidentStore::list(const IncidentFilter &filter)
{
    QStringList conditions{QStringLiteral("1")};
    QVariantList values;
    const auto where = [&conditions, &values](const QString &condition, const QVariantList &with) {
        conditions += condition;
        values += with;
    };
    if (filter.since)
        where(QStringLiteral("opened >= ?"), {columns::of(*filter.since)});
    if (filter.until)
        where(QStringLiteral("opened < ?"), {columns::of(*filter.until)});
    if (filter.kind)
        where(QStringLiteral("kind = ?"), {wireName(*filter.kind)});
    if (filter.process) {
        where(QStringLiteral("process_name = ? AND process_group = ?"),
              {columns::of(filter.process->name), columns::of(filter.process->group)});
    }
    if (filter.openOnly)
        where(QStringLiteral("closed IS NULL"), {});
    if (filter.from)
        where(QStringLiteral("id >= ?"), {*filter.from});
    if (filter.before)
        where(QStringLiteral("id < ?"), {*filter.before});
    values += std::max(filter.limit, 0);
    std::vector<Incident> found;
    const Result<void> done =
        m_sql.read(QStringLiteral("SELECT ") + incidentColumns + QStringLiteral(" FROM incident WHERE ") +
                       conditions.join(QStringLiteral(" AND ")) + QStringLiteral(" ORDER BY id DESC LIMIT ?"),
                   values, [&found](const QSqlQuery &row) { found.push_back(incidentOf(row)); });
    if (!done)
        return tl::unexpected(done.error());
    return found;
}

Result<void> IncidentStore::acknowledge(qint64 id, const QString &by, const QString &note,
                                        Clock::WallTime when)
{
    const Result<Connection::Change> changed = m_sql.change(
        QStringLiteral("UPDATE incident SET acknowledged = ?, acknowledged_by = ?, note = ? WHERE id = ?"),
        {columns::of(when), columns::of(by), columns::of(note), id});
    if (!changed)
        return tl::unexpected(changed.error());
    if (changed->rows == 0)
        return tl::unexpected(unknown(id));
    return {};
}

Result<int> IncidentStore::countSince(const ProcessName &process, Clock::WallTime time)
{
    return m_sql
        .number(
            QStringLiteral(
                "SELECT count(*) FROM incident WHERE process_name = ? AND process_group = ? AND opened >= ?"),
            {columns::of(process.name), columns::of(process.group), columns::of(time)})
        .map([](const std::optional<qint64> &count) { return int(count.value_or(0)); });
}

Result<int> IncidentStore::countSince(const ProcessName &process, Clock::WallTime time, IncidentKind kind)
{
    return m_sql
        .number(
            QStringLiteral("SELECT count(*) FROM incident WHERE process_name = ? AND process_group = ? AND "
                           "opened >= ? AND kind = ?"),
            {columns::of(process.name), columns::of(process.group), columns::of(time), wireName(kind)})
        .map([](const std::optional<qint64> &count) { return int(count.value_or(0)); });
}

Result<int> IncidentStore::prune(Clock::WallTime before, int atMost)
{
    int gone = 0;
    const Result<void> done = m_sql.transaction([&]() -> Result<void> {
        for (const auto &[sql, value] : {
                 std::pair{QStringLiteral("DELETE FROM incident WHERE opened < ?"), columns::of(before)},
                 std::pair{
                     QStringLiteral("DELETE FROM incident WHERE id <= (SELECT id FROM incident ORDER BY id "
                                    "DESC LIMIT 1 OFFSET ?)"),
                     QVariant(std::max(atMost, 0))},
             }) {
            const Result<Connection::Change> removed = m_sql.change(sql, {value});
            if (!removed)
                return tl::unexpected(removed.error());
            gone += removed->rows;
        }
        return m_sql
            .change(QStringLiteral("DELETE FROM incident_tail WHERE incident <= (SELECT max(incident) FROM "
                                   "(SELECT incident, sum(bytes) OVER (ORDER BY incident DESC) AS upTo FROM "
                                   "incident_tail) WHERE upTo > ?)"),
                    {tailsKept})
            .map([](const Connection::Change &) {});
    });
    if (!done)
        return tl::unexpected(done.error());
    return gone;
}

} // namespace pennon
