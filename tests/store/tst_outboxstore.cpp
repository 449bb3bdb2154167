// SPDX-License-Identifier: GPL-3.0-or-later
#include "opendatabase.h"

#include "store/batchstore.h"
#include "store/outboxstore.h"
#include "store/serialstore.h"

#include <QTest>

using namespace pennon;

namespace {

const QString queue = QStringLiteral("smtp");

Mail mail(const QString &subject)
{
    return {QStringLiteral("a@example.com"),
            {QStringLiteral("b@example.com"), QStringLiteral("\"C, D\" <c@example.com>")},
            subject,
            QStringLiteral("Zeile 1\nпривет \U0001F600\n")};
}

QStringList subjects(OutboxStore &store)
{
    QStringList found;
    const auto mails = store.load();
    for (const StoredMail &stored : mails.value())
        found += stored.mail.subject;
    return found;
}

} // namespace

class TestOutboxStore : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void keepsMailsAsTheyAre()
    {
        OpenDatabase database;
        qint64 id = 0;
        Mail wanted = mail(QStringLiteral("one"));
        wanted.html = QStringLiteral("<p>привет");
        wanted.messageId = QStringLiteral("1@host");
        wanted.inReplyTo = QStringLiteral("0@host");
        {
            OutboxStore store(*database, queue);
            id = store.add(wanted, at(1000)).value();
            QVERIFY(id > 0);
        }
        database.reopen();
        OutboxStore store(*database, queue);
        const auto mails = store.load();
        QVERIFY(mails);
        QCOMPARE(mails->size(), 1U);
        const StoredMail &stored = mails->front();
        QCOMPARE(stored.id, id);
        QCOMPARE(stored.mail.from, wanted.from);
        QCOMPARE(stored.mail.to, wanted.to);
        QCOMPARE(stored.mail.subject, wanted.subject);
        QCOMPARE(stored.mail.body, wanted.body);
        QCOMPARE(stored.mail.html, wanted.html);
        QCOMPARE(stored.mail.messageId, wanted.messageId);
        QCOMPARE(stored.mail.inReplyTo, wanted.inReplyTo);
        QCOMPARE(stored.created, at(1000));
        QCOMPARE(stored.nextAttempt, at(1000));
        QCOMPARE(stored.attempts, 0);
        QVERIFY(stored.lastError.isEmpty());
    }

    void emptyAndNullTexts()
    {
        OpenDatabase database;
        OutboxStore store(*database, queue);
        QVERIFY(store.add({}, at(1)));
        const auto mails = store.load();
        QCOMPARE(mails->size(), 1U);
        QVERIFY(mails->front().mail.to.isEmpty());
        QVERIFY(mails->front().mail.subject.isEmpty());
        QVERIFY(mails->front().mail.html.isEmpty());
    }

    void inOrderAndByQueue()
    {
        OpenDatabase database;
        OutboxStore store(*database, queue);
        OutboxStore other(*database, QStringLiteral("sendmail"));
        const qint64 one = store.add(mail(QStringLiteral("one")), at(30)).value();
        QVERIFY(other.add(mail(QStringLiteral("else")), at(20)));
        const qint64 two = store.add(mail(QStringLiteral("two")), at(10)).value();
        QVERIFY(two > one);
        QCOMPARE(subjects(store), (QStringList{QStringLiteral("one"), QStringLiteral("two")}));
        QCOMPARE(subjects(other), QStringList{QStringLiteral("else")});
        QVERIFY(store.remove(one));
        QVERIFY(store.remove(one)); // nothing to be done is no error
        QCOMPARE(subjects(store), QStringList{QStringLiteral("two")});
        QCOMPARE(DeadLetters(*database).waitingQueues().value(),
                 (QStringList{QStringLiteral("sendmail"), queue}));
    }

    void anIdIsNeverGivenTwice()
    {
        OpenDatabase database;
        OutboxStore store(*database, queue);
        const qint64 one = store.add(mail(QStringLiteral("one")), at(1)).value();
        QVERIFY(store.remove(one));
        QVERIFY(store.add(mail(QStringLiteral("two")), at(1)).value() > one);
    }

    void repeatsAndGivesUp()
    {
        OpenDatabase database;
        OutboxStore store(*database, queue);
        DeadLetters dead(*database);
        const qint64 id = store.add(mail(QStringLiteral("one")), at(1)).value();
        QVERIFY(store.add(mail(QStringLiteral("two")), at(1)));
        QVERIFY(store.reschedule(id, 3, at(99), QStringLiteral("421 later")));
        const StoredMail stored = store.load()->front();
        QCOMPARE(stored.attempts, 3);
        QCOMPARE(stored.nextAttempt, at(99));
        QCOMPARE(stored.lastError, QStringLiteral("421 later"));

        QVERIFY(store.markDead(id, QStringLiteral("too old"), at(500)));
        QCOMPARE(subjects(store), QStringList{QStringLiteral("two")});
        QCOMPARE(store.counts()->waiting, 1);
        QCOMPARE(store.counts()->dead, 1);
        const auto letters = dead.list(10);
        QCOMPARE(letters->size(), 1U);
        QCOMPARE(letters->front().queue, queue);
        QCOMPARE(letters->front().died, at(500));
        QCOMPARE(letters->front().stored.lastError, QStringLiteral("too old"));
        QCOMPARE(letters->front().stored.attempts, 3);

        QVERIFY(dead.revive(id, at(600)));
        QCOMPARE(store.load()->front().nextAttempt, at(600));
        QCOMPARE(dead.revive(id, at(600)).error().code, ErrorCode::NotFound);
        QCOMPARE(dead.remove(id).error().code, ErrorCode::NotFound);
        QVERIFY(store.markDead(id, QStringLiteral("again"), at(700)));
        QCOMPARE(dead.prune(at(700)).value(), 0);
        QCOMPARE(dead.prune(at(701)).value(), 1);
        QCOMPARE(dead.counts()->dead, 0);
        QCOMPARE(dead.counts()->waiting, 1);
    }

    void aFullDisk()
    {
        OpenDatabase database;
        OutboxStore store(*database, queue);
        QVERIFY(store.add(mail(QStringLiteral("before")), at(1)));
        database.setFull(true);
        Mail big = mail(QStringLiteral("big"));
        big.body = QString(100'000, u'x');
        const auto refused = store.add(big, at(1));
        QVERIFY(!refused);
        QVERIFY2(refused.error().message.contains(QStringLiteral("disk is full")),
                 qPrintable(refused.error().message));
        QVERIFY(refused.error().message.contains(database->file()));
        const auto undone = database->transaction([&]() -> Result<void> {
            (void) store.add(mail(QStringLiteral("small")), at(1));
            (void) store.add(big, at(1));
            return {};
        });
        QVERIFY(!undone);
        QCOMPARE(subjects(store), QStringList{QStringLiteral("before")});
        database.setFull(false);
        QVERIFY(store.add(big, at(1)));
        QCOMPARE(subjects(store), (QStringList{QStringLiteral("before"), QStringLiteral("big")}));
    }

    void serialsAreKnownAgain()
    {
        OpenDatabase database;
        const QString one = QStringLiteral("supervisor 1");
        {
            SerialStore store(*database);
            QVERIFY(store.add(one, 7).value());
            QVERIFY(!store.add(one, 7).value());
            QVERIFY(store.add(QStringLiteral("supervisor 2"), 7).value());
        }
        database.reopen();
        SerialStore store(*database);
        QVERIFY(store.contains(one, 7).value());
        QVERIFY(!store.contains(one, 8).value());
        QVERIFY(!store.add(one, 7).value());
    }

    void theLatestSerialsAreKept()
    {
        OpenDatabase database;
        SerialStore store(*database);
        const QString instance = QStringLiteral("x");
        QVERIFY(database->transaction([&]() -> Result<void> {
            for (qint64 serial = 0; serial < 10'000; ++serial) {
                if (const auto added = store.add(instance, serial); !added)
                    return tl::unexpected(added.error());
            }
            return {};
        }));
        QVERIFY(store.contains(instance, 9'999).value());
        QVERIFY(store.contains(instance, 10'000 - SerialStore::kept).value());
        QVERIFY(!store.contains(instance, 7'000).value());
        const auto rows = database->connection().number(QStringLiteral("SELECT count(*) FROM serial"));
        QVERIFY(rows->value() < SerialStore::kept + 100);
    }

    void batches()
    {
        OpenDatabase database;
        const QString key = QStringLiteral("crashmailbatch");
        {
            BatchStore store(*database);
            QVERIFY(store.append(key, QStringLiteral("one")));
            QVERIFY(store.append(QStringLiteral("crashsms"), QStringLiteral("else")));
            QVERIFY(store.append(key, QStringLiteral("two")));
        }
        database.reopen();
        BatchStore store(*database);
        const auto lines = store.load(key);
        QCOMPARE(lines->size(), 2U);
        QCOMPARE(lines->at(0).text, QStringLiteral("one"));
        QCOMPARE(lines->at(1).text, QStringLiteral("two"));
        QVERIFY(store.remove({lines->at(0).id}));
        QCOMPARE(*store.load(key), std::vector{lines->at(1)});
        QCOMPARE(store.load(QStringLiteral("crashsms"))->size(), 1U);
    }

    void anEventIsTakenInAsAWhole()
    {
        OpenDatabase database;
        OutboxStore mails(*database, queue);
        SerialStore serials(*database);
        BatchStore lines(*database);
        const QString instance = QStringLiteral("x");
        const auto takeIn = [&](qint64 serial, bool fails) {
            return database->transaction([&, serial, fails]() -> Result<void> {
                (void) serials.add(instance, serial);
                (void) lines.append(QStringLiteral("b"), QStringLiteral("line"));
                (void) mails.add(mail(QString::number(serial)), at(serial));
                if (fails)
                    return failure(ErrorCode::System, QStringLiteral("no"));
                return {};
            });
        };
        QVERIFY(!takeIn(1, true));
        QVERIFY(!serials.contains(instance, 1).value());
        QVERIFY(subjects(mails).isEmpty());
        QVERIFY(lines.load(QStringLiteral("b"))->empty());
        QVERIFY(takeIn(1, false));
        QVERIFY(serials.contains(instance, 1).value());
        QCOMPARE(subjects(mails), QStringList{QStringLiteral("1")});
    }

    void storm()
    {
        OpenDatabase database;
        OutboxStore mails(*database, queue);
        SerialStore serials(*database);
        QBENCHMARK_ONCE
        {
            for (qint64 serial = 0; serial < 1000; ++serial) {
                QVERIFY(database->transaction([&, serial]() -> Result<void> {
                    (void) serials.add(QStringLiteral("x"), serial);
                    (void) mails.add(mail(QStringLiteral("one")), at(serial));
                    return {};
                }));
            }
        }
        QCOMPARE(mails.counts()->waiting, 1000);
    }
};

QTEST_GUILESS_MAIN(TestOutboxStore)
#include "tst_outboxstore.moc"
