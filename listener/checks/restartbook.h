// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/restartpolicy.h"

#include <QHash>
#include <QSet>

#include <vector>

namespace pennon {

/// The restart histories of all processes, which RestartGate and Reviver share, and which of them have to be
/// stored.
class RestartBook final
{
public:
    /// Takes over what was stored; what was there before is dropped. Nothing counts as changed afterwards.
    void load(std::vector<RestartHistory> histories);

    /// Null where nothing is known. Good until the book changes.
    [[nodiscard]] const RestartHistory *find(const ProcessName &process) const;
    /// Where nothing is known: one with nothing but the name.
    [[nodiscard]] RestartHistory of(const ProcessName &process) const;
    [[nodiscard]] std::vector<RestartHistory> all() const;

    /// Takes over this version of a process's history, and remembers it as changed if it is another one.
    void put(RestartHistory history);

    /// What changed since the last call, as it is now. A history that says nothing any more (isBlank()) need
    /// not be kept.
    [[nodiscard]] std::vector<RestartHistory> takeChanged();
    [[nodiscard]] static bool isBlank(const RestartHistory &history);

private:
    QHash<QString, RestartHistory> m_histories;
    QSet<QString> m_changed;
    QHash<QString, ProcessName> m_blank; ///< changed, and nothing is left to remember
};

} // namespace pennon
