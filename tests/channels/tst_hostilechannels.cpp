// SPDX-License-Identifier: GPL-3.0-or-later
#include "channels/alertchannels.h"

#include "alerts/brieftext.h"
#include "exampleannouncement.h"
#include "notify/recordinglog.h"
#include "store/opendatabase.h"
#include "testkit/hookserver.h"
#include "testkit/smtpserver.h"
#include "testkit/waiting.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

#include <map>
#include <optional>

using namespace pennon;
using namespace pennon::testkit;
using namespace Qt::StringLiterals;

namespace {

using Service = WebhookChannel::Service;

const std::map<QString, Service> services = {
    {u"pennon"_s, Service::Pennon},         {u"slack"_s, Service::Slack},
    {u"mattermost"_s, Service::Mattermost}, {u"teams"_s, Service::Teams},
    {u"discord"_s, Service::Discord},       {u"alertmanager"_s, Service::Alertmanager},
};

/// What may stand in a text: line breaks and tabs, but nothing that a terminal obeys, and nothing that turns
/// the direction of writing.
bool isHarmless(const QString &text)
{
    for (const uint c : text.toUcs4()) {
        const bool isControl = (c < U' ' && c != U'\n' && c != U'\t') || (c >= 0x7f && c < 0xa0);
        const bool turns = (c >= 0x2028 && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069) || c == 0x200e ||
                           c == 0x200f || c == 0x061c;
        if (isControl || turns || QChar::isSurrogate(c))
            return false;
    }
    return true;
}

/// All texts in it, however deep.
QStringList textsOf(const QJsonValue &value)
{
    QStringList all;
    if (value.isString())
        all += value.toString();
    for (const QJsonValue one : value.toArray())
        all += textsOf(one);
    const QJsonObject object = value.toObject();
    for (auto field = object.begin(); field != object.end(); ++field) {
        all += field.key();
        all += textsOf(field.value());
    }
    return all;
}

QJsonValue parsed(const QByteArray &body)
{
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(body, &error);
    if (error.error != QJsonParseError::NoError)
        return {};
    return document.isArray() ? QJsonValue(document.array()) : QJsonValue(document.object());
}

/// As a mail program reads it.
QJsonObject read(const QByteArray &mail)
{
    QProcess python;
    python.start(u"/usr/bin/python3"_s, {QStringLiteral(PENNON_FIXTURES "/../notify/parsemail.py")});
    python.write(mail);
    python.closeWriteChannel();
    if (!python.waitForFinished() || python.exitCode() != 0)
        return {{u"error"_s, QString::fromUtf8(python.readAllStandardError())}};
    return QJsonDocument::fromJson(python.readAllStandardOutput()).object();
}

/// Every kind of channel, each to a real receiver.
class World final
{
public:
    World()
    {
        Configuration rules;
        rules.mail.host = u"127.0.0.1"_s;
        rules.mail.port = smtp.port();
        rules.mail.transport = MailSettings::Transport::Smtp;
        rules.mail.from = u"pennon@example.com"_s;
        EmailChannel email;
        email.head.section = u"email:ops"_s;
        email.to = {u"ops@example.com"_s};
        rules.alerting.channels.emplace_back(email);
        SmsChannel sms;
        sms.head.section = u"sms:oncall"_s;
        sms.to = {u"5551234567@sms.example.com"_s};
        rules.alerting.channels.emplace_back(sms);
        for (const auto &[name, service] : services) {
            WebhookChannel hook;
            hook.head.section = u"webhook:"_s + name;
            hook.service = service;
            hook.url = hooks[name].url();
            rules.alerting.channels.emplace_back(hook);
        }
        CommandChannel command;
        command.head.section = u"command:tee"_s;
        command.command = {u"/usr/bin/tee"_s, folder.filePath(u"got"_s)};
        rules.alerting.channels.emplace_back(command);
        channels.configure(rules, [](const char *) { return std::optional<QString>(); });
    }

    [[nodiscard]] QByteArray report() const { return "\n" + log.lines.join(u'\n').toUtf8(); }

    OpenDatabase database;
    RecordingLog log;
    SystemClock clock;
    SmtpServerProcess smtp;
    std::map<QString, HookServer> hooks;
    QTemporaryDir folder;
    AlertChannels channels{{*database, log, clock}};
};

} // namespace

