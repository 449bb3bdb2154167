// SPDX-License-Identifier: GPL-3.0-or-later
#include "e2e/program.h"
#include "gui/processes/processespage.h"
#include "gui/shell/serverpages.h"
#include "look/format.h"
#include "session/processactions.h"
#include "testkit/sshserver.h"
#include "testkit/waiting.h"

#include <QAbstractButton>
#include <QFile>
#include <QListView>

using namespace pennon;
using namespace pennon::testkit;

/// A server that is reached by ssh alone, over a real sshd, whose connections are cut.
class TestE2eWindowSsh final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aCutConnectionComesBackByItself();
    void anAbsenceIsShownAndOutlived();
};

namespace {

const QString shop = QStringLiteral("shop");

/// supervisord with a listener, and the sshd that leads to both.
class FarWorld final
{
public:
    [[nodiscard]] bool start()
    {
        m_world.supervisord().addProgram(shop, QStringLiteral("/bin/sleep 1000"));
        m_world.configure("[memmon]\nprogram = shop=300MB\ninterval = 1s\n");
        return m_world.start() && m_sshd.start() && putSshInFront();
    }
    [[nodiscard]] UnifiedWorld &world() { return m_world; }
    [[nodiscard]] SupervisordProcess &supervisord() { return m_world.supervisord(); }
    [[nodiscard]] SshServer &sshd() { return m_sshd; }
    [[nodiscard]] QByteArray report() { return m_sshd.report() + m_world.report(); }
    [[nodiscard]] ServerProfile profile()
    {
        return {QStringLiteral("far"),
                QStringLiteral("prod-1"),
                m_sshd.url(),
                supervisord().path(QStringLiteral("supervisor.sock")),
                {},
                supervisord().path(QStringLiteral("pennon.sock"))};
    }
    /// The time as the window tells it.
    [[nodiscard]] static QString lastAnswer(Program &program)
    {
        return momentText(*program.supervisord().lastAnswer, SystemClock().now());
    }

private:
    /// The application runs "ssh" as the user has it; ours knows the test's key and host.
    [[nodiscard]] bool putSshInFront()
    {
        QFile script(m_folder.filePath(QStringLiteral("ssh")));
        QStringList quoted;
        const QStringList arguments = m_sshd.clientArguments();
        for (const QString &argument : arguments)
            quoted << QString(u'\'' + argument + u'\'');
        const QString text =
            QStringLiteral("#!/bin/sh\nexec /usr/bin/ssh ") + quoted.join(u' ') + QStringLiteral(" \"$@\"\n");
        qputenv("PATH", m_folder.path().toUtf8() + ':' + m_path);
        return script.open(QIODevice::WriteOnly) && script.write(text.toUtf8()) > 0 &&
               script.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    }

    const QByteArray m_path = qgetenv("PATH");
    QTemporaryDir m_folder;
    UnifiedWorld m_world;
    SshServer m_sshd;
};

/// Both channels live, and their news in the window.
bool isWhole(Program &program)
{
    return program.isConnected() && program.stateOf(shop) == ProcessState::Running &&
           program.session().process({shop, shop})->limit.has_value() &&
           program.cell(shop, ProcessColumn::State).toString() == QStringLiteral("Running") &&
           !program.cell(shop, ProcessColumn::State, ProcessModel::DimmedRole).toBool();
}

} // namespace

