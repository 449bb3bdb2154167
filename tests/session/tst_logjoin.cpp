// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/logjoin.h"

#include <QTest>

using namespace pennon;

class TestLogJoin final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void streamStarts_data()
    {
        QTest::addColumn<qint64>("from");
        QTest::addColumn<QByteArray>("file");
        QTest::addColumn<QByteArray>("stream");
        QTest::addColumn<qint64>("least");
        QTest::addColumn<qint64>("most");
        QTest::addColumn<qint64>("start"); ///< -1: nothing
        const auto row = [](const char *name, qint64 from, const QByteArray &file, const QByteArray &stream,
                            qint64 least, qint64 most, qint64 start) {
            QTest::newRow(name) << from << file << stream << least << most << start;
        };
        row("no doubt", 0, "abc", "", 2, 2, 2);
        row("found", 100, "abcdef", "def", 100, 106, 103);
        row("stream goes beyond the file", 100, "abcdef", "efgh", 100, 106, 104);
        row("stream is shorter than the rest", 100, "abcdef", "cd", 100, 106, 102);
        row("the last of several", 0, "ababab", "ab", 0, 6, 4);
        row("within the limits", 0, "ababab", "ab", 0, 3, 2);
        row("not before", 10, "ababab", "ab", 13, 15, 14);
        row("nowhere", 0, "abcdef", "xyz", 0, 6, -1);
        row("nothing came yet", 0, "abcdef", "", 0, 6, -1);
        row("empty file", 0, "", "abc", 0, 0, 0);
    }

    void streamStarts()
    {
        QFETCH(const qint64, from);
        QFETCH(const QByteArray, file);
        QFETCH(const QByteArray, stream);
        QFETCH(const qint64, least);
        QFETCH(const qint64, most);
        QTEST(streamStart({from, file}, stream, least, most).value_or(-1), "start");
    }

    void rotations_data()
    {
        QTest::addColumn<QByteArray>("stream");
        QTest::addColumn<QByteArray>("begin");
        QTest::addColumn<qint64>("size");
        QTest::addColumn<qsizetype>("point");
        const auto row = [](const char *name, const QByteArray &stream, const QByteArray &begin, qint64 size,
                            qsizetype point) { QTest::newRow(name) << stream << begin << size << point; };
        row("all is new", "new", "new", 3, 0);
        row("after the old", "oldnew", "new", 3, 3);
        row("new file grew meanwhile", "oldnewer", "new", 3, 3);
        row("only its begin came", "oldne", "newest", 6, 3);
        row("of several the one that fits the size", "tick tick tick ", "tick ", 5, 10);
        row("no trace", "oldold", "new", 2, 6);
        row("begin cannot be read", "oldnew", "", 3, 3);
        row("nothing of it came", "old", "", 0, 3);
        row("larger than what came", "old", "", 99, 0);
    }

    void rotations()
    {
        QFETCH(const QByteArray, stream);
        QFETCH(const QByteArray, begin);
        QFETCH(const qint64, size);
        QTEST(rotationPoint(stream, begin, size), "point");
    }
};

QTEST_GUILESS_MAIN(TestLogJoin)
#include "tst_logjoin.moc"
