// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/limitchange.h"

#include "domain/configurationtext.h"

#include <QCoreApplication>
#include <QStringList>

#include <algorithm>

namespace pennon {

namespace {

struct LimitTexts
{
    Q_DECLARE_TR_FUNCTIONS(pennon::LimitChange)
};

std::vector<SectionText> textsOf(const RulesAnswer &rules)
{
    std::vector<SectionText> texts;
    for (const RuleSection &section : rules.sections) {
        SectionText text{section.section, section.line, {}};
        for (auto value = section.values.begin(); value != section.values.end(); ++value)
            text.keys.push_back({value.key(), value.value(), section.line});
        texts.push_back(std::move(text));
    }
    return texts;
}

std::optional<LimitRule> ruleOf(const Configuration &configuration, const ProcessName &process)
{
    const std::optional<EffectiveLimit> limit = memoryLimitOf(configuration, process);
    if (!limit)
        return std::nullopt;
    return LimitRule{limit->head.section, limit->by, limit->pattern, limit->limit};
}

/// What stands before the last "=" of "webapp = 200MB"; without one, all of it.
QString patternOf(const QString &item)
{
    return item.left(item.lastIndexOf(u'=')).trimmed();
}

/// The list with another size for one of its patterns; commas, blanks and line breaks stay.
QString withSize(const QString &list, const QString &pattern, const QString &size)
{
    QStringList items = list.split(u',');
    for (QString &item : items) {
        if (patternOf(item) != pattern)
            continue;
        qsizetype end = item.size();
        while (end > 0 && item[end - 1].isSpace())
            --end;
        qsizetype begin = item.lastIndexOf(u'=') + 1;
        if (begin == 0) {
            item.insert(end, u'=' + size);
            continue;
        }
        while (begin < end && item[begin].isSpace())
            ++begin;
        item.replace(begin, end - begin, size);
    }
    return items.join(u',');
}

/// The list with one more item in front, where it wins over patterns.
QString withItem(const std::optional<QString> &list, const QString &pattern, const QString &size)
{
    const QString item = pattern + u'=' + size;
    if (!list || list->trimmed().isEmpty())
        return item;
    return item + QStringLiteral(", ") + *list;
}

bool hasItem(const std::optional<QString> &list, const QString &pattern)
{
    const QStringList items = list.value_or(QString()).split(u',');
    return std::any_of(items.begin(), items.end(),
                       [&pattern](const QString &item) { return patternOf(item) == pattern; });
}

QString firstMemMon(const RulesAnswer &rules)
{
    for (const RuleSection &section : rules.sections) {
        if (section.section.section(u':', 0, 0) == QStringLiteral("memmon"))
            return section.section;
    }
    return QStringLiteral("memmon");
}

RulesAnswer changed(RulesAnswer rules, const LimitChange &change)
{
    for (RuleSection &section : rules.sections) {
        if (section.section == change.section) {
            section.values[change.key] = change.after;
            return rules;
        }
    }
    rules.sections.push_back({change.section, 0, {{change.key, change.after}}});
    return rules;
}

} // namespace

std::optional<LimitRule> limitRuleOf(const RulesAnswer &rules, const ProcessName &process)
{
    return ruleOf(readConfiguration(textsOf(rules)).configuration, process);
}

std::vector<ProcessName> boundBy(const RulesAnswer &rules, const LimitRule &rule,
                                 const std::vector<ProcessName> &processes)
{
    const Configuration configuration = readConfiguration(textsOf(rules)).configuration;
    std::vector<ProcessName> bound;
    for (const ProcessName &process : processes) {
        if (ruleOf(configuration, process) == rule)
            bound.push_back(process);
    }
    return bound;
}

std::optional<QString> valueIn(const RulesAnswer &rules, const QString &section, const QString &key)
{
    for (const RuleSection &some : rules.sections) {
        if (some.section == section && some.values.contains(key))
            return some.values.value(key);
    }
    return std::nullopt;
}

Result<LimitChange> limitChange(const RulesAnswer &rules, const ProcessName &process, ByteSize limit,
                                LimitScope scope)
{
    if (limit.bytes <= 0)
        return failure(ErrorCode::InvalidInput, LimitTexts::tr("A limit has to be above 0."));
    const QString size = formatByteSize(limit);
    const std::optional<LimitRule> rule = limitRuleOf(rules, process);
    LimitChange change;
    if (rule && scope == LimitScope::Rule) {
        change.section = rule->section;
        change.key = keyName(rule->by);
        change.before = valueIn(rules, change.section, change.key);
        change.after = rule->by == SelectedBy::Any
                           ? size
                           : withSize(change.before.value_or(QString()), rule->pattern, size);
    } else {
        change.section = rule ? rule->section : firstMemMon(rules);
        change.key = keyName(SelectedBy::Program);
        change.before = valueIn(rules, change.section, change.key);
        const bool isThere = rule && rule->by == SelectedBy::Program && rule->pattern == process.brief();
        const QString pattern =
            isThere || !hasItem(change.before, process.brief()) ? process.brief() : process.full();
        change.after = hasItem(change.before, pattern)
                           ? withSize(change.before.value_or(QString()), pattern, size)
                           : withItem(change.before, pattern, size);
    }
    const std::optional<LimitRule> then = limitRuleOf(changed(rules, change), process);
    if (!then || then->limit != limit) {
        return failure(ErrorCode::NotFound,
                       LimitTexts::tr("[%1] of %2 cannot give %3 a limit of its own: it is excluded, or "
                                      "another rule wins. Change the rules by hand.")
                           .arg(change.section, rules.file, process.full()));
    }
    return change;
}

} // namespace pennon
