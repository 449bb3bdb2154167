// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/processes/actionrunbar.h"
#include "gui/processes/actionrunpanel.h"
#include "gui/processes/confirmactiondialog.h"
#include "gui/processes/processespresenter.h"
#include "gui/processes/processtree.h"
#include "testkit/livesession.h"
#include "testkit/unifiedworld.h"

#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace pennon;
using namespace pennon::testkit;
using Link = ProcessesPage::Situation::Link;

namespace {

ProcessName program(const char *name)
{
    return {QLatin1String(name), QLatin1String(name)};
}

} // namespace

class TestProcessesPresenter final : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<SupervisordProcess> m_supervisord;
    std::unique_ptr<LiveSession> m_session;
    std::unique_ptr<ProcessesPage> m_page;
    SystemClock m_clock;
    std::unique_ptr<ProcessesPresenter> m_presenter;

    [[nodiscard]] QString lastRun() const
    {
        const QList<ActionRunBar *> bars = m_page->runs().bars();
        return bars.isEmpty() ? QString() : bars.constLast()->text();
    }
    [[nodiscard]] ConfirmActionDialog *dialog() const { return m_page->findChild<ConfirmActionDialog *>(); }

private Q_SLOTS:
    void init()
    {
        m_supervisord = std::make_unique<SupervisordProcess>();
        const QStringList quick{QStringLiteral("startsecs=0")};
        for (const char *name : {"one", "two"})
            m_supervisord->addProgram(QLatin1String(name), QStringLiteral("/bin/sleep 1000"), quick);
        m_supervisord->addProgram(QStringLiteral("broken"), QStringLiteral("/no/such/program"),
                                  {QStringLiteral("autostart=false"), QStringLiteral("startretries=0")});
        QVERIFY2(m_supervisord->start(), m_supervisord->report().constData());
        m_page = std::make_unique<ProcessesPage>();
        m_presenter = std::make_unique<ProcessesPresenter>(*m_page, m_clock);
        m_page->resize(900, 500);
        m_page->show();
        m_session = std::make_unique<LiveSession>(*m_supervisord);
    }
    void cleanup()
    {
        m_presenter.reset();
        m_page.reset();
        m_session.reset();
        m_supervisord.reset();
    }

    void showsProcessesAndSaysWhatAListenerWouldAdd()
    {
        QCOMPARE(m_page->situation().link, Link::None);
        m_presenter->show(m_session->get());
        QCOMPARE(m_page->situation().link, Link::Connecting);
        QVERIFY(m_session->connects());
        QTRY_COMPARE(m_page->situation().link, Link::Connected);
        QTRY_VERIFY(m_page->select(program("one")));
        QVERIFY(m_page->situation().hint.contains(QStringLiteral("listener")));
    }
    void doesAndTells()
    {
        m_presenter->show(m_session->get());
        QVERIFY(m_session->connects());
        const pid_t before = m_supervisord->process(QStringLiteral("one")).pid;
        m_presenter->runAction(**m_session, {ProcessAction::Restart, {program("one")}, {}});
        QVERIFY(dialog() == nullptr); // one process is not asked about
        QTRY_COMPARE_WITH_TIMEOUT(lastRun(), QStringLiteral("Restarted one"), 30000);
        QVERIFY(m_supervisord->process(QStringLiteral("one")).pid != before);
        m_presenter->runAction(**m_session, {ProcessAction::Start, {program("broken")}, {}});
        QTRY_VERIFY_WITH_TIMEOUT(lastRun().startsWith(QStringLiteral("Could not start broken: ")), 30000);
    }
    void asksBeforeItHitsSeveral()
    {
        m_presenter->show(m_session->get());
        QVERIFY(m_session->connects());
        const ActionRequest request{ProcessAction::Stop, {program("one"), program("two")}, {}};
        m_presenter->runAction(**m_session, request);
        QVERIFY(dialog() != nullptr);
        dialog()->reject();
        QTRY_VERIFY(dialog() == nullptr);
        QCOMPARE(lastRun(), QString());
        m_presenter->runAction(**m_session, request);
        dialog()->accept();
        QTRY_COMPARE_WITH_TIMEOUT(lastRun(), QStringLiteral("Stopped 2 processes"), 30000);
        QCOMPARE(m_supervisord->process(QStringLiteral("two")).state, QStringLiteral("STOPPED"));
    }
    void aLostServerIsSaidAndComesBack()
    {
        m_presenter->show(m_session->get());
        QVERIFY(m_session->connects());
        QTRY_VERIFY(m_page->select(program("one")));
        m_supervisord->kill();
        QTRY_COMPARE_WITH_TIMEOUT(m_page->situation().link, Link::Lost, 30000);
        QVERIFY(m_page->situation().banner.contains(QStringLiteral("prod-1 is lost · last answer")));
        QCOMPARE(m_page->selection(), std::vector{program("one")});
        QVERIFY(!m_page->findChild<QPushButton *>(QStringLiteral("restart"))->isEnabled());
    }
    void theListenersRowsAreShownUntilSupervisordAnswers()
    {
        UnifiedWorld world;
        world.configure("[memmon]\nany = 2GB\n");
        world.supervisord().addProgram(QStringLiteral("one"), QStringLiteral("/bin/sleep 1000"));
        VERIFY_IN(world, world.start());
        const QString socket = world.supervisord().path(QStringLiteral("supervisor.sock"));
        const QString wanted = world.supervisord().path(QStringLiteral("other.sock"));
        ServerProfile profile;
        profile.id = QStringLiteral("silent");
        profile.name = QStringLiteral("prod-1");
        profile.address = QStringLiteral("unix://") + wanted;
        profile.listenerSocket = world.supervisord().path(QStringLiteral("pennon.sock"));
        HttpClient http;
        MemoryPasswords passwords;
        ServerSession session(profile, {http, m_clock, passwords, {}, {}});
        m_presenter->show(&session);
        session.connectNow();
        VERIFY_SOON(world, m_page->select(program("one")));
        VERIFY_SOON(world, !m_page->situation().banner.isEmpty());
        QCOMPARE(m_page->situation().link, Link::Connecting);
        QVERIFY(m_page->situation().banner.startsWith(
            QStringLiteral("prod-1 does not answer · shown is what the listener knows\n")));
        const auto *tree = m_page->findChild<ProcessTree *>();
        QVERIFY(tree->isVisible());
        QVERIFY(!tree->currentIndex().data(ProcessModel::DimmedRole).toBool()); // it is as true as ever
        const auto *restart = m_page->findChild<QPushButton *>(QStringLiteral("restart"));
        QVERIFY(!restart->isEnabled());

        QVERIFY(QFile::link(socket, wanted));
        session.connectNow();
        VERIFY_SOON(world, m_page->situation().link == Link::Connected);
        QCOMPARE(m_page->situation().banner, QString());
        QCOMPARE(m_page->selection(), std::vector{program("one")});
        QVERIFY(restart->isEnabled());
        m_presenter->show(nullptr);
    }
    void rowsOfAListenerThatIsLostAreDimmed()
    {
        UnifiedWorld world;
        world.configure("[memmon]\nany = 2GB\n");
        world.supervisord().addProgram(QStringLiteral("one"), QStringLiteral("/bin/sleep 1000"));
        VERIFY_IN(world, world.start());
        ServerProfile profile;
        profile.id = QStringLiteral("silent");
        profile.name = QStringLiteral("prod-1");
        profile.address = QStringLiteral("unix://") + world.supervisord().path(QStringLiteral("other.sock"));
        profile.listenerSocket = world.supervisord().path(QStringLiteral("pennon.sock"));
        HttpClient http;
        MemoryPasswords passwords;
        ServerSession session(profile, {http, m_clock, passwords, {}, {}});
        m_presenter->show(&session);
        session.connectNow();
        VERIFY_SOON(world, m_page->select(program("one")));
        const auto *tree = m_page->findChild<ProcessTree *>();
        QVERIFY(!tree->currentIndex().data(ProcessModel::DimmedRole).toBool());
        world.supervisord().kill();
        VERIFY_SOON(world, !session.hasListener());
        QVERIFY(tree->currentIndex().data(ProcessModel::DimmedRole).toBool());
        m_presenter->show(nullptr);
    }
    void survivesTheEndOfTheSession()
    {
        m_presenter->show(m_session->get());
        QVERIFY(m_session->connects());
        QTRY_VERIFY(m_page->select(program("one")));
        m_presenter->runAction(**m_session, {ProcessAction::Stop, {program("one"), program("two")}, {}});
        m_session->end();
        QCOMPARE(m_page->situation().link, Link::None);
        QVERIFY(!m_page->select(program("one")));
        QTRY_VERIFY(dialog() == nullptr);
        m_presenter->show(nullptr);
    }
};

QTEST_MAIN(TestProcessesPresenter)
#include "tst_processespresenter.moc"
