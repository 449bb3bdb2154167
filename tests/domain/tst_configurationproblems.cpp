// SPDX-License-Identifier: GPL-3.0-or-later
#include "sections.h"

#include <QTest>

namespace pennon {

namespace {

/// What most rows need besides the one thing that is wrong with them. It stands at the end: lines count from
/// the row's own first one.
const QByteArray mail = "[mail]\ntransport = sendmail\nto = root\n";

} // namespace

class ConfigurationProblemsTest final : public QObject
{
    Q_OBJECT

private:
    static void check()
    {
        QFETCH(const QByteArray, text);
        QTEST(texts(readText(text.constData()).problems), "problems");
    }

    static void columns()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("problems");
    }

    /// One key of a section that is fine without it, in line 3.
    static void key(const char *line, const char *problem, const QByteArray &section)
    {
        const QByteArray name = section.left(section.indexOf('\n'));
        const QByteArray keyName = QByteArray(line).split('=').first().trimmed();
        const QString expected = QLatin1String(*problem ? "3: " : "") +
                                 (*problem ? QString::fromUtf8(name + ' ' + keyName + ": ") : QString()) +
                                 QString::fromUtf8(problem);
        const QByteArray text = section + '\n' + line + '\n' + mail;
        QTest::newRow(line) << text << expected;
    }

private Q_SLOTS:
    void sections_data()
    {
        columns();
        const auto row = [](const QByteArray &text, const char *problems) {
            QTest::newRow(text.constData()) << text << QString::fromUtf8(problems);
        };
        row("[memon]\nany=1G\n", "1: [memon]: there is no such section; did you mean memmon?");
        row("[supervisord]\n", "1: [supervisord]: there is no such section");
        row("[Memmon]\nany=1G\n", "1: [Memmon]: there is no such section; did you mean memmon?");
        row("[mail:x]\nto=a\n", "1: [mail:x]: there is only one [mail], without a colon");
        row("[memmon:]\nany=1G\n",
            "1: [memmon:]: there is nothing behind the colon; write [memmon] or [memmon:NAME]");
        row("[memmon]\nany=1G\n[memmon:a]\nany=1G\n[memmon]\nany=2G\n",
            "5: [memmon]: stands there twice, first in line 1");
        row("[listener]\n[listener]\n", "2: [listener]: stands there twice, first in line 1");
        row("[memmon]\n",
            "1: [memmon]: watches nothing; write program = NAME=200MB, group = NAME=1GB or any = 2GB");
        row("[memmon]\ngrowth=1M per 1h\n",
            "2: [memmon] growth: of which processes? write program = NAME, group = NAME or program = *");
        row("[memmon]\nprogram=a=1M,b\ngroup=c\n",
            "2: [memmon] program: b has no limit; write b=200MB, or add growth = 50MB per 10min\n"
            "3: [memmon] group: c has no limit; write c=200MB, or add growth = 50MB per 10min");
        row("[httpok]\nprogram=a\n", "1: [httpok] url: is missing; write url = http://localhost:8080/health");
        row("[httpok:a]\nurl = https://h\nverify_tls = no\nca_file = /c\n",
            "4: [httpok:a] ca_file: means nothing with verify_tls = false");
        row("[httpok]\nurl = http://h\nca_file = /c\n",
            "3: [httpok] ca_file: means nothing for a URL that is not https");
        row("[revive]\nprogram=a\nany=1\n", "2: [revive] program: means nothing with any = true, which is "
                                            "every process; leave out one of them");
        row("[revive]\non_fatal=shutdown\nmax_attempts=1\n",
            "3: [revive] max_attempts: means nothing with on_fatal = shutdown, which starts nothing");
        row("[revive]\nfirst_delay=1h\n",
            "2: [revive] first_delay: first_delay (1h) is longer than longest_delay (10min)");
        row("[revive]\nfirst_delay=1h\nlongest_delay=1min\n",
            "3: [revive] longest_delay: first_delay (1h) is longer than longest_delay (1min)");
        row("[restart]\nsignal_wait=1s\nhook_timeout=2s\ncores_kept=2\nmax_restarts=none\npause=1h\n",
            "2: [restart] signal_wait: means nothing without signal\n"
            "3: [restart] hook_timeout: means nothing without hook\n"
            "4: [restart] cores_kept: means nothing without core_dir\n"
            "6: [restart] pause: means nothing with max_restarts = none");
        row("[restart]\nsignal=USR1\n[memmon]\nany=1G\nsignal_wait=2s\n", "");
        row("[listener]\nsupervisor_password_file=/p\n",
            "2: [listener] supervisor_password_file: means nothing without supervisor_user");
    }
    void sections() { check(); }

