// SPDX-License-Identifier: GPL-3.0-or-later
#include "notify/smtpreplies.h"

#include <QTest>

using namespace pennon;

namespace {

QList<SmtpReply> repliesIn(SmtpReplyReader &reader)
{
    QList<SmtpReply> replies;
    while (const std::optional<SmtpReply> reply = reader.next())
        replies += *reply;
    return replies;
}

} // namespace

class TestSmtpReplies : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void wholeAndInPieces_data()
    {
        QTest::addColumn<qsizetype>("piece");
        for (const qsizetype piece : {1, 2, 3, 7, 1000})
            QTest::addRow("%d", static_cast<int>(piece)) << piece;
    }
    void wholeAndInPieces()
    {
        QFETCH(qsizetype, piece);
        const QByteArray bytes =
            "220 hello\r\n250-a\r\n250-SIZE 10\r\n250 c d \r\n354\r\n550-\n550 no\n250 un";
        SmtpReplyReader reader;
        QList<SmtpReply> replies;
        for (qsizetype at = 0; at < bytes.size(); at += piece) {
            reader.add(QByteArrayView(bytes).sliced(at, std::min(piece, bytes.size() - at)));
            replies += repliesIn(reader);
        }
        QVERIFY(!reader.isBroken());
        QCOMPARE(replies.size(), 4);
        QCOMPARE(replies.at(0).code, 220);
        QCOMPARE(replies.at(0).text(), QByteArray("hello"));
        QCOMPARE(replies.at(1).lines, (QByteArrayList{"a", "SIZE 10", "c d "}));
        QCOMPARE(replies.at(2).code, 354);
        QCOMPARE(replies.at(2).text(), QByteArray());
        QCOMPARE(replies.at(3).lines, (QByteArrayList{"", "no"}));
        reader.add("finished\r\n");
        QCOMPARE(repliesIn(reader).value(0).text(), QByteArray("unfinished"));
    }

    void broken_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<int>("replies");
        QTest::addColumn<QByteArray>("line");
        QTest::newRow("HTTP") << QByteArray("250 a\r\nHTTP/1.1 400 Bad\r\n250 b\r\n") << 1
                              << QByteArray("HTTP/1.1 400 Bad");
        QTest::newRow("empty line") << QByteArray("\r\n") << 0 << QByteArray();
        QTest::newRow("short") << QByteArray("25\r\n") << 0 << QByteArray("25");
        QTest::newRow("glued") << QByteArray("2500 a\r\n") << 0 << QByteArray("2500 a");
        QTest::newRow("endless line") << QByteArray(100'000, '2') << 0 << QByteArray(300, '2');
        QTest::newRow("endless reply") << QByteArray("250-a\r\n").repeated(20'000) << 0 << QByteArray();
    }
    void broken()
    {
        QFETCH(QByteArray, bytes);
        SmtpReplyReader reader;
        reader.add(bytes);
        QTEST(static_cast<int>(repliesIn(reader).size()), "replies");
        QVERIFY(reader.isBroken());
        QTEST(reader.brokenLine(), "line");
        reader.add("250 a\r\n");
        QVERIFY(!reader.next());
    }

    void welcome_data()
    {
        QTest::addColumn<int>("helloAfter");
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<bool>("welcome");
        QTest::addColumn<bool>("login");
        const auto row = [](const char *name, int helloAfter, const char *bytes, bool welcome, bool login) {
            QTest::newRow(name) << helloAfter << QByteArray(bytes) << welcome << login;
        };
        row("nothing", 1, "", false, false);
        row("greeting", 1, "220-a\n220 b\n", false, false);
        row("offered", 1, "220 a\n250-a\n250-AUTH PLAIN\n250 SIZE\n", true, true);
        row("last line", 1, "220 a\n250-a\n250 AUTH LOGIN\n", true, true);
        row("without mechanisms", 1, "220 a\r\n250-a\r\n250 AUTH \r\n", true, true);
        row("not offered", 1, "220 a\n250-a\n250 AUTHORITY\n", true, false);
        row("unfinished", 1, "220 a\n250-AUTH PLAIN\n", false, false);
        row("before TLS only", 2, "220 a\n250-AUTH PLAIN\n250 STARTTLS\n220 go\n250 a\n", true, false);
        row("with TLS only", 2, "220 a\n250 STARTTLS\n220 go\n250-a\n250 AUTH PLAIN\n", true, true);
        row("HELO after all", 1, "220 a\n502 no\n250 a\n", true, false);
    }
    void welcome()
    {
        QFETCH(int, helloAfter);
        QFETCH(QByteArray, bytes);
        SmtpReplyReader reader;
        SmtpWelcome welcome(helloAfter);
        reader.add(bytes);
        for (const SmtpReply &reply : repliesIn(reader))
            welcome.add(reply);
        QTEST(welcome.isWelcome(), "welcome");
        QTEST(welcome.offersLogin(), "login");
        QCOMPARE(welcome.isGreeted(), !bytes.isEmpty());
    }

    void extensions()
    {
        SmtpWelcome welcome(1);
        welcome.add({220, {"a"}});
        welcome.add({250, {"a", "size 1000", "SMTPUTF8"}});
        QVERIFY(welcome.offersSize());
        QVERIFY(welcome.offersUtf8());
        SmtpWelcome plain(1);
        plain.add({220, {"a"}});
        plain.add({250, {"a", "SIZES", "8BITMIME"}});
        QVERIFY(!plain.offersSize());
        QVERIFY(!plain.offersUtf8());
        QCOMPARE(plain.last().code, 250);
    }
};

QTEST_GUILESS_MAIN(TestSmtpReplies)
#include "tst_smtpreplies.moc"
