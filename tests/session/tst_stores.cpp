// SPDX-License-Identifier: GPL-3.0-or-later
#include "fakesupervisord.h"
#include "session/appsettings.h"
#include "session/memorypasswords.h"
#include "session/servers.h"

#include <QtTest>

using namespace pennon;

namespace {

ServerProfile made(const QString &id, const QString &address = QStringLiteral("unix:///run/s.sock"))
{
    ServerProfile profile;
    profile.id = id;
    profile.name = QStringLiteral("Server “%1”").arg(id);
    profile.address = address;
    return profile;
}

} // namespace

/// What is kept in files: servers and settings.
class TestStores : public QObject
{
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_folder;

    [[nodiscard]] QString path() const { return m_folder->filePath(QStringLiteral("sub/file.conf")); }
    void write(const QByteArray &text) const
    {
        QDir(m_folder->path()).mkdir(QStringLiteral("sub"));
        QFile file(path());
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(text);
    }
    [[nodiscard]] QByteArray read() const
    {
        QFile file(path());
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

private Q_SLOTS:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }

    void profilesComeBack()
    {
        ProfileStore store(path());
        QCOMPARE(store.load()->size(), std::size_t{0});
        ServerProfile far = made(QStringLiteral("b"), QStringLiteral("ssh://me@web1.example.com:2222"));
        far.supervisorSocket = QStringLiteral("/run/supervisor.sock");
        far.listenerSocket = QStringLiteral("/run/pennon/listener.sock");
        far.user = QStringLiteral("admin");
        const std::vector<ServerProfile> profiles{far, made(QStringLiteral("a"))};
        QVERIFY(store.save(profiles));
        QCOMPARE(*store.load(), profiles);
        QCOMPARE(QFile::permissions(path()) & (QFile::ReadGroup | QFile::ReadOther | QFile::WriteGroup),
                 QFile::Permissions());
        QVERIFY(store.save({}));
        QVERIFY(store.load()->empty());
    }

