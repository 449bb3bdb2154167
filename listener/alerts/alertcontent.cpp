// SPDX-License-Identifier: GPL-3.0-or-later
#include "alerts/alertcontent.h"

#include "alerts/alertwords.h"
#include "alerts/cleantext.h"
#include "alerts/incidentwords.h"
#include "base/localtime.h"

#include <algorithm>

namespace pennon {

namespace {

constexpr qsizetype longestHost = 64;
constexpr std::size_t longestList = 40;
constexpr qsizetype stampToTheSecond = 19;

QString severityWord(Severity severity, const AlertWords &words)
{
    switch (severity) {
    case Severity::Info:
        return words(QT_TRANSLATE_NOOP("Alerts", "info"));
    case Severity::Warning:
        return words(QT_TRANSLATE_NOOP("Alerts", "warning"));
    case Severity::Critical:
        break;
    }
    return words(QT_TRANSLATE_NOOP("Alerts", "critical"));
}

std::chrono::seconds lasted(Clock::WallTime from, Clock::WallTime to)
{
    return std::max(std::chrono::floor<std::chrono::seconds>(to - from), std::chrono::seconds(0));
}

/// Puts together what an announcement says.
class ContentWriter
{
public:
    ContentWriter(const Announcement &announcement, const AlertWords &words)
        : m_announcement(announcement)
        , m_words(words)
    {
        m_content.host = cleanLine(announcement.host, longestHost);
        if (m_content.host.isEmpty())
            m_content.host = QStringLiteral("localhost");
    }

    [[nodiscard]] AlertContent write()
    {
        const std::vector<AlertFacts> &facts = m_announcement.facts;
        if (m_announcement.kind == AnnouncementKind::Test || facts.empty()) {
            writeTest();
        } else if (facts.size() == 1 && m_announcement.kind != AnnouncementKind::Digest) {
            writeOne(facts.front());
        } else {
            writeMany();
        }
        return std::move(m_content);
    }

private:
    void row(const char *name, const QString &value)
    {
        if (!value.isEmpty())
            m_content.rows.emplace_back(m_words(name), value);
    }

    void writeTest()
    {
        m_content.severity = Severity::Info;
        m_content.who = QStringLiteral("Pennon");
        m_content.what = m_words(QT_TRANSLATE_NOOP("Alerts", "test message"));
        m_content.remarks += m_words(QT_TRANSLATE_NOOP(
            "Alerts", "Somebody wanted to see whether messages arrive here. They do; nothing is wrong."));
        row(QT_TRANSLATE_NOOP("Alerts", "Host"), m_content.host);
        row(QT_TRANSLATE_NOOP("Alerts", "Sent"), moment(m_announcement.when));
    }

    /// What became of it, behind what it was.
    [[nodiscard]] QString withState(const QString &what, Clock::WallTime opened, Clock::WallTime closed) const
    {
        switch (m_announcement.kind) {
        case AnnouncementKind::Reminder:
            return m_words(QT_TRANSLATE_NOOP("Alerts", "%1, still not over after %2"))
                .arg(what, m_words.duration(lasted(opened, m_announcement.when)));
        case AnnouncementKind::Recovered:
            return m_words(QT_TRANSLATE_NOOP("Alerts", "%1, is over after %2"))
                .arg(what, m_words.duration(lasted(opened, closed)));
        case AnnouncementKind::Raised:
        case AnnouncementKind::Digest:
        case AnnouncementKind::Test:
            break;
        }
        return what;
    }

    [[nodiscard]] QString withTimes(const QString &what, int times) const
    {
        if (times <= 1)
            return what;
        return m_words.joined({what, m_words.count(QT_TRANSLATE_N_NOOP("Alerts", "%n time(s)"), times)});
    }

