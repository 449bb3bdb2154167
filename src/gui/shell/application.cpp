// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/shell/application.h"

#include "base/whendone.h"
#include "gui/servers/serverspresenter.h"
#include "gui/shell/aboutdialog.h"
#include "gui/shell/serverpages.h"
#include "gui/shell/settingsdialog.h"
#include "gui/shell/workspace.h"
#include "gui/tray/trayhost.h"
#include "gui/tray/traypresenter.h"
#include "net/httpclient.h"
#include "procmem/memoryprobefactory.h"
#include "session/askpassserver.h"
#include "session/keyringpasswords.h"
#include "session/singleinstance.h"
#include "session/sshtunnel.h"

#include <QCoreApplication>
#include <QDBusConnection>
#include <QDir>
#include <QMessageBox>
#include <QSettings>
#include <QStandardPaths>

namespace pennon {

using std::chrono::milliseconds;
using std::chrono::seconds;

namespace {

/// While no window is open, for tray and notifications alone.
constexpr seconds hiddenInterval{3};

} // namespace

Application::Places Application::Places::ofUser()
{
    return {QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation) +
                QStringLiteral("/pennon"),
            Autostart::defaultFolder(), QCoreApplication::applicationFilePath()};
}

Application::Application(Places places, QObject *parent)
    : QObject(parent)
    , m_places(std::move(places))
    , m_settings(m_places.configFolder + QStringLiteral("/settings.conf"))
    , m_autostart(m_places.autostartFolder, m_places.program)
    , m_profiles(m_places.configFolder + QStringLiteral("/servers.conf"))
{
    QDir().mkpath(m_places.configFolder);
    m_layout = std::make_unique<QSettings>(m_places.configFolder + QStringLiteral("/window.conf"),
                                           QSettings::IniFormat);
    const auto loaded = m_settings.load();
    m_languages.use(m_settings.settings().language);
    makeSession();
    m_workspace = std::make_unique<Workspace>(*m_servers, m_clock);
    m_serversPresenter = std::make_unique<ServersPresenter>(
        ServersPresenter::Parts{*m_servers,
                                *m_passwords,
                                {*m_http,
                                 [this](const ServerProfile &profile) {
                                     return std::make_unique<SshTunnel>(profile, m_askpass.get(),
                                                                        SshSettings{});
                                 }},
                                m_askpass.get()},
        m_workspace->window());
    m_trayHost = std::make_unique<DesktopTrayHost>(QDBusConnection::sessionBus());
    m_tray = std::make_unique<TrayPresenter>(
        TrayPresenter::Parts{*m_servers, m_settings, m_clock, *m_trayHost}, QDBusConnection::sessionBus());
    connectWindow();
    connectTray();
    connect(&m_settings, &SettingsStore::changed, this, &Application::applySettings);
    applySettings();
    m_workspace->restoreLayout(*m_layout);
    if (!loaded)
        complain(loaded.error().message);
    if (m_servers->loadError())
        complain(m_servers->loadError()->message);
}

Application::~Application()
{
    m_workspace->saveLayout(*m_layout);
    m_tray->withdrawAll();
}

void Application::makeSession()
{
    m_http = std::make_unique<HttpClient>();
    m_passwords = std::make_unique<KeyringPasswords>();
    m_memory = makeTreeMemoryProbe(m_clock);
    m_askpass = std::make_unique<AskpassServer>(m_places.program, SingleInstance::defaultFolder());
    if (const auto listening = m_askpass->listen(); !listening)
        complain(listening.error().message);
    m_servers = std::make_unique<Servers>(
        m_profiles, ServerSession::Parts{*m_http, m_clock, *m_passwords, m_memory.get(),
                                         [this](const ServerProfile &profile) -> std::unique_ptr<Tunnel> {
                                             return std::make_unique<SshTunnel>(profile, m_askpass.get(),
                                                                                SshSettings{});
                                         }});
}

void Application::connectWindow()
{
    MainWindow &window = m_workspace->window();
    ServersPresenter &servers = *m_serversPresenter;
    const auto current = [this] {
        const ServerSession *session = m_workspace->session();
        return session != nullptr ? session->profile().id : QString();
    };
    connect(&window, &MainWindow::addServerRequested, &servers, [&servers] { servers.addServer(); });
    connect(&window, &MainWindow::editServerRequested, &servers,
            [&servers, current] { servers.editServer(current()); });
    connect(&window, &MainWindow::removeServerRequested, &servers,
            [&servers, current] { servers.removeServer(current()); });
    connect(&window.sideBar(), &SideBar::addRequested, &servers, [&servers] { servers.addServer(); });
    connect(&window.sideBar(), &SideBar::editRequested, &servers, &ServersPresenter::editServer);
    connect(&window.sideBar(), &SideBar::removeRequested, &servers, &ServersPresenter::removeServer);
    connect(&m_workspace->pages(), &ServerPages::addServerRequested, &servers,
            [&servers] { servers.addServer(); });
    connect(&m_workspace->pages(), &ServerPages::serverSettingsRequested, &servers,
            &ServersPresenter::editServer);
    connect(m_workspace.get(), &Workspace::findServersRequested, &servers, &ServersPresenter::findServers);
    connect(&servers, &ServersPresenter::saved, m_workspace.get(), &Workspace::showServer);
    connect(&window, &MainWindow::settingsRequested, this, &Application::openSettings);
    connect(&window, &MainWindow::aboutRequested, this, [&window] { showAbout(&window); });
    connect(&window, &MainWindow::shortcutsRequested, this, [&window] { showShortcuts(&window); });
    connect(&window, &MainWindow::closeRequested, this, &Application::closeWindow);
    connect(&window, &MainWindow::quitRequested, this, &Application::quit);
    connect(&window, &MainWindow::visibilityChanged, this, &Application::applySettings);
}

