// SPDX-License-Identifier: GPL-3.0-or-later
#include "monitor/pagestreaks.h"

#include "base/linelog.h"

#include <algorithm>

namespace pennon {

PageStreaks::PageStreaks(StateStore &state, LineLog &log)
    : m_state(state)
    , m_log(log)
{}

Result<void> PageStreaks::load()
{
    const Result<std::vector<PageStreak>> stored = m_state.pageStreaks();
    if (!stored)
        return tl::unexpected(stored.error());
    m_streaks.clear();
    for (const PageStreak &streak : *stored)
        m_streaks.insert(streak.section, streak);
    return {};
}

int PageStreaks::failed(const QString &section, const QString &url, int needed)
{
    if (needed <= 1)
        return 1; // nothing to be counted
    const PageStreak known = m_streaks.value(section);
    PageStreak streak{section, url, known.url == url ? known.failures : 0};
    streak.failures = std::min(streak.failures + 1, needed);
    if (!(streak == known)) {
        m_streaks.insert(section, streak);
        note(m_state.savePageStreak(streak), section);
    }
    return streak.failures;
}

void PageStreaks::passed(const QString &section)
{
    if (m_streaks.remove(section))
        note(m_state.removePageStreak(section), section);
}

void PageStreaks::keepOnly(const QSet<QString> &sections)
{
    const QStringList known = m_streaks.keys();
    for (const QString &section : known) {
        if (!sections.contains(section))
            passed(section);
    }
}

/// A full disk is one line, not one for each.
void PageStreaks::note(const Result<void> &stored, const QString &section)
{
    const QString problem = stored ? QString() : stored.error().message;
    if (!problem.isEmpty() && problem != m_lastProblem)
        m_log.line(QStringLiteral("The failed checks of [%1] could not be stored: %2").arg(section, problem));
    m_lastProblem = problem;
}

} // namespace pennon
