// SPDX-License-Identifier: GPL-3.0-or-later
#include "channels/webhookbody.h"

#include "channels/alertmanagerbody.h"
#include "channels/channeltext.h"
#include "exampleannouncement.h"

#include <QDateTime>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QTest>

#include <algorithm>

using namespace pennon;
using namespace Qt::StringLiterals;
using Service = WebhookChannel::Service;

namespace {

QJsonDocument parsed(const QByteArray &body)
{
    QJsonParseError error{};
    QJsonDocument document = QJsonDocument::fromJson(body, &error);
    if (error.error != QJsonParseError::NoError)
        qWarning("no JSON: %s", qPrintable(error.errorString()));
    return document;
}

QJsonDocument bodyOf(Service service, const Announcement &announcement, const AlertText &text)
{
    return parsed(webhookBody(service, announcement, text));
}

Announcement plain()
{
    return example::raised({example::crash(u"web"_s)});
}

AlertText hostileText(qsizetype length)
{
    QString lines;
    while (lines.size() < length)
        lines += QString(example::hostile + u"\n"_s);
    return example::text(QString(u"web1: "_s + example::hostile + QString(600, u'x')), lines);
}

/// What a service takes, told by hand from its documentation: an object of exactly these fields.
struct Field
{
    const char *name;
    QJsonValue::Type type;
    qsizetype longest = -1; ///< of a text; negative: any
};

QString breach(const QJsonValue &value, const std::vector<Field> &fields)
{
    if (!value.isObject())
        return u"no object"_s;
    const QJsonObject object = value.toObject();
    for (const Field &field : fields) {
        const QJsonValue found = object.value(QLatin1String(field.name));
        if (found.type() != field.type)
            return u"%1 is missing or of another type"_s.arg(QLatin1String(field.name));
        if (field.longest >= 0 && found.toString().size() > field.longest)
            return u"%1 is too long"_s.arg(QLatin1String(field.name));
        if (field.longest >= 0 && found.toString().isEmpty())
            return u"%1 is empty"_s.arg(QLatin1String(field.name));
    }
    return object.size() == static_cast<qsizetype>(fields.size()) ? QString() : u"there is another field"_s;
}

/// Everything between the first fence and the last one is code, and no fence is within.
bool isOneCodeBlock(const QString &text)
{
    return text.startsWith(u"```\n"_s) && text.endsWith(u"\n```"_s) && text.count(u"```"_s) == 2;
}

} // namespace

#define CONFORMS(value, ...)                                                                                 \
    do {                                                                                                     \
        const QString what = breach(value, __VA_ARGS__);                                                     \
        QVERIFY2(what.isEmpty(), qPrintable(what));                                                          \
    } while (false)

class TestWebhookBody final : public QObject
{
    Q_OBJECT

