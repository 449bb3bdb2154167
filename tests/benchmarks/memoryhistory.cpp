// SPDX-License-Identifier: GPL-3.0-or-later
// What a month of memory history costs: see README.md.
#include "store/outboxstore.h"
#include "store/samplestore.h"
#include "store/serialstore.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QRandomGenerator>
#include <QTemporaryDir>

#include <cstdio>
#include <ctime>

using namespace pennon;
using namespace std::chrono_literals;

namespace {

constexpr Clock::WallTime begin{std::chrono::sys_days(std::chrono::year(2026) / 1 / 1)};

double cpuSeconds()
{
    timespec time{};
    ::clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
    return double(time.tv_sec) + double(time.tv_nsec) / 1e9;
}

/// Resident memory that is not a file's, in KiB.
qint64 memory(const QByteArray &what = "RssAnon:")
{
    QFile file(QStringLiteral("/proc/self/status"));
    if (!file.open(QIODevice::ReadOnly))
        return 0;
    for (const QByteArray &line : file.readAll().split('\n')) {
        if (line.startsWith(what))
            return line.mid(what.size()).simplified().split(' ').first().toLongLong();
    }
    return 0;
}

double mebibytesIn(const QString &directory)
{
    qint64 bytes = 0;
    const QFileInfoList files = QDir(directory).entryInfoList(QDir::Files);
    for (const QFileInfo &file : files)
        bytes += file.size();
    return double(bytes) / (1024 * 1024);
}

void require(const Result<void> &done)
{
    if (!done)
        qFatal("%s", qPrintable(done.error().message));
}

/// Processes whose memory wanders: a third hardly, a third by pages, a third by megabytes.
class World final
{
public:
    explicit World(int processes)
    {
        for (int number = 0; number < processes; ++number) {
            const ProcessName name{QStringLiteral("group-%1").arg(number / 10),
                                   QStringLiteral("process-%1").arg(number, 4, 10, QLatin1Char('0'))};
            m_samples.emplace_back(name,
                                   MemorySample{{}, {(20'000 + m_random.bounded(500'000)) * 1024LL}, {}});
        }
    }

    const SampleStore::Samples &next()
    {
        int number = 0;
        for (auto &[name, sample] : m_samples) {
            const int kind = number++ % 3;
            if (kind == 2)
                sample.resident.bytes += m_random.bounded(-2000, 2001) * 4096LL;
            else if (kind == 1 || m_random.bounded(20) == 0)
                sample.resident.bytes += m_random.bounded(-50, 51) * 4096LL;
            sample.resident.bytes = std::max(sample.resident.bytes, 8LL * 1024 * 1024);
            sample.proportional = ByteSize{sample.resident.bytes / 1024 * 4 / 5 * 1024};
        }
        return m_samples;
    }

private:
    QRandomGenerator m_random{42};
    SampleStore::Samples m_samples;
};

/// CPU of reading and of storing apart from that of the made-up world.
class Meter final
{
public:
    void append(SampleStore &store, Clock::WallTime time, const SampleStore::Samples &samples)
    {
        const double before = cpuSeconds();
        QElapsedTimer timer;
        timer.start();
        require(store.append(time, samples));
        m_longest = std::max(m_longest, double(timer.nsecsElapsed()) / 1e6);
        m_cpu += cpuSeconds() - before;
        ++m_appends;
    }

    void print(const char *what, std::chrono::seconds interval) const
    {
        const double each = m_cpu / double(m_appends);
        std::printf(
            "%s: %lld appends, %.2f ms CPU each on average (%.3f %% of one core), the longest took %.0f ms\n",
            what, static_cast<long long>(m_appends), each * 1e3, each / double(interval.count()) * 100,
            m_longest);
    }

private:
    double m_cpu = 0;
    double m_longest = 0;
    qint64 m_appends = 0;
};

void storm(Database &database, int events)
{
    OutboxStore mails(database, QStringLiteral("benchmark"));
    SerialStore serials(database);
    const Mail mail{QStringLiteral("supervisor@example.com"),
                    {QStringLiteral("admin@example.com")},
                    QStringLiteral("a crash"),
                    QString(300, u'x')};
    QElapsedTimer timer;
    timer.start();
    for (qint64 serial = 0; serial < events; ++serial) {
        require(database.transaction([&]() -> Result<void> {
            if (const auto added = serials.add(QStringLiteral("benchmark"), serial); !added)
                return tl::unexpected(added.error());
            return mails.add(mail, begin).map([](qint64) {});
        }));
    }
    std::printf("events stored with a mail each: %.0f a second\n",
                events * 1e9 / double(timer.nsecsElapsed()));
}

int run(int processes, int days, const QString &directory)
{
    auto opened = Database::open(directory);
    if (!opened)
        qFatal("%s", qPrintable(opened.error().message));
    World world(processes);
    const Clock::WallTime end = begin + days * 24h;
    const Clock::WallTime detailed = end - std::min(days, 2) * 24h;
    const qint64 memoryBefore = memory();
    {
        SampleStore store(**opened);
        std::printf(
            "%d processes, %d days; the last two with a sample each 5 s, those before with two in 15 min\n",
            processes, days);
        Meter seldom;
        for (Clock::WallTime time = begin; time < detailed; time += 450s)
            seldom.append(store, time, world.next());
        Meter often;
        for (Clock::WallTime time = detailed; time < end; time += 5s)
            often.append(store, time, world.next());
        often.print("every 5 s", 5s);
        std::printf("memory: %lld KiB more than before, at most %lld KiB resident in all\n",
                    static_cast<long long>(memory() - memoryBefore),
                    static_cast<long long>(memory("VmHWM:")));
        std::printf("on disk: %.1f MiB\n", mebibytesIn(directory));

        const ProcessName one = world.next().front().first;
        for (const auto &[what, span] : {std::pair{"an hour", std::chrono::hours(1)}, std::pair{"a day", 24h},
                                         std::pair{"everything", std::chrono::hours(24 * days)}}) {
            QElapsedTimer timer;
            timer.start();
            const auto found = store.range(one, end - span, end);
            std::printf("range of %s: %zu buckets in %.1f ms\n", what, found ? found->size() : 0,
                        double(timer.nsecsElapsed()) / 1e6);
        }
    }
    storm(**opened, 20'000);
    opened->reset();
    std::printf("on disk, closed: %.1f MiB\n", mebibytesIn(directory));
    QElapsedTimer timer;
    timer.start();
    opened = Database::open(directory);
    std::printf("opened again, with its check, in %lld ms\n", static_cast<long long>(timer.elapsed()));
    return opened ? 0 : 1;
}

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    QCommandLineParser parser;
    const QCommandLineOption processes(QStringLiteral("processes"), QStringLiteral("how many"),
                                       QStringLiteral("number"), QStringLiteral("1000"));
    const QCommandLineOption days(QStringLiteral("days"), QStringLiteral("how long"),
                                  QStringLiteral("number"), QStringLiteral("32"));
    const QCommandLineOption directory(QStringLiteral("directory"),
                                       QStringLiteral("where; otherwise a temporary one"),
                                       QStringLiteral("path"));
    parser.addOptions({processes, days, directory});
    parser.addHelpOption();
    parser.process(application);
    std::setvbuf(stdout, nullptr, _IOLBF, 0);
    const QTemporaryDir temporary;
    return run(parser.value(processes).toInt(), parser.value(days).toInt(),
               parser.isSet(directory) ? parser.value(directory) : temporary.path());
}
