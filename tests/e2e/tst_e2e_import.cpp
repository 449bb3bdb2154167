// SPDX-License-Identifier: GPL-3.0-or-later
#include "testkit/controlsocket.h"
#include "testkit/listenerprocess.h"
#include "testkit/mailfolder.h"
#include "testkit/processes.h"
#include "testkit/ranprogram.h"
#include "testkit/reservedport.h"
#include "testkit/smtpserver.h"
#include "testkit/supervisordprocess.h"
#include "testkit/waiting.h"

#include <QDir>
#include <QFile>
#include <QRegularExpression>
#include <QTest>

#include <memory>

using namespace pennon::testkit;

/// Published sections of superlance: what the tool does with its own command line, and what the one listener
/// does with what --import has made of the section, is the same.
class TestE2eImport : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void sameBehaviour_data();
    void sameBehaviour();
    void cleanupTestCase();

private:
    struct World;
    std::unique_ptr<World> m_ofTool;
    std::unique_ptr<World> m_ofPennon;
    std::unique_ptr<QTemporaryDir> m_folder;
    Certificate m_certificate;
};

namespace {

const QStringList programs{QStringLiteral("webapp"), QStringLiteral("nginx"), QStringLiteral("redis"),
                           QStringLiteral("mysql"), QStringLiteral("other")};

QString fixtures()
{
    return QStringLiteral(PENNON_FIXTURES "/../importer/fixtures");
}

/// The value of a line of the section.
QString lineOf(const QString &section, const QString &key)
{
    for (const QString &line : section.split(u'\n')) {
        if (line.startsWith(key + u'='))
            return line.mid(key.size() + 1);
    }
    return {};
}

/// Times, sizes and pids are not the same twice.
QString withoutNumbers(QString text)
{
    static const QRegularExpression stamp(QStringLiteral("\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d,\\d{3}"));
    static const QRegularExpression date(
        QStringLiteral("[A-Z][a-z]{2} [A-Z][a-z]{2} [ \\d]\\d \\d\\d:\\d\\d:\\d\\d \\d{4}"));
    static const QRegularExpression size(QStringLiteral("\\d+ bytes"));
    return text.replace(stamp, QStringLiteral("STAMP"))
        .replace(date, QStringLiteral("DATE"))
        .replace(size, QStringLiteral("N bytes"));
}

/// A mail of a server as a command would have got it, and how it came.
QString essenceOf(const ReceivedMail &mail)
{
    QStringList kept{QStringLiteral("From %1 by %2 with TLS %3")
                         .arg(mail.from, mail.user, QString::number(int(mail.tls)))};
    const QString text = QString::fromUtf8(mail.data).remove(u'\r');
    const qsizetype end = text.indexOf(QStringLiteral("\n\n"));
    for (const QString &header : text.left(end).split(u'\n')) {
        if (header.startsWith(QStringLiteral("To:")) || header.startsWith(QStringLiteral("From:")) ||
            header.startsWith(QStringLiteral("Subject:")))
            kept += header;
    }
    return kept.join(u'\n') + text.mid(end);
}

} // namespace

/// A supervisord, its programs and its mail; both listeners see the same.
struct TestE2eImport::World
{
    World()
        : supervisord({.username = QStringLiteral("username"), .password = QStringLiteral("password")})
        , mails(supervisord.path(QStringLiteral("mails")))
    {}

    /// Programs that hold 100 MB if a file HOG says so when they start, and sleep if not; whichever is
    /// restarted makes the page well.
    bool start()
    {
        for (const QString &name : programs) {
            supervisord.addProgram(
                name, QStringLiteral("/bin/sh -c \"rm -f %(here)s/page; if rm %(here)s/%1.hog; then exec %2; "
                                     "else exec sleep 1000; fi\"")
                          .arg(name, pythonProgram(QStringLiteral("leaker.py"),
                                                   QStringLiteral("--rate 1000 --max 100"))));
        }
        supervisord.addProgram(QStringLiteral("page"),
                               pythonProgram(QStringLiteral("hangweb.py"),
                                             QStringLiteral("%1 --switch %(here)s/page").arg(port.number())));
        return supervisord.start();
    }

