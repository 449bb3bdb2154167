// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/common/emptynote.h"
#include "gui/rules/rulesforprocesspane.h"
#include "gui/rules/silencespage.h"
#include "pictures.h"
#include "rulesof.h"

#include "models/ruletexts.h"

#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QTextBrowser>
#include <QTreeView>

/// Outside any namespace, as the macro wants it.
static void loadTranslations()
{
    Q_INIT_RESOURCE(pennon_translations);
}

namespace pennon {

namespace {

const Clock::WallTime now{std::chrono::hours(24 * 365 * 55)};

const std::vector<Silence> silences = {
    {1, QStringLiteral("web"), std::nullopt, QStringLiteral("moves to another machine"),
     QStringLiteral("uid 0")},
    {7, QStringLiteral("shop:*"), now + std::chrono::hours(1), {}, QStringLiteral("uid 1000")}};

constexpr const char *rules = "[mail]\nto = a@example.com\n[memmon]\nany = 1GB\nprogram = web=2GB\n"
                              "[httpok:web]\nurl = http://localhost/health\nprogram = web\n[crashmail]\n"
                              "[route:night]\nto = mail, desktop\nquiet = 22:00-07:00\nkinds = crash, fatal\n"
                              "[maintenance:backup]\ntimes = 00:00-02:00\nprogram = web\n"
                              "[maintenance:moving]\ntimes = Mon 12:00-14:00\ngroup = shop\n";

std::vector<MailedSection> mailed()
{
    return mailedSections(readConfiguration(RuleTexts(rulesOf(rules).sections).forReading()).configuration);
}

std::vector<RulesForProcessPane::Item> items()
{
    const RulesAnswer answer = rulesOf(rules);
    const std::vector<SectionText> sections = RuleTexts(answer.sections).forReading(answer.sections);
    const Configuration configuration = readConfiguration(sections).configuration;
    const ProcessName web{QStringLiteral("web"), QStringLiteral("web")};
    return {{web, rulesFor(configuration, sections, web),
             toldAbout(configuration, sections, web, {now, QTimeZone::utc()})}};
}

std::vector<MaintenanceView> windows()
{
    return maintenanceViews(readConfiguration(RuleTexts(rulesOf(rules).sections).forReading()).configuration,
                            {now, QTimeZone::utc()});
}

} // namespace

class SilencesPageTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void silencesAreEnded()
    {
        SilencesPage page;
        page.setSilences(silences, now);
        page.show();
        auto *const remove = page.findChild<QPushButton *>(QStringLiteral("remove"));
        auto *const view = page.findChild<QTreeView *>(QStringLiteral("silences"));
        QSignalSpy wished(&page, &SilencesPage::requestRemoval);
        QVERIFY(!remove->isEnabled());
        view->setCurrentIndex(view->model()->index(1, 0));
        QVERIFY(remove->isEnabled());
        remove->click();
        QCOMPARE(wished.count(), 1);
        QCOMPARE(wished.at(0).at(0).value<std::vector<qint64>>(), std::vector<qint64>{7});
        page.setReadOnly(QStringLiteral("because"));
        QVERIFY(!remove->isEnabled());
        page.setReadOnly({});
        page.setSilences({}, now);
        QVERIFY(!remove->isEnabled());
        QVERIFY(!view->isVisible());
    }

    void rulesAreOpened()
    {
        SilencesPage page;
        page.setSilences({}, now);
        page.setMailedSections(mailed());
        auto *const view = page.findChild<QTreeView *>(QStringLiteral("mails"));
        QSignalSpy wished(&page, &SilencesPage::requestSection);
        view->setCurrentIndex(view->model()->index(2, 0));
        page.findChild<QPushButton *>(QStringLiteral("openRule"))->click();
        QCOMPARE(wished.at(0).at(0).toString(), QStringLiteral("httpok:web"));
    }

