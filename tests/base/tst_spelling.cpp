// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/spelling.h"

#include <QTest>

namespace pennon {

class SpellingTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void closest_data()
    {
        QTest::addColumn<QString>("word");
        QTest::addColumn<QString>("meant");
        const auto row = [](const char *word, const char *meant) {
            QTest::newRow(word) << QString::fromUtf8(word) << QString::fromUtf8(meant);
        };
        row("progam", "program");
        row("porgram", "program");
        row("Program", "program");
        row("programs", "program");
        row("intervall", "interval");
        row("ayn", "any");
        row("an", "any");
        row("ot", "to");
        row("grace_time", "");
        row("url", "");
        row("xyz", "");
        row("", "");
        row("cumulatvie", "cumulative");
    }

    void closest()
    {
        QFETCH(const QString, word);
        QFETCH(const QString, meant);
        const QStringList known =
            QStringLiteral("program,group,any,to,interval,cumulative,grace").split(u',');
        QCOMPARE(closestWord(word, known).value_or(QString()), meant);
        QCOMPARE(didYouMean(word, known),
                 meant.isEmpty() ? QString() : QString(QStringLiteral("; did you mean ") + meant + u'?'));
    }

    void firstOfEquallyNear()
    {
        QCOMPARE(closestWord(QStringLiteral("bat"), {QStringLiteral("cat"), QStringLiteral("hat")}),
                 QStringLiteral("cat"));
    }

    void noWork() { QVERIFY(!closestWord(QString(100'000, u'a'), {QString(100'000, u'a')})); }
};

} // namespace pennon

QTEST_GUILESS_MAIN(pennon::SpellingTest)
#include "tst_spelling.moc"
