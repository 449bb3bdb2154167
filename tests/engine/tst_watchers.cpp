// SPDX-License-Identifier: GPL-3.0-or-later
#include "fakes.h"

#include "base/futures.h"
#include "engine/batchwatcher.h"
#include "engine/crashmailwatcher.h"
#include "engine/httpokwatcher.h"
#include "engine/memmonwatcher.h"
#include "engine/restarter.h"
#include "net/httptransport.h"
#include "notify/outbox.h"
#include "probes/httpprobe.h"

#include <QTest>

using namespace pennon;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

class Web final : public HttpTransport
{
public:
    [[nodiscard]] QFuture<Result<HttpResponse>> send(const HttpRequest &request) override
    {
        requests.push_back(request);
        return QtFuture::makeReadyFuture(answer);
    }

    std::vector<HttpRequest> requests;
    Result<HttpResponse> answer = HttpResponse{500, u"Broken"_s, {}};
};

Event tick()
{
    return fakes::event("TICK_60", "when:1700000000");
}

CommonRules mailed()
{
    CommonRules rules;
    rules.email = u"ops@example.com"_s;
    return rules;
}

} // namespace

class TestWatchers final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void crashMail();
    void crashMailUnusablePayload();
    void memMonRestarts();
    void memMonSlowRestartHoldsUpNobody();
    void memMonMailsALateStart();
    void memMonLeavesAFreshProcessAlone();
    void memMonDryRun();
    void memMonWithoutSupervisord();
    void httpOkReportsInOrder();
    void httpOkStaleTick();
    void httpOkDryRun();
    void batchServesTicksInOrder();
    void batchIsKeptAfterAFailure();
    void batchAtTheEnd();

private:
    void run(Watcher &watcher, const Event &event)
    {
        const QFuture<void> done = asFuture(watcher.handle(event));
        QTRY_VERIFY(done.isFinished());
    }
    [[nodiscard]] QStringList subjects() const
    {
        QStringList list;
        for (const Mail &mail : m_transport->mails)
            list += mail.subject;
        return list;
    }
    [[nodiscard]] MemMonWatcher memMon(const MemMonRules &rules)
    {
        return MemMonWatcher(rules, ProcessName{u"memmon"_s, u"memmon"_s},
                             {*m_supervisor, *m_memory, *m_restarter, *m_outbox, *m_log, m_clock}, 20ms);
    }
    [[nodiscard]] HttpOkWatcher httpOk(const HttpOkRules &rules)
    {
        return HttpOkWatcher(rules, std::nullopt,
                             {*m_supervisor, *m_probe, *m_restarter, *m_outbox, *m_log, m_clock}, 20ms);
    }
    void checkSends(const QString &expected) const
    {
        QStringList bodies;
        for (const Mail &mail : m_transport->mails) {
            QStringList names;
            for (const QString &line : mail.body.split(u'\n'))
                names += line.section(u' ', 4, 4);
            bodies += names.join(u'+');
        }
        QCOMPARE(bodies.join(u", "_s), expected);
    }

    fakes::FixedClock m_clock;
    std::unique_ptr<fakes::Log> m_log;
    std::unique_ptr<fakes::Supervisor> m_supervisor;
    std::unique_ptr<fakes::Memory> m_memory;
    std::unique_ptr<fakes::Transport> m_transport;
    std::unique_ptr<Outbox> m_outbox;
    std::unique_ptr<Restarter> m_restarter;
    std::unique_ptr<Web> m_web;
    std::unique_ptr<HttpProbe> m_probe;
};

void TestWatchers::init()
{
    m_probe.reset();
    m_restarter.reset();
    m_outbox.reset();
    m_log = std::make_unique<fakes::Log>();
    m_supervisor = std::make_unique<fakes::Supervisor>();
    m_memory = std::make_unique<fakes::Memory>();
    m_transport = std::make_unique<fakes::Transport>();
    m_outbox = std::make_unique<Outbox>(*m_transport, *m_log);
    m_restarter = std::make_unique<Restarter>(*m_supervisor, *m_log, Backoff(1ms, 1ms));
    m_web = std::make_unique<Web>();
    m_probe = std::make_unique<HttpProbe>(*m_web, m_clock);
}

