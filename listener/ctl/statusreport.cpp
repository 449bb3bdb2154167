// SPDX-License-Identifier: GPL-3.0-or-later
#include "ctl/readable.h"
#include "ctl/reports.h"
#include "ctl/table.h"
#include "ctl/textwidth.h"

namespace pennon {

namespace {

/// Lines of "name   text", the name only on the first line of each.
class Sheet
{
public:
    explicit Sheet(bool hasColours)
        : m_hasColours(hasColours)
    {}
    void add(const QString &name, const QString &text, Tone tone = Tone::Plain)
    {
        m_text += name.leftJustified(12) + u' ' + toned(harmless(text), tone, m_hasColours) + u'\n';
    }
    [[nodiscard]] const QString &text() const { return m_text; }

private:
    bool m_hasColours;
    QString m_text;
};

void addSupervisord(Sheet &sheet, const StatusAnswer::Supervisord &status,
                    const HelloAnswer::Supervisord &identity)
{
    const QString who = identity.version
                            ? QStringLiteral("%1, version %2").arg(identity.url, *identity.version)
                            : identity.url;
    if (status.reachableSince) {
        sheet.add(QStringLiteral("supervisord"),
                  who + QStringLiteral(", reachable since ") + readable(*status.reachableSince));
    } else {
        sheet.add(QStringLiteral("supervisord"), who + QStringLiteral(", NOT REACHABLE"), Tone::Bad);
    }
    if (status.lastError) {
        const QString when =
            status.lastErrorTime ? readable(*status.lastErrorTime) + QStringLiteral(": ") : QString();
        sheet.add({}, QStringLiteral("last error: ") + when + *status.lastError, Tone::Warning);
    }
}

void addEvents(Sheet &sheet, const StatusAnswer::Events &events)
{
    QString text = QStringLiteral("%1 received, %2 dropped, the last one done after %3 ms")
                       .arg(events.received)
                       .arg(events.dropped)
                       .arg(events.lag.count());
    if (events.tickLag)
        text += QStringLiteral(", the last tick %1 ms old").arg(events.tickLag->count());
    sheet.add(QStringLiteral("events"), text);
}

void addOutbox(Sheet &sheet, const StatusAnswer::Outbox &outbox)
{
    QString text = QStringLiteral("%1 waiting").arg(outbox.length);
    if (outbox.oldest)
        text += QStringLiteral(", the oldest for ") + readable(*outbox.oldest);
    text += outbox.lastSuccess ? QString(QStringLiteral(", last sent ") + readable(*outbox.lastSuccess))
                               : QStringLiteral(", nothing sent yet");
    sheet.add(QStringLiteral("outbox"), text);
    if (outbox.dead > 0)
        sheet.add({}, QStringLiteral("%1 given up").arg(outbox.dead), Tone::Bad);
    if (outbox.lastError)
        sheet.add({}, QStringLiteral("last error: ") + *outbox.lastError, Tone::Warning);
}

QString lastErrorOf(const StatusAnswer::Channel &channel)
{
    if (channel.problem)
        return *channel.problem;
    return channel.lastError.value_or(QString());
}

QString channelsTable(const std::vector<StatusAnswer::Channel> &channels, bool hasColours)
{
    Table table({{QStringLiteral("CHANNEL")},
                 {QStringLiteral("WAITING"), true},
                 {QStringLiteral("OLDEST"), true},
                 {QStringLiteral("LAST SENT")},
                 {QStringLiteral("GIVEN UP"), true},
                 {QStringLiteral("FAILING SINCE")},
                 {QStringLiteral("LAST ERROR")}});
    for (const StatusAnswer::Channel &channel : channels) {
        const bool fails = channel.failingSince || channel.problem;
        table.add({{channel.name, fails ? Tone::Bad : Tone::Plain},
                   {QString::number(channel.length)},
                   {channel.oldest ? readable(*channel.oldest) : QString()},
                   {channel.lastSuccess ? readable(*channel.lastSuccess) : QStringLiteral("nothing yet")},
                   {QString::number(channel.dead), channel.dead > 0 ? Tone::Bad : Tone::Plain},
                   {channel.failingSince ? readable(*channel.failingSince) : QString(), Tone::Bad},
                   {lastErrorOf(channel), fails ? Tone::Bad : Tone::Warning}});
    }
    return table.text(hasColours);
}

void addDatabase(Sheet &sheet, const StatusAnswer::Database &database)
{
    const QString text = QStringLiteral("%1, %2").arg(database.path, roundedByteSize(database.bytes));
    sheet.add(QStringLiteral("database"),
              database.writable ? text : QString(text + QStringLiteral(", NOT WRITABLE")),
              database.writable ? Tone::Plain : Tone::Bad);
    if (database.error)
        sheet.add({}, *database.error, Tone::Bad);
}

void addRules(Sheet &sheet, const StatusAnswer::Rules &rules)
{
    sheet.add(
        QStringLiteral("rules"),
        QStringLiteral("%1, revision %2, loaded %3").arg(rules.file, rules.revision, readable(rules.loaded)));
    if (rules.problem)
        sheet.add({}, QStringLiteral("the file as it is now was not loaded: ") + *rules.problem, Tone::Bad);
}

QString valueLines(const QString &value)
{
    return harmless(value, true).replace(u'\n', QStringLiteral("\n    "));
}

} // namespace

QString statusReport(const StatusAnswer &status, const HelloAnswer &hello, bool hasColours)
{
    Sheet sheet(hasColours);
    sheet.add(
        QStringLiteral("listener"),
        QStringLiteral("version %1 on %2, up %3").arg(status.version, hello.host, readable(status.uptime)));
    addSupervisord(sheet, status.supervisord, hello.supervisord);
    addEvents(sheet, status.events);
    addOutbox(sheet, status.outbox);
    addDatabase(sheet, status.database);
    addRules(sheet, status.rules);
    if (!status.dryRun.isEmpty())
        sheet.add(QStringLiteral("dry run"), status.dryRun.join(QStringLiteral(", ")), Tone::Warning);
    sheet.add(QStringLiteral("subscribers"), QString::number(status.subscribers));
    QString text = sheet.text();
    if (!status.channels.empty())
        text += QStringLiteral("\nchannels\n") + channelsTable(status.channels, hasColours);
    if (!status.silences.empty())
        text += QStringLiteral("\nsilences\n") + silencesReport(status.silences, hasColours);
    return text;
}

QString rulesReport(const RulesAnswer &answer, const QString &section, bool hasColours)
{
    QString text =
        QStringLiteral("# %1, revision %2\n").arg(harmless(answer.file), harmless(answer.revision));
    for (const RuleProblem &problem : answer.problems) {
        const QString line =
            QStringLiteral("# PROBLEM %1:%2: %3: %4")
                .arg(answer.file, QString::number(problem.line), problem.path(), problem.message);
        text += toned(harmless(line), Tone::Bad, hasColours) + u'\n';
    }
    for (const RuleSection &one : answer.sections) {
        if (!section.isEmpty() && one.section != section)
            continue;
        text += QStringLiteral("\n[%1]\n").arg(harmless(one.section));
        for (auto at = one.values.begin(); at != one.values.end(); ++at)
            text += QStringLiteral("%1 = %2\n").arg(harmless(at.key()), valueLines(at.value()));
    }
    return text;
}

} // namespace pennon
