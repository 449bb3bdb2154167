// SPDX-License-Identifier: GPL-3.0-or-later
#include "checks/restartbook.h"

#include <utility>

namespace pennon {

void RestartBook::load(std::vector<RestartHistory> histories)
{
    m_histories.clear();
    m_changed.clear();
    for (RestartHistory &history : histories)
        m_histories.insert(history.process.full(), std::move(history));
}

const RestartHistory *RestartBook::find(const ProcessName &process) const
{
    const auto found = m_histories.constFind(process.full());
    return found == m_histories.constEnd() ? nullptr : &*found;
}

RestartHistory RestartBook::of(const ProcessName &process) const
{
    const RestartHistory *const known = find(process);
    if (known)
        return *known;
    RestartHistory blank;
    blank.process = process;
    return blank;
}

std::vector<RestartHistory> RestartBook::all() const
{
    return {m_histories.begin(), m_histories.end()};
}

void RestartBook::put(RestartHistory history)
{
    if (history == of(history.process))
        return;
    const QString name = history.process.full();
    m_changed.insert(name);
    if (isBlank(history)) {
        m_histories.remove(name);
        m_blank.insert(name, history.process);
    } else {
        m_histories.insert(name, std::move(history));
        m_blank.remove(name);
    }
}

std::vector<RestartHistory> RestartBook::takeChanged()
{
    std::vector<RestartHistory> changed;
    changed.reserve(static_cast<std::size_t>(m_changed.size()));
    for (const QString &name : std::as_const(m_changed)) {
        const auto known = m_histories.constFind(name);
        if (known != m_histories.constEnd()) {
            changed.push_back(*known);
        } else {
            changed.emplace_back().process = m_blank.value(name);
        }
    }
    m_changed.clear();
    m_blank.clear();
    return changed;
}

bool RestartBook::isBlank(const RestartHistory &history)
{
    RestartHistory blank;
    blank.process = history.process;
    return history == blank;
}

} // namespace pennon
