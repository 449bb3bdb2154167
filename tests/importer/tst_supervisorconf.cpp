// SPDX-License-Identifier: GPL-3.0-or-later
#include "conffilesofmemory.h"
#include "importer/listenersections.h"
#include "importer/supervisorconf.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

namespace pennon {

namespace {

const char *const main = "/etc/s/supervisord.conf";

std::optional<QString> someEnvironment(const char *name)
{
    return QByteArray(name) == "CONF" ? std::optional<QString>(QStringLiteral("/opt/conf")) : std::nullopt;
}

SupervisorConf readMain(QMap<QString, QByteArray> others, const QByteArray &text)
{
    others.insert(QString::fromLatin1(main), text);
    return readSupervisorConf(QString::fromLatin1(main), someEnvironment, confFilesOf(others));
}

/// "section: key=value@file:line …" of every section.
QString dump(const SupervisorConf &conf)
{
    QStringList lines;
    for (const ConfSection &section : conf.sections) {
        QString line = section.name + u':';
        for (const auto &[key, entry] : section.entries)
            line += u' ' + key + u'=' + entry.value + u'@' + entry.place.text();
        lines += line;
    }
    return lines.join(QStringLiteral("; ")).replace(QStringLiteral("/etc/s/"), QString());
}

QString problems(const SupervisorConf &conf)
{
    return conf.problems.join(QStringLiteral("; ")).replace(QStringLiteral("/etc/s/"), QString());
}

} // namespace

class SupervisorConfTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void merging_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("included"); // of conf.d/a.conf
        QTest::addColumn<QString>("content");
        QTest::addColumn<QString>("problem");
        const auto row = [](const char *name, const char *text, const char *included, const char *content,
                            const char *problem = "") {
            QTest::newRow(name) << QByteArray(text) << QByteArray(included) << QString::fromUtf8(content)
                                << QString::fromUtf8(problem);
        };
        row("one file", "[a]\nK=1\n", "", "a: k=1@supervisord.conf:2");
        row("relative pattern", "[include]\nfiles = conf.d/*.conf", "[a]\nk=1",
            "include: files=conf.d/*.conf@supervisord.conf:2; a: k=1@conf.d/a.conf:2");
        row("later keys win", "[a]\nk=1\nj=1\n[include]\nfiles=conf.d/*", "[a]\nk=2",
            "a: j=1@supervisord.conf:3 k=2@conf.d/a.conf:2; include: files=conf.d/*@supervisord.conf:5");
        row("here is the folder of each file", "[a]\nk=%(here)s\n[include]\nfiles=%(here)s/conf.d/*.conf",
            "[b]\nk=%(here)s/x",
            "a: k=/etc/s@supervisord.conf:2; include: files=conf.d/*.conf@supervisord.conf:4; "
            "b: k=conf.d/x@conf.d/a.conf:2");
        row("no match", "[include]\nfiles = other/*.ini conf.d/*.conf", "[a]",
            "include: files=other/*.ini conf.d/*.conf@supervisord.conf:2; a:",
            "supervisord.conf:2: no file matches the include other/*.ini");
        row("unknown variable", "[include]\nfiles = %(ENV_X)s/*", "[a]",
            "include: files=%(ENV_X)s/*@supervisord.conf:2",
            "supervisord.conf:2: files: %(ENV_X)s: the environment variable X is not set; run the import "
            "with "
            "supervisord's environment");
        row("no files", "[include]\nx=1", "", "include: x=1@supervisord.conf:2",
            "supervisord.conf:1: [include] has no files=");
        row("not followed twice", "[include]\nfiles = conf.d/*.conf",
            "[b]\n[include]\nfiles=../supervisord.conf",
            "include: files=../supervisord.conf@conf.d/a.conf:3; b:",
            "conf.d/a.conf:2: an [include] in an included file is not followed, by supervisord neither");
        row("itself", "[a]\nk=1\n[include]\nfiles=supervisord.conf", "",
            "a: k=1@supervisord.conf:2; include: files=supervisord.conf@supervisord.conf:4",
            "supervisord.conf:3: an [include] in an included file is not followed, by supervisord neither");
        row("syntax", "[a]\nk=1\nnonsense\n[b\n", "", "a: k=1@supervisord.conf:2",
            "supervisord.conf:3: neither [section] nor key = value; a comment starts with ; or #; "
            "supervisord.conf:4: the bracket of this [section] is not closed");
        row("syntax in an included file", "[include]\nfiles=conf.d/*.conf", "k=1",
            "include: files=conf.d/*.conf@supervisord.conf:2",
            "conf.d/a.conf:1: text before the first [section]");
        row("defaults", "[DEFAULT]\nk=1\n[a]\n[b]\nk=2\n", "",
            "a: k=1@supervisord.conf:2; b: k=2@supervisord.conf:5");
    }

    void merging()
    {
        QFETCH(const QByteArray, text);
        QFETCH(const QByteArray, included);
        const SupervisorConf conf = readMain({{QStringLiteral("/etc/s/conf.d/a.conf"), included}}, text);
        QVERIFY(conf.isRead);
        QTEST(dump(conf), "content");
        QTEST(problems(conf), "problem");
    }

    void missing()
    {
        const SupervisorConf conf =
            readSupervisorConf(QStringLiteral("/x.conf"), someEnvironment, confFilesOf({}));
        QVERIFY(!conf.isRead);
        QCOMPARE(conf.problems, QStringList(QStringLiteral("/x.conf: there is no such file")));
    }

    void realFiles()
    {
        QTemporaryDir folder;
        for (const char *name : {"b.conf", "a.conf", ".hidden.conf", "c.txt"}) {
            QFile file(folder.filePath(QString::fromLatin1(name)));
            QVERIFY(file.open(QIODevice::WriteOnly));
            file.write(name);
        }
        const ConfFiles files = systemConfFiles();
        QCOMPARE(files.matching(folder.filePath(QStringLiteral("*.conf"))),
                 (QStringList{folder.filePath(QStringLiteral("a.conf")),
                              folder.filePath(QStringLiteral("b.conf"))}));
        QVERIFY(files.matching(folder.filePath(QStringLiteral("*.ini"))).isEmpty());
        QCOMPARE(*files.read(folder.filePath(QStringLiteral("a.conf"))), QByteArray("a.conf"));
        QCOMPARE(files.read(folder.path()).error().code, ErrorCode::InvalidInput);
        QCOMPARE(files.read(folder.filePath(QStringLiteral("none"))).error().code, ErrorCode::NotFound);
        QCOMPARE(files.read(QStringLiteral("/dev/zero")).error().code, ErrorCode::InvalidInput);
    }

    void listeners()
    {
        const SupervisorConf conf =
            readMain({}, "[supervisord]\nenvironment=BASE=\"/srv\"\n"
                         "[eventlistener:a]\ncommand=%(ENV_BASE)s/x %(program_name)s "
                         "%(group_name)s %(process_num)02d %(ENV_MINE)s %(ENV_CONF)s \"b c\"\n"
                         "environment=MINE=\"m\"\nevents=tick_30, PROCESS_STATE\nnumprocs=2\n"
                         "[program:p]\ncommand=x\n");
        const ListenerSections sections = listenerSections(conf, someEnvironment);
        QVERIFY(sections.problems.isEmpty());
        QCOMPARE(sections.listeners.size(), std::size_t(1));
        const ListenerSection &listener = sections.listeners.front();
        QCOMPARE(listener.command,
                 (QStringList{QStringLiteral("/srv/x"), QStringLiteral("a"), QStringLiteral("a"),
                              QStringLiteral("00"), QStringLiteral("m"), QStringLiteral("/opt/conf"),
                              QStringLiteral("b c")}));
        QCOMPARE(listener.commandPlace.line, 4);
        QCOMPARE(listener.processes, 2);
        QCOMPARE(listener.variables.size(), std::size_t(1));
        QVERIFY(listener.getsEvent(QStringLiteral("PROCESS_STATE_EXITED")));
        QVERIFY(!listener.getsEvent(QStringLiteral("PROCESS_LOG")));
        QVERIFY(!listener.getsEvent(QStringLiteral("TICK_60")));
        QCOMPARE(listener.impossibleTicks(), QStringList(QStringLiteral("TICK_30")));
        QCOMPARE(listener.shortestTick(), std::optional(std::chrono::seconds(30)));
    }

    void ticks_data()
    {
        QTest::addColumn<QString>("events");
        QTest::addColumn<int>("shortest"); // 0: none
        QTest::newRow("one") << QStringLiteral("TICK_60") << 60;
        QTest::newRow("two") << QStringLiteral("TICK_3600,TICK_60") << 60;
        QTest::newRow("all ticks") << QStringLiteral("TICK") << 5;
        QTest::newRow("all events") << QStringLiteral("EVENT") << 5;
        QTest::newRow("none") << QStringLiteral("PROCESS_STATE") << 0;
        QTest::newRow("impossible") << QStringLiteral("TICK_0,TICK_X,TICK_") << 0;
    }

    void ticks()
    {
        QFETCH(const QString, events);
        ListenerSection listener;
        listener.events = events.split(u',');
        QTEST(int(listener.shortestTick().value_or(std::chrono::seconds(0)).count()), "shortest");
    }

    void badListeners_data()
    {
        QTest::addColumn<QByteArray>("section");
        QTest::addColumn<QString>("problem");
        const auto row = [](const char *section, const char *problem) {
            QTest::newRow(section) << QByteArray(section) << QString::fromUtf8(problem);
        };
        row("events=TICK", ":1: [eventlistener:a] has no command=");
        row("command=", ":2: [eventlistener:a] command is empty");
        row("command=x 'y", ":2: [eventlistener:a] command: a quote that is not closed");
        row("command=%(x)s", ":2: [eventlistener:a] command: supervisord does not know %(x)s here");
        row("command=x\nenvironment=A",
            ":3: [eventlistener:a] environment: not KEY=\"value\",KEY2=\"value2\"");
        row("command=x\nevents=%",
            ":3: [eventlistener:a] events: a % that is neither %% nor a whole %(name)s; "
            "supervisord refuses it");
    }

    void badListeners()
    {
        QFETCH(const QByteArray, section);
        QFETCH(const QString, problem);
        const SupervisorConf conf =
            readMain({}, "[eventlistener:a]\n" + section + "\n[eventlistener:b]\ncommand=x\n");
        const ListenerSections sections = listenerSections(conf, someEnvironment);
        QCOMPARE(sections.problems, QStringList(QString::fromLatin1(main) + problem));
        QCOMPARE(sections.listeners.back().name, QStringLiteral("b"));
    }
};

} // namespace pennon

QTEST_GUILESS_MAIN(pennon::SupervisorConfTest)
#include "tst_supervisorconf.moc"
