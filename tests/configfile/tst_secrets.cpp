// SPDX-License-Identifier: GPL-3.0-or-later
#include "configfile/configfile.h"
#include "configfile/secrets.h"

#include <QFile>
#include <QMap>
#include <QTemporaryDir>
#include <QTest>

namespace pennon {

namespace {

/// A made-up environment.
Environment environment(const QMap<QByteArray, QString> &variables)
{
    return [variables](const char *name) -> std::optional<QString> {
        const auto at = variables.find(QByteArray(name));
        return at == variables.end() ? std::nullopt : std::optional(*at);
    };
}

} // namespace

class SecretsTest final : public QObject
{
    Q_OBJECT

private:
    QTemporaryDir m_folder;
    QString m_secret = m_folder.filePath(QStringLiteral("secret"));

    [[nodiscard]] QStringList problemsOf(const QString &text,
                                         const Environment &variables = environment({})) const
    {
        QString whole = text;
        whole.replace(QStringLiteral("DIR"), m_folder.path());
        const std::vector<SectionText> sections = sectionTexts(IniDocument::parse(whole.toUtf8()));
        const ReadConfiguration read = readConfiguration(sections);
        QStringList lines;
        for (const Problem &problem : checkFiles(read.configuration, sections, variables))
            lines +=
                problemLine(QStringLiteral("f"), problem).replace(m_folder.path(), QStringLiteral("DIR"));
        return lines;
    }

private Q_SLOTS:
    void init()
    {
        QFile file(m_secret);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("geheim\n");
        QVERIFY(file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner));
    }

    void filesThatAreFine()
    {
        QCOMPARE(
            problemsOf(QStringLiteral("[mail]\ntransport=smtp\nfrom=a\nusername=u\npassword_file=DIR/secret\n"
                                      "[listener]\nsupervisor_user=u\nsupervisor_password_file=DIR/secret\n"
                                      "[httpok]\nurl=https://h\nca_file=DIR/secret\n")),
            QStringList());
        QCOMPARE(problemsOf(QString()), QStringList());
    }

    void filesOfWebhooks()
    {
        const QString head = QStringLiteral("[webhook:a]\n");
        QCOMPARE(problemsOf(head + QStringLiteral("url_file=DIR/secret\nsecret_file=DIR/secret\n")),
                 QStringList());
        const QStringList problems =
            problemsOf(head + QStringLiteral("url_file=DIR/a\nsecret_file=DIR/b\nca_file=DIR/c\n"));
        QCOMPARE(problems.size(), 3);
        QVERIFY(problems.at(0).startsWith(QStringLiteral("f:2: [webhook:a] url_file: ")));
        QVERIFY(problems.at(1).startsWith(QStringLiteral("f:3: [webhook:a] secret_file: ")));
        QVERIFY(problems.at(2).startsWith(QStringLiteral("f:4: [webhook:a] ca_file: ")));
    }

    void filesThatAreNotThere()
    {
        const QStringList problems = problemsOf(
            QStringLiteral("[mail]\ntransport=smtp\nsecurity=tls\nfrom=a\nusername=u\npassword_file=DIR/a\n"
                           "ca_file=DIR\n[listener]\nsupervisor_user=u\nsupervisor_password_file=DIR/b\n"
                           "[httpok:x]\nurl=https://h\nca_file=DIR/c\n"));
        QCOMPARE(problems.size(), 4);
        QVERIFY(problems.at(0).startsWith(
            QStringLiteral("f:10: [listener] supervisor_password_file: the password file DIR/b")));
        QVERIFY(
            problems.at(1).startsWith(QStringLiteral("f:6: [mail] password_file: the password file DIR/a")));
        QCOMPARE(problems.at(2), QStringLiteral("f:7: [mail] ca_file: the CA file DIR is a folder"));
        QVERIFY(problems.at(3).startsWith(QStringLiteral("f:13: [httpok:x] ca_file: the CA file DIR/c")));
    }

    void aSecretThatIsNone()
    {
        QVERIFY(QFile::setPermissions(m_secret, QFileDevice::ReadOwner | QFileDevice::ReadOther));
        const QStringList problems = problemsOf(
            QStringLiteral("[mail]\ntransport=smtp\nfrom=a\nusername=u\npassword_file=DIR/secret\n"));
        QCOMPARE(problems, QStringList(QStringLiteral(
                               "f:5: warning: [mail] password_file: every user can read the password "
                               "file DIR/secret; run: chmod o-rwx DIR/secret")));
    }

