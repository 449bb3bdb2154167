// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/inidocument.h"
#include "conffilesofmemory.h"
#include "domain/configurationtext.h"
#include "importer/importer.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <cstdlib>

namespace pennon {

namespace {

const char *const path = "/etc/supervisord.conf";

std::optional<QString> emptyEnvironment(const char *)
{
    return std::nullopt;
}

ImportResult imported(const QByteArray &text)
{
    return importSupervisorConf(QString::fromLatin1(path), emptyEnvironment,
                                confFilesOf({{QString::fromLatin1(path), text}}));
}

QByteArray listener(const char *name, const char *command, const char *events = "TICK_60,PROCESS_STATE")
{
    return QByteArray("[eventlistener:") + name + "]\ncommand=" + command + "\nevents=" + events + "\n";
}

QByteArray fixture(const QString &name)
{
    QFile file(QStringLiteral(PENNON_FIXTURES "/fixtures/") + name);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// Without comments and empty lines.
QByteArray settingsOf(const QString &configuration)
{
    QByteArray settings;
    for (const QString &line : configuration.split(u'\n')) {
        if (!line.isEmpty() && !line.startsWith(u';'))
            settings += line.toUtf8() + '\n';
    }
    return settings;
}

QString problemsOf(const QString &configuration)
{
    QStringList problems;
    for (const Problem &problem :
         readConfiguration(sectionTexts(IniDocument::parse(configuration.toUtf8()))).problems)
        problems += describe(problem);
    return problems.join(u'\n');
}

} // namespace

class ImporterTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void fixtures_data()
    {
        QTest::addColumn<QString>("name");
        const QDir folder(QStringLiteral(PENNON_FIXTURES "/fixtures"));
        for (const QString &name : folder.entryList({QStringLiteral("*.conf")}, QDir::Files))
            QTest::newRow(qUtf8Printable(name)) << name;
    }

    /// Each published section, and the settings that it has to become.
    void fixtures()
    {
        QFETCH(const QString, name);
        const ImportResult result = imported(fixture(name));
        QCOMPARE(settingsOf(result.configuration),
                 fixture(QString(name).replace(QStringLiteral(".conf"), QStringLiteral(".expected"))));
        QCOMPARE(problemsOf(result.configuration), QString());
    }

