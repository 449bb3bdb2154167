// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/shellwords.h"

#include <QTest>

namespace pennon {

class ShellWordsTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void splits_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QStringList>("words");
        const auto row = [](const char *text, const char *words) {
            const QString list = QString::fromUtf8(words);
            QTest::newRow(text) << QString::fromUtf8(text)
                                << (list.isEmpty() ? QStringList() : list.split(u'|'));
        };
        row("", "");
        row("  \t ", "");
        row("/bin/true", "/bin/true");
        row(" a  b ", "a|b");
        row("a 'b c' d", "a|b c|d");
        row("a \"b 'c'\"", "a|b 'c'");
        row("a'b'\"c\"d", "abcd");
        row("'a\\b'", "a\\b");
        row("\"a\\b\\\"c\\\\\"", "a\\b\"c\\");
        row("a\\ b", "a b");
        row("$HOME *", "$HOME|*");
        row("sh -c 'echo \"$1\"'", "sh|-c|echo \"$1\"");
        QTest::newRow("empty word") << QStringLiteral("a '' \"\"")
                                    << QStringList{QStringLiteral("a"), QString(), QString()};
    }

    void splits()
    {
        QFETCH(const QString, text);
        QFETCH(const QStringList, words);
        const Result<QStringList> split = splitShellWords(text);
        QVERIFY(split);
        QCOMPARE(*split, words);
        QCOMPARE(*splitShellWords(joinShellWords(words)), words);
    }

    void refuses_data()
    {
        QTest::addColumn<QString>("text");
        for (const char *text : {"a 'b", "a \"b", "a \\", "\"a\\"})
            QTest::newRow(text) << QString::fromUtf8(text);
    }

    void refuses()
    {
        QFETCH(const QString, text);
        QVERIFY(!splitShellWords(text));
    }

    void joins()
    {
        QCOMPARE(joinShellWords({QStringLiteral("/bin/sh"), QStringLiteral("it's"), QString()}),
                 QStringLiteral("/bin/sh 'it'\\''s' ''"));
    }
};

} // namespace pennon

QTEST_GUILESS_MAIN(pennon::ShellWordsTest)
#include "tst_shellwords.moc"
