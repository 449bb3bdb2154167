// SPDX-License-Identifier: GPL-3.0-or-later
#include "control/codec.h"
#include "control/rpc.h"
#include "control/wiretime.h"
#include "control/words.h"
#include "testkit/protocolexamples.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

#include <functional>
#include <map>

using namespace pennon;

namespace {

/// Decodes an object as one kind of message and encodes it again.
using Roundtrip = std::function<Result<QJsonObject>(const QJsonObject &)>;

template <typename Message>
Result<QJsonObject> roundtrip(const QJsonObject &object)
{
    return decode<Message>(object).map([](const Message &message) { return encode(message); });
}

struct Kind
{
    QString method;
    Roundtrip request;
    Roundtrip answer;
};

template <typename... Requests>
std::vector<Kind> kindsOf(RequestList<Requests...> /*all*/)
{
    return {Kind{Requests::method, roundtrip<Requests>, roundtrip<typename Requests::Answer>}...};
}

std::vector<Kind> kinds()
{
    return kindsOf(AllRequests());
}

/// A message of the document, and what reads it.
struct Sample
{
    QString name;
    QJsonObject object;
    Roundtrip roundtrip;
};

std::vector<Sample> samples()
{
    const testkit::ProtocolExamples examples = testkit::readProtocolExamples();
    std::vector<Sample> all;
    for (const testkit::CallExample &call : examples.calls) {
        for (const Kind &kind : kinds()) {
            if (kind.method != call.method)
                continue;
            all.push_back({call.method + QStringLiteral(" request"),
                           call.request.value(QLatin1String("params")).toObject(), kind.request});
            all.push_back({call.method + QStringLiteral(" answer"),
                           call.answer.value(QLatin1String("result")).toObject(), kind.answer});
        }
    }
    const std::map<QString, Roundtrip> pushes = {{QStringLiteral("samples"), roundtrip<SamplesPush>},
                                                 {QStringLiteral("incidents"), roundtrip<IncidentsPush>},
                                                 {QStringLiteral("rules"), roundtrip<RulesPush>},
                                                 {QStringLiteral("processes"), roundtrip<ProcessesPush>}};
    for (const testkit::PushExample &push : examples.pushes) {
        all.push_back({push.topic + QStringLiteral(" push"),
                       push.push.value(QLatin1String("params")).toObject(), pushes.at(push.topic)});
    }
    return all;
}

using Visitor = std::function<void(const QString &path, const QJsonValue &value,
                                   const std::function<QJsonValue(const QJsonValue &)> &replaced)>;

/// Every value within a value, with its path and with a function that gives the whole with another value
/// there.
void visit(const QString &path, const QJsonValue &value,
           const std::function<QJsonValue(const QJsonValue &)> &replaced, const Visitor &visitor)
{
    visitor(path, value, replaced);
    if (value.isObject()) {
        const QJsonObject object = value.toObject();
        for (const QString &key : object.keys()) {
            const auto within = [=](const QJsonValue &inner) {
                QJsonObject changed = object;
                if (inner.isUndefined())
                    changed.remove(key);
                else
                    changed.insert(key, inner);
                return replaced(changed);
            };
            visit(path.isEmpty() ? key : QString(path + u'.' + key), object.value(key), within, visitor);
        }
    } else if (value.isArray()) {
        const QJsonArray array = value.toArray();
        for (qsizetype i = 0; i < array.size(); ++i) {
            const auto within = [=](const QJsonValue &inner) {
                QJsonArray changed = array;
                changed.replace(i, inner);
                return replaced(changed);
            };
            visit(QStringLiteral("%1[%2]").arg(path).arg(i), array.at(i), within, visitor);
        }
    }
}

void visit(const QJsonObject &object, const Visitor &visitor)
{
    visit(
        QString(), object, [](const QJsonValue &value) { return value; }, visitor);
}

QByteArray text(const QJsonValue &value)
{
    return QJsonDocument(QJsonArray{value}).toJson(QJsonDocument::Compact);
}

} // namespace

