// SPDX-License-Identifier: GPL-3.0-or-later
#include "testkit/hookserver.h"
#include "testkit/processes.h"
#include "testkit/prometheusservers.h"
#include "testkit/unifiedworld.h"
#include "testkit/waiting.h"

#include <QFile>
#include <QJsonObject>
#include <QMap>
#include <QRegularExpression>
#include <QSet>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTest>

#include <memory>
#include <vector>

using namespace pennon::testkit;

/// Metrics of a real listener, read by a real Prometheus.
class TestE2eMetrics final : public QObject
{
    Q_OBJECT

private:
    static QByteArray metricsSection(quint16 port)
    {
        return "[metrics]\nlisten = 127.0.0.1:" + QByteArray::number(port) + "\n\n";
    }
    static QString urlOf(quint16 port) { return QStringLiteral("http://127.0.0.1:%1/metrics").arg(port); }
    static QByteArray scrape(quint16 port) { return httpGet(urlOf(port)); }

    /// Name -> type, as the text says.
    static QMap<QString, QString> typesIn(const QByteArray &text)
    {
        QMap<QString, QString> types;
        for (const QByteArray &line : text.split('\n')) {
            const QList<QByteArray> words = line.split(' ');
            if (line.startsWith("# TYPE ") && words.size() == 4)
                types.insert(QString::fromUtf8(words.at(2)), QString::fromUtf8(words.at(3)));
        }
        return types;
    }
    static QMap<QString, QString> documented()
    {
        QFile file(QStringLiteral(PENNON_DOCS "/metrics.md"));
        QMap<QString, QString> types;
        if (!file.open(QIODevice::ReadOnly))
            return types;
        static const QRegularExpression row(QStringLiteral("^\\| `(pennon_\\w+)` \\| (\\w+) \\|"));
        for (const QString &line : QString::fromUtf8(file.readAll()).split(u'\n')) {
            if (const QRegularExpressionMatch found = row.match(line); found.hasMatch())
                types.insert(found.captured(1), found.captured(2));
        }
        return types;
    }
    static void addCrasher(SupervisordProcess &supervisord)
    {
        supervisord.addProgram(QStringLiteral("shop"), QStringLiteral("/bin/sh -c \"exit 3\""),
                               {QStringLiteral("autostart=false"), QStringLiteral("autorestart=false"),
                                QStringLiteral("startsecs=0")});
    }

private Q_SLOTS:
    void aCrashBecomesAnAlert()
    {
        const ReservedPort port;
        UnifiedWorld world;
        addCrasher(world.supervisord());
        world.configure(metricsSection(port.number()));
        VERIFY_IN(world, world.start());
        PrometheusServers servers;
        VERIFY_IN(servers, servers.start(QStringLiteral("127.0.0.1:%1").arg(port.number())));
        VERIFY_SOON(servers, servers.hasScraped());
        VERIFY_SOON(
            servers,
            !servers.query(QStringLiteral("pennon_process_crashes_total{group=\"shop\"} == 0")).isEmpty());
        QVERIFY(servers.alerts().isEmpty());

        (void) world.supervisord().startProcess(QStringLiteral("shop"));
        VERIFY_SOON(servers, !servers.alerts().isEmpty());
        const QJsonObject alert = servers.alerts().at(0).toObject();
        const QJsonObject labels = alert.value(QStringLiteral("labels")).toObject();
        QCOMPARE(labels.value(QStringLiteral("alertname")).toString(),
                 QStringLiteral("PennonProcessCrashed"));
        QCOMPARE(labels.value(QStringLiteral("group")).toString(), QStringLiteral("shop"));
        QCOMPARE(labels.value(QStringLiteral("name")).toString(), QStringLiteral("shop"));
        QCOMPARE(labels.value(QStringLiteral("severity")).toString(), QStringLiteral("warning"));
        QCOMPARE(labels.value(QStringLiteral("instance")).toString(),
                 QStringLiteral("127.0.0.1:%1").arg(port.number()));
        const QString summary =
            alert.value(QStringLiteral("annotations")).toObject().value(QStringLiteral("summary")).toString();
        QVERIFY2(summary.startsWith(QStringLiteral("shop:shop on ")), qPrintable(summary));
        QCOMPARE(world.incidents(QStringLiteral("crash")).size(), 1);
    }

