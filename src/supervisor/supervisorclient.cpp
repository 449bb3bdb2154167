// SPDX-License-Identifier: GPL-3.0-or-later
#include "supervisor/supervisorclient.h"

#include "supervisor/plainanswers.h"
#include "supervisor/processanswers.h"
#include "supervisor/supervisorcalls.h"

namespace pennon {

namespace {

using namespace std::chrono_literals;

constexpr auto readDeadline = 60s;
constexpr auto changeDeadline = 24h;

/// supervisord has a call for each of the two logs.
QByteArray logMethod(const char *verb, SupervisorApi::Channel channel)
{
    return QByteArray(QByteArrayLiteral("supervisor.") + verb +
                      (channel == SupervisorApi::Channel::Stdout ? "ProcessStdoutLog" : "ProcessStderrLog"));
}

} // namespace

SupervisorClient::SupervisorClient(HttpTransport &transport, ServerUrl server,
                                   std::optional<HttpCredentials> credentials)
    : m_calls(std::make_shared<SupervisorCalls>(transport, std::move(server), std::move(credentials)))
{}

SupervisorClient::~SupervisorClient()
{
    m_calls->close();
}

QFuture<Result<std::vector<ProcessInfo>>> SupervisorClient::getAllProcessInfo()
{
    return m_calls->ask<std::vector<ProcessInfo>>(
        {QByteArrayLiteral("supervisor.getAllProcessInfo"), {}, &decodeProcessList});
}

QFuture<Result<std::vector<ProcessInfo>>> SupervisorClient::getAllProcessDetails()
{
    return m_calls->ask<std::vector<ProcessInfo>>(
        {QByteArrayLiteral("supervisor.getAllProcessInfo"), {}, &decodeProcessDetails});
}

QFuture<Result<ProcessInfo>> SupervisorClient::getProcessInfo(const QString &name)
{
    return m_calls->ask<ProcessInfo>(
        {QByteArrayLiteral("supervisor.getProcessInfo"), {name}, &decodeProcess});
}

QFuture<Result<void>> SupervisorClient::stopProcess(const QString &name)
{
    return m_calls->ask<void>({QByteArrayLiteral("supervisor.stopProcess"),
                               {name},
                               &decodeNothing,
                               changeDeadline,
                               fault::notRunning});
}

QFuture<Result<void>> SupervisorClient::startProcess(const QString &name)
{
    return m_calls->ask<void>({QByteArrayLiteral("supervisor.startProcess"),
                               {name},
                               &decodeNothing,
                               changeDeadline,
                               fault::alreadyStarted});
}

QFuture<Result<void>> SupervisorClient::signalProcess(const QString &name, const QString &signal)
{
    return m_calls->ask<void>({QByteArrayLiteral("supervisor.signalProcess"),
                               {name, signal},
                               &decodeNothing,
                               readDeadline,
                               0,
                               Repeat::IfNotSent});
}

QFuture<Result<void>> SupervisorClient::clearProcessLogs(const QString &name)
{
    return m_calls->ask<void>({QByteArrayLiteral("supervisor.clearProcessLogs"), {name}, &decodeNothing});
}

QFuture<Result<int>> SupervisorClient::getState()
{
    return m_calls->ask<int>({QByteArrayLiteral("supervisor.getState"), {}, &decodeState});
}

QFuture<Result<void>> SupervisorClient::shutdown()
{
    return m_calls->ask<void>(
        {QByteArrayLiteral("supervisor.shutdown"), {}, &decodeNothing, readDeadline, fault::shutdownState});
}

QFuture<Result<QString>> SupervisorClient::getSupervisorVersion()
{
    return m_calls->ask<QString>({QByteArrayLiteral("supervisor.getSupervisorVersion"), {}, &decodeText});
}

QFuture<Result<QString>> SupervisorClient::getIdentification()
{
    return m_calls->ask<QString>({QByteArrayLiteral("supervisor.getIdentification"), {}, &decodeText});
}

QFuture<Result<qint64>> SupervisorClient::getPID()
{
    return m_calls->ask<qint64>({QByteArrayLiteral("supervisor.getPID"), {}, &decodeNumber});
}

QFuture<Result<QByteArray>> SupervisorClient::readProcessLog(const QString &name, Channel channel, int bytes)
{
    return asFuture(readLog(m_calls, logMethod("read", channel), name, bytes));
}

QFuture<Result<QByteArray>> SupervisorClient::readSupervisorLog(int bytes)
{
    return asFuture(readLog(m_calls, QByteArrayLiteral("supervisor.readLog"), {}, bytes));
}

QFuture<Result<QByteArray>> SupervisorClient::readProcessLogAt(const QString &name, Channel channel,
                                                               qint64 offset, qint64 length)
{
    return m_calls->ask<QByteArray>({logMethod("read", channel), {name, offset, length}, &decodeLog});
}

QFuture<Result<qint64>> SupervisorClient::processLogSize(const QString &name, Channel channel)
{
    return m_calls->ask<qint64>({logMethod("tail", channel), {name, 0, 0}, &decodeLogSize});
}

QCoro::Task<Result<QByteArray>> SupervisorClient::readLog(std::shared_ptr<SupervisorCalls> calls,
                                                          QByteArray method, QString name, int bytes)
{
    constexpr int longestCharacter = 4; // bytes in UTF-8
    for (int cut = 0;; ++cut) {
        std::vector<XmlRpcParameter> parameters{cut - bytes, 0};
        if (!name.isEmpty())
            parameters.insert(parameters.begin(), name);
        const QFuture<Result<QByteArray>> reading = calls->ask<QByteArray>({method, parameters, &decodeLog});
        Result<QByteArray> log = co_await reading;
        const bool mayBeCut = !log && log.error().code == ErrorCode::HttpStatus && log.error().detail == 500;
        if (!mayBeCut || cut + 1 == longestCharacter || cut + 1 >= bytes)
            co_return log;
    }
}

QString withAdvice(const Error &error)
{
    const bool isFault = error.code == ErrorCode::Fault;
    if (isFault && error.detail == fault::unknownMethod) {
        return error.message + QStringLiteral(" (supervisord does not know the call: "
                                              "[rpcinterface:supervisor] may be missing "
                                              "from supervisord.conf)");
    }
    if (isFault && error.detail == fault::shutdownState)
        return error.message + QStringLiteral(" (supervisord is shutting down or restarting)");
    return error.message;
}

} // namespace pennon