    void stop(const QString &name) { supervisord.call(QStringLiteral("supervisor.stopProcess"), {name}); }

    /// All processes run and hold much, or do not run; the page is sick.
    void prepare(bool isStopped)
    {
        for (const QString &name : programs) {
            stop(name);
            if (isStopped)
                continue;
            supervisord.write(name + QStringLiteral(".hog"), {});
            (void) supervisord.startProcess(name);
        }
        pids.clear();
        for (const QString &name : programs) {
            const pid_t pid = supervisord.process(name).pid;
            pids.insert(name, pid);
            VERIFY_SOON(supervisord, isStopped || residentMemory(pid) > 100 << 20);
        }
        supervisord.write(QStringLiteral("page"), "fail");
        known = mails.mails().size();
        if (server)
            serverKnown = server->mails().size();
    }

    /// Who was restarted and what was mailed since prepare(), line by line.
    QStringList happened()
    {
        QStringList all;
        for (const QString &name : programs) {
            const ProcessReport now = supervisord.process(name);
            if (now.pid != pids.value(name))
                all += QStringLiteral("restarted: ") + name + u' ' + now.state;
        }
        QStringList mailed;
        for (const StoredMail &mail : mails.mails().mid(known))
            mailed += mail.raw;
        if (server) {
            for (const ReceivedMail &mail : server->mails().mid(serverKnown))
                mailed += essenceOf(mail);
        }
        for (const QString &mail : std::as_const(mailed)) {
            const QString text =
                withoutNumbers(mail).replace(QString::number(port.number()), QStringLiteral("PORT"));
            all += QStringLiteral("mail: ") + text.trimmed().split(u'\n').join(QStringLiteral(" | "));
        }
        all.sort();
        return all;
    }

    SupervisordProcess supervisord;
    MailFolder mails;
    std::unique_ptr<SmtpServerProcess> server;
    ReservedPort port; ///< of the page
    QHash<QString, pid_t> pids;
    qsizetype known = 0; ///< mails from before
    qsizetype serverKnown = 0;
};

namespace {

/// The published section with addresses of this machine and limits that tests can afford.
template <typename World>
QString adapted(QString section, const World &world)
{
    const QString page = QStringLiteral("http://127.0.0.1:%1/ok").arg(world.port.number());
    section.replace(QRegularExpression(QStringLiteral("http://localhost\\S*")), page);
    section.replace(QStringLiteral("/usr/bin/msmtp -t"), world.mails.sendmailCommand());
    if (world.server)
        section.replace(QStringLiteral("smtp.gmail.com"),
                        QStringLiteral("127.0.0.1:%1").arg(world.server->port()));
    const QHash<QString, QString> limits{
        {QStringLiteral("1GB"), QStringLiteral("90MB")},   {QStringLiteral("512MB"), QStringLiteral("70MB")},
        {QStringLiteral("500MB"), QStringLiteral("60MB")}, {QStringLiteral("256MB"), QStringLiteral("50MB")},
        {QStringLiteral("200MB"), QStringLiteral("40MB")}, {QStringLiteral("100MB"), QStringLiteral("30MB")}};
    for (auto at = limits.begin(); at != limits.end(); ++at)
        section.replace(at.key(), at.value());
    return section;
}

/// Adds a line to a section of pennon.conf, which may not be there yet.
void addLine(QString &conf, const QString &section, const QString &line)
{
    const QString head = u'[' + section + QStringLiteral("]\n");
    if (!conf.contains(head))
        conf += u'\n' + head;
    conf.replace(head, QString(head + line + u'\n'));
}

void sendEvents(ListenerProcess &listener)
{
    for (const char *name : {"webapp", "nginx", "other"}) {
        listener.sendEvent("PROCESS_STATE_EXITED", "processname:" + QByteArray(name) + " groupname:" + name +
                                                       " from_state:RUNNING expected:0 pid:4711");
    }
    listener.sendEvent("PROCESS_STATE_EXITED",
                       "processname:redis groupname:redis from_state:RUNNING expected:1 pid:4712");
    listener.sendEvent("PROCESS_STATE_BACKOFF",
                       "processname:mysql groupname:mysql from_state:STARTING tries:1");
    listener.sendEvent("PROCESS_STATE_FATAL", "processname:mysql groupname:mysql from_state:BACKOFF");
    listener.sendEvent("TICK_60", "when:1700000000");
}
constexpr int eventsSent = 7;

} // namespace

