// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/processlogs.h"

#include "probes/logtail.h"
#include "supervisor/supervisorapi.h"

#include <QCoroFuture>

namespace pennon {

namespace {

constexpr int maxBytes = 16 * 1024;
constexpr int maxLines = 50;

QCoro::Task<QByteArray> tail(SupervisorApi *supervisor, QString name, SupervisorApi::Channel channel,
                             QString path)
{
    if (!path.startsWith(u'/'))
        co_return QByteArray();
    const Result<QByteArray> file = tailOf(path, maxBytes, maxLines);
    if (file || file.error().code == ErrorCode::InvalidInput)
        co_return file.value_or(QByteArray());
    const QFuture<Result<QByteArray>> asking = supervisor->readProcessLog(name, channel, maxBytes);
    const Result<QByteArray> log = co_await asking;
    if (!log)
        co_return QByteArray();
    constexpr qsizetype cutAtMost = 3; // bytes, by readProcessLog()
    co_return lastLines(*log, maxLines, log->size() >= maxBytes - cutAtMost);
}

} // namespace

ProcessLogs::ProcessLogs(SupervisorApi &supervisor)
    : m_supervisor(supervisor)
{}

QCoro::Task<ProcessLogs::Tails> ProcessLogs::tails(ProcessInfo process)
{
    using Channel = SupervisorApi::Channel;
    const QString name = process.name.full();
    Tails tails;
    tails.stdoutTail = co_await tail(&m_supervisor, name, Channel::Stdout, process.stdoutLog);
    tails.stderrTail = co_await tail(&m_supervisor, name, Channel::Stderr, process.stderrLog);
    co_return tails;
}

} // namespace pennon
