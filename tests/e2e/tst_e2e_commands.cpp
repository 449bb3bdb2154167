// SPDX-License-Identifier: GPL-3.0-or-later
#include "testkit/processes.h"
#include "testkit/ranprogram.h"
#include "testkit/reservedport.h"
#include "testkit/smtpserver.h"
#include "testkit/supervisordprocess.h"
#include "testkit/waiting.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace pennon::testkit;

/// What pennon-listener does besides listening.
class TestE2eCommands : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void sendsATest();
    void tellsWhyATestWasNotTaken_data();
    void tellsWhyATestWasNotTaken();
    void comparesNamesWithSupervisord();
    void explains();
};

namespace {

RanProgram pennonListener(const QStringList &arguments, const RunSettings &settings = {})
{
    return runProgram(toolPath(QStringLiteral("pennon-listener")), arguments, settings);
}

/// A pennon.conf in a folder of its own.
class Conf final
{
public:
    explicit Conf(const QByteArray &text)
        : path(m_folder.filePath(QStringLiteral("pennon.conf")))
    {
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(text);
    }

private:
    QTemporaryDir m_folder;

public:
    const QString path;
};

QByteArray mailBy(quint16 port)
{
    return "[mail]\ntransport = smtp\nhost = 127.0.0.1:" + QByteArray::number(port) +
           "\nfrom = pennon@example.com\nto = admin@example.com\n";
}

} // namespace

void TestE2eCommands::sendsATest()
{
    const SmtpServerProcess server;
    QVERIFY(server.port() != 0);
    const Conf conf(mailBy(server.port()) + "[crashmail]\nto = ops@example.com\n");
    const RanProgram all =
        pennonListener({QStringLiteral("--config"), conf.path, QStringLiteral("--send-test")});
    VERIFY_IN(all, all.exitStatus == 0);
    // The answer of the server is there to be read.
    VERIFY_IN(all, all.standardOutput.contains(QStringLiteral(": accepted")) &&
                       all.standardOutput.contains(QStringLiteral("250 taken")));
    const RanProgram one = pennonListener({QStringLiteral("--config"), conf.path,
                                           QStringLiteral("--send-test"), QStringLiteral("you@example.com")});
    VERIFY_IN(one, one.exitStatus == 0);
    QVERIFY(comesTrue([&] { return server.mails().size() == 2; }));
    QCOMPARE(server.mails().at(0).to,
             (QStringList{QStringLiteral("admin@example.com"), QStringLiteral("ops@example.com")}));
    QCOMPARE(server.mails().at(1).to, QStringList{QStringLiteral("you@example.com")});
    QCOMPARE(server.mails().at(1).from, QStringLiteral("pennon@example.com"));
    QVERIFY(server.mails().at(1).data.contains("Subject: pennon: test message\r\n"));
}

void TestE2eCommands::tellsWhyATestWasNotTaken_data()
{
    QTest::addColumn<QStringList>("options");
    QTest::addColumn<QString>("said");
    QTest::newRow("recipient") << QStringList{QStringLiteral("--refuse-rcpt"),
                                              QStringLiteral("admin@example.com")}
                               << QStringLiteral("550");
    QTest::newRow("contents") << QStringList{QStringLiteral("--fail"),
                                             QStringLiteral("DOT=554 spam, I think")}
                              << QStringLiteral("554 spam, I think");
    QTest::newRow("busy") << QStringList{QStringLiteral("--fail"), QStringLiteral("MAIL=451 come later")}
                          << QStringLiteral("451 come later");
    QTest::newRow("nobody there") << QStringList() << QStringLiteral("127.0.0.1");
}

void TestE2eCommands::tellsWhyATestWasNotTaken()
{
    QFETCH(QStringList, options);
    QFETCH(QString, said);
    const SmtpServerProcess server(options);
    const ReservedPort nobodyThere;
    const Conf conf(mailBy(options.isEmpty() ? nobodyThere.number() : server.port()));
    const RanProgram ran =
        pennonListener({QStringLiteral("--config"), conf.path, QStringLiteral("--send-test")});
    VERIFY_IN(ran, ran.exitStatus == 1);
    VERIFY_IN(ran, ran.standardOutput.contains(QStringLiteral("NOT accepted")) &&
                       ran.standardOutput.contains(said));
    QCOMPARE(server.mails().size(), 0);
}