void TestE2eImport::initTestCase()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_certificate = makeCertificate(m_folder->path());
    QVERIFY(!m_certificate.keyFile.isEmpty());
    for (std::unique_ptr<World> *world : {&m_ofTool, &m_ofPennon}) {
        *world = std::make_unique<World>();
        VERIFY_IN((*world)->supervisord, (*world)->start());
    }
}

void TestE2eImport::cleanupTestCase()
{
    m_ofTool.reset();
    m_ofPennon.reset();
}

void TestE2eImport::sameBehaviour_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<bool>("isStopped");
    const QStringList names = QDir(fixtures()).entryList({QStringLiteral("*.conf")}, QDir::Files);
    QCOMPARE(names.size(), 15);
    for (const QString &name : names) {
        QTest::newRow(qPrintable(name)) << name << false;
        if (name.contains(QStringLiteral("httpok")))
            QTest::newRow(qPrintable(name + QStringLiteral(", nothing runs"))) << name << true;
    }
}

void TestE2eImport::sameBehaviour()
{
    QFETCH(QString, name);
    QFETCH(bool, isStopped);
    QFile file(fixtures() + u'/' + name);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QString published = QString::fromUtf8(file.readAll());
    const bool isBatch = name.contains(QStringLiteral("batch"));
    static const QRegularExpression login(
        QStringLiteral("SUPERVISOR_USERNAME=\"(\\w+)\",SUPERVISOR_PASSWORD=\"(\\w+)\""));
    const bool namesLogin = login.match(published).hasMatch();
    for (World *world : {m_ofTool.get(), m_ofPennon.get()}) {
        QStringList options;
        if (published.contains(QStringLiteral("--tls"))) {
            options = QStringList{QStringLiteral("--starttls"),
                                  QStringLiteral("--certificate"),
                                  m_certificate.certificateFile,
                                  QStringLiteral("--key"),
                                  m_certificate.keyFile,
                                  QStringLiteral("--auth"),
                                  QStringLiteral("smtp_user:smtp_pass")};
        }
        world->server = isBatch ? std::make_unique<SmtpServerProcess>(options) : nullptr;
        world->prepare(isStopped);
        if (QTest::currentTestFailed())
            return;
    }

    // The tool, with the command line of the section.
    {
        World &world = *m_ofTool;
        const QString section = adapted(published, world);
        QStringList words = QProcess::splitCommand(lineOf(section, QStringLiteral("command")));
        const QString tool = words.takeFirst().section(u'/', -1);
        if (isBatch && !words.contains(QStringLiteral("-H"))) {
            words =
                QStringList{QStringLiteral("-H"), QStringLiteral("127.0.0.1:%1").arg(world.server->port())} +
                words;
        } else if (!isBatch && !words.contains(QStringLiteral("-s"))) {
            words = QStringList{QStringLiteral("-s"), world.mails.sendmailCommand()} + words;
        }
        ListenerProcess listener;
        const QRegularExpressionMatch own = login.match(section);
        listener.setVariable(QStringLiteral("SUPERVISOR_SERVER_URL"), world.supervisord.serverUrl());
        listener.setVariable(QStringLiteral("SUPERVISOR_USERNAME"),
                             namesLogin ? own.captured(1) : QStringLiteral("username"));
        listener.setVariable(QStringLiteral("SUPERVISOR_PASSWORD"),
                             namesLogin ? own.captured(2) : QStringLiteral("password"));
        QVERIFY(listener.start(tool, words));
        sendEvents(listener);
        VERIFY_IN(listener, listener.hasAnswered(eventsSent));
        listener.closeInput();
        VERIFY_IN(listener, listener.hasEnded() && listener.exitStatus() == 0);
    }
    QVERIFY(comesTrue([&] { return !isBatch || m_ofTool->server->mails().size() == 1; }));
    const QStringList expected = m_ofTool->happened();

    // The one listener, with what became of the section.
    World &world = *m_ofPennon;
    const auto path = [&world](const char *what) { return world.supervisord.path(QLatin1String(what)); };
    world.supervisord.write(QStringLiteral("section.conf"), adapted(published, world).toUtf8());
    const RanProgram import = runProgram(toolPath(QStringLiteral("pennon-listener")),
                                         {QStringLiteral("--import"), path("section.conf")});
    VERIFY_IN(import, import.exitStatus == 0);
    QString conf = import.standardOutput;
    QDir(path("state")).removeRecursively();
    addLine(conf, QStringLiteral("listener"),
            QStringLiteral("socket = %1\nstate_dir = %2").arg(path("pennon.sock"), path("state")));
    if (isBatch && !conf.contains(QStringLiteral("\nhost = ")))
        addLine(conf, QStringLiteral("mail"),
                QStringLiteral("host = 127.0.0.1:%1").arg(world.server->port()));
    if (!isBatch && conf.contains(QStringLiteral("[mail]")) && !conf.contains(QStringLiteral("\ncommand = ")))
        addLine(conf, QStringLiteral("mail"), QStringLiteral("command = ") + world.mails.sendmailCommand());
    for (const char *secret : {"smtp", "supervisor"}) {
        const QString secretFile = QLatin1String(secret) + QStringLiteral(".password");
        conf.replace(QStringLiteral("/etc/pennon/") + secretFile, world.supervisord.path(secretFile));
        world.supervisord.write(secretFile, qstrcmp(secret, "smtp") == 0 ? "smtp_pass\n" : "password\n");
        QFile::setPermissions(world.supervisord.path(secretFile), QFile::ReadOwner | QFile::WriteOwner);
    }
    world.supervisord.write(QStringLiteral("pennon.conf"), conf.toUtf8());

    ListenerProcess listener;
    listener.setVariable(QStringLiteral("SUPERVISOR_SERVER_URL"), world.supervisord.serverUrl());
    listener.setVariable(QStringLiteral("SUPERVISOR_USERNAME"),
                         namesLogin ? QString() : QStringLiteral("username"));
    listener.setVariable(QStringLiteral("SUPERVISOR_PASSWORD"),
                         namesLogin ? QString() : QStringLiteral("password"));
    QVERIFY(
        listener.start(QStringLiteral("pennon-listener"), {QStringLiteral("--config"), path("pennon.conf")}));
    ControlSocket control;
    VERIFY_IN(listener, control.open(path("pennon.sock")));
    VERIFY_SOON(listener, control.call(QStringLiteral("status.get"))
                              .value(QStringLiteral("supervisord"))
                              .toObject()
                              .contains(QStringLiteral("reachable_since")));
    sendEvents(listener);
    VERIFY_IN(listener, listener.hasAnswered(eventsSent));
    control.call(QStringLiteral("check.run"));
    (void) comesTrue([&] { return isBatch || world.happened() == expected; });
    control.call(QStringLiteral("check.run")); // nothing more is done
    listener.closeInput();                     // what has been collected is sent
    VERIFY_IN(listener, listener.hasEnded() && listener.exitStatus() == 0);
    (void) comesTrue([&] { return world.happened() == expected; });
    const QByteArray context = "\n--- report\n" + import.standardError.toUtf8() + "\n--- pennon.conf\n" +
                               conf.toUtf8() + listener.report();
    QVERIFY2(world.happened() == expected,
             QByteArray("\n--- the tool\n" + expected.join(u'\n').toUtf8() + "\n--- the one listener\n" +
                        world.happened().join(u'\n').toUtf8() + context)
                 .constData());
    QCOMPARE(expected.isEmpty(), isStopped && name == QLatin1String("httpok.conf")); // which mails nobody
}

QTEST_GUILESS_MAIN(TestE2eImport)
#include "tst_e2e_import.moc"
