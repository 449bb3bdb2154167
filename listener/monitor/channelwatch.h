// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "domain/incident.h"

#include <QObject>
#include <QString>

#include <map>

namespace pennon {

class AlertChannels;
class IncidentBook;
struct Mail;

/// Trouble of the channels as incidents, whose url is the name of the channel: one that has failed for long,
/// until something is through again, and a message that was given up.
class ChannelWatch final : public QObject
{
    Q_OBJECT

public:
    /// All must outlive the watch.
    ChannelWatch(AlertChannels &channels, IncidentBook &incidents, const Clock &clock,
                 QObject *parent = nullptr);

private:
    void onFailing(const QString &channel, Clock::WallTime since, const QString &reason);
    void onRecovered(const QString &channel);
    void onGaveUp(const QString &channel, const Mail &mail, const QString &reason);

    IncidentBook &m_incidents;
    const Clock &m_clock;
    std::map<QString, Incident> m_failing; ///< by channel
};

} // namespace pennon
