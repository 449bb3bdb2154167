// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/corefiles.h"

#include <QDateTime>
#include <QDir>
#include <QRegularExpression>
#include <QTimeZone>
#include <QUrl>

#include <algorithm>
#include <utility>

#include <sys/stat.h>

namespace pennon {

namespace {

QString stem(const ProcessName &process)
{
    const auto encoded = [](const QString &text) {
        return QString::fromLatin1(QUrl::toPercentEncoding(text, {}, QByteArrayLiteral("~")));
    };
    return encoded(process.group) + u':' + encoded(process.name) + u'-';
}

} // namespace

CoreFiles::CoreFiles(QString folder)
    : m_folder(std::move(folder))
{}

Result<void> CoreFiles::prepare() const
{
    const QDir folder(m_folder);
    if (folder.exists())
        return {};
    const bool isMade =
        folder.mkpath(QStringLiteral(".")) && chmod(QFile::encodeName(m_folder).constData(), S_IRWXU) == 0;
    if (!isMade) {
        return failure(ErrorCode::System,
                       QStringLiteral("cannot make the folder %1 for core files").arg(m_folder));
    }
    return {};
}

QString CoreFiles::prefix(const ProcessName &process, Clock::WallTime time) const
{
    const QDateTime moment = QDateTime::fromMSecsSinceEpoch(time.time_since_epoch().count(), Qt::UTC);
    return m_folder + u'/' + stem(process) + moment.toString(QStringLiteral("yyyyMMdd'T'HHmmss.zzz'Z'"));
}

int CoreFiles::prune(const ProcessName &process, int kept) const
{
    const QString name = QRegularExpression::escape(stem(process));
    const QRegularExpression ours(
        QRegularExpression::anchoredPattern(name + QStringLiteral("\\d{8}T\\d{6}\\.\\d{3}Z\\.\\d+")));
    QDir folder(m_folder);
    QStringList cores = folder.entryList(QDir::Files).filter(ours);
    std::sort(cores.begin(), cores.end()); // the oldest first, as they are named
    int removed = 0;
    for (const QString &core : cores.first(std::max<qsizetype>(cores.size() - std::max(kept, 1), 0))) {
        if (folder.remove(core))
            ++removed;
    }
    return removed;
}

} // namespace pennon
