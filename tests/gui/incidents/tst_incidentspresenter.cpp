// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/common/emptynote.h"
#include "gui/common/notebar.h"
#include "gui/incidents/incidentspresenter.h"
#include "gui/incidents/listenerpresenter.h"
#include "gui/incidents/reportrow.h"
#include "net/httpclient.h"
#include "session/memorypasswords.h"
#include "testkit/unifiedworld.h"
#include "testkit/waiting.h"

#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>
#include <QTreeWidget>

using namespace pennon;
using namespace pennon::testkit;
using namespace std::chrono_literals;

namespace {

/// A window on one server.
class Desk
{
public:
    explicit Desk(UnifiedWorld &world, bool hasListener = true)
    {
        ServerProfile profile;
        profile.id = QStringLiteral("1");
        profile.name = QStringLiteral("test");
        profile.address = world.supervisord().serverUrl();
        if (hasListener)
            profile.listenerSocket = world.supervisord().path(QStringLiteral("pennon.sock"));
        session = std::make_unique<ServerSession>(
            profile, ServerSession::Parts{m_http, clock, m_passwords, nullptr, {}});
        session->connectNow();
    }

private:
    HttpClient m_http;
    MemoryPasswords m_passwords;

public:
    SystemClock clock;
    std::unique_ptr<ServerSession> session;
};

const ProcessName crashy{QStringLiteral("crashy"), QStringLiteral("crashy")};
const ProcessName calm{QStringLiteral("calm"), QStringLiteral("calm")};

void addPrograms(UnifiedWorld &world)
{
    world.supervisord().addProgram(
        crashy.name, QStringLiteral("/bin/sh -c \"echo said before; echo cried before >&2; exit 7\""),
        {QStringLiteral("autostart=false"), QStringLiteral("startsecs=0"),
         QStringLiteral("autorestart=false"), QStringLiteral("exitcodes=0"),
         QStringLiteral("redirect_stderr=false"), QStringLiteral("stderr_logfile=%(here)s/crashy.err")});
    world.supervisord().addProgram(calm.name, QStringLiteral("/bin/sleep 1000"));
    world.configure("[crashmail]\n");
}

const Incident *only(const IncidentsPage &page)
{
    return page.incidents().rowCount() == 1 ? &page.incidents().at(0) : nullptr;
}

int openOf(const IncidentsPage &page)
{
    int open = 0;
    for (int row = 0; row < page.incidents().rowCount(); ++row)
        open += page.incidents().at(row).closed ? 0 : 1;
    return open;
}

template <typename Widget>
Widget &part(const QWidget &page, const char *name)
{
    return *page.findChild<Widget *>(QString::fromLatin1(name));
}

} // namespace

