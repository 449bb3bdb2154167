// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

#include <sys/types.h>

namespace pennon {

/// A file that takes the place of another in one step: whoever reads that one sees all of the old content or
/// all of the new one. It is made beside it and removed again unless it has taken the place. Where a step
/// fails, errno says why.
class NewFile final
{
public:
    /// @param target as the operating system has it; only its owner may read the new file
    explicit NewFile(QByteArray target);
    NewFile(const NewFile &) = delete;
    NewFile &operator=(const NewFile &) = delete;
    NewFile(NewFile &&) = delete;
    NewFile &operator=(NewFile &&) = delete;
    ~NewFile();

    [[nodiscard]] bool isOpen() const { return m_descriptor >= 0; }
    [[nodiscard]] bool write(const QByteArray &content);
    [[nodiscard]] bool setMode(mode_t mode);
    /// Mode, owner and group of the file whose place it takes; if the system forbids the group, its rights
    /// are taken away. Where there is no such file, it gets the mode @p otherwise.
    [[nodiscard]] bool takeAfterTarget(mode_t otherwise);
    /// What was written is on the disk then.
    [[nodiscard]] bool sync();
    /// Closing may tell of an error too, on a network file system.
    [[nodiscard]] bool takePlace();

private:
    [[nodiscard]] bool close();

    QByteArray m_target;
    QByteArray m_path;
    int m_descriptor;
    bool m_isThere;
};

} // namespace pennon
