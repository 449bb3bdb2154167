// SPDX-License-Identifier: GPL-3.0-or-later
#include "testkit/processes.h"
#include "testkit/reservedport.h"
#include "testkit/unifiedworld.h"
#include "testkit/waiting.h"

#include <QJsonDocument>
#include <QRegularExpression>
#include <QTest>

using namespace pennon::testkit;

/// The rules change all the time while much happens.
class TestE2eReload : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void nothingIsLostAndNothingIsDoneTwice();
};

namespace {

constexpr int reloads = 50;
constexpr int crashesPerReload = 6;
constexpr int crashes = reloads * crashesPerReload;

/// How often each process of the storm is named in these texts.
QHash<QString, int> timesIn(const QStringList &texts)
{
    QHash<QString, int> times;
    static const QRegularExpression pattern(QStringLiteral("\\bp\\d{3}\\b"));
    for (const QString &text : texts) {
        auto matches = pattern.globalMatch(text);
        while (matches.hasNext())
            ++times[matches.next().captured()];
    }
    return times;
}

/// What of the storm is missing, and what is there more than once.
QString flaws(const QHash<QString, int> &times)
{
    QStringList found;
    for (int number = 0; number < crashes; ++number) {
        const QString name = QStringLiteral("p%1").arg(number, 3, 10, QLatin1Char('0'));
        if (const int seen = times.value(name); seen != 1)
            found += QStringLiteral("%1: %2 times").arg(name).arg(seen);
    }
    return found.join(QStringLiteral(", "));
}

QStringList crashIncidents(ControlSocket &control)
{
    QStringList processes;
    QJsonObject parameters{{QStringLiteral("kinds"), QJsonArray{QStringLiteral("crash")}},
                           {QStringLiteral("limit"), 100}};
    while (true) {
        const QJsonObject answer = control.call(QStringLiteral("incidents.list"), parameters);
        const QJsonArray incidents = answer.value(QStringLiteral("incidents")).toArray();
        for (const QJsonValue &incident : incidents)
            processes += incident[QLatin1String("process")].toString();
        if (incidents.isEmpty() || !answer.value(QStringLiteral("more")).toBool())
            return processes;
        parameters[QStringLiteral("before")] = incidents.last()[QLatin1String("id")];
    }
}

/// Changes one value over the socket; somebody else may have changed the file meanwhile. What was answered
/// last, if that does not come to an end.
QByteArray set(UnifiedWorld &world, const QString &section, const QString &key, const QString &value)
{
    QJsonObject rules;
    QJsonObject answer;
    const QJsonObject change{
        {QStringLiteral("section"), section}, {QStringLiteral("key"), key}, {QStringLiteral("value"), value}};
    const bool isSet = comesTrue([&] {
        rules = world.control().call(QStringLiteral("rules.get"));
        answer = world.control().call(QStringLiteral("rules.set"),
                                      {{QStringLiteral("revision"), rules.value(QStringLiteral("revision"))},
                                       {QStringLiteral("changes"), QJsonArray{change}}});
        return answer.contains(QStringLiteral("revision"));
    });
    return isSet ? QByteArray()
                 : QJsonDocument(QJsonArray{rules, answer}).toJson(QJsonDocument::Compact) + world.report();
}

} // namespace