    void writeOne(const AlertFacts &facts)
    {
        const Incident &incident = facts.incident;
        m_content.severity = facts.severity;
        m_content.who = whoOf(incident);
        m_content.what = withState(withTimes(whatOf(incident, m_words), incident.times), incident.opened,
                                   incident.closed.value_or(m_announcement.when));
        row(QT_TRANSLATE_NOOP("Alerts", "Host"), m_content.host);
        if (!incident.process.name.isEmpty())
            row(QT_TRANSLATE_NOOP("Alerts", "Process"), cleanLine(incident.process.full(), longestHost * 2));
        row(QT_TRANSLATE_NOOP("Alerts", "Since"), moment(incident.opened));
        if (incident.closed)
            row(QT_TRANSLATE_NOOP("Alerts", "Over since"), moment(*incident.closed));
        row(QT_TRANSLATE_NOOP("Alerts", "Why"), causeOf(incident, m_words));
        row(QT_TRANSLATE_NOOP("Alerts", "Exit"), exitOf(incident, m_words));
        row(QT_TRANSLATE_NOOP("Alerts", "Memory"), memory(incident));
        row(QT_TRANSLATE_NOOP("Alerts", "Course of memory"), courseOf(facts, m_words));
        row(QT_TRANSLATE_NOOP("Alerts", "HTTP"), httpOf(incident, m_words));
        const QString done = doneOf(incident, m_words);
        row(QT_TRANSLATE_NOOP("Alerts", "Pennon did"),
            done.isEmpty() ? m_words(QT_TRANSLATE_NOOP("Alerts", "nothing")) : done);
        row(QT_TRANSLATE_NOOP("Alerts", "How often"), howOften(facts));
        row(QT_TRANSLATE_NOOP("Alerts", "Severity"), severityWord(facts.severity, m_words));
        takeLog(incident, {});
        m_content.commands = commandsFor(incident);
    }

    [[nodiscard]] QString memory(const Incident &incident) const
    {
        if (!incident.memory)
            return {};
        QString size = roundedByteSize(*incident.memory);
        if (!incident.limit)
            return size;
        return m_words(QT_TRANSLATE_NOOP("Alerts", "%1, limit %2"))
            .arg(size, roundedByteSize(*incident.limit));
    }

    [[nodiscard]] QString howOften(const AlertFacts &facts) const
    {
        const Incident &incident = facts.incident;
        QStringList parts{
            m_words.count(QT_TRANSLATE_N_NOOP("Alerts", "%n time(s) in this incident"), incident.times)};
        if (incident.last)
            parts += m_words(QT_TRANSLATE_NOOP("Alerts", "last at %1")).arg(moment(*incident.last));
        parts += m_words.count(QT_TRANSLATE_N_NOOP("Alerts", "%n time(s) in the last 24 hours"),
                               std::max(1, facts.timesInDay));
        return m_words.joined(parts);
    }

    void takeLog(const Incident &incident, const QString &who)
    {
        const LogEnd end = logEndOf(incident);
        if (end.lines.isEmpty())
            return;
        const QString stream = end.isStderr ? QStringLiteral("stderr") : QStringLiteral("stdout");
        m_content.logTitle =
            who.isEmpty() ? m_words(QT_TRANSLATE_NOOP("Alerts", "Last lines of %1:")).arg(stream)
                          : m_words(QT_TRANSLATE_NOOP("Alerts", "Last lines of %1 of %2:")).arg(stream, who);
        m_content.log = end.lines;
    }

