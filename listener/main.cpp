// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/clock.h"
#include "base/linelog.h"
#include "base/unixsignals.h"
#include "commandline/commandline.h"
#include "commandline/exitstatus.h"
#include "commandline/translation.h"
#include "ctl/runctl.h"
#include "engine/listener.h"
#include "engine/listenerstate.h"
#include "importer/importer.h"
#include "monitor/configcheck.h"
#include "monitor/sendtest.h"
#include "monitor/unifiedlistener.h"

#include <QCoreApplication>

#include <cstdlib>
#include <fcntl.h>
#include <unistd.h>

using namespace pennon;

namespace {

/// Moves the channel to supervisord away from standard output, which then leads where standard error leads:
/// nothing that a library or a child process prints can break the protocol. Returns the channel's descriptor,
/// -1 if there is none.
int takeProtocolChannel()
{
    const int channel = ::fcntl(STDOUT_FILENO, F_DUPFD_CLOEXEC, STDERR_FILENO + 1);
    if (channel >= 0)
        ::dup2(STDERR_FILENO, STDOUT_FILENO);
    return channel;
}

std::optional<HttpCredentials> credentials()
{
    const auto user = processEnvironment("SUPERVISOR_USERNAME");
    const auto password = processEnvironment("SUPERVISOR_PASSWORD");
    if (!user || user->isEmpty())
        return std::nullopt;
    return HttpCredentials{*user, password.value_or(QString())};
}

/// supervisord names every process that it starts.
std::optional<ProcessName> ownName()
{
    const auto group = processEnvironment("SUPERVISOR_GROUP_NAME");
    const auto name = processEnvironment("SUPERVISOR_PROCESS_NAME");
    if (!group || !name)
        return std::nullopt;
    return ProcessName{*group, *name};
}

void print(int descriptor, const QString &text)
{
    if (!text.isEmpty()) {
        DescriptorLog(descriptor)
            .line(text.endsWith(u'\n') ? QStringView(text).chopped(1) : QStringView(text));
    }
}

int listen(const Invocation &invocation, int argc, char **argv)
{
    const int channel = takeProtocolChannel();
    DescriptorLog log(STDERR_FILENO);
    if (channel < 0) {
        log.line(QStringLiteral("%1: standard output is closed; it has to lead to supervisord")
                     .arg(invocation.tool));
        return EXIT_FAILURE;
    }
    // GLib's event loop costs more per event, and memory; nothing here needs it. Child processes are not to
    // see the setting.
    qputenv("QT_NO_GLIB", "1");
    QCoreApplication application(argc, argv);
    qunsetenv("QT_NO_GLIB");
    const SystemClock clock;
    ListenerSetup setup{
        invocation.tool, *invocation.rules, processEnvironment("SUPERVISOR_SERVER_URL").value_or(QString()),
        credentials(),   ownName(),         STDIN_FILENO,
        channel};
    Result<std::unique_ptr<ListenerState>> state = ListenerState::openFor(setup, log);
    if (!state) {
        log.line(QStringLiteral("%1: %2").arg(invocation.tool, state.error().message));
        return EXIT_FAILURE;
    }
    Listener listener(std::move(setup), log, clock, std::move(*state));
    const UnixSignals signalsFromOutside;
    QObject::connect(&signalsFromOutside, &UnixSignals::terminationRequested, &listener,
                     &Listener::terminate);
    QObject::connect(&listener, &Listener::finished, &application, &QCoreApplication::exit,
                     Qt::QueuedConnection);
    listener.start();
    return QCoreApplication::exec();
}

/// `pennon-listener --config FILE`
int listenToAll(const QString &configuration, int argc, char **argv)
{
    const int channel = takeProtocolChannel();
    DescriptorLog log(STDERR_FILENO);
    if (channel < 0) {
        log.line(QStringLiteral("pennon-listener: standard output is closed; it has to lead to supervisord"));
        return EXIT_FAILURE;
    }
    qputenv("QT_NO_GLIB", "1");
    QCoreApplication application(argc, argv);
    qunsetenv("QT_NO_GLIB");
    const SystemClock clock;
    UnifiedListener listener({configuration, processEnvironment, ownName(), STDIN_FILENO, channel}, log,
                             clock);
    if (const Result<void> opened = listener.open(); !opened) {
        log.line(QStringLiteral("pennon-listener: %1").arg(opened.error().message));
        return opened.error().code == ErrorCode::InvalidInput ? exitstatus::unusableConfiguration
                                                              : EXIT_FAILURE;
    }
    const UnixSignals signalsFromOutside;
    UnixSignals::watchHangups();
    QObject::connect(&signalsFromOutside, &UnixSignals::terminationRequested, &listener,
                     &UnifiedListener::terminate);
    QObject::connect(&signalsFromOutside, &UnixSignals::reloadRequested, &listener, &UnifiedListener::reload);
    QObject::connect(&listener, &UnifiedListener::finished, &application, &QCoreApplication::exit,
                     Qt::QueuedConnection);
    listener.start();
    return QCoreApplication::exec();
}

/// What the program does under its own name.
int perform(const ProgramOptions &options, int argc, char **argv)
{
    if (options.task == ProgramTask::Control)
        return runCtl(options.ctlArguments, argc, argv, processEnvironment);
    if (options.task == ProgramTask::Import)
        return runImport(options.importFile, options.outputFile, processEnvironment);
    if (options.task == ProgramTask::Run)
        return listenToAll(options.configFile, argc, argv);
    const QCoreApplication application(argc, argv);
    switch (options.task) {
    case ProgramTask::CheckConfig:
        return runCheckConfig(options.configFile);
    case ProgramTask::Explain:
        return runExplain(options.configFile, options.process);
    case ProgramTask::SendTest:
        return runSendTest(options.configFile, options.recipient);
    case ProgramTask::Run:
    case ProgramTask::Control:
    case ProgramTask::Import:
        break; // refused by the command line
    }
    return EXIT_FAILURE;
}

} // namespace

int main(int argc, char **argv)
{
    UnixSignals::ignoreHangups();
    const Invocation invocation = parseTranslated(utf8Arguments(argc, argv), processEnvironment);
    print(STDERR_FILENO, invocation.standardError);
    if (invocation.program)
        return perform(*invocation.program, argc, argv);
    if (!invocation.rules) {
        print(STDOUT_FILENO, invocation.standardOutput);
        return invocation.exitStatus;
    }
    return listen(invocation, argc, argv);
}
