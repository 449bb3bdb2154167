// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/tray/notificationpolicy.h"

#include <QTest>

namespace pennon {

using namespace std::chrono_literals;

static Notice notice(const char *name, Health health = Health::Failed, const char *what = "failed")
{
    const QString word = QString::fromLatin1(name);
    Notice made;
    made.serverId = QStringLiteral("s1");
    made.serverName = QStringLiteral("prod-1");
    made.process = {word, word};
    made.health = health;
    made.title = QString(word + QLatin1String(": ") + QLatin1String(what));
    return made;
}

static Notice lost(const char *server)
{
    Notice made;
    made.serverId = made.serverName = QString::fromLatin1(server);
    made.health = Health::Unknown;
    made.title = QStringLiteral("does not answer");
    return made;
}

static Notice old(Notice made)
{
    made.old = true;
    return made;
}

/// The policy over time; what it ordered as text.
class Story
{
public:
    QString at(std::chrono::milliseconds time, const std::vector<Notice> &notices, bool quiet = false)
    {
        const auto orders = policy.update(notices, m_start + time, quiet);
        QStringList text;
        for (const QString &id : orders.close)
            text += QString(QLatin1String("close ") + brief(id));
        for (const Notification &shown : orders.show)
            text += QString(QLatin1String("show ") + brief(shown.id) + QLatin1String(" \"") + shown.title +
                            QLatin1Char('"'));
        return text.join(QLatin1String(", "));
    }
    std::chrono::milliseconds nextLook() const
    {
        return policy.nextLook()
                   ? std::chrono::duration_cast<std::chrono::milliseconds>(*policy.nextLook() - m_start)
                   : -1ms;
    }
    static QString brief(const QString &id)
    {
        return id.section(QLatin1Char(':'), -1).section(QLatin1Char('\n'), -1);
    }

    NotificationPolicy policy;

private:
    Clock::SteadyTime m_start = Clock::SteadyTime(1h);
};

class NotificationPolicyTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void tellsOfOneTroubleFromItsBeginToItsEnd();
    void saysNothingOfWhatPasses();
    void isPatientWithServers();
    void changesAndDoesNotRepeat();
    void comesAgainOnlyWhenWorse();
    void doesNotFlicker();
    void tellsOfTroubleThatComesAndGoesAllTheTime();
    void tellsOfManyTogether();
    void threeAreNotMany();
    void aGroupShrinksAndGoes();
    void sumsUpWhatWasThereBefore();
    void isSilentWhileQuiet();
    void withdrawsWhileQuiet();
    void knowsWhatIsOpen();
    void aNewTroubleOfTheSameProcessIsNews();
};

void NotificationPolicyTest::tellsOfOneTroubleFromItsBeginToItsEnd()
{
    Story story;
    QCOMPARE(story.at(0s, {}), QString());
    QCOMPARE(story.nextLook(), -1ms);
    QCOMPARE(story.at(1s, {notice("a")}), QString());
    QCOMPARE(story.nextLook(), 3s);
    QCOMPARE(story.at(3s, {notice("a")}), QStringLiteral("show a \"a: failed\""));
    QCOMPARE(story.at(60s, {notice("a")}), QString());
    QCOMPARE(story.at(61s, {}), QString());
    QCOMPARE(story.nextLook(), 64s);
    QCOMPARE(story.at(64s, {}), QStringLiteral("close a"));
    QCOMPARE(story.nextLook(), -1ms);
}

void NotificationPolicyTest::saysNothingOfWhatPasses()
{
    Story story;
    QCOMPARE(story.at(0s, {notice("a")}), QString());
    QCOMPARE(story.at(1s, {}), QString());
    QCOMPARE(story.at(10s, {}), QString());
    QCOMPARE(story.nextLook(), -1ms);
}

void NotificationPolicyTest::isPatientWithServers()
{
    Story story;
    QCOMPARE(story.at(0s, {lost("prod-1")}), QString());
    QCOMPARE(story.at(14s, {lost("prod-1")}), QString());
    QCOMPARE(story.nextLook(), 15s);
    QCOMPARE(story.at(15s, {lost("prod-1")}), QStringLiteral("show  \"does not answer\""));
}

void NotificationPolicyTest::changesAndDoesNotRepeat()
{
    Story story;
    story.at(0s, {notice("a", Health::Trouble, "limit in 9 min")});
    QCOMPARE(story.at(2s, {notice("a", Health::Trouble, "limit in 9 min")}),
             QStringLiteral("show a \"a: limit in 9 min\""));
    QCOMPARE(story.at(5s, {notice("a", Health::Trouble, "limit in 8 min")}), QString()); // not all the time
    QCOMPARE(story.nextLook(), 12s);
    QCOMPARE(story.at(12s, {notice("a", Health::Trouble, "limit in 8 min")}),
             QStringLiteral("show a \"a: limit in 8 min\""));
    QCOMPARE(story.at(13s, {notice("a", Health::Failed, "gone")}),
             QStringLiteral("show a \"a: gone\"")); // but at once
}

void NotificationPolicyTest::comesAgainOnlyWhenWorse()
{
    Story story;
    story.at(0s, {notice("a", Health::Trouble)});
    story.at(2s, {notice("a", Health::Trouble)});
    story.policy.wasClosed(notice("a").id());
    QCOMPARE(story.at(60s, {notice("a", Health::Trouble, "other words")}), QString());
    QCOMPARE(story.at(61s, {notice("a", Health::Failed)}), QStringLiteral("show a \"a: failed\""));
    story.policy.wasClosed(notice("a").id());
    QCOMPARE(story.at(62s, {notice("a", Health::Trouble)}), QString());
    QCOMPARE(story.at(63s, {notice("a", Health::Failed)}), QString()); // as bad as it was
    QCOMPARE(story.at(64s, {}), QString());
    QCOMPARE(story.at(67s, {}), QString()); // there is nothing to withdraw
}

