// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "base/linelog.h"
#include "engine/watcher.h"
#include "notify/mailtransport.h"
#include "procmem/memoryprobe.h"
#include "supervisor/supervisorapi.h"

#include <QPromise>
#include <QStringList>

#include <deque>
#include <functional>
#include <memory>

namespace pennon::fakes {

class Log final : public LineLog
{
public:
    void line(QStringView text) override { lines += text.toString(); }
    [[nodiscard]] QString text() const { return lines.join(u'\n'); }

    QStringList lines;
};

class FixedClock final : public Clock
{
public:
    [[nodiscard]] WallTime now() const override { return wall; }
    [[nodiscard]] SteadyTime steady() const override { return time; }

    WallTime wall{std::chrono::seconds(1'700'000'000)};
    SteadyTime time{std::chrono::hours(1)};
};

/// A supervisord whose answers a test gives when it wants to. Calls are noted as "stopProcess g:a".
class Supervisor : public SupervisorApi
{
public:
    [[nodiscard]] QFuture<Result<std::vector<ProcessInfo>>> getAllProcessInfo() override
    {
        calls += QStringLiteral("getAllProcessInfo");
        return QtFuture::makeReadyFuture(list);
    }
    [[nodiscard]] QFuture<Result<ProcessInfo>> getProcessInfo(const QString &name) override
    {
        calls += QString(u"getProcessInfo " + name);
        if (list) {
            for (const ProcessInfo &process : *list) {
                if (process.name.full() == name || process.name.brief() == name)
                    return QtFuture::makeReadyFuture(Result<ProcessInfo>(process));
            }
        }
        return QtFuture::makeReadyFuture(
            Result<ProcessInfo>(failure(ErrorCode::Fault, u"BAD_NAME"_qs, fault::badName)));
    }
    [[nodiscard]] QFuture<Result<void>> stopProcess(const QString &name) override
    {
        return answer(QString(u"stopProcess " + name));
    }
    [[nodiscard]] QFuture<Result<void>> startProcess(const QString &name) override
    {
        return answer(QString(u"startProcess " + name));
    }
    [[nodiscard]] QFuture<Result<int>> getState() override
    {
        return QtFuture::makeReadyFuture(Result<int>(1));
    }
    [[nodiscard]] QFuture<Result<void>> signalProcess(const QString &name, const QString &signal) override
    {
        return answer(QString(u"signalProcess " + name + u' ' + signal));
    }
    [[nodiscard]] QFuture<Result<void>> shutdown() override { return answer(QStringLiteral("shutdown")); }
    [[nodiscard]] QFuture<Result<QByteArray>> readProcessLog(const QString &name, Channel channel,
                                                             int bytes) override
    {
        const QString which =
            channel == Channel::Stdout ? QStringLiteral("stdout") : QStringLiteral("stderr");
        calls += QStringLiteral("readProcessLog %1 %2 %3").arg(name, which).arg(bytes);
        return QtFuture::makeReadyFuture(log);
    }
    [[nodiscard]] QFuture<Result<QByteArray>> readSupervisorLog(int bytes) override
    {
        calls += QStringLiteral("readSupervisorLog %1").arg(bytes);
        return QtFuture::makeReadyFuture(supervisorLog);
    }
    [[nodiscard]] QFuture<Result<QString>> getSupervisorVersion() override
    {
        return QtFuture::makeReadyFuture(Result<QString>(QStringLiteral("4.2.5")));
    }
    [[nodiscard]] QFuture<Result<QString>> getIdentification() override
    {
        return QtFuture::makeReadyFuture(Result<QString>(QStringLiteral("supervisor")));
    }
    [[nodiscard]] QFuture<Result<qint64>> getPID() override
    {
        return QtFuture::makeReadyFuture(Result<qint64>(1));
    }

    /// Holds back the answer to this call until release().
    void hold(const QString &call) { m_held.insert(call, nullptr); }
    void release(const QString &call, const Result<void> &result = {})
    {
        const auto promise = m_held.take(call);
        if (promise) {
            promise->addResult(result);
            promise->finish();
        }
    }
    /// The next answers to this call, in order; then success.
    void script(const QString &call, const std::deque<Result<void>> &answers)
    {
        m_scripts.insert(call, answers);
    }

    Result<std::vector<ProcessInfo>> list = std::vector<ProcessInfo>();
    Result<QByteArray> log = QByteArray(); ///< of every process
    Result<QByteArray> supervisorLog = QByteArray();
    QStringList calls;

private:
    QFuture<Result<void>> answer(const QString &call)
    {
        calls += call;
        if (const auto held = m_held.find(call); held != m_held.end()) {
            *held = std::make_shared<QPromise<Result<void>>>();
            (*held)->start();
            return (*held)->future();
        }
        auto &answers = m_scripts[call];
        if (answers.empty())
            return QtFuture::makeReadyFuture(Result<void>());
        const Result<void> first = answers.front();
        answers.pop_front();
        return QtFuture::makeReadyFuture(first);
    }

    QHash<QString, std::shared_ptr<QPromise<Result<void>>>> m_held;
    QHash<QString, std::deque<Result<void>>> m_scripts;
};

class Memory final : public MemoryProbe
{
public:
    [[nodiscard]] QFuture<Result<QHash<qint64, ByteSize>>> measure(std::vector<qint64> pids,
                                                                   bool trees) override
    {
        lastTrees = trees;
        QHash<qint64, ByteSize> readings;
        for (const qint64 pid : pids) {
            if (resident.contains(pid))
                readings.insert(pid, resident.value(pid));
        }
        return QtFuture::makeReadyFuture(Result<QHash<qint64, ByteSize>>(readings));
    }

    QHash<qint64, ByteSize> resident;
    bool lastTrees = false;
};

/// Takes mails; a test may hold back the outcome or decide it.
class Transport final : public MailTransport
{
public:
    [[nodiscard]] QFuture<Result<void>> send(const Mail &mail) override
    {
        mails.push_back(mail);
        QPromise<Result<void>> promise;
        promise.start();
        QFuture<Result<void>> future = promise.future();
        if (isHolding) {
            m_waiting.push_back(std::move(promise));
        } else {
            promise.addResult(outcome);
            promise.finish();
        }
        return future;
    }
    void hurry(std::chrono::milliseconds within) override { hurriedTo = within; }
    /// Ends the oldest mail under way.
    void finish(const Result<void> &result)
    {
        QPromise<Result<void>> promise = std::move(m_waiting.front());
        m_waiting.pop_front();
        promise.addResult(result);
        promise.finish();
    }

    std::vector<Mail> mails;
    Result<void> outcome;
    bool isHolding = false;
    std::chrono::milliseconds hurriedTo{0};

private:
    std::deque<QPromise<Result<void>>> m_waiting;
};

inline Event event(const char *name, const QByteArray &payload, std::optional<qint64> serial = {})
{
    return Event{QByteArray(name), serial, {}, payload, Clock::WallTime(std::chrono::seconds(1'700'000'000))};
}

inline Event exited(const QByteArray &process, const QByteArray &group)
{
    return event("PROCESS_STATE_EXITED",
                 "processname:" + process + " groupname:" + group + " from_state:RUNNING expected:0 pid:12");
}

inline ProcessInfo running(const QString &group, const QString &name, qint64 pid)
{
    return ProcessInfo{{group, name}, pid, ProcessState::Running, 1'700'000'000, 1'700'000'100};
}

} // namespace pennon::fakes