    void windowsAreShownAndOpened()
    {
        SilencesPage page;
        page.setSilences({}, now);
        page.show();
        auto *const view = page.findChild<QTreeView *>(QStringLiteral("windows"));
        QVERIFY(!view->isVisible()); // there are none
        page.setMaintenance(windows(), now);
        QVERIFY(view->isVisible());
        const auto when = [view](int row) { return view->model()->index(row, 3).data().toString(); };
        QVERIFY2(when(0).startsWith(QStringLiteral("now, until ")), qPrintable(when(0)));
        QVERIFY2(when(1).startsWith(QStringLiteral("next: ")), qPrintable(when(1)));
        QSignalSpy wished(&page, &SilencesPage::requestSection);
        view->setCurrentIndex(view->model()->index(1, 0));
        page.findChild<QPushButton *>(QStringLiteral("openWindow"))->click();
        QCOMPARE(wished.at(0).at(0).toString(), QStringLiteral("maintenance:moving"));
    }

    void nothingThere()
    {
        SilencesPage page;
        page.showEmpty(QStringLiteral("x"), QStringLiteral("y"), QStringLiteral("z"));
        QSignalSpy wished(&page, &SilencesPage::requestEmptyAction);
        page.findChild<EmptyNote *>()->findChild<QPushButton *>()->click();
        QCOMPARE(wished.count(), 1);
    }

    void rulesOfAProcess()
    {
        RulesForProcessPane pane;
        pane.showRules(QStringLiteral("/etc/pennon.conf"), items());
        const QString text = pane.text().replace(QChar(0xa0), u' ');
        QVERIFY2(
            text.startsWith(QStringLiteral("web\nNobody is told about it now: [maintenance:backup] lasts")),
            qPrintable(text));
        QVERIFY2(text.contains(QStringLiteral("\nMemory: at most 2.0 GB — [memmon] by program "
                                              "(/etc/pennon.conf, line 3)\n")),
                 qPrintable(text));
        QVERIFY2(text.contains(QStringLiteral("Page: http://localhost/health — [httpok:web]")),
                 qPrintable(text));
        QSignalSpy wished(&pane, &RulesForProcessPane::requestSection);
        auto *const browser = pane.findChild<QTextBrowser *>();
        const qsizetype at = browser->toHtml().indexOf(QStringLiteral("section=httpok"));
        QVERIFY(at > 0);
        Q_EMIT browser->anchorClicked(QUrl(QStringLiteral("rule:?section=httpok%3Aweb&key=program")));
        QCOMPARE(wished.at(0).at(0).toString(), QStringLiteral("httpok:web"));
        QCOMPARE(wished.at(0).at(1).toString(), QStringLiteral("program"));
    }

    void aProcessWithoutRules()
    {
        RulesForProcessPane pane;
        pane.showRules({}, {{{QStringLiteral("a"), QStringLiteral("a")}, {}, {}},
                            {{QStringLiteral("b"), QStringLiteral("b")}, {true, {}}, {}}});
        QVERIFY(pane.text().contains(QStringLiteral("No rule is about it: nobody is told")));
        QVERIFY(pane.text().contains(QStringLiteral("exclude of [listener] names it")));
    }

    void pictures()
    {
        if (!wantsPictures())
            return;
        loadTranslations();
        for (const PictureStyle &style : pictureStyles()) {
            const StyledPictures styled(style);
            SilencesPage page;
            page.resize(900, 520);
            page.setSilences(silences, now);
            page.setMailedSections(mailed());
            page.setMaintenance(windows(), now);
            styled.take(page, "silences");
            page.setSilences({}, now);
            page.setMaintenance({}, now);
            styled.take(page, "silences-none");
            RulesForProcessPane pane;
            pane.resize(900, 360);
            pane.showRules(QStringLiteral("/etc/pennon/pennon.conf"), items());
            styled.take(pane, "processrules");
        }
    }
};

} // namespace pennon

QTEST_MAIN(pennon::SilencesPageTest)
#include "tst_silencespage.moc"
