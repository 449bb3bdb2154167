// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/alertstore.h"

#include "store/columns.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <array>
#include <utility>

namespace pennon {

namespace {

using Stage = AlertRow::Stage;
constexpr std::array stages = {
    std::pair{Stage::New, QLatin1String("new")},   std::pair{Stage::Told, QLatin1String("told")},
    std::pair{Stage::Over, QLatin1String("over")}, std::pair{Stage::Digest, QLatin1String("digest")},
    std::pair{Stage::Done, QLatin1String("done")},
};
constexpr std::array kinds = {
    std::pair{AnnouncementKind::Raised, QLatin1String("raised")},
    std::pair{AnnouncementKind::Reminder, QLatin1String("reminder")},
    std::pair{AnnouncementKind::Recovered, QLatin1String("recovered")},
    std::pair{AnnouncementKind::Digest, QLatin1String("digest")},
    std::pair{AnnouncementKind::Test, QLatin1String("test")},
};
const QString seenSetting = QStringLiteral("alerts.seen");

template <typename Words, typename Value>
QString wordOf(const Words &words, Value value)
{
    for (const auto &[one, word] : words) {
        if (one == value)
            return word;
    }
    Q_UNREACHABLE();
}

template <typename Words, typename Value>
Value valueOf(const Words &words, const QString &text, Value otherwise)
{
    for (const auto &[value, word] : words) {
        if (word == text)
            return value;
    }
    return otherwise;
}

QByteArray document(const Telling &telling)
{
    QJsonArray incidents;
    for (const qint64 id : telling.incidents)
        incidents.append(id);
    const QJsonObject object{{QStringLiteral("kind"), wordOf(kinds, telling.kind)},
                             {QStringLiteral("incidents"), incidents},
                             {QStringLiteral("host_wide"), telling.isHostWide},
                             {QStringLiteral("thread"), telling.thread},
                             {QStringLiteral("first"), telling.isFirst}};
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

Telling tellingOf(const QByteArray &document)
{
    const QJsonObject object = QJsonDocument::fromJson(document).object();
    Telling telling;
    telling.kind = valueOf(kinds, object.value(QStringLiteral("kind")).toString(), AnnouncementKind::Raised);
    for (const QJsonValue incident : object.value(QStringLiteral("incidents")).toArray())
        telling.incidents.push_back(incident.toInteger());
    telling.isHostWide = object.value(QStringLiteral("host_wide")).toBool();
    telling.thread = object.value(QStringLiteral("thread")).toString();
    telling.isFirst = object.value(QStringLiteral("first")).toBool();
    return telling;
}

} // namespace

AlertStore::AlertStore(Database &database)
    : m_sql(database.connection())
{}

Result<void> AlertStore::put(const AlertRow &row)
{
    static const QString sql = QStringLiteral(
        "INSERT OR REPLACE INTO alert (route, incident, stage, since, told, thread, times_told, said_over) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?)");
    return m_sql
        .change(sql, {columns::of(row.route), row.incident, wordOf(stages, row.stage), columns::of(row.since),
                      columns::of(row.told), columns::of(row.thread), row.timesTold, row.saidOver ? 1 : 0})
        .map([](const Connection::Change &) {});
}

Result<void> AlertStore::replaceHeld(const HeldTellings &held)
{
    if (const auto removed = m_sql.change(QStringLiteral("DELETE FROM alert_held")); !removed)
        return tl::unexpected(removed.error());
    for (const auto &[channel, telling] : held) {
        const auto added =
            m_sql.change(QStringLiteral("INSERT INTO alert_held (channel, document) VALUES (?, ?)"),
                         {columns::of(channel), QString::fromUtf8(document(telling))});
        if (!added)
            return tl::unexpected(added.error());
    }
    return {};
}

Result<void> AlertStore::save(const std::vector<AlertRow> &rows, const HeldTellings &held)
{
    return m_sql.transaction([&]() -> Result<void> {
        if (const auto removed = m_sql.change(QStringLiteral("DELETE FROM alert")); !removed)
            return tl::unexpected(removed.error());
        for (const AlertRow &row : rows) {
            if (Result<void> added = put(row); !added)
                return added;
        }
        return replaceHeld(held);
    });
}

Result<void> AlertStore::change(const std::vector<AlertRow> &from, const std::vector<AlertRow> &to,
                                const HeldTellings &held)
{
    std::map<std::pair<QString, qint64>, const AlertRow *> left;
    for (const AlertRow &row : from)
        left[{row.route, row.incident}] = &row;
    return m_sql.transaction([&]() -> Result<void> {
        for (const AlertRow &row : to) {
            const auto before = left.find({row.route, row.incident});
            const bool isSame = before != left.end() && *before->second == row;
            if (before != left.end())
                left.erase(before);
            if (isSame)
                continue;
            if (Result<void> stored = put(row); !stored)
                return stored;
        }
        for (const auto &[key, row] : left) {
            const auto removed =
                m_sql.change(QStringLiteral("DELETE FROM alert WHERE route = ? AND incident = ?"),
                             {columns::of(row->route), row->incident});
            if (!removed)
                return tl::unexpected(removed.error());
        }
        return replaceHeld(held);
    });
}

Result<std::vector<AlertRow>> AlertStore::rows()
{
    std::vector<AlertRow> rows;
    const Result<void> done = m_sql.read(
        QStringLiteral(
            "SELECT route, incident, stage, since, told, thread, times_told, said_over FROM alert"),
        {}, [&rows](const QSqlQuery &row) {
            rows.push_back({row.value(0).toString(), row.value(1).toLongLong(),
                            valueOf(stages, row.value(2).toString(), Stage::Done), columns::time(row, 3),
                            columns::optionalTime(row, 4), row.value(5).toString(), row.value(6).toInt(),
                            row.value(7).toInt() != 0});
        });
    if (!done)
        return tl::unexpected(done.error());
    return rows;
}

Result<AlertStore::HeldTellings> AlertStore::held()
{
    HeldTellings held;
    const Result<void> done = m_sql.read(
        QStringLiteral("SELECT channel, document FROM alert_held"), {}, [&held](const QSqlQuery &row) {
            held[row.value(0).toString()] = tellingOf(row.value(1).toString().toUtf8());
        });
    if (!done)
        return tl::unexpected(done.error());
    return held;
}

Result<void> AlertStore::setSeen(qint64 incident)
{
    return m_sql
        .change(QStringLiteral("INSERT OR REPLACE INTO setting (name, value) VALUES (?, ?)"),
                {seenSetting, QString::number(incident)})
        .map([](const Connection::Change &) {});
}

Result<qint64> AlertStore::seen()
{
    return m_sql
        .number(QStringLiteral("SELECT CAST(value AS INTEGER) FROM setting WHERE name = ?"), {seenSetting})
        .map([](const std::optional<qint64> &seen) { return seen.value_or(0); });
}

} // namespace pennon