    void mails_data()
    {
        columns();
        const auto row = [](const QByteArray &text, const char *problems) {
            QTest::newRow(text.constData()) << text << QString::fromUtf8(problems);
        };
        row("[crashmail]\n",
            "1: [crashmail] to: nobody is told; write to = ADDRESS here and add a section [mail]");
        row("[crashmail]\n[mail]\ntransport=sendmail\n",
            "1: [crashmail] to: nobody is told; write to = ADDRESS here or in [mail]");
        row("[crashmail]\nto=none\n[mail]\nto=root\n",
            "2: [crashmail] to: nobody is told; write to = ADDRESS here or in [mail]");
        row("[memmon]\nany=1G\nto=root\n",
            "3: [memmon] to: there is no section [mail] that says how mail leaves; add it, "
            "with transport = sendmail or smtp");
        row("[memmon]\nany=1G\n[revive]\n[httpok]\nurl=http://h\n", "");
        row("[mail]\ntransport=smtp\n",
            "1: [mail] from: is missing; transport = smtp needs a sender such as supervisor@example.com");
        row("[mail]\ntransport=smtp\nfrom=a\ncommand=b\npassword_file=/c\nverify_tls=1\n",
            "4: [mail] command: is for transport = sendmail; with smtp, mail leaves by host\n"
            "5: [mail] password_file: means nothing without username\n"
            "6: [mail] verify_tls: means nothing with security = none; write starttls or tls");
        row("[mail]\nhost=h\nusername=u\nto=root\n",
            "2: [mail] host: is for transport = smtp; with sendmail, mail leaves by command\n"
            "3: [mail] username: is for transport = smtp; with sendmail, mail leaves by command");
        row("[mail]\ntransport=smpt\nhost=h\nfrom=a\n",
            "2: [mail] transport: needed is one of sendmail, smtp, not \"smpt\"; did you mean smtp?");
        row("[mail]\ntransport=smtp\nfrom=a\nhost=h\nusername=u\n",
            "5: warning: [mail] username: the password goes to h in clear text; write security = starttls or "
            "tls");
        row("[mail]\ntransport=smtp\nfrom=a\nusername=u\n", "");
        row("[mail]\ntransport=smtp\nfrom=a\nhost=h\nusername=u\nsecurity=tsl\nca_file=/c\n",
            "6: [mail] security: needed is one of none, starttls, tls, not \"tsl\"; did you mean tls?");
        row("[crashmail]\n[mail]\nto=,\n", "3: [mail] to: there are commas only");
    }
    void mails() { check(); }

    void templates_data()
    {
        columns();
        const auto row = [](const QByteArray &text, const char *problems) {
            QTest::newRow(text.constData()) << text << QString::fromUtf8(problems);
        };
        row("[command:c]\ncommand=/bin/true\nsubject={{ {process}\ntext={what}\\n{log} }\n", "");
        row("[command:c]\ncommand=/bin/true\nsubject={proces}\ntext={log\n",
            "3: [command:c] subject: there is no field {proces}; did you mean process?\n"
            "4: [command:c] text: a field is not closed with }; write {{ for a brace");
    }
    void templates() { check(); }

