// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/memorycsv.h"

#include <QDateTime>

namespace pennon {

namespace {

QByteArray quoted(const QString &text)
{
    QByteArray bytes = text.toUtf8();
    const bool isPlain = !bytes.contains(',') && !bytes.contains('"') && !bytes.contains('\n');
    return isPlain ? bytes : QByteArray('"' + bytes.replace('"', "\"\"") + '"');
}

} // namespace

QByteArray memoryCsv(const std::vector<const MemorySeries *> &series, Clock::WallTime from,
                     Clock::WallTime to)
{
    QByteArray csv = "process,time,seconds,least,mean,most,pss\n";
    for (const MemorySeries *one : series) {
        const QByteArray name = quoted(one->process().full());
        for (std::size_t i = one->firstAfter(from); i < one->buckets().size(); ++i) {
            const MemoryBucket &bucket = one->buckets()[i];
            if (bucket.from >= to)
                break;
            const QDateTime time =
                QDateTime::fromMSecsSinceEpoch(bucket.from.time_since_epoch().count(), Qt::UTC);
            csv +=
                name + ',' + time.toString(Qt::ISODateWithMs).toLatin1() + ',' +
                QByteArray::number(bucket.span.count()) + ',' + QByteArray::number(bucket.least.bytes) + ',' +
                QByteArray::number(bucket.mean.bytes) + ',' + QByteArray::number(bucket.most.bytes) + ',' +
                (bucket.proportional ? QByteArray::number(bucket.proportional->bytes) : QByteArray()) + '\n';
        }
    }
    return csv;
}

} // namespace pennon
