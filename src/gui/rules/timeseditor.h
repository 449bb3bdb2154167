// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/rules/settingeditor.h"

class QLineEdit;
class QMenu;
class QToolButton;

namespace pennon {

/// Times that come again, or come once, as a text; a menu holds examples to begin with.
class TimesEditor final : public SettingEditor
{
    Q_OBJECT

public:
    explicit TimesEditor(SettingInfo info, QWidget *parent = nullptr);

    void setValue(const std::optional<QString> &value) override;
    void setDefault(const RulesDraft::Default &standard) override;
    void setReadOnly(bool isReadOnly) override;
    void setName(const QString &name, const QString &description) override;

private:
    void fillMenu();
    void insert(const QString &times);

    SettingInfo m_info;
    QLineEdit *m_field;
    QToolButton *m_examples;
    QMenu *m_menu;
};

} // namespace pennon
