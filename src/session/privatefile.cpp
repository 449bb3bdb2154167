// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/privatefile.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QSaveFile>

namespace pennon {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(pennon::PrivateFile)
};

tl::unexpected<Error> failed(const QFileDevice &file, const QString &sentence)
{
    const bool isRefused = file.error() == QFileDevice::PermissionsError;
    return failure(isRefused ? ErrorCode::PermissionDenied : ErrorCode::System,
                   sentence.arg(file.fileName(), file.errorString()));
}

} // namespace

Result<std::optional<QByteArray>> readPrivateFile(const QString &path)
{
    QFile file(path);
    if (!file.exists())
        return std::optional<QByteArray>();
    if (!file.open(QIODevice::ReadOnly)) {
        const bool isRefused = !QFileInfo(path).isReadable();
        return failure(isRefused ? ErrorCode::PermissionDenied : ErrorCode::System,
                       Words::tr("%1 cannot be read: %2").arg(path, file.errorString()));
    }
    QByteArray content = file.readAll();
    if (file.error() != QFileDevice::NoError)
        return failed(file, Words::tr("%1 cannot be read: %2"));
    return std::optional(std::move(content));
}

Result<void> writePrivateFile(const QString &path, const QByteArray &content)
{
    const QFileInfo place(path);
    if (!QDir().mkpath(place.absolutePath())) {
        return failure(ErrorCode::System,
                       Words::tr("The folder %1 cannot be made.").arg(place.absolutePath()));
    }
    QSaveFile file(place.isSymLink() ? place.symLinkTarget() : path);
    const bool isWritten = file.open(QIODevice::WriteOnly) &&
                           file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner) &&
                           file.write(content) == content.size() && file.commit();
    if (!isWritten)
        return failed(file, Words::tr("%1 cannot be written: %2"));
    return {};
}

} // namespace pennon
