// SPDX-License-Identifier: GPL-3.0-or-later
#include "metrics/metricfamilies.h"

#include <limits>

namespace pennon {

namespace {

bool isControl(QChar character)
{
    return character.unicode() < 0x20 || (character.unicode() >= 0x7f && character.unicode() < 0xa0);
}

} // namespace

void tellFamilies(const MetricsSnapshot &snapshot, const FamilySink &sink)
{
    tellHost(snapshot, sink);
    tellProcesses(snapshot, sink);
}

std::string labelValue(QString text)
{
    for (QChar &character : text) {
        if (isControl(character))
            character = QChar::ReplacementCharacter;
    }
    return text.toStdString();
}

QString publicUrl(const QString &url)
{
    const qsizetype scheme = url.indexOf(QStringLiteral("://"));
    const qsizetype begin = scheme < 0 ? 0 : scheme + 3;
    const auto firstOf = [&url](const QString &characters, qsizetype from) {
        qsizetype at = from;
        while (at < url.size() && !characters.contains(url.at(at)))
            ++at;
        return at;
    };
    const qsizetype authorityEnd = firstOf(QStringLiteral("/?#"), begin);
    const QStringView authority = QStringView(url).mid(begin, authorityEnd - begin);
    const qsizetype end = firstOf(QStringLiteral("?#"), authorityEnd);
    return url.left(begin) + authority.mid(authority.lastIndexOf(u'@') + 1).toString() +
           url.mid(authorityEnd, end - authorityEnd);
}

double secondsOf(Clock::WallTime time)
{
    return std::chrono::duration<double>(time.time_since_epoch()).count();
}

FamilyWriter::FamilyWriter(const FamilySink &sink, prometheus::MetricType type, const char *name,
                           const char *help)
    : m_sink(sink)
{
    m_family.name = name;
    m_family.help = help;
    m_family.type = type;
}

FamilyWriter::~FamilyWriter()
{
    if (!m_family.metric.empty())
        m_sink(m_family);
}

void FamilyWriter::add(const MetricLabels &labels, double value)
{
    prometheus::ClientMetric &metric = m_family.metric.emplace_back();
    metric.label = labels;
    metric.gauge.value = value; // of these, the serializer reads the one that the family's type names
    metric.counter.value = value;
}

void FamilyWriter::add(const MetricLabels &labels, const DurationHistogram &histogram)
{
    prometheus::ClientMetric &metric = m_family.metric.emplace_back();
    metric.label = labels;
    metric.histogram.sample_count = histogram.count();
    metric.histogram.sample_sum = histogram.sum();
    for (std::size_t i = 0; i < DurationHistogram::bounds.size(); ++i)
        metric.histogram.bucket.push_back({histogram.upTo(i), DurationHistogram::bounds.at(i)});
    metric.histogram.bucket.push_back({histogram.count(), std::numeric_limits<double>::infinity()});
}

} // namespace pennon