class TestCodec final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyCallIsDocumented()
    {
        const testkit::ProtocolExamples examples = testkit::readProtocolExamples();
        QStringList documented;
        for (const testkit::CallExample &call : examples.calls)
            documented += call.method;
        QStringList known;
        for (const Kind &kind : kinds())
            known += kind.method;
        documented.sort();
        known.sort();
        QCOMPARE(documented, known);
        QCOMPARE(examples.pushes.size(), std::size_t{4});
    }

    void examples()
    {
        for (const testkit::CallExample &call : testkit::readProtocolExamples().calls) {
            const auto request = parseRequest(call.requestText);
            QVERIFY2(request, qPrintable(call.method));
            QCOMPARE(request->method, call.method);
            QVERIFY2(call.shell.contains(u'\'' + QString::fromUtf8(call.requestText) + u'\''),
                     qPrintable(call.method + QStringLiteral(": the shell line sends something else")));
            QVERIFY2(parseServerLine(QJsonDocument(call.answer).toJson()), qPrintable(call.method));
        }
    }

    void roundtrips()
    {
        for (const Sample &sample : samples()) {
            Result<QJsonObject> again = sample.roundtrip(sample.object);
            QVERIFY2(again, qPrintable(sample.name + (again ? QString() : again.error().message)));
            QJsonObject wanted = sample.object;
            if (sample.name ==
                QLatin1String("rules.set request")) { // null is nothing, and nothing is left out
                QJsonArray changes = wanted.value(QLatin1String("changes")).toArray();
                QJsonObject second = changes.at(1).toObject();
                second.remove(QLatin1String("value"));
                changes.replace(1, second);
                wanted.insert(QLatin1String("changes"), changes);
            }
            QCOMPARE(text(*again), text(wanted));
        }
    }

    /// Every value of every example, with a value of every other type in its place: an error that names it.
    void wrongTypes()
    {
        const QJsonArray strangers = {true, 1.5, QStringLiteral("a: b: c"), QJsonArray{QJsonArray()},
                                      QJsonObject{{QStringLiteral("no"), 1}}};
        int mutations = 0;
        for (const Sample &sample : samples()) {
            visit(sample.object, [&](const QString &path, const QJsonValue &value, const auto &replaced) {
                if (path.isEmpty())
                    return;
                for (const QJsonValue stranger : strangers) {
                    if (stranger.type() == value.type() && !(value.isDouble()))
                        continue; // a text for a text may be fine
                    if (value.isNull())
                        continue;
                    const Result<QJsonObject> result = sample.roundtrip(replaced(stranger).toObject());
                    const QString what = QStringLiteral("%1: %2 = %3")
                                             .arg(sample.name, path, QString::fromUtf8(text(stranger)));
                    QVERIFY2(!result, qPrintable(what));
                    QCOMPARE(result.error().code, ErrorCode::InvalidInput);
                    QVERIFY2(result.error().field.startsWith(path), qPrintable(what + result.error().field));
                    QVERIFY2(result.error().message.startsWith(result.error().field),
                             qPrintable(result.error().message));
                    ++mutations;
                }
            });
        }
        QVERIFY(mutations > 500);
    }

    /// Every member removed: either it is optional, or an error names it.
    void missingMembers()
    {
        int needed = 0;
        for (const Sample &sample : samples()) {
            visit(sample.object, [&](const QString &path, const QJsonValue &value, const auto &replaced) {
                if (path.isEmpty() || path.endsWith(u']') || value.isNull())
                    return;
                const Result<QJsonObject> result =
                    sample.roundtrip(replaced(QJsonValue::Undefined).toObject());
                if (result)
                    return;
                QCOMPARE(result.error().field, path);
                ++needed;
            });
        }
        QVERIFY(needed > 100);
    }

    /// A mistake in a request; in what a newer listener tells they are passed over.
    void strangeMembers()
    {
        for (const Sample &sample : samples()) {
            visit(sample.object, [&](const QString &path, const QJsonValue &value, const auto &replaced) {
                if (!value.isObject() || path.endsWith(QStringLiteral(".values")))
                    return;
                QJsonObject object = value.toObject();
                object.insert(QStringLiteral("Colour"), 1);
                const Result<QJsonObject> result = sample.roundtrip(replaced(object).toObject());
                if (!sample.name.endsWith(QStringLiteral(" request"))) {
                    QVERIFY2(result, qPrintable(sample.name + path));
                    QCOMPARE(text(*result), text(*sample.roundtrip(sample.object)));
                    return;
                }
                QVERIFY2(!result, qPrintable(sample.name + path));
                QCOMPARE(result.error().field, path.isEmpty() ? QStringLiteral("Colour")
                                                              : QString(path + QStringLiteral(".Colour")));
            });
        }
    }

    void numbers_data()
    {
        QTest::addColumn<QByteArray>("number");
        QTest::addColumn<bool>("isUsable");
        QTest::newRow("zero") << QByteArray("0") << true;
        QTest::newRow("one") << QByteArray("1") << true;
        QTest::newRow("one as a fraction") << QByteArray("1.0") << true;
        QTest::newRow("exponent") << QByteArray("1e3") << true;
        QTest::newRow("beyond 53 bits") << QByteArray("9007199254740993") << true;
        QTest::newRow("the largest") << QByteArray("9223372036854775807") << true;
        QTest::newRow("beyond 64 bits") << QByteArray("9223372036854775808") << false;
        QTest::newRow("huge") << QByteArray("1e300") << false;
        QTest::newRow("fraction") << QByteArray("0.5") << false;
    }

    void numbers()
    {
        QFETCH(const QByteArray, number);
        QFETCH(const bool, isUsable);
        const QJsonObject object = QJsonDocument::fromJson("{\"id\":" + number + "}").object();
        const Result<AcknowledgeRequest> request = decode<AcknowledgeRequest>(object);
        QCOMPARE(request.has_value(), isUsable);
        if (isUsable)
            QCOMPARE(request->id, object.value(QLatin1String("id")).toInteger());
    }

    void smallNumbers()
    {
        QVERIFY(!decode<ProcessesRequest>({{QStringLiteral("limit"), qint64{2147483648}}}));
        QVERIFY(decode<ProcessesRequest>({{QStringLiteral("limit"), 2147483647}}));
    }

    /// What has been added since protocol 1 began may be missing: an older listener does not know it.
    void ofOlderListeners()
    {
        QJsonObject status = testkit::readProtocolExamples().result(QStringLiteral("status.get"));
        status.remove(QLatin1String("channels"));
        QJsonObject events = status.value(QLatin1String("events")).toObject();
        events.remove(QLatin1String("tick_lag_ms"));
        status.insert(QLatin1String("events"), events);
        const Result<StatusAnswer> answer = decode<StatusAnswer>(status);
        QVERIFY(answer);
        QVERIFY(answer->channels.empty());
        QVERIFY(!answer->events.tickLag);
        QCOMPARE(encode(*answer), status);
    }

    void testsByChannel()
    {
        const TestMailRequest byChannel{{}, QStringLiteral("webhook:chat")};
        QCOMPARE(text(encode(byChannel)), QByteArray(R"([{"channel":"webhook:chat"}])"));
        QVERIFY(decode<TestMailRequest>(encode(byChannel)) == byChannel);
        QVERIFY(encode(TestMailRequest()).isEmpty());
    }

    void longTimes()
    {
        QJsonObject status = testkit::readProtocolExamples().result(QStringLiteral("status.get"));
        status.insert(QLatin1String("uptime"), qint64{9223372036});
        QVERIFY(decode<StatusAnswer>(status));
        status.insert(QLatin1String("uptime"), qint64{9223372037});
        const Result<StatusAnswer> tooLong = decode<StatusAnswer>(status);
        QVERIFY(!tooLong);
        QCOMPARE(tooLong.error().field, QStringLiteral("uptime"));
    }

    void times_data()
    {
        QTest::addColumn<QString>("time");
        QTest::addColumn<bool>("isTime");
        QTest::newRow("epoch") << QStringLiteral("1970-01-01T00:00:00.000Z") << true;
        QTest::newRow("leap day") << QStringLiteral("2024-02-29T23:59:59.999Z") << true;
        QTest::newRow("last") << QStringLiteral("9999-12-31T23:59:59.999Z") << true;
        QTest::newRow("no leap day") << QStringLiteral("2025-02-29T00:00:00.000Z") << false;
        QTest::newRow("before the epoch") << QStringLiteral("1969-12-31T23:59:59.999Z") << false;
        QTest::newRow("hour") << QStringLiteral("2025-01-01T24:00:00.000Z") << false;
        QTest::newRow("leap second") << QStringLiteral("2025-01-01T00:00:60.000Z") << false;
        QTest::newRow("zone") << QStringLiteral("2025-01-01T00:00:00.000+00:00") << false;
        QTest::newRow("no zone") << QStringLiteral("2025-01-01T00:00:00.000") << false;
        QTest::newRow("no milliseconds") << QStringLiteral("2025-01-01T00:00:00Z") << false;
        QTest::newRow("sign") << QStringLiteral("2025-01-01T00:00:-1.000Z") << false;
        QTest::newRow("other digits") << QStringLiteral("２０２５-01-01T00:00:00.000Z") << false;
        QTest::newRow("empty") << QString() << false;
    }

    void times()
    {
        QFETCH(const QString, time);
        QFETCH(const bool, isTime);
        const std::optional<Clock::WallTime> parsed = parseWireTime(time);
        QCOMPARE(parsed.has_value(), isTime);
        if (parsed)
            QCOMPARE(wireTime(*parsed), time);
    }

    void timesThatCannotBeWritten()
    {
        QCOMPARE(wireTime(Clock::WallTime::max()), QStringLiteral("9999-12-31T23:59:59.999Z"));
        QCOMPARE(wireTime(Clock::WallTime::min()), QStringLiteral("1970-01-01T00:00:00.000Z"));
    }

    void processes_data()
    {
        QTest::addColumn<QString>("name");
        for (const char *name : {"", ":", "webapp", "shop:", ":webapp", "a:b:c"})
            QTest::newRow(name) << QString::fromLatin1(name);
    }

    void processes()
    {
        QFETCH(const QString, name);
        const Result<ResetBreakerAnswer> answer =
            decode<ResetBreakerAnswer>({{QStringLiteral("processes"), QJsonArray{name}}});
        QVERIFY(!answer);
        QCOMPARE(answer.error().field, QStringLiteral("processes[0]"));
    }

    void bytesThatAreNoText()
    {
        Incident incident;
        incident.stdoutTail = QByteArray("caf\xe9");
        const Result<IncidentsPush> read = decode<IncidentsPush>(encode(IncidentsPush{{incident}, {}}));
        QVERIFY(read);
        QCOMPARE(read->incidents.front().stdoutTail, QByteArray("caf\xef\xbf\xbd"));
    }

    void words()
    {
        for (int code = 0; code <= static_cast<int>(ErrorCode::System); ++code)
            QCOMPARE(errorCode(QString(wireName(static_cast<ErrorCode>(code)))),
                     static_cast<ErrorCode>(code));
        for (const int state : {0, 10, 20, 30, 40, 100, 200, 1000})
            QCOMPARE(processState(QString(wireName(static_cast<ProcessState>(state)))),
                     static_cast<ProcessState>(state));
        QCOMPARE(wireName(static_cast<ProcessState>(77)), QLatin1String("UNKNOWN"));
        QCOMPARE(errorCode(u"nonsense"), std::nullopt);
    }
};

QTEST_GUILESS_MAIN(TestCodec)
#include "tst_codec.moc"
