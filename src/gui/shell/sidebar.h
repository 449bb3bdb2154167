// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include <array>

class QListView;
class QListWidget;
class QLabel;
class QToolButton;

namespace pennon {

class ServerListModel;

/// The pages of a server.
enum class ServerPage { Processes, Incidents, Rules, Alerts, Listener };

/// Left edge of the window: the servers with their state, and the pages of the chosen one.
class SideBar final : public QWidget
{
    Q_OBJECT

public:
    /// The model outlives it.
    explicit SideBar(ServerListModel &servers, QWidget *parent = nullptr);

    /// Neither says anything when set from here.
    void setServer(const QString &id, const QString &name);
    void setPage(ServerPage page);
    /// A number beside a page; 0: none.
    void setBadge(ServerPage page, int number);
    [[nodiscard]] ServerPage page() const;

Q_SIGNALS:
    void serverChosen(const QString &id);
    void pageChosen(pennon::ServerPage page);
    void addRequested();
    void editRequested(const QString &id);
    void removeRequested(const QString &id);
    void connectRequested(const QString &id);

protected:
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void retranslate();
    void showMenu(const QPoint &where);
    void fitServers();
    void elideTitle();

    ServerListModel &m_servers;
    QLabel *m_serversTitle;
    QListView *m_list;
    QToolButton *m_add;
    QLabel *m_pagesTitle;
    QListWidget *m_pages;
    QString m_serverName;
};

} // namespace pennon
