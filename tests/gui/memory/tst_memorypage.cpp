// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenes.h"

#include "gui/common/sizebox.h"

#include <QAbstractButton>
#include <QComboBox>
#include <QFileDialog>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QMessageBox>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QToolButton>
#include <QTranslator>

using namespace pennon;
using namespace pennon::scenes;
using namespace std::chrono_literals;

/// What the page says, and what becomes of a wish for another limit.
class TestMemoryPage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom)); }
    void saysWhatIsToBeDone();
    void saysHowItIs();
    void showsSeveral();
    void choosesRanges();
    void typesALimit();
    void offersAndSaves();
    void offersTheScope();
    void endsWhileALimitIsTyped();
    void explainsErrors();
    void dropsAChangeWithItsProcess();
    void readOnly();
    void exports();
    void pictures_data();
    void pictures();
};

namespace {

template <typename Widget>
Widget *part(MemoryPage &page, const char *name)
{
    return page.findChild<Widget *>(QLatin1String(name));
}

QString textOf(MemoryPage &page, const char *label)
{
    return part<QLabel>(page, label)->text().replace(QChar(0xa0), u' ');
}

LimitOffer offer(ByteSize size, int others)
{
    LimitOffer made;
    made.process = leaking().process();
    made.size = size;
    made.file = QStringLiteral("/etc/pennon/pennon.conf");
    made.others = others;
    made.rule = QStringLiteral("[memmon] any");
    made.forRule = LimitChange{QStringLiteral("memmon"), QStringLiteral("any"), QStringLiteral("512MB"),
                               formatByteSize(size)};
    made.forProcess =
        LimitChange{QStringLiteral("memmon"), QStringLiteral("program"), QStringLiteral("redis=1GB"),
                    QString(u"webapp:api-2=" + formatByteSize(size) + u", redis=1GB")};
    return made;
}

void typeLimit(MemoryPage &page, const QString &text)
{
    auto *const edit = part<SizeBox>(page, "limitBox")->findChild<QLineEdit *>();
    edit->selectAll();
    QTest::keyClicks(edit, text);
    QTest::keyClick(edit, Qt::Key_Return);
}

} // namespace

void TestMemoryPage::saysWhatIsToBeDone()
{
    const std::unique_ptr<MemoryPage> shown = page({});
    QVERIFY(part<QWidget>(*shown, "emptyNote")->isVisible());
    QVERIFY(!part<QWidget>(*shown, "limitRow")->isVisible());
    QVERIFY(!part<QToolButton>(*shown, "exportButton")->isEnabled());
}

void TestMemoryPage::saysHowItIs()
{
    const std::unique_ptr<MemoryPage> shown = page({leaking()});
    QCOMPARE(textOf(*shown, "nameLabel"), QStringLiteral("webapp:api-2"));
    QCOMPARE(
        textOf(*shown, "summaryLabel"),
        QStringLiteral("483 MB of 512 MB · +111 MB/h · reaches its limit at about 14:51 · 1 restart at this "
                       "limit in 7 days"));
    shown->setNow(now() + 20min); // the estimate is over, and nothing was measured since
    QCOMPARE(textOf(*shown, "summaryLabel"),
             QStringLiteral("limit 512 MB · 1 restart at this limit in 7 days"));
}

void TestMemoryPage::showsSeveral()
{
    std::vector<ProcessMemory> many;
    for (int i = 0; i < 10; ++i)
        many.push_back(calm(QStringLiteral("api-%1").arg(i), 200 + 40 * i, i, 1));
    const std::unique_ptr<MemoryPage> shown = page(many);
    QVERIFY(part<QWidget>(*shown, "legend")->isVisible());
    QVERIFY(!part<QWidget>(*shown, "limitRow")->isVisible());
    QCOMPARE(shown->chart().memories().size(), std::size_t(CurveStyle::many));
    // Every two of them differ in colour, and neighbours in their dash.
    for (int one = 0; one < CurveStyle::many; ++one) {
        for (int other = one + 1; other < CurveStyle::many; ++other)
            QVERIFY(curveStyle(one, shown->palette()).color != curveStyle(other, shown->palette()).color);
        QVERIFY(curveStyle(one, shown->palette()).dash != curveStyle(one + 1, shown->palette()).dash);
    }
}

