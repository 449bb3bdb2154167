// SPDX-License-Identifier: GPL-3.0-or-later
#include "e2e/program.h"
#include "gui/memory/memorychart.h"
#include "gui/memory/memorypage.h"
#include "testkit/processes.h"
#include "testkit/waiting.h"

#include <QAbstractButton>
#include <QRegularExpression>

#include <algorithm>

using namespace pennon;
using namespace pennon::testkit;

static constexpr qint64 megabyte = 1024 * 1024;

/// The limit of a process that leaks, changed in the window by the mouse and kept by the listener.
class TestE2eWindowLimit final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aDraggedLimitIsKeptAndEndsTheLeak();
};

namespace {

const ProcessName shop{QStringLiteral("shop"), QStringLiteral("shop")};

const QByteArray rules = "[memmon] ; whoever reads this\n"
                         "; what the shop may use\n"
                         "program = other=2GB, shop=100MB, last=3GB ; see the wiki\n"
                         "interval = 1s\n"
                         "\n"
                         "; and when it crashes\n"
                         "[crashmail]\n";

/// Where the chart draws the line, as far to the left as it can be taken hold of.
QPoint onLimit(const MemoryChart &chart)
{
    const PlotScene &plot = chart.plot();
    return QPointF(plot.area.left() + plot.area.width() * 0.3, plot.limitY()).toPoint();
}

/// Moves the mouse onto the line; true once the cursor says that it can be dragged.
bool isHeld(MemoryChart &chart)
{
    Program::mouse(*chart.viewport(), onLimit(chart));
    return comesTrue([&] { return chart.viewport()->cursor().shape() == Qt::SizeVerCursor; },
                     std::chrono::seconds(2));
}

bool hasRestartMarker(const MemoryChart &chart)
{
    if (chart.plot().curves.size() != 1)
        return false;
    const auto &markers = chart.plot().curves.front().markers;
    return std::any_of(markers.begin(), markers.end(),
                       [](const MemoryMarker &marker) { return marker.isByLimit(); });
}

} // namespace

void TestE2eWindowLimit::aDraggedLimitIsKeptAndEndsTheLeak()
{
    UnifiedWorld world;
    SupervisordProcess &supervisord = world.supervisord();
    supervisord.write(QStringLiteral("size"), "20");
    supervisord.addProgram(
        shop.name, pythonProgram(QStringLiteral("leaker.py"), QStringLiteral("--size-file %(here)s/size")));
    world.configure(rules);
    const QString before = world.configurationText();
    VERIFY_IN(world, world.start());
    Program program(world);
    ServerSession &session = program.session();
    VERIFY_SOON(world, program.isConnected() && program.stateOf(shop.name) == ProcessState::Running);
    program.application().workspace().showProcess(session.profile().id, shop);
    program.window().showPane(Pane::Memory);
    Program::click(program.part<MemoryPage, QAbstractButton>("range15min"));
    auto &chart = program.part<MemoryPage, MemoryChart>("chart");
    const auto held = [&] {
        const ProcessView *view = session.process(shop);
        return view != nullptr && view->memory ? view->memory->bytes : 0;
    };
    VERIFY_SOON(world, chart.isVisible() && chart.plot().limit && chart.plot().limit->isEditable &&
                           !chart.plot().curves.front().columns.empty() && held() > 20 * megabyte);
    QCOMPARE(chart.plot().limit->size.bytes, 100 * megabyte);

    // To 60 MB, by the hand. The line may still move a little while the window settles.
    VERIFY_SOON(world, isHeld(chart));
    const QPoint from = onLimit(chart);
    const QPoint to(from.x(), static_cast<int>(chart.plot().y({60 * megabyte})));
    Program::mouse(*chart.viewport(), from, {QStringLiteral("mousedown"), QStringLiteral("1")});
    Program::mouse(*chart.viewport(), (from + to) / 2);
    VERIFY_SOON(world, chart.plot().limit->before.has_value());
    Program::mouse(*chart.viewport(), to);
    VERIFY_SOON(world, chart.plot().limit->size.bytes < 64 * megabyte);
    Program::keepPicture(QStringLiteral("limit-dragged"));
    QCOMPARE(world.configurationText(), before); // nothing before it is saved
    Program::mouse(*chart.viewport(), to, {QStringLiteral("mouseup"), QStringLiteral("1")});
    const ByteSize wanted = chart.plot().limit->size;
    QVERIFY(std::abs(wanted.bytes - 60 * megabyte) < 4 * megabyte);
    auto &save = program.part<MemoryPage, QAbstractButton>("saveButton");
    VERIFY_SOON(world, save.isVisible() && save.isEnabled());
    Program::keepPicture(QStringLiteral("limit-offered"));
    Program::click(save);

    // On disk it is the one number that is another.
    VERIFY_SOON(world, world.configurationText() != before);
    const QString after = world.configurationText();
    const QRegularExpression item(QStringLiteral("shop=([\\w.]+)"));
    const auto written = parseByteSize(item.match(after).captured(1));
    QVERIFY2(written, qPrintable(after));
    QCOMPARE(written->bytes, wanted.bytes);
    QString restored = after;
    restored.replace(item, QStringLiteral("shop=100MB"));
    QCOMPARE(restored, before);
    VERIFY_SOON(world, session.process(shop)->limit && session.process(shop)->limit->bytes == wanted);
    VERIFY_SOON(world,
                !chart.plot().limit->before && chart.plot().limit->size == wanted && !save.isVisible());
    QCOMPARE(session.process(shop)->restarts.value_or(0), 0); // it is below that as well

    // What would have been fine before is too much now.
    const pid_t leaking = supervisord.process(shop.name).pid;
    QVERIFY(leaking > 1);
    supervisord.write(QStringLiteral("size"), "70");
    VERIFY_SOON(world, residentMemory(leaking) > 64 * megabyte || !isAlive(leaking));
    VERIFY_SOON(world, !isAlive(leaking));
    supervisord.write(QStringLiteral("size"), "20");
    VERIFY_SOON(world, !world.incidents(QStringLiteral("memory")).isEmpty());
    const QJsonObject incident = world.incidents(QStringLiteral("memory")).last().toObject();
    QCOMPARE(incident.value(QStringLiteral("limit")).toInteger(), wanted.bytes);
    QVERIFY(incident.value(QStringLiteral("memory")).toInteger() < 100 * megabyte);

    // And the window shows it.
    VERIFY_SOON(world, supervisord.process(shop.name).isRunning() &&
                           program.stateOf(shop.name) == ProcessState::Running &&
                           session.process(shop)->pid == supervisord.process(shop.name).pid);
    VERIFY_SOON(world, session.process(shop)->restarts.value_or(0) > 0 && hasRestartMarker(chart));
    VERIFY_SOON(world, program.cell(shop.name, ProcessColumn::Restarts).toString() ==
                           QString::number(session.process(shop)->restarts.value_or(0)));
    Program::keepPicture(QStringLiteral("limit-restarted"));
}

QTEST_MAIN(TestE2eWindowLimit)
#include "tst_e2e_windowlimit.moc"
