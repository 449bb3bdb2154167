// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/rules/settingeditor.h"
#include "models/rulesdraft.h"

#include <QWidget>

#include <vector>

class QVBoxLayout;

namespace pennon {

class FoldedGroup;
class SettingRow;

/// The form of one section, made from what the domain tells of its keys: a row for each, in groups. What is
/// typed goes to the draft at once; what the draft says is wrong stands beside its field.
class SectionForm final : public QWidget
{
    Q_OBJECT

public:
    explicit SectionForm(QWidget *parent = nullptr);

    /// nullptr: nothing is shown. The draft outlives the form, or is taken away first.
    void show(RulesDraft *draft, const QString &section);
    using QWidget::show;
    [[nodiscard]] const QString &section() const { return m_section; }
    void setCandidates(const Candidates &candidates);
    void setReadOnly(bool isReadOnly);
    /// Opens its group and gives it the focus; false if there is no such key.
    bool focusKey(const QString &key);
    /// Texts in another language.
    void rebuild();

Q_SIGNALS:
    void keyShown(QWidget *editor); ///< scroll there

protected:
    void changeEvent(QEvent *event) override;

private:
    struct Group
    {
        FoldedGroup *widget = nullptr;
        std::vector<SettingRow *> rows;
    };

    void build();
    void addGroup(const QString &kind, const QString &title, const std::vector<SettingInfo> &infos);
    void offerCandidates();
    void follow();
    void edit(const QString &key, const std::optional<QString> &value);
    [[nodiscard]] QStringList strangeKeys() const;

    RulesDraft *m_draft = nullptr;
    QMetaObject::Connection m_following;
    QString m_section;
    Candidates m_candidates;
    bool m_isReadOnly = false;
    QStringList m_strangeKeys;
    QVBoxLayout *m_layout;
    QWidget *m_body = nullptr;
    std::vector<Group> m_groups;
};

} // namespace pennon
