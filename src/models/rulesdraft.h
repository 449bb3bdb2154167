// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/rulesmerge.h"

#include <QObject>
#include <QUndoStack>

namespace pennon {

/// pennon.conf of one listener as it is being edited: the text that was read, the changes so far, what is
/// wrong with them, and undo. Nothing leaves it by itself.
class RulesDraft final : public QObject
{
    Q_OBJECT

public:
    explicit RulesDraft(QObject *parent = nullptr);

    /// What is on the disk. If these are the rules that were there or mine, my steps stay; other rules take
    /// the place of everything here.
    void setBase(const RulesAnswer &answer);
    /// The same with mine, which has to be based upon them, as the one change that can be undone.
    void rebase(const RulesAnswer &answer, const RuleTexts &mine);
    /// These texts were written and are the rules of this revision; my steps stay.
    void setSaved(const QString &revision, const RuleTexts &texts);
    /// Brings my changes and those in a newer text together; changes nothing here.
    [[nodiscard]] RulesMerge merge(const RulesAnswer &newer) const;

    [[nodiscard]] const RulesAnswer &base() const { return m_base; }
    [[nodiscard]] const RuleTexts &baseTexts() const { return m_baseTexts; }
    [[nodiscard]] const RuleTexts &texts() const { return m_texts; }
    [[nodiscard]] QUndoStack &undoStack() { return m_stack; }

    /// No value, or one of blanks: the key goes, and its default counts. Typing in one key is one step.
    void setValue(const QString &section, const QString &key, const std::optional<QString> &value);
    /// Errors: InvalidInput for a name that cannot be, or is there already.
    Result<void> addSection(const QString &section);
    Result<void> duplicateSection(const QString &section, const QString &name);
    void removeSection(const QString &section);
    /// Back to what was read, as one step.
    void discard();
    /// The next change is a step of its own.
    void endTyping();

    [[nodiscard]] std::vector<RuleChange> changes() const { return changesBetween(m_baseTexts, m_texts); }
    [[nodiscard]] std::vector<RuleDiffLine> diff() const { return diffOf(m_baseTexts, m_texts); }
    [[nodiscard]] bool isModified() const { return !(m_baseTexts == m_texts); }
    [[nodiscard]] bool isModified(const QString &section) const;

    /// What the texts mean.
    [[nodiscard]] const Configuration &configuration() const { return m_read.configuration; }
    /// What a route may name in `to`.
    [[nodiscard]] QStringList channels() const;
    /// Of the texts as they are now, and what the listener said of them when they were to be saved.
    [[nodiscard]] const Problems &problems() const { return m_problems; }
    [[nodiscard]] Problems problemsOf(const QString &section) const;
    [[nodiscard]] bool isUsable() const { return areHarmless(m_problems); }
    /// What the listener answered; each is forgotten when its key is changed.
    void setRefusal(const std::vector<RuleProblem> &problems);

    /// What counts where the key is not written.
    struct Default
    {
        QString text;    ///< empty: nothing
        QString section; ///< whose key gives it, "mail"; empty: built in
        friend bool operator==(const Default &, const Default &) = default;
    };
    [[nodiscard]] Default defaultOf(const QString &section, const QString &key) const;

Q_SIGNALS:
    /// Texts or problems are others now.
    void changed();

private:
    class Step;

    void push(const QString &text, const RuleTexts &after, const QString &typedKey = {});
    void take(const RuleTexts &texts);
    void read();

    RulesAnswer m_base;
    RuleTexts m_baseTexts;
    RuleTexts m_texts;
    ReadConfiguration m_read;
    Problems m_refusal;
    Problems m_problems;
    QUndoStack m_stack;
    int m_typing = 0;
};

/// Whether a section may have this name: a known kind, and for a watcher something behind the colon that can
/// stand between brackets.
[[nodiscard]] Result<void> checkSectionName(const QString &section);

} // namespace pennon
