// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/rules/settingeditor.h"

class QCheckBox;
class QGridLayout;

namespace pennon {

/// Some of the words that there are, each with a check mark: kinds of incidents, channels of a route. A word
/// of the file that is none of them has a check mark as well, to be taken out.
class ChecksEditor final : public SettingEditor
{
    Q_OBJECT

public:
    explicit ChecksEditor(SettingInfo info, QWidget *parent = nullptr);

    void setValue(const std::optional<QString> &value) override;
    void setDefault(const RulesDraft::Default &standard) override;
    void setReadOnly(bool isReadOnly) override;
    void setCandidates(const Candidates &candidates) override;
    void setName(const QString &name, const QString &description) override;

private:
    void show();
    void makeBoxes(const QStringList &words);
    void choose(const QString &word, bool isChosen);
    [[nodiscard]] QString textOf(const QString &word) const;

    SettingInfo m_info;
    QStringList m_candidates;
    QStringList m_chosen; ///< in the order of the file; none: the default
    QStringList m_words;  ///< of the boxes
    std::vector<QCheckBox *> m_boxes;
    QGridLayout *m_grid;
    QString m_name;
    QString m_description;
    bool m_isReadOnly = false;
};

} // namespace pennon
