// SPDX-License-Identifier: GPL-3.0-or-later
#include "testkit/cannedserver.h"
#include "testkit/listenerprocess.h"
#include "testkit/processes.h"
#include "testkit/smtpserver.h"
#include "testkit/waiting.h"

#include <QDateTime>
#include <QTest>

using namespace pennon::testkit;

/// What no supervisord, no mail server and no admin should ever send. The test stands in supervisord's place.
class TestE2eBadInput : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void commandLine_data();
    void commandLine();
    void standardInput_data();
    void standardInput();
    void endlessHeaderInBoundedMemory();
    void answersOfSupervisord_data();
    void answersOfSupervisord();
    void mailServerThatBreaksOff_data();
    void mailServerThatBreaksOff();
};

namespace {

const char *const serverUrl = "SUPERVISOR_SERVER_URL";

QByteArray httpAnswer(const QByteArray &status, const QByteArray &type, const QByteArray &body)
{
    return "HTTP/1.1 " + status + "\r\nContent-Type: " + type +
           "\r\nContent-Length: " + QByteArray::number(body.size()) + "\r\nConnection: close\r\n\r\n" + body;
}

const auto crashPayload =
    QByteArrayLiteral("processname:web groupname:web from_state:RUNNING expected:0 pid:4711");

/// Payload of a tick of this moment.
QByteArray now()
{
    return "when:" + QByteArray::number(QDateTime::currentSecsSinceEpoch());
}

} // namespace

void TestE2eBadInput::commandLine_data()
{
    QTest::addColumn<QString>("tool");
    QTest::addColumn<QString>("arguments");
    QTest::addColumn<QString>("url");
    QTest::addColumn<int>("exitStatus");
    QTest::addColumn<QString>("onOutput");
    QTest::addColumn<QString>("onErrors");
    const auto tcp = QStringLiteral("http://127.0.0.1:9001");
    const auto batch = QStringLiteral("-t a@example.com -f b@example.com");
    const auto row = [](const char *name, const char *tool, const QString &arguments, const QString &url,
                        int exitStatus, const char *onOutput, const char *onErrors) {
        QTest::newRow(name) << QString::fromLatin1(tool) << arguments << url << exitStatus
                            << QString::fromLatin1(onOutput) << QString::fromLatin1(onErrors);
    };
    row("unknown option", "memmon", QStringLiteral("--nonsense"), tcp, 255, "memmon", "");
    row("unknown option of a batch", "crashmailbatch", batch + QStringLiteral(" --nonsense"), tcp, 2, "",
        "--nonsense");
    row("malformed size", "memmon", QStringLiteral("-p web=12XB"), tcp, 255, "Unparseable", "");
    row("size that overflows", "memmon", QStringLiteral("-a 99999999999999999999GB"), tcp, 255, "Unparseable",
        "");
    row("no server url", "memmon", QStringLiteral("-a 1GB"), {}, 1, "",
        "memmon must be run as a supervisor event listener");
    row("no server url for httpok", "httpok", QStringLiteral("http://127.0.0.1/"), {}, 0, "",
        "httpok must be run as a supervisor event listener");
    row("no server url for a batch", "crashsms", batch, {}, 1, "", "Must run as a supervisor event listener");
    row("server url without scheme", "memmon", QStringLiteral("-a 1GB"), QStringLiteral("127.0.0.1:9001"), 1,
        "", "127.0.0.1:9001");
    row("page without scheme", "httpok", QStringLiteral("127.0.0.1/health"), tcp, 1, "", "127.0.0.1/health");
}

void TestE2eBadInput::commandLine()
{
    QFETCH(const QString, tool);
    QFETCH(const QString, arguments);
    QFETCH(const QString, url);
    QFETCH(const int, exitStatus);
    QFETCH(const QString, onOutput);
    QFETCH(const QString, onErrors);
    ListenerProcess listener;
    listener.setVariable(QLatin1String(serverUrl), url);
    QVERIFY(listener.start(tool, arguments.split(u' ')));
    VERIFY_IN(listener, listener.hasEnded());
    VERIFY_IN(listener, listener.exitStatus() == exitStatus);
    VERIFY_IN(listener, QString::fromUtf8(listener.standardOutput()).contains(onOutput));
    VERIFY_IN(listener, listener.standardError().contains(onErrors));
    VERIFY_IN(listener, !listener.standardOutput().contains("READY"));
}

