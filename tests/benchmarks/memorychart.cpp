// SPDX-License-Identifier: GPL-3.0-or-later
//
// How long the memory page takes to show 30 days of history, and a frame while it is moved through them. Runs
// on whatever platform Qt finds, "offscreen" and "xcb" alike; the painting is Qt's software renderer in both.
#include "gui/memory/memorychart.h"
#include "gui/memory/memorypage.h"

#include <QApplication>
#include <QKeyEvent>
#include <QMouseEvent>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <ctime>

using namespace pennon;
using namespace std::chrono_literals;

namespace {

constexpr int frames = 120;
constexpr qint64 megabyte = 1024 * 1024;

/// The CPU time of this process: other work on the machine does not count.
class Stopwatch
{
public:
    [[nodiscard]] double milliseconds() const { return cpu() - m_begin; }

private:
    static double cpu()
    {
        timespec time{};
        ::clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
        return static_cast<double>(time.tv_sec) * 1e3 + static_cast<double>(time.tv_nsec) / 1e6;
    }
    double m_begin = cpu();
};

Clock::WallTime now()
{
    return std::chrono::floor<std::chrono::milliseconds>(std::chrono::system_clock::now());
}

/// 30 days in readings of so many seconds that grow, shrink and are restarted now and then.
ProcessMemory memory(int number, std::chrono::seconds span, Clock::WallTime until)
{
    ProcessMemory made;
    made.series = MemorySeries({QStringLiteral("shop"), QStringLiteral("web-%1").arg(number)});
    const auto count = static_cast<int>(std::chrono::days(30) / span);
    std::vector<MemoryBucket> buckets;
    for (int i = count; i > 0; --i) {
        const double wave = 200 + 30 * number + 100 * std::sin(i * 0.05 + number) + 20 * std::sin(i * 1.7);
        const ByteSize mean{static_cast<qint64>(wave) * megabyte};
        buckets.push_back({until - span * i,
                           span,
                           {mean.bytes - 9 * megabyte},
                           mean,
                           {mean.bytes + 9 * megabyte},
                           std::nullopt});
    }
    made.series.take(until - std::chrono::days(30), until, std::move(buckets));
    std::vector<Incident> incidents;
    for (int i = 0; i < 40; ++i) {
        Incident incident;
        incident.id = i + 1;
        incident.kind = i % 3 == 0 ? IncidentKind::Crash : IncidentKind::Memory;
        incident.process = made.process();
        incident.opened = until - 17h * i;
        incident.action = QStringLiteral("restart");
        incidents.push_back(incident);
    }
    made.markers = memoryMarkers(made.process(), incidents, {});
    made.limit = ByteSize{512 * megabyte};
    made.section = QStringLiteral("memmon");
    return made;
}

void print(const char *what, std::vector<double> times)
{
    std::sort(times.begin(), times.end());
    const auto at = [&times](double part) {
        return times[static_cast<std::size_t>(part * static_cast<double>(times.size() - 1))];
    };
    std::printf("%-44s median %6.2f ms   95 %% %6.2f ms   longest %6.2f ms\n", what, at(0.5), at(0.95),
                times.back());
}

double paint(MemoryPage &page)
{
    const Stopwatch watch;
    QApplication::sendPostedEvents();
    page.repaint();
    QApplication::processEvents();
    return watch.milliseconds();
}

void measure(const char *what, int processes, std::chrono::seconds span)
{
    const Clock::WallTime until = now();
    std::vector<ProcessMemory> memories;
    for (int i = 0; i < processes; ++i)
        memories.push_back(memory(i, span, until));
    std::vector<double> opened;
    std::vector<double> panned;
    std::vector<double> hovered;
    std::vector<double> handled;
    for (int round = 0; round < 5; ++round) {
        MemoryPage page;
        page.resize(1400, 420);
        page.setNow(until);
        page.show();
        (void) paint(page);
        const Stopwatch opening;
        page.setMemories(memories, processes);
        page.chart().showNewest(std::chrono::days(30));
        const double shown = opening.milliseconds();
        opened.push_back(shown + paint(page));
        page.chart().showNewest(std::chrono::days(20));
        const QPointF from = page.chart().plot().area.center();
        const auto send = [&page](QEvent::Type type, const QPointF &place, Qt::MouseButtons buttons) {
            const Qt::MouseButton button = type == QEvent::MouseMove ? Qt::NoButton : Qt::LeftButton;
            QMouseEvent event(type, place, page.chart().viewport()->mapToGlobal(place), button, buttons, {});
            QApplication::sendEvent(page.chart().viewport(), &event);
        };
        send(QEvent::MouseButtonPress, from, Qt::LeftButton);
        for (int frame = 0; frame < frames; ++frame) {
            const Stopwatch moving;
            send(QEvent::MouseMove, from + QPointF(1.5 * frame + 20, 0), Qt::LeftButton);
            const double moved = moving.milliseconds();
            handled.push_back(moved);
            panned.push_back(moved + paint(page));
        }
        send(QEvent::MouseButtonRelease, from, Qt::NoButton);
        for (int frame = 0; frame < frames; ++frame) {
            const Stopwatch moving;
            send(QEvent::MouseMove, from + QPointF(1.5 * frame - 180, 0), Qt::NoButton);
            const double moved = moving.milliseconds();
            hovered.push_back(moved + paint(page));
        }
    }
    std::printf("%s\n", what);
    print("  30 days opened", opened);
    print("  a frame while it is dragged", panned);
    print("    of that before it is painted", handled);
    print("  a frame while the cursor moves", hovered);
}

} // namespace

int main(int argc, char **argv)
{
    const QApplication application(argc, argv);
    std::printf("platform %s\n", qPrintable(QApplication::platformName()));
    measure("one process, a reading every 15 min", 1, 900s);
    measure("one process, 5,000 readings", 1, 518s);
    measure("eight processes, a reading every 15 min", 8, 900s);
    return 0;
}
