// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/tray/notifier.h"
#include "gui/tray/trayicon.h"

#include <QObject>
#include <QTimer>

namespace pennon {

/// The tray and the notifications, over all servers: what the shell needs of this part.
class TrayPresenter final : public QObject
{
    Q_OBJECT

public:
    /// What it stands on; all of it outlives it.
    struct Parts
    {
        Servers &servers;
        SettingsStore &settings;
        const Clock &clock;
        TrayHost &host;
    };
    /// `bus`: of the session, for notifications; one that is not connected means balloons.
    TrayPresenter(Parts parts, const QDBusConnection &bus, QObject *parent = nullptr);

    /// There is an icon to click: the window may be closed without the program being lost.
    [[nodiscard]] bool isAvailable() const { return m_icon.isAvailable(); }
    /// A message of the program itself, beside the icon: that it goes on in the tray.
    void showBalloon(const QString &title, const QString &text);
    /// Takes the notifications from the screen: the program ends.
    void withdrawAll() { m_notifier.withdrawAll(); }
    [[nodiscard]] TrayIcon &icon() { return m_icon; }

Q_SIGNALS:
    void availabilityChanged(bool available);
    void requestWindow();
    /// Jump to the process, or to the server where the name is empty.
    void requestShow(const QString &serverId, const pennon::ProcessName &process);
    void requestLog(const QString &serverId, const pennon::ProcessName &process);
    void requestSettings();
    void requestQuit();

private:
    void connectMenu();
    void pause(TrayMenu::Pause pause);
    void update();
    [[nodiscard]] TrayFacts facts() const;

    Parts m_parts;
    QuietTimes m_quiet;
    Remedies m_remedies;
    Notifier m_notifier;
    TrayIcon m_icon;
    QTimer m_soon;
};

} // namespace pennon
