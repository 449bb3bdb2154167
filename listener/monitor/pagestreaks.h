// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "store/statestore.h"

#include <QHash>
#include <QSet>

namespace pennon {

class LineLog;

/// Failed checks in a row of pages for which no process is restarted, by section of pennon.conf. Each change
/// is stored at once, so that a listener that was killed goes on counting.
class PageStreaks final
{
public:
    PageStreaks(StateStore &state, LineLog &log);

    /// Takes in what an earlier life of the listener has stored.
    [[nodiscard]] Result<void> load();

    /// One more failed check. Another URL than the last time is another page, whose count begins anew.
    /// Returns how many failed in a row, with this one: as many as are needed at most.
    [[nodiscard]] int failed(const QString &section, const QString &url, int needed);
    /// The page of this section is well. Costs next to nothing.
    void passed(const QString &section);
    /// Forgets those of all other sections: they are not in pennon.conf any more.
    void keepOnly(const QSet<QString> &sections);

private:
    void note(const Result<void> &stored, const QString &section);

    StateStore &m_state;
    LineLog &m_log;
    QHash<QString, PageStreak> m_streaks;
    QString m_lastProblem; ///< with the store
};

} // namespace pennon
