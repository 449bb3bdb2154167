// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/configurationtext.h"
#include "gui/rules/settingeditor.h"

#include <QObject>

class QGridLayout;
class QLabel;
class QToolButton;

namespace pennon {

/// One key in a form: its label and raw name, its editor, what it is for, and what is wrong with it.
class SettingRow final : public QObject
{
    Q_OBJECT

public:
    /// Puts itself below what is in the grid. kind: of the section.
    SettingRow(const QString &kind, SettingInfo info, QGridLayout *grid, QWidget *parent);

    [[nodiscard]] const QString &key() const { return m_info.key; }
    [[nodiscard]] SettingEditor *editor() const { return m_editor; }
    void show(const std::optional<QString> &value, const RulesDraft::Default &standard,
              const Problems &problems);
    void setReadOnly(bool isReadOnly);
    void showColors();

Q_SIGNALS:
    void edited(const QString &key, const std::optional<QString> &value);
    void resetRequested(const QString &key);

private:
    SettingInfo m_info;
    QLabel *m_label;
    SettingEditor *m_editor;
    QToolButton *m_reset;
    QLabel *m_help;
    QLabel *m_problem;
    bool m_isSet = false;
    bool m_isReadOnly = false;
    bool m_isError = false;
};

} // namespace pennon
