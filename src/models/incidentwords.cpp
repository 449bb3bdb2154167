// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/incidentwords.h"

#include "look/format.h"
#include "models/problemtexts.h"
#include "models/processexplanation.h"
#include "session/causetexts.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>

#include <array>
#include <csignal>

namespace pennon {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(pennon::IncidentWords)
};

/// What the listener writes on actions and their ends. One that ends with a blank is only the beginning.
constexpr std::array listenersWords{
    QT_TRANSLATE_NOOP("pennon::IncidentWords", "restart"),
    QT_TRANSLATE_NOOP("pennon::IncidentWords", "start, "),
    QT_TRANSLATE_NOOP("pennon::IncidentWords", "no more restarts"),
    QT_TRANSLATE_NOOP("pennon::IncidentWords", "no more starts"),
    QT_TRANSLATE_NOOP("pennon::IncidentWords", "kept as a dead letter"),
    QT_TRANSLATE_NOOP("pennon::IncidentWords", "the rules before it stay in force"),
    QT_TRANSLATE_NOOP("pennon::IncidentWords", "supervisord is shut down (on_fatal = shutdown)"),
    QT_TRANSLATE_NOOP("pennon::IncidentWords", "dry run: would have been restarted"),
    QT_TRANSLATE_NOOP("pennon::IncidentWords", "dry run: would have been started"),
    QT_TRANSLATE_NOOP("pennon::IncidentWords", "dry run: there would be no more restarts"),
    QT_TRANSLATE_NOOP("pennon::IncidentWords", "dry run: there would be no more starts"),
    QT_TRANSLATE_NOOP("pennon::IncidentWords", "dry run: supervisord would have been shut down"),
    QT_TRANSLATE_NOOP("pennon::IncidentWords", "runs again"),
    QT_TRANSLATE_NOOP("pennon::IncidentWords", "was stopped"),
    QT_TRANSLATE_NOOP("pennon::IncidentWords", "over"),
    QT_TRANSLATE_NOOP("pennon::IncidentWords", "given up"),
    QT_TRANSLATE_NOOP("pennon::IncidentWords", "it may be restarted again"),
    QT_TRANSLATE_NOOP("pennon::IncidentWords", "the listener ended meanwhile"),
    QT_TRANSLATE_NOOP("pennon::IncidentWords", "supervisord does not know the process any more"),
    QT_TRANSLATE_NOOP("pennon::IncidentWords", "not restarted: the listener is ending"),
    QT_TRANSLATE_NOOP("pennon::IncidentWords", "could not be stopped: "),
    QT_TRANSLATE_NOOP("pennon::IncidentWords", "stopped, and did not start: "),
    QT_TRANSLATE_NOOP("pennon::IncidentWords", "did not start: "),
};

QString translated(const QString &line)
{
    for (const char *words : listenersWords) {
        const QLatin1String english(words);
        if (line == english)
            return Words::tr(words);
        if (english.endsWith(u' ') && line.startsWith(english))
            return Words::tr(words) + line.sliced(english.size());
    }
    return line;
}

/// The first line may be one that is known; those after it tell of steps before the stop.
QString translatedLines(const QString &text)
{
    const qsizetype end = text.indexOf(u'\n');
    return end < 0 ? translated(text) : QString(translated(text.first(end)) + text.sliced(end));
}

QString exitText(const Incident &incident)
{
    if (incident.signal)
        return Words::tr("ended by %1").arg(signalText(*incident.signal));
    if (incident.exitStatus)
        return Words::tr("exited with status %1").arg(*incident.exitStatus);
    return {};
}

struct SignalWords
{
    int number;
    const char *name;
    const char *meaning;
};

