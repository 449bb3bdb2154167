// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/ruletexts.h"

#include <algorithm>

namespace pennon {

namespace {

using Kind = RuleDiffLine::Kind;

QString header(const QString &section)
{
    return QString(u'[' + section + u']');
}

/// One line, or more for a value that is continued on the next ones.
void appendKey(std::vector<RuleDiffLine> &lines, Kind kind, const QString &key, const QString &value)
{
    const QString text = key + QStringLiteral(" = ") + value;
    bool isFirst = true;
    for (const QString &line : text.split(u'\n')) {
        lines.push_back({kind, isFirst ? line : QString(QStringLiteral("    ") + line.trimmed())});
        isFirst = false;
    }
}

void appendWhole(std::vector<RuleDiffLine> &lines, Kind kind, const RuleTexts::Section &section)
{
    lines.push_back({kind, header(section.name)});
    for (auto value = section.values.cbegin(); value != section.values.cend(); ++value)
        appendKey(lines, kind, value.key(), value.value());
}

std::vector<RuleDiffLine> linesOf(const RuleTexts::Section &from, const RuleTexts::Section &to)
{
    std::vector<RuleDiffLine> lines{{Kind::Context, header(to.name)}};
    const QMap<QString, QString> &before = from.values;
    const QMap<QString, QString> &after = to.values;
    QStringList keys = before.keys() + after.keys();
    keys.sort();
    keys.removeDuplicates();
    for (const QString &key : keys) {
        if (before.contains(key) && after.contains(key) && before.value(key) == after.value(key))
            continue;
        if (before.contains(key))
            appendKey(lines, Kind::Removed, key, before.value(key));
        if (after.contains(key))
            appendKey(lines, Kind::Added, key, after.value(key));
    }
    return lines;
}

void appendChanges(std::vector<RuleChange> &changes, const RuleTexts::Section *from,
                   const RuleTexts::Section &to)
{
    const QMap<QString, QString> before = from ? from->values : QMap<QString, QString>();
    if (!from && to.values.isEmpty())
        changes.push_back({to.name, std::nullopt, QString()});
    for (auto value = before.cbegin(); value != before.cend(); ++value) {
        if (!to.values.contains(value.key()))
            changes.push_back({to.name, value.key(), std::nullopt});
    }
    for (auto value = to.values.cbegin(); value != to.values.cend(); ++value) {
        if (!before.contains(value.key()) || before.value(value.key()) != value.value())
            changes.push_back({to.name, value.key(), value.value()});
    }
}

} // namespace

RuleTexts::RuleTexts(const std::vector<RuleSection> &sections)
{
    for (const RuleSection &part : sections)
        made(part.section).values.insert(part.values);
}

const RuleTexts::Section *RuleTexts::find(const QString &section) const
{
    const auto at = std::find_if(m_sections.begin(), m_sections.end(),
                                 [&](const Section &one) { return one.name == section; });
    return at == m_sections.end() ? nullptr : &*at;
}

RuleTexts::Section &RuleTexts::made(const QString &section)
{
    const auto at = std::find_if(m_sections.begin(), m_sections.end(),
                                 [&](const Section &one) { return one.name == section; });
    return at == m_sections.end() ? m_sections.emplace_back(Section{section, {}}) : *at;
}

std::optional<QString> RuleTexts::value(const QString &section, const QString &key) const
{
    const Section *const found = find(section);
    return found && found->values.contains(key) ? std::optional(found->values.value(key)) : std::nullopt;
}

QStringList RuleTexts::names() const
{
    QStringList names;
    for (const Section &section : m_sections)
        names += section.name;
    return names;
}

void RuleTexts::set(const QString &section, const QString &key, const std::optional<QString> &value)
{
    if (value)
        made(section).values.insert(key, *value);
    else if (has(section))
        made(section).values.remove(key);
}

void RuleTexts::add(const Section &section)
{
    if (!has(section.name))
        m_sections.push_back(section);
}

void RuleTexts::remove(const QString &section)
{
    std::erase_if(m_sections, [&](const Section &one) { return one.name == section; });
}

std::vector<SectionText> RuleTexts::forReading(const std::vector<RuleSection> &lines) const
{
    std::vector<SectionText> texts;
    for (const Section &section : m_sections) {
        const auto at = std::find_if(lines.begin(), lines.end(),
                                     [&](const RuleSection &one) { return one.section == section.name; });
        SectionText text{section.name, at == lines.end() ? 0 : at->line, {}};
        for (auto value = section.values.cbegin(); value != section.values.cend(); ++value)
            text.keys.push_back({value.key(), value.value(), text.line});
        texts.push_back(std::move(text));
    }
    return texts;
}

std::vector<RuleChange> changesBetween(const RuleTexts &from, const RuleTexts &to)
{
    std::vector<RuleChange> changes;
    for (const RuleTexts::Section &section : from.sections()) {
        if (!to.has(section.name))
            changes.push_back({section.name, std::nullopt, std::nullopt});
    }
    for (const RuleTexts::Section &section : to.sections())
        appendChanges(changes, from.find(section.name), section);
    return changes;
}

QString RuleDiffLine::signedText() const
{
    switch (kind) {
    case Kind::Removed:
        return QString(u'-' + text);
    case Kind::Added:
        return QString(u'+' + text);
    case Kind::Context:
        break;
    }
    return text.isEmpty() ? text : QString(u' ' + text);
}

std::vector<RuleDiffLine> diffOf(const RuleTexts &from, const RuleTexts &to)
{
    std::vector<RuleDiffLine> all;
    const auto append = [&all](const std::vector<RuleDiffLine> &lines) {
        if (!all.empty())
            all.push_back({});
        all.insert(all.end(), lines.begin(), lines.end());
    };
    for (const RuleTexts::Section &section : from.sections()) {
        std::vector<RuleDiffLine> lines;
        if (const RuleTexts::Section *const now = to.find(section.name); !now)
            appendWhole(lines, Kind::Removed, section);
        else if (*now != section)
            lines = linesOf(section, *now);
        if (!lines.empty())
            append(lines);
    }
    for (const RuleTexts::Section &section : to.sections()) {
        std::vector<RuleDiffLine> lines;
        if (!from.has(section.name)) {
            appendWhole(lines, Kind::Added, section);
            append(lines);
        }
    }
    return all;
}

} // namespace pennon
