// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/tray/trayicon.h"

#include <QDir>
#include <QSignalSpy>
#include <QTest>

namespace pennon {

using namespace std::chrono_literals;

static TrayContent content(int troubles = 2, int count = 2)
{
    TrayContent made;
    made.health = Health::Failed;
    made.count = count;
    made.toolTip = QStringLiteral("Pennon: problems");
    for (int i = 0; i < troubles; ++i) {
        const QString name = QStringLiteral("p%1").arg(i);
        made.troubles.push_back({QStringLiteral("s1"),
                                 {name, name},
                                 i % 2 == 0 ? Health::Failed : Health::Trouble,
                                 QString(name + QLatin1String(": failed & gone")),
                                 Remedy::Start});
    }
    made.servers = {{QStringLiteral("s1"), Health::Failed, QStringLiteral("prod-1: 2 problems")},
                    {QStringLiteral("s2"), Health::Fine, QStringLiteral("prod-2: fine")}};
    return made;
}

/// A menu as text, one item a line, submenus indented.
static QString text(const QMenu &menu, int depth = 0)
{
    QString all;
    for (const QAction *action : menu.actions()) {
        all += QString(depth * 2, QLatin1Char(' ')) +
               (action->isSeparator() ? QStringLiteral("---") : action->text()) + QLatin1Char('\n');
        if (action->menu() != nullptr)
            all += text(*action->menu(), depth + 1);
    }
    return all;
}

static QAction *item(const QMenu &menu, const QString &path)
{
    const QString first = path.section(QLatin1Char('/'), 0, 0);
    const QString rest = path.section(QLatin1Char('/'), 1);
    for (QAction *action : menu.actions()) {
        if (action->text() == first)
            return rest.isEmpty() ? action : item(*action->menu(), rest);
    }
    return nullptr;
}

class FakeHost final : public TrayHost
{
public:
    [[nodiscard]] bool isThere() const override { return m_isThere; }
    void set(bool there)
    {
        m_isThere = there;
        Q_EMIT changed();
    }

private:
    bool m_isThere = false;
};

class TrayMenuTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void leadsWithWhatIsWrong();
    void tellsOfMore();
    void isCalmWithoutTrouble();
    void emitsWishes();
    void resumesWhatIsPaused();
    void staysTheSameWhileItIsOpen();
    void isMadeAnewOnlyWhenItChanges();
    void whatWasChosenIsStillDone();
    void followsLanguage();
    void takesATrayThatComesLater();
    void pictures();
};

void TrayMenuTest::leadsWithWhatIsWrong()
{
    TrayMenu menu;
    menu.show(content());
    QCOMPARE(text(menu), QStringLiteral("p0: failed && gone\n"
                                        "  Start\n"
                                        "  Show log\n"
                                        "  Silence for 1 hour\n"
                                        "  Show in Pennon\n"
                                        "p1: failed && gone\n"
                                        "  Start\n"
                                        "  Show log\n"
                                        "  Silence for 1 hour\n"
                                        "  Show in Pennon\n"
                                        "---\n"
                                        "prod-1: 2 problems\n"
                                        "prod-2: fine\n"
                                        "---\n"
                                        "Pause &notifications\n"
                                        "  For 1 hour\n"
                                        "  Until tomorrow\n"
                                        "  Until I turn them on\n"
                                        "---\n"
                                        "&Open Pennon\n"
                                        "&Settings…\n"
                                        "&Quit\n"));
}

void TrayMenuTest::tellsOfMore()
{
    TrayMenu menu;
    QSignalSpy window(&menu, &TrayMenu::requestWindow);
    menu.show(content(8, 30));
    QAction *const more = item(menu, QStringLiteral("and 22 More…"));
    QVERIFY(more != nullptr);
    more->trigger();
    QCOMPARE(window.count(), 1);
}

void TrayMenuTest::isCalmWithoutTrouble()
{
    TrayMenu menu;
    QVERIFY(text(menu).startsWith(QLatin1String("Pause &notifications\n")));
    menu.show(content(0, 0));
    QVERIFY(text(menu).startsWith(QLatin1String("prod-1: 2 problems\n")));
}

