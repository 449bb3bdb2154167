// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/unixsignals.h"
#include "base/whendone.h"
#include "gui/shell/application.h"
#include "gui/shell/appoptions.h"
#include "gui/shell/languages.h"
#include "look/icons.h"
#include "session/askpass.h"
#include "session/singleinstance.h"

#include <QApplication>
#include <QTextStream>

#include <cstdio>
#include <optional>

namespace {

/// What a command line asks for that needs no desktop; nothing if it wants the program itself.
std::optional<int> answerWithoutDesktop(const QStringList &arguments)
{
    const auto options = pennon::parseAppOptions(arguments);
    QTextStream out(stdout);
    if (!options) {
        QTextStream(stderr) << "pennon: " << options.error().message << '\n';
        return 2;
    }
    if (options->help) {
        out << pennon::appHelp();
        return 0;
    }
    if (options->version) {
        out << "pennon " << QCoreApplication::applicationVersion() << '\n';
        return 0;
    }
    if (!qEnvironmentVariableIsSet("QT_QPA_PLATFORM") && qEnvironmentVariableIsEmpty("DISPLAY") &&
        qEnvironmentVariableIsEmpty("WAYLAND_DISPLAY")) {
        QTextStream(stderr)
            << "pennon: there is no desktop here: neither DISPLAY nor WAYLAND_DISPLAY is set. "
               "On a server without one use pennon-listener ctl.\n";
        return 1;
    }
    return std::nullopt;
}

/// Another one runs: it is told what this one was started for.
int handOver(pennon::SingleInstance &instance, const pennon::AppOptions &options)
{
    pennon::StartRequest request;
    request.connectUrl = options.connect;
    request.listenerSocket = options.listener;
    request.minimized = options.minimized;
    request.activationToken = qEnvironmentVariable("XDG_ACTIVATION_TOKEN");
    pennon::whenDone(instance.handOver(request), qApp, [](const pennon::Result<void> &told) {
        if (!told)
            QTextStream(stderr) << "pennon: " << told.error().message << '\n';
        QCoreApplication::exit(told ? 0 : 1);
    });
    return QApplication::exec();
}

void nameProgram()
{
    QCoreApplication::setApplicationName(QStringLiteral("pennon"));
    QCoreApplication::setApplicationVersion(QStringLiteral(PENNON_VERSION));
}

} // namespace

int main(int argc, char *argv[])
{
    if (pennon::isAskpassCall())
        return pennon::runAskpass(argc, argv);
    nameProgram();
    {
        const QCoreApplication plain(argc, argv);
        pennon::Languages languages;
        languages.use({});
        if (const auto status = answerWithoutDesktop(QCoreApplication::arguments()))
            return *status;
    }
    const QApplication desktop(argc, argv);
    QApplication::setApplicationDisplayName(QStringLiteral("Pennon"));
    QGuiApplication::setDesktopFileName(QStringLiteral("pennon"));
    QApplication::setWindowIcon(pennon::applicationIcon());
    QApplication::setQuitOnLastWindowClosed(false);
    const auto options = pennon::parseAppOptions(QCoreApplication::arguments());
    if (!options)
        return 2; // X11's own options have been taken out by now: what is left was good before
    pennon::SingleInstance instance(pennon::SingleInstance::defaultFolder());
    const auto isFirst = instance.claim();
    if (isFirst && !*isFirst)
        return handOver(instance, *options);
    if (!isFirst)
        QTextStream(stderr) << "pennon: " << isFirst.error().message << '\n';
    pennon::Application application(pennon::Application::Places::ofUser());
    QObject::connect(&instance, &pennon::SingleInstance::started, &application,
                     [&application](const pennon::StartRequest &request) {
                         pennon::AppOptions again;
                         again.connect = request.connectUrl;
                         again.listener = request.listenerSocket;
                         again.minimized = request.minimized;
                         if (!request.activationToken.isEmpty())
                             qputenv("XDG_ACTIVATION_TOKEN", request.activationToken.toUtf8());
                         application.startAgain(again);
                     });
    const pennon::UnixSignals signals; // whoever ends the session: notifications go, the layout is kept
    // Not quit(), which asks the windows, and they go to the tray.
    QObject::connect(&signals, &pennon::UnixSignals::terminationRequested, qApp,
                     [] { QCoreApplication::exit(0); });
    application.start(*options);
    return QApplication::exec();
}
