// SPDX-License-Identifier: GPL-3.0-or-later
//
// Fills the state of a listener that does not run with memory history, by the listener's own store: two hours
// for every process that stdin names ("group:name", one a line), 30 days for the first few.
#include "base/clock.h"
#include "store/samplestore.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QDir>
#include <QRandomGenerator>
#include <QTextStream>

#include <algorithm>
#include <cstdio>

using namespace pennon;
using namespace std::chrono_literals;

namespace {

std::vector<ProcessName> namesFrom(FILE *file)
{
    std::vector<ProcessName> names;
    QTextStream in(file);
    for (QString line; in.readLineInto(&line);)
        names.push_back({line.section(u':', 0, 0), line.section(u':', 1)});
    return names;
}

/// Memory that wanders.
class Readings final
{
public:
    explicit Readings(const std::vector<ProcessName> &names)
    {
        for (const ProcessName &name : names)
            m_samples.emplace_back(
                name, MemorySample{{}, {(20'000 + m_random.bounded(60'000)) * 1024LL}, std::nullopt});
    }
    const SampleStore::Samples &next()
    {
        for (auto &[name, sample] : m_samples) {
            sample.resident.bytes += m_random.bounded(-300, 301) * 4096LL;
            sample.resident.bytes = std::clamp<qint64>(sample.resident.bytes, 8 << 20, 95 << 20);
        }
        return m_samples;
    }

private:
    QRandomGenerator m_random{42};
    SampleStore::Samples m_samples;
};

void fill(SampleStore &store, const std::vector<ProcessName> &names, Clock::WallTime from, Clock::WallTime to,
          std::chrono::seconds step)
{
    Readings readings(names);
    for (Clock::WallTime time = from; time < to; time += step) {
        if (const auto done = store.append(time, readings.next()); !done)
            qFatal("%s", qPrintable(done.error().message));
    }
}

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    QCommandLineParser parser;
    const QCommandLineOption directory(QStringLiteral("directory"),
                                       QStringLiteral("the listener's state_dir"), QStringLiteral("path"));
    const QCommandLineOption full(QStringLiteral("full"), QStringLiteral("how many have 30 days"),
                                  QStringLiteral("number"), QStringLiteral("20"));
    parser.addOptions({directory, full});
    parser.addHelpOption();
    parser.process(application);
    auto database = Database::open(parser.value(directory));
    if (!database)
        qFatal("%s", qPrintable(database.error().message));
    const std::vector<ProcessName> names = namesFrom(stdin);
    const auto few = std::min<std::size_t>(names.size(), parser.value(full).toUInt());
    const Clock::WallTime now = SystemClock().now();
    SampleStore store(**database);
    fill(store, {names.begin(), names.begin() + static_cast<std::ptrdiff_t>(few)}, now - 30 * 24h, now - 2h,
         150s);
    fill(store, names, now - 2h, now, 10s);
    if (const auto done = store.flush(); !done)
        qFatal("%s", qPrintable(done.error().message));
    std::printf("%zu processes, %zu of them for 30 days\n", names.size(), static_cast<std::size_t>(few));
    return 0;
}
