// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/processinfo.h"
#include "supervisor/supervisorclient.h"

#include <QCoroTask>

namespace pennon {

/// Reads what already is in the log of a process, by XML-RPC. What was begun goes on without it.
class LogReader final
{
public:
    using Channel = SupervisorApi::Channel;

    /// The transport has to outlive it.
    LogReader(HttpTransport &transport, const ServerUrl &server, std::optional<HttpCredentials> credentials,
              const ProcessName &process, Channel channel);

    [[nodiscard]] QFuture<Result<ProcessInfo>> info() { return m_client->getProcessInfo(m_process); }
    [[nodiscard]] QFuture<Result<qint64>> size() { return m_client->processLogSize(m_process, m_channel); }

    /// The bytes from one position to another; fewer where the log ends before. What is no UTF-8 supervisord
    /// cannot send: such bytes are found by trying, and U+FFFD stands for each run of them. Where that takes
    /// too many calls, the beginning is missing.
    struct Range
    {
        qint64 from = 0; ///< where it really begins
        QByteArray bytes;
        bool isExact = true;                                             ///< every byte is the file's own
        [[nodiscard]] qint64 end() const { return from + bytes.size(); } ///< if it is exact
    };
    [[nodiscard]] QFuture<Result<Range>> range(qint64 from, qint64 to);
    /// The first bytes of the log, at most so many; a few less where a character would be cut.
    [[nodiscard]] QFuture<Result<QByteArray>> begin(qint64 length);
    /// Whether these bytes are what stands before the position.
    [[nodiscard]] QFuture<Result<bool>> endsWith(const QByteArray &bytes, qint64 position);

private:
    using Client = std::shared_ptr<SupervisorClient>;
    using Log = std::pair<QString, Channel>;
    [[nodiscard]] static QCoro::Task<Result<Range>> readRange(Client client, Log log, qint64 from, qint64 to);
    [[nodiscard]] static QCoro::Task<Result<QByteArray>> readBegin(Client client, Log log, qint64 length);
    [[nodiscard]] static QCoro::Task<Result<bool>> compare(Client client, Log log, QByteArray bytes,
                                                           qint64 position);

    QString m_process;
    Channel m_channel;
    Client m_client;
};

} // namespace pennon