    void values_data()
    {
        columns();
        const QByteArray memmon = "[memmon]\nany=1G";
        const QByteArray httpok = "[httpok]\nurl=http://h";
        const QByteArray listener = "[listener]\nstate_dir=/s";
        key("progam=a=1M", "there is no such key in [memmon]; did you mean program?", memmon);
        key("colour=a", "there is no such key in [memmon]", memmon);
        key("any=2G", "stands there twice, first in line 2", memmon);
        key("LABEL=a", "", memmon);
        key("label=", "the value is missing; leave out the key to have its default", memmon);
        key("program=a=b=1M", "", memmon);
        key("program=a=1X",
            "the limit of a cannot be used: needed is a size such as 200MB, 1.5GB or 512KiB; a number alone "
            "is "
            "bytes; not \"1X\"",
            memmon);
        key("program=a=0", "the limit of a cannot be used: needed is a size above 0", memmon);
        key("program=a=",
            "the limit of a cannot be used: needed is a size such as 200MB, 1.5GB or 512KiB; a number alone "
            "is "
            "bytes; not \"\"",
            memmon);
        key("program=a=1M, a=2M", "\"a\" stands there twice", memmon);
        key("program=,", "there are commas only", memmon);
        key("program=a b=1M", "\"a b\" names no process: there is a blank in it", memmon);
        key("group=g:*=1M", "\"g:*\" is no name of a group: leave out the colon and what follows it", memmon);
        key("growth=50MB", "needed is SIZE per TIME such as 50MB per 10min, not \"50MB\"", memmon);
        key("growth=50MB per 0s", "needed is a time from 1s to 3650d, not 0s", memmon);
        key("growth=50 MB  per  10 min", "", memmon);
        key("cumulative=maybe", "needed is true or false, not \"maybe\"", memmon);
        key("cumulative=On", "", memmon);
        key("interval=500ms", "needed is a time from 1s to 24d, not 500ms", memmon);
        key("interval=1500ms", "", memmon);
        key("interval=25d", "needed is a time from 1s to 24d, not 25d", memmon);
        key("interval=x",
            "needed is a time such as 90s, 5min, 1h30m or 1d; a number alone is seconds; not \"x\"", memmon);
        key("grace=1500ms", "needed is a time of whole seconds, not 1500ms", memmon);
        key("failures=0", "needed is a whole number from 1 to 1000, not \"0\"", memmon);
        key("failures=-1", "needed is a whole number from 1 to 1000, not \"-1\"", memmon);
        key("failures=99999999999", "needed is a whole number from 1 to 1000, not \"99999999999\"", memmon);
        key("max_restarts=5", "needed is NUMBER per TIME such as 5 per 1h, or none; not \"5\"", memmon);
        key("max_restarts=0 per 1h", "needed is a whole number from 1 to 1000, not \"0\"", memmon);
        key("max_restarts=none", "", memmon);
        key("signal=USR3",
            "needed is none or a signal out of HUP, INT, QUIT, ABRT, USR1, USR2, ALRM, TERM, CONT, CHLD, "
            "WINCH, "
            "TRAP, SEGV, not \"USR3\"; did you mean USR1?",
            memmon);
        key("hook=/bin/sh -c 'x", "not a command: a quote that is not closed", memmon);
        key("hook=sh", "needed is a command whose path begins with /, or none", memmon);
        key("core_dir=cores", "needed is a path that begins with /; \"cores\" does not", memmon);
        key("to=a\n  b",
            "there is a line break or another control character in \"a b\"; addresses are separated by "
            "commas",
            memmon);
        key("label=a\n  b", "there is a line break or another control character in it", memmon);
        key("exclude=a:b:c", "\"a:b:c\" names no process: there is more than one colon in it", memmon);
        key("status=200, abc", "needed are HTTP statuses such as 200, 204; not \"abc\"", httpok);
        key("status=99", "needed are HTTP statuses such as 200, 204; not \"99\"", httpok);
        key("body_limit=0", "needed is a size above 0", httpok);
        key("socket_mode=0999", "needed is an octal file mode from 0000 to 0777, not \"0999\"", listener);
        key("socket_mode=-1", "needed is an octal file mode from 0000 to 0777, not \"-1\"", listener);
        key("socket=s", "needed is a path that begins with /; \"s\" does not", listener);
        key("incidents_kept=11y",
            "needed is a time such as 90s, 5min, 1h30m or 1d; a number alone is seconds; not \"11y\"",
            listener);
    }
    void values() { check(); }

