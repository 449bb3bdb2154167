// SPDX-License-Identifier: GPL-3.0-or-later
#include "notify/smtpreplies.h"

#include <QTest>

using namespace pennon;

class TestSmtpReplies : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void loginOffer_data()
    {
        QTest::addColumn<int>("helloAfter");
        QTest::addColumn<QByteArrayList>("lines");
        QTest::addColumn<bool>("welcome");
        QTest::addColumn<bool>("login");
        QTest::newRow("nothing") << 1 << QByteArrayList{} << false << false;
        QTest::newRow("greeting") << 1 << QByteArrayList{"220-a", "220 b"} << false << false;
        QTest::newRow("offered") << 1
                                 << QByteArrayList{"220 a\r\n", "250-a\r\n", "250-AUTH PLAIN\r\n",
                                                   "250 SIZE\r\n"}
                                 << true << true;
        QTest::newRow("last line") << 1 << QByteArrayList{"220 a", "250-a", "250 AUTH LOGIN"} << true << true;
        QTest::newRow("not offered") << 1 << QByteArrayList{"220 a", "250-a", "250 AUTHORITY"} << true
                                     << false;
        QTest::newRow("unfinished") << 1 << QByteArrayList{"220 a", "250-AUTH PLAIN"} << false << false;
        QTest::newRow("before TLS only")
            << 2 << QByteArrayList{"220 a", "250-AUTH PLAIN", "250 STARTTLS", "220 go", "250 a"} << true
            << false;
        QTest::newRow("with TLS only")
            << 2 << QByteArrayList{"220 a", "250 STARTTLS", "220 go", "250-a", "250 AUTH PLAIN"} << true
            << true;
        QTest::newRow("HELO after all") << 1 << QByteArrayList{"220 a", "502 no", "250 a"} << true << false;
        QTest::newRow("garbage") << 1 << QByteArrayList{"", "22", "hello", "220 a", "2", "25", "250"} << true
                                 << false;
    }
    void loginOffer()
    {
        QFETCH(int, helloAfter);
        QFETCH(QByteArrayList, lines);
        SmtpReplies replies(helloAfter, 1);
        for (const QByteArray &line : lines)
            replies.addLine(line);
        QTEST(replies.isWelcome(), "welcome");
        QTEST(replies.offersLogin(), "login");
    }

    void recipientsAndAcceptance()
    {
        SmtpReplies replies(1, 2);
        for (const char *line :
             {"220 a", "250 hello", "250 sender", "550-no", "550 such user", "250 yes", "354 go"})
            replies.addLine(line);
        QVERIFY(replies.isInData());
        QVERIFY(!replies.isAccepted());
        QCOMPARE(replies.recipientReplies().size(), 2);
        QCOMPARE(replies.recipientReplies().first().code, 550);
        QCOMPARE(replies.recipientReplies().first().text, QByteArray("such user"));
        QCOMPARE(replies.recipientReplies().last().code, 250);
        replies.addLine("250 taken");
        QVERIFY(replies.isAccepted());
        replies.addLine("221 bye");
        QCOMPARE(replies.last().text, QByteArray("taken"));
    }
};

QTEST_GUILESS_MAIN(TestSmtpReplies)
#include "tst_smtpreplies.moc"
