// SPDX-License-Identifier: GPL-3.0-or-later
// What a table of 1,000 processes costs that are all refreshed every second: see README.md.
#include "gui/processes/processespage.h"
#include "gui/processes/processtree.h"
#include "testkit/exampleprocesses.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QElapsedTimer>
#include <QRandomGenerator>
#include <QScrollBar>
#include <QTimer>

#include <algorithm>
#include <cstdio>
#include <ctime>

using namespace pennon;
using namespace pennon::testkit;
using namespace std::chrono_literals;

namespace {

double cpuSeconds()
{
    timespec time{};
    ::clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
    return double(time.tv_sec) + double(time.tv_nsec) / 1e9;
}

/// CPU times in ms.
class Frames final
{
public:
    template <typename Work>
    void measure(Work work)
    {
        const double before = cpuSeconds();
        work();
        m_times.push_back((cpuSeconds() - before) * 1e3);
    }
    void print(const char *what)
    {
        std::ranges::sort(m_times);
        std::printf("%s: %zu frames, median %.2f ms, longest %.2f ms\n", what, m_times.size(),
                    m_times[m_times.size() / 2], m_times.back());
    }

private:
    std::vector<double> m_times;
};

class Benchmark final : public QObject
{
public:
    Benchmark(int processes, int seconds)
        : m_processes(manyProcesses(processes, m_clock.now()))
        , m_model(m_clock)
        , m_left(seconds)
    {
        m_model.setProcesses(m_processes);
        for (const ProcessView &view : m_processes) {
            SampleSeries series{view.name, {}};
            for (int minute = 59; minute > 0; --minute)
                series.buckets.push_back(
                    {m_clock.now() - minute * 1min, 60s, {}, {wander(300 << 20)}, {}, {}});
            m_model.setHistory(series);
        }
        ProcessesPage::Situation situation;
        situation.link = ProcessesPage::Situation::Link::Connected;
        situation.hasListener = true;
        m_page.setSituation(situation);
        m_page.setModel(&m_model);
        m_page.resize(1400, 900);
        m_page.show();
        m_tree = m_page.findChild<ProcessTree *>();
        m_timer.setInterval(1s);
        connect(&m_timer, &QTimer::timeout, this, &Benchmark::step);
        QTimer::singleShot(2s, this, [this] {
            m_wall.start();
            m_cpu = cpuSeconds();
            m_timer.start();
        });
    }

private:
    qint64 wander(qint64 bytes) { return bytes + m_random.bounded(-3'000'000, 3'000'001); }

    void step()
    {
        ProcessChanges changes;
        const auto now = m_clock.now();
        for (ProcessView &view : m_processes) {
            if (view.memory)
                view.memory = ByteSize{std::max<qint64>(wander(view.memory->bytes), 10 << 20)};
            changes.changed.push_back(view);
        }
        // One ends or comes back each second.
        ProcessView &one = m_processes[static_cast<std::size_t>(m_random.bounded(int(m_processes.size())))];
        one.state = one.state == ProcessState::Running ? ProcessState::Fatal : ProcessState::Running;
        one.stopped = now;
        changes.changed.push_back(one);
        m_refreshes.measure([&] {
            m_model.apply(changes);
            m_model.passTime(m_page.visibleRows());
            QApplication::processEvents();
        });
        if (--m_left > 0)
            return;
        m_timer.stop();
        const double share = (cpuSeconds() - m_cpu) / (double(m_wall.nsecsElapsed()) / 1e9) * 100;
        std::printf("%zu processes refreshed every second: %.2f %% of a core\n", m_processes.size(), share);
        m_refreshes.print("refresh, changes and repaint");
        scroll();
        QApplication::quit();
    }

    void scroll()
    {
        Frames frames;
        for (int move = 0; move < 200; ++move) {
            frames.measure([&] {
                m_tree->verticalScrollBar()->setValue(move * 31);
                QApplication::processEvents();
            });
        }
        frames.print("scrolling");
        Frames whole;
        for (int turn = 0; turn < 100; ++turn)
            whole.measure([&] { m_tree->viewport()->repaint(); });
        whole.print("all of the table painted anew");
        Frames sorted;
        for (int turn = 0; turn < 20; ++turn) {
            sorted.measure([&] {
                m_tree->sortByColumn(turn % processColumnCount, Qt::DescendingOrder);
                QApplication::processEvents();
            });
        }
        sorted.print("sorted by another column");
    }

    SystemClock m_clock;
    QRandomGenerator m_random{42};
    std::vector<ProcessView> m_processes;
    ProcessModel m_model;
    ProcessesPage m_page;
    ProcessTree *m_tree = nullptr;
    QTimer m_timer;
    QElapsedTimer m_wall;
    double m_cpu = 0;
    int m_left;
    Frames m_refreshes;
};

} // namespace

int main(int argc, char **argv)
{
    const QApplication application(argc, argv);
    QCommandLineParser parser;
    const QCommandLineOption processes(QStringLiteral("processes"), QStringLiteral("how many"),
                                       QStringLiteral("number"), QStringLiteral("1000"));
    const QCommandLineOption seconds(QStringLiteral("seconds"), QStringLiteral("how long"),
                                     QStringLiteral("number"), QStringLiteral("20"));
    parser.addOptions({processes, seconds});
    parser.addHelpOption();
    parser.process(application);
    const Benchmark benchmark(parser.value(processes).toInt(), parser.value(seconds).toInt());
    return QApplication::exec();
}