void TestWatchers::crashMail()
{
    CrashMailWatcher watcher({mailed(), {u"a"_s}, false, {}}, *m_outbox, *m_log);
    QVERIFY(watcher.wants("PROCESS_STATE_EXITED"));
    QVERIFY(!watcher.wants("PROCESS_STATE_FATAL"));
    run(watcher, fakes::exited("a", "g"));
    run(watcher, fakes::exited("b", "g"));
    QTRY_COMPARE(m_transport->mails.size(), std::size_t(1));
    QCOMPARE(m_transport->mails[0].to, QStringList{u"ops@example.com"_s});
    QCOMPARE(m_transport->mails[0].body,
             u"Process a in group g exited unexpectedly (pid 12) from state RUNNING"_s);
    QCOMPARE(m_log->lines.first(), u"unexpected exit, mailing"_s);
    QVERIFY(m_log->text().contains(u"Mailed:\n\nTo: ops@example.com\nSubject:  a crashed at "_s));
}

void TestWatchers::crashMailUnusablePayload()
{
    CrashMailWatcher watcher({mailed(), {}, false, {}}, *m_outbox, *m_log);
    run(watcher, fakes::event("PROCESS_STATE_EXITED", "processname:a"));
    QCOMPARE(m_log->lines.size(), 1);
    QVERIFY(m_transport->mails.empty());
}

void TestWatchers::memMonRestarts()
{
    MemMonRules rules;
    rules.common = mailed();
    rules.any = ByteSize{100};
    m_supervisor->list = {fakes::running(u"g"_s, u"a"_s, 1), fakes::running(u"memmon"_s, u"memmon"_s, 2),
                          fakes::running(u"g"_s, u"c"_s, 3), fakes::running(u"g"_s, u"gone"_s, 4)};
    m_memory->resident = {{1, ByteSize{101}}, {2, ByteSize{500}}, {3, ByteSize{100}}};
    MemMonWatcher watcher = memMon(rules);
    run(watcher, tick());
    QCOMPARE(m_supervisor->calls, (QStringList{u"getAllProcessInfo"_s, u"getProcessInfo g:a"_s,
                                               u"stopProcess g:a"_s, u"startProcess g:a"_s}));
    QCOMPARE(m_log->lines, (QStringList{u"Checking any=100"_s, u"RSS of g:a is 101"_s, u"Restarting g:a"_s,
                                        u"RSS of g:c is 100"_s}));
    QTRY_COMPARE(subjects(), QStringList{u"memmon: process g:a restarted"_s});
}

void TestWatchers::memMonSlowRestartHoldsUpNobody()
{
    MemMonRules rules;
    rules.any = ByteSize{0};
    m_supervisor->list = {fakes::running(u"g"_s, u"slow"_s, 1), fakes::running(u"g"_s, u"b"_s, 2)};
    m_memory->resident = {{1, ByteSize{1}}, {2, ByteSize{1}}};
    m_supervisor->hold(u"stopProcess g:slow"_s);
    MemMonWatcher watcher = memMon(rules);
    run(watcher, tick());
    QCOMPARE(m_supervisor->calls.count(u"startProcess g:b"_s), 1);
    run(watcher, tick());
    QCOMPARE(m_supervisor->calls.count(u"startProcess g:b"_s), 2);
    QCOMPARE(m_supervisor->calls.count(u"stopProcess g:slow"_s), 1);
    m_supervisor->release(u"stopProcess g:slow"_s);
    QTRY_COMPARE(m_supervisor->calls.count(u"startProcess g:slow"_s), 1);
    QTRY_VERIFY(!m_restarter->isBusy(u"g:slow"_s));
}