    void urls_data()
    {
        QTest::addColumn<QString>("url");
        QTest::addColumn<QString>("problem");
        const auto row = [](const char *url, const char *problem) {
            QTest::newRow(url) << QString::fromUtf8(url) << QString::fromUtf8(problem);
        };
        const char *needed = "needed is a URL such as http://localhost:8080/health, not \"%1\"%2";
        row("http://localhost:8080/health?a=b", "");
        row("HTTPS://h", "");
        row("http://[::1]:80/", "");
        row("http://", needed);
        row("ftp://h/x", needed);
        row("localhost/health", needed);
        row("http://h:99999/", needed);
        row("http://a b/", needed);
    }

    void urls()
    {
        QFETCH(const QString, url);
        QFETCH(QString, problem);
        if (!problem.isEmpty()) {
            const QString advice = url.contains(QStringLiteral("://"))
                                       ? QString()
                                       : QStringLiteral("; did you mean http://%1?").arg(url);
            problem = QStringLiteral("2: [httpok] url: ") + problem.arg(url, advice);
        }
        const QByteArray text = "[httpok]\nurl = " + url.toUtf8() + '\n';
        QCOMPARE(texts(readText(text.constData()).problems), problem);
    }

    void hosts_data()
    {
        QTest::addColumn<QString>("host");
        for (const char *host :
             {"smtp://h", "h:0", "h:65536", "h:", ":25", "[::1", "[::1]25", "a@b", "h/x", "h 25"})
            QTest::newRow(host) << QString::fromLatin1(host);
    }

    void hosts()
    {
        QFETCH(const QString, host);
        const QByteArray text = "[mail]\ntransport=smtp\nfrom=a\nhost = " + host.toUtf8() + '\n';
        const Problems problems = readText(text.constData()).problems;
        QCOMPARE(problems.size(), std::size_t(1));
        QCOMPARE(problems.front().key, QStringLiteral("host"));
        QCOMPARE(problems.front().line, 4);
    }

    /// One bad line hides none of the others, and the rest is read.
    void allAtOnce()
    {
        const auto [configuration, problems] =
            readText("[memmon]\nany = 1G\ngrace = x\nprogam = a\n[memon]\n[httpok]\n"
                     "[crashmail]\n[listener]\nsocket=x\n");
        QCOMPARE(problems.size(), std::size_t(6));
        QVERIFY(!areHarmless(problems));
        QCOMPARE(configuration.sections.size(), std::size_t(3));
        QCOMPARE(std::get<MemMonSection>(configuration.sections.at(0)).any->bytes, 1024 * 1024 * 1024);
    }

    /// Every one of very many mistakes is told, without advice from some point on.
    void veryMany()
    {
        QByteArray text = "[memmon]\nany=1G\n";
        for (int i = 0; i < 1000; ++i)
            text += "progam" + QByteArray::number(i) + "=a\n";
        const Problems problems = readText(text.constData()).problems;
        QCOMPARE(problems.size(), std::size_t(1000));
        QVERIFY(problems.front().message.endsWith(QStringLiteral("did you mean program?")));
        QVERIFY(problems.back().message.endsWith(QStringLiteral("no such key in [memmon]")));
    }

    void warningsAreHarmless()
    {
        const ReadConfiguration read = readText("[mail]\ntransport=smtp\nfrom=a\nhost=h\nusername=u\n");
        QCOMPARE(read.problems.size(), std::size_t(1));
        QVERIFY(read.isUsable());
    }
};

} // namespace pennon

QTEST_GUILESS_MAIN(pennon::ConfigurationProblemsTest)
#include "tst_configurationproblems.moc"
