// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/servers/askpassdialog.h"
#include "gui/servers/passworddialog.h"
#include "gui/servers/serverdialog.h"
#include "gui/servers/serversfounddialog.h"
#include "gui/servers/serverspresenter.h"

#include "net/httpclient.h"
#include "session/memorypasswords.h"
#include "testkit/supervisordprocess.h"
#include "testkit/waiting.h"

#include <QCheckBox>
#include <QDialogButtonBox>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLabel>
#include <QLineEdit>
#include <QLocalSocket>
#include <QMessageBox>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QWidget>

#include <memory>

using namespace pennon;
using namespace pennon::testkit;

namespace {

template <typename Widget>
Widget *child(const QWidget &dialog, const char *name)
{
    auto *const found = dialog.findChild<Widget *>(QString::fromLatin1(name));
    if (found == nullptr)
        qFatal("no %s", name);
    return found;
}

void press(const QWidget &dialog, QDialogButtonBox::StandardButton which = QDialogButtonBox::Ok)
{
    child<QDialogButtonBox>(dialog, "buttons")->button(which)->click();
}

} // namespace

/// The dialogs at work, with a real supervisord that wants a login.
class tst_ServersPresenter : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void theFirstStart();
    void nothingIsOfferedTwice();
    void addsAndTests();
    void keepsThePasswordThatIsKept();
    void aUserThatIsGoneTakesThePasswordAlong();
    void saysWhyItIsNotSaved();
    void removesAfterAsking();
    void questionsOfSsh();
    void aRemovedServerTakesItsQuestionAlong();

private:
    /// The open dialog of this kind, or nullptr.
    template <typename Dialog>
    [[nodiscard]] Dialog *open() const
    {
        const auto dialogs = m_window->findChildren<Dialog *>();
        for (Dialog *const dialog : dialogs) {
            if (dialog->isVisible())
                return dialog;
        }
        return nullptr;
    }
    [[nodiscard]] QString socketAddress() const
    {
        return QStringLiteral("unix://") + m_supervisord.path(QStringLiteral("supervisor.sock"));
    }
    [[nodiscard]] ServerProfile profile() const
    {
        return {QStringLiteral("7"), QStringLiteral("web"), socketAddress(), {}, QStringLiteral("ann"), {}};
    }
    [[nodiscard]] bool isConnected(const QString &id) const
    {
        const ServerSession *const session = m_servers->session(id);
        return session != nullptr && session->state().supervisord.state == LinkState::Connected;
    }

    SupervisordProcess m_supervisord{
        {.username = QStringLiteral("ann"), .password = QStringLiteral("right")}};
    HttpClient m_http;
    SystemClock m_clock;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<MemoryPasswords> m_passwords;
    std::unique_ptr<ProfileStore> m_store;
    std::unique_ptr<Servers> m_servers;
    std::unique_ptr<AskpassServer> m_askpass;
    std::unique_ptr<QWidget> m_window;
    ServersPresenter *m_presenter = nullptr;
};

void tst_ServersPresenter::initTestCase()
{
    VERIFY_IN(m_supervisord, m_supervisord.start());
}

void tst_ServersPresenter::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_passwords = std::make_unique<MemoryPasswords>();
    m_store = std::make_unique<ProfileStore>(m_folder->filePath(QStringLiteral("servers.conf")));
    const auto noTunnel = [](const ServerProfile &) { return std::unique_ptr<Tunnel>(); };
    m_servers = std::make_unique<Servers>(
        *m_store, ServerSession::Parts{m_http, m_clock, *m_passwords, nullptr, noTunnel});
    m_askpass = std::make_unique<AskpassServer>(QStringLiteral("/bin/false"), m_folder->path());
    m_window = std::make_unique<QWidget>();
    m_window->show();
    DiscoveryPlaces places;
    places.supervisorSockets = {m_supervisord.path(QStringLiteral("supervisor.sock"))};
    places.urls.clear();
    places.listenerSocket.clear();
    m_presenter = new ServersPresenter(
        {*m_servers, *m_passwords, {m_http, noTunnel, std::chrono::seconds(10)}, m_askpass.get(), places},
        *m_window);
}

void tst_ServersPresenter::cleanup()
{
    m_window.reset(); // and the presenter
    m_askpass.reset();
    m_servers.reset();
    m_store.reset();
    m_passwords.reset();
}

