// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/tray/desktopnotifications.h"
#include "gui/tray/lastwords.h"
#include "gui/tray/notificationpolicy.h"
#include "gui/tray/quiettimes.h"
#include "gui/tray/remedies.h"
#include "session/servers.h"

#include <QObject>
#include <QTimer>

#include <map>

namespace pennon {

/// Tells the desktop of what is wrong at the servers, and does what is chosen there.
class Notifier final : public QObject
{
    Q_OBJECT

public:
    /// What it stands on; all of it outlives it.
    struct Parts
    {
        Servers &servers;
        QuietTimes &quiet;
        Remedies &remedies;
        const Clock &clock;
    };
    Notifier(Parts parts, const QDBusConnection &bus, QObject *parent = nullptr);

    /// Takes everything from the screen: the program ends.
    void withdrawAll();

Q_SIGNALS:
    void requestWindow();
    void requestShow(const QString &serverId, const pennon::ProcessName &process);
    void requestLog(const QString &serverId, const pennon::ProcessName &process);
    /// The desktop has no notifications: say it in another way.
    void requestBalloon(const QString &title, const QString &text, pennon::Health health);

private:
    void update();
    [[nodiscard]] std::vector<Notice> notices();
    [[nodiscard]] std::vector<Notice> routedNotices(const ServerSession &session,
                                                    const std::vector<Notice> &known);
    [[nodiscard]] Notice noticeFor(const ServerSession &session, const Trouble &trouble);
    void tellTest(const QString &serverId, const QString &text);
    [[nodiscard]] bool isOld(const ServerSession &session, const Trouble &trouble);
    void show(const Notification &notification);
    void act(const QString &id, NoticeAction action);
    void tellFailure(const QString &title, const QString &why);

    Parts m_parts;
    DesktopNotifications m_desktop;
    LastWords m_lastWords;
    NotificationPolicy m_policy;
    std::map<QString, Notification> m_shown;           ///< by id; what its actions are about
    std::map<QString, Clock::SteadyTime> m_firstKnown; ///< when a server answered first, or failed to
    Clock::WallTime m_begin;
    QTimer m_soon;
    QTimer m_later;
    int m_failures = 0;
    int m_tests = 0;
};

/// A server that has not answered so far and has not failed to either: no trouble yet.
[[nodiscard]] bool isConnecting(const ServerState &state);

} // namespace pennon
