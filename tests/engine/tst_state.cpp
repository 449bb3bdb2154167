// SPDX-License-Identifier: GPL-3.0-or-later
#include "fakes.h"

#include "engine/batchkeeper.h"
#include "engine/listener.h"
#include "engine/listenerstate.h"
#include "engine/supervisoridentity.h"
#include "notify/durableoutbox.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace pennon;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using Entry = EventLedger::Entry;

namespace {

Mail mail(const QString &subject)
{
    return {u"from@example.com"_s, {u"to@example.com"_s}, subject, u"body"_s};
}

/// A /proc with one process per call of add().
class ProcFolder final
{
public:
    ProcFolder() { write(u"sys/kernel/random"_s, u"boot_id"_s, "boot\n"); }
    void add(int pid, int parent, int group, int startTime)
    {
        write(QString::number(pid), u"stat"_s,
              QByteArray::number(pid) + " (a ) (b) S " + QByteArray::number(parent) + ' ' +
                  QByteArray::number(group) + " 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 " +
                  QByteArray::number(startTime) + " 0 0\n");
    }
    [[nodiscard]] QString identity(int pid) const { return supervisorIdentity(pid, m_folder.path()); }

private:
    void write(const QString &folder, const QString &name, const QByteArray &contents)
    {
        QDir(m_folder.path()).mkpath(folder);
        QFile file(m_folder.filePath(QString(folder + u'/' + name)));
        if (!file.open(QIODevice::WriteOnly) || file.write(contents) != contents.size())
            qFatal("cannot write");
    }

    QTemporaryDir m_folder;
};

} // namespace

class TestState final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void aSerialIsKnownAfterAKill();
    void eventsWithoutSerialAreNew();
    void mailAndSerialAreStoredTogether();
    void fullDisk();
    void batchGoesOn();
    void batchOnAFullDisk();
    void identity();
    void folders();
    void opensWhatIsAskedFor();

private:
    void reopen()
    {
        m_state.reset();
        auto opened = ListenerState::open(m_folder->filePath(u"state"_s), m_supervisord);
        QVERIFY2(opened, opened ? "" : qPrintable(opened.error().message));
        m_state = std::move(*opened);
    }
    /// Nothing more can be written; or again.
    void setFull(bool isFull)
    {
        Connection &connection = m_state->database().connection();
        const auto pages = connection.number(u"PRAGMA page_count"_s);
        const qint64 most = isFull ? pages->value_or(1) : 1'000'000;
        QVERIFY(connection.number(u"PRAGMA max_page_count = %1"_s.arg(most)));
    }
    [[nodiscard]] QStringList stored()
    {
        QStringList subjects;
        const auto mails = m_state->mails().load();
        for (const StoredMail &one : *mails)
            subjects += one.mail.subject.left(10);
        return subjects;
    }
    [[nodiscard]] QStringList lines()
    {
        QStringList texts;
        const auto all = m_state->batches().load(u"batch"_s);
        for (const BatchStore::Line &line : *all)
            texts += line.text.left(10);
        return texts;
    }

    fakes::FixedClock m_clock;
    fakes::Log m_log;
    fakes::Transport m_transport;
    QString m_supervisord;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<ListenerState> m_state;
};

void TestState::init()
{
    m_log.lines.clear();
    m_transport.mails.clear();
    m_supervisord = u"boot/1/2"_s;
    m_state.reset();
    m_folder = std::make_unique<QTemporaryDir>();
    reopen();
}

void TestState::aSerialIsKnownAfterAKill()
{
    int worked = 0;
    const auto work = [&worked] { ++worked; };
    QCOMPARE(m_state->ledger().enter(7, work), Entry::New);
    QCOMPARE(m_state->ledger().enter(7, work), Entry::Known);
    reopen();
    QCOMPARE(m_state->ledger().enter(7, work), Entry::Known);
    QCOMPARE(m_state->ledger().enter(8, work), Entry::New);
    m_supervisord = u"boot/1/3"_s;
    reopen();
    QCOMPARE(m_state->ledger().enter(7, work), Entry::New);
    QCOMPARE(worked, 3);
}

void TestState::eventsWithoutSerialAreNew()
{
    int worked = 0;
    for (int i = 0; i < 2; ++i)
        QCOMPARE(m_state->ledger().enter(std::nullopt, [&worked] { ++worked; }), Entry::New);
    QCOMPARE(worked, 2);
}

void TestState::mailAndSerialAreStoredTogether()
{
    DurableOutbox outbox(m_state->mails(), m_transport, m_log, m_clock, {});
    m_state->ledger().add(outbox.transactionMember());
    QCOMPARE(m_state->ledger().enter(1, [&] { outbox.post(mail(u"one"_s)); }), Entry::New);
    QCOMPARE(m_state->ledger().enter(1, [&] { outbox.post(mail(u"one"_s)); }), Entry::Known);
    QCOMPARE(stored(), QStringList{u"one"_s});
    QVERIFY(m_transport.mails.empty());
    QTRY_COMPARE(m_transport.mails.size(), std::size_t{1});
    QTRY_COMPARE(stored(), QStringList());
}

