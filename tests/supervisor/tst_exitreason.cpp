// SPDX-License-Identifier: GPL-3.0-or-later
#include "supervisor/exitreason.h"

#include <QTest>

using namespace pennon;

class TestExitReason : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void reads_data();
    void reads();
};

void TestExitReason::reads_data()
{
    QTest::addColumn<QByteArray>("log");
    QTest::addColumn<int>("status");
    QTest::addColumn<int>("signal");
    QTest::addColumn<QString>("words");
    // As supervisord 4.2.5 writes them.
    const QByteArray crash = "2026-11-22 20:31:07,228 WARN exited: web (exit status 3; not expected)\n";
    const QByteArray killed =
        "2026-11-22 20:31:09,001 WARN exited: web (terminated by SIGSEGV (core dumped); not "
        "expected)\n";
    const QByteArray fine = "2026-11-22 20:31:09,500 INFO exited: web (exit status 0; expected)\n";
    const QByteArray other = "2026-11-22 20:32:00,000 WARN exited: webapp (exit status 9; not expected)\n";
    QTest::newRow("status") << crash << 3 << -1 << "exit status 3";
    QTest::newRow("signal") << killed << -1 << 11 << "terminated by SIGSEGV (core dumped)";
    QTest::newRow("the latest counts") << crash + killed + fine << 0 << -1 << "exit status 0";
    QTest::newRow("a longer name is another") << crash + other << 3 << -1 << "exit status 3";
    QTest::newRow("no newline at the end") << crash.chopped(1) << 3 << -1 << "exit status 3";
    QTest::newRow("cut short") << QByteArray("2026-11-22 WARN exited: web (exit sta\nsomething; else\n") << -1
                               << -1 << QString();
    QTest::newRow("another wording") << QByteArray(
                                            " exited: web (unknown termination cause 0xff; not expected)\n")
                                     << -1 << -1 << QString();
    QTest::newRow("nothing") << QByteArray() << -1 << -1 << QString();
}

void TestExitReason::reads()
{
    QFETCH(QByteArray, log);
    QFETCH(int, status);
    QFETCH(int, signal);
    QFETCH(QString, words);
    const std::optional<ExitReason> reason = lastExit(log, QStringLiteral("web"));
    QCOMPARE(reason.has_value(), !words.isEmpty());
    if (!reason)
        return;
    QCOMPARE(reason->status.value_or(-1), status);
    QCOMPARE(reason->signal.value_or(-1), signal);
    QCOMPARE(reason->words, words);
}

QTEST_APPLESS_MAIN(TestExitReason)
#include "tst_exitreason.moc"
