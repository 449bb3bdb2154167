// SPDX-License-Identifier: GPL-3.0-or-later
#include "notify/mailqueue.h"

#include <QTest>

using namespace pennon;
using namespace std::chrono_literals;

class TestMailQueue final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void dueOnesInTheOrderOfPosting();
    void takesWhatIsOld();
    void bringsForward();

private:
    static constexpr Clock::SteadyTime noon{12h};
    static constexpr Clock::WallTime today{std::chrono::seconds(1'700'000'000)};

    [[nodiscard]] static QueuedMail mail(quint64 ticket, std::chrono::seconds age = 0s)
    {
        return {ticket, {}, today - age, 0};
    }
    [[nodiscard]] static quint64 take(MailQueue &queue, Clock::SteadyTime now)
    {
        const std::optional<QueuedMail> taken = queue.takeDue(now);
        return taken ? taken->ticket : 0;
    }
};

void TestMailQueue::dueOnesInTheOrderOfPosting()
{
    MailQueue queue;
    QVERIFY(!queue.nextDue());
    QCOMPARE(take(queue, noon), quint64{0});
    queue.insert(mail(1), noon + 2s);
    queue.insert(mail(2), noon + 1s);
    QCOMPARE(queue.nextDue(), std::optional(noon + 1s));
    queue.insert(mail(3));
    queue.insert(mail(4));
    QVERIFY(*queue.nextDue() < noon);
    QCOMPARE(queue.size(), 4);
    std::optional<QueuedMail> third = queue.takeDue(noon);
    QCOMPARE(third->ticket, quint64{3});
    queue.insert(*third); // back in its place
    QCOMPARE(take(queue, noon + 2s), quint64{3});
    QCOMPARE(take(queue, noon + 2s), quint64{4});
    QCOMPARE(take(queue, noon + 2s), quint64{2});
    QCOMPARE(take(queue, noon + 2s), quint64{1});
    QCOMPARE(queue.size(), 0);
}

void TestMailQueue::takesWhatIsOld()
{
    MailQueue queue;
    QVERIFY(!queue.oldest());
    queue.insert(mail(1, 100s));
    queue.insert(mail(2, 50s));
    queue.insert(mail(3, 200s), noon);
    QCOMPARE(queue.oldest(), std::optional(today - 200s));
    const std::vector<QueuedMail> old = queue.takeUntil(today - 100s);
    QCOMPARE(old.size(), std::size_t{2});
    QCOMPARE(queue.size(), 1);
    QCOMPARE(queue.oldest(), std::optional(today - 50s));
}

void TestMailQueue::bringsForward()
{
    MailQueue queue;
    queue.insert(mail(1));
    queue.insert(mail(2));
    queue.insert(*queue.takeDue(noon), noon + 1h);
    QCOMPARE(take(queue, noon), quint64{2});
    QCOMPARE(take(queue, noon), quint64{0});
    queue.insert(mail(3));
    queue.bringForward();
    QCOMPARE(take(queue, noon), quint64{1});
    QCOMPARE(take(queue, noon), quint64{3});
}

QTEST_GUILESS_MAIN(TestMailQueue)
#include "tst_mailqueue.moc"
