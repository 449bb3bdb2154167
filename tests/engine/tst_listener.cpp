// SPDX-License-Identifier: GPL-3.0-or-later
#include "fakes.h"

#include "engine/listener.h"
#include "testkit/cannedserver.h"
#include "testkit/eventpipes.h"

#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>

using namespace pennon;
using namespace Qt::StringLiterals;
using pennon::testkit::CannedServer;
using pennon::testkit::EventPipes;

namespace {

QByteArray wire(const QByteArray &name, const QByteArray &payload, int serial)
{
    return "ver:3.0 serial:" + QByteArray::number(serial) + " poolserial:" + QByteArray::number(serial) +
           " eventname:" + name + " len:" + QByteArray::number(payload.size()) + '\n' + payload;
}

QByteArray crash(const QByteArray &process, int serial)
{
    return wire("PROCESS_STATE_EXITED",
                "processname:" + process + " groupname:g from_state:RUNNING expected:0 pid:12", serial);
}

/// An answer of getAllProcessInfo that lists two processes of one group.
QByteArray listing(const QByteArray &group, const QByteArray &one, const QByteArray &other)
{
    const auto process = [&group](const QByteArray &name) -> QByteArray {
        const auto number = [](const QByteArray &key) -> QByteArray {
            return "<member><name>" + key + "</name><value><int>20</int></value></member>";
        };
        return "<value><struct><member><name>name</name><value><string>" + name +
               "</string></value></member><member><name>group</name><value><string>" + group +
               "</string></value></member>" + number("pid") + number("state") + number("start") +
               number("now") + "</struct></value>";
    };
    const QByteArray body = "<?xml version='1.0'?><methodResponse><params><param><value><array><data>" +
                            process(one) + process(other) +
                            "</data></array></value></param></params></methodResponse>";
    return "HTTP/1.1 200 OK\r\nContent-Type: text/xml\r\nContent-Length: " + QByteArray::number(body.size()) +
           "\r\n\r\n" + body;
}

} // namespace

class TestListener final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { std::signal(SIGPIPE, SIG_IGN); }
    void init()
    {
        m_log = std::make_unique<fakes::Log>();
        m_pipes = std::make_unique<EventPipes>();
        m_folder = std::make_unique<QTemporaryDir>();
    }
    void ends_data();
    void ends();
    void worksOffWhatWasAcknowledged();
    void sendsThePendingBatchOnTermination();
    void givesUpOnAHangingMailCommand();
    void noAlertsOnceSupervisordStops();
    void droppedEventsAreTold();
    void poolsAreRefused_data();
    void poolsAreRefused();

