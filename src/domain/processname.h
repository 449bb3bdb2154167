// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHashFunctions>
#include <QString>
#include <QStringList>

namespace pennon {

/// The two parts of a process's name in supervisord.
struct ProcessName
{
    QString group;
    QString name;

    /// "group:name", always with both parts: the only spelling that supervisord never misunderstands.
    [[nodiscard]] QString full() const;
    /// supervisorctl's spelling: just "name" where the group has the same name.
    [[nodiscard]] QString brief() const;
    /// Whether an option's NAME means this process: its bare name in whatever group, or "group:name".
    [[nodiscard]] bool matches(const QString &wanted) const;
    [[nodiscard]] bool matchesAny(const QStringList &wanted) const;

    friend bool operator==(const ProcessName &, const ProcessName &) = default;
    friend std::size_t qHash(const ProcessName &name, std::size_t seed = 0) noexcept
    {
        return qHashMulti(seed, name.group, name.name);
    }
};

} // namespace pennon
