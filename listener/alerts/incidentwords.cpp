// SPDX-License-Identifier: GPL-3.0-or-later
#include "alerts/incidentwords.h"

#include "alerts/alertwords.h"
#include "alerts/cleantext.h"
#include "base/shellwords.h"
#include "base/signalname.h"
#include "domain/processpattern.h"

#include <QSet>

#include <algorithm>
#include <array>
#include <csignal>

namespace pennon {

namespace {

constexpr qsizetype longestName = 80;
constexpr qsizetype longestCause = 500;
constexpr qsizetype longestHeadline = 100;
constexpr qsizetype longestOutcome = 1000;
constexpr qsizetype longestRaw = 10'000;
constexpr qsizetype longestUrl = 300;
constexpr qsizetype logLines = 15;
constexpr qsizetype logBytes = 2048;

/// What was written into an incident. It has no end only if somebody wants to do harm.
QString oneLine(const QString &text)
{
    return cleanLine(cutAfter(text, longestRaw)).simplified();
}

/// A fault of the process itself; others are sent to it.
bool isFault(int signal)
{
    constexpr std::array faults = {SIGSEGV, SIGABRT, SIGBUS,  SIGFPE,  SIGILL,
                                   SIGTRAP, SIGSYS,  SIGXCPU, SIGXFSZ, SIGQUIT};
    return std::find(faults.begin(), faults.end(), signal) != faults.end();
}

QString crash(const Incident &incident, const AlertWords &words)
{
    if (incident.signal) {
        const QString name = signalName(*incident.signal);
        return (isFault(*incident.signal) ? words(QT_TRANSLATE_NOOP("Alerts", "crashed (%1)"))
                                          : words(QT_TRANSLATE_NOOP("Alerts", "was killed (%1)")))
            .arg(name);
    }
    if (incident.exitStatus)
        return words(QT_TRANSLATE_NOOP("Alerts", "exited with status %1")).arg(*incident.exitStatus);
    return words(QT_TRANSLATE_NOOP("Alerts", "exited unexpectedly"));
}

const char *countOf(IncidentKind kind)
{
    switch (kind) {
    case IncidentKind::Crash:
        return QT_TRANSLATE_N_NOOP("Alerts", "%n crash(es)");
    case IncidentKind::Fatal:
        return QT_TRANSLATE_N_NOOP("Alerts", "%n failed start(s)");
    case IncidentKind::Memory:
        return QT_TRANSLATE_N_NOOP("Alerts", "%n time(s) over a memory limit");
    case IncidentKind::Growth:
        return QT_TRANSLATE_N_NOOP("Alerts", "%n time(s) fast growth of memory");
    case IncidentKind::Http:
        return QT_TRANSLATE_N_NOOP("Alerts", "%n failed HTTP check(s)");
    case IncidentKind::Breaker:
        return QT_TRANSLATE_N_NOOP("Alerts", "%n end(s) of restarts");
    case IncidentKind::Configuration:
        return QT_TRANSLATE_N_NOOP("Alerts", "%n unusable configuration(s)");
    case IncidentKind::Mail:
        return QT_TRANSLATE_N_NOOP("Alerts", "%n undelivered message(s)");
    case IncidentKind::Listener:
        break;
    }
    return QT_TRANSLATE_N_NOOP("Alerts", "%n trouble(s) of the listener");
}

QString between(ByteSize low, ByteSize high, std::chrono::seconds span, const AlertWords &words)
{
    return words(QT_TRANSLATE_NOOP("Alerts", "%1 to %2 within %3"))
        .arg(roundedByteSize(low), roundedByteSize(high), words.duration(span));
}

/// About the listener itself, and not about what it watches.
bool isListeners(IncidentKind kind)
{
    return kind == IncidentKind::Configuration || kind == IncidentKind::Mail ||
           kind == IncidentKind::Listener;
}

/// Nothing that a pattern could misunderstand.
bool isPlainName(const QString &name)
{
    const Result<ProcessPattern> pattern = ProcessPattern::parse(name);
    return pattern && pattern->isLiteral() && !name.startsWith(u'-');
}

} // namespace

QString whoOf(const Incident &incident)
{
    const QString name = cleanLine(incident.process.brief(), longestName);
    return name.isEmpty() ? QStringLiteral("Pennon") : name;
}

QString whatOf(const Incident &incident, const AlertWords &words)
{
    switch (incident.kind) {
    case IncidentKind::Crash:
        return crash(incident, words);
    case IncidentKind::Fatal:
        return words(QT_TRANSLATE_NOOP("Alerts", "does not start (FATAL)"));
    case IncidentKind::Memory:
        if (incident.memory && incident.limit) {
            return words(QT_TRANSLATE_NOOP("Alerts", "uses %1 of memory, limit %2"))
                .arg(roundedByteSize(*incident.memory), roundedByteSize(*incident.limit));
        }
        return words(QT_TRANSLATE_NOOP("Alerts", "is over its memory limit"));
    case IncidentKind::Growth:
        return words(QT_TRANSLATE_NOOP("Alerts", "memory grows too fast"));
    case IncidentKind::Http:
        if (incident.httpStatus)
            return words(QT_TRANSLATE_NOOP("Alerts", "HTTP check failed (%1)")).arg(*incident.httpStatus);
        return words(QT_TRANSLATE_NOOP("Alerts", "HTTP check failed"));
    case IncidentKind::Breaker:
        return words(QT_TRANSLATE_NOOP("Alerts", "is not restarted any more"));
    case IncidentKind::Configuration:
        return words(QT_TRANSLATE_NOOP("Alerts", "pennon.conf cannot be used"));
    case IncidentKind::Mail:
        return words(QT_TRANSLATE_NOOP("Alerts", "a message could not be delivered"));
    case IncidentKind::Listener:
        break;
    }
    const QString cause = elided(causeOf(incident, words), longestHeadline);
    return cause.isEmpty() ? words(QT_TRANSLATE_NOOP("Alerts", "the listener is in trouble")) : cause;
}

QString totalsOf(const std::vector<AlertFacts> &facts, const AlertWords &words)
{
    std::vector<std::pair<IncidentKind, int>> totals; // in the order of the facts
    for (const AlertFacts &one : facts) {
        const auto at = std::find_if(totals.begin(), totals.end(),
                                     [&one](const auto &total) { return total.first == one.incident.kind; });
        if (at == totals.end()) {
            totals.emplace_back(one.incident.kind, one.incident.times);
        } else {
            at->second += one.incident.times;
        }
    }
    QStringList parts;
    for (const auto &[kind, times] : totals)
        parts += words.count(countOf(kind), times);
    return words.joined(parts);
}

int timesOf(const std::vector<AlertFacts> &facts)
{
    int times = 0;
    for (const AlertFacts &one : facts)
        times += one.incident.times;
    return times;
}

int processesOf(const std::vector<AlertFacts> &facts)
{
    QSet<ProcessName> names;
    for (const AlertFacts &one : facts) {
        if (!one.incident.process.name.isEmpty())
            names.insert(one.incident.process);
    }
    return static_cast<int>(names.size());
}

QString exitOf(const Incident &incident, const AlertWords &words)
{
    if (incident.signal) {
        const QString meaning = signalMeaning(*incident.signal);
        QString name = signalName(*incident.signal);
        if (meaning.isEmpty())
            return name;
        return words(QT_TRANSLATE_NOOP("Alerts", "signal %1, %2 (%3)"))
            .arg(QString::number(*incident.signal), name, meaning);
    }
    if (incident.exitStatus)
        return words(QT_TRANSLATE_NOOP("Alerts", "status %1")).arg(*incident.exitStatus);
    return {};
}

QString httpOf(const Incident &incident, const AlertWords &words)
{
    if (isListeners(incident.kind)) // its URL is a channel, if anything
        return {};
    const QString url = elided(withoutUserInfo(oneLine(incident.url)), longestUrl);
    if (!incident.httpStatus && url.isEmpty())
        return {};
    const QString status = incident.httpStatus ? QString::number(*incident.httpStatus)
                                               : words(QT_TRANSLATE_NOOP("Alerts", "no answer"));
    return url.isEmpty() ? status : words.joined({status, url});
}

QString causeOf(const Incident &incident, const AlertWords &words)
{
    return elided(withoutUserInfo(words.phrase(oneLine(incident.cause))), longestCause);
}

QString actionOf(const Incident &incident, const AlertWords &words)
{
    return elided(words.phrase(oneLine(incident.action)), longestCause);
}

QString outcomeOf(const Incident &incident, const AlertWords &words)
{
    QStringList lines;
    for (const QString &line : cutAfter(incident.outcome, longestRaw).split(u'\n'))
        lines += oneLine(line);
    const QString text = words.phrase(lines.join(u'\n')).replace(u'\n', QStringLiteral("; "));
    return elided(withoutUserInfo(text), longestOutcome);
}

QString doneOf(const Incident &incident, const AlertWords &words)
{
    const QString action = actionOf(incident, words);
    const QString outcome = outcomeOf(incident, words);
    if (action.isEmpty() || outcome.isEmpty())
        return action + outcome;
    return words(QT_TRANSLATE_NOOP("Alerts", "%1: %2")).arg(action, outcome);
}

QString stateOf(const Incident &incident, const AlertWords &words)
{
    if (!incident.closed)
        return words(QT_TRANSLATE_NOOP("Alerts", "not over"));
    const auto time = std::chrono::floor<std::chrono::seconds>(*incident.closed - incident.opened);
    return words(QT_TRANSLATE_NOOP("Alerts", "over after %1"))
        .arg(words.duration(std::max(time, std::chrono::seconds(0))));
}

QString barsOf(const std::vector<ByteSize> &course)
{
    constexpr std::size_t most = 40;
    constexpr std::array<char16_t, 8> bars = {u'▁', u'▂', u'▃', u'▄', u'▅', u'▆', u'▇', u'█'};
    constexpr double steps = bars.size();
    if (course.empty())
        return {};
    const std::size_t count = std::min(most, course.size());
    std::vector<double> heights;
    for (std::size_t at = 0; at < count; ++at) { // the highest of each part
        const auto from = course.begin() + static_cast<std::ptrdiff_t>(at * course.size() / count);
        const auto to = course.begin() + static_cast<std::ptrdiff_t>((at + 1) * course.size() / count);
        heights.push_back(static_cast<double>(std::max_element(from, to)->bytes));
    }
    const auto [low, high] = std::minmax_element(heights.begin(), heights.end());
    const double middle = (*low + *high) / 2;
    const double range = std::max(*high - *low, *high / 10);
    QString line;
    for (const double height : heights) {
        const double part = range > 0 ? (height - middle) / range + 0.5 : 0.5;
        const auto step = static_cast<std::size_t>(std::clamp(part * steps, 0.0, steps - 1));
        line += QChar(bars.at(step));
    }
    return line;
}

QString courseOf(const AlertFacts &facts, const AlertWords &words)
{
    if (facts.memoryCourse.empty())
        return {};
    const auto [low, high] = std::minmax_element(facts.memoryCourse.begin(), facts.memoryCourse.end());
    return QString(barsOf(facts.memoryCourse) + u' ' + between(*low, *high, facts.memorySpan, words));
}

LogEnd logEndOf(const Incident &incident)
{
    const bool isStderr = !incident.stderrTail.trimmed().isEmpty();
    const QByteArray &output = isStderr ? incident.stderrTail : incident.stdoutTail;
    if (output.trimmed().isEmpty())
        return {};
    return {isStderr, lastLines(output, logLines, logBytes)};
}

QStringList commandsFor(const Incident &incident)
{
    if (incident.process.name.isEmpty())
        return {QStringLiteral("pennon-listener ctl status")};
    const QString name = cleanLine(cutAfter(incident.process.full(), longestRaw));
    const bool isUsable = name.size() <= longestCause; // a part of a name is of no use
    const bool isStdout = !logEndOf(incident).isStderr;
    QStringList commands;
    if (isUsable) {
        commands += joinShellWords({QStringLiteral("supervisorctl"), QStringLiteral("tail"), name,
                                    isStdout ? QStringLiteral("stdout") : QStringLiteral("stderr")});
    }
    const QStringList ctl{QStringLiteral("pennon-listener"), QStringLiteral("ctl"),
                          QStringLiteral("incidents")};
    if (incident.id > 0)
        commands += joinShellWords(ctl + QStringList(QString::number(incident.id)));
    if (isUsable && isPlainName(name))
        commands += joinShellWords(ctl + QStringList(name));
    return commands;
}

} // namespace pennon
