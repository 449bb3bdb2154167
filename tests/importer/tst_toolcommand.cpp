// SPDX-License-Identifier: GPL-3.0-or-later
#include "importer/toolcommand.h"
#include "importer/toolrules.h"

#include <QTest>

namespace pennon {

namespace {

std::optional<QString> emptyEnvironment(const char *)
{
    return std::nullopt;
}

Result<ReadRules> read(const char *command)
{
    const auto tool = splitCommand(QString::fromUtf8(command)).and_then(findTool);
    return readRules(**tool, {}, emptyEnvironment);
}

} // namespace

class ToolCommandTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void finding_data()
    {
        QTest::addColumn<QString>("command");
        QTest::addColumn<QString>("found"); // "tool|argument|…", "-" for another program, "!" for a failure
        const auto row = [](const char *command, const char *found) {
            QTest::newRow(command) << QString::fromUtf8(command) << QString::fromUtf8(found);
        };
        row("memmon -a 1GB", "memmon|-a|1GB");
        row("/usr/local/bin/httpok http://localhost", "httpok|http://localhost");
        row("./crashsms", "crashsms");
        row("/opt/memmon.py -c", "memmon|-c");
        row("python -m superlance.memmon -a 1GB", "memmon|-a|1GB");
        row("/usr/bin/python3.11 -u -W ignore -m superlance.crashmailbatch -t a", "crashmailbatch|-t|a");
        row("python3 /usr/bin/fatalmailbatch -t a", "fatalmailbatch|-t|a");
        row("env X=Y memmon -a 1GB", "memmon|-a|1GB");
        row("/usr/bin/env -i -u Z X=Y python3 -m superlance.memmon", "memmon");
        row("nohup memmon -c", "memmon|-c");
        row("pennon-listener memmon -c", "memmon|-c");
        row("/usr/bin/pennon-listener httpok -e x", "httpok|-e|x");
        row("sh -c \"memmon -a 1GB\"", "memmon|-a|1GB");
        row("/bin/bash -lc 'exec env A=b memmon -p \"a b=1\"'", "memmon|-p|a b=1");
        row("sh -c 'A=b memmon'", "memmon");
        row("pennon-listener --config /etc/pennon/pennon.conf", "-");
        row("python -m other.memmon", "-");
        row("python", "-");
        row("python -m", "-");
        row("env", "-");
        row("env A=b", "-");
        row("sh", "-");
        row("sh -c", "-");
        row("/opt/listener.py --quiet", "-");
        row("memmonster", "-");
        row("python -m superlance.other", "-");
        row("nice -n 5 memmon -a 1GB", "!");
        row("sh -c 'memmon -a $LIMIT'", "!");
        row("bash -c 'cd /tmp && memmon -a 1GB'", "!");
        row("sudo -u x /usr/bin/memmon -a 1GB", "!");
        row("sh -c 'sh -c \"sh -c \\\"sh -c memmon\\\"\"'", "!");
    }

    void finding()
    {
        QFETCH(const QString, command);
        const auto tool = splitCommand(command).and_then(findTool);
        QString found = QStringLiteral("!");
        if (tool)
            found =
                *tool ? (QStringList((*tool)->tool) + (*tool)->arguments).join(u'|') : QStringLiteral("-");
        QTEST(found, "found");
    }

    void variablesOfEnv()
    {
        const auto tool =
            findTool({QStringLiteral("env"), QStringLiteral("A=b=c"), QStringLiteral("memmon")});
        QVERIFY(tool && *tool);
        QCOMPARE((*tool)->variables, (Variables{{QStringLiteral("A"), QStringLiteral("b=c")}}));
    }

    void rules()
    {
        const auto memory = read("memmon -p a=1MB -a 2GB");
        QVERIFY(memory);
        QCOMPARE(std::get<MemMonRules>(memory->rules).any->bytes, qint64(2) << 30);
        QCOMPARE(memory->password, PasswordSource::None);
        const auto crash =
            read("crashmail -m a@example.com --smtp-host h --smtp-from b@example.com "
                 "--smtp-user u --password-file /nowhere/secret --ca-file=/nowhere/ca --smtp-tls");
        QVERIFY(crash);
        QCOMPARE(crash->password, PasswordSource::File);
        QCOMPARE(crash->passwordFile, QStringLiteral("/nowhere/secret"));
        QCOMPARE(crash->caFile, QStringLiteral("/nowhere/ca"));
        QVERIFY(std::get<CrashMailRules>(crash->rules).common.route.smtp->tls.verify);
    }

    void passwords_data()
    {
        QTest::addColumn<QByteArray>("command");
        QTest::addColumn<PasswordSource>("source");
        QTest::newRow("none") << QByteArray("crashmailbatch -t a -f b -u u") << PasswordSource::None;
        QTest::newRow("no user") << QByteArray("crashmailbatch -t a -f b -p p") << PasswordSource::None;
        QTest::newRow("command") << QByteArray("crashmailbatch -t a -f b -u u -p p")
                                 << PasswordSource::CommandLine;
        QTest::newRow("variable") << QByteArray("env PENNON_SMTP_PASSWORD=p crashmailbatch -t a -f b -u u")
                                  << PasswordSource::Variable;
    }

    void passwords()
    {
        QFETCH(const QByteArray, command);
        const auto rules = read(command.constData());
        QVERIFY(rules);
        QTEST(rules->password, "source");
    }

    void reasons_data()
    {
        QTest::addColumn<QByteArray>("command");
        QTest::addColumn<QString>("part");
        const auto row = [](const char *command, const char *part) {
            QTest::newRow(command) << QByteArray(command) << QString::fromUtf8(part);
        };
        row("memmon --nonsense", "--nonsense");
        row("memmon -p a=5XB", "5XB");
        row("memmon --help", "only shows help");
        row("crashmailbatch -t a", "missing");
        row("crashmailbatch -i x -t a -f b", "x");
        row("httpok", "URL");
        row("httpok ftp://localhost", "ftp://localhost");
    }

    void reasons()
    {
        QFETCH(const QByteArray, command);
        QFETCH(const QString, part);
        const auto rules = read(command.constData());
        QVERIFY(!rules);
        QVERIFY2(rules.error().message.contains(part), qUtf8Printable(rules.error().message));
        QVERIFY(!rules.error().message.contains(u'\n'));
    }
};

} // namespace pennon

QTEST_GUILESS_MAIN(pennon::ToolCommandTest)
#include "tst_toolcommand.moc"