void TestE2eReload::nothingIsLostAndNothingIsDoneTwice()
{
    UnifiedWorld world;
    SupervisordProcess &supervisord = world.supervisord();
    const ReservedPort port;
    supervisord.addProgram(QStringLiteral("p"), QStringLiteral("/bin/false"),
                           {QStringLiteral("numprocs=%1").arg(crashes), QStringLiteral("autostart=false"),
                            QStringLiteral("process_name=p%(process_num)03d"), QStringLiteral("exitcodes=0"),
                            QStringLiteral("stdout_logfile=NONE")});
    supervisord.addProgram(QStringLiteral("web"),
                           pythonProgram(QStringLiteral("hangweb.py"),
                                         QStringLiteral("%1 --log %(here)s/requests").arg(port.number())));
    const auto sections = [&](int turn) -> QByteArray {
        return "[memmon]\nprogram = web=" + QByteArray::number(900 + turn) +
               "MB\ninterval = 1s\n\n[httpok:page]\nurl = http://127.0.0.1:" +
               QByteArray::number(port.number()) +
               "/\nprogram = web\ninterval = 1s\ntimeout = " + QByteArray::number(20 + turn % 2) +
               "s\n\n[crashmail]\nsubject_prefix = turn " + QByteArray::number(turn) +
               "\n\n[crashmailbatch:" + (turn % 4 == 0 ? "one" : "other") + "]\ninterval = 1s\n";
    };
    world.configure(sections(0));
    VERIFY_IN(world, world.start());
    VERIFY_SOON(world, supervisord.read(QStringLiteral("requests")).contains(QStringLiteral("end")));
    const pid_t listener = supervisord.process(QStringLiteral("pennon")).pid;
    const pid_t web = supervisord.process(QStringLiteral("web")).pid;

    // Every way to new rules: a file and SIGHUP, one that cannot be used too, and the socket; the rules, and
    // how mail leaves.
    const QString command = world.mail().sendmailCommand();
    int number = 0;
    for (int turn = 1; turn <= reloads; ++turn) {
        for (int i = 0; i < crashesPerReload; ++i) {
            (void) supervisord.startProcess(QStringLiteral("p:p%1").arg(number++, 3, 10, QLatin1Char('0')));
        }
        if (turn % 10 == 0) {
            world.configure("[memmon]\nprogramm = web\n");
            world.hangUp();
            VERIFY_SOON(world, world.incidents(QStringLiteral("configuration")).size() == turn / 10);
        } else if (turn % 2 == 0) {
            world.configure(sections(turn));
            world.hangUp();
        } else {
            if (turn % 10 == 1) {
                world.configure(sections(turn));
                world.hangUp();
            }
            const QByteArray trouble = turn % 3 == 0
                                           ? set(world, QStringLiteral("mail"), QStringLiteral("command"),
                                                 QStringLiteral("TURN=%1 %2").arg(turn).arg(command))
                                           : set(world, QStringLiteral("memmon"), QStringLiteral("program"),
                                                 QStringLiteral("web=%1MB").arg(2000 + turn));
            QVERIFY2(trouble.isEmpty(), trouble.constData());
        }
    }
    world.configure(sections(0));
    world.hangUp();

    VERIFY_SOON(world, crashIncidents(world.control()).size() >= crashes);
    QCOMPARE(flaws(timesIn(crashIncidents(world.control()))), QString());
    const auto bodiesOf = [&](bool isBatch) {
        QStringList bodies;
        const auto mails = world.mail().mails();
        for (const StoredMail &mail : mails) {
            if (mail.subject.contains(QStringLiteral("Crash alert")) == isBatch)
                bodies += mail.body.split(u'\n').filter(isBatch ? QStringLiteral("died unexpectedly")
                                                                : QStringLiteral("exited unexpectedly"));
        }
        return bodies;
    };
    VERIFY_SOON(world, bodiesOf(false).size() >= crashes);
    VERIFY_SOON(world, bodiesOf(true).size() >= crashes);
    const qsizetype checksBefore = supervisord.read(QStringLiteral("requests")).count(QStringLiteral("end"));
    VERIFY_SOON(world,
                supervisord.read(QStringLiteral("requests")).count(QStringLiteral("end")) > checksBefore + 1);
    QCOMPARE(flaws(timesIn(bodiesOf(false))), QString());
    QCOMPARE(flaws(timesIn(bodiesOf(true))), QString());

    QVERIFY(world.log().count(QStringLiteral("in force")) >= reloads);
    QCOMPARE(supervisord.process(QStringLiteral("pennon")).pid, listener);
    QCOMPARE(supervisord.process(QStringLiteral("web")).pid, web);
    QVERIFY(!supervisord.log().contains(QStringLiteral("overflow")));
}

QTEST_GUILESS_MAIN(TestE2eReload)
#include "tst_e2e_reload.moc"
