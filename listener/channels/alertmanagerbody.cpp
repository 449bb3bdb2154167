// SPDX-License-Identifier: GPL-3.0-or-later
#include "channels/alertmanagerbody.h"

#include "alerts/cleantext.h"
#include "channels/channeltext.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <vector>

namespace pennon {

namespace {

constexpr std::chrono::minutes testHold{5};
constexpr qsizetype longestText = 4000; ///< of an annotation: it ends up in messages of others

void add(QJsonObject &to, const char *name, const QString &value)
{
    if (!value.isEmpty()) // an empty label is the same as none
        to.insert(QLatin1String(name), clipped(withoutUserInfo(cleanText(value)), longestText));
}

/// "PennonCrash": names of alerts are in CamelCase.
QString alertName(const QString &word)
{
    return QString(QStringLiteral("Pennon") + word.left(1).toUpper() + word.mid(1));
}

QJsonObject alert(const QJsonObject &labels, const QJsonObject &annotations, Clock::WallTime starts,
                  Clock::WallTime ends)
{
    return {{QStringLiteral("labels"), labels},
            {QStringLiteral("annotations"), annotations},
            {QStringLiteral("startsAt"), isoTime(starts)},
            // Alertmanager refuses one that ends before it starts, as it may after the clock was set.
            {QStringLiteral("endsAt"), isoTime(std::max(starts, ends))}};
}

QJsonObject alertOf(const AlertFacts &facts, const Announcement &announcement, const AlertText &text)
{
    const Incident &incident = facts.incident;
    QJsonObject labels;
    add(labels, "alertname", alertName(wireName(incident.kind)));
    add(labels, "instance", announcement.host);
    add(labels, "process", incident.process.name.isEmpty() ? QString() : incident.process.full());
    add(labels, "group", incident.process.group);
    add(labels, "kind", wireName(incident.kind));
    add(labels, "severity", wireName(facts.severity));
    add(labels, "url", incident.url);

    QJsonObject annotations;
    const bool isAlone = announcement.facts.size() == 1;
    add(annotations, "summary", isAlone ? text.subject : incident.cause);
    add(annotations, "description", isAlone ? text.plain : incident.cause);
    add(annotations, "cause", incident.cause);
    add(annotations, "action", incident.action);
    add(annotations, "outcome", incident.outcome);
    add(annotations, "times", QString::number(incident.times));

    const bool isOver = incident.closed || announcement.kind == AnnouncementKind::Recovered;
    const Clock::WallTime ends =
        isOver ? incident.closed.value_or(announcement.when) : announcement.when + alertmanagerHold;
    return alert(labels, annotations, incident.opened, ends);
}

QJsonObject testAlert(const Announcement &announcement, const AlertText &text)
{
    QJsonObject labels;
    add(labels, "alertname", alertName(QStringLiteral("test")));
    add(labels, "instance", announcement.host);
    add(labels, "severity", wireName(Severity::Info));
    QJsonObject annotations;
    add(annotations, "summary", text.subject);
    add(annotations, "description", text.plain);
    return alert(labels, annotations, announcement.when, announcement.when + testHold);
}

} // namespace

QByteArray alertmanagerBody(const Announcement &announcement, const AlertText &text)
{
    // The oldest first: of two with the same labels Alertmanager keeps the one that comes last.
    std::vector<const AlertFacts *> byTime;
    for (const AlertFacts &facts : announcement.facts)
        byTime.push_back(&facts);
    std::stable_sort(byTime.begin(), byTime.end(), [](const AlertFacts *one, const AlertFacts *other) {
        return one->incident.opened < other->incident.opened;
    });
    QJsonArray alerts;
    for (const AlertFacts *facts : byTime)
        alerts.append(alertOf(*facts, announcement, text));
    if (alerts.isEmpty())
        alerts.append(testAlert(announcement, text));
    return QJsonDocument(alerts).toJson(QJsonDocument::Compact);
}

} // namespace pennon
