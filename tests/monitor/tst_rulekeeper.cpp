// SPDX-License-Identifier: GPL-3.0-or-later
#include "monitorworld.h"

#include "monitor/mailtester.h"
#include "monitor/rulekeeper.h"

#include <QFile>
#include <QSignalSpy>
#include <QTest>

#include <optional>

using namespace pennon;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

/// RuleKeeper, and the small classes Silences, Alerts, IncidentBook and MailTester.
class TestRuleKeeper final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void loadsAndReloads();
    void aBrokenFileReplacesNothing();
    void aMissingFileReplacesNothing();
    void changesAllOrNothing();
    void aStaleRevisionIsRefused();
    void silences();
    void silencesOutliveTheProgram();
    void alertsGoToThePostbox();
    void alertsThatAreNotSent();
    void incidentsAreStoredAndTold();
    void incidentsOnAFullDisk();
    void testMailToNobody();
    void testMailThatFails();

private:
    void write(const QByteArray &text)
    {
        QFile file(m_path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        QVERIFY(file.write(text) == text.size());
    }

    std::unique_ptr<fakes::MonitorWorld> m_world;
    QString m_path;
    std::unique_ptr<RuleKeeper> m_rules;
};

void TestRuleKeeper::init()
{
    m_world = std::make_unique<fakes::MonitorWorld>();
    m_path = m_world->folder.filePath(u"pennon.conf"_s);
    write("[memmon]\nany = 100MB\n");
    m_rules = std::make_unique<RuleKeeper>(m_path, m_world->log, m_world->clock);
}

void TestRuleKeeper::loadsAndReloads()
{
    QSignalSpy changed(m_rules.get(), &RuleKeeper::changed);
    QVERIFY(m_rules->load());
    QCOMPARE(changed.count(), 0);
    QCOMPARE(m_rules->configuration().sections.size(), 1U);
    QCOMPARE(m_rules->loadedAt(), m_world->clock.now());
    const QString revision = m_rules->revision();
    write("[memmon]\nany = 200MB\n");
    QCOMPARE(m_rules->revision(), revision);
    m_world->pass(5s);
    m_rules->reload();
    QCOMPARE(changed.count(), 1);
    QVERIFY(m_rules->revision() != revision);
    QCOMPARE(m_rules->loadedAt(), m_world->clock.now());
    QCOMPARE(std::get<MemMonSection>(m_rules->configuration().sections.front()).any,
             std::optional(ByteSize{200LL * 1024 * 1024}));
}

void TestRuleKeeper::aBrokenFileReplacesNothing()
{
    QVERIFY(m_rules->load());
    QSignalSpy changed(m_rules.get(), &RuleKeeper::changed);
    QSignalSpy broken(m_rules.get(), &RuleKeeper::broken);
    const QString revision = m_rules->revision();
    write("[memmon]\nany = much\nunknown = 1\n");
    m_rules->reload();
    QCOMPARE(changed.count(), 0);
    QCOMPARE(broken.count(), 1);
    QCOMPARE(m_rules->revision(), revision);
    QCOMPARE(m_rules->configuration().sections.size(), 1U);
    QVERIFY(m_rules->problem());
    QCOMPARE(m_rules->problem()->count(u'\n'), 1); // every problem, one a line
    QVERIFY(m_rules->problem()->startsWith(QString(m_path + u":2: ")));
    write("[memmon]\nany = 100MB\n");
    m_rules->reload();
    QVERIFY(!m_rules->problem());
    QCOMPARE(changed.count(), 1);

    write("[memmon]\nany = much\n");
    RuleKeeper other(m_path, m_world->log, m_world->clock);
    const Result<void> loaded = other.load();
    QVERIFY(!loaded);
    QCOMPARE(loaded.error().code, ErrorCode::InvalidInput);
}

void TestRuleKeeper::aMissingFileReplacesNothing()
{
    QVERIFY(m_rules->load());
    QSignalSpy broken(m_rules.get(), &RuleKeeper::broken);
    QVERIFY(QFile::remove(m_path));
    m_rules->reload();
    QCOMPARE(broken.count(), 1);
    QCOMPARE(m_rules->configuration().sections.size(), 1U);
}

