// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/listenerreport.h"

#include "look/format.h"
#include "models/channelmodel.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>

namespace pennon {

namespace {

using namespace std::chrono_literals;

constexpr auto longLag = 5s;         ///< events are worked off slower than ticks come
constexpr auto lateTick = 15s;       ///< supervisord made it that long ago
constexpr auto longWait = 10min;     ///< of a mail
constexpr auto firstTickAfter = 30s; ///< some ticks have come by then

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(pennon::ListenerReport)
};

QString joined(const QStringList &parts)
{
    return parts.join(QStringLiteral(" · "));
}

ReportLine listenerLine(const StatusAnswer &status)
{
    return {ReportLine::Subject::Listener,
            Health::Fine,
            Words::tr("Listener"),
            Words::tr("version %1, running for %2").arg(status.version, spanText(status.uptime)),
            {}};
}

ReportLine supervisordLine(const StatusAnswer::Supervisord &supervisord, Clock::WallTime now)
{
    ReportLine line{ReportLine::Subject::Supervisord, Health::Fine, Words::tr("supervisord"), {}, {}};
    QStringList parts;
    if (supervisord.reachableSince) {
        parts.append(
            Words::tr("answers the listener since %1").arg(momentText(*supervisord.reachableSince, now)));
    } else {
        line.health = Health::Failed;
        parts.append(Words::tr("does not answer the listener"));
        line.advice =
            Words::tr("Nothing is checked meanwhile. See that supervisord runs with a [unix_http_server] or "
                      "[inet_http_server] and an [rpcinterface:supervisor], and that the listener may use "
                      "them. It tries again by itself.");
    }
    if (supervisord.lastError) {
        parts.append(supervisord.lastErrorTime
                         ? Words::tr("last error %1: %2")
                               .arg(agoText(*supervisord.lastErrorTime, now), *supervisord.lastError)
                         : Words::tr("last error: %1").arg(*supervisord.lastError));
    }
    line.text = joined(parts);
    return line;
}

ReportLine eventsLine(const StatusAnswer::Events &events, std::chrono::seconds uptime)
{
    ReportLine line{ReportLine::Subject::Events, Health::Fine, Words::tr("Events"), {}, {}};
    QStringList parts{Words::tr("%n received", nullptr, static_cast<int>(events.received)),
                      Words::tr("worked off within %1 ms").arg(QLocale().toString(events.lag.count()))};
    if (events.tickLag)
        parts.append(
            Words::tr("the last tick came after %1 ms").arg(QLocale().toString(events.tickLag->count())));
    parts.append(events.dropped == 0
                     ? Words::tr("none dropped")
                     : Words::tr("%n dropped by supervisord", nullptr, static_cast<int>(events.dropped)));
    line.text = joined(parts);
    if (events.dropped > 0) {
        line.health = Health::Trouble;
        line.advice =
            Words::tr("supervisord's buffer for the listener was full. In its [eventlistener:…] section set "
                      "buffer_size=1024, or three times the number of processes if that is more.");
    } else if (events.lag > longLag) {
        line.health = Health::Trouble;
        line.advice =
            Words::tr("Working off an event takes long. See that the disk of the database and the machine "
                      "are not overloaded.");
    } else if (events.tickLag.value_or(0ms) > lateTick) {
        line.health = Health::Trouble;
        line.advice =
            Words::tr("What supervisord tells comes late: it or the listener was stopped for a while, or "
                      "the machine is overloaded.");
    }
    if (events.received == 0 && uptime > firstTickAfter) {
        line.health = Health::Failed;
        line.advice = Words::tr("No event has come. Its section in supervisord.conf needs "
                                "events=PROCESS_STATE,SUPERVISOR_STATE_CHANGE,TICK_5.");
    }
    return line;
}

ReportLine mailLine(const StatusAnswer::Outbox &outbox, Clock::WallTime now)
{
    ReportLine line{ReportLine::Subject::Mail, Health::Fine, Words::tr("Mail"), {}, {}};
    QStringList parts;
    if (outbox.length == 0) {
        parts.append(Words::tr("none waits"));
    } else {
        const QString waiting = Words::tr("%n waiting", nullptr, static_cast<int>(outbox.length));
        parts.append(outbox.oldest ? Words::tr("%1, the oldest for %2").arg(waiting, spanText(*outbox.oldest))
                                   : waiting);
    }
    if (outbox.dead > 0)
        parts.append(Words::tr("%n given up", nullptr, static_cast<int>(outbox.dead)));
    parts.append(outbox.lastSuccess ? Words::tr("last sent %1").arg(agoText(*outbox.lastSuccess, now))
                                    : Words::tr("none sent so far"));
    if (outbox.lastError)
        parts.append(Words::tr("last error: %1").arg(*outbox.lastError));
    line.text = joined(parts);
    const bool isStuck = outbox.length > 0 && outbox.oldest.value_or(0s) > longWait;
    if (isStuck || outbox.dead > 0 || (outbox.length > 0 && outbox.lastError)) {
        line.health = isStuck ? Health::Failed : Health::Trouble;
        line.advice =
            outbox.length > 0
                ? Words::tr("Alerts wait and are tried again by themselves. Check [mail] in the rules, then "
                            "send test messages.")
                : Words::tr("The incidents of kind mail tell which ones and why. Check [mail] in the rules, "
                            "then send test messages.");
    }
    return line;
}

ReportLine channelsLine(const std::vector<StatusAnswer::Channel> &channels)
{
    ReportLine line{ReportLine::Subject::Channels, Health::Fine, Words::tr("Channels of alerts"), {}, {}};
    QStringList wrong;
    for (const StatusAnswer::Channel &channel : channels) {
        const Health health = channelHealth(channel);
        if (isWrong(health))
            wrong.append(channel.name);
        line.health = std::max(line.health, health);
    }
    if (wrong.isEmpty()) {
        line.text = Words::tr("%n, all of them fine", nullptr, static_cast<int>(channels.size()));
        return line;
    }
    line.text = Words::tr("%1 of %2 with trouble: %3")
                    .arg(QString::number(wrong.size()), QString::number(channels.size()),
                         wrong.join(QStringLiteral(", ")));
    line.advice =
        Words::tr("The table below tells why. Messages wait and are tried again by themselves. Once it is "
                  "put right, send a test by the channel.");
    return line;
}

ReportLine databaseLine(const StatusAnswer::Database &database)
{
    ReportLine line{ReportLine::Subject::Database, Health::Fine, Words::tr("Database"), {}, {}};
    line.text = joined({database.path, memoryText(database.bytes)});
    if (!database.writable || database.error) {
        line.health = Health::Failed;
        line.text = joined({line.text, database.error ? *database.error : Words::tr("cannot be written")});
        line.advice =
            Words::tr("Nothing is remembered over a restart of the listener. Make room on its disk, and see "
                      "that the listener may write there.");
    }
    return line;
}

ReportLine rulesLine(const StatusAnswer::Rules &rules, Clock::WallTime now)
{
    ReportLine line{ReportLine::Subject::Rules, Health::Fine, Words::tr("Rules"), {}, {}};
    line.text = joined({rules.file, Words::tr("revision %1").arg(rules.revision),
                        Words::tr("in force since %1").arg(momentText(rules.loaded, now))});
    if (rules.problem) {
        line.health = Health::Failed;
        line.text = joined({line.text, *rules.problem});
        line.advice =
            Words::tr("The file as it is now cannot be used; the rules before it stay in force. Correct it, "
                      "here or with an editor.");
    }
    return line;
}

ReportLine dryRunLine(const QStringList &sections)
{
    ReportLine line{ReportLine::Subject::DryRun,
                    Health::Fine,
                    Words::tr("Dry run"),
                    Words::tr("no section: what is to be done is done"),
                    {}};
    if (!sections.isEmpty()) {
        QStringList names;
        for (const QString &section : sections)
            names.append(u'[' + section + u']');
        line.health = Health::Stopped;
        line.text = Words::tr("%1: only telling what would be done").arg(names.join(QStringLiteral(", ")));
        line.advice = Words::tr("Take dry_run out of the section once it tells what you want.");
    }
    return line;
}

ReportLine silencesLine(const std::vector<Silence> &silences)
{
    ReportLine line{ReportLine::Subject::Silences,
                    Health::Fine,
                    Words::tr("Silences"),
                    Words::tr("none: every alert is sent"),
                    {}};
    if (!silences.empty()) {
        QStringList patterns;
        for (const Silence &silence : silences)
            patterns.append(silence.pattern);
        line.health = Health::Stopped;
        line.text = Words::tr("%n in force: %1", nullptr, static_cast<int>(silences.size()))
                        .arg(patterns.join(QStringLiteral(", ")));
    }
    return line;
}

ReportLine subscribersLine(int subscribers)
{
    return {ReportLine::Subject::Subscribers,
            Health::Fine,
            Words::tr("Connections"),
            Words::tr("%n told what happens", nullptr, subscribers),
            {}};
}

} // namespace

std::vector<ReportLine> listenerReport(const StatusAnswer &status, Clock::WallTime now)
{
    std::vector<ReportLine> lines{listenerLine(status),
                                  supervisordLine(status.supervisord, now),
                                  eventsLine(status.events, status.uptime),
                                  mailLine(status.outbox, now),
                                  databaseLine(status.database),
                                  rulesLine(status.rules, now),
                                  dryRunLine(status.dryRun),
                                  silencesLine(status.silences),
                                  subscribersLine(status.subscribers)};
    if (!status.channels.empty())
        lines.insert(lines.begin() + 4, channelsLine(status.channels));
    std::ranges::stable_sort(lines, [](const ReportLine &one, const ReportLine &other) {
        return (isWrong(one.health) ? one.health : Health::Fine) >
               (isWrong(other.health) ? other.health : Health::Fine);
    });
    return lines;
}

} // namespace pennon
