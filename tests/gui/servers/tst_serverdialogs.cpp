// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/servers/askpassdialog.h"
#include "gui/servers/passworddialog.h"
#include "gui/servers/problemlabel.h"
#include "gui/servers/serverdialog.h"
#include "gui/servers/serversfounddialog.h"

#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QStyle>
#include <QStyleFactory>
#include <QTest>
#include <QTranslator>

using namespace pennon;

namespace {

template <typename Widget>
Widget *child(const QWidget &dialog, const char *name)
{
    auto *const found = dialog.findChild<Widget *>(QString::fromLatin1(name));
    if (found == nullptr)
        qFatal("no %s", name);
    return found;
}

void type(const QWidget &dialog, const char *name, const QString &text)
{
    child<QLineEdit>(dialog, name)->setText(text);
}

QPushButton *button(const QWidget &dialog, QDialogButtonBox::StandardButton which)
{
    return child<QDialogButtonBox>(dialog, "buttons")->button(which);
}

bool isShown(const QWidget &dialog, const char *name)
{
    return !child<QWidget>(dialog, name)->isHidden();
}

ServerProfile remote()
{
    return {QStringLiteral("7"),
            QStringLiteral("shop"),
            QStringLiteral("ssh://ann@example.com:2222"),
            QStringLiteral("/run/supervisor.sock"),
            QStringLiteral("admin"),
            QStringLiteral("/run/pennon/listener.sock")};
}

AskpassQuestion hostKeyQuestion()
{
    return {3, QStringLiteral("shop"),
            QStringLiteral("The authenticity of host 'example.com (192.0.2.7)' can't be "
                           "established.\nED25519 key fingerprint is "
                           "SHA256:oTz9GcMOZxM6QjIAQKmm/K4Y9UW95fArV20Wd/P0paI.\nThis key is not known by "
                           "any other names.\nAre you sure you "
                           "want to continue connecting (yes/no/[fingerprint])?"),
            AskpassQuestion::Kind::Confirmation};
}

std::vector<FoundServer> foundServers()
{
    ServerProfile local{{},
                        QStringLiteral("web1"),
                        QStringLiteral("unix:///run/supervisor.sock"),
                        {},
                        {},
                        QStringLiteral("/run/pennon/listener.sock")};
    ServerProfile locked{{},
                         QStringLiteral("web1 (/tmp/supervisor.sock)"),
                         QStringLiteral("unix:///tmp/supervisor.sock"),
                         {},
                         {},
                         {}};
    ServerProfile login{
        {}, QStringLiteral("web1 (http://localhost:9001)"), QStringLiteral("http://localhost:9001"), {}, {},
        {}};
    return {{local, LinkTrouble::None, QStringLiteral("4.2.5")},
            {locked, LinkTrouble::NotPermitted, {}},
            {login, LinkTrouble::WrongPassword, {}}};
}

} // namespace

class tst_ServerDialogs : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void onlyFieldsOfTheKind_data();
    void onlyFieldsOfTheKind();
    void problemsStandBesideTheirFields_data();
    void problemsStandBesideTheirFields();
    void aWrongUrlIsSaidToBe();
    void addsAServer();
    void editsAServer();
    void aNewUserNeedsANewPassword();
    void addressesMayBePasted();
    void showsTheTest();
    void anEditOutdatesTheTest();

    void offersWhatWasFound();
    void saysWhatToDoWhenNothingWasFound();

    void asksForALogin();
    void withoutAKeyringItSaysWhereThePasswordGoes();
    void asksSecrets();
    void asksAboutHostKeys();
    void givesNotices();
    void pictures();
};

void tst_ServerDialogs::onlyFieldsOfTheKind_data()
{
    QTest::addColumn<QString>("address");
    QTest::addColumn<QStringList>("fields");
    QTest::newRow("unix") << QStringLiteral("unix:///run/supervisor.sock")
                          << QStringList{QStringLiteral("socket")};
    QTest::newRow("http") << QStringLiteral("http://example.com:9001") << QStringList{QStringLiteral("url")};
    QTest::newRow("https") << QStringLiteral("https://example.com") << QStringList{QStringLiteral("url")};
    QTest::newRow("ssh") << QStringLiteral("ssh://example.com")
                         << QStringList{QStringLiteral("host"), QStringLiteral("remoteSocket")};
}

