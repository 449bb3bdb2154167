// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/supervisoridentity.h"

#include <QByteArray>
#include <QFile>

#include <optional>

namespace pennon {

namespace {

QByteArray contents(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

struct ProcessStat
{
    qint64 parent = 0;
    qint64 group = 0;
    QByteArray startTime;
};

/// proc(5): the name in parentheses may hold anything, so the fields are counted from its end.
std::optional<ProcessStat> readStat(const QString &procRoot, qint64 pid)
{
    constexpr qsizetype parent = 1;
    constexpr qsizetype group = 2;
    constexpr qsizetype startTime = 19;
    const QByteArray stat = contents(QStringLiteral("%1/%2/stat").arg(procRoot).arg(pid));
    const QByteArrayList fields = stat.mid(stat.lastIndexOf(')') + 2).simplified().split(' ');
    if (fields.size() <= startTime)
        return std::nullopt;
    return ProcessStat{fields[parent].toLongLong(), fields[group].toLongLong(), fields[startTime]};
}

} // namespace

QString supervisorIdentity(qint64 self, const QString &procRoot)
{
    const QByteArray boot = contents(procRoot + QStringLiteral("/sys/kernel/random/boot_id")).trimmed();
    qint64 supervisord = 0;
    if (const std::optional<ProcessStat> own = readStat(procRoot, self)) {
        const std::optional<ProcessStat> leader = readStat(procRoot, own->group);
        supervisord = leader && leader->parent > 0 ? leader->parent : own->parent;
    }
    const std::optional<ProcessStat> stat = readStat(procRoot, supervisord);
    return QStringLiteral("%1/%2/%3")
        .arg(QString::fromUtf8(boot))
        .arg(supervisord)
        .arg(stat ? QString::fromUtf8(stat->startTime) : QString());
}

} // namespace pennon
