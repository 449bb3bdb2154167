// SPDX-License-Identifier: GPL-3.0-or-later
#include "testkit/hookserver.h"
#include "testkit/processes.h"
#include "testkit/ranprogram.h"
#include "testkit/unifiedworld.h"
#include "testkit/waiting.h"

#include <QDir>
#include <QFile>
#include <QJsonObject>
#include <QTest>

#include <algorithm>
#include <array>
#include <csignal>
#include <map>
#include <unistd.h>

using namespace pennon::testkit;

/// The listener watches itself: on a real supervisord, with real troubles.
class TestE2eSelfWatch : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void channels();
    void testsOfEveryTransport();
    void ticksThatComeLate();
    void supervisordGoesSilent();
    void theStateIsTakenAway();
    void theSocketIsTakenAway();

private:
    /// The descriptor by which a listener answers supervisord: the writing end of a pipe whose other end
    /// supervisord has, and not that of its log.
    static QString answersOf(pid_t listener, pid_t supervisord)
    {
        const auto pipes = [](pid_t pid) {
            const QDir folder(QStringLiteral("/proc/%1/fd").arg(pid));
            std::map<QString, QString> found; // by the pipe's name; which descriptor does not matter
            for (const QString &name : folder.entryList(QDir::Files | QDir::System)) {
                const QString target = QString::fromLocal8Bit(linkTarget(folder.filePath(name)));
                if (target.startsWith(QStringLiteral("pipe:")) && name.toInt() > 2)
                    found.try_emplace(target, folder.filePath(name));
            }
            return found;
        };
        const auto theirs = pipes(supervisord);
        const QString log = QString::fromLocal8Bit(linkTarget(QStringLiteral("/proc/%1/fd/2").arg(listener)));
        const QString events =
            QString::fromLocal8Bit(linkTarget(QStringLiteral("/proc/%1/fd/0").arg(listener)));
        for (const auto &[pipe, descriptor] : pipes(listener)) {
            if (theirs.contains(pipe) && pipe != log && pipe != events)
                return descriptor;
        }
        return {};
    }
    static QByteArray linkTarget(const QString &link)
    {
        std::array<char, 256> target{};
        const ssize_t length = ::readlink(QFile::encodeName(link).constData(), target.data(), target.size());
        return {target.data(), std::max<qsizetype>(length, 0)};
    }
    static QJsonObject channel(UnifiedWorld &world, const QString &name)
    {
        const QJsonArray channels =
            world.control().call(QStringLiteral("status.get")).value(QStringLiteral("channels")).toArray();
        for (const QJsonValue one : channels) {
            if (one[QStringLiteral("name")].toString() == name)
                return one.toObject();
        }
        return {};
    }
    /// The one incident of the listener whose cause begins so.
    static QJsonObject incident(UnifiedWorld &world, const QString &cause)
    {
        const QJsonArray incidents = world.incidents(QStringLiteral("listener"));
        for (const QJsonValue one : incidents) {
            if (one[QStringLiteral("cause")].toString().startsWith(cause))
                return one.toObject();
        }
        return {};
    }
};

