// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/tray/traypresenter.h"

#include "fakenotificationservice.h"
#include "net/httpclient.h"
#include "privatebus.h"
#include "session/desktopalerts.h"
#include "session/memorypasswords.h"
#include "testkit/unifiedworld.h"
#include "testkit/waiting.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

namespace pennon {

using namespace std::chrono_literals;
using testkit::FakeNotificationService;

static const QStringList everything{QStringLiteral("actions"), QStringLiteral("body")};

class FakeHost final : public TrayHost
{
public:
    [[nodiscard]] bool isThere() const override { return true; }
};

/// What the presenter stands on, all of it real but the place of the icon and the notification service.
struct World
{
    World(const testkit::PrivateBus &bus, bool withService)
        : service(bus.connectAs(QStringLiteral("service")), everything)
        , store(folder.filePath(QStringLiteral("servers.conf")))
        , settings(folder.filePath(QStringLiteral("settings.conf")))
        , servers(store, {http, clock, passwords, nullptr, {}})
    {
        servers.setInterval(100ms);
        hasService = !withService || service.begin();
    }
    World(const World &) = delete;
    World &operator=(const World &) = delete;
    World(World &&) = delete;
    World &operator=(World &&) = delete;
    ~World() { QDBusConnection::disconnectFromBus(QStringLiteral("service")); }

    [[nodiscard]] bool watch(const QString &id, const QString &address, const QString &listener = {})
    {
        ServerProfile profile;
        profile.id = profile.name = id;
        profile.address = address;
        profile.listenerSocket = listener;
        return servers.save(profile).has_value();
    }

    QTemporaryDir folder;
    bool hasService = false;
    FakeNotificationService service;
    HttpClient http;
    SystemClock clock;
    MemoryPasswords passwords;
    ProfileStore store;
    SettingsStore settings;
    FakeHost host;
    Servers servers;
};

static QAction *item(const QMenu &menu, const QString &path)
{
    const QString first = path.section(QLatin1Char('/'), 0, 0);
    const QString rest = path.section(QLatin1Char('/'), 1);
    for (QAction *action : menu.actions()) {
        if (action->text().startsWith(first))
            return rest.isEmpty() ? action : item(*action->menu(), rest);
    }
    return nullptr;
}

static void choose(const QMenu &menu, const char *path)
{
    QAction *const action = item(menu, QString::fromUtf8(path));
    QVERIFY2(action != nullptr, path);
    action->trigger();
}

class TrayPresenterTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QVERIFY(m_bus.start()); }
    void init();
    void cleanup();
    void aCrashIsToldAndRemedied();
    void whatWasThereBeforeIsSummedUp();
    void silenceWithdraws();
    void pauseHoldsBack();
    void wishesLeave();
    void aLostServerIsShown();
    void withoutAServiceThereIsABalloon();
    void saysWhatCouldNotBeDone();
    void theListenerTellsWhyAndIsToldToBeSilent();
    void routesDecideWhatIsTold();

private:
    void present();
    [[nodiscard]] const TrayContent &content() { return m_presenter->icon().content(); }
    [[nodiscard]] TrayMenu &menu() { return m_presenter->icon().menu(); }
    /// The program ends by a signal, which nobody expects it to.
    bool crash(const char *name)
    {
        return m_supervisord
            ->call(QStringLiteral("supervisor.signalProcess"),
                   {QString::fromLatin1(name), QStringLiteral("KILL")})
            .contains(QLatin1String("value"));
    }

    testkit::PrivateBus m_bus;
    std::unique_ptr<testkit::SupervisordProcess> m_supervisord;
    std::unique_ptr<World> m_world;
    std::unique_ptr<TrayPresenter> m_presenter;
};

void TrayPresenterTest::init()
{
    m_supervisord = std::make_unique<testkit::SupervisordProcess>();
    m_supervisord->addProgram(QStringLiteral("api"), QStringLiteral("/bin/sleep 1000"));
    m_supervisord->addProgram(QStringLiteral("web"), QStringLiteral("/bin/sleep 1000"));
    m_world = std::make_unique<World>(m_bus, true);
    QVERIFY(m_world->hasService);
}

