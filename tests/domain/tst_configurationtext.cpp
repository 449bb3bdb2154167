// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/settinginfo.h"
#include "sections.h"

#include <QFile>
#include <QTest>

namespace pennon {

using namespace std::chrono_literals;

namespace {

/// sketch.conf is what a machine has; in everything.conf each key has another value than its default.
QByteArray fixture(const char *name)
{
    QFile file(QStringLiteral(PENNON_FIXTURES "/fixtures/") + QLatin1String(name));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

class ConfigurationTextTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsTheSketch()
    {
        const auto [configuration, problems] = readText(fixture("sketch.conf").constData());
        QCOMPARE(texts(problems), QString());
        QCOMPARE(configuration.mail.host, QStringLiteral("smtp.example.com"));
        QCOMPARE(configuration.mail.port, quint16(587));
        QCOMPARE(configuration.mail.security, SmtpServer::Security::StartTls);
        QCOMPARE(configuration.sections.size(), std::size_t(6));
        const auto &memmon = std::get<MemMonSection>(configuration.sections.at(0));
        QCOMPARE(memmon.head, (SectionHead{QStringLiteral("memmon"), 14}));
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
        QTest::newRow("sketch") << fixture("sketch.conf");
        QTest::newRow("everything") << fixture("everything.conf");
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
            for (ChannelSection &channel : configuration->alerting.channels)
                std::visit([](auto &some) { some.head.line = 0; }, channel);
            for (RouteSection &route : configuration->alerting.routes)
                route.head.line = 0;
            for (MaintenanceSection &section : configuration->alerting.maintenance)
                section.head.line = 0;
        }
        QVERIFY(again.configuration == read.configuration);
    }

    /// Each key of each table stands in everything.conf, but for those that contradict others there.
    void writesEveryKey()
    {
        QStringList missing;
        const std::vector<SectionText> written =
            writeConfiguration(readText(fixture("everything.conf").constData()).configuration);
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
        QCOMPARE(missing.join(u' '),
                 QStringLiteral("httpok.verify_tls mail.command mail.verify_tls sms.subject"));
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