    using J = QJsonValue;

private Q_SLOTS:
    void pennonHasAllFacts()
    {
        AlertFacts facts = example::crash(u"web"_s);
        facts.incident.kind = IncidentKind::Memory;
        facts.incident.memory = ByteSize{300};
        facts.incident.limit = ByteSize{200};
        facts.incident.signal = 11;
        facts.incident.httpStatus = 503;
        facts.incident.url = u"http://user:geheim@127.0.0.1/health"_s;
        facts.incident.action = u"restart"_s;
        facts.incident.outcome = u"runs as pid 7"_s;
        facts.incident.closed = example::at(example::opened + 50);
        facts.incident.stdoutTail = "out\r\nline\n";
        facts.memoryCourse = {ByteSize{100}, ByteSize{300}};
        facts.memorySpan = std::chrono::hours(1);
        Announcement announcement = example::raised({facts, example::crash(u"api"_s)});
        announcement.isHostWide = true;
        announcement.isFirst = false;

        const QJsonObject got =
            bodyOf(Service::Pennon, announcement, example::text(u"subject"_s, u"text\n"_s)).object();
        const QJsonObject wanted = {{u"version"_s, 1},
                                    {u"kind"_s, u"raised"_s},
                                    {u"host"_s, u"web1.example.com"_s},
                                    {u"when"_s, u"2025-11-01T12:27:40.000Z"_s},
                                    {u"thread"_s, u"i17"_s},
                                    {u"first"_s, false},
                                    {u"host_wide"_s, true},
                                    {u"subject"_s, u"subject"_s},
                                    {u"text"_s, u"text\n"_s},
                                    {u"brief"_s, u"brief"_s},
                                    {u"incidents"_s, got.value(u"incidents"_s)}};
        QCOMPARE(got, wanted);
        QCOMPARE(got.value(u"incidents"_s).toArray().size(), 2);
        const QJsonObject incident = got.value(u"incidents"_s).toArray().first().toObject();
        const QJsonObject course = {{u"seconds"_s, 3600}, {u"bytes"_s, QJsonArray{100, 300}}};
        const QJsonObject wantedIncident = {{u"id"_s, 17},
                                            {u"kind"_s, u"memory"_s},
                                            {u"severity"_s, u"warning"_s},
                                            {u"process"_s, u"shop:web"_s},
                                            {u"group"_s, u"shop"_s},
                                            {u"name"_s, u"web"_s},
                                            {u"opened"_s, u"2025-11-01T12:26:40.000Z"_s},
                                            {u"last"_s, u"2025-11-01T12:27:10.000Z"_s},
                                            {u"closed"_s, u"2025-11-01T12:27:30.000Z"_s},
                                            {u"times"_s, 2},
                                            {u"times_in_day"_s, 3},
                                            {u"cause"_s, u"exited with status 3"_s},
                                            {u"exit_status"_s, 3},
                                            {u"signal"_s, 11},
                                            {u"http_status"_s, 503},
                                            {u"url"_s, u"http://127.0.0.1/health"_s},
                                            {u"memory"_s, 300},
                                            {u"limit"_s, 200},
                                            {u"memory_course"_s, course},
                                            {u"action"_s, u"restart"_s},
                                            {u"outcome"_s, u"runs as pid 7"_s},
                                            {u"stdout"_s, u"out\nline\n"_s},
                                            {u"stderr"_s, u"panic\n\ufffd\ufffd[31mred\n"_s}};
        QCOMPARE(incident, wantedIncident);
    }

    void pennonHasTheLastOutput_data()
    {
        QTest::addColumn<int>("incidents");
        QTest::addColumn<int>("most");
        QTest::newRow("one") << 1 << 16384;
        QTest::newRow("forty") << 40 << 820;
        QTest::newRow("a thousand") << 1000 << 512;
    }

