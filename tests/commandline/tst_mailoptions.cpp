// SPDX-License-Identifier: GPL-3.0-or-later
#include "lines.h"

#include <QFile>
#include <QTemporaryDir>

namespace pennon {

using namespace test;

namespace {

const QString batchAddresses = QStringLiteral(" -t ops@example.com -f sup@example.com ");

Variables withPassword(const QString &password)
{
    Variables variables = underSupervisor();
    variables.insert("PENNON_SMTP_PASSWORD", password);
    return variables;
}

} // namespace

class MailOptionsTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QVERIFY(m_folder.isValid()); }

    void smtpInsteadOfCommand()
    {
        const auto rules =
            rulesOf<CrashMailRules>(parse("crashmail -m ops@example.com -s cat --smtp-host "
                                          "smtp.example.com:587 --smtp-from \"Sup <sup@example.com>\" "
                                          "--smtp-user me --smtp-tls --verify-tls",
                                          withPassword(QStringLiteral("geheim-密码"))));
        QVERIFY(rules);
        const MailRoute &route = rules->common.route;
        QCOMPARE(route.from, QStringLiteral("Sup <sup@example.com>"));
        QVERIFY(route.smtp);
        QCOMPARE(route.smtp->host, QStringLiteral("smtp.example.com"));
        QCOMPARE(route.smtp->port, quint16(587));
        QCOMPARE(route.smtp->security, SmtpServer::Security::StartTls);
        QCOMPARE(route.smtp->user, QStringLiteral("me"));
        QCOMPARE(route.smtp->password, QStringLiteral("geheim-密码"));
        QCOMPARE(route.smtp->tls.verify, true);
    }

    void stateDirectory()
    {
        const QString option = QStringLiteral(" --state-dir /var/lib/pennon");
        const auto crash = rulesOf<CrashMailRules>(parse(QString(u"crashmail" + option)));
        QVERIFY(crash);
        QCOMPARE(crash->common.route.stateDir, QStringLiteral("/var/lib/pennon"));
        const auto batch = rulesOf<BatchRules>(parse(QString(u"crashsms" + batchAddresses + option)));
        QVERIFY(batch);
        QCOMPARE(batch->route.stateDir, QStringLiteral("/var/lib/pennon"));
        const auto memory = rulesOf<MemMonRules>(parse(QString(u"memmon -a 1" + option)));
        QVERIFY(memory && !memory->common.route.stateDir.isEmpty());
        const auto page = rulesOf<HttpOkRules>(parse(QString(u"httpok -a" + option + u" http://localhost/")));
        QVERIFY(page && !page->common.route.stateDir.isEmpty());
        const auto without = rulesOf<CrashMailRules>(parse("crashmail"));
        QVERIFY(without && without->common.route.stateDir.isEmpty());

        const Invocation relative = parse("crashmail --state-dir state");
        QVERIFY(!relative.rules);
        QVERIFY(relative.standardError.contains(QStringLiteral("starting with /")));
    }

    void plainAndImplicitTls()
    {
        const auto plain =
            rulesOf<MemMonRules>(parse("memmon -a 1 --smtp-host=[::1]:2525 --smtp-from a@example.com"));
        QVERIFY(plain && plain->common.route.smtp);
        QCOMPARE(plain->common.route.smtp->host, QStringLiteral("::1"));
        QCOMPARE(plain->common.route.smtp->port, quint16(2525));
        QCOMPARE(plain->common.route.smtp->security, SmtpServer::Security::None);
        const auto tls = rulesOf<MemMonRules>(
            parse("memmon -a 1 --smtp-host smtps://mail.example.com --smtp-from a@example.com --verify-tls"));
        QVERIFY(tls && tls->common.route.smtp);
        QCOMPARE(tls->common.route.smtp->port, quint16(465));
        QCOMPARE(tls->common.route.smtp->security, SmtpServer::Security::ImplicitTls);
        QCOMPARE(tls->common.route.smtp->tls.verify, true);
    }

    void contradictions_data()
    {
        QTest::addColumn<QString>("line");
        QTest::addColumn<int>("status");
        QTest::addColumn<QString>("reason");
        const auto row = [](const QString &line, int status, const char *reason) {
            QTest::newRow(qUtf8Printable(line)) << line << status << QString::fromUtf8(reason);
        };
        for (const char *tool : {"crashmail -a ", "memmon -a 1 ", "httpok -a "}) {
            const auto own = [&row, tool](const char *options, const char *reason) {
                row(QString::fromLatin1(tool) + QString::fromLatin1(options) + QStringLiteral(" http://a"),
                    255, reason);
            };
            own("--smtp-host localhost", "--smtp-from");
            own("--smtp-from a@example.com", "--smtp-host");
            own("--smtp-user me", "--smtp-host");
            own("--smtp-tls", "--smtp-host");
            own("--password-file /dev/null", "--smtp-host");
            own("--smtp-host localhost --smtp-from a@example.com --password-file /dev/null", "--smtp-user");
            own("--smtp-host smtps://a --smtp-from a@example.com --smtp-tls", "STARTTLS");
            own("--smtp-host a:b --smtp-from a@example.com", "a:b");
            own("--smtp-host smtps://me:pw@a --smtp-from a@example.com", "--smtp-host");
        }
        for (const char *tool : {"crashmail -a ", "memmon -a 1 "}) {
            row(QString::fromLatin1(tool) + QStringLiteral("--verify-tls"), 255, "--smtp-host");
            row(QString::fromLatin1(tool) + QStringLiteral("--ca-file /dev/null"), 255, "--smtp-host");
            row(QString::fromLatin1(tool) +
                    QStringLiteral("--verify-tls --smtp-host a --smtp-from a@example.com"),
                255, "--smtp-tls");
        }
        for (const char *tool : {"crashmailbatch", "fatalmailbatch", "crashsms"}) {
            const auto batch = [&row, tool](const char *options, const char *reason) {
                row(QString::fromLatin1(tool) + batchAddresses + QString::fromLatin1(options), 2, reason);
            };
            batch("--verify-tls", "--tls");
            batch("--ca-file /dev/null -H a", "--tls");
            batch("--tls -H smtps://a", "STARTTLS");
            batch("--password-file /dev/null", "--userName");
            batch("--sendmail cat --password-file /dev/null", "--sendmail");
            batch("--sendmail cat --verify-tls", "--sendmail");
            batch("--smtp-host a", "--smtp-host");
        }
    }

    void contradictions()
    {
        QFETCH(const QString, line);
        QFETCH(const QString, reason);
        const Invocation invocation = parse(line);
        QVERIFY(!invocation.rules);
        QTEST(invocation.exitStatus, "status");
        QVERIFY2(invocation.standardError.contains(reason), qUtf8Printable(invocation.standardError));
    }

    void passwordFile_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::addColumn<QString>("password"); ///< null: an error
        QTest::newRow("plain") << QByteArray("secret") << QStringLiteral("secret");
        QTest::newRow("newline") << QByteArray("secret\n") << QStringLiteral("secret");
        QTest::newRow("dos") << QByteArray("secret\r\n") << QStringLiteral("secret");
        QTest::newRow("more lines") << QByteArray("secret\nother\n") << QStringLiteral("secret");
        QTest::newRow("blanks") << QByteArray(" se cret \n") << QStringLiteral(" se cret ");
        QTest::newRow("unicode") << QByteArray("geheim-密码\n") << QStringLiteral(u"geheim-密码");
        QTest::newRow("empty") << QByteArray() << QString();
        QTest::newRow("empty line") << QByteArray("\nsecret\n") << QString();
        QTest::newRow("not UTF-8") << QByteArray("gr\xfc\xdf\n") << QString();
    }

    void passwordFile()
    {
        QFETCH(const QByteArray, content);
        QFETCH(const QString, password);
        const QString path = write(content, QFile::ReadOwner | QFile::WriteOwner);
        for (const QString &line : {smtpLine(path), batchLine(path)}) {
            const Invocation invocation = parse(line, withPassword(QStringLiteral("from the environment")));
            if (password.isNull()) {
                QVERIFY(!invocation.rules);
                QCOMPARE(invocation.exitStatus, 1);
                QCOMPARE(invocation.standardOutput, QString());
                QVERIFY(invocation.standardError.contains(path));
            } else {
                QVERIFY(invocation.rules);
                QCOMPARE(passwordOf(invocation), password);
                QCOMPARE(invocation.standardError, QString());
            }
        }
    }

    void passwordFileMissing()
    {
        for (const QString &path : {m_folder.filePath(QStringLiteral("missing")), m_folder.path()}) {
            const Invocation invocation = parse(smtpLine(path));
            QVERIFY(!invocation.rules);
            QCOMPARE(invocation.exitStatus, 1);
            QVERIFY(invocation.standardError.contains(path));
        }
        // Whoever only wants help, or is not under supervisord, does not need the file.
        QCOMPARE(parse(smtpLine(QStringLiteral("/missing")), {}).standardError,
                 QStringLiteral("crashmail must be run as a supervisor event listener\n"));
        QCOMPARE(parse(smtpLine(QStringLiteral("/missing")) + QStringLiteral(" -h")).exitStatus, 0);
    }

    void passwordFileOpenToAll()
    {
        const QString path = write("secret\n", QFile::ReadOwner | QFile::WriteOwner | QFile::ReadOther);
        const Invocation invocation = parse(smtpLine(path));
        QVERIFY(invocation.rules);
        QCOMPARE(passwordOf(invocation), QStringLiteral("secret"));
        QCOMPARE(invocation.standardOutput, QString());
        QCOMPARE(invocation.standardError.count(u'\n'), 1);
        QVERIFY(invocation.standardError.contains(path));
        QCOMPARE(parse(smtpLine(write("secret\n", QFile::ReadOwner | QFile::ReadGroup))).standardError,
                 QString());
    }

    void passwordOrder()
    {
        const QString path = write("file\n", QFile::ReadOwner | QFile::WriteOwner);
        const Variables variables = withPassword(QStringLiteral("environment"));
        const QString batch = QStringLiteral("crashmailbatch -u me") + batchAddresses;
        QCOMPARE(passwordOf(parse(batch, variables)), QStringLiteral("environment"));
        QCOMPARE(passwordOf(parse(batchLine(path), variables)), QStringLiteral("file"));
        QCOMPARE(passwordOf(parse(batchLine(path) + QStringLiteral(" -p given"), variables)),
                 QStringLiteral("given"));
        QCOMPARE(passwordOf(parse(batch)), QString());
        QCOMPARE(passwordOf(parse(batch + QStringLiteral("-p \"\""), variables)),
                 QStringLiteral("environment"));
        // Without a user name there is no login, so there is nothing to look up.
        QCOMPARE(passwordOf(parse(QStringLiteral("crashmailbatch") + batchAddresses, variables)), QString());
        const Invocation none = parse("crashmail --smtp-host a --smtp-from a@example.com --smtp-user me");
        QVERIFY(!none.rules);
        QCOMPARE(none.exitStatus, 1);
        QVERIFY(none.standardError.contains(QStringLiteral("PENNON_SMTP_PASSWORD")));
    }

    void caFile()
    {
        const QString path = write("PEM", QFile::ReadOwner);
        const auto httpok = rulesOf<HttpOkRules>(parse(
            QStringLiteral("httpok --ca-file %1 --smtp-host smtps://a --smtp-from a@example.com https://a")
                .arg(path)));
        QVERIFY(httpok && httpok->common.route.smtp);
        QCOMPARE(httpok->tls.verify, true);
        QCOMPARE(httpok->tls.caFile, path);
        QCOMPARE(httpok->common.route.smtp->tls.verify, true);
        QCOMPARE(httpok->common.route.smtp->tls.caFile, path);
        const auto batch = rulesOf<BatchRules>(
            parse(QStringLiteral("crashsms --tls --ca-file=%1").arg(path) + batchAddresses));
        QVERIFY(batch && batch->route.smtp);
        QCOMPARE(batch->route.smtp->tls.verify, true);
        QCOMPARE(batch->route.smtp->tls.caFile, path);
        for (const QString &bad : {m_folder.filePath(QStringLiteral("missing.pem")), m_folder.path()}) {
            const QStringList lines = {QStringLiteral("httpok --ca-file %1 https://a").arg(bad),
                                       QStringLiteral("crashsms --tls --ca-file %1").arg(bad) +
                                           batchAddresses};
            for (const QString &line : lines) {
                const Invocation invocation = parse(line);
                QVERIFY(!invocation.rules);
                QCOMPARE(invocation.exitStatus, 1);
                QCOMPARE(invocation.standardOutput, QString());
                QVERIFY(invocation.standardError.contains(bad));
            }
        }
    }