void TestMemoryPage::choosesRanges()
{
    const std::unique_ptr<MemoryPage> shown = page({leaking()});
    QVERIFY(part<QToolButton>(*shown, "range6h")->isChecked());
    QSignalSpy changed(shown.get(), &MemoryPage::windowChanged);
    shown->fitRange(20min);
    QCOMPARE(shown->chart().window().span(), 1h);
    shown->fitRange(1min); // not a second time: that range may have been chosen
    QCOMPARE(shown->chart().window().span(), 1h);
    shown->chart().showNewest(6h);
    shown->fitRange(24h * 20); // the usual one, not the longest
    QCOMPARE(shown->chart().window().span(), 6h);
    changed.clear();
    QTest::mouseClick(part<QToolButton>(*shown, "range1h"), Qt::LeftButton);
    QCOMPARE(shown->chart().window().span(), 1h);
    QVERIFY(part<QToolButton>(*shown, "range1h")->isChecked());
    QVERIFY(!part<QToolButton>(*shown, "range6h")->isChecked());
    QCOMPARE(changed.size(), 1);
    QVERIFY(!part<QToolButton>(*shown, "newestButton")->isVisible());
    QTest::keyClick(&shown->chart(), Qt::Key_Left);
    QVERIFY(part<QToolButton>(*shown, "newestButton")->isVisible());
    QTest::mouseClick(part<QToolButton>(*shown, "newestButton"), Qt::LeftButton);
    QVERIFY(shown->chart().window().isFollowing());
    shown->chart().zoom(0.9); // none of them any more
    QVERIFY(!part<QToolButton>(*shown, "range1h")->isChecked());
}

void TestMemoryPage::typesALimit()
{
    const std::unique_ptr<MemoryPage> shown = page({leaking()});
    const QSignalSpy wished(shown.get(), &MemoryPage::requestLimit);
    typeLimit(*shown, QStringLiteral("400MB"));
    QCOMPARE(wished.size(), 1);
    QCOMPARE(wished.first().at(2).value<ByteSize>(), mb(400));
    QVERIFY(textOf(*shown, "limitText").contains(QStringLiteral("would have restarted it 5 times")));
    QCOMPARE(shown->chart().plot().limit->size, mb(400));
    QCOMPARE(shown->chart().plot().limit->before, std::optional(mb(512)));
    // The same as before is no change.
    const QSignalSpy reverted(shown.get(), &MemoryPage::requestRevertLimit);
    typeLimit(*shown, QStringLiteral("512MB"));
    QCOMPARE(wished.size(), 1);
    QCOMPARE(reverted.size(), 1);
    QVERIFY(!shown->isChangingLimit());
}

void TestMemoryPage::offersAndSaves()
{
    const std::unique_ptr<MemoryPage> shown = page({leaking()});
    auto *const save = part<QAbstractButton>(*shown, "saveButton");
    QVERIFY(!save->isVisible());
    typeLimit(*shown, QStringLiteral("640MB"));
    QVERIFY(save->isVisible() && !save->isEnabled()); // until it is known how
    shown->showOffer(offer(mb(640), 0));
    QVERIFY(save->isEnabled());
    QVERIFY(!part<QComboBox>(*shown, "scopeBox")->isVisible());
    QVERIFY2(textOf(*shown, "limitText").contains(QStringLiteral("[memmon] any: 512MB → 640MB")),
             qPrintable(textOf(*shown, "limitText")));
    const QSignalSpy saved(shown.get(), &MemoryPage::requestSaveLimit);
    QTest::mouseClick(save, Qt::LeftButton);
    QCOMPARE(saved.size(), 1);
    shown->showSaving();
    QVERIFY(!save->isEnabled());
    ProcessMemory after = leaking();
    after.limit = mb(640);
    shown->endLimitChange();
    shown->setMemories({after}, 1);
    QVERIFY(!save->isVisible());
    QCOMPARE(shown->chart().plot().limit->size, mb(640));
    QVERIFY(!shown->chart().plot().limit->before);
}

