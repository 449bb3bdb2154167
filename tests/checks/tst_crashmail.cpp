// SPDX-License-Identifier: GPL-3.0-or-later
#include "checks/crashmail.h"

#include <QTest>

using namespace pennon;
using namespace std::chrono_literals;

namespace {

/// Sat Nov  1 09:05:00 2025 UTC and 42 ms.
constexpr Clock::WallTime someTime{1'761'987'900'042ms};

CrashMailRules mailing()
{
    CrashMailRules rules;
    rules.common.email = QStringLiteral("ops@example.com");
    return rules;
}

} // namespace

class TestCrashMail final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void selects_data();
    void selects();
    void writesTheMail();
    void writesThePrefix();
    void leavesExpectedExitsAlone();
    void saysNothingWithoutAnAddress();
};

void TestCrashMail::selects_data()
{
    QTest::addColumn<QStringList>("programs");
    QTest::addColumn<bool>("any");
    QTest::addColumn<bool>("selected");
    QTest::newRow("neither -a nor -p") << QStringList{} << false << true;
    QTest::newRow("bare name") << QStringList{QStringLiteral("worker")} << false << true;
    QTest::newRow("group:name") << QStringList{QStringLiteral("pool:worker")} << false << true;
    QTest::newRow("second of two") << QStringList{QStringLiteral("x"), QStringLiteral("worker")} << false
                                   << true;
    QTest::newRow("another name") << QStringList{QStringLiteral("work")} << false << false;
    QTest::newRow("another group") << QStringList{QStringLiteral("other:worker")} << false << false;
    QTest::newRow("the group is no name") << QStringList{QStringLiteral("pool")} << false << false;
    QTest::newRow("-a overrides -p") << QStringList{QStringLiteral("other")} << true << true;
}

void TestCrashMail::selects()
{
    QFETCH(QStringList, programs);
    QFETCH(bool, any);
    QFETCH(bool, selected);
    CrashMailRules rules = mailing();
    rules.programs = programs;
    rules.any = any;
    const CrashMail check(rules);
    const ProcessName process{QStringLiteral("pool"), QStringLiteral("worker")};
    QCOMPARE(check.concerns(process), selected);
    const auto mail = check.judge(process, QStringLiteral("7"), QStringLiteral("RUNNING"), false, someTime);
    QCOMPARE(mail.has_value(), selected);
}

void TestCrashMail::writesTheMail()
{
    const CrashMail check(mailing());
    const auto mail = check.judge({QStringLiteral("grp"), QStringLiteral("caf\u00e9")},
                                  QStringLiteral("0123"), QStringLiteral("RUNNING"), false, someTime);
    QVERIFY(mail);
    QCOMPARE(mail->subject, QStringLiteral(" caf\u00e9 crashed at 2025-11-01 09:05:00,042"));
    QCOMPARE(
        mail->body,
        QStringLiteral("Process caf\u00e9 in group grp exited unexpectedly (pid 0123) from state RUNNING"));
    QCOMPARE(CrashMail::announcement(), QStringLiteral("unexpected exit, mailing"));
}

void TestCrashMail::writesThePrefix()
{
    CrashMailRules rules = mailing();
    rules.subjectPrefix = QStringLiteral("[web1]");
    const auto mail = CrashMail(rules).judge({QStringLiteral("foo"), QStringLiteral("foo")},
                                             QStringLiteral("1"), QStringLiteral("RUNNING"), false, someTime);
    QVERIFY(mail);
    QCOMPARE(mail->subject, QStringLiteral("[web1]: foo crashed at 2025-11-01 09:05:00,042"));
}

void TestCrashMail::leavesExpectedExitsAlone()
{
    const ProcessName process{QStringLiteral("foo"), QStringLiteral("foo")};
    QVERIFY(
        !CrashMail(mailing()).judge(process, QStringLiteral("1"), QStringLiteral("RUNNING"), true, someTime));
}

void TestCrashMail::saysNothingWithoutAnAddress()
{
    const ProcessName process{QStringLiteral("foo"), QStringLiteral("foo")};
    QVERIFY(!CrashMail({}).judge(process, QStringLiteral("1"), QStringLiteral("RUNNING"), false, someTime));
}

QTEST_GUILESS_MAIN(TestCrashMail)
#include "tst_crashmail.moc"
