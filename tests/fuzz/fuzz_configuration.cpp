// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/configurationtext.h"
#include "domain/explanation.h"
#include "domain/selection.h"
#include "domain/unmatchedpatterns.h"

#include <cstddef>
#include <cstdint>
#include <cstdlib>

using namespace pennon;

namespace {

void require(bool holds)
{
    if (!holds)
        std::abort();
}

std::vector<WatchSection> withoutLines(std::vector<WatchSection> sections)
{
    for (WatchSection &section : sections)
        std::visit([](auto &some) { some.head.line = 0; }, section);
    return sections;
}

} // namespace

/// A pennon.conf: what can be read without problems is written so that it reads the same again, and what is
/// said about any configuration never fails.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *bytes, std::size_t size)
{
    const QByteArray text = QByteArrayView(bytes, static_cast<qsizetype>(size)).toByteArray();
    const IniDocument document = IniDocument::parse(text);
    const std::vector<SectionText> sections = sectionTexts(document);
    const ReadConfiguration read = readConfiguration(sections);
    for (const Problem &problem : read.problems)
        require(!describe(problem).isEmpty());

    const ProcessName process{QStringLiteral("shop"), QStringLiteral("web1")};
    require(!explain(read.configuration, sections, QStringLiteral("f"), process).isEmpty());
    for (const Problem &problem : unmatchedPatterns(read.configuration, sections, {process}))
        require(!problem.message.isEmpty());
    if (const auto limit = memoryLimitOf(read.configuration, process))
        require(selects(read.configuration.sections.at(limit->section), process).has_value());

    if (!read.problems.empty())
        return 0;
    const ReadConfiguration again = readConfiguration(writeConfiguration(read.configuration));
    require(again.isUsable());
    require(again.configuration.listener == read.configuration.listener);
    require(again.configuration.mail == read.configuration.mail);
    require(again.configuration.restart == read.configuration.restart);
    require(withoutLines(again.configuration.sections) == withoutLines(read.configuration.sections));
    return 0;
}
