// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/bytesize.h"
#include "importer/importedsection.h"

#include <algorithm>

namespace pennon {

namespace {

/// The lowest limit that superlance applied to what a pattern of program= or group= names.
class LowestLimits final
{
public:
    explicit LowestLimits(std::vector<ImportedSection> &sections)
    {
        for (ImportedSection &section : sections) {
            if (auto *memory = section.section ? std::get_if<MemMonSection>(&*section.section) : nullptr;
                memory && !memory->dryRun)
                m_all.push_back({&section, memory});
        }
    }

    void apply()
    {
        std::optional<ByteSize> any;
        for (const One &one : m_all) {
            if (one.memory->any)
                any = any ? std::min(*any, *one.memory->any) : *one.memory->any;
        }
        lower(&MemMonSection::programs, any);
        lower(&MemMonSection::groups, any);
        for (const One &one : m_all) {
            if (one.memory->any && any && *any < *one.memory->any)
                setLimit(one, QStringLiteral("any"), one.memory->any, *any);
        }
    }

private:
    struct One
    {
        ImportedSection *section = nullptr;
        MemMonSection *memory = nullptr;
    };

    void lower(std::vector<MemoryRule> MemMonSection::*rules, std::optional<ByteSize> any)
    {
        for (const One &one : m_all) {
            for (MemoryRule &rule : one.memory->*rules) {
                std::optional<ByteSize> least = any;
                for (const One &other : m_all) {
                    for (const MemoryRule &same : other.memory->*rules) {
                        if (same.pattern == rule.pattern)
                            least = least ? std::min(*least, *same.limit) : *same.limit;
                    }
                }
                if (least && *least < *rule.limit)
                    setLimit(one, rule.pattern.text(), rule.limit, *least);
            }
        }
    }

    static void setLimit(const One &one, const QString &what, std::optional<ByteSize> &limit, ByteSize lower)
    {
        one.section->notes +=
            QStringLiteral("%1=%2: superlance applied every limit that matches, and a lower one of %3 "
                           "matches as well, so that is the limit written here. Pennon applies one limit "
                           "to a process, program before group before any: raise it if %2 is meant")
                .arg(what, formatByteSize(*limit), formatByteSize(lower));
        limit = lower;
    }

    std::vector<One> m_all;
};

} // namespace

void applyLowestLimits(std::vector<ImportedSection> &sections)
{
    LowestLimits(sections).apply();
}

} // namespace pennon
