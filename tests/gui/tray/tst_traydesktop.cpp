// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/tray/trayicon.h"

#include "privatebus.h"

#include <QApplication>
#include <QDir>
#include <QLocale>
#include <QProcess>
#include <QScreen>
#include <QSignalSpy>
#include <QTest>
#include <QTranslator>

static void loadTranslations()
{
    Q_INIT_RESOURCE(pennon_translations);
}

namespace pennon {

static TrayContent content(Health health)
{
    TrayContent made;
    made.health = health;
    made.count = 3;
    made.toolTip = QStringLiteral("Pennon");
    made.troubles = {{QStringLiteral("s1"),
                      {QStringLiteral("importer"), QStringLiteral("importer")},
                      Health::Failed,
                      QStringLiteral("importer (prod-1): failed to start · exit code 1"),
                      Remedy::Start},
                     {QStringLiteral("s1"),
                      {QStringLiteral("webapp"), QStringLiteral("api-2")},
                      Health::Trouble,
                      QStringLiteral("webapp:api-2 (prod-1): limit in about 9 min"),
                      Remedy::Restart},
                     {QStringLiteral("s3"),
                      {},
                      Health::Unknown,
                      QStringLiteral("staging: unreachable"),
                      Remedy::Reconnect}};
    made.servers = {{QStringLiteral("s1"), Health::Failed, QStringLiteral("prod-1: 2")},
                    {QStringLiteral("s2"), Health::Fine, QStringLiteral("prod-2: OK")},
                    {QStringLiteral("s3"), Health::Unknown, QStringLiteral("staging: 14:02")}};
    return made;
}

/// The icon in a real tray, which comes and goes, on a screen of its own.
class TrayDesktopTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void cleanup() { stopTray(); }
    void isSeenAndClickedInATrayThatComesLater();
    void comesBackWithAnotherTray();
    void pictures_data();
    void pictures();

private:
    void startTray();
    void stopTray();
    /// Where the icon's colour is on the screen; nothing if nowhere.
    [[nodiscard]] static QPoint find(const QColor &color);
    [[nodiscard]] static bool isPainted(const QPoint &place);
    static void click(const QPoint &place, const char *button);

    QProcess m_tray;
};

void TrayDesktopTest::startTray()
{
    m_tray.start(QStringLiteral("trayer"),
                 {QStringLiteral("--edge"), QStringLiteral("top"), QStringLiteral("--align"),
                  QStringLiteral("right"), QStringLiteral("--widthtype"), QStringLiteral("request"),
                  QStringLiteral("--height"), QStringLiteral("24")});
    QVERIFY(m_tray.waitForStarted());
}

void TrayDesktopTest::stopTray()
{
    m_tray.kill();
    m_tray.waitForFinished();
}

QPoint TrayDesktopTest::find(const QColor &color)
{
    const QImage image = QGuiApplication::primaryScreen()->grabWindow(0).toImage();
    for (int y = 0; y < std::min(image.height(), 40); ++y) {
        for (int x = 0; x < image.width(); ++x) {
            if (image.pixelColor(x, y) == color)
                return {x, y};
        }
    }
    return {};
}

bool TrayDesktopTest::isPainted(const QPoint &place)
{
    const QImage image = QGuiApplication::primaryScreen()->grabWindow(0).toImage();
    return image.pixelColor(place) != QColor(Qt::black);
}

void TrayDesktopTest::click(const QPoint &place, const char *button)
{
    QProcess::execute(QStringLiteral("xdotool"),
                      {QStringLiteral("mousemove"), QString::number(place.x()), QString::number(place.y()),
                       QStringLiteral("click"), QString::fromLatin1(button)});
}

static const QColor red(0xcc, 0x29, 0x36);
static const QColor green(0x1a, 0x93, 0x4e);