void TestE2eBadInput::standardInput_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QByteArray garbage;
    for (int i = 0; i < 4096; ++i) {
        garbage += static_cast<char>((i * 197 + i / 7) % 256);
    }
    QTest::newRow("binary garbage") << garbage + '\n';
    QTest::newRow("empty line") << QByteArray("\n");
    QTest::newRow("missing len") << QByteArray("ver:3.0 serial:1 eventname:TICK_5\nwhen:1\n");
    QTest::newRow("missing eventname") << QByteArray("ver:3.0 serial:1 len:6\nwhen:1");
    QTest::newRow("len is no number") << QByteArray("ver:3.0 serial:1 eventname:TICK_5 len:six\nwhen:1");
    QTest::newRow("negative len") << QByteArray("ver:3.0 serial:1 eventname:TICK_5 len:-6\nwhen:1");
    QTest::newRow("huge len") << QByteArray("ver:3.0 serial:1 eventname:TICK_5 len:99999999999\nwhen:1");
    QTest::newRow("len beyond 64 bits")
        << QByteArray("ver:3.0 serial:1 eventname:TICK_5 len:99999999999999999999999\nwhen:1");
    QTest::newRow("truncated header") << QByteArray("ver:3.0 serial:1 eventna");
    QTest::newRow("truncated payload") << QByteArray("ver:3.0 serial:1 eventname:TICK_5 len:60\nwhen:1");
}

void TestE2eBadInput::standardInput()
{
    QFETCH(const QByteArray, bytes);
    ListenerProcess listener;
    QVERIFY(listener.start(QStringLiteral("memmon"), {QStringLiteral("-a"), QStringLiteral("1GB")}));
    VERIFY_IN(listener, listener.hasAnswered(0));
    listener.feed(bytes);
    listener.closeInput();
    VERIFY_IN(listener, listener.hasEnded());
    VERIFY_IN(listener, listener.exitStatus() == 1);
    VERIFY_IN(listener, listener.standardOutput() == "READY\n");
    VERIFY_IN(listener, !listener.standardError().trimmed().isEmpty());
}

void TestE2eBadInput::endlessHeaderInBoundedMemory()
{
    ListenerProcess listener;
    QVERIFY(listener.start(QStringLiteral("memmon"), {QStringLiteral("-a"), QStringLiteral("1GB")}));
    VERIFY_IN(listener, listener.hasAnswered(0));
    const auto before = peakMemory(listener.pid());
    QVERIFY(before > 0);
    constexpr qsizetype megabyte = 1 << 20;
    const QByteArray chunk(megabyte, 'x');
    auto peak = before;
    for (int sent = 0; sent < 100 && listener.feed(chunk); ++sent) {
        peak = qMax(peak, peakMemory(listener.pid()));
    }
    listener.closeInput();
    VERIFY_IN(listener, listener.hasEnded());
    VERIFY_IN(listener, listener.exitStatus() == 1);
    VERIFY_IN(listener, !listener.standardError().trimmed().isEmpty());
    QVERIFY2(peak - before < 40 * megabyte,
             qPrintable(QStringLiteral("grew by %1 bytes").arg(peak - before)));
}

