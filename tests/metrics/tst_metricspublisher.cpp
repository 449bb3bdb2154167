// SPDX-License-Identifier: GPL-3.0-or-later
#include "../notify/recordinglog.h"
#include "examplesnapshot.h"

#include "metrics/metricspublisher.h"
#include "metrics/textfile.h"
#include "testkit/reservedport.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSignalSpy>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>
#include <sys/resource.h>
#include <sys/stat.h>

using namespace pennon;
using namespace std::chrono_literals;

class TestMetricsPublisher final : public QObject
{
    Q_OBJECT

private:
    struct World
    {
        [[nodiscard]] QString path(const char *name) const { return folder.filePath(QLatin1String(name)); }
        [[nodiscard]] static QByteArray contents(const QString &path)
        {
            QFile file(path);
            return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("no file");
        }
        MetricsSnapshot look()
        {
            ++looks;
            return fakes::exampleSnapshot();
        }

        QTemporaryDir folder;
        RecordingLog log;
        int looks = 0;
        MetricsPublisher publisher{[this] { return look(); }, log};
        QSignalSpy problems{&publisher, &MetricsPublisher::problemChanged};
    };

    static rlimit fileSizeLimit()
    {
        rlimit limit{};
        ::getrlimit(RLIMIT_FSIZE, &limit);
        return limit;
    }
    static QString local(quint16 port) { return QStringLiteral("127.0.0.1:%1").arg(port); }
    static bool isServed(quint16 port)
    {
        QTcpSocket socket;
        socket.connectToHost(QHostAddress::LocalHost, port);
        socket.write("GET /metrics HTTP/1.1\r\n\r\n");
        return QTest::qWaitFor([&socket] { return socket.state() == QAbstractSocket::UnconnectedState; }) &&
               socket.readAll().contains("pennon_build_info{");
    }

private Q_SLOTS:
    void nothingUnlessConfigured()
    {
        World world;
        world.publisher.configure({});
        QVERIFY(!world.publisher.servedAt());
        QCOMPARE(world.looks, 0);
        QVERIFY(world.log.lines.isEmpty());
    }

    void servesAndMoves()
    {
        World world;
        const testkit::ReservedPort first;
        const testkit::ReservedPort second;
        world.publisher.configure({local(first.number()), {}, 15s});
        QVERIFY(isServed(first.number()));
        QCOMPARE(world.log.lines.size(), 1);
        QCOMPARE(world.looks, 1);
        QVERIFY(isServed(first.number())); // again within the same moment
        QCOMPARE(world.looks, 1);
        world.publisher.configure({local(first.number()), {}, 15s}); // nothing new
        QCOMPARE(world.log.lines.size(), 1);
        world.publisher.configure({local(second.number()), {}, 15s});
        QVERIFY(isServed(second.number()));
        QVERIFY(!isServed(first.number()));
        world.publisher.configure({});
        QVERIFY(!isServed(second.number()));
        QCOMPARE(world.problems.size(), 0);
    }

    void busyAddressIsToldAndTriedAgain()
    {
        World world;
        auto other = std::make_unique<QTcpServer>();
        QVERIFY(other->listen(QHostAddress::LocalHost));
        const MetricsSettings settings{local(other->serverPort()), {}, 15s};
        world.publisher.configure(settings);
        QVERIFY(!world.publisher.servedAt());
        QCOMPARE(world.problems.size(), 1);
        QVERIFY(world.problems.back().front().toString().contains(
            QStringLiteral("another program listens there")));
        world.publisher.configure(settings);
        QCOMPARE(world.log.lines.size(), 1); // told once
        QCOMPARE(world.problems.size(), 1);
        other.reset();
        world.publisher.configure(settings);
        QVERIFY(world.publisher.servedAt());
        QCOMPARE(world.problems.size(), 2);
        QCOMPARE(world.problems.back().front().toString(), QString());
        world.publisher.stop();
        QVERIFY(!world.publisher.servedAt());
    }

    void missingModule()
    {
        World world;
        MetricsPublisher publisher([] { return MetricsSnapshot(); }, world.log,
                                   QStringLiteral("/nowhere/module.so"));
        const testkit::ReservedPort port;
        publisher.configure({local(port.number()), world.path("x.prom"), 15s});
        QVERIFY(!publisher.servedAt());
        QVERIFY(!QFile::exists(world.path("x.prom")));
        QVERIFY(world.log.lines.front().contains(QStringLiteral("libprometheus-cpp-core")));
    }

    void writesTheFile()
    {
        World world;
        const QString path = world.path("pennon.prom");
        world.publisher.configure({{}, path, 1s});
        QVERIFY(World::contents(path).contains("\npennon_dead_letters 9\n"));
        struct stat found
        {};
        QCOMPARE(::stat(QFile::encodeName(path).constData(), &found), 0);
        QCOMPARE(found.st_mode & 0777U, 0644U);
        QVERIFY(QFile::remove(path));
        QTRY_VERIFY(QFile::exists(path)); // the next time
        QCOMPARE(QDir(world.folder.path()).entryList(QDir::Files),
                 QStringList{QStringLiteral("pennon.prom")});
        const QString other = world.path("other.prom");
        world.publisher.configure({{}, other, 1s});
        QVERIFY(QFile::exists(other));
        QVERIFY(!QFile::exists(path)); // it would be told for ever
        world.publisher.stop();
        QVERIFY(QFile::exists(other));
    }

    void fileThatCannotBeWritten()
    {
        World world;
        const QString folder = world.path("later");
        world.publisher.configure({{}, folder + QStringLiteral("/pennon.prom"), 1s});
        QCOMPARE(world.problems.size(), 1);
        QCOMPARE(world.log.lines.size(), 1);
        QVERIFY2(world.log.lines.front().contains(QStringLiteral("later/pennon.prom")),
                 qPrintable(world.log.lines.front()));
        QVERIFY(QDir().mkpath(folder));
        QTRY_COMPARE(world.problems.size(), 2);
        QCOMPARE(world.problems.back().front().toString(), QString());
        QCOMPARE(world.log.lines.size(), 2);
    }

    /// With a full disk the text of before stays, and nothing is left behind.
    void oldTextStays()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("a.prom"));
        QVERIFY(writeTextfile(path, "old\n"));
        const rlimit limit = fileSizeLimit();
        const auto former = std::signal(SIGXFSZ, SIG_IGN);
        const rlimit small{10, limit.rlim_max};
        QCOMPARE(::setrlimit(RLIMIT_FSIZE, &small), 0);
        const Result<void> written = writeTextfile(path, QByteArray(1000, 'x'));
        QCOMPARE(::setrlimit(RLIMIT_FSIZE, &limit), 0);
        std::signal(SIGXFSZ, former);
        QVERIFY(!written);
        QCOMPARE(World::contents(path), QByteArray("old\n"));
        QCOMPARE(QDir(folder.path()).entryList(QDir::Files).size(), 1);
    }

    void nothingIsLeftBehind()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("a.prom"));
        QVERIFY(QDir().mkpath(path + QStringLiteral("/in the way")));
        QVERIFY(!writeTextfile(path, "new\n"));
        QCOMPARE(QDir(folder.path()).entryList(QDir::Files), QStringList());
    }
};

QTEST_GUILESS_MAIN(TestMetricsPublisher)
#include "tst_metricspublisher.moc"
