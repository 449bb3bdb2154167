// SPDX-License-Identifier: GPL-3.0-or-later
#include "examplesnapshot.h"

#include "metrics/expositionformat.h"
#include "metrics/metricfamilies.h"

#include <QFile>
#include <QMap>
#include <QProcess>
#include <QRegularExpression>
#include <QSet>
#include <QTest>

using namespace pennon;

class TestMetricFamilies final : public QObject
{
    Q_OBJECT

private:
    static QStringList lines(const MetricsSnapshot &snapshot)
    {
        const Result<ExpositionFormat> format = ExpositionFormat::load();
        if (!format)
            return {format.error().message};
        return QString::fromUtf8(format->text(snapshot)).split(u'\n');
    }

    static QString typeName(prometheus::MetricType type)
    {
        switch (type) {
        case prometheus::MetricType::Counter:
            return QStringLiteral("counter");
        case prometheus::MetricType::Histogram:
            return QStringLiteral("histogram");
        default:
            return QStringLiteral("gauge");
        }
    }

    /// The table of docs/metrics.md as it has to be.
    static QStringList tableOf(const MetricsSnapshot &snapshot)
    {
        QStringList rows;
        tellFamilies(snapshot, [&rows](const prometheus::MetricFamily &family) {
            QStringList labels;
            for (const prometheus::ClientMetric::Label &label : family.metric.front().label)
                labels += QString(u'`' + QString::fromStdString(label.name) + u'`');
            rows += QStringLiteral("| `%1` | %2 | %3 | %4 |")
                        .arg(QString::fromStdString(family.name), typeName(family.type),
                             labels.isEmpty() ? QStringLiteral("–") : labels.join(QStringLiteral(", ")),
                             QString::fromStdString(family.help));
        });
        return rows;
    }

private Q_SLOTS:
    void everyMetricIsDocumented()
    {
        QFile file(QStringLiteral(PENNON_DOCS "/metrics.md"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        QStringList documented;
        for (const QString &line : QString::fromUtf8(file.readAll()).split(u'\n')) {
            if (line.startsWith(QStringLiteral("| `pennon_")))
                documented += line;
        }
        QStringList served = tableOf(fakes::exampleSnapshot());
        served.sort();
        documented.sort();
        QCOMPARE(documented.join(u'\n'), served.join(u'\n'));
    }

    void namesFollowTheRulesOfPrometheus()
    {
        QProcess promtool;
        promtool.start(QStringLiteral(PENNON_PROMTOOL), {QStringLiteral("check"), QStringLiteral("metrics")});
        const Result<ExpositionFormat> format = ExpositionFormat::load();
        QVERIFY2(format, format ? "" : qPrintable(format.error().message));
        promtool.write(format->text(fakes::exampleSnapshot()));
        promtool.closeWriteChannel();
        QVERIFY2(promtool.waitForFinished(), qPrintable(promtool.errorString()));
        const QByteArray said = promtool.readAllStandardOutput() + promtool.readAllStandardError();
        QVERIFY2(promtool.exitCode() == 0 && said.isEmpty(), said.constData());
    }

    void tellsWhatIsThere()
    {
        const QStringList text = lines(fakes::exampleSnapshot());
        const auto has = [&text](const char *line) {
            return text.contains(QString::fromUtf8(line)) ? QByteArray() : QByteArray("no line ") + line;
        };
        for (
            const char *line : {
                R"(pennon_build_info{version="1.2.3",qt_version="6.4.2"} 1)",
                R"(pennon_listener_cpu_seconds_total 1.5)",
                R"(pennon_supervisord_reachable 1)",
                R"(pennon_processes{state="RUNNING"} 1)",
                R"(pennon_processes{state="FATAL"} 0)",
                R"(pennon_process_state{group="shop",name="idle",state="STOPPED"} 1)",
                R"(pennon_process_up{group="shop",name="web"} 1)",
                R"(pennon_process_up{group="shop",name="idle"} 0)",
                R"(pennon_process_start_time_seconds{group="shop",name="web"} 1700000050)",
                R"(pennon_process_resident_memory_bytes{group="shop",name="web"} 300000000)",
                R"(pennon_process_memory_limit_bytes{group="shop",name="web"} 400000000)",
                R"(pennon_process_limited_memory_bytes{group="shop",name="web"} 250000000)",
                R"(pennon_process_crashes_total{group="shop",name="web"} 4)",
                R"(pennon_process_crashes_total{group="shop",name="idle"} 0)",
                R"(pennon_incidents_total{kind="crash"} 4)",
                R"(pennon_incidents_total{kind="growth"} 0)",
                R"(pennon_incidents_open{kind="http",severity="critical"} 1)",
                R"(pennon_http_check_success{section="httpok:shop",url="http://example.com/health"} 0)",
                R"(pennon_http_check_status_code{section="httpok:shop",url="http://example.com/health"} 503)",
                R"(pennon_http_check_duration_seconds_bucket{section="httpok:shop",url="http://example.com/health",le="0.05"} 1)",
                R"(pennon_http_check_duration_seconds_bucket{section="httpok:shop",url="http://example.com/health",le="+Inf"} 2)",
                R"(pennon_outbox_oldest_message_timestamp_seconds{channel="mail"} 1700000010)",
                R"(pennon_event_lag_seconds 0.25)",
                R"(pennon_dead_letters 9)",
            })
            QCOMPARE(has(line), QByteArray());
        QVERIFY(text.filter(QStringLiteral("secret")).isEmpty());
        QVERIFY(text.filter(QRegularExpression(QStringLiteral("start_time.*idle"))).isEmpty());
    }

    void unreachableSupervisordTellsNothingOld()
    {
        MetricsSnapshot snapshot = fakes::exampleSnapshot();
        snapshot.isSupervisordReachable = false;
        const QStringList text = lines(snapshot);
        QVERIFY(text.contains(QStringLiteral("pennon_supervisord_reachable 0")));
        QVERIFY(text.filter(QStringLiteral("pennon_process_up")).isEmpty());
        QVERIFY(text.filter(QStringLiteral("pennon_process_crashes_total{")).size() == 2);
    }

    void nothingYet()
    {
        const QStringList text = lines({});
        QVERIFY(text.contains(QStringLiteral("pennon_incidents_total{kind=\"crash\"} 0")));
        QVERIFY(text.filter(QStringLiteral("pennon_process_")).isEmpty());
        QVERIFY(text.filter(QStringLiteral("pennon_last_look")).isEmpty());
    }

    void hostileNames()
    {
        MetricsSnapshot snapshot;
        ProcessFigures evil;
        evil.name = {QStringLiteral("a\"b\\c"), QString::fromUtf8("x\ny\x1b[31m\u0000z\u0085ü", 15)};
        snapshot.processes = {evil};
        const QStringList text = lines(snapshot).filter(QStringLiteral("exits_total{"));
        QCOMPARE(text.size(), 1);
        QVERIFY2(text.front().startsWith(QStringLiteral(
                     "pennon_process_exits_total{group=\"a\\\"b\\\\c\",name=\"x\uFFFDy\uFFFD[31m")),
                 qPrintable(text.front()));
    }

    void publicUrls_data()
    {
        QTest::addColumn<QString>("url");
        QTest::addColumn<QString>("shown");
        const auto row = [](const char *url, const char *shown) {
            QTest::newRow(url) << QString::fromUtf8(url) << QString::fromUtf8(shown);
        };
        row("http://example.com", "http://example.com");
        row("https://u:p@example.com:81/a/b", "https://example.com:81/a/b");
        row("http://u:p@w@example.com?a=@b", "http://example.com");
        row("http://example.com/~a@b#c", "http://example.com/~a@b");
        row("http://[::1]:80/x?k=v", "http://[::1]:80/x");
        row("nonsense", "nonsense");
    }

    void publicUrls()
    {
        QFETCH(const QString, url);
        QTEST(publicUrl(url), "shown");
    }

    void histogram()
    {
        using namespace std::chrono_literals;
        DurationHistogram histogram;
        histogram.add(5ms); // the bound is included
        histogram.add(6ms);
        histogram.add(5min);
        QCOMPARE(histogram.count(), quint64{3});
        QCOMPARE(histogram.upTo(0), quint64{1});
        QCOMPARE(histogram.upTo(1), quint64{2});
        QCOMPARE(histogram.upTo(DurationHistogram::bounds.size() - 1), quint64{2});
        QCOMPARE(histogram.sum(), 300.011);
    }

    void moduleIsMissing()
    {
        const Result<ExpositionFormat> format = ExpositionFormat::load(QStringLiteral("/nowhere/module.so"));
        QVERIFY(!format);
        QVERIFY2(format.error().message.contains(QStringLiteral("libprometheus-cpp-core")),
                 qPrintable(format.error().message));
    }
};

QTEST_GUILESS_MAIN(TestMetricFamilies)
#include "tst_metricfamilies.moc"
