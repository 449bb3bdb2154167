// SPDX-License-Identifier: GPL-3.0-or-later
#include "monitorworld.h"

#include "monitor/memorychecks.h"

#include <QTest>

#include <optional>

using namespace pennon;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr qint64 megabyte = 1024 * 1024;

ProcessPattern pattern(const QString &text)
{
    return *ProcessPattern::parse(text);
}

MemMonSection section(const QString &name, qint64 megabytes)
{
    MemMonSection section;
    section.head.section = name;
    section.any = ByteSize{megabytes * megabyte};
    section.to = QStringList{u"to@example.com"_s};
    section.restart.maxRestarts = 0;
    section.interval = 60s;
    return section;
}

} // namespace

class TestMemoryChecks final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void boardKeepsWhatWasMeasured();
    void precedence_data();
    void precedence();
    void excludedEverywhere();
    void selfIsNotTouched();
    void intervals();
    void aCheckOutOfTurnIsOfItsSectionOnly();
    void actsAgainAfterTheCooldown();
    void treeOrOwnMemory_data();
    void treeOrOwnMemory();
    void onlyWhatRuns();
    void growth();
    void findings();
    void dryRun();
    void mailsByUptime_data();
    void mailsByUptime();
    void tellsOfFailedRestarts();
    void goneProcessesAreForgotten();

private:
    /// The processes of the board, all in group g, with this memory in MB of their trees; half is their own.
    void show(const QHash<QString, qint64> &memory)
    {
        QStringList names = memory.keys();
        names.sort();
        std::vector<ProcessInfo> processes;
        for (const QString &name : names)
            processes.push_back(fakes::running(u"g"_s, name, 100 + name.front().unicode()));
        m_world->runs(std::move(processes));
        for (BoardRow &row : m_world->board.rows()) {
            row.tree = ByteSize{memory.value(row.info.name.name) * megabyte};
            row.resident = ByteSize{row.tree->bytes / 2};
        }
    }
    [[nodiscard]] qsizetype stops(const QString &name) const
    {
        return m_world->supervisor.calls.count(QString(u"stopProcess g:" + name));
    }
    void configure(std::vector<WatchSection> sections)
    {
        m_configuration.sections = std::move(sections);
        m_checks->configure(m_configuration);
    }

    Configuration m_configuration;
    std::unique_ptr<fakes::MonitorWorld> m_world;
    std::unique_ptr<MemoryChecks> m_checks;
};

void TestMemoryChecks::init()
{
    m_configuration = {};
    m_checks.reset();
    m_world = std::make_unique<fakes::MonitorWorld>();
    m_checks =
        std::make_unique<MemoryChecks>(MemoryChecks::Doors{m_world->board, m_world->samples, m_world->desk,
                                                           m_world->alerts, m_world->log, m_world->clock},
                                       ProcessName{u"g"_s, u"self"_s});
}

void TestMemoryChecks::boardKeepsWhatWasMeasured()
{
    ProcessBoard &board = m_world->board;
    QVERIFY(!board.takenAt());
    const ProcessName a{u"g"_s, u"a"_s};
    board.take({fakes::running(u"g"_s, u"a"_s, 12)}, m_world->clock.now());
    QCOMPARE(board.takenAt(), std::optional(m_world->clock.now()));
    board.rows().front().tree = ByteSize{5};
    board.take({fakes::running(u"g"_s, u"b"_s, 13), fakes::running(u"g"_s, u"a"_s, 12)},
               m_world->clock.now());
    QCOMPARE(board.rows().front().info.name.name, u"b"_s);
    QVERIFY(!board.rows().front().tree);
    QCOMPARE(board.find(a)->tree, std::optional(ByteSize{5}));
    board.take({fakes::running(u"g"_s, u"a"_s, 14)}, m_world->clock.now());
    QVERIFY2(!board.find(a)->tree, "another pid is another process");
    QVERIFY(board.find({u"g"_s, u"b"_s}) == nullptr);
}

