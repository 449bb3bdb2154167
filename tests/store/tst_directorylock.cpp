// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/directorylock.h"

#include <QScopeGuard>
#include <QTemporaryDir>
#include <QTest>

#include <array>
#include <functional>

#include <sys/wait.h>
#include <unistd.h>

using namespace pennon;

namespace {

/// What another process says, and how it ended.
struct Said
{
    QString text;
    int status = -1;
};

Said inAnotherProcess(const std::function<QByteArray()> &work)
{
    std::array<int, 2> pipe{};
    if (::pipe(pipe.data()) != 0)
        return {};
    const pid_t other = ::fork();
    if (other == 0) {
        const QByteArray text = work();
        [[maybe_unused]] const ssize_t written = ::write(pipe[1], text.constData(), size_t(text.size()));
        ::_exit(0);
    }
    ::close(pipe[1]);
    Said said;
    ::waitpid(other, &said.status, 0);
    std::array<char, 1024> bytes{};
    const ssize_t size = ::read(pipe[0], bytes.data(), bytes.size());
    said.text = QString::fromUtf8(bytes.data(), size);
    ::close(pipe[0]);
    return said;
}

} // namespace

class TestDirectoryLock : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void onlyOneProcessHasIt()
    {
        const QTemporaryDir dir;
        const auto acquire = [&dir]() -> QByteArray {
            const auto lock = DirectoryLock::acquire(dir.path());
            if (lock)
                return "acquired";
            return (lock.error().code == ErrorCode::Rejected ? QString() : QStringLiteral("wrong code: "))
                       .toUtf8() +
                   lock.error().message.toUtf8();
        };
        {
            const auto lock = DirectoryLock::acquire(dir.path());
            QVERIFY(lock);
            const QString refused = inAnotherProcess(acquire).text;
            QVERIFY2(refused.startsWith(dir.path()), qPrintable(refused));
            QVERIFY2(refused.contains(QStringLiteral("process %1").arg(::getpid())), qPrintable(refused));
        }
        QCOMPARE(inAnotherProcess(acquire).text, QStringLiteral("acquired"));
    }

    /// A listener that was killed may leave a child that has been forked and is no other program yet.
    void endsWithItsProcess()
    {
        const QTemporaryDir dir;
        std::array<int, 2> life{};
        QCOMPARE(::pipe(life.data()), 0);
        const auto endChild = qScopeGuard([&life] {
            ::close(life[0]);
            ::close(life[1]);
        });
        const Said holder = inAnotherProcess([&]() -> QByteArray {
            static Result<std::unique_ptr<DirectoryLock>> lock = DirectoryLock::acquire(dir.path());
            if (lock && ::fork() == 0) {
                ::close(life[1]);
                char end = 0;
                [[maybe_unused]] const ssize_t got = ::read(life[0], &end, 1); // as long as the test
                ::_exit(0);
            }
            return lock ? "acquired" : "refused";
        });
        QCOMPARE(holder.text, QStringLiteral("acquired"));
        QCOMPARE(holder.status, 0);
        const auto lock = DirectoryLock::acquire(dir.path());
        QVERIFY2(lock, lock ? "" : qPrintable(lock.error().message));
    }
};

QTEST_GUILESS_MAIN(TestDirectoryLock)
#include "tst_directorylock.moc"
