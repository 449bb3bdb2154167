// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/tray/trayhost.h"

#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QDBusVariant>
#include <QGuiApplication>

#include <xcb/xcb.h>

#include <chrono>
#include <cstdlib>
#include <memory>

namespace pennon {

namespace {

using namespace std::chrono_literals;

const QString watcherService = QStringLiteral("org.kde.StatusNotifierWatcher");
const QString watcherPath = QStringLiteral("/StatusNotifierWatcher");

template <typename T>
using Reply = std::unique_ptr<T, decltype(&std::free)>;

/// freedesktop.org, "System Tray Protocol": the owner of _NET_SYSTEM_TRAY_Sn is the tray of screen n.
bool hasX11Tray(xcb_connection_t *x)
{
    const QByteArray name = QByteArrayLiteral("_NET_SYSTEM_TRAY_S0");
    const auto asked = xcb_intern_atom(x, 1, static_cast<uint16_t>(name.size()), name.constData());
    const Reply<xcb_intern_atom_reply_t> atom(xcb_intern_atom_reply(x, asked, nullptr), &std::free);
    if (!atom || atom->atom == XCB_ATOM_NONE)
        return false;
    const Reply<xcb_get_selection_owner_reply_t> owner(
        xcb_get_selection_owner_reply(x, xcb_get_selection_owner(x, atom->atom), nullptr), &std::free);
    return owner && owner->owner != XCB_WINDOW_NONE;
}

} // namespace

DesktopTrayHost::DesktopTrayHost(const QDBusConnection &bus, QObject *parent)
    : TrayHost(parent)
    , m_bus(bus)
    , m_watcher(watcherService, m_bus, QDBusServiceWatcher::WatchForOwnerChange)
{
    connect(&m_watcher, &QDBusServiceWatcher::serviceOwnerChanged, this,
            [this](const QString & /*service*/, const QString & /*before*/, const QString &owner) {
                if (owner.isEmpty()) {
                    setOnBus(false);
                } else {
                    m_onBus = false; // another one: it knows nothing of us
                    askBus();
                }
            });
    m_bus.connect(watcherService, watcherPath, watcherService, QStringLiteral("StatusNotifierHostRegistered"),
                  this, SLOT(askBus()));
    m_bus.connect(watcherService, watcherPath, watcherService,
                  QStringLiteral("StatusNotifierHostUnregistered"), this, SLOT(askBus()));
    askBus();
    connect(&m_look, &QTimer::timeout, this, &DesktopTrayHost::lookAtX11);
    if (QGuiApplication::platformName() == QLatin1String("xcb")) {
        m_look.start(3s);
        lookAtX11();
    }
}

void DesktopTrayHost::askBus()
{
    QDBusMessage question = QDBusMessage::createMethodCall(watcherService, watcherPath,
                                                           QStringLiteral("org.freedesktop.DBus.Properties"),
                                                           QStringLiteral("Get"));
    question << watcherService << QStringLiteral("IsStatusNotifierHostRegistered");
    question.setAutoStartService(false);
    auto *const answer = new QDBusPendingCallWatcher(m_bus.asyncCall(question), this);
    connect(answer, &QDBusPendingCallWatcher::finished, this, [this](QDBusPendingCallWatcher *finished) {
        const QDBusPendingReply<QDBusVariant> reply = *finished;
        setOnBus(reply.isValid() && reply.value().variant().toBool());
        finished->deleteLater();
    });
}

void DesktopTrayHost::setOnBus(bool there)
{
    if (there == m_onBus)
        return;
    m_onBus = there;
    Q_EMIT changed();
}

void DesktopTrayHost::lookAtX11()
{
    const auto *const native = qGuiApp->nativeInterface<QNativeInterface::QX11Application>();
    const bool there =
        native != nullptr && native->connection() != nullptr && hasX11Tray(native->connection());
    if (there == m_onX11)
        return;
    m_onX11 = there;
    Q_EMIT changed();
}

} // namespace pennon
