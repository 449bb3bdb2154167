// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/tray/desktopnotifications.h"

#include "fakenotificationservice.h"
#include "privatebus.h"

#include <QSignalSpy>
#include <QTest>

namespace pennon {

using testkit::FakeNotificationService;

static const QStringList everything{QStringLiteral("actions"), QStringLiteral("body"),
                                    QStringLiteral("body-markup")};

static Notification notification(const char *name, Health health = Health::Failed)
{
    const QString word = QString::fromLatin1(name);
    Notice notice;
    notice.serverId = QStringLiteral("s1");
    notice.process = {word, word};
    notice.remedy = Remedy::Restart;
    return {notice.id(), health, QString(word + QLatin1String(" failed")),
            QStringLiteral("a < b & c\n<b>why</b>"), notice};
}

class DesktopNotificationsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QVERIFY(m_bus.start()); }
    void init();
    void cleanup();
    void showsWithActionsAndUrgency();
    void urgencyFollowsSeverity_data();
    void urgencyFollowsSeverity();
    void replacesAndCloses();
    void keepsTheOrderWhileAnAnswerIsUnderWay();
    void tellsWhatWasChosen();
    void tellsWhatWasClosed();
    void asksWhatTheServiceCanDo_data();
    void asksWhatTheServiceCanDo();
    void offersToOpenTheWindowForMany();
    void saysThatThereIsNoService();
    void survivesAnotherService();
    void findsAServiceThatComesLater();
    void closesAllAtTheEnd();
    void ignoresOthers();

private:
    [[nodiscard]] FakeNotificationService &service() { return *m_service; }
    void begin(const QStringList &capabilities = everything);

    testkit::PrivateBus m_bus;
    std::unique_ptr<FakeNotificationService> m_service;
    std::unique_ptr<DesktopNotifications> m_notifications;
};

void DesktopNotificationsTest::init()
{
    m_notifications = std::make_unique<DesktopNotifications>(m_bus.connectAs(QStringLiteral("client")));
}

void DesktopNotificationsTest::cleanup()
{
    m_notifications.reset();
    m_service.reset();
    QDBusConnection::disconnectFromBus(QStringLiteral("client"));
    QDBusConnection::disconnectFromBus(QStringLiteral("service"));
}

void DesktopNotificationsTest::begin(const QStringList &capabilities)
{
    m_service =
        std::make_unique<FakeNotificationService>(m_bus.connectAs(QStringLiteral("service")), capabilities);
    QVERIFY(m_service->begin());
}

void DesktopNotificationsTest::showsWithActionsAndUrgency()
{
    begin();
    m_notifications->show(notification("api"));
    QTRY_COMPARE(service().calls.size(), 1);
    const auto &shown = service().calls.front();
    QCOMPARE(shown.title, QStringLiteral("api failed"));
    QCOMPARE(shown.body, QStringLiteral("a &lt; b &amp; c\n&lt;b&gt;why&lt;/b&gt;"));
    QCOMPARE(shown.replaces, 0u);
    QCOMPARE(shown.actions,
             QStringList({QStringLiteral("default"), QStringLiteral("Open Pennon"), QStringLiteral("remedy"),
                          QStringLiteral("Restart"), QStringLiteral("log"), QStringLiteral("Show log"),
                          QStringLiteral("silence"), QStringLiteral("Silence 1 h")}));
    QCOMPARE(shown.hints.value(QStringLiteral("desktop-entry")).toString(), QStringLiteral("pennon"));
    QVERIFY(shown.hints.contains(QStringLiteral("image-data")));
}

void DesktopNotificationsTest::urgencyFollowsSeverity_data()
{
    QTest::addColumn<int>("health");
    QTest::addColumn<int>("urgency");
    QTest::newRow("failed") << int(Health::Failed) << 2;
    QTest::newRow("trouble") << int(Health::Trouble) << 1;
    QTest::newRow("lost") << int(Health::Unknown) << 1;
}

void DesktopNotificationsTest::urgencyFollowsSeverity()
{
    QFETCH(int, health);
    begin();
    m_notifications->show(notification("api", static_cast<Health>(health)));
    QTRY_COMPARE(service().calls.size(), 1);
    const QVariant urgency = service().calls.front().hints.value(QStringLiteral("urgency"));
    QCOMPARE(urgency.metaType(), QMetaType::fromType<uchar>());
    QTEST(int(urgency.value<uchar>()), "urgency");
}

