// SPDX-License-Identifier: GPL-3.0-or-later
#include "monitor/configcheck.h"

#include "base/futures.h"
#include "base/linelog.h"
#include "base/spelling.h"
#include "commandline/exitstatus.h"
#include "configfile/configfile.h"
#include "configfile/secrets.h"
#include "domain/explanation.h"
#include "domain/unmatchedpatterns.h"
#include "monitor/programloop.h"
#include "monitor/supervisoraddress.h"
#include "net/httpclient.h"
#include "supervisor/supervisorclient.h"

#include <QCoroFuture>

#include <algorithm>
#include <unistd.h>

namespace pennon {

namespace {

constexpr std::chrono::milliseconds patience{3000};

/// A transport that waits no longer than that.
class HurriedTransport final : public HttpTransport
{
public:
    explicit HurriedTransport(HttpTransport &transport)
        : m_transport(transport)
    {}

    QFuture<Result<HttpResponse>> send(const HttpRequest &request) override
    {
        HttpRequest hurried = request;
        hurried.deadline = patience;
        return m_transport.send(hurried);
    }

private:
    HttpTransport &m_transport;
};

/// supervisord's processes, or why they are not known.
struct KnownProcesses
{
    std::vector<ProcessName> names;
    QString server; ///< for people
    QString trouble;
};

QCoro::Task<KnownProcesses> askSupervisor(ListenerSettings listener, Environment environment,
                                          HttpTransport *transport)
{
    const Result<SupervisorAddress> address = supervisorAddress(listener, environment);
    if (!address)
        co_return KnownProcesses{{}, {}, address.error().message};
    HurriedTransport hurried(*transport);
    SupervisorClient client(hurried, address->url, address->credentials);
    QFuture<Result<std::vector<ProcessInfo>>> asked = client.getAllProcessInfo();
    const Result<std::vector<ProcessInfo>> processes = co_await asked;
    KnownProcesses known{{}, address->url.display(), {}};
    if (!processes) {
        known.trouble = processes.error().message;
        co_return known;
    }
    for (const ProcessInfo &process : *processes)
        known.names.push_back(process.name);
    co_return known;
}

QString counted(std::size_t count, const char *one, const char *many)
{
    return QString(QString::number(count) + u' ' + QLatin1String(count == 1 ? one : many));
}

ConfigReport report(const QString &path, Problems problems, const QString &note)
{
    std::stable_sort(problems.begin(), problems.end(),
                     [](const Problem &one, const Problem &other) { return one.line < other.line; });
    QString text;
    for (const Problem &problem : problems)
        text += problemLine(path, problem) + u'\n';
    const auto errors =
        static_cast<std::size_t>(std::count_if(problems.begin(), problems.end(), [](const Problem &problem) {
            return problem.severity == Problem::Severity::Error;
        }));
    text += QStringLiteral("%1: %2, %3; %4\n")
                .arg(path, counted(errors, "error", "errors"),
                     counted(problems.size() - errors, "warning", "warnings"), note);
    return {text, errors == 0 ? 0 : exitstatus::unusableConfiguration};
}

ConfigReport unreadable(const Error &error)
{
    return {QString(error.message + u'\n'), exitstatus::unusableConfiguration};
}

QString notAsked(const KnownProcesses &known)
{
    return QStringLiteral("names were not compared with supervisord's: %1").arg(known.trouble);
}

QCoro::Task<ConfigReport> check(QString path, Environment environment, HttpTransport *transport)
{
    const Result<ConfigFile> file = ConfigFile::load(path);
    if (!file)
        co_return unreadable(file.error());
    const std::vector<SectionText> sections = file->sections();
    const ReadConfiguration read = file->read();
    Problems problems = read.problems;
    const Problems files = checkFiles(read.configuration, sections, environment);
    problems.insert(problems.end(), files.begin(), files.end());
    const KnownProcesses known = co_await askSupervisor(read.configuration.listener, environment, transport);
    if (!known.trouble.isEmpty())
        co_return report(path, problems, notAsked(known));
    const Problems unmatched = unmatchedPatterns(read.configuration, sections, known.names);
    problems.insert(problems.end(), unmatched.begin(), unmatched.end());
    const QString note = QStringLiteral("names were compared with the %1 of supervisord at %2")
                             .arg(counted(known.names.size(), "process", "processes"), known.server);
    co_return report(path, problems, note);
}

/// Those that a person can mean by NAME or GROUP:NAME.
std::vector<ProcessName> meant(const QString &text, const std::vector<ProcessName> &names)
{
    std::vector<ProcessName> found;
    std::copy_if(names.begin(), names.end(), std::back_inserter(found),
                 [&text](const ProcessName &name) { return name.matches(text); });
    return found;
}

/// NAME alone is what supervisord calls NAME:NAME.
ProcessName spelledOut(const QString &text)
{
    const qsizetype colon = text.indexOf(u':');
    return colon < 0 ? ProcessName{text, text} : ProcessName{text.first(colon), text.sliced(colon + 1)};
}

QCoro::Task<ConfigReport> tellRules(QString path, QString process, Environment environment,
                                    HttpTransport *transport)
{
    const Result<ConfigFile> file = ConfigFile::load(path);
    if (!file)
        co_return unreadable(file.error());
    const std::vector<SectionText> sections = file->sections();
    const ReadConfiguration read = file->read();
    if (!read.isUsable())
        co_return report(path, read.problems,
                         QStringLiteral("nothing can be explained before they are mended"));
    const KnownProcesses known = co_await askSupervisor(read.configuration.listener, environment, transport);
    std::vector<ProcessName> names = meant(process, known.names);
    QString text;
    if (names.empty()) {
        names.push_back(spelledOut(process));
        QStringList candidates;
        for (const ProcessName &name : known.names)
            candidates += {name.name, name.full()};
        const QString doubt = known.trouble.isEmpty()
                                  ? QStringLiteral("supervisord has no process %1%2")
                                        .arg(process, didYouMean(process, candidates))
                                  : QStringLiteral("supervisord was not asked: %1").arg(known.trouble);
        const QString full = names.front().full();
        if (full != process)
            text += QStringLiteral("%1 is taken for %2: ").arg(process, full);
        text += doubt + u'\n';
    }
    for (const ProcessName &name : names)
        text += explain(read.configuration, sections, path, name);
    co_return ConfigReport{text, 0};
}

/// Runs the event loop until the report is there, and prints it.
int print(const QFuture<ConfigReport> &future)
{
    const ConfigReport report = resultOf(future);
    DescriptorLog(STDOUT_FILENO).line(QStringView(report.text).chopped(1));
    return report.exitStatus;
}

} // namespace

QFuture<ConfigReport> checkConfig(QString path, Environment environment, HttpTransport &transport)
{
    return asFuture(check(std::move(path), std::move(environment), &transport));
}

QFuture<ConfigReport> explainProcess(QString path, QString process, Environment environment,
                                     HttpTransport &transport)
{
    return asFuture(tellRules(std::move(path), std::move(process), std::move(environment), &transport));
}

int runCheckConfig(const QString &path)
{
    HttpClient transport;
    return print(checkConfig(path, processEnvironment, transport));
}

int runExplain(const QString &path, const QString &process)
{
    HttpClient transport;
    return print(explainProcess(path, process, processEnvironment, transport));
}

} // namespace pennon
