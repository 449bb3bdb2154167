// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/tray/desktopnotifications.h"

#include "privatebus.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

namespace pennon {

static Notification notification(const char *name, Health health, const char *title, const char *body)
{
    const QString word = QString::fromLatin1(name);
    Notice notice;
    notice.serverId = QStringLiteral("s1");
    notice.process = {word, word};
    notice.remedy = Remedy::Restart;
    return {notice.id(), health, QString::fromUtf8(title), QString::fromUtf8(body), notice};
}

/// A real notification service on a screen of its own.
class DunstTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase();
    void init();
    void cleanup();
    void showsReplacesAndWithdraws();
    void doesWhatWasChosen();
    void survivesARestart();
    void showsHostileTextAsItIs();
    void pictures();

private:
    void startDunst();
    void stopDunst();
    void takePicture(const QString &name);
    QByteArray dunstctl(const QStringList &arguments);
    [[nodiscard]] int displayed()
    {
        return dunstctl({QStringLiteral("count"), QStringLiteral("displayed")}).toInt();
    }

    QTemporaryDir m_folder;
    testkit::PrivateBus m_bus;
    QProcess m_screen;
    QProcess m_dunst;
    QProcessEnvironment m_environment;
    std::unique_ptr<DesktopNotifications> m_notifications;
};