    void aLoginWithoutPassword()
    {
        const QString text = QStringLiteral("[mail]\ntransport=smtp\nfrom=a\nusername=u\n");
        QCOMPARE(problemsOf(text),
                 QStringList(QStringLiteral(
                     "f:4: warning: [mail] username: needs a password: password_file = FILE, or "
                     "PENNON_SMTP_PASSWORD in the environment")));
        QCOMPARE(problemsOf(text, environment({{"PENNON_SMTP_PASSWORD", QStringLiteral("x")}})),
                 QStringList());
    }

    void routes()
    {
        MailSettings mail;
        mail.from = QStringLiteral("a@example.com");
        mail.command = QStringLiteral("/bin/true");
        const auto sendmail = mailRoute(mail, environment({}));
        QVERIFY(sendmail);
        QVERIFY(!sendmail->smtp);
        QCOMPARE(sendmail->sendmailCommand, QStringLiteral("/bin/true"));
        QCOMPARE(sendmail->from, mail.from);

        mail.transport = MailSettings::Transport::Smtp;
        mail.host = QStringLiteral("h");
        mail.port = 587;
        mail.security = SmtpServer::Security::StartTls;
        mail.caFile = QStringLiteral("/c");
        const auto open = mailRoute(mail, environment({{"PENNON_SMTP_PASSWORD", QStringLiteral("x")}}));
        QVERIFY(open);
        QCOMPARE(open->smtp->host, mail.host);
        QCOMPARE(open->smtp->port, mail.port);
        QCOMPARE(open->smtp->security, mail.security);
        QVERIFY(open->smtp->tls.verify);
        QCOMPARE(open->smtp->tls.caFile, mail.caFile);
        QCOMPARE(open->smtp->password, QString());

        mail.username = QStringLiteral("u");
        QVERIFY(!mailRoute(mail, environment({})));
        QCOMPARE(
            mailRoute(mail, environment({{"PENNON_SMTP_PASSWORD", QStringLiteral("x")}}))->smtp->password,
            QStringLiteral("x"));
        mail.passwordFile = m_secret;
        const auto login = mailRoute(mail, environment({{"PENNON_SMTP_PASSWORD", QStringLiteral("x")}}));
        QCOMPARE(login->smtp->user, QStringLiteral("u"));
        QCOMPARE(login->smtp->password, QStringLiteral("geheim"));
        mail.passwordFile = QStringLiteral("/no/such/file");
        QVERIFY(mailRoute(mail, environment({})).error().message.contains(mail.passwordFile));
    }

    void accessToSupervisord()
    {
        const Environment variables = environment({{"SUPERVISOR_SERVER_URL", QStringLiteral("unix:///e")},
                                                   {"SUPERVISOR_USERNAME", QStringLiteral("eu")},
                                                   {"SUPERVISOR_PASSWORD", QStringLiteral("ep")}});
        ListenerSettings listener;
        QCOMPARE(supervisorAccess(listener, environment({}))->url, QString());
        QVERIFY(!supervisorAccess(listener, environment({}))->login);
        auto access = supervisorAccess(listener, variables);
        QCOMPARE(access->url, QStringLiteral("unix:///e"));
        QVERIFY(access->login == std::pair(QStringLiteral("eu"), QStringLiteral("ep")));
        listener.supervisorUrl = QStringLiteral("http://h:9001");
        listener.supervisorUser = QStringLiteral("u");
        listener.supervisorPasswordFile = m_secret;
        access = supervisorAccess(listener, variables);
        QCOMPARE(access->url, QStringLiteral("http://h:9001"));
        QVERIFY(access->login == std::pair(QStringLiteral("u"), QStringLiteral("geheim")));
        listener.supervisorPasswordFile = QStringLiteral("/no/such/file");
        QVERIFY(!supervisorAccess(listener, variables));
    }
};

} // namespace pennon

QTEST_GUILESS_MAIN(pennon::SecretsTest)
#include "tst_secrets.moc"
