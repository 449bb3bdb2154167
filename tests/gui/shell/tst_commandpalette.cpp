// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/shell/commandpalette.h"

#include <QAbstractItemModelTester>
#include <QLineEdit>
#include <QListView>
#include <QTest>

using namespace pennon;

class TestCommandPalette final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void scores_data();
    void scores();
    void theBestComesFirst();
    void enterRunsWhatIsChosen();
};

void TestCommandPalette::scores_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("better");
    QTest::addColumn<QString>("worse"); // empty: does not match at all
    QTest::newRow("beginnings of words") << "ra"
                                         << "Restart api"
                                         << "Go to bravo";
    QTest::newRow("in any case") << "RESTART"
                                 << "Restart api"
                                 << "";
    QTest::newRow("together") << "log"
                              << "Show log"
                              << "Let other go";
    QTest::newRow("the shorter") << "api"
                                 << "Go to api"
                                 << "Go to api-2-longer";
    QTest::newRow("order matters") << "ipa"
                                   << "ip a"
                                   << "";
    QTest::newRow("blanks do not count") << "re api"
                                         << "Restart api"
                                         << "";
}

void TestCommandPalette::scores()
{
    QFETCH(QString, typed);
    QFETCH(QString, better);
    QFETCH(QString, worse);
    QVERIFY(matchScore(typed, better).has_value());
    if (!worse.isEmpty())
        QVERIFY(matchScore(typed, better).value_or(0) > matchScore(typed, worse).value_or(-1'000'000));
    QVERIFY(!matchScore(QString(typed + QLatin1Char(33)), better).has_value());
}

void TestCommandPalette::theBestComesFirst()
{
    CommandModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setCommands({{QStringLiteral("Go to nginx"), {}, {}, {}, {}},
                       {QStringLiteral("Restart nginx"), {}, {}, {}, {}},
                       {QStringLiteral("Quit"), {}, {}, {}, {}}});
    QCOMPARE(model.rowCount(), 3);
    model.setFilter(QStringLiteral("rng"));
    QCOMPARE(model.rowCount(), 1);
    QCOMPARE(model.index(0).data().toString(), QStringLiteral("Restart nginx"));
    model.setFilter(QStringLiteral("xyz"));
    QCOMPARE(model.rowCount(), 0);
    QVERIFY(model.command({}) == nullptr);
}

void TestCommandPalette::enterRunsWhatIsChosen()
{
    QWidget window;
    window.resize(600, 400);
    window.show();
    QVERIFY(QTest::qWaitForWindowExposed(&window));
    CommandPalette palette(&window);
    QStringList done;
    const auto does = [&done](const QString &what) { return [&done, what] { done << what; }; };
    palette.open({{QStringLiteral("Alpha"), {}, {}, {}, does(QStringLiteral("alpha"))},
                  {QStringLiteral("Beta"), {}, {}, {}, does(QStringLiteral("beta"))}});
    auto *input = palette.findChild<QLineEdit *>();
    QVERIFY(palette.isVisible());
    QTest::keyClick(input, Qt::Key_Down);
    QTest::keyClick(input, Qt::Key_Return);
    QCOMPARE(done, QStringList{QStringLiteral("beta")});
    QVERIFY(!palette.isVisible());

    palette.open({{QStringLiteral("Alpha"), {}, {}, {}, does(QStringLiteral("alpha"))}});
    QTest::keyClicks(input, QStringLiteral("zzz"));
    QTest::keyClick(input, Qt::Key_Return); // nothing matches: nothing happens, and it stays
    QVERIFY(palette.isVisible());
    QTest::keyClick(input, Qt::Key_Escape);
    QVERIFY(!palette.isVisible());
    QCOMPARE(done.size(), 1);
}

QTEST_MAIN(TestCommandPalette)
#include "tst_commandpalette.moc"