private:
    [[nodiscard]] QString sendmail() const { return u"cat >> '%1/mail'"_s.arg(m_folder->path()); }
    [[nodiscard]] QByteArray mails() const
    {
        QFile file(m_folder->filePath(u"mail"_s));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    [[nodiscard]] std::unique_ptr<Listener> listener(const ToolRules &rules,
                                                     const QString &url = u"http://127.0.0.1:1"_s,
                                                     const ProcessName &self = {u"l"_s, u"l"_s})
    {
        return std::make_unique<Listener>(
            ListenerSetup{u"tool"_s, rules, url, {}, self, m_pipes->channelInput, m_pipes->channelOutput},
            *m_log, m_clock);
    }
    [[nodiscard]] CrashMailRules crashMail(const QString &command) const
    {
        CrashMailRules rules;
        rules.common.email = u"ops@example.com"_s;
        rules.common.route.sendmailCommand = command;
        return rules;
    }

    SystemClock m_clock;
    std::unique_ptr<fakes::Log> m_log;
    std::unique_ptr<EventPipes> m_pipes;
    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestListener::ends_data()
{
    QTest::addColumn<QByteArray>("stream");
    QTest::addColumn<int>("status");
    QTest::addColumn<QString>("said");
    QTest::newRow("between events") << wire("TICK_60", {}, 1) << 0 << QString();
    QTest::newRow("at once") << QByteArray() << 0 << QString();
    QTest::newRow("within a header") << "eventname:TICK"_ba << 1 << u"ended within an event"_s;
    QTest::newRow("within a payload")
        << "eventname:TICK_60 len:9\nwhen"_ba << 1 << u"ended within an event"_s;
    QTest::newRow("garbage") << "\x01\x02 hello\n"_ba << 1 << u"has no eventname"_s;
}

void TestListener::ends()
{
    QFETCH(QByteArray, stream);
    QFETCH(int, status);
    QFETCH(QString, said);
    const auto tested = listener(crashMail(sendmail()));
    QSignalSpy finished(tested.get(), &Listener::finished);
    tested->start();
    m_pipes->send(stream);
    m_pipes->hangUp();
    QTRY_COMPARE(finished.count(), 1);
    QCOMPARE(finished.at(0).at(0).toInt(), status);
    QCOMPARE(m_log->text().contains(said), true);
    QCOMPARE(m_log->lines.isEmpty(), said.isEmpty());
}

void TestListener::worksOffWhatWasAcknowledged()
{
    const auto tested = listener(crashMail(sendmail()));
    QSignalSpy finished(tested.get(), &Listener::finished);
    tested->start();
    for (int i = 1; i <= 5; ++i)
        m_pipes->send(crash("p" + QByteArray::number(i), i));
    m_pipes->send("eventname:cut"_ba);
    m_pipes->hangUp();
    QTRY_COMPARE(finished.count(), 1);
    QCOMPARE(finished.at(0).at(0).toInt(), 1);
    QCOMPARE(mails().count("Subject:"), 5);
}

void TestListener::sendsThePendingBatchOnTermination()
{
    BatchRules rules;
    rules.to = {u"ops@example.com"_s};
    rules.route.sendmailCommand = sendmail();
    const auto tested = listener(rules);
    QSignalSpy finished(tested.get(), &Listener::finished);
    tested->start();
    m_pipes->send(crash("a", 1));
    QTRY_COMPARE(m_log->lines.size(), 1);
    QCOMPARE(mails(), QByteArray());
    tested->terminate();
    QTRY_COMPARE(finished.count(), 1);
    QCOMPARE(finished.at(0).at(0).toInt(), 0);
    QVERIFY(mails().contains("Process g:a (pid 12) died unexpectedly"));
}

void TestListener::givesUpOnAHangingMailCommand()
{
    const auto tested = listener(crashMail(u"cat >/dev/null; exec sleep 60"_s));
    QSignalSpy finished(tested.get(), &Listener::finished);
    tested->start();
    m_pipes->send(crash("a", 1));
    QTRY_VERIFY(!m_log->lines.isEmpty());
    tested->terminate();
    QTRY_COMPARE_WITH_TIMEOUT(finished.count(), 1, 9500);
    QCOMPARE(finished.at(0).at(0).toInt(), 0);
}

void TestListener::noAlertsOnceSupervisordStops()
{
    const auto tested = listener(crashMail(sendmail()));
    QSignalSpy finished(tested.get(), &Listener::finished);
    tested->start();
    m_pipes->send(wire("SUPERVISOR_STATE_CHANGE_STOPPING", {}, 1) + crash("a", 2));
    m_pipes->send(wire("SUPERVISOR_STATE_CHANGE_RUNNING", {}, 3) + crash("b", 4));
    m_pipes->hangUp();
    QTRY_COMPARE(finished.count(), 1);
    QCOMPARE(mails().count("Subject:"), 1);
    QVERIFY(mails().contains("Process b in group g"));
}

void TestListener::droppedEventsAreTold()
{
    const auto tested = listener(crashMail(sendmail()));
    QSignalSpy finished(tested.get(), &Listener::finished);
    tested->start();
    m_pipes->send(wire("TICK_60", {}, 1) + wire("TICK_60", {}, 5) + wire("TICK_60", {}, 9));
    QTRY_COMPARE(m_log->lines.size(), 1);
    QVERIFY(m_log->text().contains(u"dropped 3 event(s)"_s));
    QVERIFY(m_log->text().contains(u"buffer_size"_s));
    m_pipes->hangUp();
    QTRY_COMPARE(finished.count(), 1);
}

void TestListener::poolsAreRefused_data()
{
    QTest::addColumn<QByteArray>("other");
    QTest::addColumn<bool>("refused");
    QTest::newRow("numprocs=2") << "crash_01"_ba << true;
    QTest::newRow("another name") << "watch_01"_ba << false;
}

void TestListener::poolsAreRefused()
{
    QFETCH(QByteArray, other);
    QFETCH(bool, refused);
    CannedServer server(listing("pool", "crash_00", other));
    QVERIFY(server.isListening());
    const auto tested = listener(crashMail(sendmail()), server.url(), {u"pool"_s, u"crash_00"_s});
    QSignalSpy finished(tested.get(), &Listener::finished);
    tested->start();
    m_pipes->send(wire("TICK_60", {}, 1) + wire("TICK_60", {}, 3));
    QTRY_COMPARE(m_log->lines.size(), 1);
    QCOMPARE(m_log->text().contains(u"numprocs"_s), refused);
    QCOMPARE(m_log->text().contains(u"buffer_size"_s), !refused);
    if (!refused)
        m_pipes->hangUp();
    QTRY_COMPARE(finished.count(), 1);
    QCOMPARE(finished.at(0).at(0).toInt(), refused ? 1 : 0);
}

QTEST_GUILESS_MAIN(TestListener)
#include "tst_listener.moc"
