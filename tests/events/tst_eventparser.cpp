// SPDX-License-Identifier: GPL-3.0-or-later
#include "events/eventparser.h"

#include <QDir>
#include <QFile>
#include <QTest>

#include <vector>

using namespace pennon;
using namespace Qt::StringLiterals;

namespace {

struct Outcome
{
    std::vector<Event> events;
    std::optional<Error> error;
    bool isBetweenEvents = true;
};

/// Feeds a stream in pieces of at most this size.
Outcome parse(const QByteArray &stream, qsizetype piece)
{
    EventParser parser;
    Outcome outcome;
    for (qsizetype at = 0; at < stream.size(); at += piece) {
        QByteArrayView data = QByteArrayView(stream).sliced(at, qMin(piece, stream.size() - at));
        while (!data.isEmpty()) {
            const auto event = parser.take(data);
            if (!event) {
                outcome.error = event.error();
                return outcome;
            }
            if (*event)
                outcome.events.push_back(**event);
        }
    }
    outcome.isBetweenEvents = parser.isBetweenEvents();
    return outcome;
}

QByteArray describe(const Outcome &outcome)
{
    QByteArray text;
    for (const Event &event : outcome.events)
        text += event.name + '/' + QByteArray::number(event.serial.value_or(-1)) + '/' + event.payload + '|';
    if (outcome.error) {
        text += "error";
    } else if (!outcome.isBetweenEvents) {
        text += "incomplete";
    }
    return text;
}

QByteArray header(const QByteArray &name, qsizetype length)
{
    return "ver:3.0 server:supervisor serial:21 pool:p poolserial:10 eventname:" + name +
           " len:" + QByteArray::number(length) + '\n';
}

} // namespace

class TestEventParser final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void cutsTheStream_data();
    void cutsTheStream();
    void recordedStreams_data();
    void recordedStreams();
    void headerWithoutEndIsBounded();
    void hugePayloadIsBounded();
    void payloadBeyondTheLimitIsCountedAndDropped();
    void saysWhatIsWrong_data();
    void saysWhatIsWrong();
};

void TestEventParser::cutsTheStream_data()
{
    QTest::addColumn<QByteArray>("stream");
    QTest::addColumn<QByteArray>("expected");

    QTest::newRow("nothing") << QByteArray() << QByteArray();
    QTest::newRow("one event") << header("TICK_60", 6) + "when:1"
                               << "TICK_60/21/when:1|"_ba;
    QTest::newRow("no payload") << header("SUPERVISOR_STATE_CHANGE_RUNNING", 0)
                                << "SUPERVISOR_STATE_CHANGE_RUNNING/21/|"_ba;
    QTest::newRow("two events") << header("A", 1) + "x" + header("B", 2) + "yz"
                                << "A/21/x|B/21/yz|"_ba;
    QTest::newRow("len counts characters")
        << header("A", 4) + "caf\xc3\xa9" + header("B", 0) << "A/21/caf\xc3\xa9|B/21/|"_ba;
    QTest::newRow("three and four byte characters")
        << header("A", 3) + "\xe6\x97\xa5\xf0\x9f\x9a\x80\n" + header("B", 0)
        << "A/21/\xe6\x97\xa5\xf0\x9f\x9a\x80\n|B/21/|"_ba;
    QTest::newRow("line ends are kept") << header("A", 6) + "a\r\nb\n\n"
                                        << "A/21/a\r\nb\n\n|"_ba;
    QTest::newRow("tokens in any order") << "len:1 eventname:A x serial:7 server:host:9001\nx"_ba
                                         << "A/7/x|"_ba;
    QTest::newRow("a token without a colon") << "junk eventname:A len:0\n"_ba
                                             << "A/-1/|"_ba;
    QTest::newRow("unusable serial") << "eventname:A len:0 serial:x\n"_ba
                                     << "A/-1/|"_ba;
    QTest::newRow("cut in the header") << "eventname:A le"_ba
                                       << "incomplete"_ba;
    QTest::newRow("cut in the payload") << header("A", 5) + "abcd"
                                        << "incomplete"_ba;
    QTest::newRow("cut inside a character") << header("A", 1) + "\xe6\x97"
                                            << "incomplete"_ba;
    QTest::newRow("a character that its sender cut off ends with the payload")
        << header("A", 2) + "a\xe6" + header("B", 0) << "A/21/a\xe6|B/21/|"_ba;
    QTest::newRow("stray continuation bytes count one each") << header("A", 2) + "\x80\x80"
                                                             << "A/21/\x80\x80|"_ba;
    QTest::newRow("no len") << "ver:3.0 eventname:TICK_60\n"_ba
                            << "error"_ba;
    QTest::newRow("no eventname") << "ver:3.0 len:0\n"_ba
                                  << "error"_ba;
    QTest::newRow("negative len") << "eventname:A len:-1\n"_ba
                                  << "error"_ba;
    QTest::newRow("len is text") << "eventname:A len:abc\n"_ba
                                 << "error"_ba;
    QTest::newRow("empty len") << "eventname:A len:\n"_ba
                               << "error"_ba;
    QTest::newRow("len beyond 63 bits") << "eventname:A len:99999999999999999999\n"_ba
                                        << "error"_ba;
    QTest::newRow("empty line") << "\n"_ba
                                << "error"_ba;
    QTest::newRow("binary garbage") << "\0\xff\x80\n\n"_ba
                                    << "error"_ba;
}

