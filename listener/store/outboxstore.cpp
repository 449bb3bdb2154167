// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/outboxstore.h"

#include "store/columns.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <utility>

namespace pennon {

namespace {

const QString mailColumns = QStringLiteral(
    "id, sender, recipients, subject, body, created, attempts, next_attempt, last_error, html, "
    "message_id, in_reply_to");

QString recipientsText(const QStringList &recipients)
{
    return QString::fromUtf8(
        QJsonDocument(QJsonArray::fromStringList(recipients)).toJson(QJsonDocument::Compact));
}

QStringList recipients(const QString &text)
{
    QStringList found;
    const QJsonArray array = QJsonDocument::fromJson(text.toUtf8()).array();
    for (const QJsonValue &one : array)
        found += one.toString();
    return found;
}

/// Of a row of mailColumns.
StoredMail storedMail(const QSqlQuery &row)
{
    StoredMail stored;
    stored.id = row.value(0).toLongLong();
    stored.mail = {row.value(1).toString(), recipients(row.value(2).toString()),
                   row.value(3).toString(), row.value(4).toString(),
                   row.value(9).toString(), row.value(10).toString(),
                   row.value(11).toString()};
    stored.created = columns::time(row, 5);
    stored.attempts = row.value(6).toInt();
    stored.nextAttempt = columns::time(row, 7);
    stored.lastError = row.value(8).toString();
    return stored;
}

Result<MailCounts> countsOf(Connection &sql, const QString &waiting, const QString &dead,
                            const QVariantList &values)
{
    const Result<std::optional<qint64>> first = sql.number(waiting, values);
    if (!first)
        return tl::unexpected(first.error());
    const Result<std::optional<qint64>> second = sql.number(dead, values);
    if (!second)
        return tl::unexpected(second.error());
    return MailCounts{first->value_or(0), second->value_or(0)};
}

Result<void> oneRow(const Result<Connection::Change> &change, qint64 id)
{
    if (!change)
        return tl::unexpected(change.error());
    if (change->rows == 0)
        return failure(ErrorCode::NotFound, QStringLiteral("There is no dead letter %1.").arg(id));
    return {};
}

} // namespace

OutboxStore::OutboxStore(Database &database, QString queue)
    : m_sql(database.connection())
    , m_queue(std::move(queue))
{}

Result<qint64> OutboxStore::add(const Mail &mail, Clock::WallTime created)
{
    static const QString sql =
        QStringLiteral("INSERT INTO mail (queue, sender, recipients, subject, body, html, message_id, "
                       "in_reply_to, created, next_attempt) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
    return m_sql
        .change(sql, {columns::of(m_queue), columns::of(mail.from), recipientsText(mail.to),
                      columns::of(mail.subject), columns::of(mail.body), columns::of(mail.html),
                      columns::of(mail.messageId), columns::of(mail.inReplyTo), columns::of(created),
                      columns::of(created)})
        .map([](const Connection::Change &change) { return change.lastId; });
}

Result<void> OutboxStore::remove(qint64 id)
{
    static const QString sql = QStringLiteral("DELETE FROM mail WHERE id = ?");
    return m_sql.change(sql, {id}).map([](const Connection::Change &) {});
}

Result<void> OutboxStore::reschedule(qint64 id, int attempts, Clock::WallTime nextAttempt,
                                     const QString &lastError)
{
    static const QString sql =
        QStringLiteral("UPDATE mail SET attempts = ?, next_attempt = ?, last_error = ? WHERE id = ?");
    return m_sql.change(sql, {attempts, columns::of(nextAttempt), columns::of(lastError), id})
        .map([](const Connection::Change &) {});
}

Result<void> OutboxStore::markDead(qint64 id, const QString &reason, Clock::WallTime when)
{
    static const QString sql = QStringLiteral("UPDATE mail SET died = ?, last_error = ? WHERE id = ?");
    return m_sql.change(sql, {columns::of(when), columns::of(reason), id})
        .map([](const Connection::Change &) {});
}

Result<std::vector<StoredMail>> OutboxStore::load()
{
    static const QString sql = QStringLiteral("SELECT ") + mailColumns +
                               QStringLiteral(" FROM mail WHERE queue = ? AND died IS NULL ORDER BY id");
    std::vector<StoredMail> mails;
    const Result<void> done = m_sql.read(
        sql, {columns::of(m_queue)}, [&mails](const QSqlQuery &row) { mails.push_back(storedMail(row)); });
    if (!done)
        return tl::unexpected(done.error());
    return mails;
}

Result<MailCounts> OutboxStore::counts() const
{
    return countsOf(m_sql, QStringLiteral("SELECT count(*) FROM mail WHERE died IS NULL AND queue = ?"),
                    QStringLiteral("SELECT count(*) FROM mail WHERE died IS NOT NULL AND queue = ?"),
                    {columns::of(m_queue)});
}

DeadLetters::DeadLetters(Database &database)
    : m_sql(database.connection())
{}

Result<std::vector<DeadMail>> DeadLetters::list(int limit)
{
    static const QString sql =
        QStringLiteral("SELECT ") + mailColumns +
        QStringLiteral(", queue, died FROM mail WHERE died IS NOT NULL ORDER BY died DESC, id DESC LIMIT ?");
    std::vector<DeadMail> mails;
    const Result<void> done = m_sql.read(sql, {limit}, [&mails](const QSqlQuery &row) {
        mails.push_back({storedMail(row), row.value(12).toString(), columns::time(row, 13)});
    });
    if (!done)
        return tl::unexpected(done.error());
    return mails;
}

Result<void> DeadLetters::revive(qint64 id, Clock::WallTime when)
{
    return oneRow(m_sql.change(QStringLiteral("UPDATE mail SET died = NULL, attempts = 0, created = ?, "
                                              "next_attempt = ? WHERE id = ? AND died IS NOT NULL"),
                               {columns::of(when), columns::of(when), id}),
                  id);
}

Result<void> DeadLetters::remove(qint64 id)
{
    return oneRow(m_sql.change(QStringLiteral("DELETE FROM mail WHERE id = ? AND died IS NOT NULL"), {id}),
                  id);
}

Result<int> DeadLetters::prune(Clock::WallTime before)
{
    return m_sql.change(QStringLiteral("DELETE FROM mail WHERE died < ?"), {columns::of(before)})
        .map([](const Connection::Change &change) { return change.rows; });
}

Result<MailCounts> DeadLetters::counts()
{
    return countsOf(m_sql, QStringLiteral("SELECT count(*) FROM mail WHERE died IS NULL"),
                    QStringLiteral("SELECT count(*) FROM mail WHERE died IS NOT NULL"), {});
}

Result<QStringList> DeadLetters::waitingQueues()
{
    QStringList queues;
    return m_sql
        .read(QStringLiteral("SELECT DISTINCT queue FROM mail WHERE died IS NULL ORDER BY queue"), {},
              [&queues](const QSqlQuery &row) { queues += row.value(0).toString(); })
        .map([&queues] { return queues; });
}

} // namespace pennon
