// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/signalname.h"

#include <QTest>

#include <csignal>

using namespace pennon;

class TestSignalName : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void names()
    {
        QCOMPARE(signalName(SIGSEGV), QStringLiteral("SIGSEGV"));
        QCOMPARE(signalName(SIGUSR1), QStringLiteral("SIGUSR1"));
        QCOMPARE(signalName(SIGRTMIN + 3), QStringLiteral("signal %1").arg(SIGRTMIN + 3));
        QCOMPARE(signalName(-1), QStringLiteral("signal -1"));
        QCOMPARE(signalName(4711), QStringLiteral("signal 4711"));
        QCOMPARE(signalMeaning(SIGSEGV), QStringLiteral("Segmentation fault"));
        QCOMPARE(signalMeaning(4711), QString());
    }

    void numbers()
    {
        for (int number = 1; number < SIGRTMIN; ++number) {
            if (const QString name = signalName(number); name.startsWith(QStringLiteral("SIG")))
                QCOMPARE(signalNumber(name), number);
        }
        QVERIFY(!signalNumber(QStringLiteral("SEGV")));
        QVERIFY(!signalNumber(QStringLiteral("SIGNOTHING")));
    }
};

QTEST_GUILESS_MAIN(TestSignalName)
#include "tst_signalname.moc"
