// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/processname.h"

#include <algorithm>

namespace pennon {

QString ProcessName::full() const
{
    return group + u':' + name;
}

QString ProcessName::brief() const
{
    return group == name ? name : full();
}

bool ProcessName::matches(const QString &wanted) const
{
    if (wanted == name)
        return true;
    return wanted.size() == group.size() + 1 + name.size() && wanted.startsWith(group) &&
           wanted.at(group.size()) == u':' && wanted.endsWith(name);
}

bool ProcessName::matchesAny(const QStringList &wanted) const
{
    return std::any_of(wanted.begin(), wanted.end(), [this](const QString &one) { return matches(one); });
}

} // namespace pennon
