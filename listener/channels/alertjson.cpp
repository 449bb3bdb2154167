// SPDX-License-Identifier: GPL-3.0-or-later
#include "channels/alertjson.h"

#include "alerts/cleantext.h"
#include "channels/channeltext.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace pennon {

namespace {

/// Builds an object whose fields are there only where they say something.
class Fields
{
public:
    void text(const char *name, const QString &value)
    {
        if (!value.isEmpty())
            m_object.insert(QLatin1String(name), withoutUserInfo(cleanText(value)));
    }
    void output(const char *name, const QByteArray &value) { text(name, QString::fromUtf8(value)); }
    void number(const char *name, qint64 value) { m_object.insert(QLatin1String(name), value); }
    void number(const char *name, std::optional<int> value)
    {
        if (value)
            m_object.insert(QLatin1String(name), *value);
    }
    void bytes(const char *name, std::optional<ByteSize> value)
    {
        if (value)
            m_object.insert(QLatin1String(name), value->bytes);
    }
    void time(const char *name, std::optional<Clock::WallTime> value)
    {
        if (value)
            m_object.insert(QLatin1String(name), isoTime(*value));
    }
    void put(const char *name, const QJsonValue &value) { m_object.insert(QLatin1String(name), value); }
    [[nodiscard]] QJsonObject take() { return std::move(m_object); }

private:
    QJsonObject m_object;
};

QJsonObject memoryCourse(const AlertFacts &facts)
{
    QJsonArray bytes;
    for (const ByteSize size : facts.memoryCourse)
        bytes.append(size.bytes);
    return {{QStringLiteral("seconds"), qint64{facts.memorySpan.count()}}, {QStringLiteral("bytes"), bytes}};
}

QJsonObject incidentObject(const AlertFacts &facts)
{
    const Incident &incident = facts.incident;
    Fields fields;
    fields.number("id", incident.id);
    fields.text("kind", wireName(incident.kind));
    fields.text("severity", wireName(facts.severity));
    if (!incident.process.name.isEmpty()) {
        fields.text("process", incident.process.full());
        fields.text("group", incident.process.group);
        fields.text("name", incident.process.name);
    }
    fields.time("opened", incident.opened);
    fields.time("last", incident.last);
    fields.time("closed", incident.closed);
    fields.number("times", qint64{incident.times});
    fields.number("times_in_day", qint64{facts.timesInDay});
    fields.text("cause", incident.cause);
    fields.number("exit_status", incident.exitStatus);
    fields.number("signal", incident.signal);
    fields.number("http_status", incident.httpStatus);
    fields.text("url", incident.url);
    fields.bytes("memory", incident.memory);
    fields.bytes("limit", incident.limit);
    if (!facts.memoryCourse.empty())
        fields.put("memory_course", memoryCourse(facts));
    fields.text("action", incident.action);
    fields.text("outcome", incident.outcome);
    fields.output("stdout", incident.stdoutTail);
    fields.output("stderr", incident.stderrTail);
    return fields.take();
}

} // namespace

QString wireName(AnnouncementKind kind)
{
    switch (kind) {
    case AnnouncementKind::Raised:
        return QStringLiteral("raised");
    case AnnouncementKind::Reminder:
        return QStringLiteral("reminder");
    case AnnouncementKind::Recovered:
        return QStringLiteral("recovered");
    case AnnouncementKind::Digest:
        return QStringLiteral("digest");
    case AnnouncementKind::Test:
        return QStringLiteral("test");
    }
    return {};
}

QByteArray alertJson(const Announcement &announcement, const AlertText &text)
{
    QJsonArray incidents;
    for (const AlertFacts &facts : announcement.facts)
        incidents.append(incidentObject(facts));
    Fields fields;
    fields.number("version", qint64{alertJsonVersion});
    fields.text("kind", wireName(announcement.kind));
    fields.text("host", announcement.host);
    fields.time("when", announcement.when);
    fields.text("thread", announcement.thread);
    fields.put("first", announcement.isFirst);
    fields.put("host_wide", announcement.isHostWide);
    fields.text("subject", text.subject);
    fields.text("text", text.plain);
    fields.text("brief", text.brief);
    fields.put("incidents", incidents);
    return QJsonDocument(fields.take()).toJson(QJsonDocument::Compact);
}

} // namespace pennon
