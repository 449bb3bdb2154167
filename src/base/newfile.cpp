// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/newfile.h"

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>
#include <utility>

namespace pennon {

NewFile::NewFile(QByteArray target)
    : m_target(std::move(target))
    , m_path(QByteArray(m_target).append(".XXXXXX"))
    , m_descriptor(::mkostemp(m_path.data(), O_CLOEXEC))
    , m_isThere(m_descriptor >= 0)
{}

NewFile::~NewFile()
{
    static_cast<void>(close());
    if (m_isThere)
        ::unlink(m_path.constData());
}

bool NewFile::write(const QByteArray &content)
{
    for (qsizetype at = 0; at < content.size();) {
        const ssize_t written =
            ::write(m_descriptor, content.constData() + at, static_cast<std::size_t>(content.size() - at));
        if (written < 0 && errno != EINTR)
            return false;
        at += std::max<ssize_t>(written, 0);
    }
    return true;
}

bool NewFile::setMode(mode_t mode)
{
    return ::fchmod(m_descriptor, mode) == 0;
}

bool NewFile::takeAfterTarget(mode_t otherwise)
{
    constexpr mode_t groupRights = 070;
    struct stat old = {};
    if (::stat(m_target.constData(), &old) != 0)
        return errno == ENOENT && setMode(otherwise);
    const bool isSame = ::fchown(m_descriptor, old.st_uid, old.st_gid) == 0 ||
                        ::fchown(m_descriptor, static_cast<uid_t>(-1), old.st_gid) == 0;
    const mode_t mode = old.st_mode & 07777;
    return setMode(isSame ? mode : mode & ~groupRights);
}

bool NewFile::sync()
{
    return ::fsync(m_descriptor) == 0;
}

bool NewFile::takePlace()
{
    if (!close() || ::rename(m_path.constData(), m_target.constData()) != 0)
        return false;
    m_isThere = false;
    return true;
}

bool NewFile::close()
{
    const int descriptor = std::exchange(m_descriptor, -1);
    return descriptor < 0 || ::close(descriptor) == 0;
}

} // namespace pennon
