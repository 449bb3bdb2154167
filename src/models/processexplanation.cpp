// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/processexplanation.h"

#include "look/format.h"
#include "look/healthlook.h"

#include <QCoreApplication>

namespace pennon {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(pennon::ProcessExplanation)
};

/// Lines of a table: what, and how it is.
class Lines final
{
public:
    void add(const QString &what, const QString &text)
    {
        if (!text.isEmpty()) {
            m_rows += QLatin1String("<tr><td>") + what.toHtmlEscaped() +
                      QLatin1String("&nbsp;&nbsp;</td><td>") + text.toHtmlEscaped() +
                      QLatin1String("</td></tr>");
        }
    }
    [[nodiscard]] QString html() const
    {
        return m_rows.isEmpty() ? QString()
                                : QString(QLatin1String("<table>") + m_rows + QLatin1String("</table>"));
    }

private:
    QString m_rows;
};

QString moment(Clock::WallTime time, Clock::WallTime now)
{
    return Words::tr("%1 (%2)").arg(fullTimeText(time), agoText(time, now));
}

QString memoryLine(const ProcessView &process)
{
    if (!process.memory)
        return {};
    if (!process.proportional)
        return memoryText(*process.memory);
    return Words::tr("%1, of which %2 are its own share (PSS)")
        .arg(memoryText(*process.memory), memoryText(*process.proportional));
}

QString limitLine(const ProcessView &process)
{
    if (!process.limit)
        return {};
    const QString limit =
        Words::tr("%1, set in [%2]").arg(memoryText(process.limit->bytes), process.limit->section);
    if (!process.limit->timeLeft)
        return limit;
    return Words::tr("%1; reached in about %2 at the present growth")
        .arg(limit, spanText(*process.limit->timeLeft));
}

QString exitLine(const ProcessView &process)
{
    if (!process.exitStatus || process.pid != 0)
        return {};
    return *process.exitStatus < 0 ? Words::tr("ended by a signal")
                                   : Words::tr("exit status %1").arg(*process.exitStatus);
}

} // namespace

QString incidentWord(IncidentKind kind)
{
    switch (kind) {
    case IncidentKind::Crash:
        return Words::tr("crash");
    case IncidentKind::Fatal:
        return Words::tr("failed start");
    case IncidentKind::Memory:
        return Words::tr("over its memory limit");
    case IncidentKind::Growth:
        return Words::tr("growing too fast");
    case IncidentKind::Http:
        return Words::tr("page not as it should be");
    case IncidentKind::Breaker:
        return Words::tr("restarts did not help");
    case IncidentKind::Configuration:
        return Words::tr("rules that cannot be used");
    case IncidentKind::Mail:
        return Words::tr("mail given up");
    case IncidentKind::Listener:
        break;
    }
    return Words::tr("trouble of the listener");
}

QString explainProcess(const ProcessView &process, const Assessment &assessment, Clock::WallTime now)
{
    QString html = QLatin1String("<p><b>") + process.name.brief().toHtmlEscaped() + QLatin1String("</b>: ") +
                   stateWord(process.state).toHtmlEscaped();
    if (!assessment.headline.isEmpty())
        html += QLatin1String("<br>") + assessment.headline.toHtmlEscaped();
    html += QLatin1String("</p>");

    Lines lines;
    if (process.started)
        lines.add(Words::tr("Running since"), moment(*process.started, now));
    if (process.stopped && !process.started)
        lines.add(Words::tr("Ended"), moment(*process.stopped, now));
    lines.add(Words::tr("Last end"), exitLine(process));
    lines.add(Words::tr("supervisord says"), process.description);
    lines.add(Words::tr("Memory"), memoryLine(process));
    lines.add(Words::tr("Limit"), limitLine(process));
    if (process.failures > 0)
        lines.add(Words::tr("Checks"), Words::tr("%n failed in a row", nullptr, process.failures));
    if (process.restarts)
        lines.add(Words::tr("Restarts"), Words::tr("%n within 24 hours", nullptr, *process.restarts));
    if (process.lastIncident) {
        lines.add(Words::tr("Last incident"),
                  QString(incidentWord(process.lastIncident->kind) + QLatin1String(", ") +
                          moment(process.lastIncident->opened, now)));
    }
    if (process.breakerOpened)
        lines.add(Words::tr("Not restarted since"), moment(*process.breakerOpened, now));
    if (process.nextRevive)
        lines.add(Words::tr("Started again at"), fullTimeText(*process.nextRevive));
    if (process.silenced)
        lines.add(Words::tr("Silenced"), Words::tr("nobody is told of its incidents"));
    return html + lines.html();
}

} // namespace pennon
