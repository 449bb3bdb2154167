// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/logs/logpresenter.h"
#include "gui/logs/logview.h"
#include "gui/logs/logwindow.h"
#include "net/httpclient.h"
#include "session/memorypasswords.h"
#include "testkit/supervisordprocess.h"
#include "testkit/waiting.h"

#include <QApplication>
#include <QLabel>
#include <QPushButton>
#include <QTest>
#include <QToolButton>

using namespace pennon;

namespace {

struct World
{
    World()
    {
        supervisord.addProgram(
            QStringLiteral("web"),
            QStringLiteral("/bin/sh -c 'echo to stdout; echo to stderr >&2; exec sleep 1000'"),
            {QStringLiteral("redirect_stderr=false"), QStringLiteral("stderr_logfile=%(here)s/web.err")});
        supervisord.addProgram(QStringLiteral("db"),
                               QStringLiteral("/bin/sh -c 'echo I am db; exec sleep 1000'"));
    }
    [[nodiscard]] std::unique_ptr<ServerSession> connect()
    {
        ServerProfile profile;
        profile.id = QStringLiteral("id");
        profile.name = QStringLiteral("test");
        profile.address = supervisord.serverUrl();
        auto session = std::make_unique<ServerSession>(
            profile, ServerSession::Parts{http, clock, passwords, nullptr, {}});
        session->connectNow();
        return session;
    }
    [[nodiscard]] QByteArray report()
    {
        return pane.findChild<LogView *>()->visibleText().toUtf8() + supervisord.report();
    }
    [[nodiscard]] QString text() const { return pane.findChild<LogView *>()->visibleText(); }

    testkit::SupervisordProcess supervisord;
    SystemClock clock;
    HttpClient http;
    MemoryPasswords passwords;
    LogPane pane{clock};
    LogPresenter presenter{pane, clock};
};

const ProcessName web{QStringLiteral("web"), QStringLiteral("web")};
const ProcessName db{QStringLiteral("db"), QStringLiteral("db")};

bool isConnected(const ServerSession &session)
{
    return session.state().supervisord.state == LinkState::Connected;
}

} // namespace

class TestLogPresenter final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void showsTheSelectedProcess()
    {
        World world;
        QVERIFY(world.supervisord.start());
        world.pane.resize(600, 400);
        world.pane.show();
        const std::unique_ptr<ServerSession> session = world.connect();
        VERIFY_SOON(world, isConnected(*session));
        world.presenter.show(session.get(), {web});
        VERIFY_SOON(world, world.text() == QLatin1String("to stdout"));
        QTest::mouseClick(world.pane.findChild<QToolButton *>(QStringLiteral("stderrButton")),
                          Qt::LeftButton);
        VERIFY_SOON(world, world.text() == QLatin1String("to stderr"));
        world.presenter.show(session.get(), {db, web});
        QCOMPARE(world.text(), QString());
        world.presenter.setChannel(LogPane::Channel::Stdout);
        world.presenter.show(session.get(), {db});
        VERIFY_SOON(world, world.text() == QLatin1String("I am db"));
    }

    void waitsForTheConnection()
    {
        World world;
        const std::unique_ptr<ServerSession> session = world.connect();
        world.presenter.show(session.get(), {db});
        VERIFY_SOON(world, !session->state().supervisord.error.value_or(Error{}).message.isEmpty());
        QVERIFY(world.supervisord.start());
        session->connectNow();
        VERIFY_SOON(world, world.text() == QLatin1String("I am db"));
    }

    void theSessionMayGo()
    {
        World world;
        QVERIFY(world.supervisord.start());
        std::unique_ptr<ServerSession> session = world.connect();
        VERIFY_SOON(world, isConnected(*session));
        world.presenter.show(session.get(), {db});
        VERIFY_SOON(world, world.text() == QLatin1String("I am db"));
        auto *const window = new LogWindow(*session, db, LogPane::Channel::Stdout, world.clock);
        window->show();
        session.reset();
        QCOMPARE(world.text(), QString());
        QTest::qWait(20);
        window->close();
        world.presenter.show(nullptr, {});
    }

    void windowsOfTheirOwn()
    {
        World world;
        QVERIFY(world.supervisord.start());
        const std::unique_ptr<ServerSession> session = world.connect();
        VERIFY_SOON(world, isConnected(*session));
        QPointer<LogWindow> window;
        connect(&world.presenter, &LogPresenter::windowRequested, this,
                [&](ServerSession *of, const ProcessName &process, LogPane::Channel channel) {
                    window = new LogWindow(*of, process, channel, world.clock);
                    window->show();
                });
        world.presenter.show(session.get(), {web});
        world.presenter.setChannel(LogPane::Channel::Stderr);
        Q_EMIT world.pane.requestWindow();
        QVERIFY(window);
        QCOMPARE(window->windowTitle(), QStringLiteral("web – test"));
        VERIFY_SOON(world, window->findChild<LogView *>()->visibleText() == QLatin1String("to stderr"));
        window->close();
        QTRY_VERIFY(!window);
    }
};

QTEST_MAIN(TestLogPresenter)
#include "tst_logpresenter.moc"
