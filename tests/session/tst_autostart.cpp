// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/autostart.h"

#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

namespace pennon {

static QString content(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

class AutostartTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void writesAndRemovesTheEntry();
    void writesWhatTheDesktopAccepts_data();
    void writesWhatTheDesktopAccepts();
    void seesThatItIsSwitchedOff_data();
    void seesThatItIsSwitchedOff();
    void saysWhyItCannotBeWritten();
};

void AutostartTest::writesAndRemovesTheEntry()
{
    const QTemporaryDir folder;
    Autostart autostart(folder.filePath(QStringLiteral("new/autostart")), QStringLiteral("/usr/bin/pennon"));
    QVERIFY(!autostart.isEnabled());
    QVERIFY(autostart.setEnabled(true).has_value());
    QVERIFY(autostart.isEnabled());
    const QString entry = content(autostart.path());
    QVERIFY(entry.contains(QLatin1String("\nExec=\"/usr/bin/pennon\" --minimized\n")));
    QVERIFY(entry.contains(QLatin1String("\nTryExec=/usr/bin/pennon\n")));
    QVERIFY(autostart.setEnabled(true).has_value()); // once more changes nothing
    QCOMPARE(content(autostart.path()), entry);
    QVERIFY(autostart.setEnabled(false).has_value());
    QVERIFY(!autostart.isEnabled());
    QVERIFY(!QFile::exists(autostart.path()));
    QVERIFY(autostart.setEnabled(false).has_value());
}

void AutostartTest::writesWhatTheDesktopAccepts_data()
{
    QTest::addColumn<QString>("program");
    QTest::addColumn<QString>("exec");
    QTest::newRow("plain") << QStringLiteral("/opt/pennon/bin/pennon")
                           << QStringLiteral("\"/opt/pennon/bin/pennon\"");
    QTest::newRow("blanks") << QStringLiteral("/home/a user/pennon")
                            << QStringLiteral("\"/home/a user/pennon\"");
    QTest::newRow("percent") << QStringLiteral("/opt/100%/pennon") << QStringLiteral("\"/opt/100%%/pennon\"");
    QTest::newRow("quotes") << QStringLiteral(R"(/opt/a"b`c$d/pennon)")
                            << QStringLiteral(R"("/opt/a\\"b\\`c\\$d/pennon")");
    QTest::newRow("backslash") << QStringLiteral(R"(/opt/a\b/pennon)")
                               << QStringLiteral(R"("/opt/a\\\\b/pennon")");
}

void AutostartTest::writesWhatTheDesktopAccepts()
{
    QFETCH(QString, program);
    QFETCH(QString, exec);
    const QTemporaryDir folder;
    Autostart autostart(folder.path(), program);
    QVERIFY(autostart.setEnabled(true).has_value());
    QVERIFY2(content(autostart.path())
                 .contains(QString(QLatin1String("\nExec=") + exec + QLatin1String(" --minimized\n"))),
             qPrintable(content(autostart.path())));
    QProcess validator;
    validator.setProcessChannelMode(QProcess::MergedChannels);
    validator.start(QStringLiteral("desktop-file-validate"), {autostart.path()});
    QVERIFY(validator.waitForFinished());
    QCOMPARE(QString::fromUtf8(validator.readAll()), QString());
    QCOMPARE(validator.exitCode(), 0);
}

void AutostartTest::seesThatItIsSwitchedOff_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::newRow("hidden") << QByteArray("Hidden=true");
    QTest::newRow("blanks") << QByteArray("Hidden = true");
    QTest::newRow("GNOME") << QByteArray("X-GNOME-Autostart-enabled=false");
}

void AutostartTest::seesThatItIsSwitchedOff()
{
    QFETCH(QByteArray, line);
    const QTemporaryDir folder;
    Autostart autostart(folder.path(), QStringLiteral("/usr/bin/pennon"));
    QFile file(autostart.path());
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("[Desktop Entry]\nType=Application\nName=Pennon\n" + line + "\n");
    file.close();
    QVERIFY(!autostart.isEnabled());
    QVERIFY(autostart.setEnabled(true).has_value());
    QVERIFY(autostart.isEnabled());
}

void AutostartTest::saysWhyItCannotBeWritten()
{
    const QTemporaryDir folder;
    QFile file(folder.filePath(QStringLiteral("autostart")));
    QVERIFY(file.open(QIODevice::WriteOnly)); // where the folder should be
    Autostart autostart(file.fileName(), QStringLiteral("/usr/bin/pennon"));
    const Result<void> written = autostart.setEnabled(true);
    QVERIFY(!written.has_value());
    QVERIFY(written.error().message.contains(file.fileName()));
}

} // namespace pennon

QTEST_GUILESS_MAIN(pennon::AutostartTest)
#include "tst_autostart.moc"
