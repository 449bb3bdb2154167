// SPDX-License-Identifier: GPL-3.0-or-later
#include "supervisor/xmlscanner.h"

#include <QTest>

using pennon::XmlScanner;
using Token = XmlScanner::Token;

namespace {

/// The document as the scanner sees it: "<a" "text" ">a" and, if it is bad, "!".
QByteArray walk(const QByteArray &document)
{
    XmlScanner scanner(document);
    QByteArray seen;
    for (;;) {
        switch (scanner.next()) {
        case Token::Start:
            seen.append('<').append(scanner.name()).append(' ');
            break;
        case Token::End:
            seen.append('>').append(scanner.name()).append(' ');
            break;
        case Token::Text:
            seen += '"';
            scanner.appendText(seen);
            seen += "\" ";
            break;
        case Token::Done:
            return seen.trimmed();
        case Token::Bad:
            return seen + '!';
        }
    }
}

} // namespace

class TestXmlScanner final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void good_data()
    {
        QTest::addColumn<QByteArray>("document");
        QTest::addColumn<QByteArray>("seen");
        const auto row = [](const char *name, const QByteArray &document, const QByteArray &seen) {
            QTest::newRow(name) << document << seen;
        };
        row("one element", "<a/>", "<a >a");
        row("blank in empty tag", "<a />", "<a >a");
        row("nested", "<a><b>x</b></a>", "<a <b \"x\" >b >a");
        row("declaration, comment, instruction",
            "\xef\xbb\xbf<?xml version='1.0'?>\n<!-- <b> -->\n<a/><?x y?>\n", "<a >a");
        row("attributes", "<a b='>' c=\"/>\"  d='\"'>x</a >", "<a \"x\" >a");
        row("attribute in empty tag", "<a b='c'/>", "<a >a");
        row("entities", "<a>&lt;&gt;&amp;&quot;&apos;</a>", "<a \"<>&\"'\" >a");
        row("references", "<a>&#65;&#x42;&#xe9;&#x65E5;&#128681;</a>",
            "<a \"AB\xc3\xa9\xe6\x97\xa5\xf0\x9f\x9a\xa9\" >a");
        row("references in text", "<a>x&amp;y&amp;</a>", "<a \"x&y&\" >a");
        row("CDATA", "<a><![CDATA[<&]]]></a>", "<a \"<&]\" >a");
        row("empty CDATA", "<a><![CDATA[]]></a>", "<a >a");
        row("comment in text", "<a>x<!-- & -->y</a>", "<a \"x\" \"y\" >a");
        row("blanks are text", "<a> \n</a>", "<a \" \n\" >a");
        row("control characters and no UTF-8", QByteArray("<a>\x01\x1b\x00\xff</a>", 11),
            QByteArray("<a \"\x01\x1b\x00\xff\" >a", 12));
        row("greater than", "<a>a > b</a>", "<a \"a > b\" >a");
    }

    void good()
    {
        QFETCH(const QByteArray, document);
        QTEST(walk(document), "seen");
    }

    void bad_data()
    {
        QTest::addColumn<QByteArray>("document");
        for (const char *document : {"",
                                     "  ",
                                     "x",
                                     "<",
                                     "<a",
                                     "<a>",
                                     "</a>",
                                     "<a></b>",
                                     "<a></ab>",
                                     "<a><b></a></b>",
                                     "<a/><b/>",
                                     "<a/>x",
                                     "x<a/>",
                                     "<a>&</a>",
                                     "<a>&;</a>",
                                     "<a>&nbsp;</a>",
                                     "<a>&#;</a>",
                                     "<a>&#x;</a>",
                                     "<a>&#0;</a>",
                                     "<a>&#xD800;</a>",
                                     "<a>&#x110000;</a>",
                                     "<a>&#99999999999999999999;</a>",
                                     "<a>&#-1;</a>",
                                     "<a>&amp</a>",
                                     "<!DOCTYPE a><a/>",
                                     "<a><!DOCTYPE a></a>",
                                     "<!ELEMENT a><a/>",
                                     "<a><!-- </a>",
                                     "<a><![CDATA[ </a>",
                                     "<![CDATA[x]]><a/>",
                                     "<a><? </a>",
                                     "<a b='</a>",
                                     "<a b<c></a>",
                                     "< a></a>",
                                     "<1></1>",
                                     "<a!></a!>",
                                     "<a></a",
                                     "<a></",
                                     "<a></a b>"}) {
            QTest::newRow(document) << QByteArray(document);
        }
    }

    void bad()
    {
        QFETCH(const QByteArray, document);
        const QByteArray seen = walk(document);
        QVERIFY2(seen.endsWith('!'), seen.constData());
    }

    void depth()
    {
        const auto nested = [](int depth) {
            return QByteArray("<a>").repeated(depth).append(QByteArray("</a>").repeated(depth));
        };
        QVERIFY(!walk(nested(XmlScanner::maxDepth)).endsWith('!'));
        QVERIFY(walk(nested(XmlScanner::maxDepth + 1)).endsWith('!'));
        QVERIFY(walk(nested(10'000)).endsWith('!'));
    }

    void skipsAnElement_data()
    {
        QTest::addColumn<QByteArray>("inside");
        for (const char *inside : {"<b/>", "<b></b>", "<b>x<c/>y<d>z</d></b>"})
            QTest::newRow(inside) << QByteArray(inside);
    }

    void skipsAnElement()
    {
        QFETCH(const QByteArray, inside);
        const QByteArray document = "<a>" + inside + "<e/></a>";
        XmlScanner scanner(document);
        QCOMPARE(scanner.nextTag(), Token::Start);
        QCOMPARE(scanner.nextTag(), Token::Start);
        QVERIFY(scanner.skipElement());
        QCOMPARE(scanner.nextTag(), Token::Start);
        QCOMPARE(scanner.name().toByteArray(), QByteArray("e"));
    }

    void textWhereOnlyTagsMayStand()
    {
        XmlScanner scanner("<a>  x<b/></a>");
        QCOMPARE(scanner.nextTag(), Token::Start);
        QCOMPARE(scanner.nextTag(), Token::Bad);
        QCOMPARE(scanner.next(), Token::Bad);
        QVERIFY(scanner.problem());
    }
};

QTEST_GUILESS_MAIN(TestXmlScanner)
#include "tst_xmlscanner.moc"
