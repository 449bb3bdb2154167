// SPDX-License-Identifier: GPL-3.0-or-later
#include "importer/expansion.h"

#include <QTest>

namespace pennon {

class ExpansionTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void expanding_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("expanded");
        QTest::addColumn<bool>("usable");
        const auto good = [](const char *text, const char *expanded) {
            QTest::newRow(text) << QString::fromUtf8(text) << QString::fromUtf8(expanded) << true;
        };
        // The second column is a part of the sentence.
        const auto bad = [](const char *text, const char *why) {
            QTest::newRow(text) << QString::fromUtf8(text) << QString::fromUtf8(why) << false;
        };
        good("", "");
        good("plain", "plain");
        good("100%%", "100%");
        good("%(here)s/x", "/etc/x");
        good("a%(ENV_HOME)sb%(ENV_HOME)s", "a/rootb/root");
        good("%(ENV_OWN)s", "own");
        good("%(process_num)s", "7");
        good("%(process_num)d", "7");
        good("%(process_num)02d", "07");
        good("%(process_num)3d", "  7");
        good("%(process_num)-3d|", "7  |");
        good("%(process_num)03s", "  7");
        good("%(here)6s", "  /etc");
        good("%%(here)s", "%(here)s");
        QTest::newRow("value is not expanded")
            << QStringLiteral("%(ENV_PERCENT)s") << QStringLiteral("%(here)s") << true;
        bad("%(nobody)s", "%(nobody)s");
        bad("%(ENV_NONE)s", "NONE is not set");
        bad("100%", "neither %%");
        bad("%(here)s%", "neither %%");
        bad("% d", "neither %%");
        bad("%s", "neither %%");
        bad("%(here", "neither %%");
        bad("%(here)", "neither %%");
        bad("%(here)x", "neither %%");
        bad("%(here)9999s", "neither %%");
        bad("%(here)d", "number");
        bad("%()s", "does not know");
    }

    void expanding()
    {
        QFETCH(const QString, text);
        QFETCH(const QString, expanded);
        QFETCH(const bool, usable);
        const Expansions expansions{{{QStringLiteral("here"), QStringLiteral("/etc")},
                                     {QStringLiteral("ENV_OWN"), QStringLiteral("own")}},
                                    {{QStringLiteral("process_num"), 7}},
                                    [](const char *name) -> std::optional<QString> {
                                        if (QByteArray(name) == "HOME")
                                            return QStringLiteral("/root");
                                        if (QByteArray(name) == "PERCENT")
                                            return QStringLiteral("%(here)s");
                                        return std::nullopt;
                                    }};
        const Result<QString> result = expand(text, expansions);
        QCOMPARE(result.has_value(), usable);
        if (usable)
            QCOMPARE(*result, expanded);
        else
            QVERIFY2(result.error().message.contains(expanded), qUtf8Printable(result.error().message));
    }

    void splitting_data()
    {
        QTest::addColumn<QString>("command");
        QTest::addColumn<QStringList>("words");
        QTest::addColumn<bool>("usable");
        const auto good = [](const char *command, const QStringList &words) {
            QTest::newRow(command) << QString::fromUtf8(command) << words << true;
        };
        const auto bad = [](const char *command) {
            QTest::newRow(command) << QString::fromUtf8(command) << QStringList() << false;
        };
        const auto list = [](const char *words) { return QString::fromUtf8(words).split(u'|'); };
        good("", {});
        good(" \t\n ", {});
        good("a  b\tc\n d", list("a|b|c|d"));
        good("a \"b c\" 'd e'", list("a|b c|d e"));
        good("--to=\"a b\"x", list("--to=a bx"));
        good("'' \"\"", list("|"));
        good("a\\ b", list("a b"));
        good("\"a\\\"b\"", list("a\"b"));
        good("\"a\\\\b\"", list("a\\b"));
        good("\"a\\$b\"", list("a\\$b"));
        good("'a\\b'", list("a\\b"));
        good("a # b", list("a|#|b"));
        good("$HOME ~ *", list("$HOME|~|*"));
        good("a\\\nb", list("a\nb"));
        bad("\"a");
        bad("a 'b");
        bad("a\\");
        bad("\"a\\");
    }

    void splitting()
    {
        QFETCH(const QString, command);
        QFETCH(const bool, usable);
        const Result<QStringList> words = splitCommand(command);
        QCOMPARE(words.has_value(), usable);
        if (usable)
            QTEST(*words, "words");
    }

    void variables_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("variables"); // one "NAME=value" after the other; "-" for unusable
        const auto row = [](const char *text, const char *variables) {
            QTest::newRow(text) << QString::fromUtf8(text) << QString::fromUtf8(variables);
        };
        row("", "");
        row("A=b", "A=b");
        row("A=\"b,c\",D='e'", "A=b,c|D=e");
        row("A=/usr/bin:/bin,B=x-y.z", "A=/usr/bin:/bin|B=x-y.z");
        row(" A = \"b\" ,\n B=\"c\"", "A=b|B=c");
        row("A=\"b\" # comment", "A=b");
        row("A=1,A=2", "A=2");
        row("A=1,", "A=1");
        row("A=a\"b", "A=a\"b");
        row("A", "-");
        row("A=", "-");
        row("=b", "-");
        row("A=\"b", "-");
        row("A=b=c", "-");
        row("A=a@b", "-");
        row("A=1 B=2", "-");
        row("A=b,,C=d", "-");
    }

    void variables()
    {
        QFETCH(const QString, text);
        const Result<Variables> parsed = parseVariables(text);
        QStringList shown;
        if (parsed) {
            for (const auto &[name, value] : *parsed)
                shown += name + u'=' + value;
        }
        QTEST(parsed ? shown.join(u'|') : QStringLiteral("-"), "variables");
    }
};

} // namespace pennon

QTEST_GUILESS_MAIN(pennon::ExpansionTest)
#include "tst_expansion.moc"
