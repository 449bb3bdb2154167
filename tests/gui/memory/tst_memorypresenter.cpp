// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenes.h"

#include "gui/memory/memorypresenter.h"
#include "net/httpclient.h"
#include "session/memorypasswords.h"
#include "testkit/processes.h"
#include "testkit/unifiedworld.h"
#include "testkit/waiting.h"

#include <QAbstractButton>
#include <QComboBox>
#include <QLabel>
#include <QSignalSpy>

using namespace pennon;
using namespace pennon::scenes;
using namespace pennon::testkit;
using namespace std::chrono_literals;

/// The page on a real supervisord with a real listener.
class TestMemoryPresenter : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void showsWhatTheListenerKnows();
    void dragsALimitIntoTheFile();
    void offersTheProcessAlone();
    void writesUponRulesThatChanged();
    void explainsRulesThatChanged();
    void survivesTheEndOfASession();
    void saysWhatAListenerWouldAdd();
};

namespace {

/// A window on one server.
class Desk
{
public:
    explicit Desk(UnifiedWorld &world, bool hasListener = true)
    {
        ServerProfile profile;
        profile.id = QStringLiteral("1");
        profile.name = QStringLiteral("test");
        profile.address = world.supervisord().serverUrl();
        if (hasListener)
            profile.listenerSocket = world.supervisord().path(QStringLiteral("pennon.sock"));
        session = std::make_unique<ServerSession>(
            profile, ServerSession::Parts{m_http, m_clock, m_passwords, nullptr, {}});
        session->connectNow();
        page.resize(1000, 320);
        page.show();
        page.chart().showNewest(15min);
    }
    [[nodiscard]] const PlotScene &plot() { return page.chart().plot(); }
    [[nodiscard]] bool hasLimit(double size) { return plot().limit && plot().limit->size == mb(size); }
    [[nodiscard]] QAbstractButton *save()
    {
        return page.findChild<QAbstractButton *>(QStringLiteral("saveButton"));
    }
    [[nodiscard]] QString text(const char *label)
    {
        return page.findChild<QLabel *>(QLatin1String(label))->text();
    }
    /// Drags the limit to about this size; what it became.
    ByteSize drag(double size)
    {
        // A row that has just appeared below the chart moves the line: the layout is settled first.
        QCoreApplication::sendPostedEvents();
        QCoreApplication::processEvents();
        QWidget *const viewport = page.chart().viewport();
        const QPointF from(plot().area.center().x(), plot().limitY());
        const QPointF to(from.x(), plot().y(mb(size)));
        QTest::mousePress(viewport, Qt::LeftButton, {}, from.toPoint());
        for (const QPointF &place : {(from + to) / 2, to}) {
            QMouseEvent event(QEvent::MouseMove, place, viewport->mapToGlobal(place), Qt::NoButton,
                              Qt::LeftButton, {});
            QApplication::sendEvent(viewport, &event);
        }
        QTest::mouseRelease(viewport, Qt::LeftButton, {}, to.toPoint());
        return plot().limit->size;
    }

private:
    HttpClient m_http;
    SystemClock m_clock;
    MemoryPasswords m_passwords;

public:
    std::unique_ptr<ServerSession> session;
    MemoryPage page;
    MemoryPresenter presenter{page, m_clock};
};

const ProcessName web{QStringLiteral("web"), QStringLiteral("web")};
const ProcessName other{QStringLiteral("other"), QStringLiteral("other")};

void addPrograms(UnifiedWorld &world)
{
    world.supervisord().addProgram(QStringLiteral("web"), QStringLiteral("/bin/sleep 1000"));
    world.supervisord().addProgram(QStringLiteral("other"), QStringLiteral("/bin/sleep 1000"));
}

} // namespace

