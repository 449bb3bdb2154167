// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/rulesmerge.h"

#include <utility>

namespace pennon {

namespace {

using Section = RuleTexts::Section;
using Value = std::optional<QString>;

Value valueIn(const Section *section, const QString &key)
{
    return section && section->values.contains(key) ? Value(section->values.value(key)) : std::nullopt;
}

/// "key = value", one a line; nothing for no section.
Value linesOf(const Section *section)
{
    if (!section)
        return std::nullopt;
    QStringList lines;
    for (auto value = section->values.cbegin(); value != section->values.cend(); ++value)
        lines += value.key() + QStringLiteral(" = ") + value.value();
    return lines.join(u'\n');
}

class Merger
{
public:
    Merger(const RuleTexts &base, const RuleTexts &mine, const RuleTexts &theirs)
        : m_base(base)
        , m_mine(mine)
        , m_theirs(theirs)
    {
        m_merge.theirTexts = theirs;
        m_merge.theirs = changesBetween(base, theirs);
    }

    RulesMerge merge()
    {
        for (const Section &section : m_theirs.sections())
            mergeSection(section.name);
        for (const Section &section : m_mine.sections()) {
            if (!m_theirs.has(section.name))
                mergeSection(section.name);
        }
        return std::move(m_merge);
    }

private:
    void mergeSection(const QString &name)
    {
        const Section *const base = m_base.find(name);
        const Section *const mine = m_mine.find(name);
        const Section *const theirs = m_theirs.find(name);
        if (base && !(mine && theirs)) {
            mergeRemoved(name, base, mine, theirs);
            return;
        }
        m_merge.texts.add({name, {}});
        QStringList keys;
        for (const Section *side : {base, mine, theirs}) {
            if (side)
                keys += side->values.keys();
        }
        keys.sort();
        keys.removeDuplicates();
        for (const QString &key : std::as_const(keys))
            mergeKey(name, key, valueIn(base, key), valueIn(mine, key), valueIn(theirs, key));
    }

    /// One of the sides has it no more.
    void mergeRemoved(const QString &name, const Section *base, const Section *mine, const Section *theirs)
    {
        const Section *const kept = mine ? mine : theirs;
        if (!kept || *kept == *base)
            return;
        if (mine)
            m_merge.texts.add(*mine);
        m_merge.conflicts.push_back({name, {}, linesOf(base), linesOf(mine), linesOf(theirs)});
    }

    void mergeKey(const QString &section, const QString &key, const Value &base, const Value &mine,
                  const Value &theirs)
    {
        const bool isTheirs = mine == base;
        if (!isTheirs && theirs != base && theirs != mine)
            m_merge.conflicts.push_back({section, key, base, mine, theirs});
        m_merge.texts.set(section, key, isTheirs ? theirs : mine);
    }

    const RuleTexts &m_base;
    const RuleTexts &m_mine;
    const RuleTexts &m_theirs;
    RulesMerge m_merge;
};

} // namespace

RuleTexts RulesMerge::resolved(const std::vector<RuleSide> &sides) const
{
    RuleTexts result = texts;
    for (std::size_t i = 0; i < conflicts.size(); ++i) {
        if (i < sides.size() && sides[i] == RuleSide::Mine)
            continue;
        const RuleConflict &conflict = conflicts[i];
        if (!conflict.key.isEmpty())
            result.set(conflict.section, conflict.key, conflict.theirs);
        else if (const Section *const section = theirTexts.find(conflict.section))
            result.add(*section);
        else
            result.remove(conflict.section);
    }
    return result;
}

RulesMerge mergeRules(const RuleTexts &base, const RuleTexts &mine, const RuleTexts &theirs)
{
    return Merger(base, mine, theirs).merge();
}

} // namespace pennon
