// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/restartdocument.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace pennon {

namespace {

const QString failedKey = QStringLiteral("failed");
const QString checkKey = QStringLiteral("check");
const QString pidKey = QStringLiteral("pid");
const QString inARowKey = QStringLiteral("inARow");
const QString restartsKey = QStringLiteral("restarts");
const QString openedKey = QStringLiteral("breakerOpened");
const QString pauseKey = QStringLiteral("breakerPauseSeconds");
const QString attemptsKey = QStringLiteral("reviveAttempts");
const QString nextKey = QStringLiteral("nextRevive");
const QString givenUpKey = QStringLiteral("reviveGivenUp");

qint64 milliseconds(Clock::WallTime time)
{
    return time.time_since_epoch().count();
}

Clock::WallTime wallTime(const QJsonValue &value)
{
    return Clock::WallTime(std::chrono::milliseconds(value.toInteger()));
}

std::optional<Clock::WallTime> optionalTime(const QJsonObject &object, const QString &key)
{
    const QJsonValue value = object.value(key);
    return value.isDouble() ? std::optional(wallTime(value)) : std::nullopt;
}

} // namespace

QString restartDocument(const RestartHistory &history)
{
    QJsonArray failed;
    for (const FailedChecks &checks : history.failed)
        failed += QJsonObject{{checkKey, checks.check}, {pidKey, checks.pid}, {inARowKey, checks.inARow}};
    QJsonArray restarts;
    for (const Clock::WallTime time : history.restarts)
        restarts += milliseconds(time);

    QJsonObject object;
    if (!failed.isEmpty())
        object.insert(failedKey, failed);
    if (!restarts.isEmpty())
        object.insert(restartsKey, restarts);
    if (history.breakerOpened)
        object.insert(openedKey, milliseconds(*history.breakerOpened));
    if (history.breakerPause.count() != 0)
        object.insert(pauseKey, qint64(history.breakerPause.count()));
    if (history.reviveAttempts != 0)
        object.insert(attemptsKey, history.reviveAttempts);
    if (history.nextRevive)
        object.insert(nextKey, milliseconds(*history.nextRevive));
    if (history.reviveGivenUp)
        object.insert(givenUpKey, true);
    return QString::fromUtf8(QJsonDocument(object).toJson(QJsonDocument::Compact));
}

RestartHistory restartHistory(const ProcessName &process, const QString &document)
{
    const QJsonObject object = QJsonDocument::fromJson(document.toUtf8()).object();
    RestartHistory history;
    history.process = process;
    const QJsonArray failed = object.value(failedKey).toArray();
    for (const QJsonValue &value : failed) {
        const QJsonObject checks = value.toObject();
        history.failed.push_back({checks.value(checkKey).toString(), checks.value(pidKey).toInteger(),
                                  checks.value(inARowKey).toInt()});
    }
    const QJsonArray restarts = object.value(restartsKey).toArray();
    for (const QJsonValue &value : restarts)
        history.restarts.push_back(wallTime(value));
    history.breakerOpened = optionalTime(object, openedKey);
    history.breakerPause = std::chrono::seconds(object.value(pauseKey).toInteger());
    history.reviveAttempts = object.value(attemptsKey).toInt();
    history.nextRevive = optionalTime(object, nextKey);
    history.reviveGivenUp = object.value(givenUpKey).toBool();
    return history;
}

} // namespace pennon
