// SPDX-License-Identifier: GPL-3.0-or-later
#include "fakes.h"

#include "base/futures.h"
#include "engine/corefiles.h"
#include "engine/processlogs.h"
#include "engine/restartsteps.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>

#include <sys/stat.h>

using namespace pennon;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class TestRestartSteps final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void nothingToDo();
    void sendsASignalAndWaits();
    void goesOnWhenTheSignalFails();
    void runsTheHook();
    void hookThatFails_data();
    void hookThatFails();
    void hookThatHangsIsKilledWithItsChildren();
    void hookThatLeavesSomethingInTheBackground();
    void keepsTheLastLinesOfTheHook();
    void writesACore();
    void coreThatFails_data();
    void coreThatFails();
    void removesAPartOfACore();
    void keepsTheNewestCores();
    void takesAllStepsInOrder();
    void tailsOfLogFiles();
    void tailsThroughSupervisord();
    void tailsOfNothing();

private:
    [[nodiscard]] QString path(const QString &name) const { return m_folder->filePath(name); }
    [[nodiscard]] QString read(const QString &name) const;
    [[nodiscard]] QString script(const QString &name, const QByteArray &body) const;
    [[nodiscard]] QStringList take(const RestartPolicy &policy, qint64 pid = 4711);
    [[nodiscard]] ProcessLogs::Tails tailsOf(const ProcessInfo &process);

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<fakes::Supervisor> m_supervisor;
    fakes::FixedClock m_clock;
    CoreDumper m_dumper;
};

void TestRestartSteps::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_supervisor = std::make_unique<fakes::Supervisor>();
    m_clock = fakes::FixedClock();
    m_dumper = {{script(u"gcore"_s, "echo \"$@\"; echo core > \"$2.$3\"")}, 10s};
}

