// SPDX-License-Identifier: GPL-3.0-or-later
#include "probes/logtail.h"

#include <QElapsedTimer>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <sys/stat.h>

using namespace pennon;

class TestLogTail final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void lastLinesOfAText_data();
    void lastLinesOfAText();
    void readsTheEndOfAFile_data();
    void readsTheEndOfAFile();
    void readsTheEndOfAHugeFile();
    void refusesWhatIsNoRegularFile_data();
    void refusesWhatIsNoRegularFile();
    void saysWhyItCannotRead();

private:
    [[nodiscard]] QString path(const char *name) const
    {
        return m_folder.filePath(QString::fromLatin1(name));
    }

    QTemporaryDir m_folder;
};

void TestLogTail::lastLinesOfAText_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<int>("lines");
    QTest::addColumn<bool>("isCut");
    QTest::addColumn<QByteArray>("expected");
    const auto row = [](const char *name, const char *text, int lines, bool isCut, const char *expected) {
        QTest::newRow(name) << QByteArray(text) << lines << isCut << QByteArray(expected);
    };
    row("empty", "", 3, false, "");
    row("all", "a\nb\n", 3, false, "a\nb\n");
    row("exactly", "a\nb\n", 2, false, "a\nb\n");
    row("last", "a\nb\nc\n", 2, false, "b\nc\n");
    row("without end", "a\nb\nc", 2, false, "b\nc");
    row("empty lines", "a\n\n\n", 2, false, "\n\n");
    row("only empty lines", "\n\n\n", 2, false, "\n\n");
    row("none", "a\nb\n", 0, false, "");
    row("cut", "of a line\nb\nc\n", 5, true, "b\nc\n");
    row("cut, one line", "of a line", 5, true, "of a line");
    row("cut, within a character", "\xa4\xb8z\n", 5, true, "z\n");
    row("cut, only rests of characters", "\xa4\xb8", 5, true, "");
}

void TestLogTail::lastLinesOfAText()
{
    QFETCH(const QByteArray, text);
    QFETCH(const int, lines);
    QFETCH(const bool, isCut);
    QFETCH(const QByteArray, expected);
    QCOMPARE(lastLines(text, lines, isCut), expected);
}

void TestLogTail::readsTheEndOfAFile_data()
{
    QTest::addColumn<int>("bytes");
    QTest::addColumn<int>("lines");
    QTest::addColumn<QByteArray>("expected");
    QTest::newRow("all") << 100 << 100 << QByteArray("one\ntwo\n\xff\x01three\n");
    QTest::newRow("exactly") << 16 << 100 << QByteArray("one\ntwo\n\xff\x01three\n");
    QTest::newRow("lines") << 100 << 1 << QByteArray("\xff\x01three\n");
    QTest::newRow("bytes") << 14 << 100 << QByteArray("two\n\xff\x01three\n");
    QTest::newRow("part of a line") << 4 << 100 << QByteArray("ree\n");
    QTest::newRow("nothing") << 0 << 100 << QByteArray();
}

void TestLogTail::readsTheEndOfAFile()
{
    QFETCH(const int, bytes);
    QFETCH(const int, lines);
    QFETCH(const QByteArray, expected);
    QFile file(path("log"));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("one\ntwo\n\xff\x01three\n");
    file.close();
    const Result<QByteArray> tail = tailOf(file.fileName(), bytes, lines);
    QVERIFY2(tail, tail ? "" : qPrintable(tail.error().message));
    QCOMPARE(*tail, expected);
}

void TestLogTail::readsTheEndOfAHugeFile()
{
    QFile file(path("huge"));
    QVERIFY(file.open(QIODevice::WriteOnly));
    QVERIFY(file.resize(qint64{1} << 40)); // sparse
    QVERIFY(file.seek(file.size()));
    file.write("\nlast\n");
    file.close();
    QElapsedTimer timer;
    timer.start();
    QCOMPARE(tailOf(file.fileName(), 4096, 1).value_or(QByteArray()), QByteArray("last\n"));
    QVERIFY(timer.elapsed() < 1000);
}

void TestLogTail::refusesWhatIsNoRegularFile_data()
{
    QTest::addColumn<QString>("file");
    QCOMPARE(mkfifo(QFile::encodeName(path("fifo")).constData(), S_IRUSR | S_IWUSR), 0);
    QTest::newRow("pipe") << path("fifo");
    QTest::newRow("folder") << m_folder.path();
    QTest::newRow("device") << QStringLiteral("/dev/null");
}

void TestLogTail::refusesWhatIsNoRegularFile()
{
    QFETCH(const QString, file);
    const Result<QByteArray> tail = tailOf(file, 100, 100);
    QVERIFY(!tail);
    QCOMPARE(tail.error().code, ErrorCode::InvalidInput);
    QVERIFY(tail.error().message.contains(file));
}

void TestLogTail::saysWhyItCannotRead()
{
    const Result<QByteArray> tail = tailOf(path("missing"), 100, 100);
    QVERIFY(!tail);
    QCOMPARE(tail.error().code, ErrorCode::NotFound);
    QVERIFY(tail.error().message.contains(path("missing")));
}

QTEST_GUILESS_MAIN(TestLogTail)
#include "tst_logtail.moc"
