// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/httpclient.h"
#include "session/logfollower.h"
#include "testkit/reservedport.h"
#include "testkit/supervisordprocess.h"
#include "testkit/waiting.h"

#include <QFile>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTest>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace pennon;
using namespace std::chrono_literals;
using Channel = SupervisorApi::Channel;
using State = LogFollower::State;

namespace {

QByteArray numbered(int number)
{
    return "line " + QByteArray::number(number) + '\n';
}

/// Passes connections on to a port, until they are cut or held.
class Relay final : public QObject
{
public:
    explicit Relay(quint16 to)
    {
        connect(&m_server, &QTcpServer::newConnection, this, [this, to] {
            while (QTcpSocket *const near = m_server.nextPendingConnection()) {
                auto *const far = new QTcpSocket(near);
                connect(near, &QTcpSocket::readyRead, far, [near, far] { far->write(near->readAll()); });
                connect(far, &QTcpSocket::readyRead, near, [near, far] { near->write(far->readAll()); });
                connect(near, &QTcpSocket::disconnected, near, &QObject::deleteLater);
                connect(far, &QTcpSocket::disconnected, near, &QTcpSocket::disconnectFromHost);
                far->connectToHost(QHostAddress(QHostAddress::LocalHost), to);
                m_connections.push_back(near);
            }
        });
        m_server.listen(QHostAddress::LocalHost);
    }
    [[nodiscard]] quint16 port() const { return m_server.serverPort(); }
    void cut()
    {
        for (const QPointer<QTcpSocket> &connection : std::exchange(m_connections, {})) {
            if (connection)
                connection->abort();
        }
    }

private:
    QTcpServer m_server;
    std::vector<QPointer<QTcpSocket>> m_connections;
};

/// A supervisord with the program `app`, which writes what the test tells it, and somebody who follows.
class World final
{
public:
    explicit World(const QStringList &lines = {}, testkit::SupervisordProcess::Settings settings = {})
        : supervisord(settings)
    {
        fifo = supervisord.path(QStringLiteral("fifo"));
        ::mkfifo(QFile::encodeName(fifo).constData(), 0600);
        m_pipe = ::open(QFile::encodeName(fifo).constData(), O_RDWR | O_CLOEXEC);
        supervisord.addProgram(
            QStringLiteral("app"), QStringLiteral("/bin/cat ") + fifo,
            QStringList{QStringLiteral("stdout_logfile_maxbytes=0"), QStringLiteral("autorestart=true")} +
                lines);
        source.baseUrl = QStringLiteral("http://localhost");
        source.unixSocket = supervisord.path(QStringLiteral("supervisor.sock"));
        source.http = &http;
        if (!settings.username.isEmpty())
            source.credentials = HttpCredentials{settings.username, settings.password};
    }
    World(const World &) = delete;
    World &operator=(const World &) = delete;
    World(World &&) = delete;
    World &operator=(World &&) = delete;
    ~World() { ::close(m_pipe); }

    void write(const QByteArray &output) const
    {
        qsizetype at = 0;
        while (at < output.size()) {
            const auto sent =
                ::write(m_pipe, output.constData() + at, static_cast<std::size_t>(output.size() - at));
            if (sent <= 0)
                qFatal("the pipe is broken");
            at += sent;
        }
    }
    void writeLines(int from, int to) const
    {
        QByteArray output;
        for (int i = from; i < to; ++i)
            output += numbered(i);
        write(output);
    }
    [[nodiscard]] QString log() const { return supervisord.read(QStringLiteral("app.out")); }
    void follow(const QString &process = QStringLiteral("app"), Channel channel = Channel::Stdout)
    {
        LogFollower::Settings settings;
        settings.history = history;
        settings.firstRetry = 50ms;
        settings.longestRetry = 500ms;
        settings.idleInterval = 300ms;
        follower = std::make_unique<LogFollower>([this] { return std::optional(source); },
                                                 ProcessName{process, process}, channel, clock, settings);
        QObject::connect(follower.get(), &LogFollower::received, follower.get(),
                         [this](const QByteArray &bytes) { text += bytes; });
        QObject::connect(follower.get(), &LogFollower::gapFound, follower.get(), [this](const LogGap &gap) {
            text += gap.why == LogGap::Why::Rotated ? "~rotated~\n" : "~gap~\n";
        });
        follower->start();
    }
    [[nodiscard]] bool isLive() const { return follower->state() == State::Live; }
    [[nodiscard]] QByteArray report()
    {
        return "\nfollowed (end):\n" + text.right(2000) + "\nreason: " + follower->reason().toUtf8() +
               supervisord.report();
    }
    /// "" if all lines are there once and in order but for those at a gap; else what is wrong. A line that a
    /// gap cuts is not looked at.
    [[nodiscard]] QByteArray disorder(int first, int last) const
    {
        int next = first;
        bool mayMiss = false;
        const QList<QByteArray> lines = text.split('\n');
        for (qsizetype i = 0; i + 1 < lines.size(); ++i) {
            const QByteArray &line = lines[i];
            if (line.contains('~')) {
                mayMiss = true;
                continue;
            }
            bool isNumber = false;
            const int number = line.mid(5).toInt(&isNumber);
            if (!line.startsWith("line ") || !isNumber || number < next || number > last) {
                if (mayMiss || lines[i + 1].contains('~'))
                    continue;
                return "unexpected: " + line + " instead of " + QByteArray::number(next);
            }
            if (number != next && !mayMiss)
                return "missing without a word: " + QByteArray::number(next) + " to " + line;
            next = number + 1;
            mayMiss = false;
        }
        return next == last + 1 ? QByteArray() : QByteArray("ends before " + QByteArray::number(next));
    }