void TrayDesktopTest::isSeenAndClickedInATrayThatComesLater()
{
    DesktopTrayHost host(QDBusConnection::sessionBus());
    TrayIcon icon(host);
    icon.show(content(Health::Failed));
    QSignalSpy window(&icon, &TrayIcon::requestWindow);
    QVERIFY(!icon.isAvailable());
    QVERIFY(find(red).isNull());
    startTray();
    QTRY_VERIFY_WITH_TIMEOUT(icon.isAvailable(), 20'000);
    QTRY_VERIFY_WITH_TIMEOUT(!find(red).isNull(), 20'000);
    click(find(red), "1");
    QTRY_COMPARE(window.count(), 1);
    click(find(red), "3");
    QTRY_VERIFY(icon.menu().isVisible());
    icon.menu().close();
    icon.show(content(Health::Fine));
    QTRY_VERIFY_WITH_TIMEOUT(!find(green).isNull(), 20'000);
}

void TrayDesktopTest::comesBackWithAnotherTray()
{
    DesktopTrayHost host(QDBusConnection::sessionBus());
    TrayIcon icon(host);
    icon.show(content(Health::Failed));
    startTray();
    QTRY_VERIFY_WITH_TIMEOUT(!find(red).isNull(), 20'000);
    stopTray();
    QTRY_VERIFY_WITH_TIMEOUT(!icon.isAvailable(), 20'000);
    startTray();
    QTRY_VERIFY_WITH_TIMEOUT(!find(red).isNull(), 20'000);
    QVERIFY(icon.isAvailable());
}

void TrayDesktopTest::pictures_data()
{
    QTest::addColumn<bool>("dark");
    QTest::addColumn<bool>("chinese");
    QTest::newRow("light-en") << false << false;
    QTest::newRow("dark-en") << true << false;
    QTest::newRow("light-zh") << false << true;
    QTest::newRow("dark-zh") << true << true;
}

void TrayDesktopTest::pictures()
{
    QFETCH(bool, dark);
    QFETCH(bool, chinese);
    const QPalette before = QApplication::palette();
    if (dark) {
        QPalette palette(QColor(0x31, 0x36, 0x3b), QColor(0x23, 0x26, 0x29));
        palette.setColor(QPalette::Base, QColor(0x1b, 0x1e, 0x20));
        QApplication::setPalette(palette);
    }
    QTranslator translator;
    if (chinese) {
        QVERIFY(translator.load(QStringLiteral(":/translations/pennon_zh_CN.qm")));
        QCoreApplication::installTranslator(&translator);
    }
    TrayMenu menu;
    menu.show(content(Health::Failed));
    menu.popup(QPoint(10, 10));
    QTRY_VERIFY(menu.isVisible());
    menu.setActiveAction(menu.actions().constFirst());
    QTest::keyClick(&menu, Qt::Key_Right);
    const QMenu *const submenu = menu.actions().constFirst()->menu();
    QTRY_VERIFY(submenu->isVisible());
    QTRY_VERIFY(isPainted(menu.geometry().center()) && isPainted(submenu->geometry().center()));
    if (const QString folder = qEnvironmentVariable("PENNON_PICTURES"); !folder.isEmpty()) {
        const QPixmap picture = QGuiApplication::primaryScreen()->grabWindow(0);
        QVERIFY(picture.save(QDir(folder).filePath(QString(
            QLatin1String("menu-") + QLatin1String(QTest::currentDataTag()) + QLatin1String(".png")))));
    }
    menu.close();
    QApplication::setPalette(before);
}

} // namespace pennon

/// The screen and the bus must be there before the application.
int main(int count, char **arguments)
{
    pennon::testkit::PrivateBus bus;
    QProcess screen;
    screen.start(QStringLiteral("Xvfb"),
                 {QStringLiteral("-displayfd"), QStringLiteral("1"), QStringLiteral("-screen"),
                  QStringLiteral("0"), QStringLiteral("800x420x24"), QStringLiteral("-nolisten"),
                  QStringLiteral("tcp")});
    while (screen.waitForStarted() && !screen.canReadLine()) {
        if (!screen.waitForReadyRead())
            break;
    }
    const QByteArray display = screen.readLine().trimmed();
    if (!bus.start() || display.isEmpty())
        qFatal("there is no screen or no bus: %s", screen.readAllStandardError().constData());
    qputenv("DISPLAY", ":" + display);
    qputenv("DBUS_SESSION_BUS_ADDRESS", bus.address().toUtf8());
    qputenv("QT_QPA_PLATFORM", "xcb");
    loadTranslations();
    int status = 1;
    {
        const QApplication application(count, arguments);
        pennon::TrayDesktopTest test;
        status = QTest::qExec(&test, count, arguments);
    }
    screen.terminate();
    screen.waitForFinished();
    return status;
}
#include "tst_traydesktop.moc"