void TestMemoryPresenter::showsWhatTheListenerKnows()
{
    UnifiedWorld world;
    addPrograms(world);
    world.configure("[memmon]\nprogram = web=20MB\n");
    VERIFY_IN(world, world.start());
    Desk desk(world);
    desk.presenter.show(desk.session.get(), {web});
    VERIFY_SOON(world, desk.hasLimit(20));
    // History and live samples, without a gap between them.
    VERIFY_SOON(world, desk.page.chart().memories().front().series.buckets().size() >= 4);
    QVERIFY2(desk.text("summaryLabel").contains(QStringLiteral("20")), qPrintable(desk.text("summaryLabel")));
    QVERIFY(desk.text("noteLabel").isEmpty());
    QCOMPARE(desk.page.chart().window().span(), std::chrono::milliseconds(std::chrono::minutes(15)));
    // A start by hand is seen as one.
    world.supervisord().stopProcess(QStringLiteral("web"));
    VERIFY_SOON(world, world.supervisord().process(QStringLiteral("web")).state == QStringLiteral("STOPPED"));
    world.supervisord().startProcess(QStringLiteral("web"));
    VERIFY_SOON(world, desk.page.chart().memories().front().markers.size() == 2);
    QCOMPARE(desk.page.chart().memories().front().markers.back().kind, MemoryMarker::Kind::Start);
    // Two of them.
    desk.presenter.show(desk.session.get(), {web, other});
    QCOMPARE(desk.page.chart().memories().size(), std::size_t(2));
    VERIFY_SOON(world, !desk.page.chart().memories().back().series.isEmpty());
}

void TestMemoryPresenter::dragsALimitIntoTheFile()
{
    UnifiedWorld world;
    addPrograms(world);
    world.configure("; limits of the shop\n[memmon]\n; raised for the sale\nprogram = other=100MB, web = "
                    "20MB ; since May\n"
                    "interval = 1h\n");
    VERIFY_IN(world, world.start());
    Desk desk(world);
    desk.presenter.show(desk.session.get(), {web});
    VERIFY_SOON(world, desk.hasLimit(20));
    const ByteSize size = desk.drag(10);
    QVERIFY2(size < mb(12) && size > mb(8), QByteArray::number(size.bytes).constData());
    VERIFY_SOON(world, desk.save()->isEnabled());
    QVERIFY(world.configurationText().contains(QStringLiteral("web = 20MB"))); // nothing is saved by itself
    QTest::mouseClick(desk.save(), Qt::LeftButton);
    VERIFY_SOON(world, !desk.page.isChangingLimit());
    QCOMPARE(desk.plot().limit->size, size); // and stays there
    const QString line =
        QStringLiteral("; raised for the sale\nprogram = other=100MB, web = %1 ; since May\n")
            .arg(formatByteSize(size));
    VERIFY_IN(world, world.configurationText().contains(line));
    QVERIFY(world.configurationText().contains(QStringLiteral("; limits of the shop\n")));
    VERIFY_SOON(world, desk.session->process(web)->limit->bytes == size);
    QCOMPARE(desk.plot().limit->size, size);
}

void TestMemoryPresenter::offersTheProcessAlone()
{
    UnifiedWorld world;
    addPrograms(world);
    world.configure("[memmon]\nany = 30MB\n");
    VERIFY_IN(world, world.start());
    Desk desk(world);
    desk.presenter.show(desk.session.get(), {web});
    VERIFY_SOON(world, desk.hasLimit(30));
    const ByteSize size = desk.drag(15);
    VERIFY_SOON(world, desk.save()->isEnabled());
    const auto *const scope = desk.page.findChild<QComboBox *>(QStringLiteral("scopeBox"));
    QVERIFY(scope->isVisible());
    QCOMPARE(scope->count(), 2);
    QVERIFY2(scope->itemText(1).contains(QStringLiteral("[memmon] any (3)")), qPrintable(scope->itemText(1)));
    QTest::mouseClick(desk.save(), Qt::LeftButton);
    VERIFY_SOON(world, !desk.page.isChangingLimit());
    const QString text = world.configurationText();
    QVERIFY2(text.contains(QString(u"program = web=" + formatByteSize(size))), qPrintable(text));
    QVERIFY(text.contains(QStringLiteral("any = 30MB")));
    // Reverted: nothing happens.
    (void) desk.drag(25);
    VERIFY_SOON(world, desk.save()->isEnabled());
    QTest::keyClick(&desk.page.chart(), Qt::Key_Escape);
    QVERIFY(!desk.page.isChangingLimit());
    QCOMPARE(world.configurationText(), text);
}