void TestWatchers::memMonMailsALateStart()
{
    MemMonRules rules;
    rules.common = mailed();
    rules.any = ByteSize{0};
    m_supervisor->list = {fakes::running(u"g"_s, u"a"_s, 1)};
    m_memory->resident = {{1, ByteSize{1}}};
    m_supervisor->script(u"startProcess g:a"_s,
                         {failure(ErrorCode::Fault, u"<Fault 50: 'SPAWN_ERROR: g:a'>"_s, 50)});
    MemMonWatcher watcher = memMon(rules);
    run(watcher, tick());
    QTRY_COMPARE(subjects(),
                 (QStringList{u"memmon: failed to start process g:a"_s, u"memmon: process g:a restarted"_s}));
    QVERIFY(m_log->text().contains(
        u"Failed to start process g:a after stopping it: <Fault 50: 'SPAWN_ERROR: g:a'>"_s));
}

void TestWatchers::memMonLeavesAFreshProcessAlone()
{
    /// Lists one pid and describes another, as when the process was restarted between both calls.
    class Quick final : public fakes::Supervisor
    {
    public:
        [[nodiscard]] QFuture<Result<std::vector<ProcessInfo>>> getAllProcessInfo() override
        {
            return QtFuture::makeReadyFuture(
                Result<std::vector<ProcessInfo>>({fakes::running(u"g"_s, u"a"_s, 1)}));
        }
        [[nodiscard]] QFuture<Result<ProcessInfo>> getProcessInfo(const QString &) override
        {
            return QtFuture::makeReadyFuture(Result<ProcessInfo>(fakes::running(u"g"_s, u"a"_s, 2)));
        }
        [[nodiscard]] QFuture<Result<void>> stopProcess(const QString &) override { return changed(); }
        [[nodiscard]] QFuture<Result<void>> startProcess(const QString &) override { return changed(); }
        int changes = 0;

    private:
        QFuture<Result<void>> changed()
        {
            ++changes;
            return QtFuture::makeReadyFuture(Result<void>());
        }
    } supervisor;
    MemMonRules rules;
    rules.any = ByteSize{0};
    m_memory->resident = {{1, ByteSize{1}}};
    MemMonWatcher watcher(rules, {}, {supervisor, *m_memory, *m_restarter, *m_outbox, *m_log, m_clock}, 20ms);
    run(watcher, tick());
    QCOMPARE(supervisor.changes, 0);
    QVERIFY(m_log->lines.last().contains(u"left alone"_s));
}

void TestWatchers::memMonDryRun()
{
    MemMonRules rules;
    rules.common = mailed();
    rules.common.dryRun = true;
    rules.any = ByteSize{0};
    m_supervisor->list = {fakes::running(u"g"_s, u"a"_s, 1)};
    m_memory->resident = {{1, ByteSize{1}}};
    MemMonWatcher watcher = memMon(rules);
    run(watcher, tick());
    QCOMPARE(m_supervisor->calls.filter(u"stop"_s), QStringList());
    QVERIFY(m_transport->mails.empty());
    QVERIFY(m_log->text().contains(u"Dry run, not restarted: g:a"_s));
    QVERIFY(m_log->text().contains(u"Dry run, not mailed: memmon: process g:a restarted"_s));
}

void TestWatchers::memMonWithoutSupervisord()
{
    MemMonRules rules;
    rules.any = ByteSize{0};
    m_supervisor->list = failure(ErrorCode::ConnectionRefused, u"nobody there"_s);
    MemMonWatcher watcher = memMon(rules);
    run(watcher, tick());
    QVERIFY(m_log->lines.last().contains(u"nobody there"_s));
}

void TestWatchers::httpOkReportsInOrder()
{
    HttpOkRules rules;
    rules.common = mailed();
    rules.url = u"http://127.0.0.1/"_s;
    rules.any = true;
    m_supervisor->list = {fakes::running(u"g"_s, u"slow"_s, 1), fakes::running(u"b"_s, u"b"_s, 2)};
    m_supervisor->hold(u"stopProcess g:slow"_s);
    HttpOkWatcher watcher = httpOk(rules);
    const QFuture<void> done = asFuture(watcher.handle(tick()));
    QTRY_COMPARE(m_supervisor->calls.count(u"startProcess b"_s), 1);
    QVERIFY(!done.isFinished());
    m_supervisor->release(u"stopProcess g:slow"_s);
    QTRY_VERIFY(done.isFinished());
    QTRY_COMPARE(m_transport->mails.size(), std::size_t(1));
    QCOMPARE(m_transport->mails[0].subject, u"httpok: http://127.0.0.1/: bad status returned"_s);
    QCOMPARE(
        m_transport->mails[0].body,
        u"status contacting http://127.0.0.1/: 500 Broken\nRestarting all running processes\n"
        "g:slow is in RUNNING state, restarting\ng:slow restarted\nb is in RUNNING state, restarting\nb restarted"_s);
}

