// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDBusConnection>
#include <QDBusServiceWatcher>
#include <QObject>
#include <QTimer>

namespace pennon {

/// Whether the desktop has a place for tray icons now.
class TrayHost : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;
    [[nodiscard]] virtual bool isThere() const = 0;

Q_SIGNALS:
    /// It came, went, or another one took its place.
    void changed();
};

/// The desktop's own: a StatusNotifierHost on the session bus, or an owner of X11's tray selection.
///
/// Qt is not asked: QSystemTrayIcon::isSystemTrayAvailable() looks at the bus once and keeps its answer for
/// good, so a panel that starts after this program would never be found.
class DesktopTrayHost final : public TrayHost
{
    Q_OBJECT

public:
    explicit DesktopTrayHost(const QDBusConnection &bus, QObject *parent = nullptr);
    [[nodiscard]] bool isThere() const override { return m_onBus || m_onX11; }

private Q_SLOTS:
    void askBus();

private:
    void setOnBus(bool there);
    void lookAtX11();

    QDBusConnection m_bus;
    QDBusServiceWatcher m_watcher;
    QTimer m_look;
    bool m_onBus = false;
    bool m_onX11 = false;
};

} // namespace pennon