void TestE2eSelfWatch::channels()
{
    HookServer hook({HookServer::answer(503, "closed for lunch")});
    UnifiedWorld world;
    world.supervisord().addProgram(QStringLiteral("shop"), QStringLiteral("/bin/sh -c \"exit 7\""),
                                   {QStringLiteral("autostart=false"), QStringLiteral("startsecs=0"),
                                    QStringLiteral("autorestart=false")});
    world.configure(
        "[route]\nto = webhook:chat\ngather = 1s\n\n[webhook:chat]\nurl = " + hook.url().toUtf8() + "\n");
    VERIFY_IN(world, world.start());
    VERIFY_IN(world,
              channel(world, QStringLiteral("webhook:chat")).value(QStringLiteral("length")).toInt(-1) == 0);
    (void) world.supervisord().startProcess(QStringLiteral("shop"));
    VERIFY_SOON(world,
                channel(world, QStringLiteral("webhook:chat")).contains(QStringLiteral("failing_since")));
    QJsonObject chat = channel(world, QStringLiteral("webhook:chat"));
    QCOMPARE(chat.value(QStringLiteral("length")).toInt(), 1);
    QVERIFY(chat.contains(QStringLiteral("oldest")));
    QVERIFY(chat.value(QStringLiteral("last_error")).toString().contains(QStringLiteral("503")));
    QVERIFY(!chat.contains(QStringLiteral("last_success")));

    const auto test = [&world] {
        return world.control()
            .call(QStringLiteral("mail.test"), {{QStringLiteral("channel"), QStringLiteral("webhook:chat")}})
            .value(QStringLiteral("deliveries"))
            .toArray()
            .at(0);
    };
    const QJsonValue refused = test();
    QCOMPARE(refused[QStringLiteral("accepted")].toBool(true), false);
    QVERIFY(refused[QStringLiteral("answer")].toString().contains(QStringLiteral("503")));

    hook.setScript({HookServer::answer(200, "thank you")});
    const QJsonValue taken = test();
    QVERIFY(taken[QStringLiteral("accepted")].toBool());
    QVERIFY(taken[QStringLiteral("answer")].toString().contains(QStringLiteral("thank you")));
    VERIFY_SOON(world,
                channel(world, QStringLiteral("webhook:chat")).contains(QStringLiteral("last_success")));
    chat = channel(world, QStringLiteral("webhook:chat"));
    QCOMPARE(chat.value(QStringLiteral("length")).toInt(-1), 0);
    QVERIFY(!chat.contains(QStringLiteral("failing_since")));

    const RanProgram status =
        runProgram(toolPath(QStringLiteral("pennon-listener")),
                   {QStringLiteral("ctl"), QStringLiteral("--socket"),
                    world.supervisord().path(QStringLiteral("pennon.sock")), QStringLiteral("status")});
    VERIFY_IN(status,
              status.exitStatus == 0 && status.standardOutput.contains(QStringLiteral("webhook:chat")));
}

/// --send-test tries mail and every channel.
void TestE2eSelfWatch::testsOfEveryTransport()
{
    HookServer good({HookServer::answer(200, "welcome")});
    HookServer bad({HookServer::answer(403, "go away")});
    UnifiedWorld world;
    const QString path = world.supervisord().path(QStringLiteral("pennon.conf"));
    const QStringList arguments{QStringLiteral("--config"), path, QStringLiteral("--send-test")};
    const QByteArray first = "[webhook:chat]\nurl = " + good.url().toUtf8() + "\n";
    world.configure(first);
    const RanProgram fine = runProgram(toolPath(QStringLiteral("pennon-listener")), arguments);
    VERIFY_IN(fine, fine.exitStatus == 0);
    QCOMPARE(fine.standardOutput.trimmed().split(u'\n').size(), 2);
    VERIFY_IN(fine, fine.standardOutput.contains(QStringLiteral(", to admin@example.com: accepted")));
    VERIFY_IN(fine, fine.standardOutput.contains(QStringLiteral("webhook:chat: accepted: HTTP 200")));
    world.configure(first + "[webhook:tickets]\nurl = " + bad.url().toUtf8() + "\n");
    const RanProgram mixed = runProgram(toolPath(QStringLiteral("pennon-listener")), arguments);
    VERIFY_IN(mixed, mixed.exitStatus == 1);
    VERIFY_IN(mixed, mixed.standardOutput.contains(QStringLiteral("webhook:chat: accepted")));
    VERIFY_IN(mixed, mixed.standardOutput.contains(QStringLiteral("webhook:tickets: NOT accepted: ")) &&
                         mixed.standardOutput.contains(QStringLiteral("go away")));
    const RanProgram one = runProgram(toolPath(QStringLiteral("pennon-listener")),
                                      arguments + QStringList{QStringLiteral("you@example.com")});
    VERIFY_IN(one, one.exitStatus == 0 && !one.standardOutput.contains(QStringLiteral("webhook")));
}

