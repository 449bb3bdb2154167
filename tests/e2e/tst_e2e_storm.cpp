// SPDX-License-Identifier: GPL-3.0-or-later
#include "testkit/mailfolder.h"
#include "testkit/processes.h"
#include "testkit/supervisordprocess.h"
#include "testkit/waiting.h"

#include <QFile>
#include <QRegularExpression>
#include <QSet>
#include <QTest>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace pennon::testkit;

/// 200 processes that crash in the same moment: every single one is reported.
class TestE2eStorm : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyOneOf200CrashesIsReported();
};

namespace {

constexpr int crashes = 200;

/// The names of processes that a text speaks of.
QSet<QString> namesIn(const QString &text)
{
    QSet<QString> names;
    auto matches = QRegularExpression(QStringLiteral("storm_\\d{3}")).globalMatch(text);
    while (matches.hasNext()) {
        names << matches.next().captured();
    }
    return names;
}

} // namespace

void TestE2eStorm::everyOneOf200CrashesIsReported()
{
    SupervisordProcess supervisord;
    const MailFolder single(supervisord.path(QStringLiteral("single")));
    const MailFolder batches(supervisord.path(QStringLiteral("batches")));
    const auto gate = supervisord.path(QStringLiteral("gate"));
    QCOMPARE(::mkfifo(qPrintable(gate), 0600), 0);
    // Each waits at the gate: to open it for reading, or for what never comes. One that opens and closes
    // frees all.
    supervisord.addProgram(QStringLiteral("storm"),
                           QStringLiteral("/bin/sh -c \"read word < %1; exit 3\"").arg(gate),
                           {QStringLiteral("numprocs=%1").arg(crashes), QStringLiteral("autostart=false"),
                            QStringLiteral("process_name=%(program_name)s_%(process_num)03d"),
                            QStringLiteral("stdout_logfile=NONE")});
    supervisord.addListener(QStringLiteral("crashmail"), QStringLiteral("PROCESS_STATE"),
                            toolPath(QStringLiteral("crashmail")) +
                                QStringLiteral(" -m admin@example.com -s \"") + single.sendmailCommand() +
                                u'"');
    supervisord.addListener(
        QStringLiteral("crashmailbatch"), QStringLiteral("PROCESS_STATE,TICK_5"),
        toolPath(QStringLiteral("crashmailbatch")) +
            QStringLiteral(" -t admin@example.com -f pennon@example.com -e TICK_5 -i 0.08 --sendmail=\"") +
            batches.sendmailCommand() + u'"');
    VERIFY_IN(supervisord, supervisord.start());
    const auto states = [&](const QString &state) {
        const auto all =
            supervisord.call(QStringLiteral("supervisor.getAllProcessInfo"))[QLatin1String("value")]
                .toArray();
        return std::count_if(all.begin(), all.end(), [&](const QJsonValue &info) {
            return info[QLatin1String("group")].toString() == QLatin1String("storm") &&
                   info[QLatin1String("statename")].toString() == state;
        });
    };
    supervisord.call(QStringLiteral("supervisor.startProcessGroup"), {QStringLiteral("storm"), false});
    VERIFY_SOON(supervisord, states(QStringLiteral("RUNNING")) == crashes);

    VERIFY_IN(supervisord, comesTrue([&] {
                  // Whoever came to the gate late is freed by the next turn.
                  const int end = ::open(qPrintable(gate), O_WRONLY | O_NONBLOCK);
                  if (end >= 0) {
                      ::close(end);
                  }
                  return states(QStringLiteral("EXITED")) == crashes;
              }));

    VERIFY_SOON(supervisord, single.mails().size() >= crashes);
    QSet<QString> mailed;
    const auto mails = single.mails();
    for (const auto &mail : mails) {
        mailed += namesIn(mail.body);
    }
    QCOMPARE(mailed.size(), crashes);
    QCOMPARE(mails.size(), crashes);

    const auto batchLines = [&] {
        QStringList lines;
        const auto sent = batches.mails();
        for (const auto &mail : sent) {
            lines += mail.raw.split(u'\n').filter(QStringLiteral("died unexpectedly"));
        }
        return lines;
    };
    VERIFY_SOON(supervisord, batchLines().size() >= crashes);
    QCOMPARE(batchLines().size(), crashes);
    QCOMPARE(namesIn(batchLines().join(u'\n')).size(), crashes);
    QVERIFY(!supervisord.log().contains(QStringLiteral("overflow")));
}

QTEST_GUILESS_MAIN(TestE2eStorm)
#include "tst_e2e_storm.moc"