/// Processes whose names and output would like to do harm, through every channel to what receives it.
class TestHostileChannels final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        m_world.emplace();
        QVERIFY2(m_world->smtp.port() != 0, qPrintable(m_world->smtp.errorString()));
        QVERIFY(m_world->channels.start());
    }
    void cleanupTestCase() { m_world.reset(); }

    void everyChannel_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QByteArray>("output");
        const auto row = [](const char *what, const QString &name) {
            QTest::newRow(what) << name << name.toUtf8();
        };
        row("plain", u"webapp"_s);
        row("header", u"web\r\nBcc: evil@example.com\r\nContent-Type: text/html\r\n\r\nhello"_s);
        row("end of mail",
            u"web\r\n.\r\nMAIL FROM:<evil@example.com>\r\nRCPT TO:<evil@example.com>\r\nDATA"_s);
        row("terminal", u"\x1b[2J\x1b]0;owned\a\x9b"
                        u"31mweb\b\b\b"_s);
        row("HTML",
            u"</pre></td></title><script>alert(1)</script><img src=http://evil.example/x onerror=y>\"'"_s);
        row("direction", u"\u202eexe.web\u2067\u2066\u2028x\u2029\u200f\u200e\u061c"_s);
        row("mentions",
            u"@everyone @here @all @channel <!channel> <!here> <@U123> <at>everyone</at> <@&1>"_s);
        row("Markdown",
            u"``` `x` *b* _i_ ~s~ ||s|| # h\n> q\n[x](http://evil.example) <http://evil.example|x> :bomb:"_s);
        row("JSON", u"\"}],\"content\":\"@everyone\",\"x\":[{\"\\"_s);
        row("template", u"%1 %2 %n {host} {{ \\n {log}"_s);
        row("NUL", QString(u"a"_s + QChar(0) + u"b"_s + QChar(0)));
        row("half a pair", QString(u"a"_s + QChar(0xd83d) + u"b"_s + QChar(0xdc00)));
        row("long", QString(200'000, u'w'));
        row("long and wide", u"\U0001F600`<&@"_s.repeated(20'000));
        row("many lines", u"``` <!here> @all\n"_s.repeated(5'000));
        QTest::newRow("no UTF-8") << QString::fromUtf8("\xff\xfe\xc0\x80web")
                                  << QByteArray("\xff\xfe\xc0\x80\xed\xa0\x80\x00x\n", 10);
    }
    void everyChannel()
    {
        QFETCH(const QString, name);
        QFETCH(const QByteArray, output);
        World &world = *m_world;
        const qsizetype mailsBefore = world.smtp.mails().size();
        for (auto &[service, hook] : world.hooks)
            hook.requests.clear();
        AlertFacts facts = example::crash(name);
        Incident &incident = facts.incident;
        incident.process.group = name;
        incident.cause = incident.action = incident.outcome = incident.url = name;
        incident.stdoutTail = incident.stderrTail = output;
        for (const QString &channel : world.channels.names())
            QVERIFY(world.channels.announce(channel, example::raised({facts, facts})));
        for (const ChannelStatus &status : world.channels.status()) {
            VERIFY_SOON(world, OutboxStore(*world.database, status.channel).counts()->waiting == 0);
        }
        for (const ChannelStatus &status : world.channels.status())
            VERIFY_IN(world, status.outbox.dead == 0 && status.failure.isEmpty());

        VERIFY_SOON(world, world.smtp.mails().size() == mailsBefore + 2);
        for (const ReceivedMail &mail : world.smtp.mails().sliced(mailsBefore)) {
            QCOMPARE(mail.from, u"pennon@example.com"_s);
            QCOMPARE(mail.to.size(), 1);
            if (mail.to.front() == u"ops@example.com"_s) {
                checkMail(mail.data);
            } else {
                QCOMPARE(mail.to.front(), u"5551234567@sms.example.com"_s);
                checkSms(mail.data);
            }
        }
        for (auto &[service, hook] : world.hooks) {
            QCOMPARE(hook.requests.size(), 1U);
            const QByteArray body = hook.requests.front().body;
            const QJsonValue json = parsed(body);
            QVERIFY2(!json.isNull(), body.left(2000).constData());
            for (const QString &text : textsOf(json))
                QVERIFY2(isHarmless(text), qPrintable(QString(service + u": "_s + text.left(500))));
            check(services.at(service), json, body.size());
            if (QTest::currentTestFailed())
                return;
        }
        QFile file(world.folder.filePath(u"got"_s));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray line = file.readAll();
        QVERIFY(line.endsWith('\n'));
        QCOMPARE(line.count('\n'), 1);
        QCOMPARE(parsed(line), parsed(world.hooks[u"pennon"_s].requests.front().body));
    }

private:
    static void checkMail(const QByteArray &raw)
    {
        const QJsonObject mail = read(raw);
        QVERIFY2(!mail.contains(u"error"_s), qPrintable(mail.value(u"error"_s).toString()));
        QVERIFY2(mail.value(u"defects"_s).toArray().isEmpty(), QJsonDocument(mail).toJson().constData());
        QStringList headers;
        for (const QJsonValue header : mail.value(u"headers"_s).toArray())
            headers += header.toString();
        QCOMPARE(headers, QStringList({u"Auto-Submitted"_s, u"Content-Type"_s, u"Date"_s, u"From"_s,
                                       u"MIME-Version"_s, u"Message-ID"_s, u"Subject"_s, u"To"_s}));
        QVERIFY(mail.value(u"longest"_s).toInt() <= 998); // RFC 5322
        QCOMPARE(mail.value(u"bare"_s).toInt(), 0);
        const QString subject = mail.value(u"subject"_s).toString();
        QVERIFY2(isHarmless(subject) && !subject.contains(u'\n') && subject.size() < 1000,
                 qPrintable(subject));
        QVERIFY(subject.startsWith(u"[web1.example.com] "_s));
        const QString plain = mail.value(u"text"_s).toString();
        QVERIFY(isHarmless(plain) && plain.size() < 50'000);
        const QString html = mail.value(u"html"_s).toString();
        QVERIFY(isHarmless(html) && html.size() < 100'000);
        for (const QString &harm : {u"<script"_s, u"<img"_s, u"href="_s, u"src=\""_s, u"</title><"_s})
            QVERIFY2(!html.contains(harm), qPrintable(html));
        QCOMPARE(html.count(u"</title>"_s), 1);
        QCOMPARE(html.count(u"<body"_s), 1);
    }

    static void checkSms(const QByteArray &raw)
    {
        const QJsonObject mail = read(raw);
        QVERIFY2(!mail.contains(u"error"_s), qPrintable(mail.value(u"error"_s).toString()));
        QVERIFY(mail.value(u"defects"_s).toArray().isEmpty());
        QCOMPARE(mail.value(u"parts"_s).toArray(), QJsonArray({u"text/plain"_s}));
        QVERIFY(mail.value(u"subject"_s).isNull());
        const QString text = mail.value(u"text"_s).toString().trimmed();
        QVERIFY2(fitsShortMessage(text) && !text.isEmpty(), qPrintable(text));
        QVERIFY(isHarmless(text) && !text.contains(u'\n'));
    }

    /// The limits and the marks of each service; tst_webhookbody checks the rest of their formats.
    static void check(Service service, const QJsonValue &json, qsizetype bytes)
    {
        static const QRegularExpression mention(u"(?<!\\\\)@(everyone|here|all|channel)"_s);
        switch (service) {
        case Service::Slack: {
            const QJsonArray blocks = json[u"blocks"_s].toArray();
            QVERIFY(!json[u"text"_s].toString().contains(u'<'));
            QVERIFY(blocks.size() <= 50 && blocks.size() >= 2);
            const qsizetype head = blocks[0][u"text"_s][u"text"_s].toString().size();
            QVERIFY(head >= 1 && head <= 150);
            for (qsizetype i = 1; i < blocks.size(); ++i) {
                const QString text = blocks[i][u"text"_s][u"text"_s].toString();
                QVERIFY(text.size() <= 3000 && text.size() > 8 && !text.contains(u'<') &&
                        !text.contains(u'>'));
                QVERIFY(text.startsWith(u"```\n"_s) && text.endsWith(u"\n```"_s));
                QCOMPARE(text.count(u"```"_s), 2);
            }
            break;
        }
        case Service::Discord: {
            const QJsonValue embed = json[u"embeds"_s][0];
            const QString title = embed[u"title"_s].toString();
            const QString text = embed[u"description"_s].toString();
            QVERIFY(json[u"content"_s].isUndefined());
            QCOMPARE(json[u"allowed_mentions"_s].toObject(), QJsonObject({{u"parse"_s, QJsonArray()}}));
            QVERIFY(!title.isEmpty() && title.size() <= 256 && text.size() <= 4096 &&
                    !title.contains(mention));
            QVERIFY(title.size() + text.size() <= 6000);
            QCOMPARE(text.count(u"```"_s), 2);
            break;
        }
        case Service::Mattermost: {
            const QJsonValue attachment = json[u"attachments"_s][0];
            QVERIFY(json[u"text"_s].isUndefined());
            QVERIFY(!attachment[u"title"_s].toString().contains(mention));
            QCOMPARE(attachment[u"text"_s].toString().count(u"```"_s), 2);
            qsizetype all = 0;
            for (const QJsonValue value : attachment.toObject())
                all += value.toString().size();
            QVERIFY(all <= 16383);
            break;
        }
        case Service::Teams:
            QVERIFY(bytes <= 28 * 1024);
            QVERIFY(json[u"attachments"_s][0][u"content"_s][u"msteams"_s][u"entities"_s].isUndefined());
            for (const QJsonValue block : json[u"attachments"_s][0][u"content"_s][u"body"_s].toArray())
                QVERIFY(block[u"type"_s] != u"TextBlock"_s); // which knows Markdown
            break;
        case Service::Alertmanager:
            QCOMPARE(json.toArray().size(), 2);
            QVERIFY(bytes < 400'000);
            for (const QJsonValue alert : json.toArray())
                QCOMPARE(alert[u"labels"_s][u"alertname"_s].toString(), u"PennonCrash"_s);
            break;
        case Service::Pennon:
            QCOMPARE(json[u"incidents"_s].toArray().size(), 2);
            QVERIFY(bytes < 8'000'000);
            break;
        }
    }

    std::optional<World> m_world;
};

QTEST_GUILESS_MAIN(TestHostileChannels)
#include "tst_hostilechannels.moc"
