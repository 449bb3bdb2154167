// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/settinginfo.h"
#include "sections.h"

#include <QTest>

namespace pennon {

using namespace std::chrono_literals;

namespace {

constexpr const char *sketch = R"(
[listener]
socket = /run/pennon/listener.sock   ; 0600 by default; socket_mode / socket_group to share it
state_dir = /var/lib/pennon          ; SQLite: history, incidents, outbox

[mail]
transport = smtp                     ; or: sendmail, with  command = /usr/sbin/sendmail -t -i
host = smtp.example.com:587
security = starttls                  ; none | starttls | tls; never falls back to plain text
username = alerts
password_file = /etc/pennon/smtp.password
from = supervisor@example.com
to = admin@example.com

[memmon]
program = webapp=200MB, redis=100MB
group = workers=1GB
any = 2GB
cumulative = true
uptime = 12h

[httpok:webapp]
url = http://localhost:8080/health
program = webapp
status = 200, 204
body = ok
timeout = 15s

[crashmail]
program = webapp, nginx

[crashmailbatch]
interval = 1min

[fatalmailbatch]
interval = 1min

[crashsms]
to = 5551234567@txt.example.net
)";

/// Every key at another value than its default.
constexpr const char *everything = R"(
[listener]
socket = /tmp/s
socket_mode = 0660
socket_group = ops
socket_readers = watchers
state_dir = /srv/pennon
sample_interval = 10s
dead_letter_after = 1d
incidents_kept = 30d
exclude = memmon, listeners:*
supervisor_url = unix:///run/s.sock
supervisor_user = admin
supervisor_password_file = /etc/p
[mail]
transport = smtp
host = [::1]:2525
security = tls
username = u
password_file = /etc/q
ca_file = /etc/ca.pem
from = Pennon <a@example.com>
to = a@example.com, b@example.com
[restart]
failures = 3
grace = 30s
cooldown = 5min
max_restarts = 2 per 10min
pause = 0s
signal = USR1
signal_wait = 2s
hook = /bin/sh -c 'echo "$1"' x
hook_timeout = 1min
core_dir = /var/cores
cores_kept = 1
[memmon:own]
program = web*=200MB, shop:api
group = workers=1.5GB
any = 2GB
growth = 50MB per 10min
exclude = web9
cumulative = true
uptime = 12h
interval = 30s
label = big
to = none
dry_run = true
failures = 1
grace = 0s
cooldown = 0s
max_restarts = none
signal = none
hook = none
core_dir = none
[httpok]
url = https://localhost/health
any = true
exclude = x
status = 200, 204
body = ok
timeout = 1s500ms
interval = 5s
eager = true
ca_file = /etc/ca.pem
body_limit = 1MB
label = web
to = c@example.com
dry_run = true
failures = 2
[crashmail:x]
program = a
group = b
exclude = c
subject_prefix = [x]
to = d@example.com
dry_run = true
[crashmailbatch]
interval = 5min
subject = Crashes
to = d@example.com
dry_run = true
[fatalmailbatch]
interval = 5min
subject = Fatal
to = d@example.com
dry_run = true
[crashsms]
interval = 5min
subject = !
to = 5551234567@txt.example.net
dry_run = true
[revive]
program = a
first_delay = 1s
longest_delay = 1h
max_attempts = 7
to = d@example.com
dry_run = true
[revive:all]
on_fatal = shutdown
)";

} // namespace

class ConfigurationTextTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsTheSketch()
    {
        const auto [configuration, problems] = readText(sketch);
        QCOMPARE(texts(problems), QString());
        QCOMPARE(configuration.mail.host, QStringLiteral("smtp.example.com"));
        QCOMPARE(configuration.mail.port, quint16(587));
        QCOMPARE(configuration.mail.security, SmtpServer::Security::StartTls);
        QCOMPARE(configuration.sections.size(), std::size_t(6));
        const auto &memmon = std::get<MemMonSection>(configuration.sections.at(0));
        QCOMPARE(memmon.head, (SectionHead{QStringLiteral("memmon"), 15}));
        QCOMPARE(memmon.programs.size(), std::size_t(2));
        QCOMPARE(memmon.programs.at(1).pattern.text(), QStringLiteral("redis"));
        QCOMPARE(memmon.programs.at(1).limit->bytes, 100 * 1024 * 1024);
        QCOMPARE(memmon.groups.at(0).limit->bytes, 1024 * 1024 * 1024);
        QCOMPARE(memmon.any->bytes, 2LL * 1024 * 1024 * 1024);
        QVERIFY(memmon.cumulative);
        QVERIFY(memmon.mailUptime == 12h);
        QCOMPARE(memmon.to, QStringList(QStringLiteral("admin@example.com")));
        const auto &httpok = std::get<HttpOkSection>(configuration.sections.at(1));
        QCOMPARE(toolOf(httpok.head), QStringLiteral("httpok"));
        QCOMPARE(httpok.status, (QSet<int>{200, 204}));
        QVERIFY(httpok.timeout == 15s);
        QVERIFY(httpok.verifyTls);
        const auto &sms = std::get<BatchSection>(configuration.sections.at(5));
        QCOMPARE(sms.kind, BatchKind::CrashSms);
        QCOMPARE(sms.to, QStringList(QStringLiteral("5551234567@txt.example.net")));
        QCOMPARE(std::get<BatchSection>(configuration.sections.at(4)).kind, BatchKind::FatalMailBatch);
    }

    void nothingAtAllIsFine()
    {
        const auto [configuration, problems] = readText("; nothing\n");
        QCOMPARE(texts(problems), QString());
        QCOMPARE(configuration, Configuration{});
        QVERIFY(writeConfiguration(configuration).empty());
    }

    void writesWhatItReads_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("sketch") << QByteArray(sketch);
        QTest::newRow("everything") << QByteArray(everything);
        QTest::newRow("mail by default") << QByteArray("[mail]\ntransport=sendmail\n[crashmail]\nto=root\n");
        QTest::newRow("sendmail") << QByteArray("[mail]\ncommand=/bin/cat > /dev/null\nto=root\n");
        QTest::newRow("port 25") << QByteArray("[mail]\ntransport=smtp\nhost=localhost:25\nsecurity=tls\n"
                                               "from=a@example.com\nverify_tls=false\n");
    }

    void writesWhatItReads()
    {
        QFETCH(const QByteArray, text);
        ReadConfiguration read = readText(text.constData());
        QCOMPARE(texts(read.problems), QString());
        const std::vector<SectionText> written = writeConfiguration(read.configuration);
        ReadConfiguration again = readConfiguration(written);
        QCOMPARE(texts(again.problems), QString());
        for (Configuration *configuration : {&read.configuration, &again.configuration}) {
            for (WatchSection &section : configuration->sections)
                std::visit([](auto &some) { some.head.line = 0; }, section);
        }
        QVERIFY(again.configuration == read.configuration);
    }

    /// Each key of each table stands in `everything`, but for those that contradict others there.
    void writesEveryKey()
    {
        QStringList missing;
        const std::vector<SectionText> written = writeConfiguration(readText(everything).configuration);
        QStringList keys;
        for (const SectionText &section : written) {
            for (const KeyText &key : section.keys)
                keys += section.section.section(u':', 0, 0) + u'.' + key.key;
        }
        for (const SectionInfo &info : sectionInfos()) {
            for (const SettingInfo &setting : info.settings) {
                const QString key = info.name + u'.' + setting.key;
                const bool isInherited = setting.defaultFrom == QStringLiteral("restart");
                const bool isSelection =
                    setting.key == QStringLiteral("program") || setting.key == QStringLiteral("group") ||
                    setting.key == QStringLiteral("any") || setting.key == QStringLiteral("exclude");
                if (!isInherited && !isSelection && !keys.contains(key))
                    missing += key;
            }
        }
        missing.sort();
        QCOMPARE(missing.join(u' '), QStringLiteral("httpok.verify_tls mail.command mail.verify_tls"));
    }

    void restartIsInherited()
    {
        const auto [configuration, problems] =
            readText("[memmon]\nany=1G\nfailures=5\n"
                     "[restart]\nfailures=2\ncooldown=5min\nmax_restarts=0\n"
                     "signal=sigusr2\ncore_dir=/c\n"
                     "[httpok]\nurl=http://example.com\nmax_restarts = 3  per 2h\nsignal=none\n");
        QCOMPARE(texts(problems), QString());
        const auto &memmon = std::get<MemMonSection>(configuration.sections.at(0)).restart;
        QCOMPARE(memmon.failures, 5);
        QVERIFY(memmon.cooldown == 5min);
        QCOMPARE(memmon.maxRestarts, 0);
        QCOMPARE(memmon.signal, QStringLiteral("USR2"));
        const auto &httpok = std::get<HttpOkSection>(configuration.sections.at(1)).restart;
        QCOMPARE(httpok.failures, 2);
        QCOMPARE(httpok.maxRestarts, 3);
        QVERIFY(httpok.window == 2h);
        QCOMPARE(httpok.signal, QString());
        QCOMPARE(httpok.coreDirectory, QStringLiteral("/c"));
    }

    void usualPorts_data()
    {
        QTest::addColumn<QByteArray>("lines");
        QTest::addColumn<QString>("host");
        QTest::addColumn<int>("port");
        const auto row = [](const char *lines, const char *host, int port) {
            QTest::newRow(lines) << QByteArray(lines) << QString::fromLatin1(host) << port;
        };
        row("", "localhost", 25);
        row("host=h", "h", 25);
        row("host=h\nsecurity=starttls", "h", 587);
        row("security=tls\nhost=h", "h", 465);
        row("security=tls\nhost=h:25", "h", 25);
        row("host=::1", "::1", 25);
        row("host=[::1]", "::1", 25);
        row("host=[::1]:2525", "::1", 2525);
    }

    void usualPorts()
    {
        QFETCH(const QByteArray, lines);
        const QByteArray text = "[mail]\ntransport=smtp\nfrom=a@example.com\n" + lines + '\n';
        const auto [configuration, problems] = readText(text.constData());
        QCOMPARE(texts(problems), QString());
        QTEST(configuration.mail.host, "host");
        QTEST(int(configuration.mail.port), "port");
    }

    void recipients()
    {
        const auto [configuration, problems] =
            readText("[mail]\nto=a@example.com,, b@example.com "
                     ",a@example.com,\n[crashmail]\n[memmon]\nany=1G\nto=None\n"
                     "[revive]\nto=c@example.com\n");
        QCOMPARE(texts(problems), QString());
        const QStringList both{QStringLiteral("a@example.com"), QStringLiteral("b@example.com")};
        QCOMPARE(std::get<CrashMailSection>(configuration.sections.at(0)).to, both);
        QCOMPARE(std::get<MemMonSection>(configuration.sections.at(1)).to, QStringList());
        QCOMPARE(std::get<ReviveSection>(configuration.sections.at(2)).to,
                 QStringList(QStringLiteral("c@example.com")));
    }

    void describesProblems()
    {
        QCOMPARE(describe({QStringLiteral("a"), QStringLiteral("b"), 1, QStringLiteral("c")}),
                 QStringLiteral("[a] b: c"));
        QCOMPARE(describe({QStringLiteral("a"), {}, 1, QStringLiteral("c")}), QStringLiteral("[a]: c"));
        QCOMPARE(describe({{}, {}, 1, QStringLiteral("c")}), QStringLiteral("c"));
    }
};

} // namespace pennon

QTEST_GUILESS_MAIN(pennon::ConfigurationTextTest)
#include "tst_configurationtext.moc"
