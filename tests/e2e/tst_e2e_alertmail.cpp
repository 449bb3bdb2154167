// SPDX-License-Identifier: GPL-3.0-or-later
#include "testkit/reservedport.h"
#include "testkit/smtpserver.h"
#include "testkit/unifiedworld.h"
#include "testkit/waiting.h"

#include <QJsonObject>
#include <QMap>
#include <QSet>
#include <QTest>

using namespace pennon::testkit;

/// Alerts by mail from a real listener, by way of mail servers that have their moods.
class TestE2eAlertMail : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aServerThatIsDownGreylistsAndBreaksOff();
    void aServerThatRefuses();
    void killedAgainAndAgain();

private:
    static void configure(UnifiedWorld &world, quint16 port)
    {
        SupervisordProcess &supervisord = world.supervisord();
        supervisord.addProgram(
            QStringLiteral("shop"),
            QStringLiteral(
                "/bin/sh -c \"test -e %(here)s/well && exec sleep 1000; echo no database >&2; exit 7\""),
            {QStringLiteral("autostart=false"), QStringLiteral("autorestart=false"),
             QStringLiteral("startsecs=0"), QStringLiteral("redirect_stderr=false"),
             QStringLiteral("stderr_logfile=%(here)s/shop.err")});
        world.configure("[alerts]\nhost = test-host\nsame_within = 2s\n\n"
                        "[route]\nto = email:ops\ngather = 1s\n\n"
                        "[email:ops]\nto = ops@example.com\nfailing_after = 1h\n",
                        {},
                        "transport = smtp\nsecurity = none\nfrom = pennon@example.com\nhost = 127.0.0.1:" +
                            QByteArray::number(port) + "\n");
    }
    /// What status.get says of [email:ops].
    static QJsonObject channelOf(UnifiedWorld &world)
    {
        const QJsonArray channels =
            world.control().call(QStringLiteral("status.get")).value(QStringLiteral("channels")).toArray();
        for (const QJsonValue one : channels) {
            if (one[QStringLiteral("name")] == QStringLiteral("email:ops"))
                return one.toObject();
        }
        return {};
    }
    static QByteArray header(const ReceivedMail &mail, const QByteArray &name)
    {
        for (const QByteArray &line : mail.data.split('\n')) {
            if (line.startsWith(QByteArray(name + ": ")))
                return line.mid(name.size() + 2).trimmed();
        }
        return {};
    }
};

/// Every attempt fails in another way, and the listener is killed between them: it is one mail all the same.
void TestE2eAlertMail::aServerThatIsDownGreylistsAndBreaksOff()
{
    const ReservedPort port;
    UnifiedWorld world;
    SupervisordProcess &supervisord = world.supervisord();
    configure(world, port.number());
    VERIFY_IN(world, world.start());
    (void) supervisord.startProcess(QStringLiteral("shop"));
    VERIFY_SOON(world, world.log().contains(QStringLiteral("refused")));
    VERIFY_IN(world,
              world.log().contains(QStringLiteral("[email:ops] Mail \"[test-host] shop: exited with status "
                                                  "7\" could not be sent, it is kept and tried again in")));

    SmtpServerProcess server({QStringLiteral("--port"), QString::number(port.number()),
                              QStringLiteral("--moods"), QStringLiteral("greylists,drops,fine")});
    QVERIFY2(server.port() == port.number(), qPrintable(server.errorString()));
    VERIFY_SOON(world,
                world.log().contains(QStringLiteral("greylisted, come back later"))); // by its own patience
    VERIFY_IN(world, world.replaceListener());                                        // tries at once
    VERIFY_SOON(world, server.sessions() >= 2);
    VERIFY_IN(world, world.replaceListener());
    VERIFY_SOON(world, server.mails().size() == 1);

    supervisord.write(QStringLiteral("well"), "");
    (void) supervisord.startProcess(QStringLiteral("shop"));
    VERIFY_SOON(world, server.mails().size() >= 2);
    QCOMPARE(server.mails().size(), 2);
    const ReceivedMail raised = server.mails().front();
    const ReceivedMail over = server.mails().back();
    QCOMPARE(raised.to, QStringList(QStringLiteral("ops@example.com")));
    QCOMPARE(header(raised, "Subject"), QByteArray("[test-host] shop: exited with status 7"));
    QVERIFY(raised.data.contains("no database"));
    QVERIFY(header(over, "Subject").contains("is over after"));
    QCOMPARE(header(over, "In-Reply-To"), header(raised, "Message-ID"));
    QVERIFY(header(over, "Message-ID") != header(raised, "Message-ID"));
}

