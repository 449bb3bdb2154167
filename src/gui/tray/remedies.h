// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/tray/traycontent.h"
#include "session/servers.h"

#include <QObject>
#include <QTimer>

#include <map>

namespace pennon {

/// Does what the tray's menu and the notifications offer.
class Remedies final : public QObject
{
    Q_OBJECT

public:
    /// Both outlive it.
    Remedies(Servers &servers, const Clock &clock, QObject *parent = nullptr);

    void apply(const QString &serverId, const ProcessName &process, Remedy remedy);
    /// Nothing is said of it here for that long; where there is a listener, it is silent as well.
    void silence(const QString &serverId, const ProcessName &process, std::chrono::seconds span);
    [[nodiscard]] bool isSilenced(const QString &serverId, const ProcessName &process) const;

Q_SIGNALS:
    /// Something is silenced or not any more.
    void silencesChanged();
    /// Translated: what could not be done, and why.
    void failed(const QString &title, const QString &why);

private:
    [[nodiscard]] static QString key(const QString &serverId, const ProcessName &process);
    void tellListener(const QString &serverId, const ProcessName &process, Clock::WallTime until);
    void forgetEnded();

    Servers &m_servers;
    const Clock &m_clock;
    std::map<QString, Clock::WallTime> m_silences;
    QTimer m_look;
};

} // namespace pennon
