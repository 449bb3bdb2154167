// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/askpassserver.h"
#include "session/connectiontest.h"
#include "session/passwordkeeper.h"
#include "session/serverdiscovery.h"
#include "session/servers.h"

#include <QHash>
#include <QObject>
#include <QPointer>

class QWidget;

namespace pennon {

class AskpassDialog;
class PasswordDialog;
class ServerDialog;

/// Everything that is asked about servers: which there are, how they are reached, their passwords, and the
/// questions of ssh. The last two come by themselves, each in a dialog of its own.
class ServersPresenter final : public QObject
{
    Q_OBJECT

public:
    /// All of it outlives the presenter; askpass may be null.
    struct Parts
    {
        Servers &servers;
        PasswordKeeper &passwords;
        ConnectionTest::Parts connection;
        AskpassServer *askpass = nullptr;
        DiscoveryPlaces places = {};
    };

    /// The dialogs belong to the window.
    ServersPresenter(Parts parts, QWidget &window);
    ServersPresenter(const ServersPresenter &) = delete;
    ServersPresenter &operator=(const ServersPresenter &) = delete;
    ServersPresenter(ServersPresenter &&) = delete;
    ServersPresenter &operator=(ServersPresenter &&) = delete;
    ~ServersPresenter() override;

    /// What is known of it already may be in the suggestion.
    void addServer(const ServerProfile &suggestion = {});
    void editServer(const QString &profileId);
    /// Asks before.
    void removeServer(const QString &profileId);
    /// Looks for those of this machine and offers the ones that are not there yet; for the first start.
    void findServers();
    /// Asks for the login of a server, or shows the question that is open.
    void askForPassword(const QString &profileId);

Q_SIGNALS:
    /// The user added it or changed it: it is to be shown.
    void saved(const QString &profileId);

private:
    void watch(ServerSession *session);
    void connectDialog(ServerDialog *dialog);
    void test(ServerDialog *dialog, ConnectionTest *test);
    void save(ServerDialog *dialog, const ServerProfile &profile, const std::optional<QString> &password);
    void addFound(const std::vector<ServerProfile> &profiles);
    void showPasswordDialog(const QString &profileId, bool wasRefused);
    void takeLogin(const QString &profileId, const QString &user, const QString &password, bool keep);
    void ask(const AskpassQuestion &question);
    void complain(const QString &what, const Error &why);

    Parts m_parts;
    QWidget &m_window;
    ServerDiscovery m_discovery;
    QHash<QString, QPointer<PasswordDialog>> m_passwordDialogs; ///< by profile
    QHash<int, QPointer<AskpassDialog>> m_questions;            ///< by id
};

} // namespace pennon
