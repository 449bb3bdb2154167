// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/logbuffer.h"

#include <QElapsedTimer>
#include <QSignalSpy>
#include <QTest>

using namespace pennon;

namespace {

QString colorText(const LogColor &color)
{
    switch (color.kind) {
    case LogColor::Kind::Default:
        return {};
    case LogColor::Kind::Indexed:
        return QString::number(color.red);
    case LogColor::Kind::Rgb:
        return QStringLiteral("%1/%2/%3").arg(color.red).arg(color.green).arg(color.blue);
    }
    return {};
}

/// "<style>" where a style begins: f and colour, b and colour, and letters for the flags.
QString styleText(const LogStyle &style)
{
    QString text;
    const QString foreground = colorText(style.foreground);
    const QString background = colorText(style.background);
    if (!foreground.isEmpty())
        text += u'f' + foreground;
    if (!background.isEmpty())
        text += u'b' + background;
    const std::pair<LogStyle::Flag, char> letters[] = {{LogStyle::Bold, 'B'},    {LogStyle::Dim, 'D'},
                                                       {LogStyle::Italic, 'I'},  {LogStyle::Underline, 'U'},
                                                       {LogStyle::Inverse, 'V'}, {LogStyle::Strike, 'S'},
                                                       {LogStyle::Mark, 'M'}};
    for (const auto &[flag, letter] : letters) {
        if (style.has(flag))
            text += QLatin1Char(letter);
    }
    return u'<' + text + u'>';
}

QString lineText(const LogLine &line)
{
    QString text;
    qsizetype at = 0;
    for (const LogSpan &span : line.spans) {
        text += line.text.sliced(at, span.start - at);
        text += styleText(span.style);
        at = span.start;
    }
    text += line.text.sliced(at);
    return line.kind == LogLine::Kind::Note ? QString(QStringLiteral("--- ") + text) : text;
}

QString allText(const LogBuffer &buffer)
{
    QStringList lines;
    for (qint64 number = buffer.first(); number < buffer.end(); ++number)
        lines << lineText(buffer.line(number));
    return lines.join(u'|');
}

} // namespace

