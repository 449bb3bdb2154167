// SPDX-License-Identifier: GPL-3.0-or-later
#include "monitor/silences.h"

#include "domain/processpattern.h"
#include "store/statestore.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace pennon {

Silences::Silences(StateStore &store, const Clock &clock)
    : m_store(store)
    , m_clock(clock)
{}

Result<void> Silences::load()
{
    Result<std::vector<Silence>> stored = m_store.silences();
    if (!stored)
        return tl::unexpected(stored.error());
    m_silences = std::move(*stored);
    return {};
}

Result<Silence> Silences::add(Silence silence)
{
    if (const Result<ProcessPattern> pattern = ProcessPattern::parse(silence.pattern); !pattern)
        return tl::unexpected(pattern.error());
    if (!isInForce(silence))
        return failure(ErrorCode::InvalidInput, QStringLiteral("The end of the silence has passed already"));
    const Result<qint64> id = m_store.addSilence(silence);
    if (!id)
        return tl::unexpected(id.error());
    silence.id = *id;
    m_silences.push_back(silence);
    return silence;
}

Result<void> Silences::remove(qint64 id)
{
    const auto found = std::find_if(m_silences.begin(), m_silences.end(),
                                    [id](const Silence &silence) { return silence.id == id; });
    if (found == m_silences.end())
        return failure(ErrorCode::NotFound, QStringLiteral("There is no silence %1").arg(id));
    if (const Result<void> removed = m_store.removeSilence(id); !removed)
        return removed;
    m_silences.erase(found);
    return {};
}

bool Silences::isInForce(const Silence &silence) const
{
    return !silence.until || *silence.until > m_clock.now();
}

std::optional<Silence> Silences::covering(const ProcessName &process) const
{
    for (const Silence &silence : m_silences) {
        if (!isInForce(silence))
            continue;
        const Result<ProcessPattern> pattern = ProcessPattern::parse(silence.pattern);
        if (pattern && pattern->matches(process))
            return silence;
    }
    return std::nullopt;
}

std::vector<Silence> Silences::current() const
{
    std::vector<Silence> result;
    std::copy_if(m_silences.begin(), m_silences.end(), std::back_inserter(result),
                 [this](const Silence &silence) { return isInForce(silence); });
    return result;
}

} // namespace pennon