void TestMemoryPage::offersTheScope()
{
    const std::unique_ptr<MemoryPage> shown = page({leaking()});
    typeLimit(*shown, QStringLiteral("640MB"));
    shown->showOffer(offer(mb(640), 13));
    auto *const scope = part<QComboBox>(*shown, "scopeBox");
    QVERIFY(scope->isVisible());
    QCOMPARE(scope->count(), 2);
    const QSignalSpy saved(shown.get(), &MemoryPage::requestSaveLimit);
    QVERIFY(textOf(*shown, "limitText").contains(QStringLiteral("program: +webapp:api-2=640MB")));
    QTest::mouseClick(part<QAbstractButton>(*shown, "saveButton"), Qt::LeftButton);
    QCOMPARE(saved.last().first().value<LimitScope>(), LimitScope::Process);
    keepPicture(*shown, QStringLiteral("offer"));
    scope->setCurrentIndex(1);
    QCOMPARE(scope->currentText(), QStringLiteral("for all of [memmon] any (14)"));
    QVERIFY(textOf(*shown, "limitText").contains(QStringLiteral("any: 512MB → 640MB")));
    QTest::mouseClick(part<QAbstractButton>(*shown, "saveButton"), Qt::LeftButton);
    QCOMPARE(saved.last().first().value<LimitScope>(), LimitScope::Rule);
    // An offer for another size than the one wished for now comes too late.
    shown->showOffer(offer(mb(700), 0));
    QVERIFY(textOf(*shown, "limitText").contains(QStringLiteral("640MB")));
}

/// A field that is being typed in goes with its page.
void TestMemoryPage::endsWhileALimitIsTyped()
{
    std::unique_ptr<MemoryPage> shown = page({leaking()});
    shown->activateWindow();
    auto *const edit = part<SizeBox>(*shown, "limitBox")->findChild<QLineEdit *>();
    part<SizeBox>(*shown, "limitBox")->setFocus();
    QTRY_VERIFY(part<SizeBox>(*shown, "limitBox")->hasFocus());
    edit->selectAll();
    QTest::keyClicks(edit, QStringLiteral("400MB"));
    const QSignalSpy wished(shown.get(), &MemoryPage::requestLimit);
    shown.reset();
    QVERIFY(wished.isEmpty());
}

void TestMemoryPage::explainsErrors()
{
    const std::unique_ptr<MemoryPage> shown = page({leaking()});
    typeLimit(*shown, QStringLiteral("640MB"));
    shown->showOffer(offer(mb(640), 0));
    shown->showSaving();
    shown->showLimitError(QStringLiteral("The disk is full."));
    QCOMPARE(textOf(*shown, "limitText"), QStringLiteral("The disk is full."));
    QVERIFY(part<QAbstractButton>(*shown, "saveButton")->isEnabled()); // again
    const QSignalSpy reverted(shown.get(), &MemoryPage::requestRevertLimit);
    QTest::keyClick(shown.get(), Qt::Key_Escape);
    QCOMPARE(reverted.size(), 1);
    QVERIFY(!part<QAbstractButton>(*shown, "revertButton")->isVisible());
}

void TestMemoryPage::dropsAChangeWithItsProcess()
{
    const std::unique_ptr<MemoryPage> shown = page({leaking()});
    typeLimit(*shown, QStringLiteral("640MB"));
    const QSignalSpy reverted(shown.get(), &MemoryPage::requestRevertLimit);
    shown->setMemories({leaking()}, 1); // a second passes
    QVERIFY(shown->isChangingLimit());
    shown->setMemories({calm(QStringLiteral("api-1"), 200, 1)}, 1);
    QVERIFY(!shown->isChangingLimit());
    QCOMPARE(reverted.size(), 1);
}

void TestMemoryPage::readOnly()
{
    const std::unique_ptr<MemoryPage> shown = page({leaking()});
    shown->setEditing(MemoryPage::Editing::ReadOnly);
    QVERIFY(part<SizeBox>(*shown, "limitBox")->isReadOnly());
    QVERIFY(textOf(*shown, "limitText").contains(QStringLiteral("look only")));
}

