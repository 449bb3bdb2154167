// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/patterncandidates.h"

#include <QMap>

namespace pennon {

QStringList patternCandidates(const std::vector<ProcessName> &processes)
{
    QMap<QString, int> sizes;
    for (const ProcessName &process : processes)
        ++sizes[process.group];
    QStringList candidates;
    for (const ProcessName &process : processes)
        candidates += process.brief();
    for (auto group = sizes.cbegin(); group != sizes.cend(); ++group) {
        if (group.value() > 1)
            candidates += group.key() + QStringLiteral(":*");
    }
    candidates.removeDuplicates();
    candidates.sort(Qt::CaseInsensitive);
    return candidates;
}

QStringList groupCandidates(const std::vector<ProcessName> &processes)
{
    QStringList candidates;
    for (const ProcessName &process : processes)
        candidates += process.group;
    candidates.removeDuplicates();
    candidates.sort(Qt::CaseInsensitive);
    return candidates;
}

} // namespace pennon