void TrayMenuTest::emitsWishes()
{
    TrayMenu menu;
    QStringList wishes;
    const auto note = [&wishes](const QString &what) { return [&wishes, what] { wishes += what; }; };
    connect(&menu, &TrayMenu::requestRemedy, this,
            [&](const QString &server, const ProcessName &process, Remedy remedy) {
                wishes += QStringLiteral("remedy %1 %2 %3").arg(server, process.name).arg(int(remedy));
            });
    connect(&menu, &TrayMenu::requestLog, this, [&](const QString &server, const ProcessName &process) {
        wishes += QStringLiteral("log %1 %2").arg(server, process.name);
    });
    connect(&menu, &TrayMenu::requestSilence, this,
            [&](const QString &server, const ProcessName &process, std::chrono::seconds span) {
                wishes += QStringLiteral("silence %1 %2 %3").arg(server, process.name).arg(span.count());
            });
    connect(&menu, &TrayMenu::requestShow, this, [&](const QString &server, const ProcessName &process) {
        wishes += QStringLiteral("show %1 %2").arg(server, process.name);
    });
    connect(&menu, &TrayMenu::requestPause, this,
            [&](TrayMenu::Pause pause) { wishes += QStringLiteral("pause %1").arg(int(pause)); });
    connect(&menu, &TrayMenu::requestWindow, this, note(QStringLiteral("window")));
    connect(&menu, &TrayMenu::requestSettings, this, note(QStringLiteral("settings")));
    connect(&menu, &TrayMenu::requestQuit, this, note(QStringLiteral("quit")));
    menu.show(content());
    for (const char *path :
         {"p0: failed && gone/Start", "p1: failed && gone/Show log", "p0: failed && gone/Silence for 1 hour",
          "p0: failed && gone/Show in Pennon", "prod-2: fine", "Pause &notifications/Until tomorrow",
          "&Open Pennon", "&Settings…", "&Quit"}) {
        QAction *const action = item(menu, QString::fromUtf8(path));
        QVERIFY2(action != nullptr, path);
        action->trigger();
    }
    QCOMPARE(wishes.join(QLatin1Char('\n')),
             QStringLiteral(
                 "remedy s1 p0 1\nlog s1 p1\nsilence s1 p0 3600\nshow s1 p0\nshow s2 \npause 1\nwindow\n"
                 "settings\nquit"));
}

void TrayMenuTest::resumesWhatIsPaused()
{
    TrayMenu menu;
    QSignalSpy resume(&menu, &TrayMenu::requestResume);
    TrayContent paused = content();
    paused.paused = true;
    paused.pausedText = QStringLiteral("paused until 16:00");
    menu.show(paused);
    QAction *const on = item(menu, QStringLiteral("Turn notifications on (paused until 16:00)"));
    QVERIFY(on != nullptr);
    on->trigger();
    QCOMPARE(resume.count(), 1);
}

void TrayMenuTest::staysTheSameWhileItIsOpen()
{
    TrayMenu menu;
    menu.show(content());
    menu.popup(QPoint());
    const QString open = text(menu);
    menu.show(content(0, 0));
    QCOMPARE(text(menu), open);
    menu.close();
    QTRY_VERIFY(text(menu).startsWith(QLatin1String("prod-1")));
}

void TrayMenuTest::isMadeAnewOnlyWhenItChanges()
{
    TrayMenu menu;
    menu.show(content());
    const QAction *const first = menu.actions().constFirst();
    menu.show(content());
    QCOMPARE(menu.actions().constFirst(), first);
    TrayContent other = content();
    other.toolTip = QStringLiteral("the tooltip is no part of the menu");
    menu.show(other);
    QCOMPARE(menu.actions().constFirst(), first);
    menu.show(content(1, 1));
    QCOMPARE(menu.actions().size(), 10);
}

void TrayMenuTest::whatWasChosenIsStillDone()
{
    TrayMenu menu;
    QSignalSpy window(&menu, &TrayMenu::requestWindow);
    menu.show(content(0, 0));
    menu.popup(QPoint());
    menu.show(content());
    menu.setActiveAction(item(menu, QStringLiteral("&Open Pennon")));
    QTest::keyClick(&menu, Qt::Key_Return);
    QCOMPARE(window.count(), 1);
    QTRY_VERIFY(text(menu).startsWith(QLatin1String("p0")));
}

void TrayMenuTest::followsLanguage()
{
    TrayMenu menu;
    menu.show(content());
    QAction *const first = menu.actions().constFirst();
    QSignalSpy gone(first, &QObject::destroyed);
    QEvent event(QEvent::LanguageChange);
    QCoreApplication::sendEvent(&menu, &event);
    QTRY_COMPARE(gone.count(), 1);
}

void TrayMenuTest::takesATrayThatComesLater()
{
    FakeHost host;
    TrayIcon icon(host);
    QSignalSpy available(&icon, &TrayIcon::availabilityChanged);
    QVERIFY(!icon.isAvailable());
    icon.show(content());
    icon.showBalloon(QStringLiteral("a"), QStringLiteral("b"), Health::Failed); // nobody sees it
    host.set(true);
    QVERIFY(icon.isAvailable());
    QCOMPARE(icon.content(), content());
    host.set(true); // another one took its place
    QVERIFY(icon.isAvailable());
    host.set(false);
    QVERIFY(!icon.isAvailable());
    QCOMPARE(available.count(), 2);
}

void TrayMenuTest::pictures()
{
    TrayMenu menu;
    menu.show(content(8, 30));
    menu.popup(QPoint());
    const QPixmap picture = menu.grab();
    QVERIFY(!picture.isNull());
    if (const QString folder = qEnvironmentVariable("PENNON_PICTURES"); !folder.isEmpty())
        QVERIFY(picture.save(QDir(folder).filePath(QStringLiteral("traymenu.png"))));
}

} // namespace pennon

QTEST_MAIN(pennon::TrayMenuTest)
#include "tst_traymenu.moc"
