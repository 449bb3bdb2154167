// SPDX-License-Identifier: GPL-3.0-or-later
#include "control/codec.h"

#include "control/fields.h"
#include "control/wirevalue.h"

#include <QJsonArray>

#include <algorithm>

namespace pennon {

namespace wire {

namespace {

template <typename T>
inline constexpr bool isOptional = false;
template <typename T>
inline constexpr bool isOptional<std::optional<T>> = true;

template <typename T>
inline constexpr bool isList = false;
template <typename T>
inline constexpr bool isList<std::vector<T>> = true;
template <>
inline constexpr bool isList<QStringList> = true;

template <typename Message>
QJsonObject writeObject(const Message &message);

template <typename Value>
QJsonValue write(const Value &value)
{
    if constexpr (Described<Value>) {
        return writeObject(value);
    } else if constexpr (isList<Value>) {
        QJsonArray array;
        for (const auto &element : value)
            array.append(write(element));
        return array;
    } else {
        return toJson(value);
    }
}

template <typename Message, typename Value>
void writeField(const Message &message, const Field<Message, Value> &field, QJsonObject &into)
{
    const Value &value = message.*field.member;
    if constexpr (isOptional<Value>) {
        if (value)
            into.insert(QLatin1String(field.name), write(*value));
    } else if (!field.mayBeMissing || !(value == Value())) {
        into.insert(QLatin1String(field.name), write(value));
    }
}

template <typename Message>
QJsonObject writeObject(const Message &message)
{
    QJsonObject object;
    std::apply([&](const auto &...field) { (writeField(message, field, object), ...); }, fields<Message>);
    return object;
}

/// Members that are not known: in requests they are mistakes of who wrote them, in answers and pushes
/// something that a newer listener tells.
enum class Strangers { Refused, Ignored };

template <typename Message>
Result<void> readObject(const QJsonObject &object, const Path &path, Strangers strangers, Message &into);

template <typename Value>
Result<void> read(const QJsonValue &json, const Path &path, [[maybe_unused]] Strangers strangers, Value &into)
{
    if constexpr (Described<Value>) {
        if (!json.isObject())
            return illTyped(path, QLatin1String("an object"), json);
        return readObject(json.toObject(), path, strangers, into);
    } else if constexpr (isList<Value>) {
        if (!json.isArray())
            return illTyped(path, QLatin1String("a list"), json);
        const QJsonArray array = json.toArray();
        into.clear();
        for (qsizetype i = 0; i < array.size(); ++i) {
            const Path here{&path, {}, i};
            if (Result<void> element = read(array.at(i), here, strangers, into.emplace_back()); !element)
                return element;
        }
        return {};
    } else {
        return fromJson(json, path, into);
    }
}

/// Reads one member and counts it.
template <typename Message, typename Value>
Result<void> readField(const QJsonObject &object, const Path &path, Strangers strangers,
                       const Field<Message, Value> &field, Message &into, qsizetype &known)
{
    const auto at = object.constFind(QLatin1String(field.name));
    const bool isThere = at != object.constEnd();
    known += isThere ? 1 : 0;
    const Path here{&path, QLatin1String(field.name)};
    if constexpr (isOptional<Value>) {
        if (!isThere || at->isNull())
            return {};
        typename Value::value_type value{};
        return read(*at, here, strangers, value).map([&] { into.*field.member = std::move(value); });
    } else {
        if (isThere)
            return read(*at, here, strangers, into.*field.member);
        if (field.mayBeMissing)
            return {};
        return wrong(here, QStringLiteral("it is missing"));
    }
}

template <typename Message>
bool isField(const QString &key)
{
    return std::apply([&](const auto &...field) { return ((key == QLatin1String(field.name)) || ...); },
                      fields<Message>);
}

template <typename Message>
Result<void> readObject(const QJsonObject &object, const Path &path, Strangers strangers, Message &into)
{
    Result<void> result;
    qsizetype known = 0;
    const auto readNext = [&](const auto &field) {
        result = readField(object, path, strangers, field, into, known);
        return result.has_value();
    };
    std::apply([&](const auto &...field) { static_cast<void>((readNext(field) && ...)); }, fields<Message>);
    if (!result || strangers == Strangers::Ignored || known == object.size())
        return result;
    const QStringList keys = object.keys();
    const auto stranger =
        std::find_if(keys.begin(), keys.end(), [](const QString &key) { return !isField<Message>(key); });
    return wrong(Path{&path, stranger->left(64)}, QStringLiteral("there is no such member"));
}

} // namespace

} // namespace wire

template <typename Message>
QJsonObject encode(const Message &message)
{
    return wire::writeObject(message);
}

template <typename Message>
Result<Message> decode(const QJsonObject &object)
{
    constexpr bool isRequest = requires { typename Message::Answer; };
    Message message;
    return wire::readObject(object, {}, isRequest ? wire::Strangers::Refused : wire::Strangers::Ignored,
                            message)
        .map([&message] { return std::move(message); });
}

#define PENNON_MESSAGE(Message)                                                                              \
    template QJsonObject encode(const Message &message);                                                     \
    template Result<Message> decode(const QJsonObject &object);
#define PENNON_CALL(name) PENNON_MESSAGE(name##Request) PENNON_MESSAGE(name##Answer)

PENNON_CALL(Hello)
PENNON_CALL(Status)
PENNON_CALL(Processes)
PENNON_CALL(Rules)
PENNON_CALL(SetRules)
PENNON_CALL(Samples)
PENNON_CALL(Incidents)
PENNON_CALL(Acknowledge)
PENNON_CALL(Silence)
PENNON_CALL(TestMail)
PENNON_CALL(RunCheck)
PENNON_CALL(ResetBreaker)
PENNON_CALL(Subscribe)
PENNON_MESSAGE(SamplesPush)
PENNON_MESSAGE(IncidentsPush)
PENNON_MESSAGE(RulesPush)
PENNON_MESSAGE(ProcessesPush)
PENNON_MESSAGE(RuleProblem)

} // namespace pennon