void tst_ServersPresenter::theFirstStart()
{
    QSignalSpy saved(m_presenter, &ServersPresenter::saved);
    m_presenter->findServers();
    QVERIFY(open<ServersFoundDialog>());
    QVERIFY(comesTrue([&] { return open<ServersFoundDialog>()->findChildren<QCheckBox *>().size() == 1; }));
    press(*open<ServersFoundDialog>());
    QCOMPARE(saved.size(), 1);
    const QString id = saved[0][0].toString();
    QCOMPARE(m_store->load()->at(0).address, socketAddress());

    // It wants a login: a wrong one, and the right one.
    VERIFY_SOON(m_supervisord, open<PasswordDialog>() != nullptr);
    QVERIFY(child<QLabel>(*open<PasswordDialog>(), "text")->text().contains(QStringLiteral("wants")));
    child<QLineEdit>(*open<PasswordDialog>(), "user")->setText(QStringLiteral("ann"));
    child<QLineEdit>(*open<PasswordDialog>(), "password")->setText(QStringLiteral("wrong"));
    press(*open<PasswordDialog>());
    VERIFY_SOON(m_supervisord, open<PasswordDialog>() != nullptr);
    QVERIFY(
        child<QLabel>(*open<PasswordDialog>(), "text")->text().contains(QStringLiteral("did not accept")));
    m_presenter->askForPassword(id); // does not open another one
    child<QLineEdit>(*open<PasswordDialog>(), "password")->setText(QStringLiteral("right"));
    press(*open<PasswordDialog>());
    VERIFY_SOON(m_supervisord, isConnected(id));
    QCOMPARE(m_store->load()->at(0).user, QStringLiteral("ann"));
    QCOMPARE(m_passwords->find(id), std::optional(QStringLiteral("right")));
}

void tst_ServersPresenter::nothingIsOfferedTwice()
{
    m_passwords->store(profile().id, QStringLiteral("right"));
    QVERIFY(m_servers->save(profile()));
    m_presenter->findServers();
    auto *const dialog = open<ServersFoundDialog>();
    QVERIFY(comesTrue([&] { return !child<QWidget>(*dialog, "nothing")->isHidden(); }));
    child<QWidget>(*dialog, "nothing")->findChild<QPushButton *>()->click();
    QVERIFY(open<ServerDialog>()); // another one
    QVERIFY(!open<ServersFoundDialog>());
}

void tst_ServersPresenter::addsAndTests()
{
    QSignalSpy saved(m_presenter, &ServersPresenter::saved);
    m_presenter->addServer(profile());
    auto *const dialog = open<ServerDialog>();
    QVERIFY(dialog);
    const auto test = [&](const QString &password) {
        child<QLineEdit>(*dialog, "password")->setText(password);
        child<QPushButton>(*dialog, "test")->click();
        return comesTrue([&] { return !dialog->isTesting(); });
    };
    QVERIFY(test(QStringLiteral("wrong")));
    QVERIFY(child<QLabel>(*dialog, "supervisordResult")
                ->text()
                .contains(QStringLiteral("Wrong user name or password")));
    QVERIFY(test(QStringLiteral("right")));
    QVERIFY(child<QLabel>(*dialog, "supervisordResult")->text().contains(QStringLiteral("answers")));
    QVERIFY(child<QLabel>(*dialog, "passwordNote")->text().contains(QStringLiteral("memory")));
    press(*dialog);
    QVERIFY(comesTrue([&] { return saved.size() == 1; }));
    VERIFY_SOON(m_supervisord, isConnected(saved[0][0].toString()));
    QVERIFY(!open<PasswordDialog>());
}

void tst_ServersPresenter::keepsThePasswordThatIsKept()
{
    m_passwords->store(profile().id, QStringLiteral("right"));
    QVERIFY(m_servers->save(profile()));
    m_presenter->editServer(profile().id);
    auto *const dialog = open<ServerDialog>();
    child<QPushButton>(*dialog, "test")->click(); // with the one that is kept
    QVERIFY(comesTrue([&] { return !dialog->isTesting(); }));
    QVERIFY(child<QLabel>(*dialog, "supervisordResult")->text().contains(QStringLiteral("answers")));
    child<QLineEdit>(*dialog, "name")->setText(QStringLiteral("Renamed"));
    press(*dialog);
    QVERIFY(comesTrue([&] { return !open<ServerDialog>(); }));
    QCOMPARE(m_servers->session(profile().id)->profile().name, QStringLiteral("Renamed"));
    QCOMPARE(m_passwords->find(profile().id), std::optional(QStringLiteral("right")));
    m_presenter->editServer(QStringLiteral("nobody"));
    QVERIFY(!open<ServerDialog>());
}