constexpr std::array signalWords{
    SignalWords{SIGHUP, "SIGHUP", QT_TRANSLATE_NOOP("pennon::IncidentWords", "its terminal hung up")},
    SignalWords{SIGINT, "SIGINT", QT_TRANSLATE_NOOP("pennon::IncidentWords", "it was interrupted")},
    SignalWords{SIGQUIT, "SIGQUIT", QT_TRANSLATE_NOOP("pennon::IncidentWords", "it was asked to quit")},
    SignalWords{SIGILL, "SIGILL", QT_TRANSLATE_NOOP("pennon::IncidentWords", "an illegal instruction")},
    SignalWords{SIGTRAP, "SIGTRAP", QT_TRANSLATE_NOOP("pennon::IncidentWords", "a breakpoint")},
    SignalWords{SIGABRT, "SIGABRT", QT_TRANSLATE_NOOP("pennon::IncidentWords", "it gave up by itself")},
    SignalWords{SIGBUS, "SIGBUS", QT_TRANSLATE_NOOP("pennon::IncidentWords", "memory that is not there")},
    SignalWords{SIGFPE, "SIGFPE", QT_TRANSLATE_NOOP("pennon::IncidentWords", "an arithmetic error")},
    SignalWords{SIGKILL, "SIGKILL",
                QT_TRANSLATE_NOOP("pennon::IncidentWords",
                                  "killed by somebody, or by the kernel for want of memory")},
    SignalWords{SIGSEGV, "SIGSEGV",
                QT_TRANSLATE_NOOP("pennon::IncidentWords", "it used memory that is not its own")},
    SignalWords{SIGPIPE, "SIGPIPE",
                QT_TRANSLATE_NOOP("pennon::IncidentWords", "it wrote to what nobody reads")},
    SignalWords{SIGALRM, "SIGALRM", QT_TRANSLATE_NOOP("pennon::IncidentWords", "its alarm clock")},
    SignalWords{SIGTERM, "SIGTERM", QT_TRANSLATE_NOOP("pennon::IncidentWords", "it was asked to end")},
    SignalWords{SIGXCPU, "SIGXCPU", QT_TRANSLATE_NOOP("pennon::IncidentWords", "its limit of CPU time")},
    SignalWords{SIGXFSZ, "SIGXFSZ", QT_TRANSLATE_NOOP("pennon::IncidentWords", "its limit of file size")},
    SignalWords{SIGSYS, "SIGSYS", QT_TRANSLATE_NOOP("pennon::IncidentWords", "a forbidden system call")},
};

QString memoryCause(const Incident &incident)
{
    if (incident.memory && incident.limit) {
        return incident.kind == IncidentKind::Growth
                   ? Words::tr("%1 of memory, grew by more than %2 in the time that is allowed for it")
                         .arg(memoryText(*incident.memory), memoryText(*incident.limit))
                   : Words::tr("%1 of memory, over the limit of %2")
                         .arg(memoryText(*incident.memory), memoryText(*incident.limit));
    }
    return causeText(incident.cause);
}

} // namespace

Health incidentHealth(IncidentKind kind)
{
    switch (kind) {
    case IncidentKind::Crash:
    case IncidentKind::Fatal:
    case IncidentKind::Breaker:
    case IncidentKind::Mail:
        return Health::Failed;
    case IncidentKind::Memory:
    case IncidentKind::Growth:
    case IncidentKind::Http:
    case IncidentKind::Configuration:
    case IncidentKind::Listener:
        break;
    }
    return Health::Trouble;
}

QString incidentSubject(const Incident &incident)
{
    if (!incident.process.name.isEmpty())
        return incident.process.brief();
    switch (incident.kind) {
    case IncidentKind::Configuration:
        return Words::tr("pennon.conf");
    case IncidentKind::Mail:
        return Words::tr("mail");
    default:
        return incident.url.isEmpty() ? Words::tr("listener") : incident.url;
    }
}

QString incidentCause(const Incident &incident)
{
    switch (incident.kind) {
    case IncidentKind::Crash: {
        const QString exit = exitText(incident);
        return exit.isEmpty() ? Words::tr("exited unexpectedly") : exit;
    }
    case IncidentKind::Fatal: {
        const QString exit = exitText(incident);
        return exit.isEmpty() ? Words::tr("supervisord has given up starting it")
                              : Words::tr("supervisord has given up starting it; it %1").arg(exit);
    }
    case IncidentKind::Memory:
    case IncidentKind::Growth:
        return memoryCause(incident);
    case IncidentKind::Http:
        return incident.httpStatus && !incident.url.isEmpty()
                   ? Words::tr("HTTP status %1 from %2").arg(*incident.httpStatus).arg(incident.url)
                   : causeText(incident.cause);
    case IncidentKind::Configuration:
        return problemText(incident.cause);
    case IncidentKind::Breaker:
    case IncidentKind::Mail:
    case IncidentKind::Listener:
        break;
    }
    return causeText(incident.cause);
}

