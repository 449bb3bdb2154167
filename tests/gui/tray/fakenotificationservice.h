// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDBusConnection>
#include <QObject>
#include <QStringList>
#include <QVariantMap>

#include <map>
#include <vector>

namespace pennon::testkit {

/// A notification service that writes down what it was asked for.
class FakeNotificationService final : public QObject
{
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.freedesktop.Notifications")

public:
    struct Call
    {
        uint number = 0;
        uint replaces = 0;
        QString title;
        QString body;
        QStringList actions;
        QVariantMap hints;
    };

    FakeNotificationService(const QDBusConnection &bus, QStringList capabilities)
        : m_bus(bus)
        , m_capabilities(std::move(capabilities))
    {}

    [[nodiscard]] bool begin()
    {
        return m_bus.registerObject(QStringLiteral("/org/freedesktop/Notifications"), this,
                                    QDBusConnection::ExportAllSlots | QDBusConnection::ExportAllSignals) &&
               m_bus.registerService(QStringLiteral("org.freedesktop.Notifications"));
    }
    void end()
    {
        m_bus.unregisterService(QStringLiteral("org.freedesktop.Notifications"));
        m_bus.unregisterObject(QStringLiteral("/org/freedesktop/Notifications"));
    }

    std::vector<Call> calls;
    std::vector<uint> closedByUs;
    int asked = 0;
    uint nextNumber = 1;

public Q_SLOTS: // NOLINT: the names are the specification's
    QStringList GetCapabilities()
    {
        ++asked;
        return m_capabilities;
    }
    uint Notify(const QString & /*application*/, uint replaces, const QString & /*icon*/,
                const QString &title, const QString &body, const QStringList &actions,
                const QVariantMap &hints, int /*timeout*/)
    {
        const uint number = replaces != 0 ? replaces : nextNumber++;
        calls.push_back({number, replaces, title, body, actions, hints});
        return number;
    }
    void CloseNotification(uint number)
    {
        closedByUs.push_back(number);
        Q_EMIT NotificationClosed(number, 3);
    }

Q_SIGNALS:
    void ActionInvoked(uint number, const QString &action);
    void NotificationClosed(uint number, uint reason);
    void ActivationToken(uint number, const QString &token);

private:
    QDBusConnection m_bus;
    QStringList m_capabilities;
};

} // namespace pennon::testkit