void tst_ServerDialogs::onlyFieldsOfTheKind()
{
    QFETCH(QString, address);
    QFETCH(QStringList, fields);
    ServerDialog dialog;
    ServerProfile profile = remote();
    profile.address = address;
    profile.supervisorSocket =
        address.startsWith(QStringLiteral("ssh")) ? QStringLiteral("/run/supervisor.sock") : QString();
    dialog.edit(profile, false);
    QStringList shown;
    for (const char *const name : {"socket", "url", "host", "remoteSocket"}) {
        if (isShown(dialog, name))
            shown << QString::fromLatin1(name);
    }
    QCOMPARE(shown, fields);
    QCOMPARE(dialog.profile(), profile);
    QVERIFY(button(dialog, QDialogButtonBox::Ok)->isEnabled());
}

void tst_ServerDialogs::problemsStandBesideTheirFields_data()
{
    QTest::addColumn<QString>("field");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("label"); ///< empty: it is no mistake yet
    const auto row = [](const char *name, const char *field, const char *text, const char *label) {
        QTest::newRow(name) << QString::fromLatin1(field) << QString::fromLatin1(text)
                            << QString::fromLatin1(label);
    };
    row("no name", "name", "", "");
    row("no host", "host", "", "");
    row("option as host", "host", "-oProxyCommand=x", "hostProblem");
    row("relative socket", "remoteSocket", "run/supervisor.sock", "remoteSocketProblem");
    row("colon in the user", "user", "a:b", "userProblem");
    row("relative listener", "listener", "x", "listenerProblem");
}

void tst_ServerDialogs::problemsStandBesideTheirFields()
{
    QFETCH(QString, field);
    QFETCH(QString, text);
    QFETCH(QString, label);
    ServerDialog dialog;
    dialog.edit(remote(), false);
    QVERIFY(button(dialog, QDialogButtonBox::Ok)->isEnabled());
    type(dialog, field.toLatin1().constData(), text);
    QVERIFY(!button(dialog, QDialogButtonBox::Ok)->isEnabled());
    for (const char *const name : {"nameProblem", "socketProblem", "urlProblem", "hostProblem",
                                   "remoteSocketProblem", "userProblem", "listenerProblem"}) {
        const bool isSaid = isShown(dialog, name) && !child<QLabel>(dialog, name)->text().isEmpty();
        QCOMPARE(isSaid ? QString::fromLatin1(name) : QString(),
                 QString::fromLatin1(name) == label ? label : QString());
    }
    QSignalSpy saved(&dialog, &ServerDialog::saveRequested);
    dialog.accept();
    QVERIFY(saved.isEmpty());
}

void tst_ServerDialogs::aWrongUrlIsSaidToBe()
{
    ServerDialog dialog;
    ServerProfile web = remote();
    web.address = QStringLiteral("http://user@:x");
    web.supervisorSocket.clear();
    dialog.edit(web, false);
    QVERIFY(isShown(dialog, "urlProblem"));
    QVERIFY2(child<QLabel>(dialog, "urlProblem")->text().contains(QStringLiteral("http://HOST:PORT")),
             qPrintable(child<QLabel>(dialog, "urlProblem")->text()));
    type(dialog, "url", QStringLiteral("http://user:secret@example.com"));
    QVERIFY(isShown(dialog, "urlProblem"));
    type(dialog, "url", QStringLiteral("https://example.com"));
    QVERIFY(!isShown(dialog, "urlProblem"));
}

void tst_ServerDialogs::addsAServer()
{
    ServerDialog dialog;
    dialog.add();
    dialog.show();
    QVERIFY(!button(dialog, QDialogButtonBox::Ok)->isEnabled());
    type(dialog, "host", QStringLiteral("web-1"));
    QVERIFY(child<QPushButton>(dialog, "test")->isEnabled()); // a name is not needed for that
    type(dialog, "name", QStringLiteral(" Web 1 "));
    QSignalSpy saved(&dialog, &ServerDialog::saveRequested);
    button(dialog, QDialogButtonBox::Ok)->click();
    QCOMPARE(saved.size(), 1);
    const auto profile = saved[0][0].value<ServerProfile>();
    QVERIFY(!profile.id.isEmpty());
    QCOMPARE(profile.name, QStringLiteral("Web 1"));
    QCOMPARE(profile.address, QStringLiteral("ssh://web-1"));
    QVERIFY(dialog.isVisible()); // until it was saved
    dialog.refuse({ErrorCode::PermissionDenied, QStringLiteral("the disk is read-only"), {}, 0});
    QVERIFY(child<QLabel>(dialog, "supervisordResult")->text().contains(QStringLiteral("read-only")));
    dialog.showSaved();
    QCOMPARE(dialog.result(), int(QDialog::Accepted));
    const QString first = profile.id;
    dialog.add();
    QVERIFY(dialog.profile().id != first);
}

