// SPDX-License-Identifier: GPL-3.0-or-later
#include "metrics/expositionformat.h"

#include "metrics/metricfamilies.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>

#include <dlfcn.h>

namespace pennon {

QString ExpositionFormat::modulePath()
{
    return QDir::cleanPath(QCoreApplication::applicationDirPath() +
                           QStringLiteral("/" PENNON_MODULE_FOLDER "/pennon-prometheus.so"));
}

Result<ExpositionFormat> ExpositionFormat::load(const QString &module)
{
    void *const handle = ::dlopen(QFile::encodeName(module).constData(), RTLD_LAZY | RTLD_LOCAL);
    void *const function = handle ? ::dlsym(handle, appendFamilyName) : nullptr;
    if (!function) {
        const char *const words = ::dlerror(); // NOLINT(concurrency-mt-unsafe): per thread in glibc
        return failure(ErrorCode::System,
                       QStringLiteral("metrics need the module %1 and the library prometheus-cpp (Debian: "
                                      "libprometheus-cpp-core1.0), which cannot be loaded: %2")
                           .arg(module, QString::fromLocal8Bit(words ? words : "unknown error")));
    }
    return ExpositionFormat(reinterpret_cast<AppendFamily *>(function));
}

QByteArray ExpositionFormat::text(const MetricsSnapshot &snapshot) const
{
    std::string text;
    tellFamilies(snapshot, [this, &text](const prometheus::MetricFamily &family) { m_append(family, text); });
    return QByteArray::fromStdString(text);
}

} // namespace pennon
