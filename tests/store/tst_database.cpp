// SPDX-License-Identifier: GPL-3.0-or-later
#include "opendatabase.h"

#include "store/database.h"
#include "store/incidentstore.h"
#include "store/migrations.h"
#include "store/outboxstore.h"
#include "store/serialstore.h"
#include "store/statestore.h"

#include <QDir>
#include <QFileInfo>
#include <QProcess>
#include <QTest>

#include <csignal>
#include <cstdio>

#include <sys/resource.h>
#include <unistd.h>

using namespace pennon;

namespace {

const QString queue = QStringLiteral("smtp");
const QString instance = QStringLiteral("x");
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

QString fileOf(const QTemporaryDir &dir)
{
    return dir.filePath(QStringLiteral("pennon.db"));
}

QStringList putAside(const QTemporaryDir &dir)
{
    return QDir(dir.path()).entryList({QStringLiteral("pennon.db.corrupt-*Z")});
}

/// 300 mails, of which 10 are dead letters, and something of everything else.
void fill(const QTemporaryDir &dir)
{
    const auto database = Database::open(dir.path());
    OutboxStore mails(**database, queue);
    const Result<void> done = (*database)->transaction([&]() -> Result<void> {
        for (int number = 0; number < 300; ++number) {
            const auto id =
                mails.add({{}, {QStringLiteral("a@example.com")}, {}, QString(3000, u'x')}, at(number));
            if (id && number < 10)
                (void) mails.markDead(*id, QStringLiteral("old"), at(number));
        }
        (void) SerialStore(**database).add(instance, 7);
        Incident incident;
        incident.stdoutTail = "tail";
        (void) IncidentStore(**database).add(incident);
        StateStore state(**database);
        (void) state.saveHistory({});
        (void) state.saveHistory({}, StateStore::Runs::Dry);
        (void) state.savePageStreak({QStringLiteral("httpok"), {}, 2});
        (void) state.addSilence({});
        (void) state.setSetting(QStringLiteral("one"), QStringLiteral("two"));
        return {};
    });
    QVERIFY(done);
}

void makeFirstSchema(const QTemporaryDir &dir)
{
    const auto connection = Connection::open(fileOf(dir), Connection::Access::ReadWrite);
    for (const auto &statement :
         {QStringLiteral("DROP TABLE dry_run_history"), QStringLiteral("DROP TABLE page_streak"),
          QStringLiteral("DROP TABLE alert_held"), QStringLiteral("DROP TABLE alert"),
          QStringLiteral("ALTER TABLE mail DROP COLUMN html"),
          QStringLiteral("ALTER TABLE mail DROP COLUMN message_id"),
          QStringLiteral("ALTER TABLE mail DROP COLUMN in_reply_to"),
          QStringLiteral("PRAGMA user_version = 1")})
        QVERIFY((*connection)->change(statement));
}

void write(const QString &name, const QByteArray &bytes, qint64 position = 0)
{
    QFile file(name);
    QVERIFY(file.open(QIODevice::ReadWrite));
    QVERIFY(file.seek(position));
    QCOMPARE(file.write(bytes), bytes.size());
}

/// Files of this process end here while it lives.
class FileLimit final
{
public:
    explicit FileLimit(rlim_t bytes)
    {
        std::signal(SIGXFSZ, SIG_IGN);
        ::getrlimit(RLIMIT_FSIZE, &m_before);
        const rlimit limited{bytes, m_before.rlim_max};
        ::setrlimit(RLIMIT_FSIZE, &limited);
    }
    ~FileLimit() { ::setrlimit(RLIMIT_FSIZE, &m_before); }
    FileLimit(const FileLimit &) = delete;
    FileLimit &operator=(const FileLimit &) = delete;
    FileLimit(FileLimit &&) = delete;
    FileLimit &operator=(FileLimit &&) = delete;

private:
    rlimit m_before{};
};

/// The other process: takes in events for ever and prints the serial of each once it is stored.
int takeInEvents(const QString &directory, qint64 serial)
{
    const auto database = Database::open(directory);
    if (!database)
        return 1;
    OutboxStore mails(**database, queue);
    SerialStore serials(**database);
    for (;; ++serial) {
        const Result<void> done = (*database)->transaction([&]() -> Result<void> {
            if (const auto added = serials.add(instance, serial); !added)
                return tl::unexpected(added.error());
            return mails.add({{}, {}, QString::number(serial), QString(500, u'x')}, at(serial))
                .map([](qint64) {});
        });
        if (!done)
            return 1;
        std::printf("%lld\n", static_cast<long long>(serial));
        std::fflush(stdout);
    }
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
        QVERIFY(set(**database, QStringLiteral("one")));
        const QFileDevice::Permissions others(0x0077);
        QCOMPARE(QFileInfo(directory).permissions() & others, QFileDevice::Permissions());
        const QFileInfoList files = QDir(directory).entryInfoList(QDir::Files);
        QVERIFY(files.size() >= 3); // lock, database and WAL
        for (const QFileInfo &file : files)
            QVERIFY2(!(file.permissions() & others), qPrintable(file.filePath()));
    }

