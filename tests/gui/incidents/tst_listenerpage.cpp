// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/common/emptynote.h"
#include "gui/common/resultlist.h"
#include "gui/incidents/listenerpage.h"
#include "gui/incidents/reportrow.h"
#include "pictures.h"
#include "testkit/exampleprocesses.h"

#include <QClipboard>
#include <QGroupBox>
#include <QMessageBox>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QTreeWidget>

/// Outside any namespace, as the macro wants it.
static void loadTranslations()
{
    Q_INIT_RESOURCE(pennon_translations);
}

namespace pennon {

namespace {

using namespace std::chrono_literals;

const Clock::WallTime now = testkit::HandClock().now();

StatusAnswer calm()
{
    StatusAnswer status;
    status.version = QStringLiteral("1.0.0");
    status.uptime = 26h;
    status.supervisord.reachableSince = now - 26h;
    status.events.received = 18243;
    status.events.lag = 12ms;
    status.outbox.lastSuccess = now - 2min;
    status.database = {QStringLiteral("/var/lib/pennon/pennon.sqlite"), ByteSize{7340032}, true, {}};
    status.rules = {QStringLiteral("/etc/pennon/pennon.conf"), QStringLiteral("5f1d7a84"), now - 1h, {}};
    status.subscribers = 1;
    return status;
}

StatusAnswer::Channel channel(const char *name)
{
    StatusAnswer::Channel made;
    made.name = QString::fromLatin1(name);
    made.lastSuccess = now - 2min;
    return made;
}

std::vector<StatusAnswer::Channel> channels()
{
    StatusAnswer::Channel chat = channel("webhook:chat");
    chat.length = 3;
    chat.oldest = 21min;
    chat.failingSince = now - 30min;
    chat.lastError = QStringLiteral("chat.example.com: HTTP 503 Service Unavailable");
    return {channel("mail"), chat, channel("sms:oncall")};
}

StatusAnswer troubled()
{
    StatusAnswer status = calm();
    status.channels = channels();
    status.events.tickLag = 640ms;
    status.outbox = {2, 11min, now - 1h, QStringLiteral("mail.example.com:587: no answer within 30 s"), 1};
    status.events.dropped = 3;
    status.rules.problem = QStringLiteral("line 12: \"350MX\" is no size");
    status.dryRun = {QStringLiteral("httpok:web")};
    status.silences = {{1, QStringLiteral("mailer"), {}, {}, {}}};
    return status;
}

TestMailAnswer mailed()
{
    return {{{QStringLiteral("smtp mail.example.com:587"),
              {QStringLiteral("admin@example.com")},
              false,
              QStringLiteral("535 authentication failed")}}};
}

RunCheckAnswer checked()
{
    const ProcessName web{QStringLiteral("shop"), QStringLiteral("web")};
    return {{{QStringLiteral("memmon"), web, true, QStringLiteral("200 MiB of 300 MiB")},
             {QStringLiteral("httpok:web"), web, false, QStringLiteral("status 503")}}};
}

QPushButton &button(const QWidget &page, const char *name)
{
    return *page.findChild<QPushButton *>(QString::fromLatin1(name));
}

} // namespace

class ListenerPageTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void rowsStayWhenReportsCome()
    {
        ListenerPage page;
        page.show();
        page.setReport(listenerReport(calm(), now));
        const auto rows = page.findChildren<ReportRow *>();
        QCOMPARE(rows.size(), 9);
        page.setReport(listenerReport(troubled(), now));
        QCOMPARE(page.findChildren<ReportRow *>().first(rows.size()), rows);
        QCOMPARE(page.findChildren<ReportRow *>().size(), rows.size() + 1); // one about the channels
        QVERIFY2(rows[0]->accessibleName().contains(QStringLiteral("failed")),
                 qPrintable(rows[0]->accessibleName()));
    }

    void wishes()
    {
        ListenerPage page;
        page.setReport(listenerReport(calm(), now));
        page.show();
        QSignalSpy mail(&page, &ListenerPage::requestTestMail);
        QSignalSpy checks(&page, &ListenerPage::requestChecks);
        QSignalSpy reset(&page, &ListenerPage::requestBreakerReset);
        button(page, "testMail").click();
        button(page, "runChecks").click();
        button(page, "resetBreakers").click();
        QCOMPARE(mail.count(), 1);
        QCOMPARE(checks.count(), 1);
        QCOMPARE(reset.count(), 0); // it asks
        auto *box = page.findChild<QMessageBox *>();
        QVERIFY(box);
        box->button(QMessageBox::Cancel)->click();
        QCOMPARE(reset.count(), 0);
        QTRY_VERIFY(!page.findChild<QMessageBox *>());
        button(page, "resetBreakers").click();
        box = page.findChild<QMessageBox *>();
        for (QAbstractButton *one : box->buttons()) {
            if (box->buttonRole(one) == QMessageBox::AcceptRole)
                one->click();
        }
        QCOMPARE(reset.count(), 1);
        page.setReadOnly(QStringLiteral("because"));
        for (const char *name : {"testMail", "runChecks", "resetBreakers"}) {
            QVERIFY(!button(page, name).isEnabled());
            QCOMPARE(button(page, name).toolTip(), QStringLiteral("because"));
        }
    }

