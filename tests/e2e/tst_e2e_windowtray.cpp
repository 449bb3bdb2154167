// SPDX-License-Identifier: GPL-3.0-or-later
#include "e2e/program.h"
#include "gui/tray/traypresenter.h"
#include "testkit/processes.h"
#include "testkit/waiting.h"

#include <QMenu>

using namespace pennon;
using namespace pennon::testkit;

/// The menu in the tray of a running application.
class TestE2eWindowTray final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theMenuLeadsWithWhatIsWrong();
};

namespace {

const QString shop = QStringLiteral("shop");

} // namespace

void TestE2eWindowTray::theMenuLeadsWithWhatIsWrong()
{
    UnifiedWorld world;
    SupervisordProcess &supervisord = world.supervisord();
    supervisord.write(QStringLiteral("size"), "40");
    supervisord.addProgram(QStringLiteral("calm"), QStringLiteral("/bin/sleep 1000"));
    supervisord.addProgram(
        shop, pythonProgram(QStringLiteral("leaker.py"), QStringLiteral("--size-file %(here)s/size")));
    world.configure("[memmon]\nprogram = shop=1GB\ninterval = 1s\n");
    VERIFY_IN(world, world.start());
    const pid_t big = supervisord.process(shop).pid;
    VERIFY_SOON(world, residentMemory(big) > 40 * 1024 * 1024);
    // A limit that it nearly reaches.
    world.configure("[memmon]\nprogram = shop=" + QByteArray::number(residentMemory(big) / 1024 * 100 / 95) +
                    "KB\ninterval = 1s\n");
    world.hangUp();
    Program program(world);
    VERIFY_SOON(world, program.isConnected() && program.application().tray().isAvailable());
    TrayMenu &menu = program.application().tray().icon().menu();
    const auto first = [&]() -> const QAction * {
        return menu.actions().isEmpty() ? nullptr : menu.actions().constFirst();
    };
    VERIFY_SOON(world, first() != nullptr && first()->text().startsWith(QStringLiteral("shop: ")));
    QVERIFY2(first()->text().contains(QStringLiteral("% of its limit")), qPrintable(first()->text()));
    QVERIFY(menu.actions().at(1)->isSeparator()); // nothing else is wrong

    // By the keys, as in every menu: into the first item's menu, and its first item.
    menu.popup(QPoint(200, 200));
    VERIFY_SOON(world, menu.isVisible());
    Program::keepPicture(QStringLiteral("tray-menu"));
    QTest::keyClick(&menu, Qt::Key_Down);
    QTest::keyClick(&menu, Qt::Key_Right);
    VERIFY_SOON(world, first()->menu() != nullptr && first()->menu()->isVisible());
    QCOMPARE(first()->menu()->actions().constFirst()->text(), QStringLiteral("Restart"));
    supervisord.write(QStringLiteral("size"), "1");
    QTest::keyClick(first()->menu(), Qt::Key_Return);
    VERIFY_SOON(world, supervisord.process(shop).isRunning() && supervisord.process(shop).pid != big);
    VERIFY_SOON(world, program.session().troubles().empty());
    VERIFY_SOON(world, first() != nullptr && !first()->text().contains(shop));
    VERIFY_SOON(world, first()->text().contains(program.session().profile().name)); // the servers lead now
}

QTEST_MAIN(TestE2eWindowTray)
#include "tst_e2e_windowtray.moc"