    void keepsWhatWasWritten()
    {
        OpenDatabase database;
        QVERIFY(set(*database, QStringLiteral("one")));
        database.reopen();
        QCOMPARE(count(*database), 1);
        QVERIFY(database->notes().isEmpty());
        QCOMPARE(schemaOf(database->connection()).value(), newestSchema());
        QVERIFY(newestSchema() > 0);
    }

    /// As the first version wrote it.
    void anOlderSchemaIsBroughtUpToDate()
    {
        const QTemporaryDir dir;
        fill(dir);
        makeFirstSchema(dir);
        const auto database = Database::open(dir.path());
        QVERIFY2(database, database ? "" : qPrintable(database.error().message));
        QVERIFY((*database)->notes().isEmpty());
        QCOMPARE(schemaOf((*database)->connection()).value(), newestSchema());
        QCOMPARE(count(**database, QStringLiteral("mail")), 300);
        StateStore state(**database);
        QCOMPARE(state.histories()->size(), 1U);
        QVERIFY(state.histories(StateStore::Runs::Dry)->empty());
        QVERIFY(state.pageStreaks()->empty());
    }

    void transactionsJoin()
    {
        OpenDatabase opened;
        Database &database = *opened;
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

    void aStatementThatIsWrong()
    {
        OpenDatabase database;
        const auto wrong = database->connection().change(QStringLiteral("INSERT INTO nothing VALUES (1)"));
        QVERIFY(!wrong);
        QVERIFY(wrong.error().message.contains(QStringLiteral("nothing")));
        QVERIFY(wrong.error().message.contains(database->file()));
    }

    void killed()
    {
        const QTemporaryDir dir;
        qint64 next = 0;
        for (int round = 0; round < 5; ++round) {
            QProcess process;
            process.start(QCoreApplication::applicationFilePath(),
                          {QStringLiteral("--take-in-events"), dir.path(), QString::number(next)});
            const qint64 enough = next + 20 + 30 * round;
            QByteArray printed;
            while (printed.count('\n') < enough - next) {
                QVERIFY2(process.waitForReadyRead(20'000), process.readAllStandardError().constData());
                printed += process.readAllStandardOutput();
            }
            const auto locked = Database::open(dir.path());
            QVERIFY(!locked);
            QCOMPARE(locked.error().code, ErrorCode::Rejected);
            QVERIFY(locked.error().message.contains(QStringLiteral("process %1").arg(process.processId())));
            process.kill();
            QVERIFY(process.waitForFinished());
            printed += process.readAllStandardOutput();

            const auto database = Database::open(dir.path());
            QVERIFY2(database, database ? "" : qPrintable(database.error().message));
            QVERIFY((*database)->notes().isEmpty());
            next += printed.count('\n');
            const auto mails = OutboxStore(**database, queue).load();
            SerialStore serials(**database);
            // What was printed is there; at most one more is, and that one whole.
            const auto there = qint64(mails->size());
            QVERIFY2(there == next || there == next + 1, qPrintable(QString::number(there)));
            QCOMPARE(serials.contains(instance, next).value(), there == next + 1);
            for (qint64 serial = 0; serial < there; ++serial)
                QCOMPARE(mails->at(std::size_t(serial)).mail.subject, QString::number(serial));
            next = there;
        }
    }

    void aNewerOneIsLeftAlone()
    {
        const QTemporaryDir dir;
        fill(dir);
        {
            const auto connection = Connection::open(fileOf(dir), Connection::Access::ReadWrite);
            QVERIFY((*connection)->change(QStringLiteral("PRAGMA user_version = 999")));
        }
        const auto database = Database::open(dir.path());
        QVERIFY(!database);
        QCOMPARE(database.error().code, ErrorCode::InvalidInput);
        QVERIFY(database.error().message.contains(QStringLiteral("newer")));
        QVERIFY(putAside(dir).isEmpty());
        const auto connection = Connection::open(fileOf(dir), Connection::Access::ReadOnly);
        QCOMPARE((*connection)->number(QStringLiteral("SELECT count(*) FROM mail"))->value(), 300);
    }

    void anEmptyFileIsNew()
    {
        const QTemporaryDir dir;
        write(fileOf(dir), {});
        const auto database = Database::open(dir.path());
        QVERIFY(database);
        QVERIFY((*database)->notes().isEmpty());
    }

    void notADatabase_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("text") << QByteArray("hello\n");
        QTest::newRow("long text") << QByteArray("hello\n").repeated(10'000);
        QTest::newRow("zeroes") << QByteArray(100'000, '\0');
        QTest::newRow("a header and no more") << QByteArray("SQLite format 3\0\x10\0\2\2\0\x40\x20\x20", 24);
    }
    void notADatabase()
    {
        QFETCH(const QByteArray, bytes);
        const QTemporaryDir dir;
        write(fileOf(dir), bytes);
        const auto database = Database::open(dir.path());
        QVERIFY2(database, database ? "" : qPrintable(database.error().message));
        QCOMPARE((*database)->notes().size(), 1);
        QCOMPARE(putAside(dir).size(), 1);
        QVERIFY((*database)->notes().first().contains(putAside(dir).first()));
        QFile aside(dir.filePath(putAside(dir).first()));
        QVERIFY(aside.open(QIODevice::ReadOnly));
        QCOMPARE(aside.readAll(), bytes);
        QVERIFY(set(**database, QStringLiteral("one")));
    }

    void cutShort()
    {
        const QTemporaryDir dir;
        fill(dir);
        QVERIFY(QFile::resize(fileOf(dir), QFileInfo(fileOf(dir)).size() / 2));
        const auto database = Database::open(dir.path());
        QVERIFY2(database, database ? "" : qPrintable(database.error().message));
        QCOMPARE((*database)->notes().size(), 1);
        const qint64 mails = count(**database, QStringLiteral("mail"));
        QVERIFY2(mails > 50 && mails < 300, qPrintable(QString::number(mails)));
        QVERIFY((*database)->notes().first().contains(QStringLiteral("may be lost")));
    }

    void aPageIsDamaged()
    {
        const QTemporaryDir dir;
        fill(dir);
        const qint64 pages = QFileInfo(fileOf(dir)).size() / 4096;
        write(fileOf(dir), QByteArray(4096, '\xa5'), pages / 2 * 4096);
        qint64 newest = 0;
        {
            const auto database = Database::open(dir.path());
            QVERIFY2(database, database ? "" : qPrintable(database.error().message));
            QCOMPARE((*database)->notes().size(), 1);
            const qint64 mails = count(**database, QStringLiteral("mail"));
            QVERIFY2(mails >= 290 && mails < 300, qPrintable(QString::number(mails)));
            const QString waiting = QStringLiteral("%1 mails wait").arg(mails - 10);
            QVERIFY2((*database)->notes().first().contains(waiting),
                     qPrintable((*database)->notes().first()));
            QCOMPARE(DeadLetters(**database).counts()->dead, 10);
            QVERIFY(SerialStore(**database).contains(instance, 7).value());
            QCOMPARE(IncidentStore(**database).find(1)->stdoutTail, QByteArray("tail"));
            StateStore state(**database);
            QCOMPARE(state.histories()->size(), 1U);
            QCOMPARE(state.histories(StateStore::Runs::Dry)->size(), 1U);
            QCOMPARE(state.pageStreaks()->front().failures, 2);
            QCOMPARE(state.silences()->size(), 1U);
            QCOMPARE(state.setting(QStringLiteral("one")).value(), QStringLiteral("two"));
            newest = OutboxStore(**database, queue).add({}, at(1)).value();
            QVERIFY(newest > 300);
        }
        const auto database = Database::open(dir.path());
        QVERIFY((*database)->notes().isEmpty());
        QCOMPARE(OutboxStore(**database, queue).load()->back().id, newest);
    }

    void placesThatCannotBe_data()
    {
        QTest::addColumn<QString>("directory");
        QTest::newRow("below a file") << QStringLiteral("file/x");
        QTest::newRow("a file") << QStringLiteral("file");
        QTest::newRow("a long name") << QString(300, u'x');
    }
    void placesThatCannotBe()
    {
        QFETCH(const QString, directory);
        const QTemporaryDir dir;
        write(dir.filePath(QStringLiteral("file")), "x");
        const auto database = Database::open(dir.filePath(directory));
        QVERIFY(!database);
        QVERIFY2(database.error().message.contains(directory), qPrintable(database.error().message));
    }

    void aDirectoryOfSomebodyElse()
    {
        const QTemporaryDir dir;
        QVERIFY(QFile::setPermissions(dir.path(), QFileDevice::ReadOwner | QFileDevice::ExeOwner));
        const bool isRoot = ::geteuid() == 0;
        if (isRoot)
            QCOMPARE(::seteuid(65534), 0);
        const auto database = Database::open(dir.path());
        if (isRoot)
            QCOMPARE(::seteuid(0), 0);
        QVERIFY(QFile::setPermissions(dir.path(), QFileDevice::ReadOwner | QFileDevice::WriteOwner |
                                                      QFileDevice::ExeOwner));
        QVERIFY(!database);
        QCOMPARE(database.error().code, ErrorCode::PermissionDenied);
    }

    void noSpaceForANewOne()
    {
        const QTemporaryDir dir;
        {
            const FileLimit limit(8192);
            const auto database = Database::open(dir.path());
            QVERIFY(!database);
            QVERIFY2(database.error().message.contains(QStringLiteral("disk")),
                     qPrintable(database.error().message));
        }
        const auto database = Database::open(dir.path());
        QVERIFY2(database, database ? "" : qPrintable(database.error().message));
        QVERIFY((*database)->notes().isEmpty());
        QVERIFY(set(**database, QStringLiteral("one")));
    }

    void noSpaceForAWhile()
    {
        OpenDatabase database;
        QVERIFY(set(*database, QStringLiteral("one")));
        {
            const FileLimit limit(8192);
            const auto done = set(*database, QStringLiteral("two"));
            QVERIFY(!done);
            QVERIFY2(done.error().message.contains(QStringLiteral("disk")), qPrintable(done.error().message));
            QCOMPARE(count(*database), 1);
        }
        QVERIFY(set(*database, QStringLiteral("two")));
        database.reopen();
        QVERIFY(database->notes().isEmpty());
        QCOMPARE(count(*database), 2);
    }
};

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.size() == 4 && arguments.at(1) == QStringLiteral("--take-in-events"))
        return takeInEvents(arguments.at(2), arguments.at(3).toLongLong());
    TestDatabase test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_database.moc"
