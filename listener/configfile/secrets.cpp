// SPDX-License-Identifier: GPL-3.0-or-later
#include "configfile/secrets.h"

#include "commandline/secretfile.h"

namespace pennon {

namespace {

constexpr const char *smtpPassword = "PENNON_SMTP_PASSWORD";
constexpr const char *supervisorUrl = "SUPERVISOR_SERVER_URL";
constexpr const char *supervisorUser = "SUPERVISOR_USERNAME";
constexpr const char *supervisorPassword = "SUPERVISOR_PASSWORD";

/// The problems of one configuration's files.
class FileCheck
{
public:
    explicit FileCheck(const std::vector<SectionText> &sections)
        : m_sections(sections)
    {}

    void checkPassword(const QString &section, const QString &key, const QString &path)
    {
        if (path.isEmpty())
            return;
        const Result<Secret> secret = readPasswordFile(path);
        if (!secret) {
            report(section, key, secret.error().message, Problem::Severity::Error);
        } else if (!secret->warning.isEmpty()) {
            report(section, key, secret->warning, Problem::Severity::Warning);
        }
    }

    void checkAuthorities(const QString &section, const QString &path)
    {
        if (path.isEmpty())
            return;
        if (const Result<void> readable = checkCaFile(path); !readable) {
            report(section, QStringLiteral("ca_file"), readable.error().message, Problem::Severity::Error);
        }
    }

    void report(const QString &section, const QString &key, const QString &message,
                Problem::Severity severity)
    {
        m_problems.push_back({section, key, lineOf(m_sections, section, key), message, severity});
    }

    Problems take() { return std::move(m_problems); }

private:
    const std::vector<SectionText> &m_sections;
    Problems m_problems;
};

QString passwordMissing(const char *variable)
{
    return QStringLiteral("needs a password: password_file = FILE, or %1 in the environment")
        .arg(QLatin1String(variable));
}

/// From the file, else from the environment.
Result<QString> passwordFrom(const QString &file, const char *variable, const Environment &environment)
{
    if (!file.isEmpty())
        return readPasswordFile(file).map([](const Secret &secret) { return secret.text; });
    return environment(variable).value_or(QString());
}

} // namespace

Problems checkFiles(const Configuration &configuration, const std::vector<SectionText> &sections,
                    const Environment &environment)
{
    FileCheck check(sections);
    const QString listener = QStringLiteral("listener");
    const QString mail = QStringLiteral("mail");
    check.checkPassword(listener, QStringLiteral("supervisor_password_file"),
                        configuration.listener.supervisorPasswordFile);
    check.checkPassword(mail, QStringLiteral("password_file"), configuration.mail.passwordFile);
    check.checkAuthorities(mail, configuration.mail.caFile);
    const bool lacksPassword = !configuration.mail.username.isEmpty() &&
                               configuration.mail.passwordFile.isEmpty() &&
                               environment(smtpPassword).value_or(QString()).isEmpty();
    if (lacksPassword) {
        // A warning: whoever checks the file need not have the listener's environment.
        check.report(mail, QStringLiteral("username"), passwordMissing(smtpPassword),
                     Problem::Severity::Warning);
    }
    for (const WatchSection &section : configuration.sections) {
        if (const auto *const httpOk = std::get_if<HttpOkSection>(&section))
            check.checkAuthorities(httpOk->head.section, httpOk->caFile);
    }
    for (const ChannelSection &section : configuration.alerting.channels) {
        if (const auto *const hook = std::get_if<WebhookChannel>(&section)) {
            check.checkPassword(hook->head.section, QStringLiteral("url_file"), hook->urlFile);
            check.checkPassword(hook->head.section, QStringLiteral("secret_file"), hook->secretFile);
            check.checkAuthorities(hook->head.section, hook->caFile);
        }
    }
    return check.take();
}

Result<MailRoute> mailRoute(const MailSettings &mail, const Environment &environment)
{
    MailRoute route;
    route.sendmailCommand = mail.command;
    route.from = mail.from;
    if (mail.transport == MailSettings::Transport::Sendmail)
        return route;
    SmtpServer server{mail.host, mail.port, mail.security, mail.username, {}, {mail.verifyTls, mail.caFile}};
    if (!server.user.isEmpty()) {
        const Result<QString> password = passwordFrom(mail.passwordFile, smtpPassword, environment);
        if (!password)
            return tl::unexpected(password.error());
        if (password->isEmpty()) {
            return failure(ErrorCode::InvalidInput,
                           QString(QStringLiteral("[mail] username: ") + passwordMissing(smtpPassword)));
        }
        server.password = *password;
    }
    route.smtp = std::move(server);
    return route;
}

Result<SupervisorAccess> supervisorAccess(const ListenerSettings &listener, const Environment &environment)
{
    SupervisorAccess access;
    access.url = listener.supervisorUrl.isEmpty() ? environment(supervisorUrl).value_or(QString())
                                                  : listener.supervisorUrl;
    const QString user = listener.supervisorUser.isEmpty() ? environment(supervisorUser).value_or(QString())
                                                           : listener.supervisorUser;
    if (user.isEmpty())
        return access;
    const Result<QString> password =
        passwordFrom(listener.supervisorPasswordFile, supervisorPassword, environment);
    if (!password)
        return tl::unexpected(password.error());
    access.login = std::pair(user, *password);
    return access;
}

} // namespace pennon
