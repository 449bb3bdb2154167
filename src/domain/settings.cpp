// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/settings.h"

#include "domain/tablemaker.h"

#include <limits>

namespace pennon {

namespace {

using namespace std::chrono_literals;

constexpr const char *mailSection = "mail";
constexpr const char *restartSection = "restart";

/// What every section that watches has besides.
template <typename Section>
void addWatching(TableMaker<Section> &table)
{
    table
        .add("to", &Section::to, addressesForm(),
             QT_TRANSLATE_NOOP("Settings",
                               "Who is told by mail, with commas between addresses; none: nobody."))
        .defaultFrom(mailSection)
        .add("dry_run", &Section::dryRun, yesNoForm(),
             QT_TRANSLATE_NOOP("Settings",
                               "Say on the log what would be done; restart, start and mail nothing."));
}

} // namespace

template <>
const SettingTable<Selection> &settingsOf()
{
    static const SettingTable<Selection> table =
        TableMaker<Selection>()
            .add("program", &Selection::programs, patternsForm(),
                 QT_TRANSLATE_NOOP("Settings", "The processes it is about, as NAME, GROUP:NAME, GROUP:* or "
                                               "with the wildcards * ? [a-z]."))
            .add("group", &Selection::groups, groupNamesForm(),
                 QT_TRANSLATE_NOOP("Settings", "The same by the names of their groups."))
            .add("any", &Selection::any, yesNoForm(),
                 QT_TRANSLATE_NOOP("Settings", "It is about every process."))
            .add("exclude", &Selection::exclude, patternsForm(),
                 QT_TRANSLATE_NOOP("Settings", "The processes it is not about after all."))
            .take();
    return table;
}

template <>
const SettingTable<ListenerSettings> &settingsOf()
{
    using S = ListenerSettings;
    static const SettingTable<S> table =
        TableMaker<S>()
            .add("socket", &S::socket, pathForm(), QT_TRANSLATE_NOOP("Settings", "The control socket."))
            .add("socket_mode", &S::socketMode, modeForm(),
                 QT_TRANSLATE_NOOP("Settings", "Its file mode, octal."))
            .add("socket_group", &S::socketGroup, textForm(),
                 QT_TRANSLATE_NOOP(
                     "Settings",
                     "The group that owns it; its members may read and write if socket_mode lets them."))
            .add("socket_readers", &S::socketReaders, textForm(),
                 QT_TRANSLATE_NOOP("Settings",
                                   "The group whose members may read over the socket, but change nothing."))
            .add("state_dir", &S::stateDir, pathForm(),
                 QT_TRANSLATE_NOOP(
                     "Settings",
                     "The folder of the database with history, incidents and mail that is still to be sent."))
            .add("sample_interval", &S::sampleInterval, secondsForm(1s),
                 QT_TRANSLATE_NOOP("Settings",
                                   "How often the memory of every process is measured for the history."))
            .add("dead_letter_after", &S::deadLetterAfter, secondsForm(60s),
                 QT_TRANSLATE_NOOP(
                     "Settings", "A mail that could not be sent for so long is given up, with an incident."))
            .add("incidents_kept", &S::incidentsKept, secondsForm(3600s),
                 QT_TRANSLATE_NOOP("Settings", "How long incidents are kept."))
            .add("exclude", &S::exclude, patternsForm(),
                 QT_TRANSLATE_NOOP("Settings",
                                   "Processes that no section is about, such as other event listeners."))
            .add("supervisor_url", &S::supervisorUrl, supervisorUrlForm(),
                 QT_TRANSLATE_NOOP("Settings",
                                   "Where supervisord is reached: unix:///PATH or http://HOST:PORT; without "
                                   "it, SUPERVISOR_SERVER_URL, which supervisord sets."))
            .add("supervisor_user", &S::supervisorUser, textForm(),
                 QT_TRANSLATE_NOOP(
                     "Settings",
                     "The user name of supervisord's server section; without it, SUPERVISOR_USERNAME."))
            .add("supervisor_password_file", &S::supervisorPasswordFile, pathForm(),
                 QT_TRANSLATE_NOOP("Settings", "A file whose first line is the password for supervisord; "
                                               "without it, SUPERVISOR_PASSWORD."))
            .take();
    return table;
}

template <>
const SettingTable<MailSettings> &settingsOf()
{
    using S = MailSettings;
    using Transport = S::Transport;
    using Security = SmtpServer::Security;
    static const SettingTable<S> table =
        TableMaker<S>()
            .add("transport", &S::transport,
                 choiceForm<Transport>({{QStringLiteral("sendmail"), Transport::Sendmail},
                                        {QStringLiteral("smtp"), Transport::Smtp}}),
                 QT_TRANSLATE_NOOP("Settings", "How mail leaves: by a command, or by a mail server."))
            .add("command", &S::command, shellCommandForm(),
                 QT_TRANSLATE_NOOP("Settings", "With transport = sendmail: a shell command that takes a mail "
                                               "with its headers on standard input."))
            .add<MailServer>(
                "host", mailServerForm(),
                [](const S &mail) {
                    return MailServer{mail.host, mail.port};
                },
                [](S &mail, const MailServer &server) {
                    mail.host = server.host;
                    mail.port = server.port;
                },
                QT_TRANSLATE_NOOP("Settings", "With transport = smtp: the mail server as HOST or HOST:PORT. "
                                              "Without a port it is 25, 587 with starttls and 465 with tls."))
            .defaultText("localhost")
            .add("security", &S::security,
                 choiceForm<Security>({{QStringLiteral("none"), Security::None},
                                       {QStringLiteral("starttls"), Security::StartTls},
                                       {QStringLiteral("tls"), Security::ImplicitTls}}),
                 QT_TRANSLATE_NOOP("Settings",
                                   "How the server is spoken to; it never falls back to clear text."))
            .add("username", &S::username, textForm(),
                 QT_TRANSLATE_NOOP("Settings", "The name to log in with; without it there is no login."))
            .add(
                "password_file", &S::passwordFile, pathForm(),
                QT_TRANSLATE_NOOP(
                    "Settings", "A file whose first line is the password; without it, PENNON_SMTP_PASSWORD."))
            .add("verify_tls", &S::verifyTls, yesNoForm(),
                 QT_TRANSLATE_NOOP("Settings", "Accept trusted certificates only."))
            .add("ca_file", &S::caFile, pathForm(),
                 QT_TRANSLATE_NOOP("Settings",
                                   "Trust the authorities in this PEM file instead of the system's."))
            .add("from", &S::from, addressForm(),
                 QT_TRANSLATE_NOOP("Settings", "The sender; needed with transport = smtp."))
            .add("to", &S::to, addressesForm(),
                 QT_TRANSLATE_NOOP("Settings", "Who is told by mail where a section has no to of its own."))
            .take();
    return table;
}

template <>
const SettingTable<RestartPolicy> &settingsOf()
{
    using S = RestartPolicy;
    static const SettingTable<S> table =
        TableMaker<S>()
            .add("failures", &S::failures, numberForm(1, 1000),
                 QT_TRANSLATE_NOOP("Settings", "Restart only after so many failed checks in a row."))
            .add("grace", &S::grace, secondsForm(0s),
                 QT_TRANSLATE_NOOP("Settings", "Leave a process alone that started less than this time ago."))
            .add("cooldown", &S::cooldown, secondsForm(0s),
                 QT_TRANSLATE_NOOP("Settings",
                                   "Leave a process alone that Pennon restarted less than this time ago."))
            .add<Rate>(
                "max_restarts", rateForm(),
                [](const S &policy) {
                    return Rate{policy.maxRestarts, policy.window};
                },
                [](S &policy, const Rate &budget) {
                    policy.maxRestarts = budget.count;
                    if (budget.count > 0)
                        policy.window = budget.window;
                },
                QT_TRANSLATE_NOOP("Settings",
                                  "So many restarts of a process within such a time; then the breaker opens, "
                                  "one alert is sent, and it is restarted no more. none: no such budget."))
            .add("pause", &S::pause, secondsForm(0s),
                 QT_TRANSLATE_NOOP("Settings",
                                   "An open breaker closes by itself after this time; 0: only by hand."))
            .add("signal", &S::signal, signalForm(),
                 QT_TRANSLATE_NOOP("Settings", "A signal that the process gets before it is stopped."))
            .add("signal_wait", &S::signalWait, secondsForm(0s),
                 QT_TRANSLATE_NOOP("Settings", "The time between that signal and the stop."))
            .add("hook", &S::hook, commandForm(),
                 QT_TRANSLATE_NOOP("Settings", "A command that is run before the stop, without a shell."))
            .add("hook_timeout", &S::hookTimeout, secondsForm(1s),
                 QT_TRANSLATE_NOOP("Settings", "That command is killed after this time."))
            .add("core_dir", &S::coreDirectory, pathOrNoneForm(),
                 QT_TRANSLATE_NOOP(
                     "Settings", "The folder into which gcore writes a core of the process before the stop."))
            .add("cores_kept", &S::coresKept, numberForm(1, 1000),
                 QT_TRANSLATE_NOOP("Settings",
                                   "So many cores of one process are kept; older ones are removed."))
            .take();
    return table;
}

template <>
const SettingTable<MemMonSection> &settingsOf()
{
    using S = MemMonSection;
    static const SettingTable<S> table = [] {
        TableMaker<S> maker;
        maker
            .add(
                "program", &S::programs, programLimitsForm(),
                QT_TRANSLATE_NOOP(
                    "Settings", "Limits of processes, each as PATTERN=SIZE; with growth also PATTERN alone."))
            .add("group", &S::groups, groupLimitsForm(),
                 QT_TRANSLATE_NOOP(
                     "Settings",
                     "The same by the names of their groups, the limit being that of each process."))
            .add("any", &S::any, optionalForm(sizeForm()),
                 QT_TRANSLATE_NOOP("Settings", "The limit of every other process."))
            .add("growth", &S::growth, optionalForm(growthForm()),
                 QT_TRANSLATE_NOOP("Settings",
                                   "A limit for the growth of each process that this section is about."))
            .add("exclude", &S::exclude, patternsForm(),
                 QT_TRANSLATE_NOOP("Settings", "The processes it is not about after all."))
            .add("cumulative", &S::cumulative, yesNoForm(),
                 QT_TRANSLATE_NOOP("Settings", "Count a process's descendants too."))
            .add("uptime", &S::mailUptime, optionalForm(secondsForm(0s)),
                 QT_TRANSLATE_NOOP("Settings",
                                   "Mail a restart only if the process had been up for no longer than this."))
            .add("interval", &S::interval, millisecondsForm(1s),
                 QT_TRANSLATE_NOOP("Settings", "How often it is checked."))
            .add("label", &S::label, textForm(),
                 QT_TRANSLATE_NOOP("Settings", "A word for the subjects of mails."));
        addWatching(maker);
        return maker.addAll(&S::restart, settingsOf<RestartPolicy>(), restartSection).take();
    }();
    return table;
}

template <>
const SettingTable<HttpOkSection> &settingsOf()
{
    using S = HttpOkSection;
    static const SettingTable<S> table = [] {
        TableMaker<S> maker;
        maker
            .add("url", &S::url, webUrlForm(),
                 QT_TRANSLATE_NOOP("Settings", "The page to look at, http:// or https://."))
            .required()
            .addAll(&S::selection, settingsOf<Selection>())
            .add("status", &S::status, statusesForm(),
                 QT_TRANSLATE_NOOP("Settings", "The HTTP statuses that are fine, with commas between them."))
            .add("body", &S::body, textForm(),
                 QT_TRANSLATE_NOOP("Settings", "A text that has to be in the page."))
            .add("timeout", &S::timeout, millisecondsForm(100ms),
                 QT_TRANSLATE_NOOP("Settings", "How long one attempt may take."))
            .add("interval", &S::interval, millisecondsForm(1s),
                 QT_TRANSLATE_NOOP("Settings", "How often it is checked."))
            .add("eager", &S::eager, yesNoForm(),
                 QT_TRANSLATE_NOOP("Settings", "Look at the page although none of the processes is running."))
            .add("verify_tls", &S::verifyTls, yesNoForm(),
                 QT_TRANSLATE_NOOP("Settings", "Accept trusted certificates only."))
            .add("ca_file", &S::caFile, pathForm(),
                 QT_TRANSLATE_NOOP("Settings",
                                   "Trust the authorities in this PEM file instead of the system's."))
            .add("body_limit", &S::bodyLimit, optionalForm(sizeForm()),
                 QT_TRANSLATE_NOOP("Settings", "Read no more of a page than this."))
            .add("label", &S::label, textForm(),
                 QT_TRANSLATE_NOOP("Settings", "A word for the subjects of mails."));
        addWatching(maker);
        return maker.addAll(&S::restart, settingsOf<RestartPolicy>(), restartSection).take();
    }();
    return table;
}

template <>
const SettingTable<CrashMailSection> &settingsOf()
{
    using S = CrashMailSection;
    static const SettingTable<S> table = [] {
        TableMaker<S> maker;
        maker.addAll(&S::selection, settingsOf<Selection>())
            .add("subject_prefix", &S::subjectPrefix, textForm(),
                 QT_TRANSLATE_NOOP("Settings", "What subjects begin with."));
        addWatching(maker);
        return maker.take();
    }();
    return table;
}

template <>
const SettingTable<BatchSection> &settingsOf()
{
    using S = BatchSection;
    static const SettingTable<S> table = [] {
        TableMaker<S> maker;
        maker.addAll(&S::selection, settingsOf<Selection>())
            .add("interval", &S::interval, millisecondsForm(1s),
                 QT_TRANSLATE_NOOP("Settings", "How long messages are collected for one mail."))
            .add("subject", &S::subject, textForm(),
                 QT_TRANSLATE_NOOP("Settings", "The subject; without it, that of the tool."));
        addWatching(maker);
        return maker.take();
    }();
    return table;
}

template <>
const SettingTable<ReviveSection> &settingsOf()
{
    using S = ReviveSection;
    static const SettingTable<S> table = [] {
        TableMaker<S> maker;
        maker.addAll(&S::selection, settingsOf<Selection>())
            .add("on_fatal", &S::onFatal,
                 choiceForm<S::OnFatal>({{QStringLiteral("start"), S::OnFatal::Start},
                                         {QStringLiteral("shutdown"), S::OnFatal::Shutdown}}),
                 QT_TRANSLATE_NOOP("Settings",
                                   "What is done when supervisord has given up a process: it is started "
                                   "again, or supervisord is shut down, which ends a container."))
            .add("first_delay", &S::firstDelay, secondsForm(1s),
                 QT_TRANSLATE_NOOP("Settings", "The time before the first start; it doubles each time."))
            .add("longest_delay", &S::longestDelay, secondsForm(1s),
                 QT_TRANSLATE_NOOP("Settings", "It grows no longer than this."))
            .add("max_attempts", &S::maxAttempts, numberForm(0, std::numeric_limits<int>::max()),
                 QT_TRANSLATE_NOOP("Settings", "So many starts, then it is left alone; 0: for ever."));
        addWatching(maker);
        return maker.take();
    }();
    return table;
}

} // namespace pennon
