// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/tray/trayhost.h"

#include "privatebus.h"

#include <QSignalSpy>
#include <QTest>

namespace pennon {

/// The service that panels with modern trays have on the bus.
class FakeWatcher final : public QObject
{
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.kde.StatusNotifierWatcher")
    Q_PROPERTY(bool IsStatusNotifierHostRegistered MEMBER m_hasHost)

public:
    FakeWatcher(const QDBusConnection &bus, bool hasHost)
        : m_bus(bus)
        , m_hasHost(hasHost)
    {}
    [[nodiscard]] bool begin()
    {
        return m_bus.registerObject(QStringLiteral("/StatusNotifierWatcher"), this,
                                    QDBusConnection::ExportAllProperties |
                                        QDBusConnection::ExportAllSignals) &&
               m_bus.registerService(QStringLiteral("org.kde.StatusNotifierWatcher"));
    }
    void end() { m_bus.unregisterService(QStringLiteral("org.kde.StatusNotifierWatcher")); }
    void setHost(bool hasHost)
    {
        m_hasHost = hasHost;
        if (hasHost) {
            Q_EMIT StatusNotifierHostRegistered();
        } else {
            Q_EMIT StatusNotifierHostUnregistered();
        }
    }

Q_SIGNALS: // NOLINT: the names are the specification's
    void StatusNotifierHostRegistered();
    void StatusNotifierHostUnregistered();

private:
    QDBusConnection m_bus;
    bool m_hasHost;
};

class TrayHostTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QVERIFY(m_bus.start()); }
    void cleanup()
    {
        QDBusConnection::disconnectFromBus(QStringLiteral("host"));
        QDBusConnection::disconnectFromBus(QStringLiteral("watcher"));
    }
    void findsOneThatIsThere();
    void findsOneThatComesLaterAndGoes();
    void aWatcherWithoutAHostIsNoTray();
    void worksWithoutABus();

private:
    testkit::PrivateBus m_bus;
};

void TrayHostTest::findsOneThatIsThere()
{
    FakeWatcher watcher(m_bus.connectAs(QStringLiteral("watcher")), true);
    QVERIFY(watcher.begin());
    DesktopTrayHost host(m_bus.connectAs(QStringLiteral("host")));
    QTRY_VERIFY(host.isThere());
}

void TrayHostTest::findsOneThatComesLaterAndGoes()
{
    DesktopTrayHost host(m_bus.connectAs(QStringLiteral("host")));
    QSignalSpy changed(&host, &TrayHost::changed);
    FakeWatcher watcher(m_bus.connectAs(QStringLiteral("watcher")), true);
    QVERIFY(!host.isThere());
    QVERIFY(watcher.begin());
    QTRY_VERIFY(host.isThere());
    watcher.end();
    QTRY_VERIFY(!host.isThere());
    QCOMPARE(changed.count(), 2);
}

void TrayHostTest::aWatcherWithoutAHostIsNoTray()
{
    FakeWatcher watcher(m_bus.connectAs(QStringLiteral("watcher")), false);
    QVERIFY(watcher.begin());
    DesktopTrayHost host(m_bus.connectAs(QStringLiteral("host")));
    QSignalSpy changed(&host, &TrayHost::changed);
    watcher.setHost(true);
    QTRY_VERIFY(host.isThere());
    watcher.setHost(false);
    QTRY_VERIFY(!host.isThere());
}

void TrayHostTest::worksWithoutABus()
{
    DesktopTrayHost host(QDBusConnection(QStringLiteral("no such connection")));
    QTest::qWait(1);
    QVERIFY(!host.isThere());
}

} // namespace pennon

QTEST_MAIN(pennon::TrayHostTest)
#include "tst_trayhost.moc"
