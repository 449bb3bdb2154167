// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/controlserver.h"
#include "fakebackend.h"
#include "rawclient.h"
#include "testkit/waiting.h"

#include <QFile>
#include <QJsonDocument>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <grp.h>
#include <pwd.h>
#include <sys/socket.h>
#include <unistd.h>

using namespace pennon;

namespace {

class Log final : public LineLog
{
public:
    void line(QStringView text) override { lines += text.toString(); }
    QStringList lines;
};

QList<QJsonObject> objects(const QByteArray &lines)
{
    QList<QJsonObject> all;
    for (const QByteArray &line : lines.trimmed().split('\n'))
        all += QJsonDocument::fromJson(line).object();
    return all;
}

int codeOf(const QJsonObject &response)
{
    return response.value(QLatin1String("error")).toObject().value(QLatin1String("code")).toInt();
}

/// The user `nobody` and the name of its group, which every system has.
struct Nobody
{
    uid_t uid = 0;
    gid_t gid = 0;
    QString group;
};

Nobody nobody()
{
    const passwd *const user = ::getpwnam("nobody");
    const group *const its = user ? ::getgrgid(user->pw_gid) : nullptr;
    return its ? Nobody{user->pw_uid, user->pw_gid, QString::fromUtf8(its->gr_name)} : Nobody();
}

} // namespace

/// Who may do what. Becoming somebody else takes root; where the tests do not run as root, what other users
/// get is covered by identifyPeer() alone.
class TestPeers final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        QFile::setPermissions(m_folder->path(), QFile::Permissions(0x7055)); // everybody may pass
        m_log.lines.clear();
        m_backend = std::make_unique<FakeBackend>();
    }

    void cleanup()
    {
        m_server.reset();
        m_backend.reset();
    }

    void ourselves()
    {
        int pair[2];
        QCOMPARE(::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, pair), 0);
        const Result<Peer> peer = identifyPeer(pair[0], {});
        ::close(pair[0]);
        ::close(pair[1]);
        QVERIFY(peer);
        QCOMPARE(peer->uid, ::geteuid());
        QCOMPARE(peer->pid, ::getpid());
        QVERIFY(peer->mayWrite);
        QCOMPARE(peer->description(), QStringLiteral("uid %1").arg(::geteuid()));
    }

    void noSocket() { QVERIFY(!identifyPeer(-1, {})); }

    void groups()
    {
        QVERIFY(groupNamed(QStringLiteral("root")));
        QCOMPARE(groupNamed(QStringLiteral("no-such-group")).error().code, ErrorCode::NotFound);
    }

    void closedToOthers()
    {
        start(0600, {});
        if (::geteuid() == 0)
            QCOMPARE(asNobody({}), QByteArray("not permitted\n"));
        QCOMPARE(QFile::permissions(path()) & QFile::ReadOther, QFile::Permissions());
    }

    void strangers()
    {
        start(0666, {});
        if (::geteuid() != 0)
            return;
        const QByteArray answer = asNobody({helloLine().trimmed(), callLine(2, "status.get").trimmed()});
        const QList<QJsonObject> lines = objects(answer);
        QCOMPARE(lines.size(), 1);
        QCOMPARE(codeOf(lines.front()), rpccode::notPermitted);
        QVERIFY(lines.front().value(QLatin1String("id")).isNull());
        QVERIFY(m_log.lines.join(u'\n').contains(
            QStringLiteral("uid %1 may not use this socket").arg(nobody().uid)));
        QVERIFY(m_backend->asked.empty());
    }

    void readers()
    {
        if (::geteuid() != 0)
            return;
        start(0600, nobody().group); // which opens the socket to that group
        const QByteArray answer = asNobody(
            {helloLine().trimmed(), callLine(2, "rules.get").trimmed(), callLine(3, "mail.test").trimmed()});
        const QList<QJsonObject> lines = objects(answer);
        QCOMPARE(lines.size(), 3);
        QCOMPARE(lines.at(0).value(QLatin1String("result")).toObject().value(QLatin1String("may_write")),
                 QJsonValue(false));
        for (const QJsonObject &line : lines) {
            const int id = line.value(QLatin1String("id")).toInt();
            QCOMPARE(codeOf(line), id == 3 ? rpccode::notPermitted : 0);
        }
        QCOMPARE(m_log.lines,
                 QStringList(QStringLiteral("control: mail.test by uid %1 was refused: it may read only")
                                 .arg(nobody().uid)));
        QVERIFY(!m_backend->writer);
    }

    void otherReaders()
    {
        if (::geteuid() != 0)
            return;
        start(0666, QStringLiteral("root"));
        const QList<QJsonObject> lines = objects(asNobody({helloLine().trimmed()}));
        QCOMPARE(codeOf(lines.front()), rpccode::notPermitted);
    }

private:
    [[nodiscard]] QString path() const { return m_folder->filePath(QStringLiteral("s")); }

    void start(int mode, const QString &readers)
    {
        ControlServerSettings settings;
        settings.path = path();
        settings.mode = mode;
        settings.readers = readers;
        m_server = std::make_unique<ControlServer>(*m_backend, m_log, settings);
        QVERIFY(m_server->listen());
    }

    /// What the user nobody gets for these lines.
    [[nodiscard]] QByteArray asNobody(const QByteArrayList &lines) const
    {
        const Nobody user = nobody();
        QStringList arguments = {QStringLiteral(PENNON_FIXTURES "/otheruser.py"), path(),
                                 QString::number(user.uid), QString::number(user.gid)};
        for (const QByteArray &line : lines)
            arguments += QString::fromUtf8(line);
        QProcess process;
        process.setProcessChannelMode(QProcess::MergedChannels);
        process.start(QStringLiteral("/usr/bin/python3"), arguments);
        if (!testkit::comesTrue([&process] { return process.state() == QProcess::NotRunning; }))
            return "the test waited in vain";
        return process.readAll();
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    Log m_log;
    std::unique_ptr<FakeBackend> m_backend;
    std::unique_ptr<ControlServer> m_server;
};

QTEST_GUILESS_MAIN(TestPeers)
#include "tst_peers.moc"