    /// What docs/metrics.md lists is what is served, no more and no less.
    void servedAsDocumented()
    {
        const ReservedPort port;
        const ReservedPort nobody;
        UnifiedWorld world;
        world.supervisord().addProgram(QStringLiteral("web"), QStringLiteral("/bin/sleep 1000"));
        addCrasher(world.supervisord());
        world.configure(
            metricsSection(port.number()) +
            "[memmon]\nany = 100GB\n\n[httpok:page]\ninterval = 1s\nurl = http://user:secret@127.0.0.1:" +
            QByteArray::number(port.number()) +
            "/metrics?key=secret\n\n[route]\nto = mail, webhook:gone\ngather = 1s\n\n[webhook:gone]\nurl = "
            "http://127.0.0.1:" +
            QByteArray::number(nobody.number()) + "/\n");
        VERIFY_IN(world, world.start());
        (void) world.supervisord().startProcess(QStringLiteral("shop"));
        const QMap<QString, QString> wanted = documented();
        QVERIFY(wanted.size() > 40);
        QByteArray text;
        const auto isAll = [&] {
            text = scrape(port.number());
            return typesIn(text) == wanted;
        };
        if (!comesTrue(isAll)) {
            const QStringList served = typesIn(text).keys();
            const QStringList known = wanted.keys();
            const QSet<QString> servedNames(served.begin(), served.end());
            const QSet<QString> wantedNames(known.begin(), known.end());
            QCOMPARE(QSet<QString>(servedNames - wantedNames), QSet<QString>());
            QCOMPARE(QSet<QString>(wantedNames - servedNames), QSet<QString>());
            QCOMPARE(typesIn(text), wanted);
        }
        QVERIFY(!text.contains("secret"));
        QVERIFY(text.contains("pennon_process_crashes_total{group=\"shop\",name=\"shop\"} 1\n"));
        QVERIFY(text.contains("pennon_incidents_total{kind=\"crash\"} 1\n"));
        QVERIFY(
            text.contains("pennon_process_state{group=\"pennon\",name=\"pennon\",state=\"RUNNING\"} 1\n"));
        QVERIFY(text.contains("pennon_outbox_messages{channel=\"webhook:gone\"} 1\n"));
        QVERIFY(text.contains("pennon_messages_sent_total{channel=\"mail\"} 1\n"));
    }

    void reloadMovesIt()
    {
        const ReservedPort first;
        const ReservedPort second;
        UnifiedWorld world;
        world.configure(metricsSection(first.number()));
        VERIFY_IN(world, world.start());
        VERIFY_SOON(world, scrape(first.number()).contains("pennon_build_info"));
        QTcpServer other;
        QVERIFY(other.listen(QHostAddress::LocalHost));
        world.configure(metricsSection(other.serverPort()));
        world.hangUp();
        VERIFY_SOON(world, world.log().contains(QStringLiteral("another program listens there")));
        QVERIFY(scrape(first.number()).isEmpty());
        world.configure("[metrics]\nlisten = [::1]:" + QByteArray::number(second.number()) + "\ntextfile = " +
                        world.supervisord().path(QStringLiteral("pennon.prom")).toUtf8() + "\n");
        world.hangUp();
        VERIFY_SOON(world, httpGet(QStringLiteral("http://[::1]:%1/metrics").arg(second.number()))
                               .contains("pennon_build_info"));
        VERIFY_SOON(world, world.supervisord()
                               .read(QStringLiteral("pennon.prom"))
                               .contains(QStringLiteral("\npennon_build_info")));
    }

    /// Clients that ask and never read, say nonsense or nothing, in numbers: the listener goes on with its
    /// work, and Prometheus would get its answer.
    void hostileClients()
    {
        const ReservedPort port;
        UnifiedWorld world;
        addCrasher(world.supervisord());
        world.configure(metricsSection(port.number()));
        VERIFY_IN(world, world.start());
        VERIFY_SOON(world, scrape(port.number()).contains("pennon_build_info"));
        const pid_t listener = world.supervisord().process(QStringLiteral("pennon")).pid;
        const qint64 before = residentMemory(listener);
        std::vector<std::unique_ptr<QTcpSocket>> clients;
        for (int i = 0; i < 300; ++i) {
            auto client = std::make_unique<QTcpSocket>();
            client->setReadBufferSize(1);
            client->connectToHost(QHostAddress::LocalHost, port.number());
            if (i % 3 == 0) {
                client->write("GET /metrics HTTP/1.1\r\n\r\n");
            } else if (i % 3 == 1) {
                client->write(QByteArray(1'000'000, '\xff'));
            }
            clients.push_back(std::move(client));
        }
        (void) world.supervisord().startProcess(QStringLiteral("shop"));
        VERIFY_SOON(world, world.incidents(QStringLiteral("crash")).size() == 1);
        VERIFY_SOON(
            world,
            scrape(port.number()).contains("pennon_process_crashes_total{group=\"shop\",name=\"shop\"} 1\n"));
        const qint64 after = residentMemory(listener);
        // What was sent alone is 100 MB, and a sanitizer keeps what was freed for a while.
        QVERIFY2(after - before < 32 * 1024 * 1024, QByteArray::number(after - before).constData());
    }
};

QTEST_GUILESS_MAIN(TestE2eMetrics)
#include "tst_e2e_metrics.moc"