    testkit::SupervisordProcess supervisord;
    QString fifo;
    SystemClock clock;
    HttpClient http;
    ServerSession::LogSource source;
    qint64 history = qint64{512} * 1024;
    std::unique_ptr<LogFollower> follower;
    QByteArray text;

private:
    int m_pipe = -1;
};

} // namespace

class TestLogFollower final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void historyAndLive_data()
    {
        QTest::addColumn<int>("lines");
        for (const int lines : {0, 1, 100, 104, 120, 5000})
            QTest::addRow("%d lines", lines) << lines;
    }

    void historyAndLive()
    {
        QFETCH(const int, lines);
        World world;
        QVERIFY(world.supervisord.start());
        world.writeLines(0, lines);
        const QString end = QStringLiteral("line %1\n").arg(lines - 1);
        VERIFY_SOON(world.supervisord, lines == 0 || world.log().endsWith(end));
        world.follow();
        VERIFY_SOON(world, world.isLive());
        world.writeLines(lines, lines + 50);
        VERIFY_SOON(world, world.text.endsWith(numbered(lines + 49)));
        QCOMPARE(world.text, world.log().toUtf8());
        for (int i = 0; i < 3; ++i) {
            world.writeLines(lines + 50 + i, lines + 51 + i);
            VERIFY_SOON(world, world.text.endsWith(numbered(lines + 50 + i)));
        }
        QCOMPARE(world.text, world.log().toUtf8());
    }

    void historyIsBounded()
    {
        World world;
        world.history = 3000;
        QVERIFY(world.supervisord.start());
        world.writeLines(0, 5000);
        VERIFY_SOON(world.supervisord, world.log().endsWith(QLatin1String("line 4999\n")));
        world.follow();
        VERIFY_SOON(world, world.text.endsWith("line 4999\n"));
        QVERIFY(world.text.size() <= 3000 && world.text.size() > 2900);
        QVERIFY(world.text.startsWith("line "));
        QVERIFY(world.log().toUtf8().endsWith(world.text));
    }

    void aLogThatGrowsWhileItIsJoined()
    {
        World world;
        QVERIFY(world.supervisord.start());
        int written = 2000;
        world.writeLines(0, written);
        VERIFY_SOON(world.supervisord, world.log().size() > 1000);
        QTimer writer;
        connect(&writer, &QTimer::timeout, &writer, [&] {
            world.writeLines(written, written + 7);
            written += 7;
        });
        writer.start(2);
        for (int round = 0; round < 5; ++round) {
            world.text.clear();
            world.follow();
            const int until = written + 300;
            VERIFY_SOON(world, written > until);
            const QByteArray last = numbered(until - 1);
            VERIFY_SOON(world, world.text.contains(last));
            QCOMPARE(world.disorder(0, world.text.trimmed().split('\n').last().mid(5).toInt()), QByteArray());
            QVERIFY(!world.text.contains('~'));
        }
    }

    void bytesThatAreNoText()
    {
        World world;
        QVERIFY(world.supervisord.start());
        const QByteArray bad = "caf\xe9 \x1b[31mred\x1b[0m \x01 gr\xc3\xbc\xc3\x9f\n";
        world.write(bad);
        world.writeLines(0, 300);
        VERIFY_SOON(world.supervisord, world.log().endsWith(QLatin1String("line 299\n")));
        world.follow();
        VERIFY_SOON(world, world.isLive() && world.text.endsWith("line 299\n"));
        QVERIFY2(
            world.text.startsWith("caf\xef\xbf\xbd \x1b[31mred\x1b[0m \x01 gr\xc3\xbc\xc3\x9f\nline 0\n"),
            world.text.left(60).constData());
        world.write(bad);
        VERIFY_SOON(world, world.text.endsWith(bad));
        QCOMPARE(world.text.count("line "), 300);
    }

    void charactersAreNotCut()
    {
        World world;
        world.history = 2999;
        QVERIFY(world.supervisord.start());
        const QByteArray line = "进程内存使用过多\n";
        world.write(line.repeated(400));
        VERIFY_SOON(world.supervisord, world.log().toUtf8().size() == line.size() * 400);
        world.follow();
        VERIFY_SOON(world, world.isLive() && world.text.size() > 2900);
        QCOMPARE(world.text, line.repeated(world.text.size() / line.size()));
    }

    void rotation()
    {
        World world(
            {QStringLiteral("stdout_logfile_maxbytes=4KB"), QStringLiteral("stdout_logfile_backups=2")});
        QVERIFY(world.supervisord.start());
        world.follow();
        VERIFY_SOON(world, world.isLive());
        int written = 0;
        QTimer writer;
        connect(&writer, &QTimer::timeout, &writer, [&] {
            if (written < 3000)
                world.writeLines(written, written + 5);
            written = std::min(3000, written + 5);
        });
        writer.start(10);
        VERIFY_SOON(world, written == 3000);
        world.write("line 3000\n");
        VERIFY_SOON(world, world.text.endsWith("line 3000\n"));
        QVERIFY(world.text.contains("~rotated~"));
        const QByteArray wrong = world.disorder(0, 3000);
        QVERIFY2(wrong.isEmpty(), QByteArray(wrong + world.report()).constData());
        QVERIFY2(world.text.count("line ") > 2000, world.report().constData());
        QVERIFY(!world.text.contains("~gap~"));
    }

    void clearedAndTruncated()
    {
        World world;
        QVERIFY(world.supervisord.start());
        world.writeLines(0, 200);
        world.follow();
        VERIFY_SOON(world, world.isLive() && world.text.endsWith("line 199\n"));
        QVERIFY(world.supervisord.call(QStringLiteral("supervisor.clearProcessLogs"), {QStringLiteral("app")})
                    .contains(QLatin1String("value")));
        VERIFY_SOON(world, world.text.endsWith("~rotated~\n")); // without a new line
        world.writeLines(200, 203);
        VERIFY_SOON(world, world.text.endsWith("~rotated~\nline 200\nline 201\nline 202\n"));
        world.writeLines(203, 300);
        VERIFY_SOON(world, world.text.endsWith("line 299\n"));
        QVERIFY(QFile::resize(world.supervisord.path(QStringLiteral("app.out")), 0));
        world.writeLines(300, 310);
        VERIFY_SOON(world, world.text.endsWith("line 309\n"));
        QCOMPARE(world.disorder(0, 309), QByteArray());
        QCOMPARE(world.text.count("line 309"), 1);
    }

    void supervisordIsStartedAgain()
    {
        World world;
        QVERIFY(world.supervisord.start());
        world.writeLines(0, 500);
        world.follow();
        VERIFY_SOON(world, world.text.endsWith("line 499\n"));
        QVERIFY(world.supervisord.shutDown());
        VERIFY_SOON(world, world.follower->state() == State::Waiting);
        QVERIFY(!world.follower->reason().isEmpty());
        QVERIFY(world.supervisord.start());
        VERIFY_SOON(world, world.isLive());
        world.writeLines(500, 600);
        VERIFY_SOON(world, world.text.endsWith("line 599\n"));
        QCOMPARE(world.text, world.log().toUtf8()); // the file is the same: no gap
    }

    void anotherFileAfterTheRestart()
    {
        World world;
        QVERIFY(world.supervisord.start());
        world.writeLines(0, 100);
        world.follow();
        VERIFY_SOON(world, world.text.endsWith("line 99\n"));
        QVERIFY(world.supervisord.shutDown());
        QVERIFY(QFile::remove(world.supervisord.path(QStringLiteral("app.out"))));
        QVERIFY(world.supervisord.start());
        world.writeLines(150, 300); // more than there was
        VERIFY_SOON(world, world.text.endsWith("line 299\n"));
        QCOMPARE(world.text.count("~gap~\nline 150\n"), 1);
        QCOMPARE(world.disorder(0, 299), QByteArray());
    }

    void theNetworkIsCut()
    {
        const testkit::ReservedPort port;
        World world(
            {},
            {.username = QStringLiteral("user"), .password = QStringLiteral("pass"), .port = port.number()});
        Relay relay(port.number());
        world.source.unixSocket.clear();
        world.source.baseUrl = QStringLiteral("http://127.0.0.1:%1").arg(relay.port());
        QVERIFY(world.supervisord.start());
        world.follow();
        VERIFY_SOON(world, world.isLive());
        int written = 0;
        QTimer writer;
        connect(&writer, &QTimer::timeout, &writer, [&] {
            world.writeLines(written, written + 5);
            written += 5;
        });
        writer.start(5);
        for (int cuts = 0; cuts < 5; ++cuts) {
            const int until = written + 150;
            VERIFY_SOON(world, written > until);
            relay.cut();
            VERIFY_SOON(world, world.isLive());
        }
        writer.stop();
        VERIFY_SOON(world, world.text.endsWith(numbered(written - 1)));
        QCOMPARE(world.text, world.log().toUtf8());
    }

    void explanations_data()
    {
        QTest::addColumn<QStringList>("lines");
        QTest::addColumn<QString>("process");
        QTest::addColumn<Channel>("channel");
        QTest::addColumn<QString>("words");
        const auto list = [](const char *line) { return QStringList{QString::fromLatin1(line)}; };
        QTest::newRow("NONE") << list("stdout_logfile=NONE") << "app" << Channel::Stdout
                              << "stdout_logfile=NONE";
        QTest::newRow("redirected") << QStringList() << "app" << Channel::Stderr << "redirect_stderr=true";
        QTest::newRow("unknown") << QStringList() << "nobody" << Channel::Stdout << "does not know nobody";
        QTest::newRow("device") << list("stdout_logfile=/dev/null") << "app" << Channel::Stdout
                                << "goes to /dev/null";
    }

    void explanations()
    {
        QFETCH(const QStringList, lines);
        QFETCH(const QString, process);
        QFETCH(const Channel, channel);
        QFETCH(const QString, words);
        World world(lines);
        QVERIFY(world.supervisord.start());
        world.follow(process, channel);
        VERIFY_SOON(world, world.follower->state() == State::Waiting);
        QVERIFY2(world.follower->reason().contains(words), qPrintable(world.follower->reason()));
    }

    void aLogThatIsNotThereYet()
    {
        World world;
        QVERIFY(world.supervisord.start());
        QVERIFY(QFile::remove(world.supervisord.path(QStringLiteral("app.out"))));
        world.follow();
        VERIFY_SOON(world, world.follower->reason().contains(QLatin1String("no log file")));
        QVERIFY(world.supervisord.call(QStringLiteral("supervisor.clearProcessLogs"), {QStringLiteral("app")})
                    .contains(QLatin1String("value")));
        world.writeLines(0, 3);
        VERIFY_SOON(world, world.text == "line 0\nline 1\nline 2\n");
    }

    void wrongPassword()
    {
        World world({}, {.username = QStringLiteral("user"), .password = QStringLiteral("pass")});
        world.source.credentials->password = QStringLiteral("wrong");
        QVERIFY(world.supervisord.start());
        world.follow();
        VERIFY_SOON(world, world.follower->reason().contains(QLatin1String("HTTP 401")));
        world.source.credentials->password = QStringLiteral("pass");
        world.follower->start();
        VERIFY_SOON(world, world.isLive());
    }

    void specialCharacters()
    {
        World world;
        const QString name = QStringLiteral("caf\u00e9&b+?='#");
        world.supervisord.addProgram(name, QStringLiteral("/bin/echo hello"));
        QVERIFY(world.supervisord.start());
        world.follow(name);
        VERIFY_SOON(world, world.text == "hello\n");
        QVERIFY(world.supervisord.startProcess(name));
        VERIFY_SOON(world, world.text == "hello\nhello\n");
    }

    void pause()
    {
        World world;
        QVERIFY(world.supervisord.start());
        world.follow();
        VERIFY_SOON(world, world.isLive());
        world.follower->setPaused(true);
        world.writeLines(0, 100);
        VERIFY_SOON(world.supervisord, world.log().endsWith(QLatin1String("line 99\n")));
        QTest::qWait(800); // more than two idle looks
        QVERIFY(world.text.isEmpty());
        QVERIFY(world.isLive());
        world.follower->setPaused(false);
        VERIFY_SOON(world, world.text == world.log().toUtf8());
    }

    void mayEndAtAnyTime()
    {
        World world;
        QVERIFY(world.supervisord.start());
        world.writeLines(0, 2000);
        for (int i = 0; i < 40; ++i) {
            world.follow();
            QTest::qWait(i / 4);
            world.follower.reset();
        }
        world.text.clear();
        world.follow();
        VERIFY_SOON(world, world.text.endsWith("line 1999\n"));
        QCOMPARE(world.disorder(0, 1999), QByteArray());
    }
};

QTEST_GUILESS_MAIN(TestLogFollower)
#include "tst_logfollower.moc"
