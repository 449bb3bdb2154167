// SPDX-License-Identifier: GPL-3.0-or-later
#include "channels/alertjson.h"

#include "alerts/cleantext.h"
#include "channels/channeltext.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

namespace pennon {

namespace {

/// So many bytes of the output of all incidents together, but at least and at most so many of each stream.
constexpr qsizetype outputTogether = qsizetype{64} * 1024;
constexpr qsizetype leastOutput = 512;
constexpr qsizetype mostOutput = qsizetype{16} * 1024;

/// The last lines that fit; of a single long line its end.
QByteArray lastOutput(const QByteArray &output, qsizetype bytes)
{
    if (output.size() <= bytes)
        return output;
    QByteArray end = output.right(bytes);
    const qsizetype line = end.indexOf('\n');
    if (line >= 0 && line + 1 < end.size())
        return end.sliced(line + 1);
    qsizetype character = 0;
    while (character < end.size() && (static_cast<unsigned char>(end.at(character)) & 0xC0U) == 0x80U)
        ++character;
    return end.sliced(character);
}

/// Builds an object whose fields are there only where they say something.
class Fields
{
public:
    void text(const char *name, const QString &value)
    {
        if (!value.isEmpty())
            m_object.insert(QLatin1String(name), withoutUserInfo(cleanText(value)));
    }
    void output(const char *name, const QByteArray &value, qsizetype bytes)
    {
        text(name, QString::fromUtf8(lastOutput(value, bytes)));
    }
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

QJsonObject incidentObject(const AlertFacts &facts, qsizetype outputBytes)
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
    fields.output("stdout", incident.stdoutTail, outputBytes);
    fields.output("stderr", incident.stderrTail, outputBytes);
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
    const auto streams = static_cast<qsizetype>(2 * std::max<std::size_t>(announcement.facts.size(), 1));
    const qsizetype outputBytes = std::clamp(outputTogether / streams, leastOutput, mostOutput);
    for (const AlertFacts &facts : announcement.facts)
        incidents.append(incidentObject(facts, outputBytes));
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
