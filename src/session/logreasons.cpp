// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/logreasons.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>

namespace pennon {

QString LogGap::text() const
{
    const QDateTime local = QDateTime::fromMSecsSinceEpoch(time.time_since_epoch().count());
    const QString at = QLocale().toString(local.time(), QStringLiteral("HH:mm"));
    switch (why) {
    case Why::Reconnected:
        return QCoreApplication::translate("LogReasons", "gap: reconnected %1, lines may be missing").arg(at);
    case Why::Rotated:
        return QCoreApplication::translate("LogReasons",
                                           "the log was rotated or cleared %1, lines before may be missing")
            .arg(at);
    case Why::NoHistory:
        return QCoreApplication::translate(
            "LogReasons", "older lines cannot be read: the log is larger than supervisord can tell");
    }
    return {};
}

QString whyNoLog(const ProcessInfo &process, SupervisorApi::Channel channel)
{
    const bool isStdout = channel == SupervisorApi::Channel::Stdout;
    const QString path = isStdout ? process.stdoutLog : process.stderrLog;
    const QString name = process.name.brief();
    if (path.isEmpty()) {
        return isStdout
                   ? QCoreApplication::translate(
                         "LogReasons", "%1 keeps no log of stdout: its section has stdout_logfile=NONE.")
                         .arg(name)
                   : QCoreApplication::translate(
                         "LogReasons", "%1 keeps no log of stderr: with redirect_stderr=true it is part of "
                                       "stdout, with stderr_logfile=NONE there is none.")
                         .arg(name);
    }
    if (path == QLatin1String("syslog")) {
        return QCoreApplication::translate("LogReasons",
                                           "The output of %1 goes to syslog, which supervisord cannot read.")
            .arg(name);
    }
    if (path.startsWith(QLatin1String("/dev/"))) {
        return QCoreApplication::translate("LogReasons",
                                           "The output of %1 goes to %2, of which supervisord keeps nothing.")
            .arg(name, path);
    }
    return {};
}

QString whyNoLog(const Error &error, const ProcessName &process)
{
    if (error.code == ErrorCode::Fault && error.detail == fault::badName) {
        return QCoreApplication::translate("LogReasons", "supervisord does not know %1 any more.")
            .arg(process.brief());
    }
    if (error.code == ErrorCode::Fault && error.detail == fault::shutdownState)
        return QCoreApplication::translate("LogReasons", "supervisord is shutting down or restarting.");
    if (error.code == ErrorCode::Unauthorized) {
        return QCoreApplication::translate("LogReasons",
                                           "supervisord wants another user name or password (HTTP 401).");
    }
    return error.message;
}

QString whyNoLog(int status, const QString &path, const ProcessName &process)
{
    switch (status) {
    case 401:
        return QCoreApplication::translate("LogReasons",
                                           "supervisord wants another user name or password (HTTP 401).");
    case 404:
    case 410:
        return QCoreApplication::translate(
                   "LogReasons",
                   "There is no log file %2 on the server: %1 may never have been started, or the "
                   "file was deleted. It is shown as soon as there is one.")
            .arg(process.brief(), path);
    default:
        return QCoreApplication::translate("LogReasons",
                                           "supervisord answered with HTTP %1; its own log may tell why.")
            .arg(status);
    }
}

} // namespace pennon