class TestLogBuffer final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void texts_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("shown");
        const auto row = [](const char *name, const QByteArray &bytes, const char *shown) {
            QTest::newRow(name) << bytes << QString::fromUtf8(shown);
        };
        row("nothing", "", "");
        row("lines", "one\ntwo\n", "one|two");
        row("open line", "one\ntw", "one|tw");
        row("empty lines", "\n\na\n\n", "||a|");
        row("CRLF", "one\r\ntwo\r\n", "one|two");
        row("tab", "a\tb", "a\tb");
        row("UTF-8", "gr\xc3\xbc\xc3\x9f \xe4\xbd\xa0\xe5\xa5\xbd \xf0\x9f\x8e\x8f\n", "grüß 你好 🎏");

        row("bad byte",
            "a\xff"
            "b\n",
            "a<M>\\xFF<>b");
        row("lone continuation", "\x80x", "<M>\\x80<>x");
        row("cut character before line end", "a\xe4\xbd\nb", "a<M>\\xE4\\xBD|b");
        row("cut character before another", "\xe4\xbd\xc3\xbc", "<M>\\xE4\\xBD<>ü");
        row("overlong", "\xc0\xaf\xe0\x80\x80", "<M>\\xC0\\xAF\\xE0\\x80\\x80");
        row("surrogate", "\xed\xa0\x80", "<M>\\xED\\xA0\\x80");
        row("beyond Unicode", "\xf4\x90\x80\x80\xf5", "<M>\\xF4\\x90\\x80\\x80\\xF5");
        row("Latin-1", "caf\xe9 noir", "caf<M>\\xE9<> noir");
        row("control characters", QByteArray("a\0b\x01\x7f\n", 6), "a<M>\\x00<>b<M>\\x01\\x7F");
        row("bell is silent", "a\ab", "ab");
        row("turned around",
            "a\xe2\x80\xae"
            "b",
            "a<M>\\u202E<>b");
        row("Unicode line ends",
            "a\xe2\x80\xa8"
            "b\xc2\x85",
            "a<M>\\u2028<>b<M>\\u0085");

        row("colour", "\x1b[31mred\x1b[0m plain", "<f1>red<> plain");
        row("colour goes on in the next line", "\x1b[32ma\nb\x1b[m\nc", "<f2>a|<f2>b|c");
        row("all flags", "\x1b[1;2;3;4;7;9mx", "<BDIUVS>x");
        row("flags off", "\x1b[1;2;3;4;7;9mx\x1b[22;23;24;27;29my", "<BDIUVS>x<>y");
        row("bright", "\x1b[97;103mx", "<f15b11>x");
        row("256", "\x1b[38;5;208;48;5;17mx", "<f208b17>x");
        row("24 bit", "\x1b[38;2;1;2;300mx", "<f1/2/255>x");
        row("24 bit with colons", "\x1b[38:2::9:8:7;1mx", "<f9/8/7B>x");
        row("256 with colons", "\x1b[48:5:9mx", "<b9>x");
        row("curly underline off", "\x1b[4:3mx\x1b[4:0my", "<U>x<>y");
        row("cut colour", "\x1b[38;5mx", "x");
        row("unknown parameters", "\x1b[8;55;1mx", "<B>x");
        row("empty parameters", "\x1b[;31mx\x1b[31;;mx", "<f1>x<>x");
        row("many parameters", "\x1b[" + QByteArray("1;").repeated(500) + "mx", "<B>x");
        row("huge numbers", "\x1b[99999999999999999999;31mx", "<f1>x");

        row("cursor movement is dropped", "a\x1b[2J\x1b[10;20H\x1b[5Ab", "ab");
        row("private sequences are dropped", "a\x1b[?25l\x1b[>4;2mb", "ab");
        row("title is dropped", "a\x1b]0;rm -rf\ab\x1b]8;;http://example.com\x1b\\c", "abc");
        row("other escapes are dropped", "a\x1b(B\x1b=\0337b", "ab");
        row("device control is dropped", "a\x1bPq#0\x1b\\b", "ab");
        row("unfinished title ends with its line", "\x1b]0;hidden\nseen\n", "|seen");
        row("unfinished sequence ends with its line", "a\x1b[12\nseen", "a|seen");
        row("escape within a sequence", "\x1b[3\x1b[31mx", "<f1>x");
        row("cancelled", "\x1b[3\x18x", "x");
        row("text within a sequence", "\x1b[3\xc3\xbc", "ü");

        row("progress", "10 %\r50 %\r100 %\ndone\n", "100 %|done");
        row("shorter over longer", "abcdef\rxy\n", "xycdef");
        row("erase to the end", "abcdef\rxy\x1b[K\n", "xy");
        row("erase all", "abcdef\x1b[2K\rxy\n", "xy");
        row("erase to the begin", "abcdef\rxy\x1b[1K", "   def");
        row("colours written over", "\x1b[31mabcdef\x1b[0m\rxy\x1b[32mz\n", "xy<f2>z<f1>def");
        row("backspace", "abc\b\bX", "aXc");
        row("backspace at the begin", "\b\bX", "X");
        row("half a pair", "\xf0\x9f\x8e\x8f\rx", "x\xef\xbf\xbd");
    }

    void texts()
    {
        QFETCH(const QByteArray, bytes);
        LogBuffer buffer;
        buffer.append(bytes);
        QTEST(allText(buffer), "shown");
    }

    void splitsAtEveryByte_data() { texts_data(); }

    void splitsAtEveryByte()
    {
        QFETCH(const QByteArray, bytes);
        QFETCH(const QString, shown);
        LogBuffer single;
        for (const char c : bytes)
            single.append(QByteArray(1, c));
        QCOMPARE(allText(single), shown);
        for (qsizetype at = 0; at <= bytes.size() && bytes.size() < 100; ++at) {
            LogBuffer halves;
            halves.append(bytes.first(at));
            halves.append(bytes.sliced(at));
            QCOMPARE(allText(halves), shown);
        }
    }

    void anUnfinishedSequenceHidesLittle()
    {
        LogBuffer buffer;
        buffer.append("\x1b]0;" + QByteArray(10'000, 'x') + "seen");
        QVERIFY(buffer.line(0).text.endsWith(QStringLiteral("xxxseen")));
        QVERIFY(buffer.line(0).text.size() > 5000);
    }

    void veryLongLinesAreCut()
    {
        LogBuffer buffer;
        buffer.append(QByteArray(1'000'000, 'x') + "\nnext");
        QCOMPARE(buffer.size(), 2);
        const QString text = buffer.line(0).text.toString();
        QCOMPARE(text.left(OpenLine::maxLength), QString(OpenLine::maxLength, u'x'));
        QVERIFY2(text.endsWith(QStringLiteral("991,808 more characters")), qPrintable(text.right(60)));
        QCOMPARE(styleText(buffer.line(0).spans.back().style), QStringLiteral("<M>"));
        QCOMPARE(buffer.line(1).text, u"next");
    }

    void notesStandBetweenLines()
    {
        LogBuffer buffer;
        buffer.append("\x1b[31mhalf a li\xe4");
        buffer.appendNote(QStringLiteral("gap"));
        buffer.append("plain\n");
        QCOMPARE(allText(buffer), QStringLiteral("<f1>half a li<f1M>\\xE4|--- gap|plain"));
    }

    void theOldestGo()
    {
        LogBuffer buffer(2500);
        const QSignalSpy dropped(&buffer, &LogBuffer::dropped);
        for (int i = 0; i < 10'000; ++i)
            buffer.append(QByteArray::number(i) + '\n');
        QCOMPARE(buffer.size(), 2500);
        QCOMPARE(buffer.first(), 7500);
        QCOMPARE(buffer.line(7500).text, u"7500");
        QCOMPARE(buffer.line(9999).text, u"9999");
        QCOMPARE(dropped.size(), 7500);
        QCOMPARE(dropped.last().at(0).toLongLong(), 7500);
    }

    void muchTextIsBounded()
    {
        LogBuffer buffer;
        const QByteArray line = QByteArray(8000, 'x') + '\n';
        for (int i = 0; i < 10'000; ++i)
            buffer.append(line);
        QVERIFY(buffer.size() * 8000 <= LogBuffer::maxText);
        QVERIFY(buffer.size() * 8000 > LogBuffer::maxText * 9 / 10);
        QCOMPARE(buffer.line(buffer.first()).text.size(), 8000);
    }

    void tellsWhatChanged()
    {
        LogBuffer buffer;
        const QSignalSpy appended(&buffer, &LogBuffer::appended);
        buffer.append("a\nb\nc");
        buffer.append("d");
        buffer.append("\n");
        buffer.append("e\n");
        QList<qint64> from;
        for (const auto &arguments : appended)
            from << arguments.at(0).toLongLong();
        QCOMPARE(from, (QList<qint64>{0, 2, 2, 3}));
    }

    void clearForgetsAndNumbersGoOn()
    {
        LogBuffer buffer;
        buffer.append("\x1b[31ma\nb\nhalf\xe4");
        const QSignalSpy cleared(&buffer, &LogBuffer::cleared);
        buffer.clear();
        QCOMPARE(cleared.size(), 1);
        QCOMPARE(buffer.size(), 0);
        buffer.append("c\n");
        QCOMPARE(allText(buffer), QStringLiteral("c"));
        QCOMPARE(buffer.first(), 3);
    }
};

QTEST_GUILESS_MAIN(TestLogBuffer)
#include "tst_logbuffer.moc"
