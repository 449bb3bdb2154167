// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/whendone.h"

#include <QPromise>
#include <QTest>

#include <memory>
#include <vector>

namespace pennon {

class WhenDoneTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void callsWithTheResult();
    void isQuietAfterTheContext();
    void isQuietWithoutAResult();
    void saysThatThereIsNoResult();
};

void WhenDoneTest::callsWithTheResult()
{
    std::vector<int> seen;
    QPromise<int> promise;
    promise.start();
    whenDone(promise.future(), this, [&](int value) { seen.push_back(value); });
    promise.addResult(7);
    promise.finish();
    whenDone(promise.future(), this, [&](int value) { seen.push_back(value + 1); }); // over already
    QVERIFY(seen.empty());
    QTRY_COMPARE(seen, (std::vector{7, 8}));
    QCOMPARE(children().size(), 0);
}

void WhenDoneTest::isQuietAfterTheContext()
{
    bool called = false;
    auto context = std::make_unique<QObject>();
    QPromise<int> promise;
    promise.start();
    whenDone(promise.future(), context.get(), [&](int) { called = true; });
    promise.addResult(7);
    promise.finish();
    context.reset();
    QCoreApplication::processEvents();
    QVERIFY(!called);
}

void WhenDoneTest::isQuietWithoutAResult()
{
    bool called = false;
    {
        QPromise<int> promise;
        promise.start();
        whenDone(promise.future(), this, [&](int) { called = true; });
    } // broken: Qt cancels it
    QTRY_COMPARE(children().size(), 0);
    QVERIFY(!called);
}

void WhenDoneTest::saysThatThereIsNoResult()
{
    int cancelled = 0;
    bool called = false;
    {
        QPromise<int> promise;
        promise.start();
        whenDone(
            promise.future(), this, [&](int) { called = true; }, [&] { ++cancelled; });
        QVERIFY(cancelled == 0);
    }
    QTRY_COMPARE(cancelled, 1);
    QTRY_COMPARE(children().size(), 0);
    QVERIFY(!called);
}

} // namespace pennon

QTEST_GUILESS_MAIN(pennon::WhenDoneTest)
#include "tst_whendone.moc"
