// SPDX-License-Identifier: GPL-3.0-or-later
#include "memories.h"

#include "models/memoryjournal.h"

#include <QTest>

using namespace pennon;
using namespace pennon::memories;
using namespace std::chrono_literals;

class TestMemoryJournal : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void takesDownMemory();
    void staysSmall();
    void notesStarts();
};

namespace {

ProcessView view(qint64 pid, double size, double started = 0)
{
    ProcessView made;
    made.name = webapp();
    made.pid = pid;
    made.memory = mb(size);
    made.started = at(started);
    return made;
}

} // namespace

void TestMemoryJournal::takesDownMemory()
{
    MemoryJournal journal;
    QCOMPARE(journal.since(), Clock::WallTime());
    journal.record({view(7, 10)}, at(0));
    journal.record({view(7, 11)}, at(1)); // too early
    journal.record({view(7, 12)}, at(5));
    journal.record({view(0, 12)}, at(10)); // stopped: an old figure
    QCOMPARE(journal.since(), at(0));
    QCOMPARE(text(*journal.series(webapp())), QStringLiteral("0+5:10 5+5:12"));
    QVERIFY(!journal.series({QStringLiteral("a"), QStringLiteral("b")}));
    journal.record({view(7, 9)}, at(-600)); // the clock was set back
    QCOMPARE(text(*journal.series(webapp())), QStringLiteral("-600+5:9"));
}

void TestMemoryJournal::staysSmall()
{
    MemoryJournal journal;
    for (int second = 0; second < 6 * 3600; second += 5)
        journal.record({view(7, 10)}, at(second));
    const MemorySeries &series = *journal.series(webapp());
    QVERIFY2(series.buckets().size() < 500,
             QByteArray::number(qsizetype(series.buckets().size())).constData());
    QVERIFY(series.buckets().front().from >= at(6 * 3600) - 3h - 6min);
    QVERIFY(series.buckets().front().from <= at(6 * 3600) - 3h + 6min);
    for (std::size_t i = 1; i < series.buckets().size(); ++i)
        QVERIFY(!series.hasGapBefore(i));
}

void TestMemoryJournal::notesStarts()
{
    MemoryJournal journal;
    journal.noteStarts({view(7, 10, 100)});
    journal.noteStarts({view(7, 10, 101)}); // told a little differently
    journal.noteStarts({view(0, 10, 101)});
    journal.noteStarts({view(8, 10, 300)});
    QCOMPARE(journal.starts(webapp()), (std::vector{at(100), at(300)}));
}

QTEST_GUILESS_MAIN(TestMemoryJournal)
#include "tst_memoryjournal.moc"