void TestEventParser::cutsTheStream()
{
    QFETCH(QByteArray, stream);
    QFETCH(QByteArray, expected);
    for (const qsizetype piece : {1, 2, 3, 7, 1000})
        QCOMPARE(describe(parse(stream, piece)), expected);
}

void TestEventParser::recordedStreams_data()
{
    QTest::addColumn<QString>("file");
    const QDir fixtures(QStringLiteral(PENNON_FIXTURES "/fixtures"));
    const QStringList files = fixtures.entryList({u"*.bin"_s}, QDir::Files);
    QVERIFY2(!files.isEmpty(), "no recorded event streams");
    for (const QString &file : files)
        QTest::newRow(qPrintable(file)) << fixtures.filePath(file);
}

/// What a real supervisord sent can be cut into events without a rest, in pieces of whatever size.
void TestEventParser::recordedStreams()
{
    QFETCH(QString, file);
    QFile recorded(file);
    QVERIFY(recorded.open(QIODevice::ReadOnly));
    const QByteArray stream = recorded.readAll();
    const Outcome whole = parse(stream, stream.size());
    QVERIFY2(!whole.error, qPrintable(whole.error ? whole.error->message : QString()));
    QVERIFY(whole.isBetweenEvents);
    QCOMPARE(qsizetype(whole.events.size()), stream.count("ver:3.0 "));
    qint64 last = -1;
    for (const Event &event : whole.events) {
        QVERIFY(!event.name.isEmpty());
        QVERIFY(event.poolSerial.value_or(-1) > last);
        last = *event.poolSerial;
    }
    QCOMPARE(describe(parse(stream, 1)), describe(whole));
    QCOMPARE(describe(parse(stream, 11)), describe(whole));
}

void TestEventParser::headerWithoutEndIsBounded()
{
    EventParser parser;
    const QByteArray piece(10'000, 'x');
    int pieces = 0;
    while (pieces < 1000) {
        QByteArrayView data(piece);
        ++pieces;
        const auto event = parser.take(data);
        if (!event) {
            QCOMPARE(event.error().code, ErrorCode::InvalidInput);
            QVERIFY(event.error().message.size() < 500);
            break;
        }
    }
    QCOMPARE(pieces, int(EventParser::maxHeader / piece.size() + 1));
}

void TestEventParser::hugePayloadIsBounded()
{
    EventParser parser;
    const QByteArray start = header("A", 99'999'999'999);
    QByteArrayView data(start);
    QCOMPARE(parser.take(data).value(), nullptr);
    const QByteArray piece(1'000'000, 'x');
    for (int i = 0; i < 100; ++i) {
        data = piece;
        const auto event = parser.take(data);
        QVERIFY(event && !*event);
    }
    QVERIFY(!parser.isBetweenEvents());
}

void TestEventParser::payloadBeyondTheLimitIsCountedAndDropped()
{
    const qsizetype size = EventParser::maxPayload + 12'345;
    const Outcome outcome = parse(header("A", size) + QByteArray(size, 'y') + header("B", 1) + "z", 4096);
    QCOMPARE(outcome.events.size(), std::size_t(2));
    QCOMPARE(outcome.events[0].payload, QByteArray(EventParser::maxPayload, 'y'));
    QCOMPARE(outcome.events[1].payload, "z"_ba);
}

void TestEventParser::saysWhatIsWrong_data()
{
    QTest::addColumn<QByteArray>("stream");
    QTest::addColumn<QString>("part");
    QTest::newRow("no len") << "ver:3.0 eventname:TICK_60\n"_ba << u"has no len"_s;
    QTest::newRow("no name") << "ver:3.0 len:5\n"_ba << u"has no eventname"_s;
    QTest::newRow("bad len") << "eventname:A len:1.5\n"_ba << u"no number of characters"_s;
    QTest::newRow("quotes the line") << "hello there\n"_ba << u"\"hello there\""_s;
    QTest::newRow("control characters do not reach the log") << "a\x1b[31mb\n"_ba << u"\"a?[31mb\""_s;
}

void TestEventParser::saysWhatIsWrong()
{
    QFETCH(QByteArray, stream);
    QFETCH(QString, part);
    const Outcome outcome = parse(stream, 1000);
    QVERIFY(outcome.error);
    QVERIFY2(outcome.error->message.contains(part), qPrintable(outcome.error->message));
}

QTEST_APPLESS_MAIN(TestEventParser)
#include "tst_eventparser.moc"
