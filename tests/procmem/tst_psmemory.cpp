// SPDX-License-Identifier: GPL-3.0-or-later
#include "procmem/psmemory.h"

#include <QElapsedTimer>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace pennon;
using namespace std::chrono_literals;

namespace {

/// A program that stands in for ps.
class FakePs
{
public:
    explicit FakePs(const QByteArray &script)
    {
        QFile file(path());
        if (file.open(QIODevice::WriteOnly))
            file.write("#!/bin/sh\n" + script);
        file.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    }
    [[nodiscard]] QString path() const { return m_folder.filePath(QStringLiteral("ps")); }

private:
    QTemporaryDir m_folder;
};

const QByteArray someTable = "echo '    1     0  1000'; echo '   10     1     3'; echo '   11    10    20';"
                             "echo '   12    11     0'; echo '  900     1   555'\n";

} // namespace

class TestPsMemory final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void parses_data();
    void parses();
    void measures();
    void asksForTheRightColumns();
    void reportsFailures_data();
    void reportsFailures();
    void givesUpWithTheProbe();
};

void TestPsMemory::parses_data()
{
    QTest::addColumn<QByteArray>("output");
    QTest::addColumn<QString>("expected"); // "PID<PARENT=BYTES"; empty: an error
    QTest::newRow("two") << QByteArray("    1     0  1000\n123456     1     0\n")
                         << QStringLiteral("1<0=1024000 123456<1=0");
    QTest::newRow("no newline at the end") << QByteArray("1 0 1") << QStringLiteral("1<0=1024");
    QTest::newRow("tabs and empty lines") << QByteArray("\n1\t0\t1\n\n") << QStringLiteral("1<0=1024");
    QTest::newRow("nothing") << QByteArray() << QString();
    QTest::newRow("a header") << QByteArray("PID PPID RSS\n1 0 1\n") << QString();
    QTest::newRow("too few") << QByteArray("1 0\n") << QString();
    QTest::newRow("too many") << QByteArray("1 0 1 1\n") << QString();
    QTest::newRow("no number") << QByteArray("1 0 -\n") << QString();
}

void TestPsMemory::parses()
{
    QFETCH(QByteArray, output);
    QFETCH(QString, expected);
    const auto table = PsMemory::parse(output);
    if (!table) {
        QCOMPARE(table.error().code, ErrorCode::Protocol);
        QCOMPARE(QString(), expected);
        return;
    }
    QStringList texts;
    for (const ProcessEntry &entry : *table)
        texts += QStringLiteral("%1<%2=%3").arg(entry.pid).arg(entry.parent).arg(entry.bytes);
    QCOMPARE(texts.join(u' '), expected);
}

void TestPsMemory::measures()
{
    const FakePs ps(someTable);
    PsMemory probe(ps.path());
    const auto plain = probe.measure({10, 12, 77}, false);
    const auto trees = probe.measure({10, 12, 77}, true); // side by side
    QTRY_VERIFY_WITH_TIMEOUT(plain.isFinished() && trees.isFinished(), 30'000);
    QCOMPARE(plain.result().value_or(MemoryReadings()), (MemoryReadings{{10, {3 * 1024}}, {12, {0}}}));
    QCOMPARE(trees.result().value_or(MemoryReadings()), (MemoryReadings{{10, {23 * 1024}}, {12, {0}}}));
}

void TestPsMemory::asksForTheRightColumns()
{
    const FakePs ps("[ \"$*\" = '-A -o pid= -o ppid= -o rss=' ] && echo 1 0 5 && cat\n");
    PsMemory probe(ps.path());
    const auto answer = probe.measure({1}, false);
    QTRY_VERIFY_WITH_TIMEOUT(answer.isFinished(), 30'000);
    QCOMPARE(answer.result().value_or(MemoryReadings()), (MemoryReadings{{1, {5 * 1024}}}));
}

void TestPsMemory::reportsFailures_data()
{
    QTest::addColumn<QByteArray>("script");
    QTest::addColumn<ErrorCode>("code");
    QTest::addColumn<QString>("words");
    QTest::newRow("exit status") << QByteArray("echo no such option >&2; exit 3\n") << ErrorCode::System
                                 << QStringLiteral("exit status 3 no such option");
    QTest::newRow("killed") << QByteArray("kill -9 $$\n") << ErrorCode::System
                            << QStringLiteral("cannot measure");
    QTest::newRow("nonsense") << QByteArray("echo hello\n") << ErrorCode::Protocol
                              << QStringLiteral("\"hello\"");
    QTest::newRow("hangs") << QByteArray("exec sleep 300\n") << ErrorCode::TimedOut
                           << QStringLiteral("500 ms");
    QTest::newRow("is not there") << QByteArray() << ErrorCode::NotFound << QStringLiteral("/absent");
}

void TestPsMemory::reportsFailures()
{
    QFETCH(QByteArray, script);
    QFETCH(ErrorCode, code);
    QFETCH(QString, words);
    const FakePs ps(script);
    // Only what hangs is to meet the deadline, however slow the machine.
    const auto deadline = code == ErrorCode::TimedOut ? 500ms : 60'000ms;
    PsMemory probe(script.isEmpty() ? QStringLiteral("/absent") : ps.path(), deadline);
    const auto answer = probe.measure({1}, false);
    QTRY_VERIFY_WITH_TIMEOUT(answer.isFinished(), 30'000);
    QCOMPARE(answer.resultCount(), 1);
    const auto result = answer.result();
    QVERIFY(!result);
    QCOMPARE(result.error().code, code);
    QVERIFY2(result.error().message.contains(words), qPrintable(result.error().message));
}

void TestPsMemory::givesUpWithTheProbe()
{
    const FakePs ps("exec sleep 300\n");
    auto probe = std::make_unique<PsMemory>(ps.path());
    const auto answer = probe->measure({1}, false);
    QVERIFY(!answer.isFinished());
    QElapsedTimer timer;
    timer.start();
    probe.reset();
    QVERIFY(timer.elapsed() < 10'000);
    QVERIFY(answer.isFinished());
    QCOMPARE(answer.result().error().code, ErrorCode::Cancelled);
}

QTEST_GUILESS_MAIN(TestPsMemory)
#include "tst_psmemory.moc"
