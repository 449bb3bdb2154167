// SPDX-License-Identifier: GPL-3.0-or-later
#include "testkit/comingserver.h"
#include "testkit/controlsocket.h"
#include "testkit/listenerprocess.h"
#include "testkit/mailfolder.h"
#include "testkit/processes.h"
#include "testkit/supervisordprocess.h"
#include "testkit/waiting.h"

#include <QEventLoop>
#include <QFile>
#include <QJsonArray>
#include <QRandomGenerator>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>

#include <csignal>
#include <fcntl.h>
#include <functional>
#include <memory>
#include <sys/stat.h>
#include <unistd.h>

using namespace pennon::testkit;

namespace {

constexpr int crashes = 500;
constexpr int leastKills = 50;

/// The processes that a mail speaks of.
QStringList namesIn(const QString &mail)
{
    QStringList names;
    static const QRegularExpression pattern(QStringLiteral("Process (?:g:)?(p\\d+) "));
    auto matches = pattern.globalMatch(mail);
    while (matches.hasNext())
        names += matches.next().captured(1);
    return names;
}

/// Waits like comesTrue(), which rests for 10 ms after each turn of the event loop; this leaves the loop to
/// the mail server, and looks now and then.
bool comesTrueMeanwhile(const std::function<bool()> &condition)
{
    QEventLoop loop;
    QTimer looking;
    QObject::connect(&looking, &QTimer::timeout, &loop, [&] {
        if (condition())
            loop.exit(1);
    });
    QTimer::singleShot(patience, &loop, [&loop] { loop.exit(0); });
    looking.start(200);
    return loop.exec() == 1;
}

/// How often each process stands in a crash incident of the listener behind this socket.
QHash<QString, int> incidentsBehind(const QString &path)
{
    QHash<QString, int> times;
    ControlSocket control;
    if (!control.open(path))
        return times;
    QJsonObject parameters{{QStringLiteral("kinds"), QJsonArray{QStringLiteral("crash")}},
                           {QStringLiteral("limit"), 100}};
    while (true) {
        const QJsonObject answer = control.call(QStringLiteral("incidents.list"), parameters);
        const QJsonArray incidents = answer.value(QStringLiteral("incidents")).toArray();
        for (const QJsonValue &incident : incidents)
            ++times[incident[QLatin1String("process")].toString()];
        if (incidents.isEmpty() || !answer.value(QStringLiteral("more")).toBool())
            return times;
        parameters[QStringLiteral("before")] = incidents.last()[QLatin1String("id")];
    }
}

QByteArray wire(int serial, const QByteArray &name, const QByteArray &payload)
{
    const QByteArray number = QByteArray::number(serial);
    return "ver:3.0 server:supervisor serial:" + number + " pool:listener poolserial:" + number +
           " eventname:" + name + " len:" + QByteArray::number(payload.size()) + '\n' + payload;
}

/// supervisord with a listener that is killed over and over: an event that was not answered is sent again to
/// the next one, with its serial. On a machine that is so busy that they are killed before they have answered
/// anything, they live longer.
class KillingSupervisord final
{
public:
    KillingSupervisord(QString tool, QStringList arguments)
        : m_tool(std::move(tool))
        , m_arguments(std::move(arguments))
    {}

