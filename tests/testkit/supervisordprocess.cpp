// SPDX-License-Identifier: GPL-3.0-or-later
#include "testkit/supervisordprocess.h"

#include "testkit/processes.h"
#include "testkit/waiting.h"

#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QSaveFile>
#include <QStandardPaths>
#include <QUuid>

#include <algorithm>
#include <csignal>
#include <sys/prctl.h>
#include <utility>

namespace pennon::testkit {
namespace {

QProcessEnvironment environmentFor(const QByteArray &marker)
{
    auto environment = QProcessEnvironment::systemEnvironment();
    const auto names = environment.keys();
    for (const auto &name : names) {
        if (name.startsWith(QLatin1String("SUPERVISOR_"))) {
            environment.remove(name);
        }
    }
    const auto equals = marker.indexOf('=');
    environment.insert(QString::fromLatin1(marker.left(equals)), QString::fromLatin1(marker.mid(equals + 1)));
    return environment;
}

} // namespace

SupervisordProcess::SupervisordProcess()
    : SupervisordProcess(Settings{})
{}

SupervisordProcess::SupervisordProcess(Settings settings)
    : m_settings(std::move(settings))
    , m_marker("PENNON_TESTKIT=" + QUuid::createUuid().toByteArray(QUuid::WithoutBraces))
{
    m_daemon.setProcessEnvironment(environmentFor(m_marker));
    // It repeats its log on stdout; a pipe that nobody empties would stop it.
    m_daemon.setStandardOutputFile(QProcess::nullDevice());
    m_daemon.setStandardErrorFile(path(QStringLiteral("startup.err")));
    // Should the test itself be killed, supervisord ends everything in good order.
    m_daemon.setChildProcessModifier([] { ::prctl(PR_SET_PDEATHSIG, SIGTERM); });
}

SupervisordProcess::~SupervisordProcess()
{
    if (m_caller) {
        m_caller->closeWriteChannel();
        m_caller->waitForFinished();
    }
    kill();
    killMarked(m_marker, patience);
}

QString SupervisordProcess::path(const QString &name) const
{
    return m_folder.filePath(name);
}

QString SupervisordProcess::read(const QString &name) const
{
    QFile file(path(name));
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

void SupervisordProcess::write(const QString &name, const QByteArray &contents) const
{
    QSaveFile file(path(name));
    if (!file.open(QIODevice::WriteOnly) || file.write(contents) != contents.size() || !file.commit()) {
        qFatal("testkit: cannot write %s", qPrintable(path(name)));
    }
}

QString SupervisordProcess::serverUrl() const
{
    return m_settings.callOverTcp ? QStringLiteral("http://127.0.0.1:%1").arg(m_settings.port)
                                  : QStringLiteral("unix://") + path(QStringLiteral("supervisor.sock"));
}

void SupervisordProcess::addSection(const QString &header, const QStringList &lines)
{
    m_sections += '[' + header.toUtf8() + "]\n" + lines.join(u'\n').toUtf8() + "\n\n";
}

void SupervisordProcess::addProgram(const QString &name, const QString &command, const QStringList &lines)
{
    addSection(QStringLiteral("program:") + name,
               QStringList{QStringLiteral("command=") + command, QStringLiteral("autorestart=false"),
                           QStringLiteral("startsecs=0"), QStringLiteral("redirect_stderr=true"),
                           QStringLiteral("stdout_logfile=%(here)s/%(program_name)s.out")} +
                   lines);
}

void SupervisordProcess::addListener(const QString &name, const QString &events, const QString &command,
                                     const QStringList &lines)
{
    addSection(QStringLiteral("eventlistener:") + name,
               QStringList{QStringLiteral("command=") + command, QStringLiteral("events=") + events,
                           QStringLiteral("buffer_size=1024"), QStringLiteral("autorestart=true"),
                           QStringLiteral("stdout_logfile=NONE"),
                           QStringLiteral("stderr_logfile=%(here)s/%(program_name)s.err")} +
                   lines);
    m_listeners << name;
}

QByteArray SupervisordProcess::configuration() const
{
    const QByteArray login = m_settings.username.isEmpty()
                                 ? QByteArray()
                                 : "username=" + m_settings.username.toUtf8() +
                                       "\npassword=" + m_settings.password.toUtf8() + '\n';
    QByteArray text = "[supervisord]\nlogfile=%(here)s/supervisord.log\npidfile=%(here)s/supervisord.pid\n"
                      "childlogdir=%(here)s\nloglevel=debug\nlogfile_maxbytes=0\nidentifier=" +
                      m_settings.identifier.toUtf8() +
                      "\n\n[rpcinterface:supervisor]\n"
                      "supervisor.rpcinterface_factory=supervisor.rpcinterface:make_main_rpcinterface\n\n"
                      "[unix_http_server]\nfile=%(here)s/supervisor.sock\nchmod=" +
                      m_settings.socketMode.toLatin1() + '\n' + login + '\n';
    if (m_settings.port != 0) {
        text +=
            "[inet_http_server]\nport=127.0.0.1:" + QByteArray::number(m_settings.port) + '\n' + login + '\n';
    }
    return text + m_sections;
}

bool SupervisordProcess::start()
{
    const auto program = QStandardPaths::findExecutable(QStringLiteral("supervisord"));
    if (program.isEmpty()) {
        qWarning("testkit: supervisord is not installed (Debian package: supervisor)");
        return false;
    }
    write(QStringLiteral("supervisord.conf"), configuration());
    m_daemon.setWorkingDirectory(m_folder.path());
    m_daemon.start(program,
                   {QStringLiteral("-n"), QStringLiteral("-c"), path(QStringLiteral("supervisord.conf"))});
    startCaller();
    return comesTrue([this] { return !isRunning() || listenersRun(); }) && isRunning();
}

void SupervisordProcess::startCaller()
{
    m_caller = std::make_unique<QProcess>();
    auto environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("RPC_USERNAME"), m_settings.username);
    environment.insert(QStringLiteral("RPC_PASSWORD"), m_settings.password);
    m_caller->setProcessEnvironment(environment);
    m_caller->setProcessChannelMode(QProcess::ForwardedErrorChannel);
    m_caller->start(pythonPath(), {testProgram(QStringLiteral("rpc.py")), serverUrl()});
}

bool SupervisordProcess::listenersRun()
{
    if (call(QStringLiteral("supervisor.getState"))[QLatin1String("value")].toObject().isEmpty()) {
        return false;
    }
    return std::all_of(m_listeners.begin(), m_listeners.end(),
                       [this](const QString &name) { return process(name).isRunning(); });
}

bool SupervisordProcess::shutDown()
{
    m_daemon.terminate();
    return comesTrue([this] { return !isRunning(); });
}

void SupervisordProcess::kill()
{
    m_daemon.kill();
    m_daemon.waitForFinished();
}

QJsonObject SupervisordProcess::call(const QString &method, const QJsonArray &arguments)
{
    const QJsonObject request{{QStringLiteral("method"), method}, {QStringLiteral("args"), arguments}};
    m_caller->write(QJsonDocument(request).toJson(QJsonDocument::Compact) + '\n');
    while (!m_caller->canReadLine()) {
        if (!m_caller->waitForReadyRead(static_cast<int>(std::chrono::milliseconds(patience).count()))) {
            return {{QStringLiteral("error"), QStringLiteral("the test's XML-RPC helper did not answer")}};
        }
    }
    return QJsonDocument::fromJson(m_caller->readLine()).object();
}

ProcessReport SupervisordProcess::process(const QString &name)
{
    const auto value =
        call(QStringLiteral("supervisor.getProcessInfo"), {name})[QLatin1String("value")].toObject();
    return {value[QLatin1String("statename")].toString(), value[QLatin1String("pid")].toInt(),
            value[QLatin1String("exitstatus")].toInt()};
}

bool SupervisordProcess::startProcess(const QString &name)
{
    return call(QStringLiteral("supervisor.startProcess"), {name, false}).contains(QLatin1String("value"));
}

bool SupervisordProcess::stopProcess(const QString &name)
{
    return call(QStringLiteral("supervisor.stopProcess"), {name, false}).contains(QLatin1String("value"));
}

QStringList SupervisordProcess::leftovers() const
{
    QStringList found;
    const auto marked = processesMarked(m_marker);
    for (const auto &process : marked) {
        if (process.pid != pid()) {
            found << process.commandLine;
        }
    }
    return found;
}

QByteArray SupervisordProcess::report()
{
    QByteArray text;
    const QDir folder(m_folder.path());
    const auto names =
        folder.entryList({QStringLiteral("*.log"), QStringLiteral("*.err"), QStringLiteral("*.out")});
    for (const auto &name : names) {
        constexpr qsizetype tail = 3000;
        text += "\n--- " + name.toUtf8() + '\n' + read(name).toUtf8().right(tail);
    }
    return text + "\n--- processes\n" + leftovers().join(u'\n').toUtf8() + '\n';
}

} // namespace pennon::testkit