void TrayPresenterTest::cleanup()
{
    m_presenter.reset();
    QDBusConnection::disconnectFromBus(QStringLiteral("client"));
    m_world.reset();
    m_supervisord.reset();
}

/// Starts everything, and waits until the icon tells how the server is.
void TrayPresenterTest::present()
{
    VERIFY_IN(*m_supervisord, m_supervisord->start());
    QVERIFY(m_world->watch(QStringLiteral("prod-1"), m_supervisord->serverUrl()));
    m_presenter = std::make_unique<TrayPresenter>(
        TrayPresenter::Parts{m_world->servers, m_world->settings, m_world->clock, m_world->host},
        m_bus.connectAs(QStringLiteral("client")));
    QVERIFY(testkit::comesTrue(
        [this] { return content().health != Health::Unknown && !content().servers.empty(); }));
}

void TrayPresenterTest::aCrashIsToldAndRemedied()
{
    present();
    QCOMPARE(content().toolTip, QStringLiteral("Pennon: everything is fine"));
    QTest::qWait(3100); // what happens from now on is news
    QVERIFY(crash("api"));
    VERIFY_SOON(*m_supervisord, content().troubles.size() == 1);
    QCOMPARE(content().troubles.front().remedy, Remedy::Start);
    QCOMPARE(content().health, Health::Failed);
    auto &calls = m_world->service.calls;
    VERIFY_SOON(*m_supervisord, calls.size() == 1);
    QVERIFY(calls.front().title.startsWith(QLatin1String("api: ")));
    QVERIFY(calls.front().actions.contains(QLatin1String("Start")));
    Q_EMIT m_world->service.ActionInvoked(calls.front().number, QStringLiteral("remedy"));
    VERIFY_SOON(*m_supervisord, m_supervisord->process(QStringLiteral("api")).isRunning());
    VERIFY_SOON(*m_supervisord, m_world->service.closedByUs == std::vector<uint>{calls.front().number});
    QCOMPARE(content().count, 0);
    QCOMPARE(calls.size(), 1);
}

void TrayPresenterTest::whatWasThereBeforeIsSummedUp()
{
    m_supervisord->addProgram(QStringLiteral("bad-1"), QStringLiteral("/bin/false"));
    m_supervisord->addProgram(QStringLiteral("bad-2"), QStringLiteral("/bin/false"));
    present();
    auto &calls = m_world->service.calls;
    VERIFY_SOON(*m_supervisord, !calls.empty());
    QCOMPARE(calls.front().title, QStringLiteral("Pennon found 2 problem(s)"));
    QSignalSpy window(m_presenter.get(), &TrayPresenter::requestWindow);
    Q_EMIT m_world->service.ActionInvoked(calls.front().number, QStringLiteral("default"));
    QTRY_COMPARE(window.count(), 1);
    QCOMPARE(calls.size(), 1);
}

void TrayPresenterTest::silenceWithdraws()
{
    present();
    QTest::qWait(3100);
    QVERIFY(crash("api"));
    VERIFY_SOON(*m_supervisord, m_world->service.calls.size() == 1);
    QTRY_COMPARE(content().count, 1);
    choose(menu(), "api: /Silence for 1 hour");
    VERIFY_SOON(*m_supervisord, m_world->service.closedByUs.size() == 1);
    QCOMPARE(content().count, 1);
    QVERIFY(content().troubles.front().text.endsWith(QLatin1String("(silenced)")));
}

void TrayPresenterTest::pauseHoldsBack()
{
    present();
    QTest::qWait(3100);
    choose(menu(), "Pause &notifications/Until I turn them on");
    QVERIFY(!m_world->settings.settings().notifications);
    QTRY_VERIFY(content().paused);
    QVERIFY(crash("api"));
    VERIFY_SOON(*m_supervisord, content().count == 1);
    QTest::qWait(2500);
    QVERIFY(m_world->service.calls.empty());
    choose(menu(), "Turn notifications on");
    VERIFY_SOON(*m_supervisord, m_world->service.calls.size() == 1);
    choose(menu(), "Pause &notifications/For 1 hour");
    QTRY_VERIFY(content().pausedText.startsWith(QLatin1String("paused until")));
}