void TestMemoryChecks::precedence_data()
{
    QTest::addColumn<qint64>("program");
    QTest::addColumn<qint64>("group");
    QTest::addColumn<qint64>("any");
    QTest::addColumn<QString>("inForce");
    QTest::newRow("any alone") << qint64(0) << qint64(0) << qint64(30) << u"memmon:any"_s;
    QTest::newRow("group before any") << qint64(0) << qint64(20) << qint64(30) << u"memmon:group"_s;
    QTest::newRow("program before group") << qint64(10) << qint64(20) << qint64(30) << u"memmon:program"_s;
    QTest::newRow("not the lower one") << qint64(90) << qint64(20) << qint64(30) << u"memmon:program"_s;
    QTest::newRow("program before any") << qint64(10) << qint64(0) << qint64(30) << u"memmon:program"_s;
}

void TestMemoryChecks::precedence()
{
    QFETCH(const qint64, program);
    QFETCH(const qint64, group);
    QFETCH(const qint64, any);
    QFETCH(const QString, inForce);
    std::vector<WatchSection> sections;
    MemMonSection some = section(u"memmon:any"_s, any);
    sections.push_back(some);
    some.any.reset();
    if (group > 0) {
        some.head.section = u"memmon:group"_s;
        some.groups = {{pattern(u"g"_s), ByteSize{group * megabyte}}};
        sections.push_back(some);
        some.groups.clear();
    }
    if (program > 0) {
        some.head.section = u"memmon:program"_s;
        some.programs = {{pattern(u"a"_s), ByteSize{program * megabyte}}};
        sections.push_back(some);
    }
    configure(sections);
    const auto limit = m_checks->limitOf({u"g"_s, u"a"_s});
    QVERIFY(limit);
    QCOMPARE(limit->head.section, inForce);
    show({{u"a"_s, 80}});
    m_checks->look();
    QCOMPARE(stops(u"a"_s), program == 90 ? 0 : 1);
    QCOMPARE(m_checks->findings({}).size(), 1U);
    QCOMPARE(m_checks->findings(inForce).size(), 1U);
}

void TestMemoryChecks::excludedEverywhere()
{
    m_configuration.listener.exclude = {pattern(u"b"_s)};
    MemMonSection some = section(u"memmon"_s, 10);
    some.exclude = {pattern(u"c"_s)};
    configure({some});
    show({{u"a"_s, 50}, {u"b"_s, 50}, {u"c"_s, 50}});
    m_checks->look();
    QCOMPARE(stops(u"a"_s), 1);
    QCOMPARE(stops(u"b"_s) + stops(u"c"_s), 0);
}

void TestMemoryChecks::selfIsNotTouched()
{
    MemMonSection some = section(u"memmon"_s, 10);
    some.programs = {{pattern(u"self"_s), ByteSize{1}}};
    some.growth = GrowthLimit{ByteSize{1}, 60s};
    configure({some});
    show({{u"self"_s, 50}});
    m_checks->look();
    QVERIFY(!m_checks->limitOf({u"g"_s, u"self"_s}));
    QVERIFY(m_world->supervisor.calls.isEmpty());
    QVERIFY(m_checks->findings({}).empty());
}

void TestMemoryChecks::intervals()
{
    MemMonSection fast = section(u"memmon:fast"_s, 10);
    fast.interval = 10s;
    fast.any.reset();
    fast.programs = {{pattern(u"a"_s), ByteSize{10 * megabyte}}};
    configure({fast, section(u"memmon:slow"_s, 10)});
    show({{u"a"_s, 50}, {u"b"_s, 50}});
    m_checks->look();
    QCOMPARE(stops(u"a"_s), 1);
    QCOMPARE(stops(u"b"_s), 1);
    m_world->clock.wall += 24h; // the clock was set; time did not pass
    m_checks->look();
    QCOMPARE(stops(u"a"_s), 1);
    m_world->pass(9s);
    m_checks->look();
    QCOMPARE(stops(u"a"_s), 1);
    m_world->pass(1s);
    m_checks->look();
    QCOMPARE(stops(u"a"_s), 2);
    QCOMPARE(stops(u"b"_s), 1);
    m_world->pass(50s);
    m_checks->look();
    QCOMPARE(stops(u"b"_s), 2);
}

