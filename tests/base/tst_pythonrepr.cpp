// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/pythonrepr.h"

#include <QTest>

namespace pennon {

class PythonReprTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void text_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("repr");
        const auto row = [](const char *name, const QString &text, const char *repr) {
            QTest::newRow(name) << text << QString::fromUtf8(repr);
        };
        // The right column is what Python 3.11 prints.
        row("nothing", QString(), "''");
        row("plain", QStringLiteral("foo bar"), "'foo bar'");
        row("single quote", QStringLiteral("it's"), "\"it's\"");
        row("double quotes", QStringLiteral("say \"x\""), "'say \"x\"'");
        row("both quotes", QStringLiteral("it's \"x\""), "'it\\'s \"x\"'");
        row("backslash", QStringLiteral("back\\slash"), "'back\\\\slash'");
        row("quote and backslash", QStringLiteral("'\\"), "\"'\\\\\"");
        row("white space", QStringLiteral("a\nb\r\tc"), "'a\\nb\\r\\tc'");
        row("controls", QString::fromLatin1("\0\x1b\x7f", 3), "'\\x00\\x1b\\x7f'");
        row("latin controls", QStringLiteral(u"\u0085\u00a0\u00ad"), "'\\x85\\xa0\\xad'");
        row("letters", QStringLiteral(u"späti 日本"), "'späti 日本'");
        row("beyond 16 bits", QStringLiteral(u"\U0001F6A9"), "'\U0001F6A9'");
        row("invisible", QStringLiteral(u"\u200b\u2028\u3000"), "'\\u200b\\u2028\\u3000'");
        row("private", QStringLiteral(u"\ue000"), "'\\ue000'");
        row("tag", QStringLiteral(u"\U000e0001"), "'\\U000e0001'");
        row("percent", QStringLiteral("%1 %s"), "'%1 %s'");
    }

    void text()
    {
        QFETCH(const QString, text);
        QTEST(pythonRepr(text), "repr");
    }

    void list()
    {
        QCOMPARE(pythonRepr(QStringList()), QStringLiteral("[]"));
        QCOMPARE(pythonRepr(QStringList{QStringLiteral("a")}), QStringLiteral("['a']"));
        QCOMPARE(pythonRepr(QStringList{QStringLiteral("g:a"), QStringLiteral("it's"), QString()}),
                 QStringLiteral("['g:a', \"it's\", '']"));
    }
};

} // namespace pennon

QTEST_GUILESS_MAIN(pennon::PythonReprTest)
#include "tst_pythonrepr.moc"