void TrayPresenterTest::wishesLeave()
{
    present();
    QVERIFY(crash("api"));
    VERIFY_SOON(*m_supervisord, content().count == 1);
    QStringList wishes;
    connect(m_presenter.get(), &TrayPresenter::requestLog, this,
            [&](const QString &server, const ProcessName &process) {
                wishes += QStringLiteral("log %1 %2").arg(server, process.full());
            });
    connect(m_presenter.get(), &TrayPresenter::requestShow, this,
            [&](const QString &server, const ProcessName &process) {
                wishes += QStringLiteral("show %1 %2").arg(server, process.full());
            });
    connect(m_presenter.get(), &TrayPresenter::requestSettings, this,
            [&] { wishes += QStringLiteral("settings"); });
    connect(m_presenter.get(), &TrayPresenter::requestQuit, this, [&] { wishes += QStringLiteral("quit"); });
    choose(menu(), "api: /Show log");
    choose(menu(), "api: /Show in Pennon");
    choose(menu(), "&Settings");
    choose(menu(), "&Quit");
    QCOMPARE(wishes, QStringList({QStringLiteral("log prod-1 api:api"), QStringLiteral("show prod-1 api:api"),
                                  QStringLiteral("settings"), QStringLiteral("quit")}));
    choose(menu(), "api: /Start");
    VERIFY_SOON(*m_supervisord, m_supervisord->process(QStringLiteral("api")).isRunning());
}

void TrayPresenterTest::aLostServerIsShown()
{
    present();
    QVERIFY(m_world->watch(QStringLiteral("prod-2"), QStringLiteral("unix:///no/such/supervisor.sock")));
    VERIFY_SOON(*m_supervisord, content().servers.size() == 2 && content().count == 1);
    QCOMPARE(content().health, Health::Unknown);
    QCOMPARE(content().troubles.front().remedy, Remedy::Reconnect);
    QCOMPARE(content().servers.at(1).text, QStringLiteral("prod-2: does not answer"));
    QVERIFY(m_world->servers.remove(QStringLiteral("prod-2")).has_value());
    VERIFY_SOON(*m_supervisord, content().servers.size() == 1 && content().count == 0);
}

void TrayPresenterTest::withoutAServiceThereIsABalloon()
{
    m_world->service.end();
    present();
    QuietTimes quiet(m_world->settings, m_world->clock);
    Remedies remedies(m_world->servers, m_world->clock);
    Notifier notifier({m_world->servers, quiet, remedies, m_world->clock},
                      m_bus.connectAs(QStringLiteral("other")));
    QStringList balloons;
    connect(&notifier, &Notifier::requestBalloon, this,
            [&](const QString &title, const QString & /*text*/, Health /*health*/) { balloons += title; });
    QVERIFY(crash("api"));
    VERIFY_SOON(*m_supervisord, balloons == QStringList(QStringLiteral("Pennon found 1 problem(s)")));
    QDBusConnection::disconnectFromBus(QStringLiteral("other"));
}

void TrayPresenterTest::saysWhatCouldNotBeDone()
{
    present();
    Remedies remedies(m_world->servers, m_world->clock);
    QSignalSpy failed(&remedies, &Remedies::failed);
    remedies.apply(QStringLiteral("prod-1"), {QStringLiteral("no"), QStringLiteral("such")}, Remedy::Start);
    QTRY_COMPARE(failed.count(), 1);
    QCOMPARE(failed.front().at(0).toString(), QStringLiteral("no:such could not be started"));
    QVERIFY(!failed.front().at(1).toString().isEmpty());
    remedies.apply(QStringLiteral("no such server"), {}, Remedy::Restart); // it was removed meanwhile
    remedies.apply(QStringLiteral("prod-1"), {QStringLiteral("api"), QStringLiteral("api")}, Remedy::Restart);
    QVERIFY(m_world->servers.remove(QStringLiteral("prod-1")).has_value()); // while it is under way
}