void TestE2eWindowSsh::aCutConnectionComesBackByItself()
{
    FarWorld far;
    VERIFY_IN(far, far.start());
    Program program(far.profile());
    VERIFY_SOON(far, isWhole(program));
    VERIFY_SOON(far, program.isSaid(QStringLiteral("connected by ssh")) &&
                         program.isSaid(QStringLiteral("listener ")));
    QCOMPARE(far.sshd().sessions().size(), std::size_t(1)); // for both sockets
    const pid_t first = far.sshd().sessions().front();
    const auto before = *program.supervisord().lastAnswer;

    bool wasLost = false;
    connect(&program.session(), &ServerSession::stateChanged, this,
            [&] { wasLost = wasLost || program.supervisord().state == LinkState::Lost; });
    far.sshd().cutConnections();
    VERIFY_SOON(far, wasLost);
    VERIFY_SOON(far, isWhole(program)); // nobody did anything about it
    QVERIFY(*program.supervisord().lastAnswer > before);
    QCOMPARE(far.sshd().sessions().size(), std::size_t(1));
    QVERIFY(far.sshd().sessions().front() != first);

    // What is asked of both arrives there.
    const pid_t pid = far.supervisord().process(shop).pid;
    program.application().workspace().pages().runAction({ProcessAction::Restart, {{shop, shop}}, {}});
    VERIFY_SOON(far,
                far.supervisord().process(shop).isRunning() && far.supervisord().process(shop).pid != pid);
    SilenceRequest silence;
    silence.add = SilenceRequest::Added{shop, {}, QStringLiteral("over ssh")};
    const auto silenced = program.session().ask(silence);
    VERIFY_SOON(far, silenced.isFinished());
    QVERIFY(silenced.result());
    VERIFY_SOON(far, program.session().process({shop, shop})->silenced);
}

void TestE2eWindowSsh::anAbsenceIsShownAndOutlived()
{
    FarWorld far;
    VERIFY_IN(far, far.start());
    Program program(far.profile());
    VERIFY_SOON(far, isWhole(program));
    const auto &banner = program.part<ProcessesPage, QWidget>("banner");
    QVERIFY(!banner.isVisible());

    // Nothing runs between these two, so no new connection either.
    far.sshd().cutConnections();
    far.sshd().stopListening();
    VERIFY_SOON(far, program.supervisord().state == LinkState::Lost && !program.session().hasListener());
    const QString lost = QStringLiteral("prod-1 is lost · last answer %1").arg(FarWorld::lastAnswer(program));
    VERIFY_SOON(far, banner.isVisible() && program.isSaid(lost));
    // Its rows stay as they were, dimmed.
    QCOMPARE(program.cell(shop, ProcessColumn::State).toString(), QStringLiteral("Running"));
    QVERIFY(program.cell(shop, ProcessColumn::State, ProcessModel::DimmedRole).toBool());
    const auto *servers = program.window().sideBar().findChild<QListView *>();
    const auto said = [&] { return servers->model()->index(0, 0).data(Qt::AccessibleTextRole).toString(); };
    VERIFY_SOON(far, said().contains(QStringLiteral("lost · last answer ") + FarWorld::lastAnswer(program)));
    VERIFY_SOON(far, program.isSaid(QStringLiteral("listener: lost: ssh failed")) &&
                         program.isSaid(QStringLiteral("lost: ssh failed")));
    QCOMPARE(program.session().health(), Health::Unknown);
    // It is tried again, with longer and longer delays, and says why that comes to nothing.
    const auto lastAnswer = *program.supervisord().lastAnswer;
    VERIFY_SOON(far, program.supervisord().error->message.contains(QStringLiteral("no SSH server listens")));
    VERIFY_SOON(far, program.isSaid(QStringLiteral("no SSH server listens")));
    QVERIFY(program.supervisord().nextTry);
    QCOMPARE(*program.supervisord().lastAnswer, lastAnswer);
    Program::keepPicture(QStringLiteral("ssh-lost"));

    VERIFY_IN(far, far.sshd().listenAgain());
    VERIFY_SOON(far, isWhole(program));
    VERIFY_SOON(far, !banner.isVisible() && said().contains(QStringLiteral("ssh")) &&
                         !said().contains(QStringLiteral("lost")));
    VERIFY_SOON(far, program.session().health() == Health::Fine);
    Program::keepPicture(QStringLiteral("ssh-back"));
}

QTEST_MAIN(TestE2eWindowSsh)
#include "tst_e2e_windowssh.moc"
