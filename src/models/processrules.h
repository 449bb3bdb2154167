// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/configurationtext.h"
#include "domain/processname.h"
#include "domain/rules.h"

#include <QString>
#include <QStringList>

#include <vector>

/// What pennon.conf means for people, section by section, translated.
namespace pennon {

/// A rule about a process.
struct ProcessRule
{
    QString section; ///< "memmon:big"
    QString key;     ///< by which it is about the process: "program"
    int line = 0;    ///< of the section; 0: not known
    QString title;   ///< "Memory: at most 512 MB"
    QStringList details;
    bool hasEffect = true; ///< false: another rule goes before it
    friend bool operator==(const ProcessRule &, const ProcessRule &) = default;
};

struct ProcessRules
{
    bool isExcluded = false; ///< [listener] exclude names it: no rule is about it
    std::vector<ProcessRule> rules;
    friend bool operator==(const ProcessRules &, const ProcessRules &) = default;
};

/// The same as domain's explain(), for the window: which rules are about the process, and from where.
[[nodiscard]] ProcessRules rulesFor(const Configuration &configuration,
                                    const std::vector<SectionText> &sections, const ProcessName &process);

/// Who is mailed by a section, and about what.
struct MailedSection
{
    QString section;
    QString about;  ///< "crashes of webapp, shop:*"
    QStringList to; ///< addresses, or the channels of a route
    bool isDryRun = false;
    friend bool operator==(const MailedSection &, const MailedSection &) = default;
};

/// "shop:*, web", or "every process".
[[nodiscard]] QString selectionText(const Selection &selection);

/// All routes, then all watchers, in the file's order.
[[nodiscard]] std::vector<MailedSection> mailedSections(const Configuration &configuration);

} // namespace pennon