void TrayPresenterTest::theListenerTellsWhyAndIsToldToBeSilent()
{
    testkit::UnifiedWorld unified;
    unified.supervisord().addProgram(QStringLiteral("api"),
                                     QStringLiteral("/bin/sh -c \"test -e %(here)s/broken || exec sleep "
                                                    "1000; echo 'ImportError: pgclient'; exit 3\""));
    unified.configure("[crashmail]\nprogram = api\n");
    VERIFY_IN(unified, unified.start());
    QVERIFY(m_world->watch(QStringLiteral("prod-1"), unified.supervisord().serverUrl(),
                           unified.supervisord().path(QStringLiteral("pennon.sock"))));
    m_presenter = std::make_unique<TrayPresenter>(
        TrayPresenter::Parts{m_world->servers, m_world->settings, m_world->clock, m_world->host},
        m_bus.connectAs(QStringLiteral("client")));
    VERIFY_SOON(unified, m_world->servers.session(QStringLiteral("prod-1"))->hasListener());
    QTest::qWait(3100);
    unified.supervisord().write(QStringLiteral("broken"), {});
    unified.supervisord().call(QStringLiteral("supervisor.stopProcess"), {QStringLiteral("api")});
    unified.supervisord().startProcess(QStringLiteral("api"));
    auto &calls = m_world->service.calls;
    VERIFY_SOON(unified,
                !calls.empty() && calls.back().body.endsWith(QLatin1String("\nImportError: pgclient")));
    Q_EMIT m_world->service.ActionInvoked(calls.back().number, QStringLiteral("silence"));
    VERIFY_SOON(unified, m_world->service.closedByUs.size() == 1);
    VERIFY_SOON(unified,
                unified.process(QStringLiteral("api:api")).value(QLatin1String("silenced")).toBool());
}

/// A route names the desktop: what it tells is shown, also when the process runs again, and nothing else is.
void TrayPresenterTest::routesDecideWhatIsTold()
{
    testkit::UnifiedWorld unified;
    for (const char *name : {"api", "web"}) {
        unified.supervisord().addProgram(QString::fromLatin1(name),
                                         QStringLiteral("/bin/sh -c \"test -e %(here)s/well && exec sleep "
                                                        "1000; exit 3\""),
                                         {QStringLiteral("autostart=false"),
                                          QStringLiteral("autorestart=false"),
                                          QStringLiteral("startsecs=0")});
    }
    unified.configure("[route]\nto = desktop\nprogram = api\ngather = 1s\n");
    VERIFY_IN(unified, unified.start());
    QVERIFY(m_world->watch(QStringLiteral("prod-1"), unified.supervisord().serverUrl(),
                           unified.supervisord().path(QStringLiteral("pennon.sock"))));
    m_presenter = std::make_unique<TrayPresenter>(
        TrayPresenter::Parts{m_world->servers, m_world->settings, m_world->clock, m_world->host},
        m_bus.connectAs(QStringLiteral("client")));
    const ServerSession &session = *m_world->servers.session(QStringLiteral("prod-1"));
    VERIFY_SOON(unified, session.desktopAlerts().isRouted());
    QTest::qWait(3100); // what happens from now on is news
    auto &calls = m_world->service.calls;

    (void) unified.supervisord().startProcess(QStringLiteral("web"));
    VERIFY_SOON(unified, !session.troubles().empty());
    (void) unified.supervisord().startProcess(QStringLiteral("api"));
    VERIFY_SOON(unified, !calls.empty());
    VERIFY_IN(unified, calls.front().title.startsWith(QStringLiteral("api: ")));
    QCOMPARE(calls.size(), 1U); // and web, which fell before it, never

    // It runs again: nothing is wrong any more.
    unified.supervisord().write(QStringLiteral("well"), {});
    (void) unified.supervisord().startProcess(QStringLiteral("api"));
    VERIFY_SOON(unified, m_world->service.closedByUs.size() == 1);

    // A test reaches everybody who looks.
    (void) unified.control().call(QStringLiteral("mail.test"),
                                  {{QStringLiteral("channel"), QStringLiteral("desktop")}});
    VERIFY_SOON(unified, calls.back().title == QStringLiteral("Test of alerts from prod-1"));
}

} // namespace pennon

QTEST_MAIN(pennon::TrayPresenterTest)
#include "tst_traypresenter.moc"