void tst_ServersPresenter::aUserThatIsGoneTakesThePasswordAlong()
{
    m_passwords->store(profile().id, QStringLiteral("right"));
    QVERIFY(m_servers->save(profile()));
    m_presenter->editServer(profile().id);
    child<QLineEdit>(*open<ServerDialog>(), "user")->clear();
    press(*open<ServerDialog>());
    QVERIFY(comesTrue([&] { return !m_passwords->find(profile().id); }));
}

void tst_ServersPresenter::saysWhyItIsNotSaved()
{
    // Where the file would be is a folder.
    QVERIFY(QDir(m_folder->path()).mkdir(QStringLiteral("servers.conf")));
    m_presenter->addServer(profile());
    auto *const dialog = open<ServerDialog>();
    press(*dialog);
    QVERIFY(comesTrue([&] {
        return child<QLabel>(*dialog, "supervisordResult")->text().contains(QStringLiteral("Not saved"));
    }));
    QVERIFY(dialog->isVisible());
    QVERIFY(m_servers->sessions().empty());
}

void tst_ServersPresenter::removesAfterAsking()
{
    m_passwords->store(profile().id, QStringLiteral("right"));
    QVERIFY(m_servers->save(profile()));
    m_presenter->removeServer(profile().id);
    QVERIFY(open<QMessageBox>()->text().contains(QStringLiteral("web")));
    open<QMessageBox>()->button(QMessageBox::Cancel)->click();
    QCOMPARE(m_servers->sessions().size(), std::size_t(1));
    m_presenter->removeServer(profile().id);
    const auto buttons = open<QMessageBox>()->buttons();
    for (QAbstractButton *const button : buttons) {
        if (open<QMessageBox>()->buttonRole(button) == QMessageBox::DestructiveRole) {
            button->click();
            break;
        }
    }
    QVERIFY(m_servers->sessions().empty());
    QVERIFY(m_store->load()->empty());
}

void tst_ServersPresenter::questionsOfSsh()
{
    QVERIFY(m_askpass->listen());
    const QString token = m_askpass->admit(QStringLiteral("web"));
    QProcessEnvironment environment;
    m_askpass->addTo(environment, token);
    QLocalSocket ssh;
    const auto ask = [&](const QString &prompt) {
        ssh.abort();
        ssh.connectToServer(environment.value(QStringLiteral("PENNON_ASKPASS")));
        ssh.write(
            QJsonDocument(QJsonObject{{QStringLiteral("token"), token}, {QStringLiteral("prompt"), prompt}})
                .toJson(QJsonDocument::Compact) +
            '\n');
        return comesTrue([&] { return open<AskpassDialog>() != nullptr; });
    };
    QVERIFY(ask(QStringLiteral("Password:")));
    child<QLineEdit>(*open<AskpassDialog>(), "answer")->setText(QStringLiteral("secret"));
    press(*open<AskpassDialog>());
    QVERIFY(comesTrue([&] { return ssh.canReadLine(); }));
    QCOMPARE(QJsonDocument::fromJson(ssh.readLine()).object()[QLatin1String("answer")].toString(),
             QStringLiteral("secret"));
    QVERIFY(comesTrue([&] { return open<AskpassDialog>() == nullptr; }));

    QSignalSpy cancelled(m_askpass.get(), &AskpassServer::cancelled);
    QVERIFY(ask(QStringLiteral("Are you sure (yes/no)?")));
    press(*open<AskpassDialog>(), QDialogButtonBox::No);
    QCOMPARE(cancelled.size(), 1);
    QCOMPARE(cancelled[0][0].toString(), token);

    QVERIFY(ask(QStringLiteral("Password:")));
    m_askpass->dismiss(token); // the tunnel was closed
    QVERIFY(!open<AskpassDialog>());
    QCOMPARE(cancelled.size(), 1);
}

void tst_ServersPresenter::aRemovedServerTakesItsQuestionAlong()
{
    QVERIFY(m_servers->save(profile()));
    VERIFY_SOON(m_supervisord, open<PasswordDialog>() != nullptr);
    QVERIFY(m_servers->remove(profile().id));
    QVERIFY(!open<PasswordDialog>());
}

QTEST_MAIN(tst_ServersPresenter)
#include "tst_serverspresenter.moc"