void DesktopNotificationsTest::replacesAndCloses()
{
    begin();
    m_notifications->show(notification("api"));
    m_notifications->show(notification("web"));
    QTRY_COMPARE(service().calls.size(), 2);
    m_notifications->show(notification("web"));
    QTRY_COMPARE(service().calls.size(), 3);
    QCOMPARE(service().calls.at(2).replaces, service().calls.at(1).number);
    QSignalSpy closed(m_notifications.get(), &DesktopNotifications::closed);
    m_notifications->close(notification("api").id);
    QTRY_COMPARE(service().closedByUs, std::vector<uint>{service().calls.at(0).number});
    m_notifications->close(notification("api").id); // it is gone already
    m_notifications->show(notification("api"));
    QTRY_COMPARE(service().calls.size(), 4);
    QCOMPARE(service().calls.at(3).replaces, 0u);
    QCOMPARE(service().closedByUs.size(), 1);
    QCOMPARE(closed.count(), 0); // not by the user
    QCOMPARE(service().asked, 1);
}

void DesktopNotificationsTest::keepsTheOrderWhileAnAnswerIsUnderWay()
{
    begin();
    m_notifications->show(notification("warm-up"));
    QTRY_COMPARE(service().calls.size(), 1);
    Notification changed = notification("api");
    m_notifications->show(notification("api"));
    changed.title = QStringLiteral("first change");
    m_notifications->show(changed);
    changed.title = QStringLiteral("second change");
    m_notifications->show(changed);
    QTRY_COMPARE(service().calls.size(), 3);
    QCOMPARE(service().calls.at(2).title, QStringLiteral("second change"));
    QCOMPARE(service().calls.at(2).replaces, service().calls.at(1).number);
    m_notifications->show(notification("web"));
    m_notifications->close(notification("web").id);
    QTRY_COMPARE(service().closedByUs.size(), 1);
    QCOMPARE(service().closedByUs.front(), service().calls.at(3).number);
}

void DesktopNotificationsTest::tellsWhatWasChosen()
{
    begin();
    std::vector<std::pair<QString, NoticeAction>> chosen;
    connect(m_notifications.get(), &DesktopNotifications::invoked, this,
            [&](const QString &id, NoticeAction action) { chosen.emplace_back(id, action); });
    m_notifications->show(notification("api"));
    QTRY_COMPARE(service().calls.size(), 1);
    const uint number = service().calls.front().number;
    Q_EMIT service().ActivationToken(number, QStringLiteral("token-1"));
    for (const char *word : {"default", "remedy", "log", "silence", "something else"})
        Q_EMIT service().ActionInvoked(number, QLatin1String(word));
    QTRY_COMPARE(chosen.size(), 4);
    const QString id = notification("api").id;
    QVERIFY(chosen == (std::vector<std::pair<QString, NoticeAction>>{{id, NoticeAction::Open},
                                                                     {id, NoticeAction::Remedy},
                                                                     {id, NoticeAction::Log},
                                                                     {id, NoticeAction::Silence}}));
    QCOMPARE(qgetenv("XDG_ACTIVATION_TOKEN"), QByteArray("token-1"));
    qunsetenv("XDG_ACTIVATION_TOKEN");
}

void DesktopNotificationsTest::tellsWhatWasClosed()
{
    begin();
    QSignalSpy closed(m_notifications.get(), &DesktopNotifications::closed);
    m_notifications->show(notification("api"));
    QTRY_COMPARE(service().calls.size(), 1);
    Q_EMIT service().NotificationClosed(service().calls.front().number, 2);
    QTRY_COMPARE(closed.count(), 1);
    QCOMPARE(closed.front().front().toString(), notification("api").id);
    m_notifications->show(notification("api"));
    QTRY_COMPARE(service().calls.size(), 2);
    QCOMPARE(service().calls.back().replaces, 0u);
}

