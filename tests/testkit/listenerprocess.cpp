// SPDX-License-Identifier: GPL-3.0-or-later
#include "testkit/listenerprocess.h"

#include "testkit/processes.h"
#include "testkit/waiting.h"

namespace pennon::testkit {

ListenerProcess::ListenerProcess()
{
    auto environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("SUPERVISOR_SERVER_URL"),
                       QStringLiteral("unix:///nonexistent/supervisor.sock"));
    m_process.setProcessEnvironment(environment);
}

ListenerProcess::~ListenerProcess()
{
    if (isRunning()) {
        m_process.kill();
        m_process.waitForFinished();
    }
}

void ListenerProcess::setVariable(const QString &name, const QString &value)
{
    auto environment = m_process.processEnvironment();
    if (value.isNull()) {
        environment.remove(name);
    } else {
        environment.insert(name, value);
    }
    m_process.setProcessEnvironment(environment);
}

bool ListenerProcess::start(const QString &tool, const QStringList &arguments)
{
    m_process.start(toolPath(tool), arguments);
    return m_process.waitForStarted();
}

void ListenerProcess::sendEvent(const QByteArray &name, const QByteArray &payload)
{
    const auto serial = QByteArray::number(++m_serial);
    feed("ver:3.0 server:supervisor serial:" + serial + " pool:listener poolserial:" + serial +
         " eventname:" + name + " len:" + QByteArray::number(QString::fromUtf8(payload).toUcs4().size()) +
         '\n' + payload);
}

bool ListenerProcess::feed(const QByteArray &bytes)
{
    return isRunning() && m_process.write(bytes) == bytes.size() &&
           comesTrue([this] { return m_process.bytesToWrite() == 0 || !isRunning(); }) && isRunning();
}

bool ListenerProcess::hasAnswered(int events)
{
    const QByteArray expected = "READY\n" + QByteArray("RESULT 2\nOKREADY\n").repeated(events);
    const bool isComplete =
        comesTrue([&] { return standardOutput().size() >= expected.size() || !isRunning(); });
    return isComplete && standardOutput() == expected;
}

bool ListenerProcess::hasSaid(const QString &text, int times)
{
    return comesTrue([&] { return standardError().count(text) >= times || !isRunning(); }) &&
           standardError().count(text) >= times;
}

bool ListenerProcess::hasEnded()
{
    return comesTrue([this] { return m_process.state() == QProcess::NotRunning; });
}

int ListenerProcess::exitStatus() const
{
    return m_process.exitStatus() == QProcess::NormalExit ? m_process.exitCode() : -1;
}

QByteArray ListenerProcess::standardOutput()
{
    m_output += m_process.readAllStandardOutput();
    return m_output;
}

QString ListenerProcess::standardError()
{
    m_errors += m_process.readAllStandardError();
    return QString::fromUtf8(m_errors);
}

QByteArray ListenerProcess::report()
{
    return "\n--- stdout\n" + standardOutput() + "\n--- stderr\n" + standardError().toUtf8() +
           "\n--- exit status " +
           (isRunning() ? QByteArray("(still running)") : QByteArray::number(exitStatus())) + '\n';
}

} // namespace pennon::testkit
