// SPDX-License-Identifier: GPL-3.0-or-later
#include "checks/httpok.h"

#include "base/pythonrepr.h"

#include <algorithm>
#include <utility>

namespace pennon {

namespace {

/// A text made safe for the inside of a shell's double quotes.
QString quotable(const QString &text)
{
    QString safe;
    safe.reserve(text.size());
    for (const QChar c : text) {
        if (c == u'\\' || c == u'"' || c == u'$' || c == u'`')
            safe += u'\\';
        safe += c;
    }
    return safe;
}

} // namespace

HttpOk::HttpOk(HttpOkRules rules, std::optional<ProcessName> self)
    : m_rules(std::move(rules))
    , m_self(std::move(self))
    , m_wantedText(m_rules.body.toUtf8())
    , m_patience(m_rules.patience)
{}

bool HttpOk::selects(const ProcessInfo &process) const
{
    return m_rules.any ? process.name != m_self : process.name.matchesAny(m_rules.programs);
}

bool HttpOk::shouldCheck(const std::vector<ProcessInfo> &processes) const
{
    return m_rules.eager ||
           std::any_of(processes.begin(), processes.end(), [this](const ProcessInfo &process) {
               return process.state == ProcessState::Running && selects(process);
           });
}

std::optional<HttpOk::Trouble> HttpOk::judge(const HttpAnswer &answer)
{
    const QString firstLine = QStringLiteral("status contacting ") + m_rules.url + QStringLiteral(": ") +
                              QString::number(answer.status) + u' ' + answer.phrase;
    if (!m_rules.codes.contains(answer.status))
        return trouble(QStringLiteral("bad status returned"), firstLine);
    if (!answer.body.contains(m_wantedText))
        return trouble(QStringLiteral("bad body returned"), firstLine);
    m_patience.reset(m_rules.url);
    return std::nullopt;
}

HttpOk::Trouble HttpOk::judgeError(const QString &reason)
{
    return trouble(QStringLiteral("bad status returned"),
                   QStringLiteral("error contacting ") + m_rules.url + QStringLiteral(":\n\n ") + reason);
}

void HttpOk::acted()
{
    m_patience.reset(m_rules.url);
}

HttpOk::Trouble HttpOk::trouble(const QString &what, const QString &firstLine)
{
    const QString tool = m_rules.label.isEmpty() ? QStringLiteral("httpok")
                                                 : QStringLiteral("httpok [") + m_rules.label + u']';
    Trouble trouble{tool + QStringLiteral(": ") + m_rules.url + QStringLiteral(": ") + what, firstLine, {}};
    if (const std::optional<QString> tooFew = m_patience.failed(m_rules.url, 0)) {
        QString oneLine = firstLine;
        oneLine.replace(QStringLiteral(":\n\n "), QStringLiteral(": "));
        trouble.heldBack =
            oneLine + QStringLiteral(" (not acting yet: ") + *tooFew + QStringLiteral(" failed checks)");
    }
    return trouble;
}

std::optional<QString> HttpOk::missing(const std::vector<ProcessInfo> &processes) const
{
    QStringList absent;
    for (const QString &wanted : m_rules.programs) {
        const bool exists =
            std::any_of(processes.begin(), processes.end(),
                        [&wanted](const ProcessInfo &process) { return process.name.matches(wanted); });
        if (!exists && !absent.contains(wanted))
            absent += wanted;
    }
    if (absent.isEmpty())
        return std::nullopt;
    return didNotExist(absent);
}

QString HttpOk::didNotExist(const QStringList &programs)
{
    return QStringLiteral("Programs not restarted because they did not exist: ") + pythonRepr(programs);
}

std::optional<QString> HttpOk::coreCommand(const ProcessInfo &process) const
{
    if (m_rules.coreDirectory.isEmpty() || m_rules.gcoreCommand.isEmpty())
        return std::nullopt;
    // The command and the directory are the admin's own, for the shell to read; the name is not.
    QString file = m_rules.coreDirectory;
    if (!file.endsWith(u'/'))
        file += u'/';
    file += quotable(process.name.brief());
    return m_rules.gcoreCommand + QStringLiteral(" \"") + file + QStringLiteral("\" ") +
           QString::number(process.pid);
}

std::optional<QString> HttpOk::inGrace(const ProcessInfo &process) const
{
    if (!m_patience.inGrace(process))
        return std::nullopt;
    return process.name.brief() + QStringLiteral(" was ") + m_patience.graceReason(process) +
           QStringLiteral(", NOT restarting");
}

QString HttpOk::notActing(const QString &reason)
{
    return QStringLiteral("Exception retrieving process info ") + reason + QStringLiteral(", not acting");
}

QString HttpOk::opening() const
{
    if (m_rules.any)
        return QStringLiteral("Restarting all running processes");
    return QStringLiteral("Restarting selected processes ") + pythonRepr(m_rules.programs);
}

QString HttpOk::notRunning(const ProcessName &process)
{
    return process.brief() + QStringLiteral(" not in RUNNING state, NOT restarting");
}

QString HttpOk::coreOutput(const ProcessName &process, const QString &output)
{
    return QStringLiteral("gcore output for ") + process.brief() + QStringLiteral(":\n\n ") + output;
}

QString HttpOk::restarting(const ProcessName &process)
{
    return process.brief() + QStringLiteral(" is in RUNNING state, restarting");
}

QString HttpOk::failedToStop(const ProcessName &process, const QString &reason)
{
    return QStringLiteral("Failed to stop process ") + process.brief() + QStringLiteral(": ") + reason;
}

QString HttpOk::failedToStart(const ProcessName &process, const QString &reason)
{
    return QStringLiteral("Failed to start process ") + process.brief() + QStringLiteral(": ") + reason;
}

QString HttpOk::restarted(const ProcessName &process)
{
    return process.brief() + QStringLiteral(" restarted");
}

} // namespace pennon
