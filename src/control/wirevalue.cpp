// SPDX-License-Identifier: GPL-3.0-or-later
#include "control/wirevalue.h"

#include "control/wiretime.h"
#include "control/words.h"

#include <QJsonObject>

#include <limits>
#include <utility>

namespace pennon::wire {

namespace {

/// Durations that can be counted in any of chrono's units without overflow: some 290 years.
constexpr std::chrono::nanoseconds longestTime = std::chrono::nanoseconds::max();

QLatin1String typeName(const QJsonValue &value)
{
    switch (value.type()) {
    case QJsonValue::Null:
        return QLatin1String("null");
    case QJsonValue::Bool:
        return QLatin1String("true or false");
    case QJsonValue::Double:
        return QLatin1String("a number");
    case QJsonValue::String:
        return QLatin1String("a text");
    case QJsonValue::Array:
        return QLatin1String("a list");
    case QJsonValue::Object:
        return QLatin1String("an object");
    case QJsonValue::Undefined:
        break;
    }
    return QLatin1String("nothing");
}

Result<qint64> wholeNumber(const QJsonValue &json, const Path &path)
{
    const qint64 value = json.toInteger(0);
    if (!json.isDouble() || (value == 0 && json.toInteger(1) == 1)) // a fraction, or beyond 64 bits
        return illTyped(path, QLatin1String("a whole number"), json);
    return value;
}

template <typename Duration>
Result<void> duration(const QJsonValue &json, const Path &path, Duration &into)
{
    const Result<qint64> count = wholeNumber(json, path);
    if (!count)
        return tl::unexpected(count.error());
    const qint64 most = std::chrono::duration_cast<Duration>(longestTime).count();
    if (*count > most || *count < -most)
        return wrong(path, QStringLiteral("such a time is too long"));
    into = Duration(*count);
    return {};
}

Result<QString> text(const QJsonValue &json, const Path &path)
{
    if (!json.isString())
        return illTyped(path, QLatin1String("a text"), json);
    return json.toString();
}

template <typename Value>
Result<void> word(const QJsonValue &json, const Path &path, std::optional<Value> (*meaning)(QStringView),
                  Value &into)
{
    const Result<QString> given = text(json, path);
    if (!given)
        return tl::unexpected(given.error());
    const std::optional<Value> value = meaning(*given);
    if (!value)
        return wrong(path, QStringLiteral("\"%1\" is not known").arg(given->left(64)));
    into = *value;
    return {};
}

} // namespace

QString Path::text() const
{
    const QString before = parent ? parent->text() : QString();
    if (index >= 0)
        return before + u'[' + QString::number(index) + u']';
    return before.isEmpty() ? name : QString(before + u'.' + name);
}

tl::unexpected<Error> illTyped(const Path &path, QLatin1String needed, const QJsonValue &found)
{
    return wrong(path, QStringLiteral("needed is %1, not %2").arg(needed, typeName(found)));
}

tl::unexpected<Error> wrong(const Path &path, const QString &why)
{
    const QString where = path.text();
    return tl::unexpected(Error{ErrorCode::InvalidInput,
                                where.isEmpty() ? why : QStringLiteral("%1: %2").arg(where, why), where, 0});
}

QJsonValue toJson(bool value)
{
    return value;
}

QJsonValue toJson(int value)
{
    return value;
}

QJsonValue toJson(qint64 value)
{
    return value;
}

QJsonValue toJson(const QString &value)
{
    return value;
}

QJsonValue toJson(const QByteArray &value)
{
    return QString::fromUtf8(value);
}

QJsonValue toJson(const QMap<QString, QString> &value)
{
    QJsonObject object;
    for (auto at = value.begin(); at != value.end(); ++at)
        object.insert(at.key(), at.value());
    return object;
}

QJsonValue toJson(ByteSize value)
{
    return value.bytes;
}

QJsonValue toJson(std::chrono::seconds value)
{
    return static_cast<qint64>(value.count());
}

QJsonValue toJson(std::chrono::milliseconds value)
{
    return static_cast<qint64>(value.count());
}

QJsonValue toJson(Clock::WallTime value)
{
    return wireTime(value);
}

QJsonValue toJson(const ProcessName &value)
{
    return value.full();
}

QJsonValue toJson(ProcessState value)
{
    return wireName(value);
}

QJsonValue toJson(IncidentKind value)
{
    return wireName(value);
}

QJsonValue toJson(ControlTopic value)
{
    return wireName(value);
}

Result<void> fromJson(const QJsonValue &json, const Path &path, bool &into)
{
    if (!json.isBool())
        return illTyped(path, QLatin1String("true or false"), json);
    into = json.toBool();
    return {};
}

Result<void> fromJson(const QJsonValue &json, const Path &path, int &into)
{
    const Result<qint64> value = wholeNumber(json, path);
    if (!value)
        return tl::unexpected(value.error());
    if (!std::in_range<int>(*value))
        return wrong(path, QStringLiteral("such a number is too large"));
    into = static_cast<int>(*value);
    return {};
}

Result<void> fromJson(const QJsonValue &json, const Path &path, qint64 &into)
{
    return wholeNumber(json, path).map([&into](qint64 value) { into = value; });
}

Result<void> fromJson(const QJsonValue &json, const Path &path, QString &into)
{
    return text(json, path).map([&into](const QString &value) { into = value; });
}

Result<void> fromJson(const QJsonValue &json, const Path &path, QByteArray &into)
{
    return text(json, path).map([&into](const QString &value) { into = value.toUtf8(); });
}

Result<void> fromJson(const QJsonValue &json, const Path &path, QMap<QString, QString> &into)
{
    if (!json.isObject())
        return illTyped(path, QLatin1String("an object"), json);
    const QJsonObject object = json.toObject();
    QMap<QString, QString> values;
    for (auto at = object.begin(); at != object.end(); ++at) {
        const Result<QString> value = text(at.value(), Path{&path, at.key()});
        if (!value)
            return tl::unexpected(value.error());
        values.insert(at.key(), *value);
    }
    into = values;
    return {};
}

Result<void> fromJson(const QJsonValue &json, const Path &path, ByteSize &into)
{
    return wholeNumber(json, path).map([&into](qint64 value) { into = ByteSize{value}; });
}

Result<void> fromJson(const QJsonValue &json, const Path &path, std::chrono::seconds &into)
{
    return duration(json, path, into);
}

Result<void> fromJson(const QJsonValue &json, const Path &path, std::chrono::milliseconds &into)
{
    return duration(json, path, into);
}

Result<void> fromJson(const QJsonValue &json, const Path &path, Clock::WallTime &into)
{
    const Result<QString> given = text(json, path);
    if (!given)
        return tl::unexpected(given.error());
    const std::optional<Clock::WallTime> time = parseWireTime(*given);
    if (!time) {
        return wrong(path, QStringLiteral("\"%1\" is no time; needed is UTC such as 2025-11-01T09:05:00.000Z")
                               .arg(given->left(64)));
    }
    into = *time;
    return {};
}

Result<void> fromJson(const QJsonValue &json, const Path &path, ProcessName &into)
{
    const Result<QString> given = text(json, path);
    if (!given)
        return tl::unexpected(given.error());
    const qsizetype colon = given->indexOf(u':');
    if (colon <= 0 || colon == given->size() - 1 || given->indexOf(u':', colon + 1) >= 0)
        return wrong(path, QStringLiteral("\"%1\" is no process; needed is GROUP:NAME").arg(given->left(64)));
    into = ProcessName{given->left(colon), given->mid(colon + 1)};
    return {};
}

Result<void> fromJson(const QJsonValue &json, const Path &path, ProcessState &into)
{
    return word(json, path, &processState, into);
}

Result<void> fromJson(const QJsonValue &json, const Path &path, IncidentKind &into)
{
    return word(json, path, &incidentKind, into);
}

Result<void> fromJson(const QJsonValue &json, const Path &path, ControlTopic &into)
{
    return word(json, path, &controlTopic, into);
}

} // namespace pennon::wire
