// SPDX-License-Identifier: GPL-3.0-or-later
#include "testkit/prometheusservers.h"

#include "testkit/waiting.h"

#include <QFile>
#include <QJsonObject>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QStandardPaths>
#include <QUrlQuery>

namespace pennon::testkit {

namespace {

constexpr std::chrono::seconds answerWithin(10);

/// From the machine, or from where scripts/test unpacks it.
QString program(const QString &name)
{
    const QString unpacked =
        QStandardPaths::findExecutable(name, {QStringLiteral(PENNON_SOURCE "/build/tools/usr/bin")});
    return unpacked.isEmpty() ? name : unpacked;
}

void run(QProcess &process, const QString &name, const QStringList &arguments)
{
    process.setProcessChannelMode(QProcess::MergedChannels);
    process.start(program(name), arguments);
}

} // namespace

QByteArray httpGet(const QString &url)
{
    QNetworkAccessManager manager;
    const std::unique_ptr<QNetworkReply> reply(manager.get(QNetworkRequest(QUrl(url))));
    (void) comesTrue([&reply] { return reply->isFinished(); }, answerWithin);
    return reply->readAll();
}

PrometheusServers::~PrometheusServers()
{
    for (QProcess *const process : {&m_prometheus, &m_alertmanager}) {
        process->kill();
        process->waitForFinished();
    }
}

void PrometheusServers::write(const char *name, const QByteArray &text) const
{
    QFile file(path(name));
    if (file.open(QIODevice::WriteOnly))
        file.write(text);
}

bool PrometheusServers::start(const QString &target)
{
    const QByteArray alertmanager = "127.0.0.1:" + QByteArray::number(m_alertmanagerPort.number());
    write("alertmanager.yml", "route:\n  receiver: nobody\n  group_wait: 1s\nreceivers:\n  - name: nobody\n");
    write("prometheus.yml",
          "global:\n  scrape_interval: 500ms\n  scrape_timeout: 500ms\n  evaluation_interval: 500ms\n"
          "rule_files: [" PENNON_SOURCE "/resources/prometheus/pennon.rules.yml]\n"
          "alerting:\n  alertmanagers:\n    - static_configs: [{targets: ['" +
              alertmanager +
              "']}]\n"
              "scrape_configs:\n  - job_name: pennon\n    static_configs: [{targets: ['" +
              target.toUtf8() + "']}]\n");
    run(m_alertmanager, QStringLiteral("prometheus-alertmanager"),
        {QStringLiteral("--config.file=") + path("alertmanager.yml"),
         QStringLiteral("--storage.path=") + path("alertmanager"),
         QStringLiteral("--web.listen-address=") + QString::fromLatin1(alertmanager),
         QStringLiteral("--cluster.listen-address=")});
    run(m_prometheus, QStringLiteral("prometheus"),
        {QStringLiteral("--config.file=") + path("prometheus.yml"),
         QStringLiteral("--storage.tsdb.path=") + path("prometheus"),
         QStringLiteral("--web.listen-address=127.0.0.1:%1").arg(m_prometheusPort.number())});
    const QString alertmanagerReady =
        QStringLiteral("http://%1/-/ready").arg(QString::fromLatin1(alertmanager));
    return comesTrue([&] { return httpGet(alertmanagerReady) == "OK"; }) &&
           comesTrue([this] { return httpGet(prometheusUrl(QStringLiteral("/-/ready"))).contains("Ready"); });
}

QString PrometheusServers::prometheusUrl(const QString &path) const
{
    return QStringLiteral("http://127.0.0.1:%1%2").arg(m_prometheusPort.number()).arg(path);
}

bool PrometheusServers::hasScraped() const
{
    return !query(QStringLiteral("up{job=\"pennon\"} == 1")).isEmpty();
}

QJsonArray PrometheusServers::query(const QString &expression) const
{
    QUrl url(prometheusUrl(QStringLiteral("/api/v1/query")));
    QUrlQuery query;
    query.addQueryItem(QStringLiteral("query"), QString::fromLatin1(QUrl::toPercentEncoding(expression)));
    url.setQuery(query);
    const QJsonObject answer = QJsonDocument::fromJson(httpGet(url.toString(QUrl::FullyEncoded))).object();
    return answer.value(QStringLiteral("data")).toObject().value(QStringLiteral("result")).toArray();
}

QJsonArray PrometheusServers::alerts() const
{
    return QJsonDocument::fromJson(
               httpGet(QStringLiteral("http://127.0.0.1:%1/api/v2/alerts").arg(m_alertmanagerPort.number())))
        .array();
}

QByteArray PrometheusServers::report()
{
    return "\n--- prometheus\n" + m_prometheus.readAll() + "\n--- alertmanager\n" + m_alertmanager.readAll() +
           QJsonDocument(alerts()).toJson();
}

} // namespace pennon::testkit