void TestE2eCommands::comparesNamesWithSupervisord()
{
    SupervisordProcess supervisord;
    supervisord.addProgram(QStringLiteral("webapp"), QStringLiteral("/bin/sleep 1000"));
    supervisord.addProgram(QStringLiteral("worker"), QStringLiteral("/bin/sleep 1000"),
                           {QStringLiteral("numprocs=2"), QStringLiteral("process_name=w%(process_num)d"),
                            QStringLiteral("stdout_logfile=NONE")});
    VERIFY_IN(supervisord, supervisord.start());
    const QByteArray listener = "[listener]\nsupervisor_url = " + supervisord.serverUrl().toUtf8() + "\n";

    const Conf wrong(listener + "[memmon]\nprogram = webap=1GB, worker:w*=1GB\ngroup = workers=2GB\n"
                                "[crashmail]\nprogram = w3\n[mail]\nto = ops@example.com\n");
    const RanProgram refused = pennonListener({QStringLiteral("--check-config"), wrong.path});
    VERIFY_IN(refused, refused.exitStatus == 78);
    VERIFY_IN(refused,
              refused.standardOutput.contains(wrong.path + QStringLiteral(":4: ")) &&
                  refused.standardOutput.contains(QStringLiteral("supervisord has no process webap")) &&
                  refused.standardOutput.contains(QStringLiteral("webapp")));
    VERIFY_IN(refused,
              refused.standardOutput.contains(wrong.path + QStringLiteral(":5: ")) &&
                  refused.standardOutput.contains(QStringLiteral("supervisord has no group workers")));
    VERIFY_IN(refused, refused.standardOutput.contains(wrong.path + QStringLiteral(":7: ")) &&
                           refused.standardOutput.contains(QStringLiteral("supervisord has no process w3")));
    VERIFY_IN(refused, refused.standardOutput.contains(QStringLiteral("3 errors")));

    // supervisord may be known from the environment too.
    const Conf right("[memmon]\nprogram = webapp=1GB, worker:w*=1GB\ngroup = worker=2GB\n");
    RunSettings settings;
    settings.variables.insert(QStringLiteral("SUPERVISOR_SERVER_URL"), supervisord.serverUrl());
    const RanProgram fine = pennonListener({QStringLiteral("--check-config"), right.path}, settings);
    VERIFY_IN(fine, fine.exitStatus == 0);
    VERIFY_IN(fine, fine.standardOutput.contains(QStringLiteral("compared with the 3 processes")));
}

void TestE2eCommands::explains()
{
    SupervisordProcess supervisord;
    supervisord.addProgram(QStringLiteral("webapp"), QStringLiteral("/bin/sleep 1000"));
    VERIFY_IN(supervisord, supervisord.start());
    const Conf conf("[listener]\nsupervisor_url = " + supervisord.serverUrl().toUtf8() +
                    "\n[memmon:all]\nany = 2GB\n[memmon:some]\nprogram = webapp=1GB\n[crashmail]\nprogram = "
                    "other\n[mail]\nto = ops@example.com\n");
    const RanProgram known = pennonListener(
        {QStringLiteral("--explain"), QStringLiteral("webapp"), QStringLiteral("--config"), conf.path});
    VERIFY_IN(known, known.exitStatus == 0);
    VERIFY_IN(known, known.standardOutput.contains(QStringLiteral("webapp:webapp")) &&
                         known.standardOutput.contains(conf.path + QStringLiteral(":6")) &&
                         known.standardOutput.contains(QStringLiteral("1GB")));
    const RanProgram unknown = pennonListener(
        {QStringLiteral("--explain"), QStringLiteral("webap"), QStringLiteral("--config"), conf.path});
    VERIFY_IN(unknown, unknown.standardOutput.contains(QStringLiteral("supervisord has no process webap")));
}

QTEST_GUILESS_MAIN(TestE2eCommands)
#include "tst_e2e_commands.moc"