void Application::connectTray()
{
    MainWindow &window = m_workspace->window();
    connect(m_tray.get(), &TrayPresenter::requestWindow, &window, &MainWindow::raiseWindow);
    connect(m_tray.get(), &TrayPresenter::requestShow, m_workspace.get(), &Workspace::showProcess);
    connect(m_tray.get(), &TrayPresenter::requestLog, m_workspace.get(), &Workspace::showLog);
    connect(m_tray.get(), &TrayPresenter::requestSettings, this, [this, &window] {
        window.raiseWindow();
        openSettings();
    });
    connect(m_tray.get(), &TrayPresenter::requestQuit, this, &Application::quit);
    connect(m_tray.get(), &TrayPresenter::availabilityChanged, this, [&window](bool available) {
        if (!available && !window.isVisible())
            window.raiseWindow(); // the tray has gone: else nothing would be left to click
    });
}

void Application::start(const AppOptions &options)
{
    const bool first = m_servers->sessions().empty() && !m_servers->loadError();
    if (!options.connect.isEmpty())
        showTemporary(options);
    // A tray may come a moment after us: give it the time of a login before the window is shown instead.
    if (!options.minimized) {
        m_workspace->window().raiseWindow();
    } else if (!m_tray->isAvailable()) {
        QTimer::singleShot(seconds(10), this, [this] {
            if (!m_tray->isAvailable())
                m_workspace->window().showMinimized();
        });
    }
    if (first && options.connect.isEmpty() && !options.minimized)
        m_serversPresenter->findServers();
}

void Application::startAgain(const AppOptions &options)
{
    if (!options.connect.isEmpty())
        showTemporary(options);
    if (!options.minimized)
        m_workspace->window().raiseWindow();
}

void Application::showTemporary(const AppOptions &options)
{
    const ServerProfile profile = profileOf(options);
    for (const ServerSession *session : m_servers->sessions()) {
        if (session->profile().address == profile.address) {
            m_workspace->showServer(session->profile().id);
            return;
        }
    }
    m_servers->addTemporary(profile);
    m_workspace->showServer(profile.id);
}

void Application::applySettings()
{
    const AppSettings &settings = m_settings.settings();
    const bool seen = m_workspace->window().isVisible();
    m_servers->setInterval(seen ? settings.refreshInterval
                                : std::max<milliseconds>(hiddenInterval, settings.refreshInterval));
}

void Application::openSettings()
{
    AppSettings settings = m_settings.settings();
    settings.autostart = m_autostart.isEnabled();
    auto *dialog = new SettingsDialog(settings, m_tray->isAvailable(), &m_workspace->window());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &SettingsDialog::saveRequested, this,
            [this, dialog](const AppSettings &wanted) { saveSettings(wanted, *dialog); });
    dialog->open();
}

void Application::saveSettings(const AppSettings &settings, SettingsDialog &dialog)
{
    const bool otherLanguage = settings.language != m_settings.settings().language;
    if (settings.autostart != m_autostart.isEnabled()) {
        if (const auto done = m_autostart.setEnabled(settings.autostart); !done) {
            dialog.showProblem(done.error().message);
            return;
        }
    }
    if (const auto saved = m_settings.save(settings); !saved) {
        dialog.showProblem(saved.error().message);
        return;
    }
    if (otherLanguage)
        m_languages.use(settings.language);
    dialog.accept();
}

void Application::closeWindow()
{
    if (!m_tray->isAvailable() || !m_settings.settings().closeToTray) {
        quit();
        return;
    }
    m_workspace->window().hide();
    if (m_settings.settings().trayExplained)
        return;
    m_tray->showBalloon(
        tr("Pennon goes on in the tray"),
        tr("It still watches your servers and tells what goes wrong. Quit it by the menu of its "
           "icon; what closing does is in the settings."));
    AppSettings settings = m_settings.settings();
    settings.trayExplained = true;
    if (const auto saved = m_settings.save(settings); !saved)
        complain(saved.error().message);
}

void Application::quit()
{
    whenDone(m_workspace->pages().mayLeave(), this, [](bool goes) {
        if (goes)
            QCoreApplication::exit(); // quit() asks the windows, and ours goes to the tray instead
    });
}

/// Something of our own files is not as it should be: said once, and not in the way.
void Application::complain(const QString &text)
{
    auto *box = new QMessageBox(QMessageBox::Warning, QStringLiteral("Pennon"), text, QMessageBox::Ok,
                                m_workspace ? &m_workspace->window() : nullptr);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->open();
}

} // namespace pennon