void TestState::fullDisk()
{
    const QString large(20000, u'x');
    OutboxPatience patience;
    patience.storeAgainEvery = 1ms;
    m_transport.isHolding = true;
    DurableOutbox outbox(m_state->mails(), m_transport, m_log, m_clock, patience);
    m_state->ledger().add(outbox.transactionMember());
    setFull(true);
    QCOMPARE(m_state->ledger().enter(1,
                                     [&] {
                                         outbox.post(mail(u"small"_s));
                                         outbox.post(mail(QString(u"big" + large)));
                                     }),
             Entry::New);
    QCOMPARE(outbox.status().waiting, 2);
    QCOMPARE(outbox.status().unstored, 2);
    QCOMPARE(stored(), QStringList());
    QVERIFY(m_log.text().startsWith(u"Mail cannot be stored"_s));
    setFull(false);
    QTRY_COMPARE(stored(), (QStringList{u"small"_s, u"bigxxxxxxx"_s}));
    QCOMPARE(m_log.lines.last(), u"Mail is stored again"_s);
    QCOMPARE(m_transport.mails.size(), std::size_t{1});
    m_transport.isHolding = false;
    m_transport.finish({});
    QTRY_COMPARE(stored(), QStringList());
    QCOMPARE(m_transport.mails.size(), std::size_t{2});
}

void TestState::batchGoesOn()
{
    {
        BatchKeeper keeper(m_state->batches(), u"batch"_s, m_log);
        QCOMPARE(keeper.load(), QStringList());
        m_state->ledger().add(keeper);
        for (qint64 serial = 1; serial <= 3; ++serial) {
            QCOMPARE(m_state->ledger().enter(serial, [&] { keeper.append(QString::number(serial)); }),
                     Entry::New);
        }
        keeper.removeFirst(1);
    }
    reopen();
    BatchKeeper keeper(m_state->batches(), u"batch"_s, m_log);
    QCOMPARE(keeper.load(), (QStringList{u"2"_s, u"3"_s}));
    keeper.append(u"4"_s);
    keeper.removeFirst(2);
    QCOMPARE(lines(), QStringList{u"4"_s});
    QVERIFY(m_log.lines.isEmpty());
}

void TestState::batchOnAFullDisk()
{
    BatchKeeper keeper(m_state->batches(), u"batch"_s, m_log, 1ms);
    m_state->ledger().add(keeper);
    keeper.append(u"one"_s);
    setFull(true);
    (void) m_state->ledger().enter(1, [&] {
        keeper.append(u"two"_s);
        keeper.append(QString(u"three" + QString(20000, u'x')));
    });
    QCOMPARE(keeper.unstored(), 2);
    QCOMPARE(lines(), QStringList{u"one"_s});
    QCOMPARE(m_log.lines.size(), 1);
    keeper.removeFirst(2);
    setFull(false);
    QTRY_COMPARE(lines(), QStringList{u"threexxxxx"_s});
    QCOMPARE(keeper.unstored(), 0);
    QTRY_COMPARE(m_log.lines.last(), u"Messages are stored again"_s);
    keeper.removeFirst(1);
    QCOMPARE(lines(), QStringList());
}

void TestState::identity()
{
    ProcFolder proc;
    proc.add(10, 1, 10, 555);  // supervisord
    proc.add(20, 10, 20, 600); // the listener, started by it
    QCOMPARE(proc.identity(20), u"boot/10/555"_s);
    proc.add(30, 10, 30, 700); // a script that starts the listener
    proc.add(31, 30, 30, 701);
    QCOMPARE(proc.identity(31), u"boot/10/555"_s);
    proc.add(40, 10, 99, 800); // the leader of its group has gone
    QCOMPARE(proc.identity(40), u"boot/10/555"_s);
    proc.add(50, 77, 50, 900); // supervisord cannot be seen
    QCOMPARE(proc.identity(50), u"boot/77/"_s);
    proc.add(10, 1, 10, 556);
    QCOMPARE(proc.identity(20), u"boot/10/556"_s);
    const QString own = supervisorIdentity(QCoreApplication::applicationPid());
    QCOMPARE(own.count(u'/'), 2);
    QVERIFY(!own.startsWith(u'/') && !own.endsWith(u'/'));
}

void TestState::folders()
{
    const auto folder = [](const QString &group, const QString &name) {
        return ListenerState::folder(u"/state"_s, u"memmon"_s, ProcessName{group, name});
    };
    QCOMPARE(ListenerState::folder(u"/state"_s, u"memmon"_s, std::nullopt), u"/state/memmon"_s);
    QCOMPARE(folder(u"watch"_s, u"watch"_s), u"/state/watch"_s);
    QCOMPARE(folder(u"g"_s, u"watch"_s), u"/state/g:watch"_s);
    QCOMPARE(folder(u".."_s, u".."_s), u"/state/%2E."_s);
    QCOMPARE(folder(u"a/b"_s, u"a/b"_s), u"/state/a%2Fb"_s);
    QCOMPARE(folder(u"日本"_s, u"日本"_s), u"/state/%E6%97%A5%E6%9C%AC"_s);
}

void TestState::opensWhatIsAskedFor()
{
    ListenerSetup setup;
    setup.tool = u"crashmail"_s;
    CrashMailRules rules;
    setup.rules = rules;
    auto opened = ListenerState::openFor(setup, m_log);
    QVERIFY(opened && !*opened);
    rules.common.route.stateDir = m_folder->filePath(u"a/b"_s);
    rules.common.dryRun = true;
    setup.rules = rules;
    opened = ListenerState::openFor(setup, m_log);
    QVERIFY(opened && !*opened);
    rules.common.dryRun = false;
    setup.rules = rules;
    opened = ListenerState::openFor(setup, m_log);
    QVERIFY(opened && *opened);
    QVERIFY(QFile::exists(m_folder->filePath(u"a/b/crashmail/pennon.db"_s)));
    setup.self = ProcessName{u"other"_s, u"other"_s};
    const auto other = ListenerState::openFor(setup, m_log);
    QVERIFY(other && *other);
    rules.common.route.stateDir = u"/dev/null/x"_s;
    setup.rules = rules;
    QVERIFY(!ListenerState::openFor(setup, m_log));
    QVERIFY(m_log.lines.isEmpty());
}

QTEST_GUILESS_MAIN(TestState)
#include "tst_state.moc"
