// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/tray/trayhost.h"
#include "gui/tray/traymenu.h"

#include <QObject>
#include <QSystemTrayIcon>

#include <memory>

namespace pennon {

/// The icon in the system tray, with its menu. Works without a tray, and takes one that comes later.
class TrayIcon final : public QObject
{
    Q_OBJECT

public:
    /// The host outlives it.
    explicit TrayIcon(TrayHost &host, QObject *parent = nullptr);
    TrayIcon(const TrayIcon &) = delete;
    TrayIcon &operator=(const TrayIcon &) = delete;
    TrayIcon(TrayIcon &&) = delete;
    TrayIcon &operator=(TrayIcon &&) = delete;
    ~TrayIcon() override;

    void show(const TrayContent &content);
    /// A message beside the icon, for desktops without a notification service; nothing without a tray.
    void showBalloon(const QString &title, const QString &text, Health health);
    /// The user sees the icon: the window may be closed without the program being lost.
    [[nodiscard]] bool isAvailable() const;
    [[nodiscard]] TrayMenu &menu() { return m_menu; }
    [[nodiscard]] const TrayContent &content() const { return m_content; }

Q_SIGNALS:
    void availabilityChanged(bool available);
    /// It was clicked.
    void requestWindow();
    /// The balloon was clicked.
    void balloonClicked();

private:
    void follow();

    TrayHost &m_host;
    TrayMenu m_menu;
    std::unique_ptr<QSystemTrayIcon> m_icon;
    TrayContent m_content;
};

} // namespace pennon