    /// Delivers the events; each listener lives for a random time and gets a few of them. afterEach is called
    /// between two lives.
    void run(const QByteArrayList &events, const std::function<void()> &afterEach)
    {
        auto *random = QRandomGenerator::global();
        constexpr int usualLife = 250; // ms
        int longestLife = usualLife;
        while (m_answered < events.size() || kills < leastKills) {
            const qsizetype most = std::min(m_answered + random->bounded(1, 31), events.size());
            const std::unique_ptr<ListenerProcess> listener = start();
            QVERIFY(listener);
            const qsizetype before = m_answered;
            QTimer::singleShot(random->bounded(longestLife),
                               [pid = listener->pid()] { ::kill(pid, SIGKILL); });
            for (qsizetype at = before; at < most && listener->feed(events[at]); ++at) {
                if (!comesTrue([&] { return before + answers(*listener) > at || !listener->isRunning(); }))
                    return;
            }
            QVERIFY(listener->hasEnded());
            QCOMPARE(listener->exitStatus(), -1);
            m_answered = before + answers(*listener);
            const bool wasTooShort = m_answered == before && before < events.size();
            longestLife = wasTooShort ? std::min(2 * longestLife, 4000) : usualLife;
            ++kills;
            afterEach();
        }
    }
    /// A listener that is not killed.
    [[nodiscard]] std::unique_ptr<ListenerProcess> start() const
    {
        auto listener = std::make_unique<ListenerProcess>();
        return listener->start(m_tool, m_arguments) ? std::move(listener) : nullptr;
    }

    int kills = 0;

private:
    static qsizetype answers(ListenerProcess &listener)
    {
        return listener.standardOutput().count("RESULT 2\nOK");
    }

    QString m_tool;
    QStringList m_arguments;
    qsizetype m_answered = 0;
};

} // namespace

/// kill -9 at any moment: nothing is lost, nothing is sent twice but for the one message in flight.
class TestE2eKill : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyCrashIsMailed_data();
    void everyCrashIsMailed();
    void underARealSupervisord_data();
    void underARealSupervisord();
};

void TestE2eKill::everyCrashIsMailed_data()
{
    QTest::addColumn<QString>("tool");
    QTest::addColumn<bool>("bySmtp");
    QTest::newRow("crashmail by a mail server") << QStringLiteral("crashmail") << true;
    QTest::newRow("crashmail by a command") << QStringLiteral("crashmail") << false;
    QTest::newRow("crashmailbatch by a mail server") << QStringLiteral("crashmailbatch") << true;
    QTest::newRow("one listener for all, by a mail server") << QStringLiteral("pennon-listener") << true;
    QTest::newRow("one listener for all, by a command") << QStringLiteral("pennon-listener") << false;
}

