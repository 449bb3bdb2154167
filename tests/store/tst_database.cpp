// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/database.h"

#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>

using namespace pennon;

namespace {

const QString insert = QStringLiteral("INSERT INTO setting (name, value) VALUES (?, ?)");

Result<void> set(Database &database, const QString &name)
{
    return database.connection().change(insert, {name, QStringLiteral("x")}).map([](const auto &) {});
}

qint64 count(Database &database, const QString &table = QStringLiteral("setting"))
{
    const auto found = database.connection().number(QStringLiteral("SELECT count(*) FROM ") + table);
    return found ? found->value_or(-1) : -1;
}

} // namespace

class TestDatabase : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void createsItsDirectory()
    {
        const QTemporaryDir dir;
        const QString directory = dir.filePath(QStringLiteral("a/b"));
        const auto database = Database::open(directory);
        QVERIFY2(database, database ? "" : qPrintable(database.error().message));
        QVERIFY((*database)->notes().isEmpty());
        QCOMPARE(QFileInfo(directory).permissions() & 0x0077, QFileDevice::Permissions());
        QCOMPARE(QFileInfo((*database)->file()).permissions() & 0x0077, QFileDevice::Permissions());
        QCOMPARE(count(**database), 0);
    }

    void keepsWhatWasWritten()
    {
        const QTemporaryDir dir;
        {
            const auto database = Database::open(dir.path());
            QVERIFY(set(**database, QStringLiteral("one")));
        }
        const auto database = Database::open(dir.path());
        QVERIFY(database);
        QCOMPARE(count(**database), 1);
    }

    void transactionsJoin()
    {
        const QTemporaryDir dir;
        const auto opened = Database::open(dir.path());
        Database &database = **opened;
        QVERIFY(database.transaction([&database]() -> Result<void> {
            if (const auto one = set(database, QStringLiteral("one")); !one)
                return one;
            return database.transaction([&database] { return set(database, QStringLiteral("two")); });
        }));
        QCOMPARE(count(database), 2);
        QCOMPARE(database.connection().rollbacks(), 0U);

        // What fails within is never kept, although the outer one does not look.
        const auto failed = database.transaction([&database]() -> Result<void> {
            (void) set(database, QStringLiteral("three"));
            (void) database.transaction(
                []() -> Result<void> { return failure(ErrorCode::Fault, QStringLiteral("no")); });
            return {};
        });
        QVERIFY(!failed);
        QCOMPARE(failed.error().message, QStringLiteral("no"));
        QCOMPARE(count(database), 2);
        QCOMPARE(database.connection().rollbacks(), 1U);

        // Nor is a transaction of which a statement failed.
        QVERIFY(!database.transaction([&database]() -> Result<void> {
            (void) set(database, QStringLiteral("four"));
            (void) set(database, QStringLiteral("one"));
            return {};
        }));
        QCOMPARE(count(database), 2);
        QVERIFY(set(database, QStringLiteral("five")));
    }
};

QTEST_GUILESS_MAIN(TestDatabase)
#include "tst_database.moc"
