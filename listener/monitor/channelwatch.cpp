// SPDX-License-Identifier: GPL-3.0-or-later
#include "monitor/channelwatch.h"

#include "channels/alertchannels.h"
#include "monitor/incidentbook.h"
#include "notify/mailtransport.h"

namespace pennon {

ChannelWatch::ChannelWatch(AlertChannels &channels, IncidentBook &incidents, const Clock &clock,
                           QObject *parent)
    : QObject(parent)
    , m_incidents(incidents)
    , m_clock(clock)
{
    connect(&channels, &AlertChannels::failing, this, &ChannelWatch::onFailing);
    connect(&channels, &AlertChannels::recovered, this, &ChannelWatch::onRecovered);
    connect(&channels, &AlertChannels::gaveUp, this, &ChannelWatch::onGaveUp);
}

void ChannelWatch::onFailing(const QString &channel, Clock::WallTime since, const QString &reason)
{
    if (m_failing.contains(channel))
        return;
    Incident incident;
    incident.kind = IncidentKind::Listener;
    incident.opened = since;
    incident.url = channel;
    incident.cause = QStringLiteral("No message leaves by %1: %2").arg(channel, reason);
    incident.action = QStringLiteral("messages are kept and tried again");
    m_failing[channel] = m_incidents.open(incident);
}

void ChannelWatch::onRecovered(const QString &channel)
{
    const auto failing = m_failing.find(channel);
    if (failing == m_failing.end())
        return;
    Incident incident = failing->second;
    m_failing.erase(failing);
    incident.closed = m_clock.now();
    incident.outcome = QStringLiteral("messages leave again");
    m_incidents.update(incident);
}

void ChannelWatch::onGaveUp(const QString &channel, const Mail &mail, const QString &reason)
{
    Incident incident;
    incident.kind = IncidentKind::Mail;
    incident.opened = m_clock.now();
    incident.url = channel;
    incident.cause =
        QStringLiteral("\"%1\" by %2 was given up: %3").arg(mail.subject.trimmed(), channel, reason);
    incident.action = QStringLiteral("kept as a dead letter");
    (void) m_incidents.open(incident);
}

} // namespace pennon
