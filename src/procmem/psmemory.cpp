// SPDX-License-Identifier: GPL-3.0-or-later
#include "procmem/psmemory.h"

#include <QProcess>
#include <QPromise>
#include <QTimer>

#include <array>
#include <utility>

namespace pennon {

namespace {

MemoryReadings select(const std::vector<ProcessEntry> &table, const std::vector<qint64> &pids, bool trees)
{
    const auto resident = [](const ProcessEntry &entry) { return std::optional(ByteSize{entry.bytes}); };
    if (trees)
        return sumTrees(table, pids, resident);
    QHash<qint64, ByteSize> all;
    for (const ProcessEntry &entry : table)
        all.insert(entry.pid, ByteSize{entry.bytes});
    MemoryReadings readings;
    for (const qint64 pid : pids) {
        if (const auto found = all.constFind(pid); found != all.constEnd())
            readings.insert(pid, *found);
    }
    return readings;
}

/// One run of ps. Answers once and goes when the child has ended; its destruction ends the child.
class PsRun final : public QObject
{
public:
    PsRun(std::vector<qint64> pids, bool trees, QObject *owner)
        : QObject(owner)
        , m_pids(std::move(pids))
        , m_trees(trees)
    {
        m_promise.start();
        m_process.setStandardInputFile(QProcess::nullDevice());
        m_timer.setSingleShot(true);
        connect(&m_process, &QProcess::finished, this, [this](int code, QProcess::ExitStatus how) {
            ended(code, how);
            deleteLater();
        });
        connect(&m_process, &QProcess::errorOccurred, this, [this](QProcess::ProcessError error) {
            if (error != QProcess::FailedToStart)
                return;
            fail(ErrorCode::NotFound, m_process.errorString());
            deleteLater();
        });
        connect(&m_timer, &QTimer::timeout, this, [this] {
            fail(ErrorCode::TimedOut, QStringLiteral("no end after %1 ms").arg(m_timer.interval()));
            m_process.kill();
        });
    }
    PsRun(const PsRun &) = delete;
    PsRun &operator=(const PsRun &) = delete;
    PsRun(PsRun &&) = delete;
    PsRun &operator=(PsRun &&) = delete;

    ~PsRun() override
    {
        disconnect(&m_process, nullptr, this, nullptr);
        if (!m_done)
            finish(failure(ErrorCode::Cancelled, QStringLiteral("the measurement was given up")));
        m_process.kill();
        m_process.waitForFinished(
            1000); // nothing survives this signal: only until the kernel has let go of it
    }

    QFuture<Result<MemoryReadings>> start(const QString &program, std::chrono::milliseconds deadline)
    {
        m_timer.start(deadline);
        m_process.start(program, {QStringLiteral("-A"), QStringLiteral("-o"), QStringLiteral("pid="),
                                  QStringLiteral("-o"), QStringLiteral("ppid="), QStringLiteral("-o"),
                                  QStringLiteral("rss=")});
        return m_promise.future();
    }

private:
    void ended(int code, QProcess::ExitStatus how)
    {
        if (m_done)
            return;
        if (how != QProcess::NormalExit || code != 0) {
            const QString words = QString::fromLocal8Bit(m_process.readAllStandardError()).simplified();
            fail(ErrorCode::System, QStringLiteral("exit status %1 %2").arg(code).arg(words).trimmed());
            return;
        }
        const Result<std::vector<ProcessEntry>> table = PsMemory::parse(m_process.readAllStandardOutput());
        if (table) {
            finish(select(*table, m_pids, m_trees));
        } else {
            finish(tl::unexpected(table.error()));
        }
    }

    void fail(ErrorCode code, const QString &reason)
    {
        finish(failure(code,
                       QStringLiteral("cannot measure memory with %1: %2").arg(m_process.program(), reason)));
    }

    void finish(Result<MemoryReadings> result)
    {
        if (m_done)
            return;
        m_done = true;
        m_timer.stop();
        m_promise.addResult(std::move(result));
        m_promise.finish();
    }

    std::vector<qint64> m_pids;
    bool m_trees;
    bool m_done = false;
    QPromise<Result<MemoryReadings>> m_promise;
    QProcess m_process;
    QTimer m_timer;
};

} // namespace

PsMemory::PsMemory(QString program, std::chrono::milliseconds deadline)
    : m_program(std::move(program))
    , m_deadline(deadline)
{}

QFuture<Result<MemoryReadings>> PsMemory::measure(std::vector<qint64> pids, bool trees)
{
    auto *const run = new PsRun(std::move(pids), trees, &m_runs);
    return run->start(m_program, m_deadline);
}

Result<std::vector<ProcessEntry>> PsMemory::parse(const QByteArray &output)
{
    std::vector<ProcessEntry> table;
    for (const QByteArray &line : output.split('\n')) {
        const QByteArray text = line.simplified();
        if (text.isEmpty())
            continue;
        const QList<QByteArray> words = text.split(' ');
        bool good = words.size() == 3;
        std::array<qint64, 3> numbers{};
        for (std::size_t i = 0; good && i < numbers.size(); ++i)
            numbers[i] = words.at(static_cast<qsizetype>(i)).toLongLong(&good);
        if (!good) {
            return failure(
                ErrorCode::Protocol,
                QStringLiteral("ps printed \"%1\" where a pid, its parent and its memory were expected")
                    .arg(QString::fromUtf8(text.left(80))));
        }
        table.push_back({numbers[0], numbers[1], 0, numbers[2] * 1024});
    }
    if (table.empty())
        return failure(ErrorCode::Protocol, QStringLiteral("ps printed no process at all"));
    return table;
}

} // namespace pennon
