// SPDX-License-Identifier: GPL-3.0-or-later
//
// The whole application in its window, as the program makes it, and how long its thread is busy at a stretch:
// while that lasts nothing is painted and no key is heard. Started by application.py, which has a supervisord
// and a listener for it.
#include "gui/memory/memorychart.h"
#include "gui/processes/processespage.h"
#include "gui/processes/processtree.h"
#include "gui/shell/application.h"
#include "gui/shell/workspace.h"

#include <QAbstractEventDispatcher>
#include <QApplication>
#include <QCommandLineParser>
#include <QElapsedTimer>
#include <QMouseEvent>
#include <QScrollBar>
#include <QTemporaryDir>
#include <QTimer>

#include <algorithm>
#include <cstdio>
#include <ctime>
#include <functional>

using namespace pennon;
using namespace std::chrono_literals;

namespace {

double threadMilliseconds()
{
    timespec time{};
    ::clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return double(time.tv_sec) * 1e3 + double(time.tv_nsec) / 1e6;
}

/// CPU time of the main thread from when it wakes until it has nothing left to do.
class Stretches final : public QObject
{
public:
    Stretches()
    {
        QAbstractEventDispatcher *const dispatcher = QAbstractEventDispatcher::instance();
        connect(dispatcher, &QAbstractEventDispatcher::awake, this, [this] { begin(); });
        connect(dispatcher, &QAbstractEventDispatcher::aboutToBlock, this, [this] { end(); });
    }
    void print(const char *what)
    {
        // What is shorter than a tenth of a millisecond is no work.
        std::erase_if(m_times, [](double time) { return time < 0.1; });
        std::ranges::sort(m_times);
        if (!m_times.empty()) {
            const auto at = [this](double part) {
                return m_times[static_cast<std::size_t>(part * static_cast<double>(m_times.size() - 1))];
            };
            std::printf(
                "%-44s %5zu stretches: median %6.2f ms   95 %% %6.2f ms   longest %6.2f ms   over 16 ms: "
                "%td\n",
                what, m_times.size(), at(0.5), at(0.95), m_times.back(),
                std::ranges::count_if(m_times, [](double time) { return time > 16; }));
        }
        m_times.clear();
    }

private:
    void begin()
    {
        if (!m_isBusy)
            m_began = threadMilliseconds();
        m_isBusy = true;
    }
    void end()
    {
        if (m_isBusy)
            m_times.push_back(threadMilliseconds() - m_began);
        m_isBusy = false;
    }

    std::vector<double> m_times;
    double m_began = 0;
    bool m_isBusy = false;
};

class Benchmark final : public QObject
{
public:
    Benchmark(Application &application, int seconds)
        : m_window(application.workspace().window())
        , m_servers(application.servers())
        , m_page(*m_window.findChild<ProcessesPage *>())
        , m_tree(*m_window.findChild<ProcessTree *>())
        , m_chart(*m_window.findChild<MemoryChart *>())
        , m_seconds(seconds)
    {
        wait([this] { return !session().processes().empty() && session().hasListener(); },
             [this] { QTimer::singleShot(10s, this, [this] { refresh(); }); });
    }

private:
    [[nodiscard]] ServerSession &session() { return *m_servers.sessions().front(); }

    /// Looks whether it is so after each stretch of work.
    void wait(const std::function<bool()> &condition, const std::function<void()> &then)
    {
        if (condition()) {
            then();
        } else {
            QTimer::singleShot(1ms, this, [this, condition, then] { wait(condition, then); });
        }
    }
    /// So many frames, 60 a second.
    void animate(int frames, const std::function<void(int)> &frame, const std::function<void()> &then)
    {
        auto *const timer = new QTimer(this);
        timer->setTimerType(Qt::PreciseTimer);
        timer->setInterval(16);
        connect(timer, &QTimer::timeout, this, [timer, frames, frame, then, number = 0]() mutable {
            if (number < frames) {
                frame(number++);
                return;
            }
            timer->stop();
            timer->deleteLater();
            then();
        });
        timer->start();
    }