void TestMemoryPresenter::writesUponRulesThatChanged()
{
    UnifiedWorld world;
    addPrograms(world);
    world.configure("[memmon]\nprogram = web=20MB\ninterval = 1h\n");
    VERIFY_IN(world, world.start());
    Desk desk(world);
    desk.presenter.show(desk.session.get(), {web});
    VERIFY_SOON(world, desk.hasLimit(20));
    const ByteSize size = desk.drag(10);
    VERIFY_SOON(world, desk.save()->isEnabled());
    QString text = world.configurationText();
    world.supervisord().write(QStringLiteral("pennon.conf"),
                              text.replace(QStringLiteral("1h"), QStringLiteral("2h")).toUtf8());
    QTest::mouseClick(desk.save(), Qt::LeftButton);
    VERIFY_SOON(world, !desk.page.isChangingLimit());
    QVERIFY(world.configurationText().contains(QString(u"program = web=" + formatByteSize(size))));
    QVERIFY(world.configurationText().contains(QStringLiteral("interval = 2h")));
}

void TestMemoryPresenter::explainsRulesThatChanged()
{
    UnifiedWorld world;
    addPrograms(world);
    world.configure("[memmon]\nprogram = web=20MB\n");
    VERIFY_IN(world, world.start());
    Desk desk(world);
    desk.presenter.show(desk.session.get(), {web});
    VERIFY_SOON(world, desk.hasLimit(20));
    const ByteSize size = desk.drag(10);
    VERIFY_SOON(world, desk.save()->isEnabled());
    QString text = world.configurationText();
    world.supervisord().write(QStringLiteral("pennon.conf"),
                              text.replace(QStringLiteral("web=20MB"), QStringLiteral("web=25MB")).toUtf8());
    QTest::mouseClick(desk.save(), Qt::LeftButton);
    VERIFY_SOON(world, desk.text("limitText").contains(QStringLiteral("\"web=25MB\" now")));
    QVERIFY(desk.page.isChangingLimit());
    QVERIFY(world.configurationText().contains(QStringLiteral("web=25MB"))); // never overwritten unasked
    QTest::mouseClick(desk.save(), Qt::LeftButton);
    VERIFY_SOON(world, !desk.page.isChangingLimit());
    QVERIFY(world.configurationText().contains(QString(u"program = web=" + formatByteSize(size))));
}

void TestMemoryPresenter::survivesTheEndOfASession()
{
    UnifiedWorld world;
    addPrograms(world);
    world.configure("[memmon]\nprogram = web=20MB\n");
    VERIFY_IN(world, world.start());
    Desk desk(world);
    desk.presenter.show(desk.session.get(), {web});
    VERIFY_SOON(world, desk.hasLimit(20));
    (void) desk.drag(10); // asks for the rules
    desk.session.reset();
    QVERIFY(desk.page.chart().memories().empty());
    QVERIFY(!desk.page.isChangingLimit());
    QCoreApplication::processEvents();
    desk.presenter.show(nullptr, {web});
    QVERIFY(desk.page.chart().memories().empty());
}

void TestMemoryPresenter::saysWhatAListenerWouldAdd()
{
    UnifiedWorld world;
    addPrograms(world);
    world.configure("[memmon]\nprogram = web=20MB\n");
    VERIFY_IN(world, world.start());
    Desk desk(world, false);
    desk.presenter.show(desk.session.get(), {web});
    VERIFY_SOON(world, desk.session->process(web) != nullptr);
    VERIFY_SOON(world, desk.text("noteLabel").contains(QStringLiteral("Without a listener")));
    QVERIFY(!desk.plot().limit);
}

QTEST_MAIN(TestMemoryPresenter)
#include "tst_memorypresenter.moc"
