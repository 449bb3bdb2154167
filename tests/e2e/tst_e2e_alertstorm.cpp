// SPDX-License-Identifier: GPL-3.0-or-later
#include "testkit/hookserver.h"
#include "testkit/unifiedworld.h"
#include "testkit/waiting.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QMap>
#include <QSet>
#include <QTest>

using namespace pennon::testkit;

namespace {

constexpr int processes = 40;
constexpr int crashesOfEach = 25;

QList<QJsonObject> alerts(const HookServer &hook)
{
    QList<QJsonObject> all;
    for (const HookServer::Request &request : hook.requests)
        all += QJsonDocument::fromJson(request.body).object();
    return all;
}

QByteArray channel(const HookServer &hook)
{
    return "[webhook:chat]\nurl = " + hook.url().toUtf8() + "\n\n";
}

/// How often everything has happened, as the messages say it: each trouble as the last message about it has
/// it.
int accountedFor(const HookServer &hook)
{
    QMap<int, int> times;
    for (const QJsonObject &alert : alerts(hook)) {
        for (const QJsonValue incident : alert.value(QStringLiteral("incidents")).toArray()) {
            int &known = times[incident[QStringLiteral("id")].toInt()];
            known = std::max(known, incident[QStringLiteral("times")].toInt());
        }
    }
    int all = 0;
    for (const int count : times)
        all += count;
    return all;
}

QByteArray told(const HookServer &hook)
{
    QByteArray text;
    for (const QJsonObject &alert : alerts(hook))
        text += "\n" + alert.value(QStringLiteral("kind")).toString().toUtf8() + ": " +
                alert.value(QStringLiteral("subject")).toString().toUtf8();
    return text;
}

} // namespace

/// Much that falls at once.
class TestE2eAlertStorm : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aThousandCrashesAreAHandful();
    void oneDatabaseDownIsOneMessage();
};

/// 40 processes fall 25 times each within a minute: some messages, which account for every single time.
void TestE2eAlertStorm::aThousandCrashesAreAHandful()
{
    HookServer hook;
    UnifiedWorld world;
    SupervisordProcess &supervisord = world.supervisord();
    supervisord.write(QStringLiteral("crasher.sh"),
                      QByteArray("f=$0.$1\nn=0\nif test -e $f; then read n < $f; fi\n"
                                 "if test $n -ge ") +
                          QByteArray::number(crashesOfEach) +
                          "; then exec sleep 1000; fi\necho $((n + 1)) > $f\n"
                          "sleep 0.6\nexit 3\n");
    supervisord.addProgram(
        QStringLiteral("many"), QStringLiteral("/bin/sh %(here)s/crasher.sh %(process_num)d"),
        {QStringLiteral("numprocs=%1").arg(processes), QStringLiteral("process_name=many_%(process_num)02d"),
         QStringLiteral("startsecs=0"), QStringLiteral("autorestart=true"),
         QStringLiteral("stdout_logfile=NONE"), QStringLiteral("stderr_logfile=NONE")});
    world.configure("[alerts]\nsame_within = 8s\n\n[route]\nto = mail, webhook:chat\ngather = 5s\n\n" +
                    channel(hook));
    // supervisord, busy with all that, keeps a thousand events at most; those of starts are not needed here.
    VERIFY_IN(world, world.start(QStringLiteral(
                         "PROCESS_STATE_EXITED,PROCESS_STATE_FATAL,SUPERVISOR_STATE_CHANGE,TICK_5")));
    const bool isWhole =
        comesTrue([&] { return accountedFor(hook) >= processes * crashesOfEach; }, std::chrono::seconds(100));
    const QByteArray story = QByteArray::number(accountedFor(hook)) + told(hook) + world.report().right(3000);
    QVERIFY2(isWhole, story.constData());
    QCOMPARE(accountedFor(hook), processes * crashesOfEach);
    QVERIFY2(hook.requests.size() <= 8, told(hook).constData());
    QVERIFY(!supervisord.log().contains(QStringLiteral("overflow")));
    // The same by mail.
    VERIFY_SOON(world, world.mail().mails().size() == static_cast<qsizetype>(hook.requests.size()));
}

/// What needs the database falls with it, is started again, and cannot.
void TestE2eAlertStorm::oneDatabaseDownIsOneMessage()
{
    HookServer hook;
    UnifiedWorld world;
    SupervisordProcess &supervisord = world.supervisord();
    supervisord.write(QStringLiteral("up"), "");
    supervisord.addProgram(
        QStringLiteral("app"),
        QStringLiteral("/bin/sh -c \"while test -e %(here)s/up; do sleep 0.5; done; exit 5\""),
        {QStringLiteral("numprocs=%1").arg(processes), QStringLiteral("process_name=app_%(process_num)02d"),
         QStringLiteral("startsecs=1"), QStringLiteral("startretries=0"), QStringLiteral("autorestart=true"),
         QStringLiteral("stdout_logfile=NONE"), QStringLiteral("stderr_logfile=NONE")});
    world.configure("[alerts]\nsame_within = 10s\n\n[route]\nto = webhook:chat\ngather = 10s\n\n" +
                    channel(hook));
    VERIFY_IN(world, world.start());
    const auto count = [&](const QString &state) {
        int all = 0;
        for (int i = 0; i < processes; ++i) {
            const QString name = QStringLiteral("app:app_%1").arg(i, 2, 10, QLatin1Char('0'));
            all += supervisord.process(name).state == state ? 1 : 0;
        }
        return all;
    };
    VERIFY_SOON(world, count(QStringLiteral("RUNNING")) == processes);
    QVERIFY(QFile::remove(supervisord.path(QStringLiteral("up"))));
    VERIFY_SOON(world, count(QStringLiteral("FATAL")) == processes);
    VERIFY_SOON(world, !hook.requests.empty());
    const QJsonObject one = alerts(hook).front();
    QSet<QString> names;
    for (const QJsonValue incident : one.value(QStringLiteral("incidents")).toArray())
        names += incident[QStringLiteral("process")].toString();
    QCOMPARE(names.size(), processes);
    QVERIFY(one.value(QStringLiteral("host_wide")).toBool());

    supervisord.write(QStringLiteral("up"), "");
    supervisord.call(QStringLiteral("supervisor.startProcessGroup"), {QStringLiteral("app"), false});
    VERIFY_SOON(world, hook.requests.size() == 2);
    QCOMPARE(alerts(hook).back().value(QStringLiteral("kind")).toString(), QStringLiteral("recovered"));
    QCOMPARE(alerts(hook).back().value(QStringLiteral("thread")), one.value(QStringLiteral("thread")));
    QCOMPARE(accountedFor(hook), 2 * processes); // each has crashed once, and did not start once
}

QTEST_GUILESS_MAIN(TestE2eAlertStorm)
#include "tst_e2e_alertstorm.moc"
