// SPDX-License-Identifier: GPL-3.0-or-later
#include "channels/commandtransport.h"

#include "channels/channeltext.h"

#include <QProcess>
#include <QProcessEnvironment>

#include <array>
#include <cstring>
#include <utility>

namespace pennon {

namespace {

constexpr qsizetype errorsKept = 4096;
constexpr qsizetype quoted = 200;

/// What no program but ours is to know.
QProcessEnvironment environmentOfCommands()
{
    constexpr std::array secrets = {"PENNON_SMTP_PASSWORD", "SUPERVISOR_USERNAME", "SUPERVISOR_PASSWORD"};
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    for (const char *secret : secrets)
        environment.remove(QLatin1String(secret));
    return environment;
}

} // namespace

CommandTransport::CommandTransport(QStringList command, std::chrono::milliseconds limit)
    : m_command(std::move(command))
    , m_limit(limit)
    , m_queue({m_command.value(0), m_command.mid(1), limit, [this](QProcess &process) { prepare(process); },
               nullptr, [this](QProcess *process, const ProgramEnd &end) { return judge(process, end); }})
{}

QString CommandTransport::name() const
{
    return QString(QStringLiteral("the command ") + m_command.value(0));
}

QFuture<Result<void>> CommandTransport::send(const Mail &mail)
{
    return m_queue.run(mail.body.toUtf8() + '\n');
}

void CommandTransport::prepare(QProcess &process)
{
    m_errors.clear();
    process.setProcessEnvironment(environmentOfCommands());
    process.setStandardOutputFile(QProcess::nullDevice()); // ours is the event protocol's
    QObject::connect(&process, &QProcess::readyReadStandardError, &process,
                     [this, &process] { collect(process); });
}

void CommandTransport::collect(QProcess &process)
{
    m_errors += process.readAllStandardError();
    if (m_errors.size() > errorsKept)
        m_errors.remove(0, m_errors.size() - errorsKept);
}

/// The last line that says something, with ": " before it.
QString CommandTransport::lastWords() const
{
    QString last;
    const QStringList lines = QString::fromUtf8(m_errors).split(u'\n');
    for (const QString &line : lines) {
        const QString words = cleanText(line).simplified();
        if (!words.isEmpty())
            last = words;
    }
    return last.isEmpty() ? QString() : QString(QStringLiteral(": ") + clipped(last, quoted));
}

Result<void> CommandTransport::judge(QProcess *process, const ProgramEnd &end)
{
    if (process != nullptr)
        collect(*process);
    switch (end.how) {
    case ProgramEnd::How::NotStarted:
        return failure(ErrorCode::NotFound,
                       QString(name() + QStringLiteral(" cannot be started: ") + end.reason));
    case ProgramEnd::How::NotRun:
        return failure(ErrorCode::Cancelled,
                       QString(name() + QStringLiteral(" was not run any more, the program ends")));
    case ProgramEnd::How::BrokenOff:
        return failure(ErrorCode::Cancelled,
                       QString(name() + QStringLiteral(" was killed unfinished, the program ends")));
    case ProgramEnd::How::Overdue:
        return failure(ErrorCode::TimedOut, QString(name() +
                                                    QStringLiteral(" did not end within %1 s and was killed")
                                                        .arg(std::chrono::duration<double>(m_limit).count()) +
                                                    lastWords()));
    case ProgramEnd::How::Killed:
        return failure(ErrorCode::System, QString(name() +
                                                  QStringLiteral(" was killed by signal %1 (%2)")
                                                      .arg(end.status)
                                                      .arg(QString::fromLocal8Bit(strsignal(end.status))) +
                                                  lastWords()));
    case ProgramEnd::How::Exited:
        break;
    }
    if (end.status == 0) {
        m_lastAnswer = QStringLiteral("exit status 0") + lastWords();
        return {};
    }
    const QString message = name() + QStringLiteral(" exited with status %1").arg(end.status) + lastWords();
    return end.status == temporaryFailure ? failure(ErrorCode::System, message, end.status)
                                          : failure(ErrorCode::Rejected, message, end.status);
}

} // namespace pennon