void TestMemoryChecks::aCheckOutOfTurnIsOfItsSectionOnly()
{
    MemMonSection one = section(u"memmon:one"_s, 10);
    one.any.reset();
    one.programs = {{pattern(u"a"_s), ByteSize{10 * megabyte}}};
    configure({one, section(u"memmon:other"_s, 10)});
    show({{u"a"_s, 50}, {u"b"_s, 50}});
    m_checks->look();
    m_checks->checkSoon(u"memmon:one"_s);
    m_checks->look();
    QCOMPARE(stops(u"a"_s), 2);
    QCOMPARE(stops(u"b"_s), 1);
    m_checks->checkSoon({});
    m_checks->look();
    QCOMPARE(stops(u"b"_s), 2);
    QVERIFY(m_checks->hasSection({}));
    QVERIFY(m_checks->hasSection(u"memmon:one"_s));
    QVERIFY(!m_checks->hasSection(u"memmon"_s));
}

void TestMemoryChecks::actsAgainAfterTheCooldown()
{
    MemMonSection some = section(u"memmon"_s, 10);
    some.restart.cooldown = 5min;
    configure({some});
    show({{u"a"_s, 50}});
    for (int minute = 0; minute <= 10; ++minute) {
        m_checks->look();
        m_world->pass(1min);
    }
    QCOMPARE(stops(u"a"_s), 3);
}

void TestMemoryChecks::treeOrOwnMemory_data()
{
    QTest::addColumn<bool>("cumulative");
    QTest::addColumn<qint64>("tree");
    QTest::addColumn<bool>("restarts");
    QTest::newRow("own below") << false << qint64(198) << false;
    QTest::newRow("own at the limit") << false << qint64(200) << false;
    QTest::newRow("own above") << false << qint64(202) << true;
    QTest::newRow("tree below") << true << qint64(99) << false;
    QTest::newRow("tree above") << true << qint64(101) << true;
}

void TestMemoryChecks::treeOrOwnMemory()
{
    QFETCH(const bool, cumulative);
    QFETCH(const qint64, tree);
    QFETCH(const bool, restarts);
    MemMonSection some = section(u"memmon"_s, 100);
    some.cumulative = cumulative;
    configure({some});
    show({{u"a"_s, tree}});
    m_checks->look();
    QCOMPARE(stops(u"a"_s), restarts ? 1 : 0);
    QCOMPARE(m_checks->findings({}).front().passed, !restarts);
}

void TestMemoryChecks::onlyWhatRuns()
{
    configure({section(u"memmon"_s, 10)});
    show({{u"a"_s, 50}, {u"b"_s, 50}, {u"c"_s, 50}});
    m_world->board.rows()[0].info.state = ProcessState::Stopping;
    m_world->board.rows()[1].info.pid = 0;
    m_world->board.rows()[2].tree.reset();
    m_checks->look();
    QVERIFY(m_world->supervisor.calls.isEmpty());
}

