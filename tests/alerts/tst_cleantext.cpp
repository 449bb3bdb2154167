// SPDX-License-Identifier: GPL-3.0-or-later
#include "alerts/brieftext.h"
#include "alerts/cleantext.h"

#include <QTest>

using namespace pennon;

class TestCleanText : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void lines_data()
    {
        QTest::addColumn<QString>("given");
        QTest::addColumn<QString>("clean");
        const auto row = [](const char *name, const QString &given, const QString &clean) {
            QTest::newRow(name) << given << clean;
        };
        row("plain", QStringLiteral("webapp: größer 进程 \U0001F600"),
            QStringLiteral("webapp: größer 进程 \U0001F600"));
        row("line breaks", QStringLiteral("a\r\nb\tc\u2028d\u0085e"), QStringLiteral("a  b c d e"));
        row("colours", QStringLiteral("\x1b[31mred\x1b[0m \x1b[1;38;5;196mx"), QStringLiteral("red x"));
        row("other escapes", QStringLiteral("\x1b[2J\x1b]0;title\a"), QStringLiteral("␛[2J␛]0;title␇"));
        row("NUL and DEL", QStringLiteral("a") + QChar(u'\0') + QChar(u'\x7f') + u'b',
            QStringLiteral("a␀␡b"));
        row("C1", QStringLiteral("a") + QChar(0x9b) + QStringLiteral("31m"), QStringLiteral("a\ufffd31m"));
        row("direction of writing", QStringLiteral("a\u202Etxt.exe\u2066\u200f\u061cb"),
            QStringLiteral("atxt.exeb"));
        row("invisible", QStringLiteral("a\u200b\ufeff\u00ad\u2060b"),
            QStringLiteral("a\u200bb").remove(QChar(0x200b)));
        row("joiners stay", QStringLiteral("\u0646\u200c\u0627 \U0001F469\u200d\U0001F4BB"),
            QStringLiteral("\u0646\u200c\u0627 \U0001F469\u200d\U0001F4BB"));
        row("tags", QStringLiteral("a\U000E0041b"), QStringLiteral("ab"));
        row("half a pair", QStringLiteral("a") + QChar(0xD83D) + u'b', QStringLiteral("a\ufffdb"));
        row("no character", QStringLiteral("a") + QChar(0xFFFF), QStringLiteral("a\ufffd"));
    }
    void lines()
    {
        QFETCH(QString, given);
        QTEST(cleanLine(given), "clean");
    }

    void elision()
    {
        QCOMPARE(cleanLine(QStringLiteral("abc"), 3), QStringLiteral("abc"));
        QCOMPARE(cleanLine(QString(100, u'a') + QString(100, u'b'), 10), QStringLiteral("aaaaaa…bbb"));
        QVERIFY(cleanLine(QString(10'000'000, u'\x1b'), 80).size() == 80);
        const QString faces = QString::fromUtf8("\U0001F600").repeated(50);
        for (qsizetype units = 1; units < 40; ++units) {
            for (const QString &cut : {cutAfter(faces, units), elided(faces, units)}) {
                QVERIFY(cut.size() <= units);
                QVERIFY(!cut.toUcs4().contains(QChar::ReplacementCharacter));
            }
        }
    }

    void userInfo_data()
    {
        QTest::addColumn<QString>("clean");
        QTest::newRow("http://u:p@host/x") << QStringLiteral("http://host/x");
        QTest::newRow("status contacting http://u:p@host/x: 500, http://v@h")
            << QStringLiteral("status contacting http://host/x: 500, http://h");
        QTest::newRow("http://host/a@b") << QStringLiteral("http://host/a@b");
        QTest::newRow("a@b") << QStringLiteral("a@b");
    }
    void userInfo() { QTEST(withoutUserInfo(QString::fromUtf8(QTest::currentDataTag())), "clean"); }

    void output_data()
    {
        QTest::addColumn<QByteArray>("output");
        QTest::addColumn<QStringList>("last");
        const auto list = [](const char *text) { return QString::fromUtf8(text).split(u'\n'); };
        QTest::newRow("nothing") << QByteArray() << QStringList();
        QTest::newRow("a newline") << QByteArray("\n") << QStringList(QString());
        QTest::newRow("two") << QByteArray("one\ntwo\n") << list("one\ntwo");
        QTest::newRow("not ended") << QByteArray("one\r\ntwo") << list("one\ntwo");
        QTest::newRow("the last ones") << QByteArray("1\n2\n3\n4\n5\n") << list("3\n4\n5");
        QTest::newRow("blank lines") << QByteArray("1\n\n\n") << list("1\n\n");
        QTest::newRow("tabs") << QByteArray("\tat x()\n") << list("    at x()");
        QTest::newRow("not UTF-8") << QByteArray("gr\xf6\xdf"
                                                 "er\n")
                                   << list("gr��er");
        QTest::newRow("escapes") << QByteArray("\x1b[31mE\x1b[0m\x1b]8;;x\a\n") << list("E␛]8;;x␇");
        QTest::newRow("too much") << QByteArray("1\n" + QByteArray(60, 'x') + '\n' + QByteArray(60, 'y'))
                                  << QStringList(QString(60, u'y'));
    }
    void output()
    {
        QFETCH(QByteArray, output);
        QTEST(lastLines(output, 3, 100), "last");
    }

    void aMegabyteInOneLine()
    {
        const QByteArray line = "BEGIN " + QByteArray("\xe8\xbf\x9b").repeated(350'000) + " END";
        const QStringList last = lastLines("before\n" + line, 15, 2048);
        QCOMPARE(last.size(), 2);
        QVERIFY(last.at(1).startsWith(QStringLiteral("BEGIN 进")));
        QVERIFY(last.at(1).endsWith(QStringLiteral("进 END")));
        QVERIFY(last.at(1).contains(QStringLiteral("进…进")));
        QVERIFY(!last.at(1).contains(QChar::ReplacementCharacter));
        QCOMPARE(last.at(1).size(), 400);
    }

    void shortMessages_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<qsizetype>("size");
        QTest::newRow("160") << QString(200, u'a') << qsizetype(160);
        QTest::newRow("twice") << QString(200, u'[') << qsizetype(80);
        QTest::newRow("GSM has them") << QString(200, u'ü') << qsizetype(160);
        QTest::newRow("Chinese") << QString(200, u'进') << qsizetype(70);
        QTest::newRow("one of them") << u'进' + QString(200, u'a') << qsizetype(70);
        QTest::newRow("one at the end") << QString(150, u'a') + u'进' << qsizetype(150);
        QTest::newRow("pairs") << u'a' + QString::fromUtf8("\U0001F600").repeated(100) << qsizetype(69);
        QTest::newRow("lines") << QStringLiteral("a\r\nb  c") << qsizetype(5);
    }
    void shortMessages()
    {
        QFETCH(QString, text);
        const QString cut = shortMessage(text);
        QTEST(cut.size(), "size");
        QVERIFY(fitsShortMessage(cut));
        QVERIFY(!cut.toUcs4().contains(QChar::ReplacementCharacter));
        QVERIFY(!cut.contains(u'\n'));
    }
};

QTEST_GUILESS_MAIN(TestCleanText)
#include "tst_cleantext.moc"
