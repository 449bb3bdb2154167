// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/singleinstance.h"

#include <QFile>
#include <QFileInfo>
#include <QLocalSocket>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

namespace pennon {

using namespace std::chrono_literals;

class SingleInstanceTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QVERIFY(m_folder.isValid()); }
    void theSecondTellsTheFirst();
    void theSocketIsForThisUserOnly();
    void waitsForOneThatIsJustStarting();
    void doesNotWaitForEver();
    void theLockEndsWithItsOwner();
    void takesOverAfterACrash();
    void refusesWhatItDoesNotUnderstand_data();
    void refusesWhatItDoesNotUnderstand();
    void saysWhyAFolderCannotBeUsed();

private:
    QTemporaryDir m_folder;
};

void SingleInstanceTest::theSecondTellsTheFirst()
{
    SingleInstance first(m_folder.path());
    SingleInstance second(m_folder.path());
    std::vector<StartRequest> requests;
    connect(&first, &SingleInstance::started, this,
            [&](const StartRequest &request) { requests.push_back(request); });
    QVERIFY(first.claim().value());
    QVERIFY(!second.claim().value());
    const StartRequest request{QStringLiteral("ssh://admin@example.com"), QStringLiteral("/run/l.sock"), true,
                               QStringLiteral("tok\nen")};
    const QFuture<Result<void>> told = second.handOver(request);
    QTRY_VERIFY(told.isFinished());
    QVERIFY(told.result().has_value());
    QCOMPARE(requests.size(), 1);
    QVERIFY(requests.front() == request);
}

void SingleInstanceTest::theSocketIsForThisUserOnly()
{
    SingleInstance first(m_folder.path());
    QVERIFY(first.claim().value());
    struct stat found
    {};
    QCOMPARE(::stat(QFile::encodeName(first.socketPath()).constData(), &found), 0);
    QCOMPARE(found.st_mode & 07777, mode_t{0600});
}

void SingleInstanceTest::waitsForOneThatIsJustStarting()
{
    SingleInstance first(m_folder.path());
    SingleInstance second(m_folder.path());
    const QFuture<Result<void>> told = second.handOver({});
    QTest::qWait(120); // it has been tried in vain
    QVERIFY(!told.isFinished());
    QVERIFY(first.claim().value());
    QTRY_VERIFY(told.isFinished());
    QVERIFY(told.result().has_value());
}

void SingleInstanceTest::doesNotWaitForEver()
{
    SingleInstance second(m_folder.path());
    const QFuture<Result<void>> told = second.handOver({}, 150ms);
    QTRY_VERIFY(told.isFinished());
    QCOMPARE(told.result().error().code, ErrorCode::TimedOut);
}

void SingleInstanceTest::theLockEndsWithItsOwner()
{
    {
        SingleInstance first(m_folder.path());
        QVERIFY(first.claim().value());
    }
    SingleInstance next(m_folder.path());
    QVERIFY(next.claim().value());
}

void SingleInstanceTest::takesOverAfterACrash()
{
    // A process that claims it and is killed leaves lock file and socket behind.
    int ready[2];
    QCOMPARE(::pipe(ready), 0);
    const pid_t child = ::fork();
    if (child == 0) {
        SingleInstance first(m_folder.path());
        const char said = first.claim().value_or(false) ? 'y' : 'n';
        if (::write(ready[1], &said, 1) == 1)
            ::pause();
        ::_exit(1);
    }
    char said = 'n';
    QCOMPARE(::read(ready[0], &said, 1), ssize_t{1});
    QCOMPARE(said, 'y');
    SingleInstance next(m_folder.path());
    QVERIFY(!next.claim().value());
    ::kill(child, SIGKILL);
    QCOMPARE(::waitpid(child, nullptr, 0), child);
    QVERIFY(QFileInfo::exists(next.socketPath()));
    QVERIFY(next.claim().value());
    SingleInstance second(m_folder.path());
    const QFuture<Result<void>> told = second.handOver({});
    QTRY_VERIFY(told.isFinished());
    QVERIFY(told.result().has_value());
    ::close(ready[0]);
    ::close(ready[1]);
}

void SingleInstanceTest::refusesWhatItDoesNotUnderstand_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::newRow("no JSON") << QByteArray("hello\n");
    QTest::newRow("ill-typed") << QByteArray(R"({"connect":"","listener":"","minimized":1,"token":""})"
                                             "\n");
    QTest::newRow("unknown field") << QByteArray(
        R"({"connect":"","listener":"","minimized":false,"token":"","quit":true})"
        "\n");
    QTest::newRow("endless") << QByteArray(70'000, 'x');
}

void SingleInstanceTest::refusesWhatItDoesNotUnderstand()
{
    QFETCH(QByteArray, line);
    SingleInstance first(m_folder.path());
    QSignalSpy started(&first, &SingleInstance::started);
    QVERIFY(first.claim().value());
    QLocalSocket socket;
    socket.connectToServer(first.socketPath());
    socket.write(line);
    QTRY_COMPARE(socket.state(), QLocalSocket::UnconnectedState);
    QCOMPARE(socket.readAll(), QByteArray());
    QVERIFY(started.isEmpty());
}

void SingleInstanceTest::saysWhyAFolderCannotBeUsed()
{
    SingleInstance instance(m_folder.filePath(QStringLiteral("missing")));
    const Result<bool> claimed = instance.claim();
    QVERIFY(!claimed.has_value());
    QVERIFY(claimed.error().message.contains(QLatin1String("missing/pennon.lock")));
}

} // namespace pennon

QTEST_GUILESS_MAIN(pennon::SingleInstanceTest)
#include "tst_singleinstance.moc"