void TestRuleKeeper::changesAllOrNothing()
{
    QVERIFY(m_rules->load());
    QSignalSpy changed(m_rules.get(), &RuleKeeper::changed);
    const QString revision = m_rules->revision();
    const auto refused = m_rules->change(
        revision, {{u"memmon"_s, u"any"_s, u"300MB"_s}, {u"memmon"_s, u"interval"_s, u"soon"_s}});
    QVERIFY(refused);
    QVERIFY(!refused->problems.empty());
    QCOMPARE(refused->problems.front().key, u"interval"_s);
    QCOMPARE(refused->revision, revision);
    QCOMPARE(changed.count(), 0);
    QFile file(m_path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll(), QByteArray("[memmon]\nany = 100MB\n"));
    file.close();

    const auto accepted = m_rules->change(revision, {{u"memmon"_s, u"any"_s, u"300MB"_s}});
    QVERIFY(accepted);
    QVERIFY(accepted->problems.empty());
    QVERIFY(accepted->revision != revision);
    QCOMPARE(accepted->revision, m_rules->revision());
    QCOMPARE(m_rules->file()->revision(), m_rules->revision());
    QCOMPARE(changed.count(), 1);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll(), QByteArray("[memmon]\nany = 300MB\n"));
}

void TestRuleKeeper::aStaleRevisionIsRefused()
{
    QVERIFY(m_rules->load());
    const QString revision = m_rules->revision();
    write("[memmon]\nany = 500MB\n");
    const auto outcome = m_rules->change(revision, {{u"memmon"_s, u"any"_s, u"300MB"_s}});
    QVERIFY(!outcome);
    QCOMPARE(outcome.error().code, ErrorCode::Conflict);
    QCOMPARE(m_rules->revision(), revision);
}

void TestRuleKeeper::silences()
{
    Silences &silences = m_world->silences;
    const ProcessName process{u"shop"_s, u"web"_s};
    QVERIFY(!silences.add({0, u"a:b:c"_s, {}, {}, {}}));
    const auto past = silences.add({0, u"*"_s, m_world->clock.now(), {}, {}});
    QVERIFY(!past);
    QCOMPARE(past.error().code, ErrorCode::InvalidInput);
    const auto one = silences.add({0, u"shop:*"_s, m_world->clock.now() + 1min, u"note"_s, u"uid 1"_s});
    QVERIFY(one);
    QVERIFY(one->id != 0);
    QCOMPARE(silences.covering(process)->id, one->id);
    QVERIFY(!silences.covering({u"other"_s, u"web"_s}));
    QCOMPARE(silences.current().size(), 1U);
    m_world->pass(1min);
    QVERIFY(!silences.covering(process));
    QVERIFY(silences.current().empty());
    const auto forEver = silences.add({0, u"*"_s, {}, {}, {}});
    QVERIFY(silences.covering({u"other"_s, u"web"_s}));
    QVERIFY(silences.remove(forEver->id));
    const Result<void> again = silences.remove(forEver->id);
    QCOMPARE(again.error().code, ErrorCode::NotFound);
}

void TestRuleKeeper::silencesOutliveTheProgram()
{
    QVERIFY(m_world->silences.add({0, u"web"_s, {}, u"note"_s, u"uid 1"_s}));
    Silences later(m_world->state, m_world->clock);
    QVERIFY(later.current().empty());
    QVERIFY(later.load());
    QCOMPARE(later.current(), m_world->silences.current());
}

void TestRuleKeeper::alertsGoToThePostbox()
{
    m_world->alerts.mail({u"to@example.com"_s}, {u" Subject "_s, u"Body"_s}, {u"g"_s, u"a"_s}, false);
    QCOMPARE(m_world->post.mails.size(), 1U);
    const Mail &mail = m_world->post.mails.front();
    QCOMPARE(mail.from, u"from@example.com"_s);
    QCOMPARE(mail.subject, u" Subject "_s);
    QCOMPARE(mail.body, u"Body"_s);
    QCOMPARE(m_world->log.text(), u"Mail to to@example.com: Subject"_s);
}