QString TestRestartSteps::read(const QString &name) const
{
    QFile file(path(name));
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

QString TestRestartSteps::script(const QString &name, const QByteArray &body) const
{
    QFile file(path(name));
    if (file.open(QIODevice::WriteOnly)) {
        file.write("#!/bin/sh\ncd \"$(dirname \"$0\")\"\n" + body + "\n");
        file.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    }
    return file.fileName();
}

QStringList TestRestartSteps::take(const RestartPolicy &policy, qint64 pid)
{
    RestartSteps steps(*m_supervisor, m_clock, m_dumper);
    const QFuture<QStringList> taking =
        asFuture(steps.take(fakes::running(u"shop"_s, u"web"_s, pid), policy, u"too much memory"_s));
    return QTest::qWaitFor([&taking] { return taking.isFinished(); }, 20'000) ? taking.result()
                                                                              : QStringList(u"in vain"_s);
}

void TestRestartSteps::nothingToDo()
{
    QCOMPARE(take({}), QStringList());
    QCOMPARE(m_supervisor->calls, QStringList());
}

void TestRestartSteps::sendsASignalAndWaits()
{
    QElapsedTimer timer;
    timer.start();
    QCOMPARE(take({.signal = u"USR1"_s, .signalWait = 1s}), QStringList(u"Sent signal USR1 to shop:web"_s));
    QVERIFY(timer.elapsed() >= 950);
    QCOMPARE(m_supervisor->calls, QStringList(u"signalProcess shop:web USR1"_s));
}

void TestRestartSteps::goesOnWhenTheSignalFails()
{
    m_supervisor->script(u"signalProcess shop:web NO"_s, {failure(ErrorCode::Fault, u"BAD_SIGNAL"_s, 11)});
    const QString hook = script(u"hook"_s, "touch ran");
    const QStringList lines = take({.signal = u"NO"_s, .signalWait = 1h, .hook = {hook}});
    QCOMPARE(lines.value(0), u"Cannot send signal NO to shop:web: BAD_SIGNAL"_s);
    QVERIFY(QFile::exists(path(u"ran"_s)));
}

void TestRestartSteps::runsTheHook()
{
    const QString hook =
        script(u"hook"_s, "echo \"$PENNON_PROCESS|$PENNON_GROUP|$PENNON_PID|$PENNON_REASON|$1|$2\" > told\n"
                          "echo out; echo err >&2; cat");
    const QStringList lines = take({.hook = {hook, u"a b"_s, u"$HOME"_s}});
    QCOMPARE(read(u"told"_s), u"shop:web|shop|4711|too much memory|a b|$HOME\n"_s);
    QCOMPARE(lines, (QStringList{QString(u"Hook " + hook + u" has run"), u"    out"_s, u"    err"_s}));
}

void TestRestartSteps::hookThatFails_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("expected");
    QTest::newRow("status") << QByteArray("echo why; exit 3") << u"exit status 3"_s;
    QTest::newRow("signal") << QByteArray("kill -9 $$") << u"ended by signal 9"_s;
    QTest::newRow("missing") << QByteArray() << u"cannot be run"_s;
}

void TestRestartSteps::hookThatFails()
{
    QFETCH(const QByteArray, body);
    QFETCH(const QString, expected);
    const QString hook = body.isEmpty() ? path(u"missing"_s) : script(u"hook"_s, body);
    const QStringList lines = take({.hook = {hook}});
    QVERIFY2(lines.value(0).startsWith(QString(u"Hook " + hook + u" has failed: " + expected)),
             qPrintable(lines.join(u'\n')));
    QCOMPARE(lines.contains(u"    why"_s), body.startsWith("echo"));
}

void TestRestartSteps::hookThatHangsIsKilledWithItsChildren()
{
    const QString hook = script(u"hook"_s, "sleep 1000 & echo $! > pid; echo begun; wait");
    const QStringList lines = take({.hook = {hook}, .hookTimeout = 1s});
    QCOMPARE(lines,
             (QStringList{QString(u"Hook " + hook + u" has failed: killed, since it has not ended within 1s"),
                          u"    begun"_s}));
    const int child = read(u"pid"_s).trimmed().toInt();
    QVERIFY(child > 0);
    const auto isGone = [child] { // or a zombie that init has not yet taken
        QFile stat(u"/proc/%1/stat"_s.arg(child));
        return !stat.open(QIODevice::ReadOnly) || stat.readAll().contains(") Z");
    };
    QTRY_VERIFY(isGone());
}

void TestRestartSteps::hookThatLeavesSomethingInTheBackground()
{
    const QString hook = script(u"hook"_s, "sleep 1000 & echo $! > pid");
    const QStringList lines = take({.hook = {hook}});
    const int child = read(u"pid"_s).trimmed().toInt();
    QVERIFY(child > 0);
    QCOMPARE(kill(child, SIGKILL), 0);
    QCOMPARE(lines, QStringList(QString(u"Hook " + hook + u" has run")));
}

void TestRestartSteps::keepsTheLastLinesOfTheHook()
{
    const QStringList lines = take({.hook = {script(u"hook"_s, "seq 1 100000")}});
    QCOMPARE(lines.size(), 21);
    QCOMPARE(lines.last(), u"    100000"_s);
}

void TestRestartSteps::writesACore()
{
    const QString folder = path(u"a/cores"_s);
    const QStringList lines = take({.coreDirectory = folder});
    const QString name = u"shop:web-20231114T221320.000Z.4711"_s;
    QCOMPARE(lines, QStringList(QString(u"Core of shop:web (pid 4711) written to " + folder + u'/' + name +
                                        u", 5B")));
    QCOMPARE(QDir(folder).entryList(QDir::Files), QStringList(name));
    struct stat info = {};
    QCOMPARE(stat(QFile::encodeName(QString(folder + u'/' + name)).constData(), &info), 0);
    QCOMPARE(info.st_mode & 0777U, 0600U);
    QCOMPARE(stat(QFile::encodeName(folder).constData(), &info), 0);
    QCOMPARE(info.st_mode & 0777U, 0700U);
}

void TestRestartSteps::coreThatFails_data()
{
    QTest::addColumn<QByteArray>("gcore");
    QTest::addColumn<qint64>("pid");
    QTest::addColumn<QString>("expected");
    QTest::newRow("fails") << QByteArray("echo ptrace: no >&2; exit 1") << qint64{5} << u"exit status 1"_s;
    QTest::newRow("no file") << QByteArray("exit 0") << qint64{5} << u"left no file"_s;
    QTest::newRow("no process") << QByteArray("exit 0") << qint64{0} << u"it does not run"_s;
    QTest::newRow("missing") << QByteArray() << qint64{5} << u"cannot be run"_s;
    QTest::newRow("hangs") << QByteArray("sleep 1000") << qint64{5} << u"has not ended within"_s;
}

void TestRestartSteps::coreThatFails()
{
    QFETCH(const QByteArray, gcore);
    QFETCH(const qint64, pid);
    QFETCH(const QString, expected);
    m_dumper = {{gcore.isEmpty() ? path(u"missing"_s) : script(u"gcore"_s, gcore)}, 500ms};
    const QStringList lines = take({.coreDirectory = m_folder->path()}, pid);
    QVERIFY2(lines.value(0).startsWith(u"No core of shop:web (pid %1) was written: "_s.arg(pid)),
             qPrintable(lines.join(u'\n')));
    QVERIFY2(lines.value(0).contains(expected), qPrintable(lines.join(u'\n')));
    QCOMPARE(lines.contains(u"    ptrace: no"_s), gcore.contains("ptrace"));
}

void TestRestartSteps::removesAPartOfACore()
{
    m_dumper.argv = {script(u"gcore"_s, "echo part > \"$2.$3\"; exit 1")};
    const QString folder = path(u"cores"_s);
    QCOMPARE(take({.coreDirectory = folder}).size(), 1);
    QCOMPARE(QDir(folder).entryList(QDir::Files), QStringList());
}

void TestRestartSteps::keepsTheNewestCores()
{
    const QString folder = path(u"cores"_s);
    QStringList lines;
    for (int i = 0; i < 4; ++i) {
        lines = take({.coreDirectory = folder, .coresKept = 2}, 99 - i);
        m_clock.wall += 1s;
        if (i == 0) {
            for (const QString &other : {u"shop:web-2-20200101T000000.000Z.1"_s, u"shop:web-notes"_s})
                QFile::copy(path(u"gcore"_s), QString(folder + u'/' + other));
        }
    }
    QCOMPARE(lines.value(1), u"Older cores of it removed: 1"_s);
    QCOMPARE(QDir(folder).entryList(QDir::Files, QDir::Name),
             (QStringList{u"shop:web-2-20200101T000000.000Z.1"_s, u"shop:web-20231114T221322.000Z.97"_s,
                          u"shop:web-20231114T221323.000Z.96"_s, u"shop:web-notes"_s}));
    const ProcessName strange{u"a/b"_s, u"*:ü"_s};
    QCOMPARE(CoreFiles(u"/c"_s).prefix(strange, m_clock.now()),
             u"/c/a%2Fb:%2A%3A%C3%BC-20231114T221324.000Z"_s);
}

void TestRestartSteps::takesAllStepsInOrder()
{
    const RestartPolicy policy{.signal = u"USR2"_s,
                               .signalWait = 0s,
                               .hook = {script(u"hook"_s, "test ! -d cores && echo before the core")},
                               .coreDirectory = path(u"cores"_s)};
    const QStringList lines = take(policy);
    QCOMPARE(lines.size(), 4);
    QVERIFY(lines[0].startsWith(u"Sent signal USR2"_s));
    QCOMPARE(lines[2], u"    before the core"_s);
    QVERIFY(lines[3].startsWith(u"Core of"_s));
}

ProcessLogs::Tails TestRestartSteps::tailsOf(const ProcessInfo &process)
{
    ProcessLogs logs(*m_supervisor);
    const QFuture<ProcessLogs::Tails> reading = asFuture(logs.tails(process));
    return QTest::qWaitFor([&reading] { return reading.isFinished(); }) ? reading.result()
                                                                        : ProcessLogs::Tails{"in vain", {}};
}

void TestRestartSteps::tailsOfLogFiles()
{
    ProcessInfo process = fakes::running(u"shop"_s, u"web"_s, 5);
    process.stdoutLog = script(u"log"_s, "x\n\xff\x01");
    process.stderrLog = u"/dev/null"_s; // supervisord is not asked for it
    const ProcessLogs::Tails read = tailsOf(process);
    QVERIFY(read.stdoutTail.endsWith("\nx\n\xff\x01\n"));
    QCOMPARE(read.stderrTail, QByteArray());
    QCOMPARE(m_supervisor->calls, QStringList());
}

void TestRestartSteps::tailsThroughSupervisord()
{
    ProcessInfo process = fakes::running(u"shop"_s, u"web"_s, 5);
    process.stdoutLog = path(u"missing"_s);
    m_supervisor->log = QByteArray(16 * 1024 - 3, 'x') + "\nlast";
    QCOMPARE(tailsOf(process).stdoutTail, QByteArray("last"));
    QCOMPARE(m_supervisor->calls.last(), u"readProcessLog shop:web stdout 16384"_s);
    m_supervisor->log = failure(ErrorCode::Fault, u"NO_FILE"_s, fault::noFile);
    QCOMPARE(tailsOf(process).stdoutTail, QByteArray());
}

void TestRestartSteps::tailsOfNothing()
{
    const ProcessLogs::Tails nowhere = tailsOf(fakes::running(u"shop"_s, u"web"_s, 5));
    QCOMPARE(nowhere.stdoutTail + nowhere.stderrTail, QByteArray());
    QCOMPARE(m_supervisor->calls, QStringList());
}

QTEST_GUILESS_MAIN(TestRestartSteps)
#include "tst_restartsteps.moc"