    void pennonHasTheLastOutput()
    {
        QFETCH(int, incidents);
        QFETCH(int, most);
        AlertFacts facts = example::crash(u"web"_s);
        facts.incident.stderrTail = QByteArray("a line of output\n").repeated(4000) + "the end\n";
        facts.incident.stdoutTail = QByteArray("\xe4\xb8\xad").repeated(20'000); // no line at all
        const Announcement announcement =
            example::raised(std::vector<AlertFacts>(static_cast<std::size_t>(incidents), facts));
        const QJsonValue one =
            bodyOf(Service::Pennon, announcement, example::text(u"s"_s, u"t"_s)).object()[u"incidents"_s][0];
        const QString err = one[u"stderr"_s].toString();
        QVERIFY(err.startsWith(u"a line of output\n"_s) && err.endsWith(u"\nthe end\n"_s));
        QVERIFY(err.size() <= most && err.size() > most / 2);
        const QString out = one[u"stdout"_s].toString();
        QCOMPARE(out.count(u'中'), out.size());
        QVERIFY(3 * out.size() <= most && 3 * out.size() > most / 2);
    }

    void pennonOfATestHasNoIncidents()
    {
        Announcement announcement = example::raised({});
        announcement.kind = AnnouncementKind::Test;
        const QJsonObject got = bodyOf(Service::Pennon, announcement, example::text(u"s"_s, u"t"_s)).object();
        QCOMPARE(got.value(u"kind"_s).toString(), u"test"_s);
        QVERIFY(got.value(u"incidents"_s).isArray());
        QVERIFY(got.value(u"incidents"_s).toArray().isEmpty());
    }

    void slack_data() { lengths(); }

    /// https://docs.slack.dev: incoming webhooks, header block (150), section block (3,000), 50 blocks.
    void slack()
    {
        QFETCH(int, length);
        const QJsonObject body = bodyOf(Service::Slack, plain(), hostileText(length)).object();
        CONFORMS(body, {{"text", J::String, 3000}, {"blocks", J::Array}});
        QVERIFY(!body.value(u"text"_s).toString().contains(u'<'));
        const QJsonArray blocks = body.value(u"blocks"_s).toArray();
        QVERIFY(blocks.size() >= 2 && blocks.size() <= 50);
        CONFORMS(blocks.first(), {{"type", J::String}, {"text", J::Object}});
        QCOMPARE(blocks.first()[u"type"_s].toString(), u"header"_s);
        CONFORMS(blocks.first()[u"text"_s],
                 {{"type", J::String}, {"text", J::String, 150}, {"emoji", J::Bool}});
        QCOMPARE(blocks.first()[u"text"_s][u"type"_s].toString(), u"plain_text"_s);
        qsizetype all = 0;
        for (qsizetype i = 1; i < blocks.size(); ++i) {
            const QJsonValue section = blocks.at(i);
            CONFORMS(section, {{"type", J::String}, {"text", J::Object}});
            QCOMPARE(section[u"type"_s].toString(), u"section"_s);
            CONFORMS(section[u"text"_s],
                     {{"type", J::String}, {"text", J::String, 3000}, {"verbatim", J::Bool}});
            QCOMPARE(section[u"text"_s][u"type"_s].toString(), u"mrkdwn"_s);
            const QString text = section[u"text"_s][u"text"_s].toString();
            QVERIFY2(isOneCodeBlock(text), qPrintable(text));
            QVERIFY(!text.contains(u'<') && !text.contains(u'>'));
            static const QRegularExpression bareAmpersand(u"&(?!amp;|lt;|gt;)"_s);
            QVERIFY2(!text.contains(bareAmpersand), qPrintable(text));
            all += text.size();
        }
        QVERIFY(all < 13000);
    }

    void slackKeepsShortTextsWhole()
    {
        const QJsonObject body =
            bodyOf(Service::Slack, plain(), example::text(u"a < b"_s, u"x & y\n\nend\n"_s)).object();
        QCOMPARE(body.value(u"text"_s).toString(), u"a &lt; b"_s);
        QCOMPARE(body.value(u"blocks"_s)[0][u"text"_s][u"text"_s].toString(), u"a < b"_s);
        QCOMPARE(body.value(u"blocks"_s)[1][u"text"_s][u"text"_s].toString(),
                 u"```\nx &amp; y\n\nend\n```"_s);
    }

    void mattermost_data() { lengths(); }

    /// https://developers.mattermost.com: incoming webhooks, message attachments; a post has 16,383
    /// characters.
    void mattermost()
    {
        QFETCH(int, length);
        const QJsonObject body = bodyOf(Service::Mattermost, plain(), hostileText(length)).object();
        CONFORMS(body, {{"attachments", J::Array}});
        QCOMPARE(body.value(u"attachments"_s).toArray().size(), 1);
        const QJsonValue attachment = body.value(u"attachments"_s)[0];
        CONFORMS(attachment, {{"fallback", J::String, 1000},
                              {"color", J::String, 7},
                              {"title", J::String, 2000},
                              {"text", J::String, 16383}});
        static const QRegularExpression color(u"^#[0-9a-f]{6}$"_s);
        QVERIFY(attachment[u"color"_s].toString().contains(color));
        QVERIFY(isOneCodeBlock(attachment[u"text"_s].toString()));
        const QString title = attachment[u"title"_s].toString();
        QVERIFY(!title.contains(u"@everyone"_s) && !title.contains(u"@all"_s));
        QVERIFY(title.contains(u"\\*b\\*"_s));
        QVERIFY(title.contains(u"\\[x\\]\\(http"_s));
        qsizetype all = 0;
        for (const QJsonValue &value : attachment.toObject())
            all += value.toString().size();
        QVERIFY(all <= 16383);
    }

    void teams_data() { lengths(); }

    /// Microsoft: "Create and send messages", Adaptive Cards schema 1.4; a message has 28 KB.
    void teams()
    {
        QFETCH(int, length);
        const QByteArray bytes = webhookBody(Service::Teams, plain(), hostileText(length));
        QVERIFY2(bytes.size() < 21000, qPrintable(QString::number(bytes.size())));
        const QJsonObject body = parsed(bytes).object();
        CONFORMS(body, {{"type", J::String}, {"attachments", J::Array}});
        QCOMPARE(body.value(u"type"_s).toString(), u"message"_s);
        const QJsonValue attachment = body.value(u"attachments"_s)[0];
        CONFORMS(attachment, {{"contentType", J::String}, {"contentUrl", J::Null}, {"content", J::Object}});
        QCOMPARE(attachment[u"contentType"_s].toString(), u"application/vnd.microsoft.card.adaptive"_s);
        const QJsonValue card = attachment[u"content"_s];
        CONFORMS(card, {{"$schema", J::String},
                        {"type", J::String},
                        {"version", J::String},
                        {"fallbackText", J::String, 1000},
                        {"msteams", J::Object},
                        {"body", J::Array}});
        QCOMPARE(card[u"type"_s].toString(), u"AdaptiveCard"_s);
        QCOMPARE(card[u"version"_s].toString(), u"1.4"_s);
        const QJsonArray blocks = card[u"body"_s].toArray();
        const QJsonValue head = blocks.first();
        CONFORMS(head, {{"type", J::String}, {"style", J::String}, {"bleed", J::Bool}, {"items", J::Array}});
        QCOMPARE(head[u"type"_s].toString(), u"Container"_s);
        QCOMPARE(head[u"style"_s].toString(), u"warning"_s);
        QVERIFY(blocks.size() > 1);
        for (qsizetype i = 1; i < blocks.size(); ++i) {
            // Only a RichTextBlock's runs have no Markdown.
            CONFORMS(blocks.at(i), {{"type", J::String}, {"inlines", J::Array}, {"spacing", J::String}});
            QCOMPARE(blocks.at(i)[u"type"_s].toString(), u"RichTextBlock"_s);
            CONFORMS(blocks.at(i)[u"inlines"_s][0],
                     {{"type", J::String}, {"text", J::String, 100000}, {"fontType", J::String}});
            QCOMPARE(blocks.at(i)[u"inlines"_s][0][u"type"_s].toString(), u"TextRun"_s);
        }
    }

    void teamsKeepsOneLongLineOut()
    {
        const QByteArray bytes =
            webhookBody(Service::Teams, plain(), example::text(u"s"_s, QString(50000, u'\u4e2d')));
        QVERIFY(bytes.size() < 21000);
        QVERIFY(bytes.contains("…"));
    }

    void discord_data() { lengths(); }

    /// https://docs.discord.com: "Execute Webhook", "Embed Limits", "Allowed Mentions Object".
    void discord()
    {
        QFETCH(int, length);
        const QJsonObject body = bodyOf(Service::Discord, plain(), hostileText(length)).object();
        CONFORMS(body, {{"embeds", J::Array}, {"allowed_mentions", J::Object}});
        CONFORMS(body.value(u"allowed_mentions"_s), {{"parse", J::Array}});
        QVERIFY(body.value(u"allowed_mentions"_s)[u"parse"_s].toArray().isEmpty());
        QCOMPARE(body.value(u"embeds"_s).toArray().size(), 1);
        const QJsonValue embed = body.value(u"embeds"_s)[0];
        CONFORMS(embed, {{"title", J::String, 256},
                         {"description", J::String, 4096},
                         {"color", J::Double},
                         {"timestamp", J::String, 30}});
        QVERIFY(embed[u"color"_s].toInt(-1) >= 0 && embed[u"color"_s].toInt() <= 0xffffff);
        QVERIFY(isOneCodeBlock(embed[u"description"_s].toString()));
        QVERIFY(!embed[u"title"_s].toString().contains(u"@everyone"_s));
    }

    /// Alertmanager: api/v2/openapi.yaml, postableAlerts.
    void alertmanager()
    {
        AlertFacts over = example::crash(u"api"_s);
        over.incident.closed = example::at(example::opened + 40);
        AlertFacts page = example::crash({});
        page.incident.process = {};
        page.incident.kind = IncidentKind::Http;
        page.incident.url = u"http://127.0.0.1/\"health\""_s;
        const Announcement announcement = example::raised({example::crash(u"we\"b\n"_s), over, page});
        const QJsonArray alerts =
            bodyOf(Service::Alertmanager, announcement, example::text(u"s"_s, u"t"_s)).array();
        QCOMPARE(alerts.size(), 3);
        for (const QJsonValue &alert : alerts) {
            CONFORMS(alert, {{"labels", J::Object},
                             {"annotations", J::Object},
                             {"startsAt", J::String, 24},
                             {"endsAt", J::String, 24}});
            for (const char *set : {"labels", "annotations"}) {
                const QJsonObject texts = alert[QLatin1String(set)].toObject();
                for (auto text = texts.begin(); text != texts.end(); ++text) {
                    static const QRegularExpression name(u"^[a-zA-Z_][a-zA-Z0-9_]*$"_s);
                    QVERIFY(text.key().contains(name));
                    QVERIFY(text->isString() && !text->toString().isEmpty());
                }
            }
            QVERIFY(QDateTime::fromString(alert[u"startsAt"_s].toString(), Qt::ISODateWithMs).isValid());
        }
        const QJsonObject labels = {{u"alertname"_s, u"PennonCrash"_s},
                                    {u"instance"_s, u"web1.example.com"_s},
                                    {u"process"_s, u"shop:we\"b\n"_s},
                                    {u"group"_s, u"shop"_s},
                                    {u"kind"_s, u"crash"_s},
                                    {u"severity"_s, u"warning"_s}};
        QCOMPARE(alerts[0][u"labels"_s].toObject(), labels);
        QCOMPARE(alerts[0][u"startsAt"_s].toString(), u"2025-11-01T12:26:40.000Z"_s);
        // It still fires: it ends in the future, from which a reminder moves it on.
        QCOMPARE(alerts[0][u"endsAt"_s].toString(), isoTime(announcement.when + alertmanagerHold));
        QCOMPARE(alerts[1][u"endsAt"_s].toString(), u"2025-11-01T12:27:20.000Z"_s);
        QCOMPARE(alerts[2][u"labels"_s][u"url"_s].toString(), u"http://127.0.0.1/\"health\""_s);
        QVERIFY(alerts[2][u"labels"_s][u"process"_s].isUndefined());
    }

    void alertmanagerKnowsTheRecoveryByTheSameLabels()
    {
        Announcement announcement = plain();
        const QJsonArray before =
            bodyOf(Service::Alertmanager, announcement, example::text(u"s"_s, u"t"_s)).array();
        announcement.kind = AnnouncementKind::Recovered;
        announcement.when += std::chrono::minutes(5);
        announcement.facts[0].incident.times = 9;
        announcement.facts[0].incident.outcome = u"restarted"_s;
        const QJsonArray after =
            bodyOf(Service::Alertmanager, announcement, example::text(u"u"_s, u"v"_s)).array();
        QCOMPARE(after[0][u"labels"_s], before[0][u"labels"_s]);
        QCOMPARE(after[0][u"startsAt"_s], before[0][u"startsAt"_s]);
        QCOMPARE(after[0][u"endsAt"_s].toString(), isoTime(announcement.when));
    }

    /// In a digest one trouble may be there twice: Alertmanager keeps what comes last.
    void alertmanagerGetsTheNewestLast()
    {
        AlertFacts before = example::crash(u"web"_s);
        before.incident.closed = example::at(example::opened + 40);
        AlertFacts again = example::crash(u"web"_s);
        again.incident.id = 99;
        again.incident.opened = example::at(example::opened + 7200);
        const QJsonArray alerts =
            bodyOf(Service::Alertmanager, example::raised({again, before}), example::text(u"s"_s, u"t"_s))
                .array();
        QCOMPARE(alerts[0][u"labels"_s], alerts[1][u"labels"_s]);
        QVERIFY(alerts[0][u"startsAt"_s].toString() < alerts[1][u"startsAt"_s].toString());
    }

    void alertmanagerNeverEndsBeforeItStarts()
    {
        AlertFacts facts = example::crash(u"web"_s);
        facts.incident.closed = example::at(example::opened - 1000);
        const QJsonArray alerts =
            bodyOf(Service::Alertmanager, example::raised({facts}), example::text(u"s"_s, u"t"_s)).array();
        QCOMPARE(alerts[0][u"endsAt"_s], alerts[0][u"startsAt"_s]);
    }

    void alertmanagerTest()
    {
        Announcement announcement = example::raised({});
        announcement.kind = AnnouncementKind::Test;
        const QJsonArray alerts =
            bodyOf(Service::Alertmanager, announcement, example::text(u"s"_s, u"t"_s)).array();
        QCOMPARE(alerts.size(), 1);
        QCOMPARE(alerts[0][u"labels"_s][u"alertname"_s].toString(), u"PennonTest"_s);
        QVERIFY(alerts[0][u"endsAt"_s].toString() > alerts[0][u"startsAt"_s].toString());
    }

    /// Names and output that would like to do harm, through the whole way.
    void hostileProcesses()
    {
        AlertFacts facts = example::crash(example::hostile);
        facts.incident.process.group = u"\x1b]0;title\a<b>"_s;
        facts.incident.cause = example::hostile;
        facts.incident.stderrTail = "\x1b[2J```\n@everyone <!here>\r\n\0\xff" + example::hostile.toUtf8();
        const Announcement announcement = example::raised({facts});
        const AlertText text = alertText(announcement, {});
        for (const Service service : {Service::Pennon, Service::Slack, Service::Mattermost, Service::Teams,
                                      Service::Discord, Service::Alertmanager}) {
            const QByteArray body = webhookBody(service, announcement, text);
            QVERIFY(!parsed(body).isNull());
            for (const char *harm : {"\x1b", "\\u001b", "\\u0000", "\xe2\x80\xae"})
                QVERIFY2(!body.contains(harm), body.constData());
            QVERIFY(body.contains("web1.example.com"));
        }
    }

    void colours()
    {
        const auto color = [](const Announcement &announcement) {
            return bodyOf(Service::Discord, announcement, example::text(u"s"_s, u"t"_s))
                .object()
                .value(u"embeds"_s)[0][u"color"_s]
                .toInt();
        };
        Announcement announcement = plain();
        const int warning = color(announcement);
        announcement.facts[0].severity = Severity::Critical;
        const int critical = color(announcement);
        announcement.kind = AnnouncementKind::Recovered;
        QVERIFY(warning != critical);
        QVERIFY(color(announcement) != critical && color(announcement) != warning);
    }

    void cleaning()
    {
        QCOMPARE(cleanText(u"a\r\nb\tc\x1b\u0085\u202e\u2028d\u4e2d"_s),
                 u"a\nb\tc\ufffd\ufffd\ufffd\ufffdd\u4e2d"_s);
        QCOMPARE(cleanText(QString(u"\U0001F600"_s + QChar(0xd83d))), u"\U0001F600\ufffd"_s);
        QCOMPARE(clipped(u"abc"_s, 3), u"abc"_s);
        QCOMPARE(clipped(u"abcd"_s, 3), u"ab…"_s);
        QCOMPARE(clipped(u"a\U0001F600b"_s, 3), u"a…"_s); // not half of it
        QVERIFY(isOneCodeBlock(codeBlock(u"a ```` b ``` c``\n\n"_s, 100)));
        QVERIFY(codeBlock(QString(500, u'`'), 100).size() <= 100);
        QVERIFY(isOneCodeBlock(codeBlock(QString(500, u'`'), 100)));
    }

private:
    static void lengths()
    {
        QTest::addColumn<int>("length");
        QTest::newRow("short") << 10;
        QTest::newRow("one section") << 2700;
        QTest::newRow("long") << 20000;
        QTest::newRow("absurd") << 500000;
    }
};

QTEST_GUILESS_MAIN(TestWebhookBody)
#include "tst_webhookbody.moc"