void TestE2eKill::everyCrashIsMailed()
{
    QFETCH(QString, tool);
    QFETCH(bool, bySmtp);
    const bool isBatch = tool == QLatin1String("crashmailbatch");
    const bool isUnified = tool == QLatin1String("pennon-listener");
    const QTemporaryDir folder;
    const MailFolder mails(folder.filePath(QStringLiteral("mails")));
    QFile gate(folder.filePath(QStringLiteral("gate"))); // the command fails without it
    ComingServer server;
    QVERIFY(server.isThere());
    QVERIFY(gate.open(QIODevice::WriteOnly));

    QStringList arguments{QStringLiteral("--state-dir"), folder.filePath(QStringLiteral("state"))};
    const QString address = QStringLiteral("127.0.0.1:%1").arg(server.port());
    const auto command = QStringLiteral("test -e '%1' && %2").arg(gate.fileName(), mails.sendmailCommand());
    const QString socket = folder.filePath(QStringLiteral("pennon.sock"));
    if (isUnified) {
        QFile conf(folder.filePath(QStringLiteral("pennon.conf")));
        QVERIFY(conf.open(QIODevice::WriteOnly));
        const QString route =
            bySmtp ? QStringLiteral("transport = smtp\nhost = %1\nfrom = pennon@example.com").arg(address)
                   : QStringLiteral("transport = sendmail\ncommand = %1").arg(command);
        conf.write(QStringLiteral("[listener]\nsocket = %1\nstate_dir = %2\n[mail]\n%3\nto = "
                                  "ops@example.com\n[crashmail]\n")
                       .arg(socket, folder.filePath(QStringLiteral("state")), route)
                       .toUtf8());
        arguments = QStringList{QStringLiteral("--config"), conf.fileName()};
    } else if (isBatch) {
        arguments << QStringLiteral("-t") << QStringLiteral("ops@example.com") << QStringLiteral("-f")
                  << QStringLiteral("pennon@example.com") << QStringLiteral("-H") << address;
    } else {
        arguments << QStringLiteral("-m") << QStringLiteral("ops@example.com");
        if (bySmtp) {
            arguments << QStringLiteral("--smtp-host") << address << QStringLiteral("--smtp-from")
                      << QStringLiteral("pennon@example.com");
        } else {
            arguments << QStringLiteral("-s") << command;
        }
    }
    QByteArrayList events;
    int serial = 0;
    for (int number = 0; number < crashes; ++number) {
        events += wire(++serial, "PROCESS_STATE_EXITED",
                       "processname:p" + QByteArray::number(number) +
                           " groupname:g from_state:RUNNING expected:0 pid:12");
        if (isBatch && number % 5 == 0)
            events += wire(++serial, "TICK_60", "when:1700000000");
    }
    const auto comeOrGo = [&] {
        const bool isUp = QRandomGenerator::global()->bounded(3) > 0;
        if (isUp) {
            QVERIFY(server.come());
            QVERIFY(gate.isOpen() || gate.open(QIODevice::WriteOnly));
        } else {
            server.go();
            gate.close();
            gate.remove();
        }
    };
    KillingSupervisord supervisord(tool, arguments);
    supervisord.run(events, comeOrGo);
    if (QTest::currentTestFailed())
        return;

    QVERIFY(server.come());
    QVERIFY(gate.isOpen() || gate.open(QIODevice::WriteOnly));
    const auto survivor = supervisord.start();
    QVERIFY(survivor);
    if (isBatch)
        (void) survivor->feed(wire(++serial, "TICK_60", "when:1700000000"));
    QHash<QString, int> times;
    qsizetype repetitions = 0; // mails that tell nothing new but for the first time
    const auto allAreThere = [&] {
        times.clear();
        repetitions = 0;
        QStringList texts;
        for (const QByteArray &mail : server.mails())
            texts += QString::fromUtf8(mail);
        const auto byCommand = mails.mails();
        for (const StoredMail &mail : byCommand)
            texts += mail.raw;
        for (const QString &text : std::as_const(texts)) {
            bool isRepeated = false;
            for (const QString &name : namesIn(text))
                isRepeated = ++times[name] > 1 || isRepeated;
            repetitions += isRepeated ? 1 : 0;
        }
        return times.size() == crashes;
    };
    const bool isComplete = comesTrueMeanwhile(allAreThere);
    QVERIFY2(isComplete, QByteArray(QByteArray::number(times.size()) + " of " + QByteArray::number(crashes) +
                                    survivor->report())
                             .constData());
    if (isUnified) {
        const QHash<QString, int> incidents = incidentsBehind(socket);
        QCOMPARE(incidents.size(), crashes);
        for (auto at = incidents.begin(); at != incidents.end(); ++at)
            QVERIFY2(at.value() == 1, qPrintable(at.key()));
    }
    survivor->terminate();
    VERIFY_IN(*survivor, survivor->hasEnded());
    QVERIFY(allAreThere());
    qInfo("%d kills, %lld mails sent again", supervisord.kills, static_cast<long long>(repetitions));
    QVERIFY(supervisord.kills >= leastKills);
    QVERIFY2(repetitions <= supervisord.kills, survivor->report().constData());

    const auto afterwards = supervisord.start();
    QVERIFY(afterwards && afterwards->hasAnswered(0));
    afterwards->closeInput();
    QVERIFY(afterwards->hasEnded());
    QVERIFY2(!afterwards->standardError().contains(QStringLiteral("kept")), afterwards->report().constData());
}

void TestE2eKill::underARealSupervisord_data()
{
    QTest::addColumn<QString>("tool");
    QTest::newRow("crashmail") << QStringLiteral("crashmail");
    QTest::newRow("one listener for all") << QStringLiteral("pennon-listener");
}

