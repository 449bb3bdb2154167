// SPDX-License-Identifier: GPL-3.0-or-later
// The process table with made-up processes, to be looked at: pictures go into the folder PENNON_PICTURES;
// without it the page is shown.
#include "gui/processes/actionrunpanel.h"
#include "gui/processes/confirmactiondialog.h"
#include "gui/processes/processcommands.h"
#include "gui/processes/processespage.h"
#include "models/processexplanation.h"
#include "net/httpclient.h"
#include "session/memorypasswords.h"
#include "session/serversession.h"
#include "testkit/exampleprocesses.h"

#include <QApplication>
#include <QDir>
#include <QLabel>
#include <QMenu>
#include <QTranslator>

#include <cmath>

using namespace pennon;
using namespace pennon::testkit;
using namespace std::chrono_literals;

namespace {

void addHistory(ProcessModel &model, const std::vector<ProcessView> &processes, Clock::WallTime now)
{
    for (const ProcessView &view : processes) {
        if (!view.memory)
            continue;
        SampleSeries series{view.name, {}};
        const bool isLeaking = view.limit && view.limit->timeLeft;
        const auto bytes = static_cast<double>(view.memory->bytes);
        for (int minute = 59; minute > 0; --minute) {
            const double wave =
                std::sin((minute + double(view.pid % 17)) / 6.0) * 0.05 + std::sin(minute * 2.1) * 0.012;
            const double value = bytes * (isLeaking ? 1 - minute * 0.008 + wave / 5 : 1 + wave);
            series.buckets.push_back({now - minute * 1min, 60s, {}, {static_cast<qint64>(value)}, {}, {}});
        }
        model.setHistory(series);
    }
}

ProcessesPage::Situation connected()
{
    ProcessesPage::Situation situation;
    situation.link = ProcessesPage::Situation::Link::Connected;
    situation.serverName = QStringLiteral("prod-1");
    situation.hasListener = true;
    return situation;
}

void take(QWidget &widget, const QString &name)
{
    const QString folder = qEnvironmentVariable("PENNON_PICTURES");
    for (int turn = 0; turn < 5; ++turn)
        QApplication::processEvents();
    if (!folder.isEmpty())
        widget.grab().save(QDir(folder).filePath(name + QStringLiteral(".png")));
}

} // namespace

int main(int argc, char **argv)
{
    const QApplication application(argc, argv);
    QTranslator translator;
    Q_INIT_RESOURCE(pennon_translations);
    if (QLocale().language() == QLocale::Chinese &&
        translator.load(QStringLiteral(":/translations/pennon_zh_CN.qm")))
        QApplication::installTranslator(&translator);

    const SystemClock clock;
    ProcessModel model(clock);
    ProcessesPage page;
    page.resize(1130, 460);
    page.setModel(&model);
    page.show();
    take(page, QStringLiteral("no-server"));

    ProcessesPage::Situation situation = connected();
    situation.link = ProcessesPage::Situation::Link::Connecting;
    situation.title = QStringLiteral("prod-1: Not permitted");
    situation.reason = QStringLiteral("unix:///run/supervisor.sock: permission denied");
    page.setSituation(situation);
    take(page, QStringLiteral("connecting"));
    page.setSituation(connected());
    take(page, QStringLiteral("0"));

    auto one = exampleProcesses(clock.now());
    const auto eleven = one;
    one.erase(one.begin(), one.begin() + 3);
    one.resize(1);
    model.setProcesses(one);
    situation = connected();
    situation.hasListener = false;
    situation.hint =
        QStringLiteral("No listener is set up for this server. pennon-listener would add limits, memory "
                       "history, restarts, checks and incidents.");
    page.setSituation(situation);
    take(page, QStringLiteral("1"));
    page.setSituation(connected());

    model.setProcesses(eleven);
    addHistory(model, eleven, clock.now());
    page.select({QStringLiteral("webapp"), QStringLiteral("api-2")});
    page.focusTable();
    take(page, QStringLiteral("11"));
    situation = connected();
    situation.link = ProcessesPage::Situation::Link::Lost;
    situation.banner = QStringLiteral("prod-1 is lost · last answer 14:02 · retrying\nno answer within 10 s");
    page.setSituation(situation);
    model.setLost(true);
    take(page, QStringLiteral("lost"));
    model.setLost(false);
    page.setSituation(connected());

    for (const int count : {30, 1000}) {
        const auto many = manyProcesses(count, clock.now());
        model.setProcesses(many);
        addHistory(model, many, clock.now());
        take(page, QString::number(count));
    }
    const auto all = model.processesOfGroup({});
    ConfirmActionDialog dialog({ProcessAction::RollingRestart, all, {}},
                               scopeOf(all, all, QStringLiteral("prod-1")), &page);
    dialog.show();
    take(dialog, QStringLiteral("confirm"));
    dialog.hide();

    // Nobody listens there, so all of it fails.
    HttpClient http;
    MemoryPasswords passwords;
    ServerProfile profile;
    profile.address = QStringLiteral("unix:///nonexistent.sock");
    ServerSession session(profile, {http, clock, passwords, {}, {}});
    model.setProcesses(eleven);
    page.select({QStringLiteral("jobs"), QStringLiteral("worker-1")});
    auto *run = new ActionRun(
        session, {ProcessAction::RollingRestart, model.processesOfGroup(QStringLiteral("jobs")), {}});
    page.runs().add(run);
    run->begin();
    auto *other = new ActionRun(
        session, {ProcessAction::Stop, {{QStringLiteral("redis"), QStringLiteral("redis")}}, {}});
    page.runs().add(other, QStringLiteral("prod-2"));
    take(page, QStringLiteral("run-begun"));
    other->begin();
    take(page, QStringLiteral("run-failed"));
    QMenu menu;
    page.commands().fill(menu, model);
    menu.popup({});
    take(menu, QStringLiteral("menu"));
    menu.hide();
    const ProcessRow *row = model.find({QStringLiteral("importer"), QStringLiteral("importer")});
    QLabel tip(explainProcess(row->view, row->assessment, clock.now()));
    tip.show();
    take(tip, QStringLiteral("tip"));
    tip.hide();
    return qEnvironmentVariableIsSet("PENNON_PICTURES") ? 0 : QApplication::exec();
}
