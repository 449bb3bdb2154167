// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/shell/languages.h"

#include <QLocale>
#include <QTest>

using namespace pennon;

class TestLanguages final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    /// LANGUAGE=zh_CN and LANG=C.UTF-8 had Chinese texts with English dates.
    void datesFollowTheTexts();
    void aChoiceGoesBeforeTheDesktop();
};

void TestLanguages::datesFollowTheTexts()
{
    Languages languages;
    languages.use({});
    QCOMPARE(QLocale().toString(QTime(14, 2, 3), QLocale::ShortFormat), QStringLiteral("14:02"));
    QVERIFY(QLocale().toString(QDate(2026, 11, 23), QLocale::LongFormat).startsWith(u"2026年"));
}

void TestLanguages::aChoiceGoesBeforeTheDesktop()
{
    Languages languages;
    languages.use(QStringLiteral("en"));
    QCOMPARE(QLocale().language(), QLocale::English);
    languages.use(QStringLiteral("zh_CN"));
    QCOMPARE(QLocale().language(), QLocale::Chinese);
}

int main(int argc, char *argv[])
{
    for (const char *name : {"LC_ALL", "LC_TIME", "LC_NUMERIC", "LC_MESSAGES"})
        qunsetenv(name);
    qputenv("LANG", "C.UTF-8");
    qputenv("LANGUAGE", "zh_CN");
    const QCoreApplication application(argc, argv);
    TestLanguages test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_languages.moc"
