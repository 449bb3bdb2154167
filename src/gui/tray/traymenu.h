// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/tray/traycontent.h"

#include <QMenu>
#include <QTimer>

#include <chrono>
#include <optional>

namespace pennon {

/// The tray's menu: first what is wrong, each with its remedy, then servers, notifications, window, end. It
/// is made anew only when its content is another one, and never while it is open.
class TrayMenu final : public QMenu
{
    Q_OBJECT

public:
    enum class Pause { OneHour, UntilTomorrow, UntilTurnedOn };

    explicit TrayMenu(QWidget *parent = nullptr);
    void show(const TrayContent &content);

Q_SIGNALS:
    void requestRemedy(const QString &serverId, const pennon::ProcessName &process, pennon::Remedy remedy);
    void requestLog(const QString &serverId, const pennon::ProcessName &process);
    void requestSilence(const QString &serverId, const pennon::ProcessName &process,
                        std::chrono::seconds span);
    /// Show it in the window; an empty name: the server.
    void requestShow(const QString &serverId, const pennon::ProcessName &process);
    void requestPause(pennon::TrayMenu::Pause pause);
    void requestResume();
    void requestWindow();
    void requestSettings();
    void requestQuit();
    /// Its content is to be written anew.
    void languageChanged();

protected:
    void changeEvent(QEvent *event) override;

private:
    void setOpen(bool open);
    void applyLater();
    void rebuild();
    void addTrouble(const TrayContent::Wrong &wrong);
    void addNotifications();
    QAction *addItem(QMenu &menu, const char *symbolName, const QString &text);

    TrayContent m_content;
    bool m_isStale = true; ///< the content is not what the menu shows
    bool m_isOpen = false;
    QTimer m_surelyClosed; ///< some panels ask for the menu ahead of time and never say that it closed
};

} // namespace pennon
