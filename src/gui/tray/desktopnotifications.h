// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/tray/notice.h"

#include <QDBusConnection>
#include <QDBusServiceWatcher>
#include <QObject>
#include <QStringList>

#include <map>
#include <optional>
#include <vector>

class QDBusPendingCallWatcher;

namespace pennon {

/// Notifications by org.freedesktop.Notifications (Desktop Notifications Specification 1.2): with what the
/// service is able to do, replaced in place, closed again. The service may come, go and be another one.
class DesktopNotifications final : public QObject
{
    Q_OBJECT

public:
    explicit DesktopNotifications(const QDBusConnection &bus, QObject *parent = nullptr);

    /// One with the same id takes the place of the earlier.
    void show(const Notification &notification);
    void close(const QString &id);
    void closeAll();

Q_SIGNALS:
    void invoked(const QString &id, pennon::NoticeAction action);
    /// The user closed it, or it ran out.
    void closed(const QString &id);
    /// The service was replaced by one that knows nothing of these.
    void forgotten(const QStringList &ids);
    /// There is no service: the user did not see it.
    void failed(const pennon::Notification &notification);

private Q_SLOTS:
    void onActionInvoked(uint number, const QString &action);
    void onNotificationClosed(uint number, uint reason);
    void onActivationToken(uint number, const QString &token);

private:
    struct Slot
    {
        uint number = 0;                      ///< given by the service; 0: not yet
        std::optional<Notification> underWay; ///< no answer yet
        std::optional<Notification> next;     ///< to be shown after that
        bool isToBeClosed = false;            ///< after that
    };

    void listen();
    void ask();
    void onCapabilities(QDBusPendingCallWatcher &answer);
    void onOwnerChanged(const QString &owner);
    void send(const QString &id, const Notification &notification);
    void onAnswer(const QString &id, QDBusPendingCallWatcher &answer);
    void closeNumber(uint number);
    [[nodiscard]] QStringList actionsOf(const Notification &notification) const;
    [[nodiscard]] QVariantMap hintsOf(const Notification &notification) const;
    [[nodiscard]] QString idOf(uint number) const;

    QDBusConnection m_bus;
    QDBusServiceWatcher m_watcher;
    std::optional<QStringList> m_capabilities; ///< nothing: not known
    bool m_isAsking = false;
    std::vector<Notification> m_waiting; ///< for the capabilities
    std::map<QString, Slot> m_slots;
    QStringList m_lost; ///< shown by a service that is gone
};

} // namespace pennon
