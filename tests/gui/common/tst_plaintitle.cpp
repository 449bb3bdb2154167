// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/common/plaintitle.h"

#include <QTest>

using namespace pennon;

class TestPlainTitle final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void hasNoMnemonic_data();
    void hasNoMnemonic();
};

void TestPlainTitle::hasNoMnemonic_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char *name, const char *text, const char *expected) {
        QTest::newRow(name) << QString::fromUtf8(text) << QString::fromUtf8(expected);
    };
    row("at the beginning", "&Start", "Start");
    row("inside", "S&top", "Stop");
    row("behind", "停止(&S)", "停止");
    row("behind, with dots", "静默(&I)…", "静默…");
    row("none", "Restart (all)", "Restart (all)");
}

void TestPlainTitle::hasNoMnemonic()
{
    QFETCH(const QString, text);
    QFETCH(const QString, expected);
    QCOMPARE(plainTitle(text), expected);
}

QTEST_GUILESS_MAIN(TestPlainTitle)
#include "tst_plaintitle.moc"