    void refresh()
    {
        m_stretches.print("filled at the start");
        QTimer::singleShot(m_seconds * 1s, this, [this] {
            m_stretches.print("refreshed every second");
            scroll();
        });
    }
    void scroll()
    {
        animate(
            300, [this](int number) { m_tree.verticalScrollBar()->setValue(number * 37); },
            [this] {
                m_stretches.print("scrolled 60 times a second");
                select(1);
            });
    }
    void select(std::size_t count)
    {
        m_page.select(session().processes().front().name);
        m_tree.setFocus();
        for (std::size_t more = 1; more < count; ++more) {
            QKeyEvent down(QEvent::KeyPress, Qt::Key_Down, Qt::ShiftModifier);
            QApplication::sendEvent(&m_tree, &down);
        }
        wait([this, count] { return m_chart.memories().size() == count && isKnown(6h); },
             [this, count] {
                 m_stretches.print(count == 1 ? "one process chosen" : "eight processes chosen");
                 openMonth(count);
             });
    }
    [[nodiscard]] bool isKnown(std::chrono::milliseconds span) const
    {
        return std::ranges::all_of(m_chart.memories(), [span](const ProcessMemory &memory) {
            return memory.series.knownTo() - memory.series.knownFrom() >= span * 9 / 10;
        });
    }
    void openMonth(std::size_t count)
    {
        m_timer.start();
        m_chart.showNewest(std::chrono::days(30));
        wait([this] { return isKnown(std::chrono::days(30)); },
             [this, count] {
                 m_chart.viewport()->repaint();
                 std::printf("  30 days opened, asked of the listener, painted: %lld ms by the clock\n",
                             static_cast<long long>(m_timer.elapsed()));
                 m_stretches.print("  30 days opened");
                 pan(count);
             });
    }
    void pan(std::size_t count)
    {
        m_chart.showNewest(std::chrono::days(20));
        m_from = m_chart.plot().area.center();
        send(QEvent::MouseButtonPress, m_from, Qt::LeftButton);
        m_timer.start();
        animate(
            180,
            [this](int number) {
                send(QEvent::MouseMove, m_from + QPointF(1.5 * number + 20, 0), Qt::LeftButton);
            },
            [this, count] {
                std::printf("  180 frames of panning took %lld ms; 3,000 are wanted\n",
                            static_cast<long long>(m_timer.elapsed()));
                send(QEvent::MouseButtonRelease, m_from, Qt::NoButton);
                m_stretches.print("  30 days panned 60 times a second");
                if (count == 1) {
                    select(8);
                } else {
                    QApplication::exit(); // quit() would ask the window, which goes to the tray
                }
            });
    }
    void send(QEvent::Type type, const QPointF &place, Qt::MouseButtons buttons)
    {
        const Qt::MouseButton button = type == QEvent::MouseMove ? Qt::NoButton : Qt::LeftButton;
        QMouseEvent event(type, place, m_chart.viewport()->mapToGlobal(place), button, buttons, {});
        QApplication::sendEvent(m_chart.viewport(), &event);
    }

    Stretches m_stretches;
    MainWindow &m_window;
    Servers &m_servers;
    ProcessesPage &m_page;
    ProcessTree &m_tree;
    MemoryChart &m_chart;
    int m_seconds;
    QElapsedTimer m_timer;
    QPointF m_from;
};

} // namespace

int main(int argc, char **argv)
{
    qputenv("QT_NO_GLIB", "1"); // Glib's event loop does not tell when it wakes
    const QApplication desktop(argc, argv);
    QApplication::setQuitOnLastWindowClosed(false);
    QCommandLineParser parser;
    const QCommandLineOption connect(QStringLiteral("connect"), QStringLiteral("supervisord's address"),
                                     QStringLiteral("URL"));
    const QCommandLineOption listener(QStringLiteral("listener"), QStringLiteral("the listener's socket"),
                                      QStringLiteral("path"));
    const QCommandLineOption seconds(QStringLiteral("seconds"), QStringLiteral("how long it is refreshed"),
                                     QStringLiteral("number"), QStringLiteral("60"));
    parser.addOptions({connect, listener, seconds});
    parser.addHelpOption();
    parser.process(desktop);
    std::setvbuf(stdout, nullptr, _IOLBF, 0);
    const QTemporaryDir folder;
    Application application(
        {folder.path(), folder.filePath(QStringLiteral("autostart")), QStringLiteral("/bin/false")});
    AppOptions options;
    options.connect = parser.value(connect);
    options.listener = parser.value(listener);
    application.start(options);
    const Benchmark benchmark(application, parser.value(seconds).toInt());
    return QApplication::exec();
}
