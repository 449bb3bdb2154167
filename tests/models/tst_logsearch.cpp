// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/logsearch.h"

#include <QElapsedTimer>
#include <QTest>

using namespace pennon;
using Place = LogSearch::Place;

namespace {

LogQuery query(const QString &text, LogQuery::Options options = {})
{
    return *LogQuery::make(text, options);
}

/// "start+length" of each.
QString matchesOf(const LogQuery &searched, QStringView line)
{
    QStringList all;
    for (const LogQuery::Match &match : searched.matches(line))
        all << QStringLiteral("%1+%2").arg(match.start).arg(match.length);
    return all.join(u' ');
}

} // namespace

class TestLogSearch final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void queries_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<bool>("regular");
        QTest::addColumn<bool>("exact");
        QTest::addColumn<QString>("line");
        QTest::addColumn<QString>("found");
        const auto row = [](const char *name, const char *text, bool regular, bool exact, const char *line,
                            const char *found) {
            QTest::newRow(name) << QString::fromUtf8(text) << regular << exact << QString::fromUtf8(line)
                                << QString::fromUtf8(found);
        };
        row("plain", "err", false, false, "Error: no error", "0+3 10+3");
        row("case", "err", false, true, "Error: no error", "10+3");
        row("plain is no expression", "a.c", false, false, "abc a.c", "4+3");
        row("expression", "a.c", true, false, "abc A.C", "0+3 4+3");
        row("expression with case", "a.c", true, true, "abc A.C", "0+3");
        row("empty matches do not count", "x*", true, false, "axxb", "1+2");
        row("anchors", "^a|b$", true, false, "ab ab", "0+1 4+1");
        row("letters of every language", "\\w+", true, false, "grün 进程", "0+4 5+2");
        row("nothing", "", false, false, "abc", "");
        row("overlapping", "aa", false, false, "aaaa", "0+2 2+2");
    }

    void queries()
    {
        QFETCH(const QString, text);
        QFETCH(const bool, regular);
        QFETCH(const bool, exact);
        QFETCH(const QString, line);
        const LogQuery made = query(text, {regular, exact});
        QTEST(matchesOf(made, line), "found");
        QCOMPARE(made.count(line), static_cast<int>(made.matches(line).size()));
    }

    void badExpressionsAreExplained()
    {
        const auto made = LogQuery::make(QStringLiteral("ab(c"), {true, false});
        QVERIFY(!made);
        QCOMPARE(made.error().code, ErrorCode::InvalidInput);
        QVERIFY2(made.error().message.contains(QLatin1String("at character 5")),
                 qPrintable(made.error().message));
        QVERIFY(LogQuery::make(QStringLiteral("ab(c"), {}));
    }

    void expressionsThatExplodeAreGivenUp()
    {
        const LogQuery made = query(QStringLiteral("(a+)+$"), {true, false});
        const QString line = QString(5000, u'a') + QStringLiteral("b");
        QElapsedTimer time;
        time.start();
        QCOMPARE(made.count(line), 0);
        QVERIFY2(time.elapsed() < 2000, qPrintable(QString::number(time.elapsed())));
    }

    void countsWhatIsThereAndWhatComes()
    {
        LogBuffer buffer;
        for (int i = 0; i < 5000; ++i)
            buffer.append("line " + QByteArray::number(i) + (i % 10 == 0 ? " error error\n" : "\n"));
        LogSearch search(buffer);
        search.setQuery(query(QStringLiteral("error")));
        QTRY_VERIFY(!search.isRunning());
        QCOMPARE(search.count(), 1000);
        buffer.append("one more error\n");
        QTRY_COMPARE(search.count(), 1001);
        buffer.append("an incomplete err");
        QTRY_VERIFY(!search.isRunning());
        buffer.append("or");
        QTRY_COMPARE(search.count(), 1002);
        buffer.append("\r\x1b[K");
        QTRY_COMPARE(search.count(), 1001);
        search.setQuery(std::nullopt);
        QCOMPARE(search.count(), 0);
        buffer.clear();
        QVERIFY(!search.after({}));
    }

    void goesRoundAndRound()
    {
        LogBuffer buffer;
        buffer.append("x x\n-\nx\nx");
        LogSearch search(buffer);
        QVERIFY(!search.after({}));
        search.setQuery(query(QStringLiteral("x")));
        QTRY_COMPARE(search.count(), 4);
        const std::vector<Place> places{{0, 0}, {0, 1}, {2, 0}, {3, 0}};
        Place at;
        for (std::size_t i = 0; i < 9; ++i) {
            at = search.after(at).value_or(Place{});
            QCOMPARE(at, places.at(i % 4));
            QCOMPARE(search.ordinal(at), static_cast<qint64>(i % 4 + 1));
        }
        for (std::size_t i = 8; i-- > 0;) {
            at = search.before(at).value_or(Place{});
            QCOMPARE(at, places.at((i + 0) % 4));
        }
        QCOMPARE(search.after({1, 7}), (Place{2, 0}));
        QCOMPARE(search.before({1, 7}), (Place{0, 1}));
    }

    void droppedLinesDoNotCount()
    {
        LogBuffer buffer(1000);
        LogSearch search(buffer);
        search.setQuery(query(QStringLiteral("x")));
        for (int i = 0; i < 5000; ++i)
            buffer.append("x\n");
        QTRY_VERIFY(!search.isRunning());
        QCOMPARE(search.count(), 1000);
        QCOMPARE(search.after({})->line, 4000);
    }

    void notesAreNotSearched()
    {
        LogBuffer buffer;
        buffer.appendNote(QStringLiteral("x"));
        LogSearch search(buffer);
        search.setQuery(query(QStringLiteral("x")));
        QTRY_VERIFY(!search.isRunning());
        QCOMPARE(search.count(), 0);
    }
};

QTEST_GUILESS_MAIN(TestLogSearch)
#include "tst_logsearch.moc"
