// SPDX-License-Identifier: GPL-3.0-or-later
#include "metrics/metricspublisher.h"

#include "base/linelog.h"
#include "metrics/textfile.h"

#include <QFile>

#include <utility>

namespace pennon {

namespace {

using namespace std::chrono_literals;

constexpr std::chrono::milliseconds tryAgainEvery = 60s;
/// Whoever asks again within this time gets the same: many who ask cost no more than one.
constexpr std::chrono::milliseconds sameTextFor = 1s;

} // namespace

MetricsPublisher::MetricsPublisher(Source source, LineLog &log, QString module, QObject *parent)
    : QObject(parent)
    , m_source(std::move(source))
    , m_log(log)
    , m_module(std::move(module))
{
    m_again.setSingleShot(true);
    m_again.setInterval(tryAgainEvery);
    connect(&m_again, &QTimer::timeout, this, &MetricsPublisher::listen);
    m_moment.setSingleShot(true);
    m_moment.setInterval(sameTextFor);
    connect(&m_moment, &QTimer::timeout, this, [this] { m_text = QByteArray(); });
    connect(&m_fileTimer, &QTimer::timeout, this, &MetricsPublisher::writeFile);
}

void MetricsPublisher::configure(const MetricsSettings &settings)
{
    const MetricsSettings former = std::exchange(m_settings, settings);
    if (!former.textfile.isEmpty() && former.textfile != settings.textfile)
        QFile::remove(former.textfile); // node_exporter would tell it for ever
    if (settings.textfile.isEmpty()) {
        m_fileTimer.stop();
        setProblems(m_serverProblem, {});
    } else if (!m_fileTimer.isActive() || former != settings) {
        m_fileTimer.start(settings.interval);
        writeFile();
    }
    listen();
}

void MetricsPublisher::stop()
{
    m_again.stop();
    m_fileTimer.stop();
    m_server.reset();
}

std::optional<ListenAddress> MetricsPublisher::servedAt() const
{
    return m_server ? std::optional(m_server->address()) : std::nullopt;
}

void MetricsPublisher::listen()
{
    m_again.stop();
    if (m_settings.listen.isEmpty()) {
        m_server.reset();
        return setProblems({}, m_fileProblem);
    }
    const Result<ListenAddress> address = ListenAddress::parse(m_settings.listen);
    if (address && m_server && m_server->address() == *address)
        return;
    m_server.reset();
    Result<std::unique_ptr<MetricsServer>> server = tl::unexpected(Error());
    if (!address) {
        server = tl::unexpected(address.error());
    } else if (const Result<void> loaded = loadFormat(); !loaded) {
        server = tl::unexpected(loaded.error());
    } else {
        server = MetricsServer::open(*address, [this] { return text(); });
    }
    if (!server) {
        m_again.start();
        return setProblems(server.error().message, m_fileProblem);
    }
    m_server = *std::move(server);
    m_log.line(QStringLiteral("Metrics are served at http://%1/metrics").arg(m_server->address().text()));
    setProblems({}, m_fileProblem);
}

void MetricsPublisher::writeFile()
{
    const Result<QByteArray> figures = text();
    const Result<void> written =
        figures ? writeTextfile(m_settings.textfile, *figures) : tl::unexpected(figures.error());
    setProblems(m_serverProblem, written ? QString() : written.error().message);
}

Result<void> MetricsPublisher::loadFormat()
{
    if (m_format)
        return {};
    const Result<ExpositionFormat> format =
        ExpositionFormat::load(m_module.isEmpty() ? ExpositionFormat::modulePath() : m_module);
    if (!format)
        return tl::unexpected(format.error());
    m_format = *format;
    return {};
}

Result<QByteArray> MetricsPublisher::text()
{
    if (const Result<void> loaded = loadFormat(); !loaded)
        return tl::unexpected(loaded.error());
    if (!m_moment.isActive()) {
        m_text = m_format->text(m_source());
        m_moment.start();
    }
    return m_text;
}

void MetricsPublisher::setProblems(const QString &server, const QString &file)
{
    const auto both = [this] {
        return m_serverProblem.isEmpty() || m_fileProblem.isEmpty()
                   ? QString(m_serverProblem + m_fileProblem)
                   : QString(m_serverProblem + QStringLiteral("; ") + m_fileProblem);
    };
    const QString before = both();
    for (const auto &[now, known] :
         {std::pair(&server, &m_serverProblem), std::pair(&file, &m_fileProblem)}) {
        if (*now != *known && !now->isEmpty())
            m_log.line(QStringLiteral("No metrics: %1").arg(*now));
    }
    if (file.isEmpty() && !m_fileProblem.isEmpty() && !m_settings.textfile.isEmpty())
        m_log.line(QStringLiteral("The metrics are written to %1 again").arg(m_settings.textfile));
    m_serverProblem = server;
    m_fileProblem = file;
    if (const QString after = both(); after != before)
        Q_EMIT problemChanged(after);
}

} // namespace pennon