void tst_ServerDialogs::editsAServer()
{
    ServerDialog dialog;
    dialog.edit(remote(), true);
    QCOMPARE(dialog.profile(), remote());
    QCOMPARE(dialog.password(), std::optional<QString>()); // as it is
    type(dialog, "password", QStringLiteral("new"));
    QCOMPARE(dialog.password(), std::optional(QStringLiteral("new")));
    type(dialog, "user", QString());
    QVERIFY(!child<QLineEdit>(dialog, "password")->isEnabled());
}

void tst_ServerDialogs::aNewUserNeedsANewPassword()
{
    ServerDialog dialog;
    dialog.edit(remote(), false);
    QCOMPARE(dialog.password(), std::optional(QString()));
    dialog.edit(remote(), true);
    type(dialog, "user", QString());
    QCOMPARE(dialog.password(), std::optional(QString())); // none any more
}

void tst_ServerDialogs::addressesMayBePasted()
{
    ServerDialog dialog;
    dialog.add();
    auto *const kind = child<QComboBox>(dialog, "kind");
    type(dialog, "host", QStringLiteral(" ssh://ann@web "));
    QCOMPARE(dialog.profile().address, QStringLiteral("ssh://ann@web"));
    kind->setCurrentIndex(int(ServerProfile::Kind::UnixSocket));
    type(dialog, "socket", QStringLiteral("unix:///tmp/s.sock"));
    QCOMPARE(dialog.profile().address, QStringLiteral("unix:///tmp/s.sock"));
    QVERIFY(dialog.profile().supervisorSocket.isEmpty());
    kind->setCurrentIndex(int(ServerProfile::Kind::Http));
    type(dialog, "url", QStringLiteral("example.com:9001"));
    QCOMPARE(dialog.profile().address, QStringLiteral("http://example.com:9001"));
}

void tst_ServerDialogs::showsTheTest()
{
    ServerDialog dialog;
    dialog.edit(remote(), false);
    dialog.show();
    QVERIFY(!isShown(dialog, "results"));
    QSignalSpy requested(&dialog, &ServerDialog::testRequested);
    child<QPushButton>(dialog, "test")->click();
    QCOMPARE(requested.size(), 1);
    dialog.showTesting();
    QVERIFY(isShown(dialog, "testing"));
    QVERIFY(!child<QPushButton>(dialog, "test")->isEnabled());
    dialog.showReport(Channel::Listener,
                      {ChannelReport::Outcome::Works, LinkTrouble::None, QStringLiteral("answers"), {}, {}});
    QVERIFY(isShown(dialog, "listenerResult"));
    QVERIFY(!isShown(dialog, "supervisordResult"));
    dialog.showReport(Channel::Supervisord, {ChannelReport::Outcome::Fails,
                                             LinkTrouble::Unreachable,
                                             QStringLiteral("No <b>"),
                                             QStringLiteral("a & b"),
                                             {}});
    dialog.showTested();
    QVERIFY(!isShown(dialog, "testing"));
    QVERIFY(child<QPushButton>(dialog, "test")->isEnabled());
    const QString secondary = secondaryColor(dialog.palette()).name();
    QCOMPARE(child<QLabel>(dialog, "supervisordResult")->text(),
             QString(QStringLiteral("<b>No &lt;b&gt;</b><br><span style=\"color:%1\">a &amp; b</span>")
                         .arg(secondary)));
}

void tst_ServerDialogs::anEditOutdatesTheTest()
{
    ServerDialog dialog;
    dialog.edit(remote(), false);
    QSignalSpy outdated(&dialog, &ServerDialog::testOutdated);
    type(dialog, "host", QStringLiteral("other"));
    QCOMPARE(outdated.size(), 0);
    dialog.showTesting();
    type(dialog, "host", QStringLiteral("another"));
    QCOMPARE(outdated.size(), 1);
    QVERIFY(!isShown(dialog, "testing"));
    dialog.showReport(Channel::Supervisord,
                      {ChannelReport::Outcome::Works, LinkTrouble::None, QStringLiteral("answers"), {}, {}});
    type(dialog, "host", QStringLiteral("a third"));
    QCOMPARE(outdated.size(), 2);
    QVERIFY(!isShown(dialog, "results"));
}

