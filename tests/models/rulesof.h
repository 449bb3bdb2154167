// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/inidocument.h"
#include "control/rulesmessages.h"
#include "domain/configurationtext.h"

namespace pennon {

/// What rules.get answers for this text.
inline RulesAnswer rulesOf(const char *text, const char *revision = "1")
{
    RulesAnswer answer;
    answer.revision = QString::fromLatin1(revision);
    answer.file = QStringLiteral("/etc/pennon/pennon.conf");
    const std::vector<SectionText> sections = sectionTexts(IniDocument::parse(QByteArray(text)));
    for (const SectionText &section : sections) {
        RuleSection onWire{section.section, section.line, {}};
        for (const KeyText &key : section.keys)
            onWire.values.insert(key.key, key.value);
        answer.sections.push_back(std::move(onWire));
    }
    for (const Problem &problem : readConfiguration(sections).problems)
        answer.problems.push_back({problem.section, problem.key, problem.line, problem.message});
    return answer;
}

} // namespace pennon
