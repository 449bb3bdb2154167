// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/logs/logpane.h"
#include "gui/logs/logview.h"

#include <QAction>
#include <QApplication>
#include <QCheckBox>
#include <QDir>
#include <QFile>
#include <QFileDialog>
#include <QLabel>
#include <QLineEdit>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>
#include <QTranslator>

using namespace pennon;
using State = LogFollower::State;
using Channel = LogPane::Channel;

namespace {

class FixedClock final : public Clock
{
public:
    [[nodiscard]] WallTime now() const override { return time; }
    [[nodiscard]] SteadyTime steady() const override { return {}; }
    WallTime time{std::chrono::hours(500'000)};
};

/// The log of a small web application, as logs are.
QByteArray sample()
{
    QByteArray text;
    for (int i = 0; i < 40; ++i) {
        text += "2025-03-04 12:0" + QByteArray::number(i % 10) +
                ":17 \x1b[32mINFO\x1b[0m  request GET /health 200 in \x1b[36m" +
                QByteArray::number(i * 7 % 90) + " ms\x1b[0m\n";
        if (i % 9 == 4)
            text += "2025-03-04 12:04:19 \x1b[1;33mWARN\x1b[0m  slow query \x1b[2m(select * from orders "
                    "where customer = ? order by created limit 100)\x1b[0m took 1.8 s\n";
        if (i % 13 == 7)
            text += "2025-03-04 12:04:20 \x1b[1;37;41m ERROR \x1b[0m connection to "
                    "\x1b[4mdb.example.com\x1b[0m lost: broken pipe\n"
                    "Traceback (most recent call last):\n\tFile \"app.py\", line 88, in handle\n";
    }
    text += "caf\xe9 au lait \x01 进程内存使用过多 🎏\n";
    text += "\x1b[38;5;208morange\x1b[0m \x1b[38;2;120;80;255mviolet\x1b[0m \x1b[7minverse\x1b[0m "
            "\x1b[3mitalic\x1b[0m \x1b[9mstruck\x1b[0m \x1b[90mgray\x1b[0m \x1b[93myellow\x1b[0m "
            "\x1b[97mwhite\x1b[0m \x1b[30mblack\x1b[0m \x1b[34mblue\x1b[0m \x1b[94mbright blue\x1b[0m\n";
    return text;
}

} // namespace

class TestLogPane final : public QObject
{
    Q_OBJECT

private:
    template <typename Widget>
    [[nodiscard]] Widget *part(const char *name) const
    {
        return m_pane->findChild<Widget *>(QString::fromLatin1(name));
    }
    [[nodiscard]] QString status() const { return part<QLabel>("status")->text(); }
    [[nodiscard]] QString matches() const { return part<QLabel>("matchLabel")->text(); }

private Q_SLOTS:
    void initTestCase()
    {
        Q_INIT_RESOURCE(pennon_translations);
        QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom));
    }

    void init()
    {
        m_pane = std::make_unique<LogPane>(m_clock);
        m_pane->resize(900, 500);
        m_pane->show();
        QVERIFY(QTest::qWaitForWindowActive(m_pane.get()));
    }
    void cleanup() { m_pane.reset(); }

    void tellsHowItStands()
    {
        m_pane->begin(QStringLiteral("web"), Channel::Stdout);
        m_pane->append("one\ntwo\n");
        m_pane->setState(State::Live, {});
        QCOMPARE(status(), QStringLiteral("live · 2 lines"));
        m_pane->append("three\n");
        QVERIFY2(status().startsWith(QStringLiteral("live · 3 lines · last line ")), qPrintable(status()));
        m_pane->setState(State::Waiting, QStringLiteral("nobody listens"));
        QCOMPARE(status(), QStringLiteral("reconnecting… · 3 lines · nobody listens"));
        m_pane->appendNote(QStringLiteral("gap"));
        m_pane->setState(State::Live, {});
        QSignalSpy paused(m_pane.get(), &LogPane::requestPause);
        QTest::mouseClick(part<QToolButton>("pauseButton"), Qt::LeftButton);
        QCOMPARE(paused.size(), 1);
        QVERIFY(status().startsWith(QLatin1String("paused")));
        m_pane->begin(QStringLiteral("db"), Channel::Stderr);
        QVERIFY(!m_pane->isPaused());
        QCOMPARE(m_pane->buffer().size(), 0);
        QVERIFY(part<QToolButton>("stderrButton")->isChecked());
    }

    void switchesChannels()
    {
        m_pane->begin(QStringLiteral("web"), Channel::Stdout);
        const QSignalSpy wanted(m_pane.get(), &LogPane::requestChannel);
        QTest::mouseClick(part<QToolButton>("stderrButton"), Qt::LeftButton);
        QCOMPARE(wanted.size(), 1);
        QCOMPARE(wanted.at(0).at(0).value<LogPane::Channel>(), Channel::Stderr);
    }

