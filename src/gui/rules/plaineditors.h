// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/rules/settingeditor.h"

class QCheckBox;
class QComboBox;
class QLineEdit;

namespace pennon {

/// One line, for every kind that is written on one.
class LineEditor final : public SettingEditor
{
    Q_OBJECT

public:
    explicit LineEditor(SettingInfo info, QWidget *parent = nullptr);

    void setValue(const std::optional<QString> &value) override;
    void setDefault(const RulesDraft::Default &standard) override;
    void setReadOnly(bool isReadOnly) override;
    void setCandidates(const Candidates &candidates) override;
    void setName(const QString &name, const QString &description) override;

private:
    SettingInfo m_info;
    QLineEdit *m_field;
};

/// A check mark that shows what counts, and whether that is the default.
class CheckEditor final : public SettingEditor
{
    Q_OBJECT

public:
    explicit CheckEditor(QWidget *parent = nullptr);

    void setValue(const std::optional<QString> &value) override;
    void setDefault(const RulesDraft::Default &standard) override;
    void setReadOnly(bool isReadOnly) override;
    void setName(const QString &name, const QString &description) override;

private:
    void show();

    std::optional<QString> m_value;
    RulesDraft::Default m_standard;
    QCheckBox *m_box;
};

/// One of the words, or the default.
class ChoiceEditor final : public SettingEditor
{
    Q_OBJECT

public:
    explicit ChoiceEditor(const QStringList &choices, QWidget *parent = nullptr);

    void setValue(const std::optional<QString> &value) override;
    void setDefault(const RulesDraft::Default &standard) override;
    void setReadOnly(bool isReadOnly) override;
    void setName(const QString &name, const QString &description) override;

private:
    QStringList m_choices;
    QComboBox *m_box;
};

/// What a text of SettingKind::YesNo means; nothing for any other text.
[[nodiscard]] std::optional<bool> yesOrNo(const QString &text);

} // namespace pennon
