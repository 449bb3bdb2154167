// SPDX-License-Identifier: GPL-3.0-or-later
#include "fakes.h"

#include "base/futures.h"
#include "engine/batchkeeper.h"
#include "engine/batchwatcher.h"
#include "engine/crashmailwatcher.h"
#include "notify/postbox.h"

#include <QTemporaryDir>
#include <QTest>

using namespace pennon;
using namespace Qt::StringLiterals;

namespace {

/// A durable postbox that only collects.
class Box final : public Postbox
{
public:
    Result<void> post(Mail mail) override
    {
        mails.push_back(std::move(mail));
        return {};
    }
    [[nodiscard]] bool isDurable() const override { return durable; }
    [[nodiscard]] QFuture<void> drain() override
    {
        ++drained;
        return QtFuture::makeReadyFuture();
    }
    void hurry(std::chrono::milliseconds) override {}

    std::vector<Mail> mails;
    bool durable = true;
    int drained = 0;
};

} // namespace

class TestDurableWatchers final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void crashMailPostsBeforeTheAnswer();
    void crashMailWithoutStoreWaits();
    void batchStoresBeforeTheAnswer();
    void batchGoesOnAfterAKill();
    void batchKeepsWhatIsRefused();
    void batchWithoutKeeperTakesNothing();

private:
    void run(Watcher &watcher, const Event &event)
    {
        const QFuture<void> done = asFuture(watcher.handle(event));
        QTRY_VERIFY(done.isFinished());
    }
    void end(Watcher &watcher, Ending ending)
    {
        const QFuture<void> done = asFuture(watcher.finish(ending));
        QTRY_VERIFY(done.isFinished());
    }
    [[nodiscard]] qsizetype stored() const
    {
        return static_cast<qsizetype>(m_store->load(u"batch"_s).value().size());
    }
    [[nodiscard]] static BatchRules batch()
    {
        BatchRules rules;
        rules.to = {u"ops@example.com"_s};
        return rules;
    }

    fakes::Log m_log;
    fakes::Transport m_transport;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Database> m_database;
    std::unique_ptr<BatchStore> m_store;
    std::unique_ptr<BatchKeeper> m_keeper;
};

void TestDurableWatchers::init()
{
    m_log.lines.clear();
    m_transport.mails.clear();
    m_transport.outcome = {};
    m_keeper.reset();
    m_store.reset();
    m_database.reset();
    m_folder = std::make_unique<QTemporaryDir>();
    auto opened = Database::open(m_folder->path());
    QVERIFY(opened);
    m_database = std::move(*opened);
    m_store = std::make_unique<BatchStore>(*m_database);
    m_keeper = std::make_unique<BatchKeeper>(*m_store, u"batch"_s, m_log);
}

void TestDurableWatchers::crashMailPostsBeforeTheAnswer()
{
    Box box;
    CrashMailRules rules;
    rules.common.email = u"ops@example.com"_s;
    CrashMailWatcher watcher(rules, box, m_log);
    QVERIFY(watcher.takes("PROCESS_STATE_EXITED"));
    QVERIFY(!watcher.takes("PROCESS_STATE_FATAL"));
    const Event event = fakes::exited("a", "g");
    watcher.take(event);
    QCOMPARE(box.mails.size(), std::size_t{1});
    QCOMPARE(m_log.lines.first(), u"unexpected exit, mailing"_s);
    run(watcher, event);
    QCOMPARE(box.mails.size(), std::size_t{1});
    watcher.take(fakes::event("PROCESS_STATE_EXITED", "nonsense"));
    QCOMPARE(box.mails.size(), std::size_t{1});
    end(watcher, Ending::Termination);
    QCOMPARE(box.drained, 1);
}

void TestDurableWatchers::crashMailWithoutStoreWaits()
{
    Box box;
    box.durable = false;
    CrashMailRules rules;
    rules.common.email = u"ops@example.com"_s;
    CrashMailWatcher watcher(rules, box, m_log);
    QVERIFY(!watcher.takes("PROCESS_STATE_EXITED"));
    run(watcher, fakes::exited("a", "g"));
    QCOMPARE(box.mails.size(), std::size_t{1});
}

void TestDurableWatchers::batchStoresBeforeTheAnswer()
{
    BatchWatcher watcher(batch(), m_transport, m_log, m_keeper.get());
    QVERIFY(watcher.takes("PROCESS_STATE_EXITED"));
    QVERIFY(!watcher.takes("TICK_60"));
    const Event event = fakes::exited("a", "g");
    watcher.take(event);
    QCOMPARE(stored(), 1);
    run(watcher, event);
    QCOMPARE(stored(), 1);
    m_transport.isHolding = true;
    run(watcher, fakes::event("TICK_60", "when:1700000000"));
    QCOMPARE(m_transport.mails.size(), std::size_t{1});
    QCOMPARE(stored(), 1);
    watcher.take(fakes::exited("late", "g"));
    m_transport.isHolding = false;
    m_transport.finish({});
    QTRY_COMPARE(stored(), 1);
    QVERIFY(m_store->load(u"batch"_s).value().front().text.contains(u"late"_s));
    end(watcher, Ending::Termination);
    QCOMPARE(stored(), 0);
    QCOMPARE(m_transport.mails.size(), std::size_t{2});
}

void TestDurableWatchers::batchGoesOnAfterAKill()
{
    {
        BatchWatcher killed(batch(), m_transport, m_log, m_keeper.get());
        killed.take(fakes::exited("a", "g"));
        killed.take(fakes::exited("b", "g"));
    }
    BatchKeeper keeper(*m_store, u"batch"_s, m_log);
    BatchRules rules = batch();
    rules.intervalMinutes = 60;
    BatchWatcher watcher(rules, m_transport, m_log, &keeper);
    watcher.take(fakes::exited("c", "g"));
    run(watcher, fakes::event("TICK_60", "when:1700000000"));
    QTRY_COMPARE(stored(), 0);
    QCOMPARE(m_transport.mails.size(), std::size_t{1});
    QCOMPARE(m_transport.mails.front().body.count(u"died unexpectedly"_s), 3);
}

void TestDurableWatchers::batchKeepsWhatIsRefused()
{
    m_transport.outcome = failure(ErrorCode::ConnectionRefused, u"down"_s);
    BatchWatcher watcher(batch(), m_transport, m_log, m_keeper.get());
    watcher.take(fakes::exited("a", "g"));
    end(watcher, Ending::Termination);
    QCOMPARE(stored(), 1);
    QCOMPARE(m_log.lines.last(), u"Messages not sent, kept for the next start: 1"_s);
}

void TestDurableWatchers::batchWithoutKeeperTakesNothing()
{
    BatchWatcher watcher(batch(), m_transport, m_log);
    QVERIFY(!watcher.takes("PROCESS_STATE_EXITED"));
    run(watcher, fakes::exited("a", "g"));
    end(watcher, Ending::EndOfInput);
    QCOMPARE(m_log.lines.last(), u"Messages not sent: 1"_s);
}

QTEST_GUILESS_MAIN(TestDurableWatchers)
#include "tst_durablewatchers.moc"
