// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/startupmemory.h"

#include <QFile>
#include <QLocale>
#include <QTest>

using namespace pennon;

class TestStartupMemory : public QObject
{
    Q_OBJECT

private:
    /// Pages of files that are in memory (proc(5), statm).
    static qint64 filePages()
    {
        QFile file(QStringLiteral("/proc/self/statm"));
        if (!file.open(QIODevice::ReadOnly))
            return -1;
        return file.readAll().split(' ').value(2).toLongLong();
    }

private Q_SLOTS:
    void givesBackPagesAndLosesNothing()
    {
        const QString words = QLocale::c().toString(1234567);
        const qint64 before = filePages();
        QVERIFY(before > 0);
        releaseStartupMemory();
        const qint64 after = filePages();
        QVERIFY2(after < before, qPrintable(QStringLiteral("%1, then %2").arg(before).arg(after)));
        QCOMPARE(QLocale::c().toString(1234567), words);
    }
};

QTEST_GUILESS_MAIN(TestStartupMemory)
#include "tst_startupmemory.moc"
