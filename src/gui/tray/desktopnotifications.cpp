// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/tray/desktopnotifications.h"

#include "gui/tray/notificationimage.h"

#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>

#include <algorithm>

namespace pennon {

namespace {

const QString service = QStringLiteral("org.freedesktop.Notifications");
const QString path = QStringLiteral("/org/freedesktop/Notifications");

QDBusMessage call(const char *method)
{
    return QDBusMessage::createMethodCall(service, path, service, QLatin1String(method));
}

std::optional<NoticeAction> actionOf(const QString &word)
{
    if (word == QLatin1String("default") || word == QLatin1String("open"))
        return NoticeAction::Open;
    if (word == QLatin1String("remedy"))
        return NoticeAction::Remedy;
    if (word == QLatin1String("log"))
        return NoticeAction::Log;
    if (word == QLatin1String("silence"))
        return NoticeAction::Silence;
    return {};
}

/// The specification's low, normal and critical; the last do not run out.
uchar urgency(Health health)
{
    switch (health) {
    case Health::Fine:
    case Health::Stopped:
        return 0;
    case Health::Unknown:
    case Health::Trouble:
        return 1;
    case Health::Failed:
        return 2;
    }
    return 1;
}

} // namespace

DesktopNotifications::DesktopNotifications(const QDBusConnection &bus, QObject *parent)
    : QObject(parent)
    , m_bus(bus)
    , m_watcher(service, m_bus, QDBusServiceWatcher::WatchForOwnerChange)
{
    registerNotificationImage();
    connect(&m_watcher, &QDBusServiceWatcher::serviceOwnerChanged, this,
            [this](const QString & /*name*/, const QString & /*before*/, const QString &owner) {
                onOwnerChanged(owner);
            });
    listen();
}

void DesktopNotifications::listen()
{
    m_bus.connect(service, path, service, QStringLiteral("ActionInvoked"), this,
                  SLOT(onActionInvoked(uint, QString)));
    m_bus.connect(service, path, service, QStringLiteral("NotificationClosed"), this,
                  SLOT(onNotificationClosed(uint, uint)));
    m_bus.connect(service, path, service, QStringLiteral("ActivationToken"), this,
                  SLOT(onActivationToken(uint, QString)));
}

void DesktopNotifications::onOwnerChanged(const QString &owner)
{
    m_capabilities.reset();
    // One whose answer is under way is not lost: the call itself may have started the service.
    std::erase_if(m_slots, [this](const auto &item) {
        const bool isLost = item.second.number != 0 && !item.second.underWay;
        if (isLost)
            m_lost += item.first;
        return isLost;
    });
    if (!owner.isEmpty() && !m_lost.isEmpty())
        Q_EMIT forgotten(std::exchange(m_lost, {}));
}

void DesktopNotifications::show(const Notification &notification)
{
    m_lost.removeAll(notification.id);
    if (!m_capabilities) {
        std::erase_if(m_waiting, [&](const Notification &other) { return other.id == notification.id; });
        m_waiting.push_back(notification);
        ask();
        return;
    }
    Slot &slot = m_slots[notification.id];
    slot.isToBeClosed = false;
    if (slot.underWay) {
        slot.next = notification;
    } else {
        send(notification.id, notification);
    }
}

void DesktopNotifications::ask()
{
    if (std::exchange(m_isAsking, true))
        return;
    auto *const answer = new QDBusPendingCallWatcher(m_bus.asyncCall(call("GetCapabilities")), this);
    connect(answer, &QDBusPendingCallWatcher::finished, this, [this, answer] {
        onCapabilities(*answer);
        answer->deleteLater();
    });
}

void DesktopNotifications::onCapabilities(QDBusPendingCallWatcher &answer)
{
    m_isAsking = false;
    const QDBusPendingReply<QStringList> reply = answer;
    const std::vector<Notification> waiting = std::exchange(m_waiting, {});
    if (reply.isError()) {
        for (const Notification &notification : waiting)
            Q_EMIT failed(notification);
        return;
    }
    m_capabilities = reply.value();
    for (const Notification &notification : waiting)
        show(notification);
}

QStringList DesktopNotifications::actionsOf(const Notification &notification) const
{
    if (!m_capabilities->contains(QLatin1String("actions")))
        return {};
    QStringList actions{QStringLiteral("default"), tr("Open Pennon")};
    if (!notification.about)
        return actions << QStringLiteral("open") << tr("Open Pennon");
    const Notice &about = *notification.about;
    if (about.remedy != Remedy::None)
        actions << QStringLiteral("remedy") << remedyText(about.remedy);
    if (about.process != ProcessName())
        actions << QStringLiteral("log") << tr("Show log");
    return actions << QStringLiteral("silence") << tr("Silence 1 h");
}

QVariantMap DesktopNotifications::hintsOf(const Notification &notification) const
{
    return {{QStringLiteral("urgency"), QVariant::fromValue(urgency(notification.health))},
            {QStringLiteral("desktop-entry"), QStringLiteral("pennon")},
            {QStringLiteral("image-data"), notificationImage(notification.health)}};
}

void DesktopNotifications::send(const QString &id, const Notification &notification)
{
    Slot &slot = m_slots[id];
    slot.underWay = notification;
    const bool markup = m_capabilities->contains(QLatin1String("body-markup"));
    const bool hasBody = m_capabilities->contains(QLatin1String("body"));
    QDBusMessage message = call("Notify");
    message << QStringLiteral("Pennon") << slot.number << QStringLiteral("pennon") << notification.title
            << (!hasBody ? QString()
                : markup ? notification.body.toHtmlEscaped()
                         : notification.body)
            << actionsOf(notification) << hintsOf(notification) << -1;
    auto *const answer = new QDBusPendingCallWatcher(m_bus.asyncCall(message), this);
    connect(answer, &QDBusPendingCallWatcher::finished, this, [this, id, answer] {
        onAnswer(id, *answer);
        answer->deleteLater();
    });
}

void DesktopNotifications::onAnswer(const QString &id, QDBusPendingCallWatcher &answer)
{
    const QDBusPendingReply<uint> reply = answer;
    Slot &slot = m_slots[id];
    const Notification shown = *std::exchange(slot.underWay, {});
    const std::optional<Notification> next = std::exchange(slot.next, {});
    if (reply.isError()) {
        const bool isWanted = !slot.isToBeClosed;
        m_slots.erase(id);
        if (isWanted)
            Q_EMIT failed(next.value_or(shown));
        return;
    }
    slot.number = reply.value();
    if (slot.isToBeClosed) {
        closeNumber(slot.number);
        m_slots.erase(id);
    } else if (next) {
        show(*next);
    }
}

void DesktopNotifications::closeNumber(uint number)
{
    QDBusMessage message = call("CloseNotification");
    message << number;
    message.setAutoStartService(false);
    m_bus.send(message);
}

void DesktopNotifications::close(const QString &id)
{
    m_lost.removeAll(id);
    std::erase_if(m_waiting, [&](const Notification &waiting) { return waiting.id == id; });
    const auto found = m_slots.find(id);
    if (found == m_slots.end())
        return;
    if (found->second.underWay) {
        found->second.next.reset();
        found->second.isToBeClosed = true;
        return;
    }
    closeNumber(found->second.number);
    m_slots.erase(found);
}

void DesktopNotifications::closeAll()
{
    m_waiting.clear();
    m_lost.clear();
    QStringList ids;
    for (const auto &[id, slot] : m_slots)
        ids += id;
    for (const QString &id : ids)
        close(id);
}

QString DesktopNotifications::idOf(uint number) const
{
    const auto found =
        std::ranges::find_if(m_slots, [&](const auto &item) { return item.second.number == number; });
    return found == m_slots.end() ? QString() : found->first;
}

void DesktopNotifications::onActionInvoked(uint number, const QString &action)
{
    const QString id = idOf(number);
    const std::optional<NoticeAction> known = actionOf(action);
    if (!id.isEmpty() && known)
        Q_EMIT invoked(id, *known);
}

void DesktopNotifications::onNotificationClosed(uint number, uint /*reason*/)
{
    const QString id = idOf(number);
    if (id.isEmpty() || m_slots[id].underWay)
        return; // another one's, or about to be shown again
    m_slots.erase(id);
    Q_EMIT closed(id);
}

/// It comes before ActionInvoked; Qt's Wayland platform takes it from there when a window is activated.
void DesktopNotifications::onActivationToken(uint number, const QString &token)
{
    if (!idOf(number).isEmpty())
        qputenv("XDG_ACTIVATION_TOKEN", token.toUtf8());
}

} // namespace pennon