    void settings_data()
    {
        QTest::addColumn<QByteArray>("conf");
        QTest::addColumn<QByteArray>("settings");
        QTest::addColumn<QString>("reported"); // a part of the report
        const auto row = [](const char *name, const QByteArray &conf, const char *settings,
                            const char *reported) {
            QTest::newRow(name) << conf << QByteArray(settings) << QString::fromUtf8(reported);
        };
        row("ticks", listener("a", "memmon -a 1GB", "TICK_3600"), "[memmon:a]\nany = 1GB\ninterval = 1h\n",
            "stopped memmon itself");
        row("fast ticks", listener("memmon", "memmon -a 1GB", "TICK_5,TICK_60"),
            "[memmon]\nany = 1GB\ninterval = 5s\n", "stopped memmon itself");
        row("no ticks", listener("memmon", "memmon -p a=1GB", "PROCESS_STATE"),
            "[memmon]\nprogram = a=1GB\ndry_run = true\n", "names no TICK event");
        row("all options of memmon",
            listener("memmon",
                     "memmon -c -p s:b=2KB -p a=1GB -g g=5 -u 1h -n Big --failures 3 --grace 90 --dry-run"),
            "[memmon]\nprogram = a=1GB, s:b=2KB\ngroup = g=5B\ncumulative = true\nuptime = 1h\nlabel = Big\n"
            "dry_run = true\nfailures = 3\ngrace = 1min30s\n",
            "KeyError");
        row("pattern of superlance", listener("memmon", "memmon -p web*=1MB -p a=1MB"),
            "[memmon]\nprogram = a=1MB\n", "takes the pattern literally");
        row("no process has this name", listener("memmon", "memmon -p \"a b=1MB\" -p a=1MB"),
            "[memmon]\nprogram = a=1MB\n", "cannot be the name of a process");
        row("a limit of nothing", listener("memmon", "memmon -p a=0"), "[memmon]\nprogram = a=1B\n",
            "restarts whatever runs");
        row("names in subjects", listener("memmon", "memmon -p a=1GB -m x@example.com"),
            "[mail]\ntransport = sendmail\n[memmon]\nprogram = a=1GB\nto = x@example.com\n",
            "into its subjects");
        row("the lowest limit", listener("memmon", "memmon -p a=1GB -a 200MB"),
            "[memmon]\nprogram = a=200MB\nany = 200MB\n", "a lower one of 200MB matches as well");
        row("the lowest limit of two",
            listener("x", "memmon -p a=1GB -p b=5MB") + listener("y", "memmon -p a=300MB -g g=1GB"),
            "[memmon:x]\nprogram = a=300MB, b=5MB\n[memmon:y]\nprogram = a=300MB\ngroup = g=1GB\n",
            "a lower one of 300MB");
        row("what only says does not lower",
            listener("x", "memmon -p a=1MB --dry-run") + listener("y", "memmon -p a=1GB"),
            "[memmon:y]\nprogram = a=1GB\n[memmon:x]\nprogram = a=1MB\ndry_run = true\n", "");
        row("other listeners are left alone",
            listener("memmon", "memmon -a 1GB") + listener("other", "/opt/listener") +
                listener("ours", "pennon-listener --config x"),
            "[memmon]\nany = 1GB\nexclude = other:*, ours:*\n", "They are in exclude now");
        row("all options of httpok",
            listener(
                "web",
                "httpok -p a -p g:b -t 5 -c 200 -c 204 -b \"all fine\" -E -d /cores -g \"gcore -x\" -n Shop "
                "--body-limit 1MB http://localhost/x?y"),
            "[httpok:web]\nurl = http://localhost/x?y\nprogram = a, g:b\nstatus = 200, 204\nbody = all fine\n"
            "timeout = 5s\nbody_limit = 1MB\nlabel = Shop\ncore_dir = /cores\n",
            "TypeError");
        row("https", listener("httpok", "httpok -a https://localhost"),
            "[httpok]\nurl = https://localhost\nany = true\neager = true\nverify_tls = false\n",
            "Python 3.12");
        row("https, verified", listener("httpok", "httpok -p a --ca-file /none/ca.pem https://localhost"),
            "[httpok]\nurl = https://localhost\nprogram = a\neager = true\nca_file = /none/ca.pem\n",
            "Python 3.12");
        row("never checked", listener("httpok", "httpok -E -p g:a http://localhost"),
            "[httpok]\nurl = http://localhost\nprogram = g:a\n", "never checked with -E");
        row("no event for crashmail", listener("crashmail", "crashmail -m x@example.com", "TICK_60"),
            "[mail]\ntransport = sendmail\n[crashmail]\nto = x@example.com\ndry_run = true\n",
            "does not name PROCESS_STATE_EXITED");
        row("recipients", listener("crashmail", "crashmail -m \"x@example.com, y@example.com\""),
            "[mail]\ntransport = sendmail\n[crashmail]\nto = x@example.com, y@example.com\n", "");
        row("sms",
            listener("sms",
                     "crashsms -t 1@example.com -f x@example.com -i 2 -s Help -H mail.example.com:2525"),
            "[mail]\ntransport = smtp\nhost = mail.example.com:2525\nfrom = x@example.com\n[crashsms:sms]\n"
            "interval = 2min\nsubject = Help\nto = 1@example.com\n",
            "");
        row("whole ticks",
            listener("fatalmailbatch", "fatalmailbatch -t x@example.com -f y@example.com -i 0.5"),
            "[mail]\ntransport = smtp\nfrom = y@example.com\n[fatalmailbatch]\nto = x@example.com\n",
            "-i 0.5 means 1min with the clock TICK_60");
        row("another clock",
            listener("b", "crashmailbatch -t x@example.com -f y@example.com -i 0.5 -e TICK_5",
                     "PROCESS_STATE,TICK_5"),
            "[mail]\ntransport = smtp\nfrom = y@example.com\n[crashmailbatch:b]\ninterval = 30s\nto = "
            "x@example.com\n",
            "");
        row("no clock", listener("b", "crashmailbatch -t x@example.com -f y@example.com -e TICK_5"),
            "[mail]\ntransport = smtp\nfrom = y@example.com\n[crashmailbatch:b]\nto = x@example.com\n"
            "dry_run = true\n",
            "does not name TICK_5, its clock");
        row("TLS ignored",
            listener("b", "crashmailbatch -t x@example.com -f y@example.com -H h.example.com --tls"),
            "[mail]\ntransport = smtp\nhost = h.example.com:25\nsecurity = starttls\nverify_tls = false\n"
            "from = y@example.com\n[crashmailbatch:b]\nto = x@example.com\n",
            "ignored --tls without a login");
        row("two ways of mail",
            listener("a", "crashmail -m x@example.com") +
                listener("b", "crashmailbatch -t x@example.com -f y@example.com -H h.example.com"),
            "[mail]\ntransport = sendmail\n[crashmail:a]\nto = x@example.com\n[crashmailbatch:b]\n"
            "to = x@example.com\n",
            "[eventlistener:b] sent by the mail server h.example.com:25. There is one [mail] only, that of "
            "[eventlistener:a]");
        row("state", listener("crashmail", "crashmail -m x@example.com --state-dir /var/lib/x"),
            "[mail]\ntransport = sendmail\n[crashmail]\nto = x@example.com\n",
            "--state-dir /var/lib/x is not carried over");
        row("pool", listener("memmon", "memmon -p a=1GB") + "numprocs=3\n", "[memmon]\nprogram = a=1GB\n",
            "numprocs is 3");
        row("the rest is imported",
            listener("a", "memmon --nonsense") + listener("b", "nice memmon -a 1GB") +
                "nonsense\n[program:c]\ncommand=memmon -a 1GB\n" + listener("d", "memmon -p a=1GB"),
            "[memmon:d]\nprogram = a=1GB\n", "/etc/supervisord.conf:2: [eventlistener:a] memmon: ");
        row("what INI cannot say",
            listener("httpok", "httpok -b \"a ';' b\" http://localhost") +
                listener("x", "httpok '-b a' http://localhost"),
            "[httpok]\nurl = http://localhost\nbody = a ';' b\neager = true\n[httpok:x]\nurl = "
            "http://localhost\n"
            "eager = true\n",
            "[httpok:x] body: this value of body cannot be written");
    }