void TestMemoryPage::exports()
{
    const QTemporaryDir folder;
    const std::unique_ptr<MemoryPage> shown = page({leaking()});
    const QList<QAction *> actions = part<QToolButton>(*shown, "exportButton")->menu()->actions();
    QCOMPARE(actions.size(), 2);
    const auto choose = [&](QAction *action, const QString &path) {
        action->trigger();
        auto *const dialog = shown->findChild<QFileDialog *>();
        QVERIFY(dialog);
        Q_EMIT dialog->fileSelected(path);
        delete dialog;
    };
    const QString picture = folder.filePath(QStringLiteral("memory.png"));
    choose(actions[0], picture);
    QVERIFY(QImage(picture).width() >= 900);
    const QString readings = folder.filePath(QStringLiteral("memory.csv"));
    choose(actions[1], readings);
    QFile file(readings);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QVERIFY(file.readAll().count('\n') > 300);
    QVERIFY(!shown->findChild<QMessageBox *>());
    choose(actions[1], folder.filePath(QStringLiteral("no/such/folder.csv")));
    auto *const box = shown->findChild<QMessageBox *>();
    QVERIFY(box);
    QVERIFY2(box->text().contains(QStringLiteral("folder.csv")), qPrintable(box->text()));
}

void TestMemoryPage::pictures_data()
{
    QTest::addColumn<bool>("isDark");
    QTest::addColumn<QString>("language");
    for (const char *language : {"en", "zh_CN"}) {
        for (const bool isDark : {false, true}) {
            QTest::addRow("%s %s", language, isDark ? "dark" : "light")
                << isDark << QString::fromLatin1(language);
        }
    }
}

/// Every state can be painted, in both languages; PENNON_PICTURES keeps what was painted.
void TestMemoryPage::pictures()
{
    QFETCH(const bool, isDark);
    QFETCH(const QString, language);
    Q_INIT_RESOURCE(pennon_translations);
    QTranslator translator;
    if (language != QStringLiteral("en")) {
        QVERIFY(translator.load(QStringLiteral(":/translations/pennon_%1.qm").arg(language)));
        QCoreApplication::installTranslator(&translator);
    }
    const QLocale localeBefore;
    QLocale::setDefault(QLocale(language));
    const QPalette before = QApplication::palette();
    if (isDark)
        QApplication::setPalette(darkPalette());
    const QString suffix =
        QStringLiteral("-%1-%2").arg(isDark ? QStringLiteral("dark") : QStringLiteral("light"), language);

    std::unique_ptr<MemoryPage> shown = page({leaking()});
    keepPicture(*shown, QString(u"one" + suffix));
    typeLimit(*shown, QStringLiteral("400MB"));
    shown->showOffer(offer(mb(400), 13));
    keepPicture(*shown, QString(u"change" + suffix));
    shown->endLimitChange();
    shown->chart().showNewest(15min);
    keepPicture(*shown, QString(u"quarter" + suffix));
    std::vector<ProcessMemory> several{leaking()};
    for (int i = 0; i < 5; ++i)
        several.push_back(calm(QStringLiteral("worker-%1").arg(i), 120 + 70 * i, i));
    shown->setMemories(several, 30);
    shown->chart().showNewest(24h);
    keepPicture(*shown, QString(u"several" + suffix));
    shown->setMemories({several[3]}, 1);
    shown->chart().showNewest(std::chrono::days(30));
    keepPicture(*shown, QString(u"month" + suffix));
    shown->chart().showNewest(std::chrono::days(7));
    keepPicture(*shown, QString(u"week" + suffix));
    shown->setMemories({}, 0);
    keepPicture(*shown, QString(u"empty" + suffix));
    QVERIFY(!textOf(*shown, "limitText").isNull());

    shown.reset();
    QApplication::setPalette(before);
    QLocale::setDefault(localeBefore);
    QCoreApplication::removeTranslator(&translator);
}

QTEST_MAIN(TestMemoryPage)
#include "tst_memorypage.moc"
