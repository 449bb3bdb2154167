// SPDX-License-Identifier: GPL-3.0-or-later
#include "notify/mailtext.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTest>

using namespace pennon;

namespace {

QJsonObject parsed(const QByteArray &message)
{
    QProcess python;
    python.start(QStringLiteral("/usr/bin/python3"), {QStringLiteral(PENNON_FIXTURES "/parsemail.py")});
    python.write(message);
    python.closeWriteChannel();
    python.waitForFinished();
    qInfo("%s", python.readAllStandardError().constData());
    return QJsonDocument::fromJson(python.readAllStandardOutput()).object();
}

QByteArray madeOf(const Mail &mail)
{
    return mimeMessage(mail, Clock::WallTime(std::chrono::seconds(1761987900)), QStringLiteral("id1@host"));
}

Mail mail(const QString &subject, const QString &body)
{
    return {QStringLiteral("sup@example.com"), {QStringLiteral("a@example.com")}, subject, body};
}

} // namespace

class TestMailText : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void superlanceForm_data()
    {
        QTest::addColumn<QStringList>("to");
        QTest::addColumn<QString>("subject");
        QTest::addColumn<QString>("body");
        QTest::addColumn<QByteArray>("text");
        const QStringList one{QStringLiteral("chrism@example.com")};
        QTest::newRow("plain") << one << QStringLiteral("a subject") << QStringLiteral("one\ntwo")
                               << QByteArray("To: chrism@example.com\nSubject: a subject\n\none\ntwo");
        QTest::newRow("crashmail's two blanks")
            << one << QStringLiteral(" foo crashed") << QStringLiteral("b")
            << QByteArray("To: chrism@example.com\nSubject:  foo crashed\n\nb");
        QTest::newRow("no subject") << one << QString() << QString()
                                    << QByteArray("To: chrism@example.com\nSubject: \n\n");
        QTest::newRow("two recipients")
            << QStringList{QStringLiteral("a@example.com"), QStringLiteral("b@example.com")}
            << QStringLiteral("s") << QStringLiteral("b")
            << QByteArray("To: a@example.com, b@example.com\nSubject: s\n\nb");
        QTest::newRow("hostile") << QStringList{QStringLiteral("a@example.com\nBcc: x@example.com")}
                                 << QStringLiteral("x\r\nCc: y@example.com\n\nhello") << QStringLiteral("b")
                                 << QByteArray("To: a@example.com Bcc: x@example.com\n"
                                               "Subject: x  Cc: y@example.com  hello\n\nb");
        QTest::newRow("utf-8") << one << QStringLiteral("进程") << QStringLiteral("größer\n")
                               << QByteArray("To: chrism@example.com\nSubject: 进程\n\ngrößer\n");
    }
    void superlanceForm()
    {
        QFETCH(QStringList, to);
        QFETCH(QString, subject);
        QFETCH(QString, body);
        QTEST(superlanceText({{}, to, subject, body}), "text");
    }

    void bareAddress_data()
    {
        QTest::addColumn<QString>("address");
        const auto row = [](const char *mailbox, const char *address) {
            QTest::newRow(mailbox) << QString::fromUtf8(address);
        };
        row("a@b", "a@b");
        row("  a@b ", "a@b");
        row("<a@b>", "a@b");
        row("Name <a@b>", "a@b");
        row("Full Name<a@b>", "a@b");
        row("\"N, X\" <a@b>", "a@b");
        row("\"N <c@d>\" <a@b>", "a@b");
        row("\"N \\\" <c@d>\" <a@b>", "a@b");
        row("a@b (comment)", "a@b");
        row("a@b (a (nested <c@d>) comment)", "a@b");
        row("(comment) a@b", "a@b");
        row("Name (comment) <a@b>", "a@b");
        row("\"odd local\"@b", "\"odd local\"@b");
        row("Name <\"odd local\"@b>", "\"odd local\"@b");
        row("Jürgen <jürgen@b>", "jürgen@b");
        row("root", "root");
        row("<>", "");
    }
    void bareAddress() { QTEST(pennon::bareAddress(QString::fromUtf8(QTest::currentDataTag())), "address"); }

    void exactMessage()
    {
        QCOMPARE(
            madeOf(mail(QStringLiteral("Crash alert"), QStringLiteral("one\n.two"))),
            QByteArray("From: sup@example.com\r\nTo: a@example.com\r\nSubject: Crash alert\r\n"
                       "Date: Sat, 01 Nov 2025 09:05:00 +0000\r\nMessage-ID: <id1@host>\r\n"
                       "Auto-Submitted: auto-generated\r\nMIME-Version: 1.0\r\n"
                       "Content-Type: text/plain; charset=us-ascii\r\nContent-Transfer-Encoding: 7bit\r\n\r\n"
                       "one\r\n.two\r\n"));
    }

    void noSubjectHeader() { QVERIFY(!madeOf(mail({}, QStringLiteral("b"))).contains("Subject")); }

    void survivesParser_data()
    {
        QTest::addColumn<QString>("subject");
        QTest::addColumn<QString>("body");
        const QString chinese = QStringLiteral("进程组里的工作进程意外退出了");
        const QString face = QString::fromUtf8("\xF0\x9F\x98\x80");
        const QString s = QStringLiteral("s");
        const QString b = QStringLiteral("b");
        QTest::newRow("long Chinese subject") << chinese.repeated(20) << b;
        QTest::newRow("surrogate pairs") << face.repeated(70) << face.repeated(300);
        QTest::newRow("mixed widths") << QStringLiteral("aé进").repeated(40) << b;
        QTest::newRow("long ASCII subject") << QStringLiteral("word and  more ").repeated(20) + s << b;
        QTest::newRow("subject in one word") << QString(2000, u'x') << b;
        QTest::newRow("looks encoded") << QStringLiteral("=?utf-8?q?hidden?= text") << b;
        QTest::newRow("control characters")
            << QStringLiteral("a\x1b[31m\x0b\x7f c") << QStringLiteral("a\x1b[31m\x01 c\n\x0c");
        QTest::newRow("unicode line separators")
            << QStringLiteral("a\u2028b\u0085c") << QStringLiteral("a\u2028b");
        QTest::newRow("empty body") << s << QString();
        QTest::newRow("dots") << s << QStringLiteral(".\n..\n.x\n.");
        QTest::newRow("dots in utf-8") << s << QStringLiteral(".\n..ä\n.x\n.");
        QTest::newRow("blanks at line ends") << s << QStringLiteral("ä  \n\t\n x \n \n");
        QTest::newRow("998 bytes") << s << QString(998, u'x') + u'\n';
        QTest::newRow("999 bytes") << s << QString(999, u'x') + u'\n';
        QTest::newRow("very long line") << s << QStringLiteral("x = y ").repeated(5000);
        QTest::newRow("very long Chinese line") << s << chinese.repeated(500);
        QTest::newRow("mostly ASCII") << s << QStringLiteral("The process = größer\n").repeated(100);
        QTest::newRow("quoted-printable edge")
            << s
            << QString(75, u'a') + u'ä' + u'\n' + QString(74, u'a') + QStringLiteral("=\n") +
                   QString(76, u'b') + QStringLiteral("\n") + QString(75, u'c') + QStringLiteral(" \nü");
        QTest::newRow("lone carriage return") << s << QStringLiteral("a\rb");
        QTest::newRow("NUL") << s << QStringLiteral("a") + QChar() + QStringLiteral("b");
        QTest::newRow("newlines") << s << QStringLiteral("\n\n\na\n\n");
    }
    void survivesParser()
    {
        QFETCH(QString, subject);
        QFETCH(QString, body);
        const QByteArray message = madeOf(mail(subject, body));
        const QJsonObject seen = parsed(message);
        QCOMPARE(seen.value(QLatin1String("subject")).toString(), subject);
        QCOMPARE(seen.value(QLatin1String("text")).toString(), body.endsWith(u'\n') ? body : body + u'\n');
        QCOMPARE(seen.value(QLatin1String("defects")).toArray(), QJsonArray());
        QVERIFY(seen.value(QLatin1String("longest")).toInt() <= 998);
        QCOMPARE(seen.value(QLatin1String("bare")).toInt(-1), 0);
    }

    void html_data()
    {
        QTest::addColumn<QString>("body");
        QTest::addColumn<QString>("html");
        const QString plain = QStringLiteral("one\ntwo\n");
        QTest::newRow("ASCII") << plain << QStringLiteral("<p>one</p>\n");
        QTest::newRow("UTF-8") << QStringLiteral("进程\n") << QStringLiteral("<p>größer</p>\n");
        QTest::newRow("no newlines at the ends") << QStringLiteral("one") << QStringLiteral("<p>one");
        QTest::newRow("many newlines at the ends")
            << QStringLiteral("one\n\n\n") << QStringLiteral("<p>\n\n");
        QTest::newRow("looks like a boundary") << QStringLiteral("--=_0123\n--=_0123--\n.\n") << plain;
        QTest::newRow("long lines") << plain << QStringLiteral("<td>ü</td>").repeated(3000);
    }
    void html()
    {
        QFETCH(QString, body);
        QFETCH(QString, html);
        Mail both = mail(QStringLiteral("s"), body);
        both.html = html;
        const QByteArray message = madeOf(both);
        QCOMPARE(madeOf(both), message); // nothing is left to chance
        const QJsonObject seen = parsed(message);
        QCOMPARE(seen.value(QLatin1String("parts")).toArray(),
                 (QJsonArray{QStringLiteral("multipart/alternative"), QStringLiteral("text/plain"),
                             QStringLiteral("text/html")}));
        const auto ended = [](const QString &text) { return text.endsWith(u'\n') ? text : text + u'\n'; };
        QCOMPARE(seen.value(QLatin1String("text")).toString(), ended(body));
        QCOMPARE(seen.value(QLatin1String("html")).toString(), ended(html));
        QCOMPARE(seen.value(QLatin1String("defects")).toArray(), QJsonArray());
        QVERIFY(seen.value(QLatin1String("longest")).toInt() <= 998);
        QCOMPARE(seen.value(QLatin1String("bare")).toInt(-1), 0);
    }

    void threads()
    {
        const auto ids = [](const Mail &mail) {
            return parsed(madeOf(mail)).value(QLatin1String("ids")).toObject();
        };
        Mail first = mail(QStringLiteral("s"), QStringLiteral("b"));
        const QString automatic = QStringLiteral("auto-generated");
        QCOMPARE(ids(first), (QJsonObject{{QStringLiteral("Message-ID"), QStringLiteral("<id1@host>")},
                                          {QStringLiteral("Auto-Submitted"), automatic}}));
        first.messageId = QStringLiteral("first@host");
        QCOMPARE(ids(first).value(QLatin1String("Message-ID")), QStringLiteral("<first@host>"));
        Mail answer = first;
        answer.messageId = QStringLiteral("second@host\r\nX-Evil: 1");
        answer.inReplyTo = first.messageId;
        const QJsonObject seen = ids(answer);
        QCOMPARE(seen.value(QLatin1String("In-Reply-To")), QStringLiteral("<first@host>"));
        QCOMPARE(seen.value(QLatin1String("References")), QStringLiteral("<first@host>"));
        QVERIFY(!parsed(madeOf(answer))
                     .value(QLatin1String("headers"))
                     .toArray()
                     .contains(QStringLiteral("X-Evil")));
    }

    void withoutSenderAndId()
    {
        Mail bare = mail(QStringLiteral("s"), QStringLiteral("b"));
        bare.from.clear();
        const QByteArray message = mimeMessage(bare, Clock::WallTime(), {});
        QVERIFY2(message.startsWith("To: "), message.constData());
        QVERIFY(!message.contains("Message-ID"));
    }

    void nothingIsInjected()
    {
        const Mail hostile{QStringLiteral("sup@example.com\r\nX-Evil: 1"),
                           {QStringLiteral("a@example.com\nX-Evil: 2")},
                           QStringLiteral("s\r\nX-Evil: 3\r\n\r\nbody\rX-Evil: 4"),
                           QStringLiteral("b")};
        const QByteArray message = madeOf(hostile);
        QVERIFY(message.contains("X-Evil: 3")); // still told
        for (const QByteArray &line : message.split('\n'))
            QVERIFY(!line.startsWith("X-Evil"));
        QCOMPARE(message.count("\r\n\r\n"), 1);
        QVERIFY(!pennon::bareAddress(QStringLiteral("a@example.com\r\nDATA")).contains(u'\n'));
    }

    void mailboxes()
    {
        Mail many = mail(QStringLiteral("s"), QStringLiteral("b"));
        many.from = QStringLiteral("\"Jürgen, Wächter\" <sup@example.com>");
        many.to.clear();
        for (int i = 0; i < 30; ++i)
            many.to += QStringLiteral("Admin der größten Anlage %1 <admin%1@example.com>").arg(i);
        many.to += QStringLiteral("\"N, X\" <nx@example.com>");
        const QJsonObject seen = parsed(madeOf(many));
        QCOMPARE(
            seen.value(QLatin1String("from")).toArray(),
            (QJsonArray{QJsonArray{QStringLiteral("Jürgen, Wächter"), QStringLiteral("sup@example.com")}}));
        const QJsonArray to = seen.value(QLatin1String("to")).toArray();
        QCOMPARE(to.size(), 31);
        QCOMPARE(to.at(17).toArray(), (QJsonArray{QStringLiteral("Admin der größten Anlage 17"),
                                                  QStringLiteral("admin17@example.com")}));
        QCOMPARE(to.at(30).toArray(), (QJsonArray{QStringLiteral("N, X"), QStringLiteral("nx@example.com")}));
        QVERIFY(seen.value(QLatin1String("longest")).toInt() <= 78);
    }
};

QTEST_GUILESS_MAIN(TestMailText)
#include "tst_mailtext.moc"