void DunstTest::initTestCase()
{
    QVERIFY(m_bus.start());
    m_screen.start(QStringLiteral("Xvfb"),
                   {QStringLiteral("-displayfd"), QStringLiteral("1"), QStringLiteral("-screen"),
                    QStringLiteral("0"), QStringLiteral("800x600x24"), QStringLiteral("-nolisten"),
                    QStringLiteral("tcp")});
    QVERIFY(m_screen.waitForStarted());
    QTRY_VERIFY_WITH_TIMEOUT(m_screen.canReadLine(), 30'000);
    m_environment = QProcessEnvironment::systemEnvironment();
    m_environment.insert(QStringLiteral("DISPLAY"),
                         QString(QLatin1Char(':') + QString::fromLatin1(m_screen.readLine().trimmed())));
    m_environment.insert(QStringLiteral("DBUS_SESSION_BUS_ADDRESS"), m_bus.address());
    // Its menu of actions is a program that reads them and answers with one.
    QFile chooser(m_folder.filePath(QStringLiteral("choose")));
    QVERIFY(chooser.open(QIODevice::WriteOnly));
    chooser.write("#!/bin/sh\ngrep Restart\n");
    chooser.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    chooser.close();
    QFile configuration(m_folder.filePath(QStringLiteral("dunstrc")));
    QVERIFY(configuration.open(QIODevice::WriteOnly));
    configuration.write("[global]\nfont = DejaVu Sans 10\nwidth = 420\nmarkup = full\ndmenu = " +
                        chooser.fileName().toUtf8() + "\n");
    configuration.close();
    startDunst();
}

void DunstTest::startDunst()
{
    m_dunst.setProcessEnvironment(m_environment);
    m_dunst.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    m_dunst.start(QStringLiteral("dunst"),
                  {QStringLiteral("-config"), m_folder.filePath(QStringLiteral("dunstrc"))});
    QVERIFY(m_dunst.waitForStarted());
    QTRY_VERIFY_WITH_TIMEOUT(dunstctl({QStringLiteral("is-paused")}).startsWith("false"), 30'000);
}

void DunstTest::stopDunst()
{
    m_dunst.terminate();
    QVERIFY(m_dunst.waitForFinished());
}

void DunstTest::cleanupTestCase()
{
    stopDunst();
    m_screen.terminate();
    QVERIFY(m_screen.waitForFinished());
}

void DunstTest::init()
{
    m_notifications = std::make_unique<DesktopNotifications>(m_bus.connectAs(QStringLiteral("client")));
}

void DunstTest::cleanup()
{
    m_notifications->closeAll();
    QTRY_COMPARE(displayed(), 0);
    m_notifications.reset();
    QDBusConnection::disconnectFromBus(QStringLiteral("client"));
}

QByteArray DunstTest::dunstctl(const QStringList &arguments)
{
    QProcess program;
    program.setProcessEnvironment(m_environment);
    program.start(QStringLiteral("dunstctl"), arguments);
    if (!program.waitForFinished())
        program.kill();
    return program.readAllStandardOutput().trimmed();
}

void DunstTest::takePicture(const QString &name)
{
    const QString folder = qEnvironmentVariable("PENNON_PICTURES");
    if (folder.isEmpty())
        return;
    QProcess program;
    program.setProcessEnvironment(m_environment);
    program.start(QStringLiteral("import"),
                  {QStringLiteral("-window"), QStringLiteral("root"), QDir(folder).filePath(name)});
    QVERIFY(program.waitForFinished());
}

void DunstTest::showsReplacesAndWithdraws()
{
    m_notifications->show(notification("api", Health::Failed, "api: failed to start", "Fatal"));
    m_notifications->show(notification("web", Health::Trouble, "web: limit in about 9 min", "Running"));
    QTRY_COMPARE(displayed(), 2);
    m_notifications->show(notification("web", Health::Trouble, "web: limit in about 8 min", "Running"));
    m_notifications->close(notification("api", Health::Failed, "", "").id);
    QTRY_COMPARE(displayed(), 1);
}

void DunstTest::doesWhatWasChosen()
{
    std::vector<NoticeAction> chosen;
    connect(m_notifications.get(), &DesktopNotifications::invoked, this,
            [&](const QString & /*id*/, NoticeAction action) { chosen.push_back(action); });
    m_notifications->show(notification("api", Health::Failed, "api: failed to start", "Fatal"));
    QTRY_COMPARE(displayed(), 1);
    dunstctl({QStringLiteral("context")}); // the menu, from which "Restart" is chosen
    QTRY_COMPARE(chosen, std::vector{NoticeAction::Remedy});
    m_notifications->show(notification("api", Health::Failed, "api: failed to start", "Fatal"));
    QTRY_COMPARE(displayed(), 1);
    dunstctl({QStringLiteral("action"), QStringLiteral("0")}); // a click
    QTRY_COMPARE(chosen, (std::vector{NoticeAction::Remedy, NoticeAction::Open}));
}

void DunstTest::survivesARestart()
{
    QStringList lost;
    connect(m_notifications.get(), &DesktopNotifications::forgotten, this,
            [&](const QStringList &ids) { lost = ids; });
    const Notification shown = notification("api", Health::Failed, "api: failed to start", "Fatal");
    m_notifications->show(shown);
    QTRY_COMPARE(displayed(), 1);
    stopDunst();
    startDunst();
    QTRY_COMPARE(lost, QStringList(shown.id));
    m_notifications->show(shown);
    QTRY_COMPARE(displayed(), 1);
}

void DunstTest::showsHostileTextAsItIs()
{
    const Notification hostile = notification("x", Health::Failed, "<b>x</b> & <",
                                              "<img src=\"/etc/passwd\"/> & </span>\n%s %n <a href=\"x\">");
    m_notifications->show(hostile);
    QTRY_COMPARE(displayed(), 1);
    takePicture(QStringLiteral("hostile.png"));
    m_notifications->close(hostile.id);
    QTRY_COMPARE(displayed(), 0);
    const QJsonObject history = QJsonDocument::fromJson(dunstctl({QStringLiteral("history")})).object();
    const QJsonObject last = history.value(QLatin1String("data")).toArray().at(0).toArray().at(0).toObject();
    const auto field = [&last](const char *name) {
        return last.value(QLatin1String(name)).toObject().value(QLatin1String("data")).toString();
    };
    QCOMPARE(field("summary"), hostile.title);
    QCOMPARE(field("body"), hostile.body.toHtmlEscaped());
}

void DunstTest::pictures()
{
    m_notifications->show(
        notification("importer", Health::Failed, "importer: failed to start · exit code 1",
                     "on prod-1 · Fatal · since 14:58\nImportError: no module named \"pgclient\""));
    m_notifications->show(notification("api-2", Health::Trouble, "api-2: limit in about 9 min",
                                       "on prod-1 · Running\n482 MB of 512 MB"));
    Notification many =
        notification("", Health::Failed, "5 problems on 2 servers",
                     "mailer: failed to start (prod-1)\nworker-1: exited (prod-1)\nworker-2: exited "
                     "(prod-2)\nworker-3: exited (prod-2)\nand 1 more");
    many.about.reset();
    m_notifications->show(many);
    QTRY_COMPARE(displayed(), 3);
    takePicture(QStringLiteral("notifications.png"));
}

} // namespace pennon

QTEST_MAIN(pennon::DunstTest)
#include "tst_dunst.moc"