    void settings()
    {
        QFETCH(const QByteArray, conf);
        QFETCH(const QString, reported);
        const ImportResult result = imported(conf);
        QTEST(settingsOf(result.configuration), "settings");
        const QString report = result.report.join(u'\n');
        QVERIFY2(report.contains(reported), qUtf8Printable(report));
        QCOMPARE(problemsOf(result.configuration), QString());
    }

    void everythingAtOnce()
    {
        QByteArray conf;
        const QDir folder(QStringLiteral(PENNON_FIXTURES "/fixtures"));
        for (const QString &name : folder.entryList({QStringLiteral("*.conf")}, QDir::Files))
            conf += fixture(name);
        const ImportResult result = imported(conf);
        QCOMPARE(problemsOf(result.configuration), QString());
        const auto read = readConfiguration(sectionTexts(IniDocument::parse(result.configuration.toUtf8())));
        QCOMPARE(read.configuration.sections.size(), std::size_t(15));
        QVERIFY(settingsOf(result.configuration).contains("[memmon:redis_monitor]\nprogram = redis=100MB\n"));
    }

    void passwordsStayWhereTheyAre()
    {
        const ImportResult result = imported(
            listener("a", "crashmailbatch -t x@example.com -f y@example.com -u name -p Tr0ub4dor -i x") +
            listener("b", "crashmailbatch -t x@example.com -f y@example.com -u name -p Tr0ub4dor") +
            "environment=SUPERVISOR_USERNAME=u,SUPERVISOR_PASSWORD=Tr0ub4dor\n" +
            listener("c", "crashsms -t x@example.com -f y@example.com -u name -p \"Tr0ub4dor") +
            listener("d", "nice crashsms -t x@example.com -f y@example.com -u name -p Tr0ub4dor"));
        QVERIFY(!result.configuration.contains(QStringLiteral("Tr0ub4dor")));
        const QString report = result.report.join(u'\n');
        QVERIFY2(!report.contains(QStringLiteral("Tr0ub4dor")), qUtf8Printable(report));
        QVERIFY(report.contains(QStringLiteral("/etc/pennon/smtp.password")));
        QVERIFY(report.contains(QStringLiteral("/etc/pennon/supervisor.password")));
        QVERIFY(settingsOf(result.configuration).contains("password_file = /etc/pennon/smtp.password\n"));
    }

