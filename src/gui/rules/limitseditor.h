// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/rules/settingeditor.h"

#include <utility>
#include <vector>

class QLineEdit;
class QPushButton;
class QToolButton;
class QVBoxLayout;

namespace pennon {

/// Limits as a table: a pattern and its size in each row.
class LimitsEditor final : public SettingEditor
{
    Q_OBJECT

public:
    /// Of groups, or of processes.
    explicit LimitsEditor(bool isOfGroups, QWidget *parent = nullptr);

    void setValue(const std::optional<QString> &value) override;
    void setDefault(const RulesDraft::Default &standard) override;
    void setReadOnly(bool isReadOnly) override;
    void setCandidates(const Candidates &candidates) override;
    void setName(const QString &name, const QString &description) override;

    /// Pattern and size of each; a size may be missing.
    using Limits = std::vector<std::pair<QString, QString>>;
    [[nodiscard]] static Limits read(const QString &text);
    [[nodiscard]] static QString write(const Limits &limits);

protected:
    void changeEvent(QEvent *event) override;

private:
    struct Row
    {
        QWidget *widget = nullptr;
        QLineEdit *pattern = nullptr;
        QLineEdit *size = nullptr;
        QToolButton *remove = nullptr;
    };

    [[nodiscard]] Limits limits() const;
    void addRow(const QString &pattern, const QString &size);
    void removeRow(const QWidget *widget);
    void tell();
    void retranslate();

    bool m_isOfGroups;
    bool m_isReadOnly = false;
    QString m_name;
    QStringList m_candidates;
    QVBoxLayout *m_rowLayout;
    QPushButton *m_add;
    std::vector<Row> m_rows;
};

} // namespace pennon