/// The pages on a real supervisord with a real listener.
class TestIncidentsPresenter final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aCrashAppearsAndIsAcknowledged()
    {
        UnifiedWorld world;
        addPrograms(world);
        VERIFY_IN(world, world.start());
        Desk desk(world);
        IncidentsPage page;
        page.resize(1000, 600);
        page.show();
        IncidentsPresenter presenter(page, desk.clock);
        QSignalSpy counts(&presenter, &IncidentsPresenter::openCountChanged);
        presenter.show(desk.session.get());
        VERIFY_SOON(world, desk.session->hasListener());
        VERIFY_SOON(world,
                    part<EmptyNote>(page, "noRows").accessibleName() == QStringLiteral("No incidents"));

        (void) world.supervisord().startProcess(crashy.name);
        VERIFY_SOON(world, only(page) != nullptr && only(page)->exitStatus == 7);
        QCOMPARE(only(page)->process, crashy);
        QCOMPARE(page.currentId(), only(page)->id);
        VERIFY_SOON(
            world,
            part<QPlainTextEdit>(page, "errors").toPlainText().contains(QStringLiteral("cried before")));
        QVERIFY(part<QPlainTextEdit>(page, "output").toPlainText().contains(QStringLiteral("said before")));
        QCOMPARE(presenter.openCount(), 1);
        QCOMPARE(counts.last().at(0).toInt(), 1);

        VERIFY_SOON(world, part<QToolButton>(page, "acknowledge").isEnabled());
        Q_EMIT page.requestAcknowledge({only(page)->id}, QStringLiteral("known"));
        VERIFY_SOON(world, only(page)->acknowledged.has_value());
        QCOMPARE(only(page)->note, QStringLiteral("known"));
        QVERIFY(!only(page)->stderrTail.isEmpty()); // what is known of it stays
        QCOMPARE(presenter.openCount(), 0);
        QCOMPARE(counts.last().at(0).toInt(), 0);
        const QJsonArray stored = world.incidents(QStringLiteral("crash"));
        QCOMPARE(stored.at(0).toObject().value(QStringLiteral("note")).toString(), QStringLiteral("known"));

        // Another window reads it from the listener, and one about another process does not have it.
        IncidentsPage pane(IncidentsPage::Mode::Compact);
        IncidentsPresenter panePresenter(pane, desk.clock);
        panePresenter.show(desk.session.get(), {crashy});
        VERIFY_SOON(world, only(pane) != nullptr);
        panePresenter.show(desk.session.get(), {calm});
        QCOMPARE(pane.incidents().rowCount(), 0);
        VERIFY_SOON(world,
                    part<EmptyNote>(pane, "noRows").accessibleName() == QStringLiteral("No incidents"));
        QCOMPARE(pane.incidents().rowCount(), 0);
        QCOMPARE(panePresenter.openCount(), 0);

        // The listener goes: what is known stays. It comes again: so does what happened meanwhile.
        VERIFY_IN(world, world.replaceListener());
        VERIFY_SOON(world, !desk.session->hasListener());
        QVERIFY(only(page) != nullptr);
        QVERIFY(!part<QToolButton>(page, "acknowledge").isEnabled());
        desk.session->connectNow();
        (void) world.supervisord().startProcess(crashy.name);
        VERIFY_SOON(world, page.incidents().rowCount() == 2);

        // Sessions end before pages.
        desk.session.reset();
        QCOMPARE(page.incidents().rowCount(), 0);
        QVERIFY(part<EmptyNote>(page, "empty").isVisible());
    }

    void moreThanOnePage()
    {
        UnifiedWorld world;
        addPrograms(world);
        VERIFY_IN(world, world.start());
        for (int i = 0; i < 5; ++i) {
            (void) world.supervisord().startProcess(crashy.name);
            VERIFY_SOON(world, world.incidents(QStringLiteral("crash")).size() == i + 1);
        }
        Desk desk(world);
        IncidentsPage page;
        page.resize(1000, 600);
        page.show();
        IncidentsPresenter presenter(page, desk.clock);
        presenter.setPageLength(2);
        presenter.show(desk.session.get());
        VERIFY_SOON(world, page.incidents().rowCount() == 5);      // all of them fit into the window
        VERIFY_SOON(world, presenter.openCount() == openOf(page)); // a start ends those before it
        page.setSearch(QStringLiteral("calm:*"));
        VERIFY_SOON(world,
                    part<EmptyNote>(page, "noRows").accessibleName() == QStringLiteral("Nothing matches"));
    }

    void withoutListener()
    {
        UnifiedWorld world;
        addPrograms(world);
        VERIFY_IN(world, world.start());
        Desk desk(world, false);
        IncidentsPage page;
        ListenerPage listenerPage;
        page.show();
        listenerPage.show();
        IncidentsPresenter presenter(page, desk.clock);
        ListenerPresenter listenerPresenter(listenerPage, desk.clock);
        presenter.show(desk.session.get());
        listenerPresenter.show(desk.session.get());
        VERIFY_SOON(world, desk.session->state().supervisord.state == LinkState::Connected);
        const QString title = QStringLiteral("This server has no listener");
        QCOMPARE(part<EmptyNote>(page, "empty").accessibleName(), title);
        QCOMPARE(part<EmptyNote>(listenerPage, "empty").accessibleName(), title);
        QVERIFY(part<QPlainTextEdit>(listenerPage, "setup").isVisible());
        QSignalSpy wished(&presenter, &IncidentsPresenter::serverSettingsRequested);
        Q_EMIT page.requestEmptyAction();
        QCOMPARE(wished.count(), 1);
        QCOMPARE(wished.at(0).at(0).value<ServerSession *>(), desk.session.get());
    }

    void theListenersPage()
    {
        UnifiedWorld world;
        addPrograms(world);
        world.configure("[memmon]\nprogram = calm=1GB\n\n[crashmail]\n");
        VERIFY_IN(world, world.start());
        Desk desk(world);
        ListenerPage page;
        page.show();
        ListenerPresenter presenter(page, desk.clock);
        presenter.show(desk.session.get());
        VERIFY_SOON(world, page.findChildren<ReportRow *>().size() == 10);
        VERIFY_SOON(world, part<QPushButton>(page, "testMail").isEnabled());
        const auto rowsOf = [&](const char *list) {
            return part<QWidget>(page, list).findChild<QTreeWidget *>()->topLevelItemCount();
        };
        part<QPushButton>(page, "testMail").click();
        VERIFY_SOON(world, rowsOf("mailResult") == 1);
        VERIFY_SOON(world, !world.mail().about(QStringLiteral("test")).isEmpty());
        QCOMPARE(part<QTreeView>(page, "channels").model()->rowCount(), 1); // "mail"
        part<QPushButton>(page, "testChannel").click();
        VERIFY_SOON(world, rowsOf("channelResult") == 1);
        VERIFY_SOON(world, world.mail().mails().size() == 2);
        part<QPushButton>(page, "runChecks").click();
        VERIFY_SOON(world, rowsOf("checkResult") == 1);
        Q_EMIT page.requestBreakerReset();
        VERIFY_SOON(world, part<NoteBar>(page, "note").text() == QStringLiteral("No breaker was open."));
        desk.session.reset();
        QCOMPARE(part<EmptyNote>(page, "empty").accessibleName(), QStringLiteral("No server"));
    }
};

QTEST_MAIN(TestIncidentsPresenter)
#include "tst_incidentspresenter.moc"
