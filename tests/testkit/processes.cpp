// SPDX-License-Identifier: GPL-3.0-or-later
#include "testkit/processes.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QHash>
#include <QProcess>
#include <QThread>

#include <csignal>

namespace pennon::testkit {
namespace {

QByteArray procFile(pid_t pid, const char *name)
{
    QFile file(QStringLiteral("/proc/%1/%2").arg(pid).arg(QLatin1String(name)));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// What follows "KEY:" in /proc/PID/status.
QByteArray statusField(pid_t pid, const QByteArray &key)
{
    const auto lines = procFile(pid, "status").split('\n');
    for (const auto &line : lines) {
        if (line.startsWith(key)) {
            return line.mid(key.size()).trimmed();
        }
    }
    return {};
}

} // namespace

std::vector<RunningProcess> processesMarked(const QByteArray &marker)
{
    std::vector<RunningProcess> found;
    const auto entries = QDir(QStringLiteral("/proc")).entryList(QDir::Dirs | QDir::NoDotAndDotDot);
    for (const auto &entry : entries) {
        bool isNumber = false;
        const pid_t pid = entry.toInt(&isNumber);
        if (isNumber && procFile(pid, "environ").split('\0').contains(marker) && isAlive(pid)) {
            auto commandLine = procFile(pid, "cmdline");
            found.push_back({pid, QString::fromUtf8(commandLine.replace('\0', ' ')).trimmed()});
        }
    }
    return found;
}

void killMarked(const QByteArray &marker, std::chrono::milliseconds limit)
{
    QElapsedTimer timer;
    timer.start();
    for (auto left = processesMarked(marker); !left.empty(); left = processesMarked(marker)) {
        for (const auto &process : left) {
            ::kill(process.pid, SIGKILL);
        }
        if (timer.hasExpired(limit.count())) {
            qWarning("testkit: %zu processes did not end", left.size());
            return;
        }
        QThread::msleep(10);
    }
}

bool isAlive(pid_t pid)
{
    const auto state = statusField(pid, "State:");
    return !state.isEmpty() && !state.startsWith('Z') && !state.startsWith('X');
}

qint64 residentMemory(pid_t pid)
{
    QProcess ps;
    ps.start(QStringLiteral("ps"),
             {QStringLiteral("-o"), QStringLiteral("rss="), QStringLiteral("-p"), QString::number(pid)});
    ps.waitForFinished();
    return ps.readAllStandardOutput().trimmed().toLongLong() * 1024;
}

qint64 residentMemoryOfTree(pid_t pid)
{
    QProcess ps;
    ps.start(QStringLiteral("ps"),
             {QStringLiteral("-e"), QStringLiteral("-o"), QStringLiteral("pid=,ppid=,rss=")});
    ps.waitForFinished();
    QMultiHash<pid_t, pid_t> children;
    QHash<pid_t, qint64> sizes;
    const auto lines = ps.readAllStandardOutput().split('\n');
    for (const auto &line : lines) {
        const auto fields = line.simplified().split(' ');
        if (fields.size() == 3) {
            children.insert(fields[1].toInt(), fields[0].toInt());
            sizes.insert(fields[0].toInt(), fields[2].toLongLong() * 1024);
        }
    }
    qint64 sum = 0;
    QList<pid_t> open{pid};
    while (!open.isEmpty()) {
        const pid_t next = open.takeLast();
        sum += sizes.value(next);
        open += children.values(next);
    }
    return sum;
}

qint64 peakMemory(pid_t pid)
{
    return statusField(pid, "VmHWM:").split(' ').first().toLongLong() * 1024;
}

QString toolPath(const QString &name)
{
    return qEnvironmentVariable("PENNON_E2E_BIN", QStringLiteral(PENNON_BIN_DIR)) + u'/' + name;
}

QString testProgram(const QString &name)
{
    return QStringLiteral(PENNON_TEST_PROGRAMS "/") + name;
}

QString pythonPath()
{
    return QStringLiteral("/usr/bin/python3");
}

QString pythonProgram(const QString &name, const QString &arguments)
{
    return pythonPath() + u' ' + testProgram(name) + (arguments.isEmpty() ? QString() : u' ' + arguments);
}

} // namespace pennon::testkit
