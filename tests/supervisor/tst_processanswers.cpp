// SPDX-License-Identifier: GPL-3.0-or-later
#include "supervisor/processanswers.h"

#include <QFile>
#include <QTest>

using namespace pennon;

namespace {

QByteArray fixture(const QString &name)
{
    QFile file(QStringLiteral(PENNON_FIXTURES "/fixtures/") + name);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

class TestProcessAnswers final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void recordedList()
    {
        const auto list = decodeProcessList(fixture(QStringLiteral("getAllProcessInfo.xml")));
        QVERIFY2(list, list ? "" : qPrintable(list.error().message));
        QStringList shown;
        for (const ProcessInfo &process : *list) {
            shown << process.name.full() + u' ' + QString::number(static_cast<int>(process.state));
            QVERIFY(process.now > 1'700'000'000);
            QVERIFY(process.start <= process.now);
            QCOMPARE(process.pid > 0,
                     process.state == ProcessState::Running || process.state == ProcessState::Stopping);
        }
        const QStringList expected =
            QStringLiteral(
                "communicator:communicator 20,control:control 20,crasher:crasher 100,everything:everything "
                "20,fatal:fatal 200,"
                "grüppe:idle 0,grüppe:wörker-日本 100,once:once 100,pool:pool_00 20,pool:pool_01 "
                "20,states:states 20,"
                "stubborn:stubborn 20,talker:talker 20,ticks:ticks 20,unspawnable:unspawnable 200,web:web 20")
                .split(u',');
        shown.sort();
        QStringList sorted = expected;
        sorted.sort();
        QCOMPARE(shown, sorted);
    }

    void recordedProcess()
    {
        const auto process = decodeProcess(fixture(QStringLiteral("getProcessInfo_unicode.xml")));
        QVERIFY(process);
        QCOMPARE(process->name, (ProcessName{QStringLiteral("grüppe"), QStringLiteral("wörker-日本")}));
        QCOMPARE(process->state, ProcessState::Exited);
        QCOMPARE(process->pid, 0);
    }

    void moreOfASingleProcess()
    {
        const QByteArray body = fixture(QStringLiteral("getProcessInfo_unspawnable.xml"));
        const auto process = decodeProcess(body);
        QVERIFY(process);
        QVERIFY2(!process->spawnError.isEmpty(), qPrintable(process->spawnError));
        QCOMPARE(process->description, process->spawnError);
        QVERIFY(process->stdoutLog.startsWith(u'/'));
        QVERIFY(process->stderrLog.startsWith(u'/'));

        QByteArray signalled = body;
        const QByteArray before = "<name>exitstatus</name>\n<value>";
        const qsizetype at = signalled.indexOf(before) + before.size();
        signalled.replace(at, signalled.indexOf("</value>", at) - at, "<int>-1</int>");
        QCOMPARE(decodeProcess(signalled)->exitStatus, -1);
    }

    void listLeavesOutTexts()
    {
        const auto list = decodeProcessList(fixture(QStringLiteral("getAllProcessInfo.xml")));
        QVERIFY(list);
        bool anyEnded = false;
        for (const ProcessInfo &process : *list) {
            QVERIFY(process.spawnError.isEmpty() && process.description.isEmpty());
            QVERIFY(process.stdoutLog.isEmpty() && process.stderrLog.isEmpty());
            anyEnded = anyEnded || (process.stop > 1'700'000'000 && process.exitStatus != 0);
        }
        QVERIFY(anyEnded);
    }

    void memberThatMayBeMissing_data()
    {
        QTest::addColumn<QByteArray>("member");
        for (const char *member :
             {"stop", "exitstatus", "spawnerr", "description", "stdout_logfile", "stderr_logfile"})
            QTest::newRow(member) << QByteArray(member);
    }

    void memberThatMayBeMissing()
    {
        QFETCH(const QByteArray, member);
        QByteArray body = fixture(QStringLiteral("getProcessInfo_web.xml"));
        const QByteArray tag = "<name>" + member + "</name>";
        QVERIFY(body.contains(tag));
        body.replace(tag, "<name>other</name>");
        QVERIFY(decodeProcess(body));
    }

    void faultInsteadOfAList()
    {
        const QByteArray body = fixture(QStringLiteral("fault_shutdownState.xml"));
        QCOMPARE(decodeProcessList(body).error().message, QStringLiteral("<Fault 6: 'SHUTDOWN_STATE'>"));
        QCOMPARE(decodeProcess(body).error().detail, 6);
    }

    void missingMember_data()
    {
        QTest::addColumn<QByteArray>("member");
        for (const char *member : {"name", "group", "pid", "state", "start", "now"})
            QTest::newRow(member) << QByteArray(member);
    }

    void missingMember()
    {
        QFETCH(const QByteArray, member);
        QByteArray body = fixture(QStringLiteral("getProcessInfo_web.xml"));
        const QByteArray tag = "<name>" + member + "</name>";
        body.replace(tag, "<name>other</name>");
        const auto process = decodeProcess(body);
        QVERIFY(!process);
        QCOMPARE(process.error().code, ErrorCode::Protocol);
        QCOMPARE(process.error().field, QString::fromLatin1(member));
        QVERIFY(process.error().message.contains(QString::fromLatin1(member)));
    }

    void illTypedMember_data()
    {
        QTest::addColumn<QByteArray>("member");
        QTest::addColumn<QByteArray>("value");
        for (const char *value : {"<string>1</string>", "1", "<int>x</int>", "<int>-1</int>", "<int/>",
                                  "<nil/>", "<array><data/></array>"}) {
            for (const char *member : {"pid", "state", "start", "now", "stop"})
                QTest::addRow("%s %s", member, value) << QByteArray(member) << QByteArray(value);
        }
        for (const char *value : {"<int>1</int>", "<nil/>", "<struct/>"}) {
            for (const char *member : {"name", "group", "spawnerr", "stdout_logfile"})
                QTest::addRow("%s %s", member, value) << QByteArray(member) << QByteArray(value);
        }
    }

    void illTypedMember()
    {
        QFETCH(const QByteArray, member);
        QFETCH(const QByteArray, value);
        QByteArray body = fixture(QStringLiteral("getProcessInfo_web.xml"));
        const QByteArray before = "<name>" + member + "</name>\n<value>";
        const qsizetype at = body.indexOf(before) + before.size();
        body.replace(at, body.indexOf("</value>", at) - at, value);
        const auto process = decodeProcess(body);
        QVERIFY(!process);
        QCOMPARE(process.error().code, ErrorCode::Protocol);
        QCOMPARE(process.error().field, QString::fromLatin1(member));
    }

    void unusualSpellings()
    {
        QByteArray body = fixture(QStringLiteral("getProcessInfo_web.xml"));
        body.replace("<value><string>web</string></value>", "<value>w<!-- -->&amp;<![CDATA[<b>]]></value>");
        body.replace("<value><int>20</int></value>", "<value> <i4> +77 </i4> </value>");
        const auto process = decodeProcess(body);
        QVERIFY2(process, process ? "" : qPrintable(process.error().message));
        QCOMPARE(process->name.full(), QStringLiteral("w&<b>:w&<b>"));
        QCOMPARE(process->state, ProcessState::Unknown);
    }

    void otherAnswers_data()
    {
        QTest::addColumn<QByteArray>("body");
        for (const char *file :
             {"getState.xml", "stopProcess.xml", "getProcessInfo_web.xml", "internalError.http"})
            QTest::newRow(file) << fixture(QString::fromLatin1(file));
        QTest::newRow("nothing") << QByteArray();
        QTest::newRow("HTML") << QByteArray("<html></html>");
        QByteArray twice = fixture(QStringLiteral("getAllProcessInfo.xml"));
        QTest::newRow("twice") << twice + twice;
        twice.replace("<value><struct>", "<value>x<struct>");
        QTest::newRow("text") << twice;
    }

    void otherAnswers()
    {
        QFETCH(const QByteArray, body);
        const auto list = decodeProcessList(body);
        QVERIFY(!list);
        QCOMPARE(list.error().code, ErrorCode::Protocol);
    }

    void emptyList()
    {
        const auto list = decodeProcessList("<methodResponse><params><param><value><array><data>\n</data></"
                                            "array></value></param></params></methodResponse>");
        QVERIFY(list);
        QVERIFY(list->empty());
    }

    void cutAnywhere()
    {
        const QByteArray whole = fixture(QStringLiteral("getAllProcessInfo.xml")).trimmed();
        QVERIFY(decodeProcessList(whole));
        for (qsizetype length = 0; length < whole.size();
             length += length < 3000 || length > whole.size() - 1000 ? 1 : 37) {
            const QByteArray cut(whole.constData(), length);
            const auto list = decodeProcessList(cut);
            QVERIFY2(!list, qPrintable(QString::number(length)));
            QCOMPARE(list.error().code, ErrorCode::Protocol);
        }
    }
};

QTEST_GUILESS_MAIN(TestProcessAnswers)
#include "tst_processanswers.moc"