/// A listener that does not run for a while finds the ticks of that time when it goes on.
void TestE2eSelfWatch::ticksThatComeLate()
{
    UnifiedWorld world;
    world.configure({});
    VERIFY_IN(world, world.start());
    const auto lag = [&world] {
        return world.control()
            .call(QStringLiteral("status.get"))
            .value(QStringLiteral("events"))[QStringLiteral("tick_lag_ms")]
            .toInteger(-1);
    };
    VERIFY_SOON(world, lag() >= 0);
    VERIFY_IN(world, lag() < 15'000);
    const pid_t listener = world.supervisord().process(QStringLiteral("pennon")).pid;
    QVERIFY(listener > 1);
    QCOMPARE(::kill(listener, SIGSTOP), 0);
    // Time has to pass: supervisord makes ticks by its own clock, and three of them have to be late.
    QTest::qWait(31'000);
    QCOMPARE(::kill(listener, SIGCONT), 0);
    const QString cause = QStringLiteral("supervisord's ticks come late: one took ");
    VERIFY_SOON(world, !incident(world, cause).isEmpty());
    VERIFY_SOON(world, incident(world, cause).contains(QStringLiteral("closed")));
    VERIFY_IN(world, lag() < 15'000);
    QCOMPARE(world.incidents(QStringLiteral("listener")).size(), 1);
}

/// A stray line in the protocol, and supervisord sends this listener nothing any more.
void TestE2eSelfWatch::supervisordGoesSilent()
{
    UnifiedWorld world;
    world.configure({});
    VERIFY_IN(world, world.start());
    const auto lag = [&world] {
        return world.control()
            .call(QStringLiteral("status.get"))
            .value(QStringLiteral("events"))
            .toObject()
            .contains(QStringLiteral("tick_lag_ms"));
    };
    VERIFY_SOON(world, lag());
    const qint64 ticks = world.control()
                             .call(QStringLiteral("status.get"))
                             .value(QStringLiteral("events"))[QStringLiteral("received")]
                             .toInteger();
    // Silence is noticed where two ticks came a period apart.
    VERIFY_SOON(world, world.control()
                               .call(QStringLiteral("status.get"))
                               .value(QStringLiteral("events"))[QStringLiteral("received")]
                               .toInteger() >= ticks + 2);
    const pid_t listener = world.supervisord().process(QStringLiteral("pennon")).pid;
    QVERIFY(listener > 1);
    QFile answers(answersOf(listener, world.supervisord().pid()));
    QVERIFY2(answers.open(QIODevice::WriteOnly | QIODevice::Unbuffered), qPrintable(answers.fileName()));
    QVERIFY(answers.write("hello\n") > 0);
    answers.close();
    VERIFY_SOON(world, world.supervisord().process(QStringLiteral("pennon")).pid != listener);
    VERIFY_SOON(world, world.control().open(world.supervisord().path(QStringLiteral("pennon.sock"))));
    const QJsonObject silent =
        incident(world, QStringLiteral("supervisord sends no events any more: no TICK_5 for "));
    VERIFY_IN(world, silent.contains(QStringLiteral("closed")));
}

void TestE2eSelfWatch::theStateIsTakenAway()
{
    UnifiedWorld world;
    world.configure("[route]\nto = mail\ngather = 1s\n");
    VERIFY_IN(world, world.start());
    const QString file = world.supervisord().path(QStringLiteral("state/pennon.db"));
    const QString away = world.supervisord().path(QStringLiteral("away.db"));
    QVERIFY(QFile::rename(file, away));
    const QString cause = QStringLiteral("The state folder is in trouble: ");
    VERIFY_SOON(world, !incident(world, cause).isEmpty());
    VERIFY_SOON(world, world.mail().mails().size() == 1);
    VERIFY_IN(world, world.mail().mails().front().raw.contains(QStringLiteral("pennon.db was removed")));
    QVERIFY(QFile::rename(away, file));
    VERIFY_SOON(world, incident(world, cause).contains(QStringLiteral("closed")));
    VERIFY_SOON(world, world.mail().mails().size() == 2); // it is over
}

void TestE2eSelfWatch::theSocketIsTakenAway()
{
    UnifiedWorld world;
    world.configure({});
    VERIFY_IN(world, world.start());
    const QString path = world.supervisord().path(QStringLiteral("pennon.sock"));
    QVERIFY(QFile::remove(path));
    VERIFY_SOON(world, QFile::exists(path)); // made anew
    VERIFY_IN(world, world.control().open(path));
    QVERIFY(!world.control().call(QStringLiteral("status.get")).isEmpty());
}

QTEST_GUILESS_MAIN(TestE2eSelfWatch)
#include "tst_e2e_selfwatch.moc"
