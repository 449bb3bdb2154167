// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/shell/detailspane.h"
#include "gui/shell/detailspresenter.h"
#include "net/httpclient.h"
#include "session/memorypasswords.h"
#include "testkit/unifiedworld.h"
#include "testkit/waiting.h"

#include <QLabel>
#include <QTest>

using namespace pennon;
using namespace pennon::testkit;

class TestDetailsPresenter final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    /// What the listener knows, and the rest as soon as supervisord can be asked.
    void ofAProcessThatSupervisordHasNotListedYet()
    {
        UnifiedWorld world;
        world.configure("[memmon]\nany = 2GB\n");
        world.supervisord().addProgram(QStringLiteral("web"), QStringLiteral("/bin/sleep 1000"));
        VERIFY_IN(world, world.start());
        const QString wanted = world.supervisord().path(QStringLiteral("other.sock"));
        ServerProfile profile;
        profile.id = QStringLiteral("silent");
        profile.name = QStringLiteral("prod-1");
        profile.address = QStringLiteral("unix://") + wanted;
        profile.listenerSocket = world.supervisord().path(QStringLiteral("pennon.sock"));
        const SystemClock clock;
        HttpClient http;
        MemoryPasswords passwords;
        ServerSession session(profile, {http, clock, passwords, {}, {}});
        session.connectNow();
        const ProcessName web{QStringLiteral("web"), QStringLiteral("web")};
        VERIFY_SOON(world, session.process(web) && session.process(web)->pid > 0);

        DetailsPane pane;
        DetailsPresenter presenter(pane);
        const auto says = [&pane](const QString &text) {
            const QList<QLabel *> labels = pane.findChildren<QLabel *>();
            return std::any_of(labels.begin(), labels.end(), [&text](const QLabel *label) {
                return !label->isHidden() && label->text().contains(text);
            });
        };
        presenter.show(&session, {web});
        QVERIFY(says(QString::number(session.process(web)->pid)));
        QVERIFY(says(QStringLiteral("section [memmon]")));
        QVERIFY(!says(QStringLiteral("web.out")));
        QVERIFY(!says(QStringLiteral("Started")));

        QVERIFY(QFile::link(world.supervisord().path(QStringLiteral("supervisor.sock")), wanted));
        session.connectNow();
        VERIFY_SOON(world, says(QStringLiteral("web.out")));
        QVERIFY(says(QStringLiteral("Started")));
    }
};

QTEST_MAIN(TestDetailsPresenter)
#include "tst_detailspresenter.moc"