    void writeMany()
    {
        const std::vector<AlertFacts> &facts = m_announcement.facts;
        m_content.severity = std::max_element(facts.begin(), facts.end(), [](const auto &a, const auto &b) {
                                 return a.severity < b.severity;
                             })->severity;
        const int incidents = static_cast<int>(facts.size());
        const int processes = processesOf(facts);
        m_content.who = processes == 0 ? QStringLiteral("Pennon")
                        : processes == 1 && isAllOfOne()
                            ? whoOf(facts.front().incident)
                            : m_words.count(QT_TRANSLATE_N_NOOP("Alerts", "%n process(es)"), processes);
        if (m_announcement.isHostWide)
            m_content.who = m_words(QT_TRANSLATE_NOOP("Alerts", "%1 at once")).arg(m_content.who);
        const QString totals = totalsOf(facts, m_words);
        Clock::WallTime opened = facts.front().incident.opened;
        Clock::WallTime closed = opened;
        for (const AlertFacts &one : facts) {
            opened = std::min(opened, one.incident.opened);
            closed = std::max(closed, one.incident.closed.value_or(m_announcement.when));
        }
        m_content.what = m_announcement.kind == AnnouncementKind::Recovered
                             ? m_words(QT_TRANSLATE_NOOP("Alerts", "%1, all over after %2"))
                                   .arg(totals, m_words.duration(lasted(opened, closed)))
                             : withState(totals, opened, closed);
        if (m_announcement.kind == AnnouncementKind::Digest) {
            m_content.who = m_words(QT_TRANSLATE_NOOP("Alerts", "Digest"));
            m_content.what =
                m_words.count(QT_TRANSLATE_N_NOOP("Alerts", "%n incident(s) in the quiet hours"), incidents);
        }
        writeRemarks();
        row(QT_TRANSLATE_NOOP("Alerts", "Host"), m_content.host);
        row(QT_TRANSLATE_NOOP("Alerts", "Since"), moment(opened));
        row(QT_TRANSLATE_NOOP("Alerts", "In all"),
            m_words(QT_TRANSLATE_NOOP("Alerts", "%1 of %2: %3"))
                .arg(m_words.count(QT_TRANSLATE_N_NOOP("Alerts", "%n incident(s)"), incidents),
                     m_words.count(QT_TRANSLATE_N_NOOP("Alerts", "%n process(es)"), processes), totals));
        row(QT_TRANSLATE_NOOP("Alerts", "Severity"), severityWord(m_content.severity, m_words));
        writeList();
        for (const AlertFacts &one : facts) {
            if (m_content.log.isEmpty())
                takeLog(one.incident, whoOf(one.incident));
        }
        m_content.commands = QStringList{QStringLiteral("supervisorctl status"),
                                         QStringLiteral("pennon-listener ctl incidents")};
    }

    [[nodiscard]] bool isAllOfOne() const
    {
        const std::vector<AlertFacts> &facts = m_announcement.facts;
        return std::all_of(facts.begin(), facts.end(), [&facts](const AlertFacts &one) {
            return one.incident.process == facts.front().incident.process;
        });
    }

    void writeRemarks()
    {
        const std::vector<AlertFacts> &facts = m_announcement.facts;
        if (m_announcement.kind == AnnouncementKind::Digest) {
            const auto left = std::count_if(facts.begin(), facts.end(),
                                            [](const AlertFacts &one) { return !one.incident.closed; });
            m_content.remarks += left == 0
                                     ? m_words(QT_TRANSLATE_NOOP("Alerts", "All of it is over."))
                                     : m_words.count(QT_TRANSLATE_N_NOOP("Alerts", "%n of it is not over."),
                                                     static_cast<int>(left));
        }
        if (m_announcement.isHostWide) {
            m_content.remarks += m_words(QT_TRANSLATE_NOOP(
                "Alerts", "They fell within moments of one another, so they may have one cause: the "
                          "machine, or something that all of them need."));
        }
    }

    void writeList()
    {
        const std::vector<AlertFacts> &facts = m_announcement.facts;
        for (const AlertFacts &one : facts) {
            if (m_content.list.size() == longestList)
                break;
            m_content.list.push_back(
                {stamp(one.incident.opened).left(stampToTheSecond), entry(one.incident)});
        }
        if (facts.size() <= longestList)
            return;
        const std::vector<AlertFacts> rest(facts.begin() + longestList, facts.end());
        m_content.listEnd = m_words(QT_TRANSLATE_NOOP("Alerts", "and %1 more: %2"))
                                .arg(QString::number(rest.size()), totalsOf(rest, m_words));
    }

    [[nodiscard]] QString entry(const Incident &incident) const
    {
        QString text = QString(whoOf(incident) + QStringLiteral(": ") +
                               withTimes(whatOf(incident, m_words), incident.times));
        if (const QString done = doneOf(incident, m_words); !done.isEmpty())
            text += QStringLiteral("; ") + done;
        if (m_announcement.kind != AnnouncementKind::Raised || incident.closed)
            text += QStringLiteral("; ") + stateOf(incident, m_words);
        return text;
    }

    const Announcement &m_announcement;
    const AlertWords &m_words;
    AlertContent m_content;
};

} // namespace

QString AlertContent::subject() const
{
    return QString(u'[' + host + QStringLiteral("] ") + who + QStringLiteral(": ") + what);
}

AlertContent contentOf(const Announcement &announcement, const AlertWords &words)
{
    return ContentWriter(announcement, words).write();
}

} // namespace pennon
