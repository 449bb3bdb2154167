// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/processes/actionwords.h"
#include "gui/processes/confirmactiondialog.h"
#include "testkit/exampleprocesses.h"

#include <QLabel>
#include <QListView>
#include <QPushButton>
#include <QTest>

using namespace pennon;
using namespace pennon::testkit;

namespace {

std::vector<ProcessName> names(int count)
{
    std::vector<ProcessName> list;
    for (const ProcessView &view : manyProcesses(count, {}))
        list.push_back(view.name);
    return list;
}

} // namespace

class TestConfirmActionDialog final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void namesEveryoneItHits()
    {
        const auto all = names(1000);
        const ActionRequest request{ProcessAction::Stop, all, {}};
        ConfirmActionDialog dialog(request, scopeOf(all, all, QStringLiteral("prod-1")));
        dialog.show();
        QCOMPARE(dialog.findChild<QListView *>()->model()->rowCount(), 1000);
        QCOMPARE(dialog.findChild<QLabel *>(QStringLiteral("question"))->text(),
                 QStringLiteral("Stop 1000 processes?"));
        QCOMPARE(dialog.findChild<QLabel *>(QStringLiteral("scope"))->text(),
                 QStringLiteral("These are all processes of prod-1."));
        QVERIFY(dialog.height() < 800);
    }
    void returnDoesNotStopThingsByMistake()
    {
        const auto all = names(20);
        const std::vector<ProcessName> some(all.begin(), all.begin() + 2);
        for (const ProcessAction action :
             {ProcessAction::Stop, ProcessAction::Signal, ProcessAction::ClearLog}) {
            ConfirmActionDialog dialog({action, some, QStringLiteral("KILL")}, scopeOf(some, all, {}));
            dialog.show();
            QTest::keyClick(&dialog, Qt::Key_Return);
            QCOMPARE(dialog.result(), int(QDialog::Rejected));
        }
        ConfirmActionDialog dialog({ProcessAction::Restart, some, {}}, scopeOf(some, all, {}));
        dialog.show();
        QTest::keyClick(&dialog, Qt::Key_Return);
        QCOMPARE(dialog.result(), int(QDialog::Accepted));
    }
    void knowsWholeGroups()
    {
        const auto all = names(30);
        const std::vector<ProcessName> some(all.begin(), all.begin() + 12);
        const ActionScope scope = scopeOf(some, all, QStringLiteral("x"));
        QVERIFY(!scope.isWholeServer);
        QCOMPARE(scope.wholeGroups, QStringList(QStringLiteral("group-0")));
    }
    void asksForMoreThanOne()
    {
        QVERIFY(!needsConfirmation({ProcessAction::Stop, names(1), {}}));
        QVERIFY(needsConfirmation({ProcessAction::Start, names(2), {}}));
        QVERIFY(needsConfirmation({ProcessAction::ClearLog, names(1), {}})); // it cannot be undone
    }
};

QTEST_MAIN(TestConfirmActionDialog)
#include "tst_confirmactiondialog.moc"
