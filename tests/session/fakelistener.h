// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "control/codec.h"
#include "control/rpc.h"

#include <QLocalServer>
#include <QLocalSocket>
#include <QPointer>
#include <QTemporaryDir>

#include <algorithm>
#include <vector>

namespace pennon {

/// A listener made of a list: says hello, lets itself be subscribed to, and tells of processes, two at a
/// time.
class FakeListener final
{
public:
    std::vector<ProcessStatus> processes;

    FakeListener()
    {
        QObject::connect(&m_server, &QLocalServer::newConnection, &m_server, [this] {
            m_client = m_server.nextPendingConnection();
            QObject::connect(m_client, &QLocalSocket::readyRead, m_client, [this] {
                while (m_client->canReadLine())
                    answer(m_client->readLine());
            });
        });
        listen();
    }

    [[nodiscard]] QString path() const { return m_folder.filePath(QStringLiteral("listener.sock")); }
    void listen() { m_server.listen(path()); }
    void push(const ProcessesPush &changes)
    {
        m_client->write(notificationLine({ControlTopic::Processes, encode(changes)}));
    }
    /// Nobody is let in before listen().
    void hangUp()
    {
        m_server.close();
        m_client->abort();
    }

    [[nodiscard]] static ProcessStatus status(const QString &name, ProcessState state, qint64 pid)
    {
        ProcessStatus made;
        made.name = {QStringLiteral("group"), name};
        made.state = state;
        made.pid = pid;
        made.limit = ProcessStatus::Limit{ByteSize{5000}, QStringLiteral("memmon"), {}};
        if (pid != 0) {
            made.uptime = std::chrono::seconds(0);
            made.memory = ProcessStatus::Memory{ByteSize{1000}, {}};
        }
        return made;
    }

private:
    void answer(const QByteArray &line)
    {
        const auto request = parseRequest(line);
        if (!request)
            return;
        QJsonObject result = encode(SubscribeAnswer{});
        if (request->method == HelloRequest::method) {
            HelloAnswer hello;
            hello.version = QStringLiteral("1.2.3");
            hello.host = QStringLiteral("web1");
            result = encode(hello);
        } else if (request->method == ProcessesRequest::method) {
            const auto offset =
                decode<ProcessesRequest>(request->params).value_or(ProcessesRequest()).offset.value_or(0);
            ProcessesAnswer page;
            page.total = static_cast<qint64>(processes.size());
            const auto first = processes.begin() + std::min<std::ptrdiff_t>(offset, page.total);
            page.processes.assign(first, first + std::min<std::ptrdiff_t>(2, processes.end() - first));
            result = encode(page);
        }
        m_client->write(responseLine({request->id, result}));
    }

    QTemporaryDir m_folder;
    QLocalServer m_server;
    QPointer<QLocalSocket> m_client;
};

} // namespace pennon
