// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/shell/sidebar.h"

#include <QMainWindow>

#include <memory>
#include <vector>

class QSettings;
class QSplitter;
class QTabWidget;

namespace pennon {

namespace Ui {
class MainWindow;
}

class StatusLine;

/// What answers questions about the chosen process, below the table.
enum class Pane { Memory, Log, Incidents, Rules, Details };

/// The frame of it all: menus, side bar, the pages of a server, the panes below the table, status bar. It
/// knows no server and does nothing itself but show pages.
class MainWindow final : public QMainWindow
{
    Q_OBJECT

public:
    /// The model outlives it.
    explicit MainWindow(ServerListModel &servers, QWidget *parent = nullptr);
    MainWindow(const MainWindow &) = delete;
    MainWindow &operator=(const MainWindow &) = delete;
    MainWindow(MainWindow &&) = delete;
    MainWindow &operator=(MainWindow &&) = delete;
    ~MainWindow() override;

    /// To be called once for each; they become children of the window.
    void setPage(ServerPage page, QWidget *widget);
    void setPane(Pane pane, QWidget *widget);
    /// Shown instead of the pages while there is no server.
    void setWelcome(QWidget *widget);
    /// Actions of the menu Process.
    void setProcessActions(const QList<QAction *> &actions);

    void showPage(ServerPage page);
    void showPane(Pane pane);
    /// Welcome instead of pages, and the other way round.
    void setHasServers(bool has);
    /// The server that menus and pages are about; empty: none.
    void setServer(const QString &id, const QString &name);
    [[nodiscard]] ServerPage page() const;
    [[nodiscard]] SideBar &sideBar() { return *m_sideBar; }
    [[nodiscard]] StatusLine &statusLine() { return *m_statusLine; }
    /// Everything in the menus, for the command palette.
    [[nodiscard]] QList<QAction *> menuActions() const;

    /// Sizes, splitters and what was shown last.
    void saveLayout(QSettings &settings) const;
    void restoreLayout(const QSettings &settings);
    /// Shows it, on top and with the focus.
    void raiseWindow();

Q_SIGNALS:
    /// The user closes the window: it stays until somebody hides it.
    void closeRequested();
    void quitRequested();
    void addServerRequested();
    void editServerRequested();
    void removeServerRequested();
    void connectRequested();
    void settingsRequested();
    void searchRequested();
    void paletteRequested();
    void shortcutsRequested();
    void aboutRequested();
    /// +1 the next one, -1 the one before.
    void otherServerRequested(int step);
    void pageShown(pennon::ServerPage page);
    void paneShown(pennon::Pane pane);
    /// It has been shown, or is not any more.
    void visibilityChanged(bool isVisible);
    void languageChanged();

protected:
    void closeEvent(QCloseEvent *event) override;
    void changeEvent(QEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    void connectActions();
    /// Ctrl+F looks for a process where the keyboard is in something that has nothing to search.
    void findFrom(QWidget *widget);
    void focusPage(QWidget *page);
    void retranslate();

    std::unique_ptr<Ui::MainWindow> m_ui;
    SideBar *m_sideBar;
    StatusLine *m_statusLine;
    QSplitter *m_processSplitter;
    QTabWidget *m_panes;
    std::vector<QWidget *> m_pages;
    std::vector<Pane> m_paneOrder;
    QWidget *m_welcome = nullptr;
    ServerPage m_page = ServerPage::Processes;
    bool m_hasServers = true;
};

} // namespace pennon