    void searches()
    {
        m_pane->begin(QStringLiteral("web"), Channel::Stdout);
        m_pane->append(sample());
        QVERIFY(!part<QWidget>("searchBar")->isVisible());
        m_pane->findChild<LogView *>()->setFocus();
        QTest::keyClick(m_pane.get(), Qt::Key_F, Qt::ControlModifier);
        QVERIFY(part<QWidget>("searchBar")->isVisible());
        auto *const text = part<QLineEdit>("searchText");
        QVERIFY(text->hasFocus());
        QTest::keyClicks(text, QStringLiteral("warn"));
        QTRY_COMPARE(matches(), QStringLiteral("4 matches"));
        m_pane->findChild<LogView *>()->setFollowing(false);
        QTest::keyClick(text, Qt::Key_Home, Qt::ControlModifier);
        QTest::keyClick(text, Qt::Key_Return);
        QTRY_VERIFY2(matches().endsWith(QLatin1String(" of 4")), qPrintable(matches()));
        const QString first = matches();
        QTest::keyClick(m_pane.get(), Qt::Key_F3);
        QVERIFY(matches() != first);
        QTest::keyClick(m_pane.get(), Qt::Key_F3, Qt::ShiftModifier);
        QCOMPARE(matches(), first);
        part<QCheckBox>("caseBox")->setChecked(true);
        QTRY_COMPARE(matches(), QStringLiteral("not found"));
        part<QCheckBox>("caseBox")->setChecked(false);
        part<QCheckBox>("regexBox")->setChecked(true);
        text->setText(QStringLiteral("(warn|error"));
        QVERIFY2(matches().contains(QLatin1String("No regular expression")), qPrintable(matches()));
        text->setText(QStringLiteral("warn|error"));
        QTRY_COMPARE(matches(), QStringLiteral("7 matches"));
        QTest::keyClick(text, Qt::Key_Escape);
        QVERIFY(!part<QWidget>("searchBar")->isVisible());
    }

    void saves()
    {
        m_pane->begin(QStringLiteral("web:1"), Channel::Stdout);
        m_pane->append("\x1b[31mone\x1b[0m\ntwo\n");
        const QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("saved.log"));
        QCoreApplication::setAttribute(Qt::AA_DontUseNativeDialogs);
        m_pane->findChild<LogView *>()->setFocus();
        QTest::keyClick(m_pane.get(), Qt::Key_S, Qt::ControlModifier);
        auto *const dialog = m_pane->findChild<QFileDialog *>();
        QVERIFY(dialog);
        Q_EMIT dialog->fileSelected(path);
        dialog->reject();
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(file.readAll(), "one\ntwo\n");
    }

    void everythingHasAName()
    {
        const auto buttons = m_pane->findChildren<QToolButton *>();
        for (const QToolButton *const button : buttons) {
            if (button->objectName().endsWith(QLatin1String("Button")))
                QVERIFY2(!button->text().isEmpty() || !button->accessibleName().isEmpty(),
                         qPrintable(button->objectName()));
        }
    }

    void changesItsLanguage()
    {
        m_pane->begin(QStringLiteral("web"), Channel::Stdout);
        m_pane->append("one\n");
        m_pane->setState(State::Live, {});
        QTranslator translator;
        QVERIFY(translator.load(QStringLiteral(":/translations/pennon_zh_CN.qm")));
        QCoreApplication::installTranslator(&translator);
        QTRY_VERIFY2(status().startsWith(QStringLiteral("实时")), qPrintable(status()));
        QCoreApplication::removeTranslator(&translator);
        QTRY_VERIFY(status().startsWith(QLatin1String("live")));
    }

    /// With PENNON_PICTURES=FOLDER the pane is painted there, light and dark, English and Chinese.
    void looksWell_data()
    {
        QTest::addColumn<bool>("dark");
        QTest::addColumn<bool>("chinese");
        QTest::newRow("light-en") << false << false;
        QTest::newRow("dark-en") << true << false;
        QTest::newRow("light-zh") << false << true;
        QTest::newRow("dark-zh") << true << true;
    }

    void looksWell()
    {
        QFETCH(const bool, dark);
        QFETCH(const bool, chinese);
        QTranslator translator;
        QVERIFY(translator.load(QStringLiteral(":/translations/pennon_zh_CN.qm")));
        if (chinese)
            QCoreApplication::installTranslator(&translator);
        const QPalette before = QApplication::palette();
        QApplication::setPalette(dark ? QPalette(QColor(53, 53, 58), QColor(32, 32, 36))
                                      : QPalette(QColor(239, 239, 242)));
        const auto picture = [this](const char *name) {
            const QString folder = qEnvironmentVariable("PENNON_PICTURES");
            QCoreApplication::processEvents(); // palette and language come by event
            const QPixmap pixmap = m_pane->grab();
            QVERIFY(!pixmap.isNull());
            if (!folder.isEmpty())
                pixmap.save(
                    QStringLiteral("%1/logs-%2-%3.png")
                        .arg(folder, QString::fromLatin1(name), QString::fromUtf8(QTest::currentDataTag())));
        };
        m_pane->showNothing(QStringLiteral("Several processes selected"),
                            QStringLiteral("Select one process."));
        picture("nothing");
        m_pane->begin(QStringLiteral("shop:web"), Channel::Stdout);
        m_pane->setState(State::Waiting,
                         QStringLiteral("There is no log file /var/log/web.log on the server."));
        picture("missing");
        m_pane->append(sample());
        m_pane->appendNote(LogGap{LogGap::Why::Reconnected, m_clock.now()}.text());
        m_pane->append("after the gap\nand a progress: 20 %\r100 %");
        m_pane->setState(State::Live, {});
        m_pane->append("\n");
        m_pane->find();
        part<QLineEdit>("searchText")->setText(QStringLiteral("request"));
        QTRY_VERIFY(!matches().isEmpty());
        auto *const view = m_pane->findChild<LogView *>();
        picture("live");
        QTest::keyClick(view, Qt::Key_PageUp);
        QTest::keyClick(part<QLineEdit>("searchText"), Qt::Key_Return);
        m_pane->append(sample());
        QTest::keyClick(view, Qt::Key_Down, Qt::ShiftModifier);
        picture("scrolled");
        QApplication::setPalette(before);
        QCoreApplication::removeTranslator(&translator);
    }

private:
    FixedClock m_clock;
    std::unique_ptr<LogPane> m_pane;
};

QTEST_MAIN(TestLogPane)
#include "tst_logpane.moc"
