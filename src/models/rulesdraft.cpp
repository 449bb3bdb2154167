// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/rulesdraft.h"

#include "domain/configurationchecks.h"
#include "domain/settinginfo.h"

#include <QUndoCommand>

#include <algorithm>
#include <utility>

namespace pennon {

/// From one text to another.
class RulesDraft::Step final : public QUndoCommand
{
public:
    Step(RulesDraft &draft, const QString &text, const RuleTexts &after, int typing, QString typedKey)
        : QUndoCommand(text)
        , m_draft(draft)
        , m_before(draft.m_texts)
        , m_after(after)
        , m_typing(typing)
        , m_typedKey(std::move(typedKey))
    {}

    void undo() override { m_draft.take(m_before); }
    void redo() override { m_draft.take(m_after); }
    [[nodiscard]] int id() const override { return m_typedKey.isEmpty() ? -1 : 1; }

    bool mergeWith(const QUndoCommand *next) override
    {
        const auto *const step = static_cast<const Step *>(next);
        if (step->m_typing != m_typing || step->m_typedKey != m_typedKey)
            return false;
        m_after = step->m_after;
        setObsolete(m_after == m_before);
        return true;
    }

private:
    RulesDraft &m_draft;
    RuleTexts m_before;
    RuleTexts m_after;
    int m_typing;
    QString m_typedKey; ///< "[memmon] any"; empty: not typed
};

RulesDraft::RulesDraft(QObject *parent)
    : QObject(parent)
{}

void RulesDraft::setBase(const RulesAnswer &answer)
{
    const RuleTexts texts(answer.sections);
    if (!(texts == m_texts) && !(texts == m_baseTexts)) {
        rebase(answer, texts);
        return;
    }
    m_base = answer;
    m_baseTexts = texts;
    read();
    Q_EMIT changed();
}

void RulesDraft::rebase(const RulesAnswer &answer, const RuleTexts &mine)
{
    m_stack.clear();
    m_refusal.clear();
    m_base = answer;
    m_baseTexts = RuleTexts(answer.sections);
    take(m_baseTexts);
    if (!(mine == m_baseTexts))
        push(tr("your changes"), mine);
}

void RulesDraft::setSaved(const QString &revision, const RuleTexts &texts)
{
    m_base.revision = revision;
    m_base.problems.clear();
    m_baseTexts = texts;
    m_refusal.clear();
    read();
    Q_EMIT changed();
}

RulesMerge RulesDraft::merge(const RulesAnswer &newer) const
{
    return mergeRules(m_baseTexts, m_texts, RuleTexts(newer.sections));
}

void RulesDraft::setValue(const QString &section, const QString &key, const std::optional<QString> &value)
{
    const std::optional<QString> wanted =
        value && !value->trimmed().isEmpty() ? std::optional(value->trimmed()) : std::nullopt;
    if (m_texts.value(section, key) == wanted)
        return;
    RuleTexts after = m_texts;
    after.set(section, key, wanted);
    // A section of which there is only one came with its first key and goes with its last, unless it was
    // there before.
    const SectionInfo *const info = sectionInfo(section);
    const RuleTexts::Section *const left = after.find(section);
    if (info && !info->isWatcher && left && left->values.isEmpty() && !m_baseTexts.has(section))
        after.remove(section);
    const QString place = u'[' + section + QStringLiteral("] ") + key;
    push(place, after, place);
}

Result<void> RulesDraft::addSection(const QString &section)
{
    if (Result<void> usable = checkSectionName(section); !usable)
        return usable;
    if (m_texts.has(section))
        return failure(ErrorCode::InvalidInput, tr("There is a section [%1] already.").arg(section));
    RuleTexts after = m_texts;
    after.add({section, {}});
    push(tr("Add [%1]").arg(section), after);
    return {};
}

Result<void> RulesDraft::duplicateSection(const QString &section, const QString &name)
{
    if (Result<void> usable = checkSectionName(name); !usable)
        return usable;
    if (m_texts.has(name))
        return failure(ErrorCode::InvalidInput, tr("There is a section [%1] already.").arg(name));
    const RuleTexts::Section *const original = m_texts.find(section);
    RuleTexts after = m_texts;
    after.add({name, original ? original->values : QMap<QString, QString>()});
    push(tr("Duplicate [%1]").arg(section), after);
    return {};
}

void RulesDraft::removeSection(const QString &section)
{
    if (!m_texts.has(section))
        return;
    RuleTexts after = m_texts;
    after.remove(section);
    push(tr("Remove [%1]").arg(section), after);
}

void RulesDraft::discard()
{
    if (isModified())
        push(tr("Discard changes"), m_baseTexts);
}

void RulesDraft::endTyping()
{
    ++m_typing;
}

bool RulesDraft::isModified(const QString &section) const
{
    const RuleTexts::Section *const before = m_baseTexts.find(section);
    const RuleTexts::Section *const now = m_texts.find(section);
    if (!before || !now)
        return before != now;
    return *before != *now;
}

Problems RulesDraft::problemsOf(const QString &section) const
{
    Problems problems;
    std::copy_if(m_problems.begin(), m_problems.end(), std::back_inserter(problems),
                 [&](const Problem &problem) { return problem.section == section; });
    return problems;
}

void RulesDraft::setRefusal(const std::vector<RuleProblem> &problems)
{
    m_refusal.clear();
    for (const RuleProblem &problem : problems)
        m_refusal.push_back({problem.section, problem.key, problem.line, problem.message});
    read();
    Q_EMIT changed();
}

QStringList RulesDraft::channels() const
{
    return channelNames(m_read.configuration, m_texts.has(QStringLiteral("mail")));
}

RulesDraft::Default RulesDraft::defaultOf(const QString &section, const QString &key) const
{
    const SectionInfo *const info = sectionInfo(section);
    if (!info)
        return {};
    const auto setting = std::find_if(info->settings.begin(), info->settings.end(),
                                      [&](const SettingInfo &one) { return one.key == key; });
    if (setting == info->settings.end())
        return {};
    if (!setting->defaultFrom.isEmpty()) {
        if (const std::optional<QString> value = m_texts.value(setting->defaultFrom, key))
            return {*value, setting->defaultFrom};
    }
    return {setting->defaultText, {}};
}

void RulesDraft::push(const QString &text, const RuleTexts &after, const QString &typedKey)
{
    m_stack.push(new Step(*this, text, after, m_typing, typedKey));
}

void RulesDraft::take(const RuleTexts &texts)
{
    std::erase_if(m_refusal, [&](const Problem &problem) {
        return texts.value(problem.section, problem.key) != m_texts.value(problem.section, problem.key) ||
               texts.has(problem.section) != m_texts.has(problem.section);
    });
    m_texts = texts;
    read();
    Q_EMIT changed();
}

void RulesDraft::read()
{
    m_read = readConfiguration(m_texts.forReading(m_base.sections));
    m_problems = m_read.problems;
    const auto add = [this](const Problem &problem) {
        const bool isKnown = std::any_of(m_problems.begin(), m_problems.end(), [&](const Problem &one) {
            return one.section == problem.section && one.key == problem.key && one.message == problem.message;
        });
        if (!isKnown)
            m_problems.push_back(problem);
    };
    std::for_each(m_refusal.begin(), m_refusal.end(), add);
    // What stands there twice or is no INI at all, the listener alone can see.
    for (const RuleProblem &problem : m_base.problems) {
        const bool isAsItWas =
            m_texts.has(problem.section) == m_baseTexts.has(problem.section) &&
            m_texts.value(problem.section, problem.key) == m_baseTexts.value(problem.section, problem.key);
        if (isAsItWas)
            add({problem.section, problem.key, problem.line, problem.message});
    }
}

Result<void> checkSectionName(const QString &section)
{
    const QString name = section.section(u':', 1);
    const auto refuse = [](const QString &message) { return failure(ErrorCode::InvalidInput, message); };
    if (!sectionInfo(section))
        return refuse(RulesDraft::tr("There is no such kind of section."));
    if (section.contains(u':') && name.isEmpty())
        return refuse(RulesDraft::tr("A name is needed behind the colon."));
    const bool isStrange = std::any_of(name.begin(), name.end(), [](QChar c) {
        return c < u' ' || c == QChar(0x7f) || c == u'[' || c == u']' || c == u';' || c == u'#';
    });
    if (isStrange || name != name.trimmed())
        return refuse(
            RulesDraft::tr("A name has no brackets, comment signs or line breaks, and no blanks around it."));
    return {};
}

} // namespace pennon