void TestE2eBadInput::answersOfSupervisord_data()
{
    QTest::addColumn<QByteArray>("answer");
    QTest::addColumn<QString>("said"); // a word that an admin needs
    const QByteArray response = "<?xml version='1.0'?><methodResponse>";
    QTest::newRow("a web page") << httpAnswer("200 OK", "text/html",
                                              "<html><body><p>Welcome!<br></body></html>")
                                << QString();
    QTest::newRow("nothing") << QByteArray() << QString();
    QTest::newRow("no HTTP") << QByteArray("220 smtp.example.com ESMTP\r\n") << QString();
    QTest::newRow("cut short")
        << QByteArray("HTTP/1.1 200 OK\r\nContent-Type: text/xml\r\nContent-Length: 5000\r\n\r\n" + response)
        << QString();
    QTest::newRow("XML that ends too early")
        << httpAnswer("200 OK", "text/xml", response + "<params><param>") << QString();
    QTest::newRow("wrong types") << httpAnswer(
                                        "200 OK", "text/xml",
                                        response +
                                            "<params><param><value><int>7</int></value></param></params>"
                                            "</methodResponse>")
                                 << QString();
    QTest::newRow("a fault")
        << httpAnswer("200 OK", "text/xml",
                      response + "<fault><value><struct><member><name>faultCode</name><value><int>6</int>"
                                 "</value></member><member><name>faultString</name><value><string>"
                                 "SHUTDOWN_STATE</string></value></member></struct></value></fault>"
                                 "</methodResponse>")
        << QStringLiteral("<Fault 6: 'SHUTDOWN_STATE'>");
    QTest::newRow("401") << httpAnswer("401 Unauthorized", "text/html", "<html>no</html>")
                         << QStringLiteral("401");
    QTest::newRow("500") << httpAnswer("500 Internal Server Error", "text/plain", "sorry")
                         << QStringLiteral("500");
}

void TestE2eBadInput::answersOfSupervisord()
{
    QFETCH(const QByteArray, answer);
    QFETCH(const QString, said);
    const CannedServer server(answer);
    QVERIFY(server.isListening());
    ListenerProcess listener;
    listener.setVariable(QLatin1String(serverUrl), server.url());
    QVERIFY(listener.start(QStringLiteral("memmon"), {QStringLiteral("-a"), QStringLiteral("0")}));
    // It says so, lives on, and asks again at the next tick.
    for (int tick = 1; tick <= 2; ++tick) {
        listener.sendEvent("TICK_5", now());
        VERIFY_IN(listener, listener.hasAnswered(tick));
        const auto lines = [&] { return listener.standardError().split(u'\n', Qt::SkipEmptyParts); };
        VERIFY_SOON(listener, server.requests() >= tick &&
                                  lines().filter(QStringLiteral("Checking")).size() == tick &&
                                  lines().size() >= tick + tick);
    }
    VERIFY_IN(listener, listener.standardError().contains(said));
    VERIFY_IN(listener, listener.isRunning());
    listener.closeInput();
    VERIFY_IN(listener, listener.hasEnded());
    VERIFY_IN(listener, listener.exitStatus() == 0);
}

void TestE2eBadInput::mailServerThatBreaksOff_data()
{
    QTest::addColumn<QString>("step");
    for (const char *step : {"CONNECT", "EHLO", "MAIL", "RCPT", "DATA", "BODY", "DOT"}) {
        QTest::newRow(step) << QString::fromLatin1(step);
    }
}

void TestE2eBadInput::mailServerThatBreaksOff()
{
    QFETCH(const QString, step);
    const SmtpServerProcess server({QStringLiteral("--drop-at"), step});
    QVERIFY(server.port() != 0);
    ListenerProcess listener;
    QVERIFY(listener.start(QStringLiteral("crashmailbatch"),
                           {QStringLiteral("-t"), QStringLiteral("admin@example.com"), QStringLiteral("-f"),
                            QStringLiteral("pennon@example.com"), QStringLiteral("-i"), QStringLiteral("0"),
                            QStringLiteral("-H"), QStringLiteral("127.0.0.1:%1").arg(server.port())}));
    listener.sendEvent("PROCESS_STATE_EXITED", crashPayload);
    const auto failure = QStringLiteral("Error sending email: ");
    // The batch is kept: it is tried again when the next one is due.
    for (int tick = 1; tick <= 2; ++tick) {
        listener.sendEvent("TICK_60", now());
        VERIFY_IN(listener, listener.hasSaid(failure, tick));
    }
    VERIFY_IN(listener, listener.hasAnswered(3));
    VERIFY_IN(listener, listener.standardError().count(failure) == 2);
    listener.closeInput();
    VERIFY_IN(listener, listener.hasEnded());
    VERIFY_IN(listener, listener.exitStatus() == 0);
    QVERIFY(server.mails().isEmpty());
}

QTEST_GUILESS_MAIN(TestE2eBadInput)
#include "tst_e2e_badinput.moc"