void DesktopNotificationsTest::asksWhatTheServiceCanDo_data()
{
    QTest::addColumn<QStringList>("capabilities");
    QTest::addColumn<QString>("body");
    QTest::addColumn<bool>("actions");
    QTest::newRow("plain body") << QStringList{QStringLiteral("body"), QStringLiteral("actions")}
                                << QStringLiteral("a < b & c\n<b>why</b>") << true;
    QTest::newRow("no actions") << QStringList{QStringLiteral("body"), QStringLiteral("body-markup")}
                                << QStringLiteral("a &lt; b &amp; c\n&lt;b&gt;why&lt;/b&gt;") << false;
    QTest::newRow("nothing") << QStringList{} << QString() << false;
}

void DesktopNotificationsTest::asksWhatTheServiceCanDo()
{
    QFETCH(QStringList, capabilities);
    QFETCH(bool, actions);
    begin(capabilities);
    m_notifications->show(notification("api"));
    QTRY_COMPARE(service().calls.size(), 1);
    QTEST(service().calls.front().body, "body");
    QCOMPARE(!service().calls.front().actions.isEmpty(), actions);
}

void DesktopNotificationsTest::offersToOpenTheWindowForMany()
{
    begin();
    Notification many = notification("api");
    many.about.reset();
    m_notifications->show(many);
    QTRY_COMPARE(service().calls.size(), 1);
    QCOMPARE(service().calls.front().actions,
             QStringList({QStringLiteral("default"), QStringLiteral("Open Pennon"), QStringLiteral("open"),
                          QStringLiteral("Open Pennon")}));
}

void DesktopNotificationsTest::saysThatThereIsNoService()
{
    std::vector<Notification> failed;
    connect(m_notifications.get(), &DesktopNotifications::failed, this,
            [&](const Notification &notification) { failed.push_back(notification); });
    m_notifications->show(notification("api"));
    m_notifications->show(notification("web"));
    QTRY_COMPARE(failed.size(), 2);
    QVERIFY(failed.front() == notification("api"));
}

void DesktopNotificationsTest::survivesAnotherService()
{
    begin();
    QSignalSpy forgotten(m_notifications.get(), &DesktopNotifications::forgotten);
    m_notifications->show(notification("api"));
    QTRY_COMPARE(service().calls.size(), 1);
    service().end();
    m_service.reset();
    QDBusConnection::disconnectFromBus(QStringLiteral("service"));
    begin({QStringLiteral("body")});
    QTRY_COMPARE(forgotten.count(), 1);
    QCOMPARE(forgotten.front().front().toStringList(), QStringList(notification("api").id));
    m_notifications->show(notification("api"));
    QTRY_COMPARE(service().calls.size(), 1);
    QCOMPARE(service().calls.front().replaces, 0u);
    QVERIFY(service().calls.front().actions.isEmpty()); // asked anew
}

void DesktopNotificationsTest::findsAServiceThatComesLater()
{
    QSignalSpy failed(m_notifications.get(), &DesktopNotifications::failed);
    m_notifications->show(notification("api"));
    QTRY_COMPARE(failed.count(), 1);
    begin();
    m_notifications->show(notification("api"));
    QTRY_COMPARE(service().calls.size(), 1);
}

void DesktopNotificationsTest::closesAllAtTheEnd()
{
    begin();
    m_notifications->show(notification("api"));
    m_notifications->show(notification("web"));
    QTRY_COMPARE(service().calls.size(), 2);
    m_notifications->closeAll();
    QTRY_COMPARE(service().closedByUs.size(), 2);
}

void DesktopNotificationsTest::ignoresOthers()
{
    begin();
    QSignalSpy invoked(m_notifications.get(), &DesktopNotifications::invoked);
    QSignalSpy closed(m_notifications.get(), &DesktopNotifications::closed);
    m_notifications->show(notification("api"));
    QTRY_COMPARE(service().calls.size(), 1);
    Q_EMIT service().ActionInvoked(4711, QStringLiteral("default"));
    Q_EMIT service().NotificationClosed(4711, 2);
    Q_EMIT service().ActionInvoked(service().calls.front().number, QStringLiteral("log"));
    QTRY_COMPARE(invoked.count(), 1);
    QCOMPARE(closed.count(), 0);
}

} // namespace pennon

QTEST_MAIN(pennon::DesktopNotificationsTest)
#include "tst_desktopnotifications.moc"
