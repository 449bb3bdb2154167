// SPDX-License-Identifier: GPL-3.0-or-later
#include "notify/smtpdialogue.h"

#include <QTest>

using namespace pennon;
using Step = SmtpDialogue::Step;

namespace {

SmtpDelivery delivery(const QByteArray &message = "Subject: a\r\n\r\ntext\r\n")
{
    return {"sup@example.com", {"one@example.com", "two@example.com"}, message};
}

/// Answers the dialogue with these codes and returns all that it says.
QByteArray talk(SmtpDialogue &dialogue, const QList<int> &codes)
{
    QByteArray said = dialogue.start();
    for (const int code : codes)
        said += dialogue.answer({code, {"words " + QByteArray::number(code)}});
    return said;
}

} // namespace

class TestSmtpDialogue : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void accepted()
    {
        SmtpDialogue dialogue(delivery(), false, false);
        QCOMPARE(talk(dialogue, {250, 250, 251, 354}),
                 QByteArray("MAIL FROM:<sup@example.com>\r\nRCPT TO:<one@example.com>\r\n"
                            "RCPT TO:<two@example.com>\r\nDATA\r\nSubject: a\r\n\r\ntext\r\n.\r\n"));
        QCOMPARE(dialogue.step(), Step::Message);
        QVERIFY(!dialogue.isOver());
        QCOMPARE(dialogue.answer({250, {"taken"}}), QByteArray());
        QCOMPARE(dialogue.step(), Step::Accepted);
        QVERIFY(dialogue.isOver());
        QCOMPARE(dialogue.recipientReplies().at(1).code, 251);
    }

    void rejected_data()
    {
        QTest::addColumn<QList<int>>("codes");
        QTest::addColumn<Step>("step");
        QTest::newRow("sender") << QList<int>{451} << Step::Sender;
        QTest::newRow("all recipients") << QList<int>{250, 550, 450} << Step::Recipient;
        QTest::newRow("session ends") << QList<int>{250, 421} << Step::Recipient;
        QTest::newRow("data") << QList<int>{250, 250, 250, 452} << Step::Data;
        QTest::newRow("data, odd") << QList<int>{250, 250, 250, 250} << Step::Data;
        QTest::newRow("message") << QList<int>{250, 250, 250, 354, 552} << Step::Message;
        QTest::newRow("message, odd") << QList<int>{250, 250, 250, 354, 354} << Step::Message;
    }
    void rejected()
    {
        QFETCH(QList<int>, codes);
        SmtpDialogue dialogue(delivery(), false, false);
        QVERIFY(talk(dialogue, codes.first(codes.size() - 1)).endsWith("\r\n"));
        QVERIFY(!dialogue.isOver());
        QCOMPARE(dialogue.answer({codes.last(), {"no"}}), QByteArray());
        QVERIFY(dialogue.isOver());
        QCOMPARE(dialogue.step(), Step::Rejected);
        QTEST(dialogue.rejectedAt(), "step");
    }

    void someRecipientsRefused()
    {
        SmtpDialogue dialogue(delivery(), false, false);
        QVERIFY(talk(dialogue, {250, 550, 250}).endsWith("DATA\r\n"));
        QCOMPARE(dialogue.recipientReplies().size(), 2);
        QVERIFY(!dialogue.recipientReplies().at(0).isPositive());
        QCOMPARE(dialogue.recipientReplies().at(0).text(), QByteArray("words 550"));
    }

    void dots_data()
    {
        QTest::addColumn<QByteArray>("message");
        QTest::addColumn<QByteArray>("sent");
        QTest::newRow("none") << QByteArray("a.\r\nb\r\n") << QByteArray("a.\r\nb\r\n.\r\n");
        QTest::newRow("first") << QByteArray(".a\r\n") << QByteArray("..a\r\n.\r\n");
        QTest::newRow("alone") << QByteArray("a\r\n.\r\nb\r\n") << QByteArray("a\r\n..\r\nb\r\n.\r\n");
        QTest::newRow("in a row") << QByteArray("\r\n.\r\n.\r\n..\r\n")
                                  << QByteArray("\r\n..\r\n..\r\n...\r\n.\r\n");
        QTest::newRow("no end") << QByteArray("a") << QByteArray("a\r\n.\r\n");
        QTest::newRow("last") << QByteArray("a\r\n.") << QByteArray("a\r\n..\r\n.\r\n");
        QTest::newRow("empty") << QByteArray() << QByteArray(".\r\n");
    }
    void dots()
    {
        QFETCH(QByteArray, message);
        SmtpDialogue dialogue(delivery(message), false, false);
        static_cast<void>(talk(dialogue, {250, 250, 250}));
        QTEST(dialogue.answer({354, {}}), "sent");
    }

    void extensions_data()
    {
        QTest::addColumn<QByteArray>("sender");
        QTest::addColumn<QByteArray>("recipient");
        QTest::addColumn<bool>("size");
        QTest::addColumn<bool>("utf8");
        QTest::addColumn<QByteArray>("said");
        const auto row = [](const char *name, const char *sender, const char *recipient, bool size, bool utf8,
                            const char *said) {
            QTest::newRow(name) << QByteArray(sender) << QByteArray(recipient) << size << utf8
                                << QByteArray(said);
        };
        row("none", "a@b.c", "d@e.f", false, false, "MAIL FROM:<a@b.c>\r\nRCPT TO:<d@e.f>\r\n");
        row("no sender", "", "d@e.f", false, false, "MAIL FROM:<>\r\nRCPT TO:<d@e.f>\r\n");
        row("local user", "root", "admin", false, false, "MAIL FROM:<root>\r\nRCPT TO:<admin>\r\n");
        row("size", "a@b.c", "d@e.f", true, false, "MAIL FROM:<a@b.c> SIZE=3\r\nRCPT TO:<d@e.f>\r\n");
        row("UTF-8 not needed", "a@b.c", "d@e.f", false, true, "MAIL FROM:<a@b.c>\r\nRCPT TO:<d@e.f>\r\n");
        row("UTF-8", "a@b.c", "größe@e.f", true, true,
            "MAIL FROM:<a@b.c> SIZE=3 SMTPUTF8\r\nRCPT TO:<größe@e.f>\r\n");
        row("UTF-8 not offered", "a@b.c", "größe@e.f", false, false,
            "MAIL FROM:<a@b.c>\r\nRCPT TO:<größe@e.f>\r\n");
        row("host name", "a@bücher.example", "d@bücher.example", false, false,
            "MAIL FROM:<a@xn--bcher-kva.example>\r\nRCPT TO:<d@xn--bcher-kva.example>\r\n");
    }
    void extensions()
    {
        QFETCH(QByteArray, sender);
        QFETCH(QByteArray, recipient);
        QFETCH(bool, size);
        QFETCH(bool, utf8);
        SmtpDialogue dialogue({sender, {recipient}, "abc"}, size, utf8);
        QTEST(talk(dialogue, {250}), "said");
    }
};

QTEST_GUILESS_MAIN(TestSmtpDialogue)
#include "tst_smtpdialogue.moc"