    void badProfiles_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<int>("line");
        QTest::newRow("no section") << QByteArray("nonsense\n") << 1;
        QTest::newRow("other section") << QByteArray("\n[web]\nname = a\n") << 2;
        QTest::newRow("other key") << QByteArray("[server:a]\nname = a\naddress = unix:///a\ncolour = red\n")
                                   << 4;
        QTest::newRow("no address") << QByteArray("[server:a]\nname = a\n") << 1;
        QTest::newRow("twice") << QByteArray("[server:a]\nname=a\naddress=unix:///a\n"
                                             "[server:a]\nname=a\naddress=unix:///a\n")
                               << 4;
    }
    void badProfiles()
    {
        QFETCH(const QByteArray, text);
        QFETCH(const int, line);
        write(text);
        ProfileStore store(path());
        const auto loaded = store.load();
        QVERIFY(!loaded);
        QCOMPARE(loaded.error().code, ErrorCode::InvalidInput);
        const QString place = QStringLiteral("%1, line %2:").arg(path()).arg(line);
        QVERIFY2(loaded.error().message.startsWith(place), qPrintable(loaded.error().message));
        QVERIFY(!store.save({made(QStringLiteral("a"))}));
        QCOMPARE(read(), text);
    }

    void validation_data()
    {
        QTest::addColumn<QString>("address");
        QTest::addColumn<QString>("field");
        const auto row = [](const char *address, const char *field) {
            QTest::newRow(address) << QString::fromUtf8(address) << QString::fromUtf8(field);
        };
        row("unix:///run/supervisor.sock", "");
        row("http://web1.example.com:9001", "");
        row("https://[::1]:9001", "");
        row("ssh://web1", "");
        row("ssh://me@web1.example.com:22", "");
        row("", "address");
        row("web1", "address");
        row("unix://relative", "address");
        row("http://me:secret@web1", "address");
        row("ssh://", "address");
        row("ssh://-oProxyCommand=x", "address");
        row("ssh://me:secret@web1", "address");
        row("ssh://web1/run/supervisor.sock", "address");
        row("ftp://web1", "address");
    }
    void validation()
    {
        QFETCH(const QString, address);
        QFETCH(const QString, field);
        ServerProfile profile = made(QStringLiteral("a"), address);
        profile.supervisorSocket = QStringLiteral("/run/supervisor.sock");
        const Result<void> valid = profile.validate();
        QCOMPARE(valid ? QString() : valid.error().field, field);
    }

    void validationOfFields()
    {
        ServerProfile profile = made(QStringLiteral("a"));
        profile.listenerSocket = QStringLiteral("listener.sock");
        QCOMPARE(profile.validate().error().field, QStringLiteral("listenerSocket"));
        profile.listenerSocket = QStringLiteral("/").repeated(200);
        QCOMPARE(profile.validate().error().field, QStringLiteral("listenerSocket"));
        profile.listenerSocket.clear();
        profile.user = QStringLiteral("a:b");
        QCOMPARE(profile.validate().error().field, QStringLiteral("user"));
        profile.name = QStringLiteral(" ");
        QCOMPARE(profile.validate().error().field, QStringLiteral("name"));
        profile = made(QStringLiteral("a"), QStringLiteral("ssh://web1"));
        QCOMPARE(profile.validate().error().field, QStringLiteral("supervisorSocket"));
    }

    void settingsComeBack()
    {
        SettingsStore store(path());
        QVERIFY(store.load());
        QCOMPARE(store.settings(), AppSettings());
        AppSettings settings;
        settings.language = QStringLiteral("zh_CN");
        settings.autostart = true;
        settings.notifications = false;
        settings.quietHours = true;
        settings.quietFrom = QTime(23, 30);
        settings.refreshInterval = std::chrono::seconds(5);
        QSignalSpy changed(&store, &SettingsStore::changed);
        QVERIFY(store.save(settings));
        QVERIFY(store.save(settings));
        QCOMPARE(changed.size(), 1);
        SettingsStore other(path());
        QVERIFY(other.load());
        QCOMPARE(other.settings(), settings);
    }

    void badSettingsCountAsDefaults()
    {
        write("[application]\nautostart = true\nquiet_from = soon\nlanguage = en\n");
        SettingsStore store(path());
        const Result<void> loaded = store.load();
        QVERIFY(!loaded);
        QVERIFY2(loaded.error().message.contains(QStringLiteral("line 3: “soon”")),
                 qPrintable(loaded.error().message));
        QVERIFY(store.settings().autostart);
        QCOMPARE(store.settings().language, QStringLiteral("en"));
        QCOMPARE(store.settings().quietFrom, QTime(22, 0));
    }

    void servers()
    {
        FakeSupervisord supervisord;
        supervisord.processes = {FakeSupervisord::running(QStringLiteral("a"), 11)};
        MemoryPasswords passwords;
        const SystemClock clock;
        ProfileStore store(path());
        QVERIFY(store.save({made(QStringLiteral("a")), made(QStringLiteral("b"))}));
        Servers servers(store, {supervisord, clock, passwords, nullptr, {}});
        QCOMPARE(servers.sessions().size(), std::size_t{2});
        QTRY_COMPARE(servers.health(), Health::Fine);
        QSignalSpy added(&servers, &Servers::added);
        QSignalSpy removed(&servers, &Servers::removed);

        ServerProfile changed = made(QStringLiteral("b"));
        changed.name = QStringLiteral("Other");
        QVERIFY(servers.save(changed));
        QCOMPARE(removed.size(), 1);
        QCOMPARE(added.size(), 1);
        QCOMPARE(servers.session(QStringLiteral("b"))->profile().name, QStringLiteral("Other"));
        QVERIFY(servers.save(made(QStringLiteral("c"))));
        QVERIFY(servers.move(QStringLiteral("c"), 0));
        servers.addTemporary(made(QStringLiteral("t")));
        QCOMPARE(servers.sessions().size(), std::size_t{4});
        QVERIFY(servers.setUser(QStringLiteral("t"), QStringLiteral("ann")));
        QCOMPARE(servers.session(QStringLiteral("t"))->profile().user, QStringLiteral("ann"));
        QVERIFY(servers.setUser(QStringLiteral("b"), QStringLiteral("bob")));
        QVERIFY(servers.setUser(QStringLiteral("nobody"), QStringLiteral("bob")));
        QCOMPARE(servers.sessions().size(), std::size_t{4});
        const auto saved = store.load();
        QCOMPARE(saved->size(), std::size_t{3}); // the temporary one is none of them
        QCOMPARE(saved->back().user, QStringLiteral("bob"));
        QCOMPARE(saved->front().id, QStringLiteral("c"));

        passwords.store(QStringLiteral("a"), QStringLiteral("secret"));
        QVERIFY(servers.remove(QStringLiteral("a")));
        QVERIFY(!passwords.find(QStringLiteral("a")));
        QVERIFY(!servers.session(QStringLiteral("a")));
        QCOMPARE(store.load()->size(), std::size_t{2});
        QTRY_COMPARE(servers.health(), Health::Fine);

        QSignalSpy troubles(&servers, &Servers::troublesChanged);
        servers.setInterval(std::chrono::milliseconds(1));
        supervisord.processes[0].state = ProcessState::Fatal;
        supervisord.processes[0].pid = 0;
        QTRY_COMPARE(servers.health(), Health::Failed);
        QTRY_COMPARE(servers.troubles().size(), std::size_t{3});
        QVERIFY(!troubles.isEmpty());
    }

    void brokenFileIsNotOverwritten()
    {
        write("nonsense\n");
        FakeSupervisord supervisord;
        MemoryPasswords passwords;
        const SystemClock clock;
        ProfileStore store(path());
        Servers servers(store, {supervisord, clock, passwords, nullptr, {}});
        QVERIFY(servers.loadError());
        QCOMPARE(servers.health(), Health::Stopped);
        QVERIFY(!servers.save(made(QStringLiteral("a"))));
        QCOMPARE(read(), QByteArray("nonsense\n"));
    }
};

QTEST_GUILESS_MAIN(TestStores)
#include "tst_stores.moc"
