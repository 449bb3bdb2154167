// SPDX-License-Identifier: GPL-3.0-or-later
#include "importer/listenersections.h"

#include <QRegularExpression>
#include <QSysInfo>

#include <algorithm>
#include <array>

namespace pennon {

namespace {

using std::chrono::seconds;

constexpr QLatin1String prefix("eventlistener:");
constexpr std::array ticksOfSupervisord = {5, 60, 3600};

class Collector final
{
public:
    Collector(const SupervisorConf &conf, const Environment &environment)
        : m_conf(conf)
        , m_expansions{{{QStringLiteral("host_node_name"), QSysInfo::machineHostName()}}, {}, environment}
    {}

    ListenerSections collect()
    {
        if (const ConfSection *server = m_conf.find(QStringLiteral("supervisord")))
            static_cast<void>(takeVariables(*server, m_expansions));
        for (const ConfSection &section : m_conf.sections) {
            if (section.name.startsWith(prefix))
                add(section);
        }
        return std::move(m_found);
    }

private:
    void problem(const ConfPlace &place, const QString &sentence)
    {
        m_found.problems += place.text() + QStringLiteral(": ") + sentence;
    }

    Variables takeVariables(const ConfSection &section, Expansions &expansions)
    {
        const ConfEntry *entry = section.find(QStringLiteral("environment"));
        if (!entry)
            return {};
        const auto parsed = expand(entry->value, expansions).and_then(parseVariables);
        if (!parsed) {
            problem(entry->place,
                    QStringLiteral("[%1] environment: %2").arg(section.name, parsed.error().message));
            return {};
        }
        for (const auto &[name, value] : *parsed)
            expansions.texts[QStringLiteral("ENV_") + name] = value;
        return *parsed;
    }

    void add(const ConfSection &section)
    {
        ListenerSection listener;
        listener.name = section.name.sliced(prefix.size()).trimmed();
        listener.place = section.place;
        const ConfEntry *command = section.find(QStringLiteral("command"));
        if (!command) {
            problem(section.place, QStringLiteral("[%1] has no command=").arg(section.name));
            return;
        }
        listener.commandPlace = command->place;
        if (const ConfEntry *numprocs = section.find(QStringLiteral("numprocs")))
            listener.processes = qMax(numprocs->value.toInt(), 1);

        Expansions expansions = m_expansions;
        expansions.texts[QStringLiteral("program_name")] = listener.name;
        expansions.texts[QStringLiteral("group_name")] = listener.name;
        const ConfEntry *first = section.find(QStringLiteral("numprocs_start"));
        expansions.numbers[QStringLiteral("process_num")] = first ? first->value.toInt() : 0;
        expansions.numbers[QStringLiteral("numprocs")] = listener.processes;
        listener.variables = takeVariables(section, expansions);

        const auto words = expand(command->value, expansions).and_then(splitCommand);
        if (!words) {
            problem(command->place,
                    QStringLiteral("[%1] command: %2").arg(section.name, words.error().message));
            return;
        }
        if (words->isEmpty()) {
            problem(command->place, QStringLiteral("[%1] command is empty").arg(section.name));
            return;
        }
        listener.command = *words;
        takeEvents(section, expansions, listener);
        m_found.listeners.push_back(std::move(listener));
    }

    void takeEvents(const ConfSection &section, const Expansions &expansions, ListenerSection &listener)
    {
        listener.eventsPlace = section.place;
        const ConfEntry *events = section.find(QStringLiteral("events"));
        if (!events)
            return;
        listener.eventsPlace = events->place;
        const Result<QString> expanded = expand(events->value, expansions);
        if (!expanded) {
            problem(events->place,
                    QStringLiteral("[%1] events: %2").arg(section.name, expanded.error().message));
            return;
        }
        for (const QString &event : expanded->split(u','))
            listener.events += event.trimmed().toUpper();
    }

    const SupervisorConf &m_conf;
    Expansions m_expansions;
    ListenerSections m_found;
};

bool isTickOfSupervisord(seconds period)
{
    return std::find(ticksOfSupervisord.begin(), ticksOfSupervisord.end(), period.count()) !=
           ticksOfSupervisord.end();
}

} // namespace

bool ListenerSection::getsEvent(const QString &event) const
{
    // supervisord's events form a tree: who subscribes to PROCESS_STATE gets PROCESS_STATE_EXITED as well.
    return std::any_of(events.begin(), events.end(), [&event](const QString &subscribed) {
        return subscribed == QLatin1String("EVENT") || subscribed == event ||
               event.startsWith(QString(subscribed + u'_'));
    });
}

std::optional<seconds> ListenerSection::shortestTick() const
{
    std::optional<seconds> shortest;
    const auto consider = [&shortest](seconds period) { shortest = qMin(shortest.value_or(period), period); };
    for (const int period : ticksOfSupervisord) {
        if (getsEvent(QStringLiteral("TICK_%1").arg(period)))
            consider(seconds(period));
    }
    for (const QString &event : events) {
        if (const auto period = tickSeconds(event))
            consider(*period);
    }
    return shortest;
}

QStringList ListenerSection::impossibleTicks() const
{
    QStringList impossible;
    for (const QString &event : events) {
        const auto period = tickSeconds(event);
        if (period && !isTickOfSupervisord(*period))
            impossible += event;
    }
    return impossible;
}

ListenerSections listenerSections(const SupervisorConf &conf, const Environment &environment)
{
    return Collector(conf, environment).collect();
}

std::optional<seconds> tickSeconds(const QString &event)
{
    static const QRegularExpression shape(QStringLiteral("^TICK_([0-9]{1,6})$"));
    const auto match = shape.match(event);
    const int period = match.captured(1).toInt();
    return period > 0 ? std::optional<seconds>(period) : std::nullopt;
}

} // namespace pennon
