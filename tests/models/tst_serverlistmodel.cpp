// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/serverlistmodel.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace pennon;

namespace {

ServerRow row(const QString &id, Health health = Health::Fine)
{
    return {id, id.toUpper(), QStringLiteral("unix socket"), health, 0, false};
}

QString names(const ServerListModel &model)
{
    QStringList names;
    for (int i = 0; i < model.rowCount(); ++i)
        names << model.index(i).data().toString();
    return names.join(QLatin1Char(' '));
}

constexpr Clock::WallTime now{std::chrono::hours(24 * 365 * 50 + 12)};

} // namespace

class TestServerListModel final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void mergesAndNeverResets();
    void subtitles();
};

void TestServerListModel::mergesAndNeverResets()
{
    ServerListModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    const QSignalSpy resets(&model, &QAbstractItemModel::modelReset);
    const QSignalSpy changes(&model, &QAbstractItemModel::dataChanged);
    const QString a = QStringLiteral("a");
    const QString b = QStringLiteral("b");
    const QString c = QStringLiteral("c");
    model.setRows({row(a), row(b)});
    const QPersistentModelIndex second = model.index(1);
    model.setRows({row(c), row(b), row(a)});
    QCOMPARE(names(model), QStringLiteral("C B A"));
    QCOMPARE(second.row(), 1);
    QCOMPARE(changes.size(), 0);
    model.setRows({row(c), row(b, Health::Failed), row(a)});
    QCOMPARE(changes.size(), 1);
    model.setRows({row(b, Health::Failed)});
    QCOMPARE(names(model), QStringLiteral("B"));
    QCOMPARE(second.row(), 0);
    model.setRows({});
    QVERIFY(!second.isValid());
    QCOMPARE(resets.size(), 0);
    QCOMPARE(model.rowOf(a), -1);
}

void TestServerListModel::subtitles()
{
    ServerProfile profile;
    profile.address = QStringLiteral("ssh://prod-1");
    ServerState state;
    const auto text = [&](const std::vector<ProcessView> &processes = {}) {
        return serverSubtitle(profile, state, processes, now);
    };
    QCOMPARE(text(), QStringLiteral("not watched"));
    state.supervisord.state = LinkState::Connecting;
    QCOMPARE(text(), QStringLiteral("connecting…"));
    state.supervisord.trouble = LinkTrouble::WrongPassword;
    QCOMPARE(text(), QStringLiteral("wrong password"));
    state.supervisord = {};
    state.supervisord.state = LinkState::Connected;
    ProcessView running;
    running.state = ProcessState::Running;
    QCOMPARE(text({running, running}), QStringLiteral("ssh · all 2 running"));
    QCOMPARE(text({running, ProcessView{}}), QStringLiteral("ssh · 2 process(es)"));
    state.isShuttingDown = true;
    QCOMPARE(text({running}), QStringLiteral("ssh · shutting down"));
    state.supervisord.state = LinkState::Lost;
    state.supervisord.lastAnswer = now;
    QVERIFY2(text().startsWith(QStringLiteral("lost · last answer ")), qPrintable(text()));
    QVERIFY2(text().endsWith(QStringLiteral(" · retrying")), qPrintable(text()));
}

QTEST_GUILESS_MAIN(TestServerListModel)
#include "tst_serverlistmodel.moc"