void tst_ServerDialogs::offersWhatWasFound()
{
    ServersFoundDialog dialog;
    QVERIFY(!isShown(dialog, "introduction"));
    dialog.showFound(foundServers());
    const auto boxes = dialog.findChildren<QCheckBox *>();
    QCOMPARE(boxes.size(), 3);
    QVERIFY(boxes[0]->isChecked());
    QVERIFY(!boxes[1]->isChecked()); // it could not be opened
    QVERIFY(boxes[1]->accessibleDescription().contains(QStringLiteral("chmod")));
    QVERIFY(boxes[2]->isChecked());
    boxes[2]->setChecked(false);
    QSignalSpy added(&dialog, &ServersFoundDialog::addRequested);
    button(dialog, QDialogButtonBox::Ok)->click();
    QCOMPARE(added.size(), 1);
    QCOMPARE(added[0][0].value<std::vector<ServerProfile>>(),
             std::vector<ServerProfile>{foundServers()[0].profile});
    boxes[0]->setChecked(false);
    QVERIFY(!button(dialog, QDialogButtonBox::Ok)->isEnabled());
    dialog.showFound(foundServers()); // found again
    QCOMPARE(dialog.findChildren<QCheckBox *>().size(), 3);
}

void tst_ServerDialogs::saysWhatToDoWhenNothingWasFound()
{
    ServersFoundDialog dialog;
    dialog.showFound({});
    QVERIFY(button(dialog, QDialogButtonBox::Ok)->isHidden());
    QSignalSpy other(&dialog, &ServersFoundDialog::addOtherRequested);
    child<QWidget>(dialog, "nothing")->findChild<QPushButton *>()->click();
    QCOMPARE(other.size(), 1);
}

void tst_ServerDialogs::asksForALogin()
{
    PasswordDialog dialog(remote(), true, true);
    QVERIFY(child<QLabel>(dialog, "text")->text().contains(QStringLiteral("did not accept")));
    QCOMPARE(child<QLineEdit>(dialog, "password")->echoMode(), QLineEdit::Password);
    QVERIFY(child<QCheckBox>(dialog, "keep")->isChecked());
    QSignalSpy answered(&dialog, &PasswordDialog::answered);
    type(dialog, "password", QStringLiteral(" x "));
    button(dialog, QDialogButtonBox::Ok)->click();
    QCOMPARE(answered.value(0), (QVariantList{QStringLiteral("admin"), QStringLiteral(" x "), true}));
    type(dialog, "user", QString());
    QVERIFY(!button(dialog, QDialogButtonBox::Ok)->isEnabled());
}

void tst_ServerDialogs::withoutAKeyringItSaysWhereThePasswordGoes()
{
    const PasswordDialog dialog(remote(), false, false);
    auto *const keep = child<QCheckBox>(dialog, "keep");
    QVERIFY(!keep->isChecked());
    QVERIFY(!keep->isEnabled());
    QVERIFY(keep->text().contains(QStringLiteral("memory")));
}

void tst_ServerDialogs::asksSecrets()
{
    AskpassDialog dialog({1, QStringLiteral("shop"), QStringLiteral("ann@example.com's password:"),
                          AskpassQuestion::Kind::Secret});
    auto *const answer = child<QLineEdit>(dialog, "answer");
    QCOMPARE(answer->echoMode(), QLineEdit::Password);
    child<QCheckBox>(dialog, "reveal")->setChecked(true);
    QCOMPARE(answer->echoMode(), QLineEdit::Normal);
    QSignalSpy answered(&dialog, &AskpassDialog::answered);
    answer->setText(QStringLiteral("secret"));
    button(dialog, QDialogButtonBox::Ok)->click();
    QCOMPARE(answered.value(0).value(0).toString(), QStringLiteral("secret"));
}