void NotificationPolicyTest::doesNotFlicker()
{
    Story story;
    story.at(0s, {notice("a")});
    QCOMPARE(story.at(2s, {notice("a")}), QStringLiteral("show a \"a: failed\""));
    for (int round = 0; round < 5; ++round) {
        const auto begin = 4s * round + 4s;
        QCOMPARE(story.at(begin, {}), QString()); // STARTING
        QCOMPARE(story.at(begin + 2s, {notice("a")}), QString());
    }
}

void NotificationPolicyTest::tellsOfTroubleThatComesAndGoesAllTheTime()
{
    Story story;
    QCOMPARE(story.at(0s, {notice("a")}), QString());
    QCOMPARE(story.at(1s, {}), QString());
    QCOMPARE(story.at(3s, {notice("a")}), QStringLiteral("show a \"a: failed\""));
}

void NotificationPolicyTest::tellsOfManyTogether()
{
    Story story;
    story.at(0s, {notice("a", Health::Trouble)});
    const std::vector all{notice("a", Health::Trouble), notice("b"), notice("c"), notice("d"), notice("e")};
    QCOMPARE(story.at(1900ms, all), QString());
    const auto orders = story.policy.update(all, Clock::SteadyTime(1h) + 2s, false);
    QCOMPARE(orders.show.size(), 1);
    QCOMPARE(orders.show.front().id, QStringLiteral("group-1"));
    QCOMPARE(orders.show.front().title, QStringLiteral("5 problem(s) on prod-1"));
    QCOMPARE(orders.show.front().body,
             QStringLiteral("b: failed\nc: failed\nd: failed\ne: failed\na: failed"));
    QCOMPARE(orders.show.front().health, Health::Failed);
    QVERIFY(!orders.show.front().about);
    QCOMPARE(story.at(10s, all), QString());
}

void NotificationPolicyTest::threeAreNotMany()
{
    Story story;
    const std::vector all{notice("a"), notice("b"), notice("c")};
    story.at(0s, all);
    QCOMPARE(story.at(2s, all),
             QStringLiteral("show a \"a: failed\", show b \"b: failed\", show c \"c: failed\""));
}

void NotificationPolicyTest::aGroupShrinksAndGoes()
{
    Story story;
    std::vector<Notice> all;
    for (const char *name : {"a", "b", "c", "d", "e", "f", "g"})
        all.push_back(notice(name));
    story.at(0s, all);
    const auto orders = story.policy.update(all, Clock::SteadyTime(1h) + 2s, false);
    QCOMPARE(orders.show.at(0).body,
             QStringLiteral("a: failed\nb: failed\nc: failed\nd: failed\nand 3 more"));
    all.resize(2);
    story.at(20s, all);
    QCOMPARE(story.at(23s, all), QStringLiteral("show group-1 \"2 problem(s) on prod-1\""));
    story.at(30s, {});
    QCOMPARE(story.at(33s, {}), QStringLiteral("close group-1"));
}

void NotificationPolicyTest::sumsUpWhatWasThereBefore()
{
    Story story;
    const std::vector all{old(notice("a")), old(notice("b"))};
    story.at(0s, all);
    QCOMPARE(story.at(2s, all), QStringLiteral("show group-1 \"Pennon found 2 problem(s)\""));
    // One that is new has a notification of its own.
    std::vector more = all;
    more.push_back(notice("c"));
    story.at(10s, more);
    QCOMPARE(story.at(12s, more), QStringLiteral("show c \"c: failed\""));
}

void NotificationPolicyTest::isSilentWhileQuiet()
{
    Story story;
    QCOMPARE(story.at(0s, {notice("a")}, true), QString());
    QCOMPARE(story.at(30s, {notice("a"), notice("b")}, true), QString());
    QCOMPARE(story.at(50s, {notice("a")}, true), QString());
    QCOMPARE(story.at(60s, {notice("a")}, false), QStringLiteral("show a \"a: failed\""));
}

void NotificationPolicyTest::withdrawsWhileQuiet()
{
    Story story;
    story.at(0s, {notice("a", Health::Trouble)});
    story.at(2s, {notice("a", Health::Trouble)});
    QCOMPARE(story.at(20s, {notice("a", Health::Failed)}, true), QString());
    QCOMPARE(story.at(30s, {}, true), QString());
    QCOMPARE(story.at(33s, {}, true), QStringLiteral("close a"));
}

void NotificationPolicyTest::knowsWhatIsOpen()
{
    Story story;
    const std::vector all{notice("a"), notice("b")};
    story.at(0s, all);
    QVERIFY(story.policy.open().empty());
    story.at(2s, all);
    QCOMPARE(story.policy.open().size(), 2);
    story.policy.wasClosed(notice("a").id());
    story.policy.wasClosed(QStringLiteral("never shown"));
    QCOMPARE(story.policy.open().size(), 1);
    QCOMPARE(story.policy.open().front().title, QStringLiteral("b: failed"));
}

void NotificationPolicyTest::aNewTroubleOfTheSameProcessIsNews()
{
    Story story;
    story.at(0s, {notice("a")});
    story.at(2s, {notice("a")});
    story.policy.wasClosed(notice("a").id());
    story.at(10s, {});
    story.at(13s, {});
    story.at(60s, {notice("a")});
    QCOMPARE(story.at(62s, {notice("a")}), QStringLiteral("show a \"a: failed\""));
}

} // namespace pennon

QTEST_GUILESS_MAIN(pennon::NotificationPolicyTest)
#include "tst_notificationpolicy.moc"