private:
    QString write(const QByteArray &content, QFile::Permissions permissions)
    {
        const QString path = m_folder.filePath(QStringLiteral("file%1").arg(++m_files));
        QFile file(path);
        if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size() ||
            !file.setPermissions(permissions))
            qFatal("cannot write %s", qUtf8Printable(path));
        return path;
    }

    static QString smtpLine(const QString &path)
    {
        return QStringLiteral("crashmail --smtp-host localhost --smtp-from a@example.com --smtp-user me "
                              "--password-file ") +
               path;
    }

    static QString batchLine(const QString &path)
    {
        return QStringLiteral("crashmailbatch -u me --password-file %1").arg(path) + batchAddresses;
    }

    static QString passwordOf(const Invocation &invocation)
    {
        if (!invocation.rules)
            return QStringLiteral("no rules");
        if (const auto *batch = std::get_if<BatchRules>(&*invocation.rules))
            return batch->route.smtp ? batch->route.smtp->password : QStringLiteral("no server");
        return std::get<CrashMailRules>(*invocation.rules).common.route.smtp->password;
    }

    QTemporaryDir m_folder;
    int m_files = 0;
};

} // namespace pennon

QTEST_GUILESS_MAIN(pennon::MailOptionsTest)
#include "tst_mailoptions.moc"
