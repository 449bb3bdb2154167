// SPDX-License-Identifier: GPL-3.0-or-later
#include "ctl/runctl.h"

#include "base/clock.h"
#include "base/linelog.h"
#include "commandline/commandline.h"
#include "commandline/translation.h"
#include "ctl/ctlcommands.h"
#include "ctl/ctlsocket.h"

#include <QCoreApplication>

#include <unistd.h>

namespace pennon {

namespace {

void print(int descriptor, const QString &text)
{
    if (!text.isEmpty())
        DescriptorLog(descriptor)
            .line(text.endsWith(u'\n') ? QStringView(text).chopped(1) : QStringView(text));
}

bool wantsColours(const Environment &environment)
{
    return ::isatty(STDOUT_FILENO) == 1 && environment("NO_COLOR").value_or(QString()).isEmpty() &&
           environment("TERM").value_or(QString()) != QStringLiteral("dumb");
}

QCoro::Task<> performAndEnd(CtlRequest request, QString socket, CtlStyle style)
{
    ControlClient client(QStringLiteral("ctl"));
    const CtlAnswer answer =
        co_await performCtl(client, std::move(request), std::move(socket), std::move(style));
    print(STDOUT_FILENO, answer.standardOutput);
    print(STDERR_FILENO, answer.standardError);
    QCoreApplication::exit(answer.exitStatus);
}

} // namespace

int runCtl(const QStringList &arguments, int argc, char **argv, const Environment &environment)
{
    const QString program = utf8Arguments(argc, argv).value(0).section(u'/', -1);
    const SystemClock clock;
    std::variant<CtlRequest, CtlAnswer> parsed;
    const auto parse = [&] { parsed = parseCtlArguments(program, arguments, clock.now()); };
    parse();
    if (std::holds_alternative<CtlAnswer>(parsed)) {
        inWantedLanguage(environment, parse);
        const CtlAnswer &answer = std::get<CtlAnswer>(parsed);
        print(STDOUT_FILENO, answer.standardOutput);
        print(STDERR_FILENO, answer.standardError);
        return answer.exitStatus;
    }
    const CtlRequest &request = std::get<CtlRequest>(parsed);
    const CtlStyle style{QString(program + QStringLiteral(" ctl")), wantsColours(environment)};
    const Result<QString> socket = socketFor(request);
    if (!socket) {
        print(STDERR_FILENO, QStringLiteral("%1: %2").arg(style.program, socket.error().message));
        return ctlstatus::config;
    }
    qputenv("QT_NO_GLIB", "1"); // Qt's own event loop starts faster
    const QCoreApplication application(argc, argv);
    QMetaObject::invokeMethod(
        QCoreApplication::instance(), [&] { performAndEnd(request, *socket, style); }, Qt::QueuedConnection);
    return QCoreApplication::exec();
}

} // namespace pennon
