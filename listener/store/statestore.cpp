// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/statestore.h"

#include "store/columns.h"
#include "store/restartdocument.h"

namespace pennon {

namespace {

void ignore(const Connection::Change &) {}

QString tableOf(StateStore::Runs runs)
{
    return runs == StateStore::Runs::Dry ? QStringLiteral("dry_run_history")
                                         : QStringLiteral("restart_history");
}

} // namespace

StateStore::StateStore(Database &database)
    : m_sql(database.connection())
{}

Result<void> StateStore::saveHistory(const RestartHistory &history, Runs runs)
{
    const QString sql = QStringLiteral("INSERT OR REPLACE INTO ") + tableOf(runs) +
                        QStringLiteral(" (process_group, process_name, document) VALUES (?, ?, ?)");
    return m_sql
        .change(sql, {columns::of(history.process.group), columns::of(history.process.name),
                      restartDocument(history)})
        .map(ignore);
}

Result<std::vector<RestartHistory>> StateStore::readHistories(Runs runs, const QString &condition,
                                                              const QVariantList &values)
{
    std::vector<RestartHistory> found;
    const Result<void> done = m_sql.read(
        QStringLiteral("SELECT process_group, process_name, document FROM ") + tableOf(runs) +
            QStringLiteral(" WHERE ") + condition + QStringLiteral(" ORDER BY process_group, process_name"),
        values, [&found](const QSqlQuery &row) {
            found.push_back(
                restartHistory({row.value(0).toString(), row.value(1).toString()}, row.value(2).toString()));
        });
    if (!done)
        return tl::unexpected(done.error());
    return found;
}

Result<std::optional<RestartHistory>> StateStore::history(const ProcessName &process, Runs runs)
{
    return readHistories(runs, QStringLiteral("process_group = ? AND process_name = ?"),
                         {columns::of(process.group), columns::of(process.name)})
        .map([](const std::vector<RestartHistory> &found) {
            return found.empty() ? std::nullopt : std::optional(found.front());
        });
}

Result<std::vector<RestartHistory>> StateStore::histories(Runs runs)
{
    return readHistories(runs, QStringLiteral("1"), {});
}

Result<void> StateStore::removeHistory(const ProcessName &process, Runs runs)
{
    return m_sql
        .change(QStringLiteral("DELETE FROM ") + tableOf(runs) +
                    QStringLiteral(" WHERE process_group = ? AND process_name = ?"),
                {columns::of(process.group), columns::of(process.name)})
        .map(ignore);
}

Result<void> StateStore::savePageStreak(const PageStreak &streak)
{
    return m_sql
        .change(
            QStringLiteral("INSERT OR REPLACE INTO page_streak (section, url, failures) VALUES (?, ?, ?)"),
            {columns::of(streak.section), columns::of(streak.url), streak.failures})
        .map(ignore);
}

Result<std::vector<PageStreak>> StateStore::pageStreaks()
{
    std::vector<PageStreak> found;
    const Result<void> done = m_sql.read(
        QStringLiteral("SELECT section, url, failures FROM page_streak ORDER BY section"), {},
        [&found](const QSqlQuery &row) {
            found.push_back({row.value(0).toString(), row.value(1).toString(), row.value(2).toInt()});
        });
    if (!done)
        return tl::unexpected(done.error());
    return found;
}

Result<void> StateStore::removePageStreak(const QString &section)
{
    return m_sql.change(QStringLiteral("DELETE FROM page_streak WHERE section = ?"), {columns::of(section)})
        .map(ignore);
}

Result<qint64> StateStore::addSilence(const Silence &silence)
{
    return m_sql
        .change(QStringLiteral("INSERT INTO silence (pattern, until, note, created_by) VALUES (?, ?, ?, ?)"),
                {columns::of(silence.pattern), columns::of(silence.until), columns::of(silence.note),
                 columns::of(silence.by)})
        .map([](const Connection::Change &change) { return change.lastId; });
}

Result<void> StateStore::removeSilence(qint64 id)
{
    const Result<Connection::Change> removed =
        m_sql.change(QStringLiteral("DELETE FROM silence WHERE id = ?"), {id});
    if (!removed)
        return tl::unexpected(removed.error());
    if (removed->rows == 0)
        return failure(ErrorCode::NotFound, QStringLiteral("There is no silence %1 (any more).").arg(id));
    return {};
}

Result<std::vector<Silence>> StateStore::readSilences(const QString &condition, const QVariantList &values)
{
    std::vector<Silence> found;
    const Result<void> done =
        m_sql.read(QStringLiteral("SELECT id, pattern, until, note, created_by FROM silence WHERE ") +
                       condition + QStringLiteral(" ORDER BY id"),
                   values, [&found](const QSqlQuery &row) {
                       found.push_back({row.value(0).toLongLong(), row.value(1).toString(),
                                        columns::optionalTime(row, 2), row.value(3).toString(),
                                        row.value(4).toString()});
                   });
    if (!done)
        return tl::unexpected(done.error());
    return found;
}

Result<std::vector<Silence>> StateStore::silences()
{
    return readSilences(QStringLiteral("1"), {});
}

Result<std::vector<Silence>> StateStore::expireSilences(Clock::WallTime now)
{
    Result<std::vector<Silence>> over = readSilences(QStringLiteral("until <= ?"), {columns::of(now)});
    if (!over || over->empty())
        return over;
    const Result<Connection::Change> removed =
        m_sql.change(QStringLiteral("DELETE FROM silence WHERE until <= ?"), {columns::of(now)});
    if (!removed)
        return tl::unexpected(removed.error());
    return over;
}

Result<std::optional<QString>> StateStore::setting(const QString &name)
{
    std::optional<QString> value;
    const Result<void> done =
        m_sql.read(QStringLiteral("SELECT value FROM setting WHERE name = ?"), {columns::of(name)},
                   [&value](const QSqlQuery &row) { value = row.value(0).toString(); });
    if (!done)
        return tl::unexpected(done.error());
    return value;
}

Result<void> StateStore::setSetting(const QString &name, const QString &value)
{
    return m_sql
        .change(QStringLiteral("INSERT OR REPLACE INTO setting (name, value) VALUES (?, ?)"),
                {columns::of(name), columns::of(value)})
        .map(ignore);
}

Result<void> StateStore::removeSetting(const QString &name)
{
    return m_sql.change(QStringLiteral("DELETE FROM setting WHERE name = ?"), {columns::of(name)})
        .map(ignore);
}

} // namespace pennon