void TestRuleKeeper::alertsThatAreNotSent()
{
    const ProcessName process{u"g"_s, u"a"_s};
    m_world->alerts.mail({}, {u"1"_s, {}}, process, false);
    QVERIFY(m_world->log.lines.isEmpty());
    m_world->alerts.mail({u"to@example.com"_s}, {u"2"_s, {}}, process, true);
    QVERIFY(!m_world->alerts.isSilenced(process));
    const auto silence = m_world->silences.add({0, u"g:a"_s, {}, {}, {}});
    QVERIFY(m_world->alerts.isSilenced(process));
    m_world->alerts.mail({u"to@example.com"_s}, {u"3"_s, {}}, process, false);
    QVERIFY(m_world->post.mails.empty());
    QCOMPARE(m_world->log.lines, (QStringList{u"Dry run, not mailed: 2"_s,
                                              u"Not mailed, g:a is silenced (%1): 3"_s.arg(silence->id)}));
    m_world->alerts.mail({u"to@example.com"_s}, {u"4"_s, {}}, {u"g"_s, u"b"_s}, false);
    QCOMPARE(m_world->post.subjects(), QStringList{u"4"_s});
}

void TestRuleKeeper::incidentsAreStoredAndTold()
{
    QSignalSpy changed(&m_world->book, &IncidentBook::changed);
    Incident incident;
    incident.process = {u"g"_s, u"a"_s};
    incident.opened = m_world->clock.now();
    incident = m_world->book.open(incident);
    QVERIFY(incident.id != 0);
    incident.outcome = u"over"_s;
    m_world->book.update(incident);
    QCOMPARE(changed.count(), 2);
    QCOMPARE(m_world->incidents(), std::vector<Incident>{incident});
    m_world->book.announce(incident);
    QCOMPARE(changed.count(), 3);
}

void TestRuleKeeper::incidentsOnAFullDisk()
{
    QSignalSpy changed(&m_world->book, &IncidentBook::changed);
    m_world->setFull(true);
    Incident incident;
    incident.cause = u"x"_s.repeated(100'000);
    for (int i = 0; i < 3; ++i) {
        const Incident opened = m_world->book.open(incident);
        QCOMPARE(opened.id, 0);
        m_world->book.update(opened);
    }
    QCOMPARE(changed.count(), 6);
    QCOMPARE(m_world->log.lines.filter(u"An incident could not be stored"_s).size(), 1);
    m_world->setFull(false);
    QVERIFY(m_world->book.open(incident).id != 0);
    m_world->setFull(true);
    QCOMPARE(m_world->book.open(incident).id, 0);
    QCOMPARE(m_world->log.lines.filter(u"An incident could not be stored"_s).size(), 2);
}

void TestRuleKeeper::testMailToNobody()
{
    MailTester tester(m_world->log, m_world->clock, [](const char *) { return std::nullopt; });
    const auto sending = tester.send(Configuration(), TestMailRequest());
    QTRY_VERIFY(sending.isFinished());
    QVERIFY(!sending.result());
    QCOMPARE(sending.result().error().code, ErrorCode::InvalidInput);
}

void TestRuleKeeper::testMailThatFails()
{
    Configuration configuration;
    configuration.mail.command = u"/not/there"_s;
    configuration.mail.to = QStringList{u"one@example.com"_s};
    CrashMailSection section;
    section.to = QStringList{u"two@example.com"_s, u"one@example.com"_s};
    configuration.sections = {section};
    QCOMPARE(recipientsOf(configuration), (QStringList{u"one@example.com"_s, u"two@example.com"_s}));
    MailTester tester(m_world->log, m_world->clock, [](const char *) { return std::nullopt; });
    const auto sending = tester.send(configuration, TestMailRequest{u"me@example.com"_s, {}});
    QTRY_VERIFY(sending.isFinished());
    const Result<TestMailAnswer> answer = sending.result();
    QVERIFY(answer);
    QCOMPARE(answer->deliveries.size(), 1U);
    QCOMPARE(answer->deliveries.front().recipients, QStringList{u"me@example.com"_s});
    QVERIFY(!answer->deliveries.front().accepted);
    QVERIFY(!answer->deliveries.front().answer.isEmpty());
}

QTEST_GUILESS_MAIN(TestRuleKeeper)
#include "tst_rulekeeper.moc"
