// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/keyringpasswords.h"
#include "session/memorypasswords.h"

#include "testkit/waiting.h"

#include <QCoreApplication>
#include <QDir>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

using namespace pennon;
using namespace pennon::testkit;

/// Both keepers, the keyring's on a machine without any: there they have to do the same.
class tst_Passwords : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void keepsAndForgets_data();
    void keepsAndForgets();
    void endsCallsOfAKeeperThatIsGone();
    void writesNoFile();
};

namespace {

template <typename T>
T outcome(const QFuture<T> &future)
{
    if (!comesTrue([&] { return future.isFinished(); }))
        qFatal("the call did not end");
    return future.result();
}

std::unique_ptr<PasswordKeeper> makeKeeper(bool keyring)
{
    if (keyring)
        return std::make_unique<KeyringPasswords>(QStringLiteral("pennon-test"));
    return std::make_unique<MemoryPasswords>();
}

} // namespace

void tst_Passwords::keepsAndForgets_data()
{
    QTest::addColumn<bool>("keyring");
    QTest::newRow("memory") << false;
    QTest::newRow("absent keyring") << true;
}

void tst_Passwords::keepsAndForgets()
{
    QFETCH(bool, keyring);
    const auto keeper = makeKeeper(keyring);
    const QString one = QStringLiteral("one");
    auto found = outcome(keeper->password(one));
    QVERIFY(found);
    QVERIFY(!*found);
    QVERIFY(!keeper->isLasting());
    QVERIFY(outcome(keeper->keep(one, QStringLiteral("sésame"))));
    QVERIFY(!keeper->isLasting());
    found = outcome(keeper->password(one));
    QVERIFY(found);
    QCOMPARE(*found, std::optional(QStringLiteral("sésame")));
    QVERIFY(outcome(keeper->keep(one, QString())));
    QCOMPARE(*outcome(keeper->password(one)), std::optional(QString())); // an empty one is one
    QCOMPARE(*outcome(keeper->password(QStringLiteral("two"))), std::optional<QString>());
    QVERIFY(outcome(keeper->keepForNow(one, QStringLiteral("today"))));
    QCOMPARE(*outcome(keeper->password(one)), std::optional(QStringLiteral("today")));
    QVERIFY(outcome(keeper->forget(one)));
    QCOMPARE(*outcome(keeper->password(one)), std::optional<QString>());
}

void tst_Passwords::endsCallsOfAKeeperThatIsGone()
{
    auto keeper = makeKeeper(true);
    const auto kept = keeper->keep(QStringLiteral("one"), QStringLiteral("x"));
    const auto read = keeper->password(QStringLiteral("one"));
    keeper.reset();
    QVERIFY(outcome(kept));
    QVERIFY(outcome(read));
}

void tst_Passwords::writesNoFile()
{
    const auto keeper = makeKeeper(true);
    QVERIFY(outcome(keeper->keep(QStringLiteral("one"), QStringLiteral("secret"))));
    QVERIFY(QDir(QDir::homePath()).isEmpty(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot));
}

int main(int argc, char **argv)
{
    // A desktop without a keyring, and a home that shows what is written.
    const QTemporaryDir home;
    qputenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent/bus");
    for (const char *const name : {"HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME"})
        qputenv(name, home.path().toLocal8Bit());
    QCoreApplication application(argc, argv);
    tst_Passwords test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_passwords.moc"
