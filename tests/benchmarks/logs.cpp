// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/logs/logview.h"
#include "models/logsearch.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QImage>
#include <QScrollBar>

#include <algorithm>
#include <cstdio>
#include <ctime>
#include <vector>

using namespace pennon;

namespace {

QByteArray logLines(int count)
{
    QByteArray text;
    for (int i = 0; i < count; ++i) {
        text += "2025-03-04 12:00:17.123 \x1b[32mINFO\x1b[0m  request " + QByteArray::number(i) +
                " GET /api/orders/" + QByteArray::number(i * 7919 % 100'000) + " 200 in \x1b[36m" +
                QByteArray::number(i % 97) + " ms\x1b[0m (client 192.0.2.17, trace 9f86d081884c7d65)\n";
    }
    return text;
}

double seconds(const QElapsedTimer &time)
{
    return static_cast<double>(time.nsecsElapsed()) / 1e9;
}

/// Of this process: other work on the machine does not count.
double processorMilliseconds()
{
    timespec time{};
    ::clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
    return static_cast<double>(time.tv_sec) * 1e3 + static_cast<double>(time.tv_nsec) / 1e6;
}

void search(const LogBuffer &buffer, const char *name, const QString &text, LogQuery::Options options)
{
    LogSearch searched(buffer);
    QElapsedTimer time;
    double longest = 0;
    double total = 0;
    time.start();
    searched.setQuery(*LogQuery::make(text, options));
    longest = total = seconds(time);
    while (searched.isRunning()) {
        time.start();
        QCoreApplication::processEvents();
        longest = std::max(longest, seconds(time));
        total += seconds(time);
    }
    std::printf("search, %-22s %7.0f ms, longest slice %4.1f ms, %lld matches\n", name, total * 1e3,
                longest * 1e3, static_cast<long long>(searched.count()));
}

void scroll(LogView &view, const char *name, int step)
{
    QScrollBar *const bar = view.verticalScrollBar();
    QImage frame(view.viewport()->size(), QImage::Format_ARGB32_Premultiplied);
    std::vector<double> frames;
    bar->setValue(bar->maximum() / 4);
    for (int i = 0; i < 300; ++i) {
        const double begin = processorMilliseconds();
        bar->setValue(bar->value() + step);
        view.viewport()->render(&frame);
        frames.push_back(processorMilliseconds() - begin);
    }
    std::sort(frames.begin(), frames.end());
    std::printf("scroll, %-22s median %5.1f ms, 99 %% %5.1f ms, longest %5.1f ms a frame\n", name,
                frames.at(frames.size() / 2), frames.at(frames.size() * 99 / 100), frames.back());
}

} // namespace

/// How fast logs are taken in, searched and painted (offscreen, 1600 × 1000).
int main(int argc, char **argv)
{
    if (qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    const QApplication application(argc, argv);
    const QByteArray text = logLines(100'000);
    LogBuffer buffer;
    QElapsedTimer time;
    time.start();
    constexpr qsizetype piece = qsizetype{16} * 1024;
    for (qsizetype at = 0; at < text.size(); at += piece)
        buffer.append(text.mid(at, piece));
    std::printf("append 100,000 lines (%lld MB) %7.0f ms\n", static_cast<long long>(text.size() >> 20),
                seconds(time) * 1e3);
    search(buffer, "plain", QStringLiteral("/api/orders/7"), {});
    search(buffer, "expression", QStringLiteral("orders/\\d*77\\b.* 9\\d ms"), {true, false});
    LogView view(buffer);
    view.resize(1600, 1000);
    view.show();
    view.setQuery(*LogQuery::make(QStringLiteral("GET"), {}));
    scroll(view, "3 lines", 3);
    scroll(view, "a page", 50);
    view.setWrapping(false);
    scroll(view, "a page, not wrapped", 50);
    constexpr int live = 200;
    QImage frame(view.viewport()->size(), QImage::Format_ARGB32_Premultiplied);
    view.setFollowing(true);
    const QByteArray more = logLines(50);
    const double begin = processorMilliseconds();
    for (int i = 0; i < live; ++i) {
        buffer.append(more);
        view.viewport()->render(&frame);
    }
    std::printf("follow, 50 new lines a frame     %5.1f ms a frame\n",
                (processorMilliseconds() - begin) / live);
    return 0;
}
