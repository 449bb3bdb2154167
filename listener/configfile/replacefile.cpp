// SPDX-License-Identifier: GPL-3.0-or-later
#include "configfile/replacefile.h"

#include <QFile>
#include <QFileInfo>

#include <array>
#include <cerrno>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace pennon {

namespace {

constexpr mode_t groupRights = 070;
constexpr mode_t newFileMode = 0640;

/// A new file beside the old one: removed again unless it took its place.
class NewFile
{
public:
    explicit NewFile(const QByteArray &target)
        : m_target(target)
        , m_path(target + ".XXXXXX")
        , m_descriptor(::mkostemp(m_path.data(), O_CLOEXEC))
        , m_isThere(m_descriptor >= 0)
    {}
    NewFile(const NewFile &) = delete;
    NewFile &operator=(const NewFile &) = delete;
    NewFile(NewFile &&) = delete;
    NewFile &operator=(NewFile &&) = delete;
    ~NewFile()
    {
        close();
        if (m_isThere)
            ::unlink(m_path.constData());
    }

    [[nodiscard]] bool isOpen() const { return m_descriptor >= 0; }

    /// Mode, owner and group of the old file, if there is one.
    [[nodiscard]] bool takeAfter()
    {
        struct stat old = {};
        if (::stat(m_target.constData(), &old) != 0)
            return errno == ENOENT && ::fchmod(m_descriptor, newFileMode) == 0;
        mode_t mode = old.st_mode & 07777;
        const bool isSame = ::fchown(m_descriptor, old.st_uid, old.st_gid) == 0 ||
                            ::fchown(m_descriptor, static_cast<uid_t>(-1), old.st_gid) == 0;
        if (!isSame)
            mode &= ~groupRights;
        return ::fchmod(m_descriptor, mode) == 0;
    }

    [[nodiscard]] bool write(const QByteArray &content)
    {
        for (qsizetype at = 0; at < content.size();) {
            const ssize_t written = ::write(m_descriptor, content.constData() + at,
                                            static_cast<std::size_t>(content.size() - at));
            if (written < 0 && errno != EINTR)
                return false;
            at += qMax(written, ssize_t{0});
        }
        return ::fsync(m_descriptor) == 0;
    }

    /// Closing may tell of an error too, on a network file system.
    [[nodiscard]] bool takePlace()
    {
        if (!close() || ::rename(m_path.constData(), m_target.constData()) != 0)
            return false;
        m_isThere = false;
        return true;
    }

private:
    bool close()
    {
        const int descriptor = std::exchange(m_descriptor, -1);
        return descriptor < 0 || ::close(descriptor) == 0;
    }

    QByteArray m_target;
    QByteArray m_path;
    int m_descriptor;
    bool m_isThere;
};

/// So that the new name is on the disk as well. A file system that cannot do that is none of our business.
void syncFolder(const QString &folder)
{
    const int descriptor = ::open(QFile::encodeName(folder).constData(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (descriptor < 0)
        return;
    ::fsync(descriptor);
    ::close(descriptor);
}

ErrorCode codeOf(int number)
{
    if (number == EACCES || number == EPERM || number == EROFS)
        return ErrorCode::PermissionDenied;
    return number == ENOENT ? ErrorCode::NotFound : ErrorCode::System;
}

} // namespace

Result<void> replaceFile(const QString &path, const QByteArray &content)
{
    const QString canonical = QFileInfo(path).canonicalFilePath();
    const QString target = canonical.isEmpty() ? QFileInfo(path).absoluteFilePath() : canonical;
    NewFile file(QFile::encodeName(target));
    if (!file.isOpen() || !file.takeAfter() || !file.write(content) || !file.takePlace()) {
        const int number = errno;
        return failure(
            codeOf(number),
            QStringLiteral("%1 cannot be written: %2; it is as it was").arg(path, qt_error_string(number)));
    }
    syncFolder(QFileInfo(target).absolutePath());
    return {};
}

} // namespace pennon
