// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/servers/serverspresenter.h"

#include "base/whendone.h"
#include "gui/servers/askpassdialog.h"
#include "gui/servers/passworddialog.h"
#include "gui/servers/serverdialog.h"
#include "gui/servers/serversfounddialog.h"

#include <QApplication>
#include <QMessageBox>
#include <QPushButton>
#include <QUuid>
#include <QWidget>

#include <algorithm>
#include <utility>

namespace pennon {

ServersPresenter::ServersPresenter(Parts parts, QWidget &window)
    : QObject(&window)
    , m_parts(std::move(parts))
    , m_window(window)
    , m_discovery(m_parts.connection.http, m_parts.places)
{
    const auto sessions = m_parts.servers.sessions();
    for (ServerSession *const session : sessions)
        watch(session);
    connect(&m_parts.servers, &Servers::added, this, &ServersPresenter::watch);
    if (m_parts.askpass == nullptr)
        return;
    connect(m_parts.askpass, &AskpassServer::asked, this, &ServersPresenter::ask);
    connect(m_parts.askpass, &AskpassServer::withdrawn, this, [this](int id) {
        if (AskpassDialog *const dialog = m_questions.take(id)) {
            dialog->disconnect(this);
            dialog->reject();
        }
    });
}

ServersPresenter::~ServersPresenter() = default;

void ServersPresenter::watch(ServerSession *session)
{
    connect(session, &ServerSession::passwordNeeded, this,
            [this, id = session->profile().id] { askForPassword(id); });
}

void ServersPresenter::addServer(const ServerProfile &suggestion)
{
    auto *const dialog = new ServerDialog(&m_window);
    connectDialog(dialog);
    dialog->add(suggestion);
    dialog->open();
}

void ServersPresenter::editServer(const QString &profileId)
{
    const ServerSession *const session = m_parts.servers.session(profileId);
    if (session == nullptr)
        return;
    auto *const dialog = new ServerDialog(&m_window);
    connectDialog(dialog);
    dialog->edit(session->profile(), !session->profile().user.isEmpty()); // until it is known
    dialog->open();
    whenDone(m_parts.passwords.password(profileId), dialog,
             [dialog](const Result<std::optional<QString>> &kept) {
                 dialog->setHasPassword(kept && kept->has_value());
             });
}

void ServersPresenter::connectDialog(ServerDialog *dialog)
{
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    auto *const test = new ConnectionTest(m_parts.connection, dialog);
    connect(dialog, &ServerDialog::testRequested, this, [this, dialog, test] { this->test(dialog, test); });
    connect(dialog, &ServerDialog::testOutdated, test, &ConnectionTest::cancel);
    connect(dialog, &QDialog::finished, test, &ConnectionTest::cancel);
    connect(test, &ConnectionTest::supervisordTested, dialog,
            [dialog](const ChannelReport &report) { dialog->showReport(Channel::Supervisord, report); });
    connect(test, &ConnectionTest::listenerTested, dialog,
            [dialog](const ChannelReport &report) { dialog->showReport(Channel::Listener, report); });
    connect(test, &ConnectionTest::finished, dialog, &ServerDialog::showTested);
    connect(dialog, &ServerDialog::saveRequested, this,
            [this, dialog](const ServerProfile &profile, const std::optional<QString> &password) {
                save(dialog, profile, password);
            });
    // Asking shows whether there is a keyring.
    whenDone(m_parts.passwords.password(dialog->profile().id), dialog,
             [this, dialog](const Result<std::optional<QString>> &) {
                 dialog->setKeyring(m_parts.passwords.isLasting());
             });
}

void ServersPresenter::test(ServerDialog *dialog, ConnectionTest *test)
{
    dialog->showTesting();
    const ServerProfile profile = dialog->profile();
    if (const auto typed = dialog->password()) {
        test->begin(profile, *typed);
        return;
    }
    whenDone(m_parts.passwords.password(profile.id), dialog,
             [dialog, test, profile](const Result<std::optional<QString>> &kept) {
                 if (dialog->isTesting() && dialog->profile() == profile)
                     test->begin(profile, kept ? kept->value_or(QString()) : QString());
             });
}

void ServersPresenter::save(ServerDialog *dialog, const ServerProfile &profile,
                            const std::optional<QString> &password)
{
    // The password first: the session that is made then reads it.
    const auto store = [this, dialog, profile](const Result<void> &) {
        if (const auto saved = m_parts.servers.save(profile); !saved) {
            dialog->refuse(saved.error());
            return;
        }
        dialog->showSaved();
        Q_EMIT saved(profile.id);
    };
    if (!password) {
        store({});
    } else if (profile.user.isEmpty()) {
        whenDone(m_parts.passwords.forget(profile.id), dialog, store);
    } else {
        whenDone(m_parts.passwords.keep(profile.id, *password), dialog, store);
    }
}

void ServersPresenter::removeServer(const QString &profileId)
{
    const ServerSession *const session = m_parts.servers.session(profileId);
    if (session == nullptr)
        return;
    auto *const question = new QMessageBox(QMessageBox::Question, tr("Remove server"),
                                           tr("Remove %1 from the list?").arg(session->profile().name),
                                           QMessageBox::Cancel, &m_window);
    question->setTextFormat(Qt::PlainText);
    question->setInformativeText(
        tr("Its processes go on; Pennon only forgets its address and its password."));
    const QPushButton *const remove = question->addButton(tr("&Remove"), QMessageBox::DestructiveRole);
    question->setDefaultButton(QMessageBox::Cancel);
    question->setAttribute(Qt::WA_DeleteOnClose);
    connect(remove, &QPushButton::clicked, this, [this, profileId] {
        if (const auto removed = m_parts.servers.remove(profileId); !removed)
            complain(tr("The server could not be removed."), removed.error());
    });
    question->open();
}

void ServersPresenter::findServers()
{
    auto *const dialog = new ServersFoundDialog(&m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    const auto search = [this, dialog] {
        dialog->showSearching();
        whenDone(m_discovery.find(), dialog, [this, dialog](std::vector<FoundServer> found) {
            std::erase_if(found, [this](const FoundServer &server) {
                const auto sessions = m_parts.servers.sessions();
                return std::any_of(sessions.begin(), sessions.end(), [&server](const ServerSession *session) {
                    return session->profile().address == server.profile.address;
                });
            });
            dialog->showFound(std::move(found));
        });
    };
    connect(dialog, &ServersFoundDialog::searchRequested, this, search);
    connect(dialog, &ServersFoundDialog::addOtherRequested, this, [this] { addServer(); });
    connect(dialog, &ServersFoundDialog::addRequested, this, &ServersPresenter::addFound);
    dialog->open();
    search();
}

void ServersPresenter::addFound(const std::vector<ServerProfile> &profiles)
{
    for (ServerProfile profile : profiles) {
        profile.id = QUuid::createUuid().toString(QUuid::WithoutBraces);
        if (const auto saved = m_parts.servers.save(profile); !saved) {
            complain(tr("The server could not be saved."), saved.error());
            return;
        }
        Q_EMIT saved(profile.id);
    }
}

void ServersPresenter::askForPassword(const QString &profileId)
{
    whenDone(m_parts.passwords.password(profileId), this,
             [this, profileId](const Result<std::optional<QString>> &kept) {
                 showPasswordDialog(profileId, kept && kept->has_value());
             });
}

void ServersPresenter::showPasswordDialog(const QString &profileId, bool wasRefused)
{
    if (PasswordDialog *const open = m_passwordDialogs.value(profileId)) {
        open->raise();
        return;
    }
    const ServerSession *const session = m_parts.servers.session(profileId);
    if (session == nullptr)
        return;
    auto *const dialog =
        new PasswordDialog(session->profile(), wasRefused, m_parts.passwords.isLasting(), &m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    m_passwordDialogs.insert(profileId, dialog);
    connect(dialog, &PasswordDialog::answered, this,
            [this, profileId](const QString &user, const QString &password, bool keep) {
                takeLogin(profileId, user, password, keep);
            });
    connect(session, &QObject::destroyed, dialog, &QDialog::reject);
    dialog->open();
}

void ServersPresenter::takeLogin(const QString &profileId, const QString &user, const QString &password,
                                 bool keep)
{
    QFuture<Result<void>> kept = keep ? m_parts.passwords.keep(profileId, password)
                                      : m_parts.passwords.keepForNow(profileId, password);
    whenDone(kept, this, [this, profileId, user](const Result<void> &) {
        ServerSession *const session = m_parts.servers.session(profileId);
        if (session == nullptr)
            return;
        if (session->profile().user == user) {
            session->connectNow();
            return;
        }
        if (const auto saved = m_parts.servers.setUser(profileId, user); !saved)
            complain(tr("The server could not be saved."), saved.error());
    });
}

void ServersPresenter::ask(const AskpassQuestion &question)
{
    // Above the dialog whose test may have led to it.
    QWidget *const above = QApplication::activeModalWidget();
    auto *const dialog = new AskpassDialog(question, above != nullptr ? above : &m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    m_questions.insert(question.id, dialog);
    connect(dialog, &AskpassDialog::answered, this, [this, id = question.id](const QString &text) {
        m_questions.remove(id);
        m_parts.askpass->answer(id, text);
    });
    // Also for "no": ssh would be started again, and ask again.
    connect(dialog, &QDialog::rejected, this, [this, id = question.id] {
        m_questions.remove(id);
        m_parts.askpass->cancel(id);
    });
    dialog->open();
}

void ServersPresenter::complain(const QString &what, const Error &why)
{
    auto *const message =
        new QMessageBox(QMessageBox::Warning, tr("Servers"), what, QMessageBox::Ok, &m_window);
    message->setTextFormat(Qt::PlainText);
    message->setInformativeText(why.message);
    message->setAttribute(Qt::WA_DeleteOnClose);
    message->open();
}

} // namespace pennon
