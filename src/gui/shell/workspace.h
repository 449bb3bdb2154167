// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/shell/mainwindow.h"
#include "models/commandmodel.h"
#include "models/serverlistmodel.h"
#include "session/servers.h"

#include <QPointer>
#include <QTimer>

#include <memory>
#include <optional>
#include <utility>
#include <vector>

namespace pennon {

class CommandPalette;
class EmptyNote;
class ServerPages;

/// Fills the main window: which server is shown, what its pages show, and what the menus, the side bar and
/// the command palette do. Everything that a page wishes ends here or in its presenter.
class Workspace final : public QObject
{
    Q_OBJECT

public:
    /// All of it outlives the workspace.
    Workspace(Servers &servers, const Clock &clock, QObject *parent = nullptr);
    Workspace(const Workspace &) = delete;
    Workspace &operator=(const Workspace &) = delete;
    Workspace(Workspace &&) = delete;
    Workspace &operator=(Workspace &&) = delete;
    ~Workspace() override;

    [[nodiscard]] MainWindow &window() { return *m_window; }
    [[nodiscard]] ServerPages &pages() { return *m_pages; }
    /// The server that is shown; nullptr: none.
    [[nodiscard]] ServerSession *session() const { return m_session; }

    void showServer(const QString &id);
    /// Shows the server and this process in its table.
    void showProcess(const QString &serverId, const ProcessName &process);
    void showLog(const QString &serverId, const ProcessName &process);
    void requestSilence(const QString &serverId, const ProcessName &process);

    void saveLayout(QSettings &settings) const;
    void restoreLayout(const QSettings &settings);

Q_SIGNALS:
    /// There is no server: those of this machine are to be looked for.
    void findServersRequested();

private:
    void connectWindow();
    void serversChanged();
    void refreshRows();
    [[nodiscard]] static std::pair<LinkState, LinkState> linksOf(const ServerSession &session);
    void refreshStatusLine();
    void askStatus();
    void otherServer(int step);
    void openPalette();
    [[nodiscard]] std::vector<Command> commands();
    void visibility(bool isVisible);

    Servers &m_servers;
    const Clock &m_clock;
    ServerListModel m_rows;
    std::unique_ptr<MainWindow> m_window;
    std::unique_ptr<ServerPages> m_pages; ///< goes before the window whose pages they are
    CommandPalette *m_palette;
    EmptyNote *m_welcome;
    QPointer<ServerSession> m_session;
    QString m_wanted; ///< the server that was shown last time, until it is there
    std::optional<StatusAnswer> m_status;
    std::optional<Clock::WallTime> m_statusTime;    ///< when that came
    std::pair<LinkState, LinkState> m_shownLinks{}; ///< of supervisord and the listener, in the status bar
    QTimer m_second;
    QTimer m_statusTimer;
    bool m_rowsAreOld = false;
};

} // namespace pennon