    void channelsAreTested()
    {
        ListenerPage page;
        page.setReport(listenerReport(calm(), now));
        page.show();
        auto *const box = page.findChild<QWidget *>(QStringLiteral("channelsBox"));
        auto *const list = page.findChild<QTreeView *>(QStringLiteral("channels"));
        page.setChannels({}, now);
        QVERIFY(box->isHidden());
        page.setChannels(channels(), now);
        QVERIFY(box->isVisible());
        QSignalSpy wished(&page, &ListenerPage::requestChannelTest);
        list->setCurrentIndex(list->model()->index(1, 0));
        page.setChannels(channels(), now + 5s);
        QCOMPARE(list->currentIndex().row(), 1); // stays
        button(page, "testChannel").click();
        QCOMPARE(wished.count(), 1);
        QCOMPARE(wished.takeFirst().at(0).toString(), QStringLiteral("webhook:chat"));
        page.showMailBusy(QStringLiteral("webhook:chat"));
        QVERIFY(!button(page, "testChannel").isEnabled());
        page.showMailResult(
            TestMailAnswer{{{QStringLiteral("webhook:chat"), {}, false, QStringLiteral("503")}}});
        QVERIFY(page.findChild<ResultList *>(QStringLiteral("mailResult"))->isHidden());
        auto *const result =
            page.findChild<ResultList *>(QStringLiteral("channelResult"))->findChild<QTreeWidget *>();
        QCOMPARE(result->topLevelItem(0)->text(0), QStringLiteral("webhook:chat"));
        QCOMPARE(result->topLevelItem(0)->text(1), QStringLiteral("503"));
        QTest::keyClick(list, Qt::Key_Return);
        QCOMPARE(wished.count(), 1);
        page.setReadOnly(QStringLiteral("because"));
        QVERIFY(!button(page, "testChannel").isEnabled());
        QCOMPARE(button(page, "testChannel").toolTip(), QStringLiteral("because"));
    }

    void results()
    {
        ListenerPage page;
        page.setReport(listenerReport(calm(), now));
        page.show();
        auto *const mail = page.findChild<ResultList *>(QStringLiteral("mailResult"));
        auto *const checks = page.findChild<ResultList *>(QStringLiteral("checkResult"));
        QVERIFY(mail->isHidden());
        page.showMailBusy();
        QVERIFY(!button(page, "testMail").isEnabled());
        page.showMailResult(mailed());
        QVERIFY(button(page, "testMail").isEnabled());
        QCOMPARE(mail->findChild<QTreeWidget *>()->topLevelItem(0)->text(1),
                 QStringLiteral("535 authentication failed"));
        page.showChecksResult(checked());
        QCOMPARE(checks->findChild<QTreeWidget *>()->topLevelItem(0)->text(0),
                 QStringLiteral("[httpok:web] shop:web"));
        page.showMailResult(failure(ErrorCode::TimedOut, QStringLiteral("no answer")));
        QCOMPARE(mail->findChild<QTreeWidget *>()->topLevelItem(0)->text(1), QStringLiteral("no answer"));
        page.clearResults();
        QVERIFY(mail->isHidden() && checks->isHidden());
    }

    void noListener()
    {
        ListenerPage page;
        page.show();
        page.showEmpty(QStringLiteral("x"), QStringLiteral("y"), QStringLiteral("z"), true);
        auto *const box = page.findChild<QGroupBox *>();
        QVERIFY(box->isVisible());
        button(page, "copySetup").click();
        QVERIFY(QGuiApplication::clipboard()->text().startsWith(QStringLiteral("[eventlistener:pennon]\n")));
        QSignalSpy wished(&page, &ListenerPage::requestEmptyAction);
        page.findChild<EmptyNote *>()->findChild<QPushButton *>()->click();
        QCOMPARE(wished.count(), 1);
        page.showEmpty(QStringLiteral("x"), {});
        QVERIFY(!box->isVisible());
    }

    void tellsThatItIsShown()
    {
        ListenerPage page;
        const QSignalSpy shown(&page, &ListenerPage::shown);
        page.show();
        QCOMPARE(shown.count(), 1);
    }

    void pictures()
    {
        if (!wantsPictures())
            return;
        loadTranslations();
        for (const PictureStyle &style : pictureStyles()) {
            const StyledPictures styled(style);
            ListenerPage page;
            page.resize(900, 700);
            page.setReport(listenerReport(calm(), now));
            styled.take(page, "listener-calm");
            page.setReport(listenerReport(troubled(), now));
            page.setChannels(channels(), now);
            page.showMailResult(mailed());
            page.showChecksResult(checked());
            styled.take(page, "listener-troubled");
            page.clearResults();
            page.showMailBusy(QStringLiteral("webhook:chat"));
            page.showMailResult(TestMailAnswer{{{QStringLiteral("webhook:chat"),
                                                 {},
                                                 false,
                                                 QStringLiteral("HTTP 503 Service Unavailable")}}});
            styled.take(page, "listener-channels");
            ListenerPage none;
            none.resize(900, 560);
            none.showEmpty(QStringLiteral("This server has no listener"), QStringLiteral("What it would add"),
                           QStringLiteral("Settings of the server…"), true);
            styled.take(none, "listener-none");
        }
    }
};

} // namespace pennon

QTEST_MAIN(pennon::ListenerPageTest)
#include "tst_listenerpage.moc"
