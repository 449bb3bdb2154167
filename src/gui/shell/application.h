// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "gui/shell/appoptions.h"
#include "gui/shell/languages.h"
#include "session/appsettings.h"
#include "session/profilestore.h"
#include "session/servers.h"

#include <QObject>
#include <QString>

#include <memory>

class QSettings;

namespace pennon {

class AskpassServer;
class HttpClient;
class Notifier;
class ServerDesk;
class TrayPresenter;
class Workspace;

/// The composition root of `pennon`: makes every part, and ends the program.
class Application final : public QObject
{
    Q_OBJECT

public:
    /// Where it keeps things, and the program that ssh calls to ask.
    struct Places
    {
        QString configFolder;
        QString program;
        /// Of this user's desktop: ~/.config/pennon, and the running program.
        [[nodiscard]] static Places ofUser();
    };

    Application(AppOptions options, Places places, QObject *parent = nullptr);
    Application(const Application &) = delete;
    Application &operator=(const Application &) = delete;
    Application(Application &&) = delete;
    Application &operator=(Application &&) = delete;
    ~Application() override; ///< saves the window's layout

    /// Reads the settings, connects to the servers, and shows the window unless it begins in the tray.
    void start();
    [[nodiscard]] Workspace &workspace() { return *m_workspace; }
    [[nodiscard]] Servers &servers() { return *m_servers; }

private:
    void connectWindow();
    void applySettings();
    void openSettings();
    void closeWindow();
    void quit();

    AppOptions m_options;
    Places m_places;
    Languages m_languages;
    SystemClock m_clock;
    std::unique_ptr<QSettings> m_layout;
    SettingsStore m_settings;
    ProfileStore m_profiles;
    std::unique_ptr<HttpClient> m_http;
    std::unique_ptr<PasswordKeeper> m_passwords;
    std::unique_ptr<TreeMemoryProbe> m_memory;
    std::unique_ptr<AskpassServer> m_askpass;
    std::unique_ptr<Servers> m_servers;
    std::unique_ptr<Workspace> m_workspace;
    std::unique_ptr<ServerDesk> m_desk;
    std::unique_ptr<TrayPresenter> m_tray;
    std::unique_ptr<Notifier> m_notifier;
};

} // namespace pennon
