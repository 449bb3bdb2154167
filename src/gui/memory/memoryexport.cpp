// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/memory/memoryexport.h"

#include <QBuffer>
#include <QCoreApplication>
#include <QDir>
#include <QSaveFile>

namespace pennon {

namespace {

struct Texts
{
    Q_DECLARE_TR_FUNCTIONS(pennon::MemoryExport)
};

} // namespace

Result<void> writeExport(const QString &path, const QByteArray &contents)
{
    QSaveFile file(path);
    const bool isWritten = file.open(QIODevice::WriteOnly) && file.write(contents) == contents.size();
    if (!isWritten || !file.commit()) {
        return failure(ErrorCode::System, Texts::tr("%1 could not be written: %2. Choose another place.")
                                              .arg(QDir::toNativeSeparators(path), file.errorString()));
    }
    return {};
}

Result<void> writeExport(const QString &path, const QImage &picture)
{
    QByteArray png;
    QBuffer buffer(&png);
    if (!buffer.open(QIODevice::WriteOnly) || !picture.save(&buffer, "PNG"))
        return failure(ErrorCode::System, Texts::tr("The picture could not be made: it is too large."));
    return writeExport(path, png);
}

} // namespace pennon