QString incidentRemedy(const Incident &incident)
{
    const QString action = translated(incident.action);
    const QString outcome = translated(incident.outcome.section(u'\n', 0, 0));
    if (action.isEmpty() || outcome.isEmpty())
        return action.isEmpty() ? outcome : action;
    return Words::tr("%1: %2", "action and its end").arg(action, outcome);
}

QString signalText(int signal)
{
    for (const SignalWords &words : signalWords) {
        if (words.number == signal)
            return Words::tr("%1 (%2)").arg(QLatin1String(words.name), Words::tr(words.meaning));
    }
    return Words::tr("signal %1").arg(signal);
}

QString incidentSpan(const Incident &incident, Clock::WallTime now)
{
    const auto span =
        std::chrono::floor<std::chrono::seconds>(incident.closed.value_or(now) - incident.opened);
    if (!incident.closed)
        return Words::tr("open for %1").arg(spanText(span));
    return span.count() < 1 ? Words::tr("over at once") : Words::tr("lasted %1").arg(spanText(span));
}

QDate dayOf(Clock::WallTime time)
{
    return QDateTime::fromMSecsSinceEpoch(time.time_since_epoch().count()).date();
}

QString dayText(QDate day, QDate today)
{
    if (day == today)
        return Words::tr("Today");
    if (day.addDays(1) == today)
        return Words::tr("Yesterday");
    return QLocale().toString(day, QLocale::LongFormat);
}

std::vector<IncidentFact> incidentFacts(const Incident &incident, Clock::WallTime now)
{
    std::vector<IncidentFact> facts;
    const auto add = [&facts](const QString &name, const QString &text) {
        if (!text.isEmpty())
            facts.push_back({name, text});
    };
    const QString cause = incidentCause(incident);
    add(Words::tr("What"), incidentWord(incident.kind));
    add(Words::tr("Process"), incident.process.name.isEmpty() ? QString() : incident.process.full());
    add(Words::tr("Why"), cause);
    if (incident.cause != cause)
        add(Words::tr("In the listener's words"), incident.cause);
    if (incident.httpStatus)
        add(Words::tr("HTTP status"), QString::number(*incident.httpStatus));
    add(Words::tr("Page"), incident.url);
    const QString action = translated(incident.action);
    add(Words::tr("What was done"), !action.isEmpty()  ? action
                                    : !incident.closed ? Words::tr("nothing so far")
                                                       : Words::tr("nothing"));
    add(Words::tr("How it ended"),
        incident.closed ? translatedLines(incident.outcome) : Words::tr("it goes on"));
    add(Words::tr("When"),
        Words::tr("%1 (%2)").arg(fullTimeText(incident.opened), agoText(incident.opened, now)));
    if (incident.closed)
        add(Words::tr("Over"), fullTimeText(*incident.closed));
    add(Words::tr("How long"), incidentSpan(incident, now));
    if (incident.acknowledged) {
        add(Words::tr("Acknowledged"),
            incident.acknowledgedBy.isEmpty()
                ? fullTimeText(*incident.acknowledged)
                : Words::tr("%1, by %2").arg(fullTimeText(*incident.acknowledged), incident.acknowledgedBy));
    }
    add(Words::tr("Note"), incident.note);
    return facts;
}

QString incidentText(const Incident &incident, Clock::WallTime now)
{
    QString text = labelText(incidentSubject(incident), incidentWord(incident.kind)) + u'\n';
    for (const IncidentFact &fact : incidentFacts(incident, now))
        text += Words::tr("%1: %2", "name and value").arg(fact.name, fact.text) + u'\n';
    const auto addOutput = [&text](const QString &title, const QByteArray &bytes) {
        if (!bytes.isEmpty())
            text += u'\n' + title + u'\n' + QString::fromUtf8(bytes) +
                    QLatin1String(bytes.endsWith('\n') ? "" : "\n");
    };
    addOutput(Words::tr("Last lines of stdout:"), incident.stdoutTail);
    addOutput(Words::tr("Last lines of stderr:"), incident.stderrTail);
    return text;
}

} // namespace pennon
