// SPDX-License-Identifier: GPL-3.0-or-later
#include "monitorworld.h"

#include "monitor/pagestreaks.h"

#include <QTest>

#include <optional>

using namespace pennon;
using namespace Qt::StringLiterals;

class TestPageStreaks final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void countsUpToWhatIsNeeded();
    void nothingToBeCounted();
    void anotherPageBeginsAnew();
    void whatIsNotConfiguredIsForgotten();
    void goesOnInTheNextLife();
    void aFullDiskIsOneLine();

private:
    /// Another life of the program, over the same database.
    void restart()
    {
        m_streaks.emplace(m_world->state, m_world->log);
        QVERIFY(m_streaks->load());
    }
    int fails(const QString &section, int needed = 3)
    {
        return m_streaks->failed(section, u"http://example.com/"_s, needed);
    }

    std::unique_ptr<fakes::MonitorWorld> m_world;
    std::optional<PageStreaks> m_streaks;
};

void TestPageStreaks::init()
{
    m_streaks.reset();
    m_world = std::make_unique<fakes::MonitorWorld>();
    restart();
}

void TestPageStreaks::countsUpToWhatIsNeeded()
{
    QCOMPARE(fails(u"httpok:a"_s), 1);
    QCOMPARE(fails(u"httpok:b"_s), 1);
    QCOMPARE(fails(u"httpok:a"_s), 2);
    QCOMPARE(fails(u"httpok:a"_s), 3);
    QCOMPARE(fails(u"httpok:a"_s), 3);
    m_streaks->passed(u"httpok:a"_s);
    QCOMPARE(fails(u"httpok:a"_s), 1);
    QCOMPARE(fails(u"httpok:b"_s), 2);
}

void TestPageStreaks::nothingToBeCounted()
{
    QCOMPARE(fails(u"httpok"_s, 1), 1);
    QCOMPARE(fails(u"httpok"_s, 1), 1);
    QVERIFY(m_world->state.pageStreaks()->empty());
}

void TestPageStreaks::anotherPageBeginsAnew()
{
    QCOMPARE(fails(u"httpok"_s), 1);
    QCOMPARE(fails(u"httpok"_s), 2);
    QCOMPARE(m_streaks->failed(u"httpok"_s, u"http://example.com/other"_s, 3), 1);
}

void TestPageStreaks::whatIsNotConfiguredIsForgotten()
{
    QCOMPARE(fails(u"httpok:a"_s), 1);
    QCOMPARE(fails(u"httpok:b"_s), 1);
    m_streaks->keepOnly({u"httpok:b"_s});
    restart();
    QCOMPARE(fails(u"httpok:a"_s), 1);
    QCOMPARE(fails(u"httpok:b"_s), 2);
}

void TestPageStreaks::goesOnInTheNextLife()
{
    QCOMPARE(fails(u"httpok:a"_s), 1);
    QCOMPARE(fails(u"httpok:b"_s), 1);
    m_streaks->passed(u"httpok:b"_s);
    restart();
    QCOMPARE(fails(u"httpok:a"_s), 2);
    QCOMPARE(fails(u"httpok:b"_s), 1);
}

void TestPageStreaks::aFullDiskIsOneLine()
{
    m_world->setReadOnly(true);
    QCOMPARE(fails(u"httpok:a"_s), 1);
    QCOMPARE(fails(u"httpok:a"_s), 2);
    m_streaks->passed(u"httpok:a"_s);
    QCOMPARE(fails(u"httpok:a"_s), 1);
    QCOMPARE(m_world->log.lines.filter(u"The failed checks of [httpok:a] could not be stored"_s).size(), 1);
}

QTEST_GUILESS_MAIN(TestPageStreaks)
#include "tst_pagestreaks.moc"
