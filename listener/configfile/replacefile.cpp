// SPDX-License-Identifier: GPL-3.0-or-later
#include "configfile/replacefile.h"

#include "base/descriptor.h"
#include "base/newfile.h"
#include "base/systemerror.h"

#include <QFile>
#include <QFileInfo>

#include <cerrno>
#include <fcntl.h>
#include <unistd.h>

namespace pennon {

namespace {

constexpr mode_t newFileMode = 0640;

/// So that the new name is on the disk as well. A file system that cannot do that is none of our business.
void syncFolder(const QString &folder)
{
    const Descriptor descriptor(
        ::open(QFile::encodeName(folder).constData(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (descriptor.number() >= 0)
        ::fsync(descriptor.number());
}

} // namespace

Result<void> replaceFile(const QString &path, const QByteArray &content)
{
    const QString canonical = QFileInfo(path).canonicalFilePath();
    const QString target = canonical.isEmpty() ? QFileInfo(path).absoluteFilePath() : canonical;
    NewFile file(QFile::encodeName(target));
    if (!file.isOpen() || !file.takeAfterTarget(newFileMode) || !file.write(content) || !file.sync() ||
        !file.takePlace()) {
        const int number = errno;
        return failure(
            fileErrorCode(number),
            QStringLiteral("%1 cannot be written: %2; it is as it was").arg(path, qt_error_string(number)));
    }
    syncFolder(QFileInfo(target).absolutePath());
    return {};
}

} // namespace pennon