void tst_ServerDialogs::asksAboutHostKeys()
{
    AskpassDialog dialog(hostKeyQuestion());
    QCOMPARE(child<QLabel>(dialog, "fingerprint")->text(),
             QStringLiteral("ED25519 SHA256:oTz9GcMOZxM6QjIAQKmm/K4Y9UW95fArV20Wd/P0paI"));
    QVERIFY(!isShown(dialog, "answer"));
    QVERIFY(button(dialog, QDialogButtonBox::No)->isDefault());
    QSignalSpy answered(&dialog, &AskpassDialog::answered);
    QSignalSpy rejected(&dialog, &QDialog::rejected);
    button(dialog, QDialogButtonBox::No)->click();
    QCOMPARE(rejected.size(), 1);
    QVERIFY(answered.isEmpty());
    button(dialog, QDialogButtonBox::Yes)->click();
    QCOMPARE(answered.value(0).value(0).toString(), QStringLiteral("yes"));
}

void tst_ServerDialogs::givesNotices()
{
    const AskpassDialog dialog({1, QStringLiteral("shop"), QStringLiteral("Confirm user presence for key"),
                                AskpassQuestion::Kind::Notice});
    QVERIFY(!isShown(dialog, "answer"));
    QCOMPARE(child<QDialogButtonBox>(dialog, "buttons")->buttons().size(), 1);
}

/// For people: PENNON_PICTURES names the folder.
void tst_ServerDialogs::pictures()
{
    const QString folder = qEnvironmentVariable("PENNON_PICTURES");
    const bool isChinese = qEnvironmentVariable("PENNON_PICTURES_LANGUAGE") == QStringLiteral("zh_CN");
    QTranslator translator;
    if (isChinese && translator.load(QStringLiteral(":/translations/pennon_zh_CN.qm")))
        QApplication::installTranslator(&translator);
    int count = 0;
    const auto take = [&](QWidget &dialog, const char *name) {
        dialog.show();
        QVERIFY(QTest::qWaitForWindowExposed(&dialog));
        QCoreApplication::processEvents();
        const QPixmap picture = dialog.grab();
        QVERIFY(!picture.isNull());
        ++count;
        if (!folder.isEmpty())
            QVERIFY(picture.save(QStringLiteral("%1/servers-%2.png").arg(folder, QString::fromLatin1(name))));
    };
    ServerDialog server;
    server.add();
    take(server, "add");
    server.edit(remote(), true);
    server.setKeyring(false);
    server.showTesting();
    take(server, "testing");
    ServerProfile local = remote();
    local.address = QStringLiteral("unix:///run/supervisor.sock");
    server.edit(local, true);
    server.setKeyring(true);
    const Error denied{
        ErrorCode::PermissionDenied,
        QStringLiteral("this user may not open the socket /run/supervisor.sock: permission denied"),
        {},
        0};
    server.showReport(Channel::Supervisord,
                      {ChannelReport::Outcome::Fails, LinkTrouble::NotPermitted,
                       troubleWords(Channel::Supervisord, LinkTrouble::NotPermitted), denied.message,
                       adviceFor(Channel::Supervisord, LinkTrouble::NotPermitted, denied, local)});
    server.showReport(Channel::Listener, {ChannelReport::Outcome::Works,
                                          LinkTrouble::None,
                                          QStringLiteral("pennon-listener 0.1.0 on web1 answers"),
                                          {},
                                          {}});
    server.showTested();
    take(server, "tested");
    ServerProfile wrong = remote();
    wrong.address = QStringLiteral("http://user@:x");
    wrong.listenerSocket = QStringLiteral("listener.sock");
    wrong.user.clear();
    server.edit(wrong, false);
    take(server, "problems");
    server.hide();
    ServersFoundDialog found;
    take(found, "searching");
    found.showFound(foundServers());
    take(found, "found");
    found.showFound({});
    take(found, "nothing");
    found.hide();
    PasswordDialog password(remote(), true, true);
    take(password, "password");
    AskpassDialog secret({1, QStringLiteral("shop"), QStringLiteral("ann@example.com's password:"),
                          AskpassQuestion::Kind::Secret});
    take(secret, "askpass");
    AskpassDialog host(hostKeyQuestion());
    take(host, "hostkey");
    QCOMPARE(count, 10);
    QApplication::removeTranslator(&translator);
}

int main(int argc, char **argv)
{
    Q_INIT_RESOURCE(pennon_translations);
    QApplication application(argc, argv);
    tst_ServerDialogs test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_serverdialogs.moc"
