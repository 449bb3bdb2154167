// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/inidocument.h"

#include <QStringList>
#include <QTest>

namespace pennon {

namespace {

/// "[section]@line key=value@line …", one section after the other.
QString dump(const IniDocument &document)
{
    QStringList parts;
    for (const IniDocument::Section &section : document.sections()) {
        parts += QStringLiteral("[%1]@%2").arg(section.name).arg(section.line);
        for (const IniDocument::Entry &entry : section.entries)
            parts += QStringLiteral("%1=%2@%3").arg(entry.key, entry.value).arg(entry.line);
    }
    return parts.join(u' ').replace(u'\n', u'|');
}

QString dumpProblems(const IniDocument &document)
{
    QStringList parts;
    for (const IniDocument::Problem &problem : document.problems())
        parts += QStringLiteral("%1: %2").arg(problem.line).arg(problem.message.section(u';', 0, 0));
    return parts.join(QStringLiteral(", "));
}

const QByteArray rich = "; head\r\n"
                        "\r\n"
                        "[memmon]   ; brackets\r\n"
                        "program = webapp=200MB ; first\r\n"
                        "    redis=1GB # second\r\n"
                        "; between\r\n"
                        "    nginx=5MB\r\n"
                        "\r\n"
                        "any: 1GB\r\n"
                        "# about crashmail\r\n"
                        "[crashmail]\r\n"
                        "to=\t; nobody";

} // namespace

class IniDocumentTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void parse_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("content");
        QTest::addColumn<QString>("problems");
        const auto row = [](const char *name, const QByteArray &text, const char *content,
                            const char *problems = "") {
            QTest::newRow(name) << text << QString::fromUtf8(content) << QString::fromUtf8(problems);
        };
        const char *neither = "2: neither [section] nor key = value";
        row("nothing", "", "");
        row("blank lines", "\n\n  \n", "");
        row("comments", "; a\n# b\n  ; c\n", "");
        row("one key", "[a]\nk=v\n", "[a]@1 k=v@2");
        row("no final newline", "[a]\nk=v", "[a]@1 k=v@2");
        row("blanks around the sign", "[a]\nk \t=  v  \n", "[a]@1 k=v@2");
        row("colon", "[a]\nk: v", "[a]@1 k=v@2");
        row("the first sign counts", "[a]\nurl=http://h:80/x?a=b", "[a]@1 url=http://h:80/x?a=b@2");
        row("blank in a key", "[a]\nk k = v", "[a]@1 k k=v@2");
        row("no value", "[a]\nk=\nj =", "[a]@1 k=@2 j=@3");
        row("no sign", "[a]\ngarbage\nk=1", "[a]@1 k=1@3", neither);
        row("no key", "[a]\n= 5", "[a]@1", "2: no key before the sign");
        row("section with a colon", "[program:x]\nk=1", "[program:x]@1 k=1@2");
        row("section with a bracket", "[a]b]\nk=1", "[a]b]@1 k=1@2");
        row("blanks in brackets", "[ b ]\nk=2", "[ b ]@1 k=2@2");
        row("comment behind a section", "[a] ; c\nk=1", "[a]@1 k=1@2");
        row("text behind a section", "[a] x\nk=1", "[a]@1 k=1@2",
            "1: text behind the bracket of a [section]");
        row("open bracket", "[b]\n[a:x\nk=1\n[c]\nj=2", "[b]@1 [c]@4 j=2@5",
            "2: the bracket of this [section] is not closed");
        row("open bracket first", "[a\nk=1", "", "1: the bracket of this [section] is not closed");
        row("only a bracket", "[", "", "1: the bracket of this [section] is not closed");
        row("empty brackets", "[]\nx=1", "", "1: a [section] without a name");
        row("before the first section", "k=1\nj\n[a]\n", "[a]@3",
            "1: text before the first [section], 2: neither [section] nor key = value");
        row("inline ;", "[a]\nk=v ; c", "[a]@1 k=v@2");
        row("inline #", "[a]\nk=v\t# c", "[a]@1 k=v@2");
        row("no blank before ;", "[a]\nk=v;c#d", "[a]@1 k=v;c#d@2");
        row("two comments", "[a]\nk=v ;c #d", "[a]@1 k=v@2");
        row("as Python does it", "[a]\nk=a;b ;c #d", "[a]@1 k=a;b ;c@2");
        row("; right behind the sign", "[a]\nk=;x", "[a]@1 k=;x@2");
        row("comment for a value", "[a]\nk= ;x", "[a]@1 k=@2");
        row("comment for a sign", "[a]\nk ;= x", "[a]@1", neither);
        row("continued", "[a]\nk = v\n  w\n\tx\nj=1", "[a]@1 k=v|w|x@2 j=1@5");
        row("continued from nothing", "[a]\nk =\n  x\n  y", "[a]@1 k=|x|y@2");
        row("continued behind gaps", "[a]\nk = v\n  w\n\n ; c\n\n  x\n\n", "[a]@1 k=v|w|||x@2");
        row("continued with a comment", "[a]\nk = v ; 1\n  w ; 2\n", "[a]@1 k=v|w@2");
        row("continued by what looks like more", "[a]\nk = v\n  j = 2\n  [b]\n", "[a]@1 k=v|j = 2|[b]@2");
        row("indented keys", "[a]\n  k = 1\n j = 2\n  l = 3", "[a]@1 k=1@2 j=2|l = 3@3");
        row("indented section", "[a]\n  k=1\n  [b]\n  x=2", "[a]@1 k=1@2 [b]@3 x=2@4");
        row("key twice", "[a]\nk=1\nK=2", "[a]@1 k=1@2 K=2@3");
        row("section twice", "[a]\nk=1\n[b]\n[a]\nk=2", "[a]@1 k=1@2 [b]@3 [a]@4 k=2@5");
        row("CRLF", "[a]\r\nk=1\r\n  w\r\n", "[a]@1 k=1|w@2");
        row("CR", "[a]\rk=1\rj=2", "[a]@1 k=1@2 j=2@3");
        row("all line ends", "[a]\n\r\r\nk=1\n", "[a]@1 k=1@4");
        row("byte order mark", "\xEF\xBB\xBF[a]\nk=1", "[a]@1 k=1@2");
        row("UTF-8", "[ä]\nk=旗 ; é", "[ä]@1 k=旗@2");
        row("wide blanks", "[a]\nk=\xC2\xA0v\xE3\x80\x80;c", "[a]@1 k=v@2");
        row("Latin-1", "[a]\nk=\xE4\nj=2", "[a]@1 k=\xEF\xBF\xBD@2 j=2@3", "2: not UTF-8");
        row("cut UTF-8", "[a]\nk=\xE6\x97\nj=2", "[a]@1 k=\xEF\xBF\xBD\xEF\xBF\xBD@2 j=2@3", "2: not UTF-8");
        row("NUL", QByteArray("; \0\n[a]\n", 8), "[a]@2", "1: a NUL byte");
    }

    void parse()
    {
        QFETCH(const QByteArray, text);
        const IniDocument document = IniDocument::parse(text);
        QTEST(dump(document), "content");
        QTEST(dumpProblems(document), "problems");
        QCOMPARE(document.toText(), text);
    }

    void anyBytesComeBack_data()
    {
        QTest::addColumn<QByteArray>("text");
        QByteArray all;
        for (int i = 0; i < 256; ++i)
            all += static_cast<char>(i);
        QTest::newRow("all bytes") << all;
        QTest::newRow("long line") << QByteArray(1 << 20, '[');
        QTest::newRow("many ends") << QByteArray(1 << 16, '\r');
        QTest::newRow("many comment signs") << QByteArray("[a]\nk=") + QByteArray(1 << 18, ';');
        QTest::newRow("rich") << rich;
    }

    void anyBytesComeBack()
    {
        QFETCH(const QByteArray, text);
        QCOMPARE(IniDocument::parse(text).toText(), text);
    }

    void linesOfAValue()
    {
        const auto entry = IniDocument::parse(rich).find(u"memmon", u"PROGRAM");
        QVERIFY(entry);
        QCOMPARE(entry->value, QStringLiteral("webapp=200MB\nredis=1GB\nnginx=5MB"));
        QCOMPARE(entry->lines, (std::vector<int>{4, 5, 7}));
    }

    void theLastOneCounts()
    {
        const IniDocument document = IniDocument::parse("[a]\nk=1\nk=2\n[b]\nk=3\n[a]\nK=4\n[A]\nk=5\n");
        QCOMPARE(document.find(u"a", u"k")->value, QStringLiteral("4"));
        QCOMPARE(document.sections().front().find(u"k")->value, QStringLiteral("2"));
        QVERIFY(!document.find(u"a", u"j"));
        QVERIFY(!document.find(u"c", u"k"));
        QVERIFY(document.hasSection(u"A"));
        QVERIFY(!document.hasSection(u"c"));
    }

    void setValue_data()
    {
        QTest::addColumn<QByteArray>("before");
        QTest::addColumn<QString>("value");
        QTest::addColumn<QByteArray>("after");
        const auto row = [](const char *name, const char *before, const char *value, const char *after) {
            QTest::newRow(name) << QByteArray(before) << QString::fromUtf8(value) << QByteArray(after);
        };
        row("in place", "[a]\nk = 1\nj=2", "3", "[a]\nk = 3\nj=2");
        row("no blanks", "[a]\nk=1", "3", "[a]\nk=3");
        row("colon and case", "[a]\n  K:\t1", "3", "[a]\n  K:\t3");
        row("comment kept", "[a]\nk = 1   ; one\r\n", "3", "[a]\nk = 3   ; one\r\n");
        row("from nothing", "[a]\nk =\n", "3", "[a]\nk = 3\n");
        row("from nothing, comment", "[a]\nk = ; c\n", "3", "[a]\nk = 3 ; c\n");
        row("to nothing", "[a]\nk=1\n", "", "[a]\nk=\n");
        row("more lines", "[a]\nk=1 ; c\nj=1\n", "1\n2", "[a]\nk=1 ; c\n    2\nj=1\n");
        row("more lines, indented alike", "[a]\nk=1\n\t2\n", "1\n2\n3", "[a]\nk=1\n\t2\n\t3\n");
        row("fewer lines", "[a]\nk=1\n  2\n  3\nj=1\n", "9", "[a]\nk=9\nj=1\n");
        row("fewer lines, comments kept", "[a]\nk=1 ;1\n  2 ; two\n; x\n  3\n", "9",
            "[a]\nk=9 ;1\n  ; two\n; x\n");
        row("a gap", "[a]\nk=1\n\n  2\n", "3\n4\n5", "[a]\nk=3\n  4\n  5\n");
        row("an empty line", "[a]\nk=1\n", "1\n\n2", "[a]\nk=1\n\n    2\n");
        row("the last one counts", "[a]\nk=1\nk=2\n", "3", "[a]\nk=1\nk=3\n");
        row("new key", "[a]\nj=1\n\n[b]\n", "3", "[a]\nj=1\nk=3\n\n[b]\n");
        row("new key, spaced", "[a]\n  j : 1 ; c\n    2\n", "3", "[a]\n  j : 1 ; c\n    2\n  k : 3\n");
        row("new key, of many lines", "[a]\n j=1\n", "3\n4", "[a]\n j=1\n k=3\n     4\n");
        row("new key in an empty section", "[a] ; c\n; d\n[b]\n", "3", "[a] ; c\nk = 3\n; d\n[b]\n");
        row("new key in the last part", "[a]\nj=1\n[b]\n[a]\ni=2\n[c]\n", "3",
            "[a]\nj=1\n[b]\n[a]\ni=2\nk=3\n[c]\n");
        row("new key, no final newline", "[a]\r\nj=1", "3", "[a]\r\nj=1\r\nk=3");
        row("new section", "[b]\nj=1\n", "3", "[b]\nj=1\n\n[a]\nk = 3\n");
        row("new section, CRLF, no final newline", "[b]\r\nj=1", "3", "[b]\r\nj=1\r\n\r\n[a]\r\nk = 3");
        row("new file", "", "3", "[a]\nk = 3\n");
        row("UTF-8", "[a]\nk = ä ; ö\n", "旗", "[a]\nk = 旗 ; ö\n");
        row("signs", "[a]\nk = 1\n", "a=b:c;d#e [f]", "[a]\nk = a=b:c;d#e [f]\n");
    }

    void setValue()
    {
        QFETCH(const QByteArray, before);
        QFETCH(const QString, value);
        IniDocument document = IniDocument::parse(before);
        QVERIFY(document.setValue(QStringLiteral("a"), QStringLiteral("k"), value));
        QTEST(document.toText(), "after");
        QCOMPARE(document.find(u"a", u"k")->value, value);
        QCOMPARE(dump(document), dump(IniDocument::parse(document.toText())));
    }

    void cannotSet_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("section");
        QTest::addColumn<QString>("key");
        QTest::addColumn<QString>("value");
        const auto row = [](const char *name, const char *section, const char *key, const char *value,
                            const char *text = "[a]\nk=1\n") {
            QTest::newRow(name) << QByteArray(text) << QString::fromUtf8(section) << QString::fromUtf8(key)
                                << QString::fromUtf8(value);
        };
        row("comment in the value", "a", "k", "x ; y");
        row("other comment in the value", "a", "k", "x # y");
        row("blank before", "a", "k", " x");
        row("blank behind", "a", "k", "x ");
        row("line end behind", "a", "k", "x\n");
        row("CR", "a", "k", "x\ry");
        row("blank before a line", "a", "k", "x\n  y");
        row("comment for a line", "a", "k", "x\n; y");
        row("no key", "a", "", "x");
        row("sign in the key", "a", "b=c", "x");
        row("comment for a key", "a", "#b", "x");
        row("section for a key", "a", "[b]", "x");
        row("line end in the key", "a", "b\nc", "x");
        row("line end in the section", "b\nc", "k", "x");
        row("no section", "", "k", "x");
        row("next section would continue the value", "a", "k", "x", "[a]\n  [b]\n");
        row("not UTF-8", "a", "k", "2", "[a]\nk=1 ; \xE4\n");
    }

    void cannotSet()
    {
        QFETCH(const QByteArray, text);
        QFETCH(const QString, section);
        QFETCH(const QString, key);
        QFETCH(const QString, value);
        IniDocument document = IniDocument::parse(text);
        const auto set = document.setValue(section, key, value);
        QVERIFY(!set);
        QCOMPARE(set.error().code, ErrorCode::InvalidInput);
        QVERIFY(!set.error().message.isEmpty());
        QCOMPARE(document.toText(), text);
    }

    void addSection()
    {
        IniDocument document = IniDocument::parse("[a]\nk=1");
        QVERIFY(document.addSection(QStringLiteral("httpok:web")));
        QCOMPARE(document.toText(), QByteArray("[a]\nk=1\n\n[httpok:web]"));
        QVERIFY(!document.addSection(QStringLiteral("httpok:web")));
        QVERIFY(!document.addSection(QString()));
        QVERIFY(!document.addSection(QStringLiteral("a ; b")));
        QCOMPARE(document.toText(), QByteArray("[a]\nk=1\n\n[httpok:web]"));
    }

    void removeKey()
    {
        IniDocument document = IniDocument::parse(rich);
        QVERIFY(!document.removeKey(u"memmon", u"group"));
        QVERIFY(!document.removeKey(u"listener", u"program"));
        QCOMPARE(document.toText(), rich);
        QVERIFY(document.removeKey(u"memmon", u"Program"));
        QCOMPARE(document.toText(),
                 QByteArray("; head\r\n\r\n[memmon]   ; brackets\r\n; between\r\n\r\n"
                            "any: 1GB\r\n# about crashmail\r\n[crashmail]\r\nto=\t; nobody"));
        QCOMPARE(dump(document), QStringLiteral("[memmon]@3 any=1GB@6 [crashmail]@8 to=@9"));
    }

    void removeKeyEverywhere()
    {
        IniDocument document = IniDocument::parse("[a]\nk=1\nk=2\n[b]\nk=3\n[a]\nK=4");
        QVERIFY(document.removeKey(u"a", u"k"));
        QCOMPARE(document.toText(), QByteArray("[a]\n[b]\nk=3\n[a]\n"));
    }

    void removeSection()
    {
        IniDocument document = IniDocument::parse(rich);
        QVERIFY(!document.removeSection(u"httpok"));
        QVERIFY(document.removeSection(u"memmon"));
        QCOMPARE(document.toText(),
                 QByteArray("; head\r\n\r\n# about crashmail\r\n[crashmail]\r\nto=\t; nobody"));
        QVERIFY(document.removeSection(u"crashmail"));
        QCOMPARE(document.toText(), QByteArray("; head\r\n\r\n# about crashmail\r\n"));
        QVERIFY(document.sections().empty());
    }

    void removeSectionInParts()
    {
        IniDocument document = IniDocument::parse("[a]\nk=1\n[b]\nk=2\n[a]\nk=3\n[c]\n");
        QVERIFY(document.removeSection(u"a"));
        QCOMPARE(document.toText(), QByteArray("[b]\nk=2\n[c]\n"));
    }
};

} // namespace pennon

QTEST_GUILESS_MAIN(pennon::IniDocumentTest)
#include "tst_inidocument.moc"
