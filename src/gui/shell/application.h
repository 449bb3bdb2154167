// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/shell/appoptions.h"
#include "gui/shell/languages.h"
#include "session/appsettings.h"
#include "session/autostart.h"
#include "session/profilestore.h"
#include "session/servers.h"

#include <QObject>
#include <QString>

#include <memory>

class QSettings;

namespace pennon {

class AskpassServer;
class HttpClient;
class ServersPresenter;
class TrayHost;
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
        QString autostartFolder;
        QString program;
        /// Of this user's desktop: ~/.config/pennon, ~/.config/autostart, and the running program.
        [[nodiscard]] static Places ofUser();
    };

    explicit Application(Places places, QObject *parent = nullptr);
    Application(const Application &) = delete;
    Application &operator=(const Application &) = delete;
    Application(Application &&) = delete;
    Application &operator=(Application &&) = delete;
    ~Application() override; ///< saves the window's layout

    /// Shows the window, unless it begins in the tray, and what else the command line asks for; looks for the
    /// servers of this machine at the very first start.
    void start(const AppOptions &options);
    /// The program was started once more with these.
    void startAgain(const AppOptions &options);
    [[nodiscard]] Workspace &workspace() { return *m_workspace; }
    [[nodiscard]] Servers &servers() { return *m_servers; }
    [[nodiscard]] TrayPresenter &tray() { return *m_tray; }

private:
    void makeSession();
    void connectWindow();
    void connectTray();
    void applySettings();
    void openSettings();
    void saveSettings(const AppSettings &settings, class SettingsDialog &dialog);
    void showTemporary(const AppOptions &options);
    void closeWindow();
    void quit();
    void complain(const QString &text);

    Places m_places;
    Languages m_languages;
    SystemClock m_clock;
    std::unique_ptr<QSettings> m_layout;
    SettingsStore m_settings;
    Autostart m_autostart;
    ProfileStore m_profiles;
    std::unique_ptr<HttpClient> m_http;
    std::unique_ptr<PasswordKeeper> m_passwords;
    std::unique_ptr<TreeMemoryProbe> m_memory;
    std::unique_ptr<AskpassServer> m_askpass;
    std::unique_ptr<Servers> m_servers;
    std::unique_ptr<Workspace> m_workspace;
    std::unique_ptr<ServersPresenter> m_serversPresenter;
    std::unique_ptr<TrayHost> m_trayHost;
    std::unique_ptr<TrayPresenter> m_tray;
};

} // namespace pennon