void TestMemoryChecks::growth()
{
    MemMonSection some = section(u"memmon"_s, 10'000);
    some.growth = GrowthLimit{ByteSize{20 * megabyte}, 10min};
    some.interval = 1min;
    configure({some});
    qint64 memory = 100;
    for (int minute = 0; minute < 10 && stops(u"a"_s) == 0; ++minute) {
        show({{u"a"_s, memory += 5}, {u"b"_s, 100}});
        for (BoardRow &row : m_world->board.rows())
            row.info.start -= 3600;
        m_checks->look();
        m_world->pass(1min);
    }
    QCOMPARE(stops(u"a"_s), 1);
    QCOMPARE(stops(u"b"_s), 0);
    const Incident incident = m_world->incidents().front();
    QCOMPARE(incident.kind, IncidentKind::Growth);
    QCOMPARE(incident.limit, std::optional(ByteSize{20 * megabyte}));
    QVERIFY2(incident.cause.startsWith(u"g:a grew by "), qPrintable(incident.cause));
    const std::vector<Finding> findings = m_checks->findings(u"memmon"_s);
    QCOMPARE(findings.size(), 2U);
    QVERIFY(!findings.front().passed);
    QVERIFY(findings.back().passed);
}

void TestMemoryChecks::findings()
{
    configure({section(u"memmon"_s, 10)});
    show({{u"a"_s, 50}, {u"b"_s, 5}});
    m_checks->look();
    std::vector<Finding> findings = m_checks->findings(u"memmon"_s);
    QCOMPARE(findings.size(), 2U);
    QCOMPARE(findings[0].process, std::optional(ProcessName{u"g"_s, u"a"_s}));
    QCOMPARE(findings[0].message, u"RSS 25.0 MB of 10.0 MB"_s);
    QVERIFY(!findings[0].passed);
    QVERIFY(findings[1].passed);
    QVERIFY(m_checks->findings(u"memmon:x"_s).empty());
    show({{u"b"_s, 5}});
    m_world->pass(1min);
    m_checks->look();
    QCOMPARE(m_checks->findings({}).size(), 1U);
}

void TestMemoryChecks::dryRun()
{
    MemMonSection some = section(u"memmon"_s, 10);
    some.dryRun = true;
    configure({some});
    show({{u"a"_s, 50}});
    m_checks->look();
    QTRY_VERIFY(m_world->log.text().contains(u"Dry run, not mailed: "));
    QVERIFY(m_world->log.text().contains(u"Dry run, not restarted: g:a"));
    QCOMPARE(stops(u"a"_s), 0);
    QVERIFY(m_world->post.mails.empty());
}

void TestMemoryChecks::mailsByUptime_data()
{
    QTest::addColumn<int>("uptime");
    QTest::addColumn<int>("mails");
    QTest::newRow("every restart") << 0 << 1;
    QTest::newRow("of a young one") << 101 << 1;
    QTest::newRow("not of an old one") << 99 << 0;
}

void TestMemoryChecks::mailsByUptime()
{
    QFETCH(const int, uptime);
    QFETCH(const int, mails);
    MemMonSection some = section(u"memmon"_s, 10);
    if (uptime > 0)
        some.mailUptime = std::chrono::seconds(uptime);
    configure({some});
    show({{u"a"_s, 50}}); // has run for 100 s
    m_checks->look();
    QTRY_VERIFY(!m_world->desk.isBusy({u"g"_s, u"a"_s}));
    QCOMPARE(int(m_world->post.mails.size()), mails);
}

void TestMemoryChecks::tellsOfFailedRestarts()
{
    configure({section(u"memmon"_s, 10)});
    m_world->supervisor.script(u"stopProcess g:a"_s, {Result<void>(failure(ErrorCode::Fault, u"stop no"_s))});
    m_world->supervisor.script(u"startProcess g:b"_s,
                               {Result<void>(failure(ErrorCode::Fault, u"start no"_s))});
    show({{u"a"_s, 50}, {u"b"_s, 50}});
    m_checks->look();
    QTRY_COMPARE(m_world->post.mails.size(), 2U);
    QVERIFY(m_world->post.mails[0].body.contains(u"stop no"));
    QVERIFY(m_world->post.mails[1].body.contains(u"start no"));
    QTRY_VERIFY(!m_world->desk.isBusy({u"g"_s, u"b"_s}));
}

void TestMemoryChecks::goneProcessesAreForgotten()
{
    MemMonSection some = section(u"memmon"_s, 10'000);
    some.growth = GrowthLimit{ByteSize{20 * megabyte}, 10min};
    configure({some});
    const auto grow = [this](qint64 first) {
        for (int minute = 0; minute < 3; ++minute) {
            show({{u"a"_s, first + 5 * minute}});
            for (BoardRow &row : m_world->board.rows())
                row.info.start -= 3600;
            m_checks->look();
            m_world->pass(1min);
        }
    };
    grow(100);
    show({});
    m_checks->look();
    grow(200); // with the same pid
    QCOMPARE(stops(u"a"_s), 0);
}

QTEST_GUILESS_MAIN(TestMemoryChecks)
#include "tst_memorychecks.moc"
