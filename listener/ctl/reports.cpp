// SPDX-License-Identifier: GPL-3.0-or-later
#include "ctl/reports.h"

#include "control/words.h"
#include "ctl/readable.h"
#include "ctl/table.h"
#include "ctl/textwidth.h"

namespace pennon {

namespace {

Tone toneOf(ProcessState state)
{
    switch (state) {
    case ProcessState::Running:
        return Tone::Good;
    case ProcessState::Fatal:
    case ProcessState::Backoff:
    case ProcessState::Unknown:
        return Tone::Bad;
    case ProcessState::Starting:
    case ProcessState::Stopping:
        return Tone::Warning;
    case ProcessState::Stopped:
    case ProcessState::Exited:
        break;
    }
    return Tone::Plain;
}

QString orNothing(const std::optional<std::chrono::seconds> &duration)
{
    return duration ? readable(*duration) : QString();
}

QString limitOf(const ProcessStatus &process)
{
    return process.limit
               ? QStringLiteral("%1 (%2)").arg(roundedByteSize(process.limit->bytes), process.limit->section)
               : QString();
}

QString lastIncidentOf(const ProcessStatus &process)
{
    if (!process.lastIncident)
        return {};
    return QStringLiteral("%1 %2, %3")
        .arg(wireName(process.lastIncident->kind), QString::number(process.lastIncident->id),
             readable(process.lastIncident->opened));
}

Cell remarksOn(const ProcessStatus &process)
{
    QStringList remarks;
    if (process.breakerOpened)
        remarks += QStringLiteral("breaker open since ") + readable(*process.breakerOpened);
    if (process.nextRevive)
        remarks += QStringLiteral("is started again at ") + readable(*process.nextRevive);
    if (process.graceUntil)
        remarks += QStringLiteral("in grace until ") + readable(*process.graceUntil);
    if (process.failures > 0)
        remarks += QStringLiteral("%1 failed checks").arg(process.failures);
    if (process.silenced)
        remarks += QStringLiteral("silenced");
    return {remarks.join(QStringLiteral(", ")), process.breakerOpened ? Tone::Bad : Tone::Plain};
}

/// What was done about it, and how that ended.
QString endOf(const Incident &incident)
{
    if (incident.action.isEmpty() || incident.outcome.isEmpty())
        return incident.action + incident.outcome;
    return incident.action + QStringLiteral(": ") + incident.outcome;
}

/// "name   value", for values that are there.
class Facts
{
public:
    void add(const QString &name, const QString &value)
    {
        if (!value.isEmpty())
            m_text += name.leftJustified(13) + u' ' + harmless(value) + u'\n';
    }
    void add(const QString &name, const std::optional<int> &value)
    {
        if (value)
            add(name, QString::number(*value));
    }
    void add(const QString &name, const std::optional<ByteSize> &value)
    {
        if (value)
            add(name, roundedByteSize(*value));
    }
    void add(const QString &name, const std::optional<Clock::WallTime> &value)
    {
        if (value)
            add(name, readable(*value));
    }
    [[nodiscard]] const QString &text() const { return m_text; }

private:
    QString m_text;
};

QString outputBlock(const QString &title, const QByteArray &bytes)
{
    if (bytes.isEmpty())
        return {};
    QString text = harmless(QString::fromUtf8(bytes), true);
    if (!text.endsWith(u'\n'))
        text += u'\n';
    return QStringLiteral("\nlast lines of %1:\n").arg(title) + text;
}

QString yesOrNo(bool value)
{
    return value ? QStringLiteral("yes") : QStringLiteral("NO");
}

} // namespace

QString processesReport(const ProcessesAnswer &answer, bool hasColours)
{
    if (answer.processes.empty())
        return QStringLiteral("no process\n");
    Table table({{QStringLiteral("PROCESS")},
                 {QStringLiteral("STATE")},
                 {QStringLiteral("PID"), true},
                 {QStringLiteral("UPTIME"), true},
                 {QStringLiteral("MEMORY"), true},
                 {QStringLiteral("LIMIT"), true},
                 {QStringLiteral("REACHED IN"), true},
                 {QStringLiteral("RESTARTS"), true},
                 {QStringLiteral("LAST INCIDENT")},
                 {QStringLiteral("REMARKS")}});
    for (const ProcessStatus &process : answer.processes) {
        table.add({{process.name.brief()},
                   {wireName(process.state), toneOf(process.state)},
                   {process.pid > 0 ? QString::number(process.pid) : QString()},
                   {orNothing(process.uptime)},
                   {process.memory ? roundedByteSize(process.memory->resident) : QString()},
                   {limitOf(process)},
                   {process.limit ? orNothing(process.limit->timeLeft) : QString(), Tone::Warning},
                   {QString::number(process.restarts)},
                   {lastIncidentOf(process)},
                   remarksOn(process)});
    }
    return table.text(hasColours);
}

QString incidentsReport(const IncidentsAnswer &answer, bool hasColours)
{
    if (answer.incidents.empty())
        return QStringLiteral("no incident\n");
    Table table({{QStringLiteral("ID"), true},
                 {QStringLiteral("OPENED")},
                 {QStringLiteral("KIND")},
                 {QStringLiteral("PROCESS")},
                 {QStringLiteral("CAUSE")},
                 {QStringLiteral("DONE")},
                 {QStringLiteral("SEEN BY")}});
    for (const Incident &incident : answer.incidents) {
        const Tone tone = incident.acknowledged ? Tone::Faint : incident.closed ? Tone::Plain : Tone::Bad;
        table.add({{QString::number(incident.id)},
                   {readable(incident.opened)},
                   {wireName(incident.kind), tone},
                   {incident.process.name.isEmpty() ? QString() : incident.process.brief()},
                   {incident.cause},
                   {endOf(incident)},
                   {incident.acknowledgedBy}});
    }
    return table.text(hasColours) +
           (answer.more ? QStringLiteral("there are older ones: --limit\n") : QString());
}

QString incidentReport(const Incident &incident, bool hasColours)
{
    Facts facts;
    facts.add(QStringLiteral("process"),
              incident.process.name.isEmpty() ? QString() : incident.process.full());
    facts.add(QStringLiteral("opened"), readable(incident.opened));
    facts.add(QStringLiteral("closed"), incident.closed);
    facts.add(QStringLiteral("cause"), incident.cause);
    facts.add(QStringLiteral("exit status"), incident.exitStatus);
    facts.add(QStringLiteral("signal"), incident.signal);
    facts.add(QStringLiteral("HTTP status"), incident.httpStatus);
    facts.add(QStringLiteral("URL"), incident.url);
    facts.add(QStringLiteral("memory"), incident.memory);
    facts.add(QStringLiteral("limit"), incident.limit);
    facts.add(QStringLiteral("action"), incident.action);
    facts.add(QStringLiteral("outcome"), incident.outcome);
    facts.add(QStringLiteral("acknowledged"), incident.acknowledged);
    facts.add(QStringLiteral("by"), incident.acknowledgedBy);
    facts.add(QStringLiteral("note"), incident.note);
    const QString head =
        QStringLiteral("incident %1: %2").arg(QString::number(incident.id), wireName(incident.kind));
    return toned(head, incident.closed ? Tone::Plain : Tone::Bad, hasColours) + u'\n' + facts.text() +
           outputBlock(QStringLiteral("stdout"), incident.stdoutTail) +
           outputBlock(QStringLiteral("stderr"), incident.stderrTail);
}

QString silencesReport(const std::vector<Silence> &silences, bool /*hasColours*/)
{
    if (silences.empty())
        return QStringLiteral("no silence\n");
    Table table({{QStringLiteral("ID"), true},
                 {QStringLiteral("PATTERN")},
                 {QStringLiteral("UNTIL")},
                 {QStringLiteral("BY")},
                 {QStringLiteral("NOTE")}});
    for (const Silence &silence : silences) {
        table.add({{QString::number(silence.id)},
                   {silence.pattern},
                   {silence.until ? readable(*silence.until) : QStringLiteral("for ever")},
                   {silence.by},
                   {silence.note}});
    }
    return table.text(false);
}

QString deliveriesReport(const TestMailAnswer &answer, bool hasColours)
{
    if (answer.deliveries.empty())
        return QStringLiteral("no mail and no channel is configured\n");
    Table table({{QStringLiteral("TRANSPORT")},
                 {QStringLiteral("RECIPIENTS")},
                 {QStringLiteral("ACCEPTED")},
                 {QStringLiteral("ANSWER")}});
    for (const TestMailAnswer::Delivery &delivery : answer.deliveries) {
        table.add({{delivery.transport},
                   {delivery.recipients.join(QStringLiteral(", "))},
                   {yesOrNo(delivery.accepted), delivery.accepted ? Tone::Good : Tone::Bad},
                   {delivery.answer}});
    }
    return table.text(hasColours);
}

QString findingsReport(const RunCheckAnswer &answer, bool hasColours)
{
    if (answer.findings.empty())
        return QStringLiteral("nothing was there to be checked\n");
    Table table({{QStringLiteral("SECTION")},
                 {QStringLiteral("PROCESS")},
                 {QStringLiteral("PASSED")},
                 {QStringLiteral("FOUND")}});
    for (const RunCheckAnswer::Finding &finding : answer.findings) {
        table.add({{finding.section},
                   {finding.process ? finding.process->brief() : QString()},
                   {yesOrNo(finding.passed), finding.passed ? Tone::Good : Tone::Bad},
                   {finding.message}});
    }
    return table.text(hasColours);
}

} // namespace pennon
