// SPDX-License-Identifier: GPL-3.0-or-later
#include "opendatabase.h"

#include "store/statestore.h"

#include <QTest>

using namespace pennon;

namespace {

const ProcessName web{QStringLiteral("shop"), QStringLiteral("web")};

RestartHistory eventful()
{
    RestartHistory history;
    history.process = web;
    history.failed = {{QStringLiteral("memmon"), 4'000'000, 2}, {QStringLiteral("httpok:ü"), 12, 1}};
    history.restarts = {at(1), at(2'000'000'000),
                        Clock::WallTime(std::chrono::milliseconds(1'700'000'000'123))};
    history.breakerOpened = at(77);
    history.breakerPause = std::chrono::hours(1);
    history.reviveAttempts = 4;
    history.nextRevive = at(99);
    history.reviveGivenUp = true;
    return history;
}

} // namespace

class TestStateStore : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void histories()
    {
        OpenDatabase database;
        RestartHistory bare;
        bare.process = {QStringLiteral("a"), QStringLiteral("b")};
        {
            StateStore store(*database);
            QVERIFY(store.saveHistory(bare));
            RestartHistory former = bare;
            former.process = web;
            QVERIFY(store.saveHistory(former));
            QVERIFY(store.saveHistory(eventful())); // replaces the one before
        }
        database.reopen();
        StateStore store(*database);
        QVERIFY(store.histories().value() == (std::vector{bare, eventful()}));
        QVERIFY(store.history(web).value() == eventful());
        QVERIFY(!store.history({}).value());
        QVERIFY(store.removeHistory(web));
        QVERIFY(!store.history(web).value());
    }

    void historiesOfDryRunsAreApart()
    {
        OpenDatabase database;
        {
            StateStore store(*database);
            QVERIFY(store.saveHistory(eventful(), StateStore::Runs::Dry));
        }
        database.reopen();
        StateStore store(*database);
        QVERIFY(store.histories()->empty());
        QVERIFY(store.histories(StateStore::Runs::Dry).value() == std::vector{eventful()});
        QVERIFY(store.removeHistory(web));
        QVERIFY(store.history(web, StateStore::Runs::Dry).value() == eventful());
        QVERIFY(store.removeHistory(web, StateStore::Runs::Dry));
        QVERIFY(!store.history(web, StateStore::Runs::Dry).value());
    }

    void pageStreaks()
    {
        OpenDatabase database;
        PageStreak page{QStringLiteral("httpok:ü"), QStringLiteral("http://example.com/"), 1};
        const PageStreak other{QStringLiteral("httpok"), QStringLiteral("http://example.com/other"), 4};
        {
            StateStore store(*database);
            QVERIFY(store.savePageStreak(page));
            page.failures = 2;
            QVERIFY(store.savePageStreak(page));
            QVERIFY(store.savePageStreak(other));
        }
        database.reopen();
        StateStore store(*database);
        QVERIFY(store.pageStreaks().value() == (std::vector{other, page}));
        QVERIFY(store.removePageStreak(other.section));
        QVERIFY(store.removePageStreak(other.section));
        QVERIFY(store.pageStreaks().value() == std::vector{page});
    }

    void silences()
    {
        OpenDatabase database;
        Silence brief{0, QStringLiteral("web*"), at(100), QStringLiteral("deployment"),
                      QStringLiteral("uid 1")};
        Silence lasting{0, QStringLiteral("*"), std::nullopt, {}, {}};
        {
            StateStore store(*database);
            brief.id = store.addSilence(brief).value();
            lasting.id = store.addSilence(lasting).value();
        }
        database.reopen();
        StateStore store(*database);
        QVERIFY(store.silences().value() == (std::vector{brief, lasting}));
        QVERIFY(store.expireSilences(at(99))->empty());
        QVERIFY(store.expireSilences(at(100)).value() == std::vector{brief});
        QVERIFY(store.silences().value() == std::vector{lasting});
        QVERIFY(store.removeSilence(lasting.id));
        QCOMPARE(store.removeSilence(lasting.id).error().code, ErrorCode::NotFound);
        QVERIFY(store.addSilence(brief).value() > lasting.id); // an id is never given twice
    }

    void settings()
    {
        OpenDatabase database;
        const QString name = QStringLiteral("revision");
        {
            StateStore store(*database);
            QVERIFY(!store.setting(name).value());
            QVERIFY(store.setSetting(name, QStringLiteral("1")));
            QVERIFY(store.setSetting(name, QStringLiteral("2")));
            QVERIFY(store.setSetting(QStringLiteral("empty"), {}));
        }
        database.reopen();
        StateStore store(*database);
        QCOMPARE(store.setting(name).value(), QStringLiteral("2"));
        QCOMPARE(store.setting(QStringLiteral("empty")).value(), QString(QStringLiteral("")));
        QVERIFY(store.removeSetting(name));
        QVERIFY(!store.setting(name).value());
    }
};

QTEST_GUILESS_MAIN(TestStateStore)
#include "tst_statestore.moc"
