// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/serverurl.h"
#include "net/httptransport.h"
#include "supervisor/supervisorapi.h"

#include <QCoroTask>

#include <memory>
#include <optional>

namespace pennon {

class SupervisorCalls;

/// SupervisorApi over XML-RPC (POST /RPC2). Calls run side by side, each on a connection of its own.
///
/// A call whose connection is refused or lost, or whose answer is cut short, is repeated once; nothing else
/// is repeated. Then fault 70 (NOT_RUNNING) of a stop, fault 60 (ALREADY_STARTED) of a start and fault 6
/// (SHUTDOWN_STATE) of a shutdown mean that the first attempt did it: success. A signal is repeated only
/// where the connection was refused, so that none is sent twice. Errors: those of HttpTransport; Unauthorized
/// (HTTP 401); HttpStatus (any other but 200); Fault; Protocol (no XML-RPC, or a field is missing); TooLarge
/// (an answer above 64 MiB). Reads end within 60 s. A stop or start answers when the process has stopped or
/// started, however long supervisord's configuration gives it, within a day.
///
/// Destroying the client ends its calls with Cancelled; the transport has to outlive it.
class SupervisorClient final : public SupervisorApi
{
public:
    SupervisorClient(HttpTransport &transport, ServerUrl server, std::optional<HttpCredentials> credentials);
    SupervisorClient(const SupervisorClient &) = delete;
    SupervisorClient &operator=(const SupervisorClient &) = delete;
    SupervisorClient(SupervisorClient &&) = delete;
    SupervisorClient &operator=(SupervisorClient &&) = delete;
    ~SupervisorClient() override;

    [[nodiscard]] QFuture<Result<std::vector<ProcessInfo>>> getAllProcessInfo() override;
    [[nodiscard]] QFuture<Result<ProcessInfo>> getProcessInfo(const QString &name) override;
    [[nodiscard]] QFuture<Result<void>> stopProcess(const QString &name) override;
    [[nodiscard]] QFuture<Result<void>> startProcess(const QString &name) override;
    [[nodiscard]] QFuture<Result<int>> getState() override;
    [[nodiscard]] QFuture<Result<void>> signalProcess(const QString &name, const QString &signal) override;
    [[nodiscard]] QFuture<Result<void>> shutdown() override;
    [[nodiscard]] QFuture<Result<QByteArray>> readProcessLog(const QString &name, Channel channel,
                                                             int bytes) override;
    /// Bytes of a process's log from an absolute position on, fewer where it ends before; in UTF-8.
    /// HttpStatus with detail 500 if a character is cut or bytes are no UTF-8: supervisord cannot send these.
    [[nodiscard]] QFuture<Result<QByteArray>> readProcessLogAt(const QString &name, Channel channel,
                                                               qint64 offset, qint64 length);
    /// How many bytes the log has; 0 if there is no file. HttpStatus with detail 500 above 2 GiB, which
    /// supervisord cannot tell.
    [[nodiscard]] QFuture<Result<qint64>> processLogSize(const QString &name, Channel channel);
    [[nodiscard]] QFuture<Result<QByteArray>> readSupervisorLog(int bytes) override;
    [[nodiscard]] QFuture<Result<QString>> getSupervisorVersion() override;
    [[nodiscard]] QFuture<Result<QString>> getIdentification() override;
    [[nodiscard]] QFuture<Result<qint64>> getPID() override;

    /// getAllProcessInfo with every member of ProcessInfo.
    [[nodiscard]] QFuture<Result<std::vector<ProcessInfo>>> getAllProcessDetails();
    /// Empties both logs of a process.
    [[nodiscard]] QFuture<Result<void>> clearProcessLogs(const QString &name);

private:
    [[nodiscard]] static QCoro::Task<Result<QByteArray>> readLog(std::shared_ptr<SupervisorCalls> calls,
                                                                 QByteArray method, QString name, int bytes);

    std::shared_ptr<SupervisorCalls> m_calls; ///< shared with those under way
};

/// The error's sentence, with what an admin can do about it where the sentence is fixed (a fault's).
[[nodiscard]] QString withAdvice(const Error &error);

} // namespace pennon