void TestWatchers::httpOkStaleTick()
{
    HttpOkRules rules;
    rules.url = u"http://127.0.0.1/"_s;
    HttpOkWatcher watcher = httpOk(rules);
    run(watcher, fakes::event("TICK_60", "when:1699999800"));
    QVERIFY(m_web->requests.empty());
    run(watcher, tick());
    QCOMPARE(m_web->requests.size(), std::size_t(1));
}

void TestWatchers::httpOkDryRun()
{
    HttpOkRules rules;
    rules.common = mailed();
    rules.common.dryRun = true;
    rules.url = u"http://127.0.0.1/"_s;
    rules.any = true;
    rules.coreDirectory = u"/nonexistent"_s;
    rules.gcoreCommand = u"false"_s;
    m_supervisor->list = {fakes::running(u"b"_s, u"b"_s, 2)};
    HttpOkWatcher watcher = httpOk(rules);
    run(watcher, tick());
    QCOMPARE(m_supervisor->calls, (QStringList{u"getAllProcessInfo"_s, u"getAllProcessInfo"_s}));
    QVERIFY(m_transport->mails.empty());
    QVERIFY(!m_log->text().contains(u"gcore"_s));
}

void TestWatchers::batchServesTicksInOrder()
{
    BatchRules rules;
    rules.to = {u"ops@example.com"_s};
    BatchWatcher watcher(rules, *m_transport, *m_log);
    m_transport->isHolding = true;
    run(watcher, fakes::exited("a", "g"));
    run(watcher, tick());
    run(watcher, fakes::exited("b", "g"));
    run(watcher, tick());
    run(watcher, fakes::exited("c", "g"));
    checkSends(u"g:a"_s);
    m_transport->finish({});
    QTRY_COMPARE(m_transport->mails.size(), std::size_t(2));
    checkSends(u"g:a, g:b"_s);
    m_transport->finish({});
    run(watcher, tick());
    QTRY_COMPARE(m_transport->mails.size(), std::size_t(3));
    checkSends(u"g:a, g:b, g:c"_s);
    m_transport->finish({});
}

void TestWatchers::batchIsKeptAfterAFailure()
{
    BatchRules rules;
    rules.to = {u"ops@example.com"_s};
    BatchWatcher watcher(rules, *m_transport, *m_log);
    m_transport->outcome = failure(ErrorCode::Rejected, u"451 later"_s, 451);
    run(watcher, fakes::exited("a", "g"));
    run(watcher, tick());
    QVERIFY(m_log->text().contains(u"Error sending email: 451 later"_s));
    m_transport->outcome = {};
    run(watcher, fakes::exited("b", "g"));
    checkSends(u"g:a"_s);
    run(watcher, tick());
    checkSends(u"g:a, g:a+g:b"_s);
    run(watcher, tick());
    checkSends(u"g:a, g:a+g:b"_s);
}

void TestWatchers::batchAtTheEnd()
{
    BatchRules rules;
    rules.to = {u"ops@example.com"_s};
    BatchWatcher watcher(rules, *m_transport, *m_log);
    run(watcher, fakes::exited("a", "g"));
    QFuture<void> done = asFuture(watcher.finish(Ending::EndOfInput));
    QTRY_VERIFY(done.isFinished());
    QVERIFY(m_transport->mails.empty());
    QCOMPARE(m_log->lines.last(), u"Messages not sent: 1"_s);
    done = asFuture(watcher.finish(Ending::Termination));
    QTRY_VERIFY(done.isFinished());
    checkSends(u"g:a"_s);
}

QTEST_GUILESS_MAIN(TestWatchers)
#include "tst_watchers.moc"
