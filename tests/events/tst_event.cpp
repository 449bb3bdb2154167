// SPDX-License-Identifier: GPL-3.0-or-later
#include "events/event.h"

#include <QTest>

using namespace pennon;
using namespace Qt::StringLiterals;

class TestEvent final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void processExited_data();
    void processExited();
    void processFatal();
    void ticks();
};

void TestEvent::processExited_data()
{
    QTest::addColumn<QByteArray>("payload");
    QTest::addColumn<QString>("expected");
    const auto all = "processname:a groupname:g from_state:RUNNING expected:0 pid:12"_ba;
    QTest::newRow("usual") << all << u"g:a RUNNING 0 12"_s;
    QTest::newRow("expected") << "processname:a groupname:g from_state:RUNNING expected:1 pid:12"_ba
                              << u"g:a RUNNING 1 12"_s;
    QTest::newRow("other order, unknown tokens")
        << "pid:12 x:y expected:0 future from_state:RUNNING groupname:g processname:a"_ba
        << u"g:a RUNNING 0 12"_s;
    QTest::newRow("further lines are ignored") << all + "\nexpected:1 pid:99" << u"g:a RUNNING 0 12"_s;
    QTest::newRow("non-ASCII")
        << "processname:w\xc3\xb6rker groupname:\xe6\x97\xa5 from_state:RUNNING expected:0 pid:1"_ba
        << u"日:wörker RUNNING 0 1"_s;
    QTest::newRow("a name with colons")
        << "processname:a:b groupname:g from_state:RUNNING expected:0 pid:1"_ba << u"g:a:b RUNNING 0 1"_s;
    for (const char *token : {"processname", "groupname", "from_state", "expected", "pid"}) {
        QByteArray without = all;
        without.replace(token, QByteArray("other_").append(token));
        QTest::addRow("no %s", token) << without << u"error: "_s + QString::fromLatin1(token);
    }
    QTest::newRow("expected is text")
        << "processname:a groupname:g from_state:RUNNING expected:yes pid:1"_ba << u"error: expected"_s;
    QTest::newRow("empty") << QByteArray() << u"error: processname"_s;
}

void TestEvent::processExited()
{
    QFETCH(QByteArray, payload);
    QFETCH(QString, expected);
    const auto exited = parseProcessExited(payload);
    if (expected.startsWith(u"error: ")) {
        QVERIFY(!exited);
        QCOMPARE(exited.error().code, ErrorCode::InvalidInput);
        QVERIFY2(exited.error().message.contains(u'"' + expected.sliced(7) + u'"'),
                 qPrintable(exited.error().message));
        return;
    }
    QVERIFY2(exited.has_value(), exited ? "" : qPrintable(exited.error().message));
    QCOMPARE(QString(exited->process.full() + u' ' + exited->fromState + u' ' +
                     QString::number(int(exited->expected)) + u' ' + exited->pid),
             expected);
}

void TestEvent::processFatal()
{
    const auto fatal = parseProcessFatal("processname:a groupname:g from_state:BACKOFF"_ba);
    QVERIFY(fatal);
    QCOMPARE(fatal->process.full(), u"g:a"_s);
    QCOMPARE(fatal->fromState, u"BACKOFF"_s);
    QVERIFY(!parseProcessFatal("processname:a from_state:BACKOFF"_ba));
    QVERIFY(!parseProcessFatal("groupname:a from_state:BACKOFF"_ba));
}

void TestEvent::ticks()
{
    QCOMPARE(tickPeriod("TICK_5"_ba), std::chrono::seconds(5));
    QCOMPARE(tickPeriod("TICK_3600"_ba), std::chrono::hours(1));
    QVERIFY(!tickPeriod("TICK_"_ba));
    QVERIFY(!tickPeriod("TICK_0"_ba));
    QVERIFY(!tickPeriod("TICK_x"_ba));
    QVERIFY(!tickPeriod("PROCESS_STATE_EXITED"_ba));
    QCOMPARE(tickTime("when:1700000060"_ba)->time_since_epoch().count(), 1700000060);
    QVERIFY(!tickTime("when:soon"_ba));
    QVERIFY(!tickTime(QByteArray()));
}

QTEST_APPLESS_MAIN(TestEvent)
#include "tst_event.moc"