    void saysWhatToPutIntoSupervisord()
    {
        const ImportResult result = imported(listener("memmon", "memmon -p a=1GB"));
        const QString report = result.report.join(u'\n');
        for (const char *line :
             {"[eventlistener:pennon]", "command=pennon-listener --config /etc/pennon/pennon.conf",
              "events=PROCESS_STATE,SUPERVISOR_STATE_CHANGE,TICK_5", "buffer_size=1024",
              "stdout_logfile=NONE", "[eventlistener:memmon]"}) {
            QVERIFY2(report.contains(QLatin1String(line)), line);
            QVERIFY2(result.configuration.contains(QLatin1String(line)), line);
        }
    }

    void commentsStayComments()
    {
        const ImportResult result = imported(listener("a", "memmon -p a=1GB -p 'x\n [mail]\n b=1'"));
        QCOMPARE(settingsOf(result.configuration), QByteArray("[memmon:a]\nprogram = a=1GB\n"));
    }

    void nothingToImport_data()
    {
        QTest::addColumn<QByteArray>("conf");
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("programs only") << QByteArray("[program:x]\ncommand=x\n");
        QTest::newRow("another listener") << listener("x", "/opt/x");
        QTest::newRow("no recipient") << listener("x", "crashmail");
        QTest::newRow("help") << listener("x", "memmon --help");
        QTest::newRow("bytes") << QByteArray("\0\xff[\n]", 5);
    }

    void nothingToImport()
    {
        QFETCH(const QByteArray, conf);
        const ImportResult result = imported(conf);
        QVERIFY(!result.isSomethingImported());
        QVERIFY(result.report.join(u'\n').contains(QStringLiteral("could be imported")));
    }

    void missingFile()
    {
        const ImportResult result =
            importSupervisorConf(QStringLiteral("/none.conf"), emptyEnvironment, confFilesOf({}));
        QVERIFY(!result.isSomethingImported());
        QCOMPARE(result.report, QStringList(QStringLiteral("/none.conf: there is no such file")));
    }

    void running()
    {
        QTemporaryDir folder;
        const QString conf = QStringLiteral(PENNON_FIXTURES "/fixtures/memmon.conf");
        const QString output = folder.filePath(QStringLiteral("pennon.conf"));
        QCOMPARE(runImport(conf, output, emptyEnvironment), EXIT_SUCCESS);
        QFile file(output);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray text = file.readAll();
        QCOMPARE(settingsOf(QString::fromUtf8(text)), fixture(QStringLiteral("memmon.expected")));
        // It is not overwritten.
        QCOMPARE(runImport(QStringLiteral(PENNON_FIXTURES "/fixtures/httpok.conf"), output, emptyEnvironment),
                 EXIT_FAILURE);
        QVERIFY(file.seek(0));
        QCOMPARE(file.readAll(), text);
        QCOMPARE(runImport(conf, folder.filePath(QStringLiteral("none/pennon.conf")), emptyEnvironment),
                 EXIT_FAILURE);
        QCOMPARE(runImport(folder.filePath(QStringLiteral("none.conf")), QString(), emptyEnvironment),
                 EXIT_FAILURE);
    }
};

} // namespace pennon

QTEST_GUILESS_MAIN(pennon::ImporterTest)
#include "tst_importer.moc"