void TestE2eKill::underARealSupervisord()
{
    QFETCH(QString, tool);
    constexpr int programs = 60;
    constexpr int kills = 10;
    SupervisordProcess supervisord;
    const MailFolder mails(supervisord.path(QStringLiteral("mails")));
    const auto gate = supervisord.path(QStringLiteral("gate"));
    QCOMPARE(::mkfifo(qPrintable(gate), 0600), 0);
    supervisord.addProgram(
        QStringLiteral("p"), QStringLiteral("/bin/sh -c \"read word < %1; exit 3\"").arg(gate),
        {QStringLiteral("numprocs=%1").arg(programs), QStringLiteral("autostart=false"),
         QStringLiteral("process_name=p%(process_num)d"), QStringLiteral("stdout_logfile=NONE")});
    const QString socket = supervisord.path(QStringLiteral("pennon.sock"));
    supervisord.write(QStringLiteral("pennon.conf"),
                      QStringLiteral("[listener]\nsocket = %1\nstate_dir = %2\n[mail]\ncommand = %3\nto = "
                                     "admin@example.com\n[crashmail]\n")
                          .arg(socket, supervisord.path(QStringLiteral("state")), mails.sendmailCommand())
                          .toUtf8());
    const bool isUnified = tool == QLatin1String("pennon-listener");
    const QString arguments =
        isUnified ? QStringLiteral(" --config %(here)s/pennon.conf")
                  : QString(QStringLiteral(" -m admin@example.com --state-dir %(here)s/state -s \"") +
                            mails.sendmailCommand() + u'"');
    supervisord.addListener(tool, QStringLiteral("PROCESS_STATE_EXITED"), toolPath(tool) + arguments,
                            {QStringLiteral("autorestart=true"), QStringLiteral("startsecs=0"),
                             QStringLiteral("startretries=1000")});
    VERIFY_IN(supervisord, supervisord.start());
    supervisord.call(QStringLiteral("supervisor.startProcessGroup"), {QStringLiteral("p"), false});
    const auto states = [&](const QString &state) {
        const auto all =
            supervisord.call(QStringLiteral("supervisor.getAllProcessInfo"))[QLatin1String("value")]
                .toArray();
        return std::count_if(all.begin(), all.end(), [&](const QJsonValue &info) {
            return info[QLatin1String("group")].toString() == QLatin1String("p") &&
                   info[QLatin1String("statename")].toString() == state;
        });
    };
    VERIFY_SOON(supervisord, states(QStringLiteral("RUNNING")) == programs);
    const auto openGate = [&gate] {
        if (const int end = ::open(qPrintable(gate), O_WRONLY | O_NONBLOCK); end >= 0)
            ::close(end);
    };
    openGate();
    pid_t killed = 0;
    for (int kill = 0; kill < kills; ++kill) {
        pid_t current = 0;
        VERIFY_SOON(supervisord, (current = supervisord.process(tool).pid) > 0 && current != killed);
        QTest::qWait(QRandomGenerator::global()->bounded(100));
        QCOMPARE(::kill(current, SIGKILL), 0);
        killed = current;
        openGate();
    }
    VERIFY_IN(supervisord, comesTrue([&] {
                  openGate();
                  return states(QStringLiteral("EXITED")) == programs;
              }));
    QHash<QString, int> times;
    qsizetype total = 0;
    VERIFY_SOON(supervisord, [&] {
        times.clear();
        total = 0;
        const auto all = mails.mails();
        for (const StoredMail &mail : all) {
            for (const QString &name : namesIn(mail.body)) {
                ++times[name];
                ++total;
            }
        }
        return times.size() == programs;
    }());
    if (isUnified) {
        const QHash<QString, int> incidents = incidentsBehind(socket);
        QCOMPARE(incidents.size(), programs);
        for (auto at = incidents.begin(); at != incidents.end(); ++at)
            QVERIFY2(at.value() == 1, qPrintable(at.key()));
    }
    qInfo("%d kills, %lld mails sent again", kills, static_cast<long long>(total - programs));
    QVERIFY2(total - programs <= kills, supervisord.report().constData());
    QVERIFY(!supervisord.log().contains(QStringLiteral("overflow")));
}

QTEST_GUILESS_MAIN(TestE2eKill)
#include "tst_e2e_kill.moc"