/// What is refused waits without holding up what comes after it.
void TestE2eAlertMail::aServerThatRefuses()
{
    SmtpServerProcess server({QStringLiteral("--moods"), QStringLiteral("refuses,fine")});
    QVERIFY2(server.port() != 0, qPrintable(server.errorString()));
    UnifiedWorld world;
    SupervisordProcess &supervisord = world.supervisord();
    configure(world, server.port());
    VERIFY_IN(world, world.start());
    (void) supervisord.startProcess(QStringLiteral("shop"));
    VERIFY_SOON(world, world.log().contains(QStringLiteral("550 5.7.1 not you")));
    supervisord.write(QStringLiteral("well"), "");
    (void) supervisord.startProcess(QStringLiteral("shop"));
    VERIFY_SOON(world, server.mails().size() == 2);
    QSet<QByteArray> subjects;
    for (const ReceivedMail &mail : server.mails())
        subjects += header(mail, "Message-ID");
    QCOMPARE(subjects.size(), 2);
    VERIFY_SOON(world, world.log().contains(QStringLiteral("is sent now")));
}

/// At another moment each time: before the crash is taken in, before it is told, while its mail is under way,
/// after that. Each crash is told by one message; only one that was under way comes twice, and that is the
/// same message.
void TestE2eAlertMail::killedAgainAndAgain()
{
    constexpr int programs = 8;
    SmtpServerProcess server({QStringLiteral("--own")});
    QVERIFY2(server.port() != 0, qPrintable(server.errorString()));
    UnifiedWorld world;
    SupervisordProcess &supervisord = world.supervisord();
    supervisord.addProgram(QStringLiteral("victim"), QStringLiteral("/bin/sh -c \"exit 7\""),
                           {QStringLiteral("numprocs=%1").arg(programs),
                            QStringLiteral("process_name=victim_%(process_num)d"),
                            QStringLiteral("autostart=false"), QStringLiteral("autorestart=false"),
                            QStringLiteral("startsecs=0")});
    configure(world, server.port());
    VERIFY_IN(world, world.start());
    for (int i = 0; i < programs; ++i) {
        (void) supervisord.startProcess(QStringLiteral("victim:victim_%1").arg(i));
        const auto moment = std::chrono::milliseconds(250 * i);
        VERIFY_IN(world, !comesTrue([] { return false; }, moment));
        VERIFY_IN(world, world.replaceListener());
    }
    QMap<QString, QSet<QByteArray>> messages; // about each
    const auto collect = [&] {
        messages.clear();
        for (const ReceivedMail &mail : server.mails()) {
            const QString text = QString::fromUtf8(mail.data);
            if (header(mail, "Subject").contains("is over"))
                continue;
            for (int i = 0; i < programs; ++i) {
                const QString name = QStringLiteral("victim_%1").arg(i);
                if (text.contains(name))
                    messages[name] += header(mail, "Message-ID");
            }
        }
        return messages.size();
    };
    VERIFY_SOON(world, collect() == programs);
    VERIFY_SOON(world, channelOf(world).value(QStringLiteral("length")).toInt(-1) == 0);
    VERIFY_SOON(world, collect() == programs);
    for (auto one = messages.cbegin(); one != messages.cend(); ++one)
        VERIFY_IN(world, one->size() == 1);
    QVERIFY2(server.mails().size() <= 2 * programs, QByteArray::number(server.mails().size()).constData());
}

QTEST_GUILESS_MAIN(TestE2eAlertMail)
#include "tst_e2e_alertmail.moc"
