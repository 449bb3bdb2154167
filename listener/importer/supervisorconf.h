// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "commandline/environment.h"
#include "importer/conffiles.h"

#include <QString>
#include <QStringList>

#include <map>
#include <vector>

namespace pennon {

/// A file and a line of it.
struct ConfPlace
{
    QString file;
    int line = 0;

    /// "supervisord.conf:12"
    [[nodiscard]] QString text() const;
};

struct ConfEntry
{
    QString value; ///< with %(here)s replaced, by the folder of the very file
    ConfPlace place;
};

struct ConfSection
{
    QString name;
    ConfPlace place;                      ///< of its first part
    std::map<QString, ConfEntry> entries; ///< by key in lower case

    [[nodiscard]] const ConfEntry *find(const QString &key) const;
};

/// supervisord.conf and the files that it includes, put together as supervisor 4.2.5 does it.
struct SupervisorConf
{
    bool isRead = false;               ///< false: the file itself cannot be read
    std::vector<ConfSection> sections; ///< each name once, in the order of their first parts
    QStringList problems;              ///< "file:line: sentence"; what could be read is there all the same

    [[nodiscard]] const ConfSection *find(const QString &name) const;
};

/// Follows [include] files= of the file itself: relative to its folder, patterns as of Python's glob. An
/// [include] in an included file is not followed, as supervisord does not follow it either.
[[nodiscard]] SupervisorConf readSupervisorConf(const QString &path, const Environment &environment,
                                                const ConfFiles &files);

} // namespace pennon
