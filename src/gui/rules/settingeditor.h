// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/settinginfo.h"
#include "models/rulesdraft.h"

#include <QStringList>
#include <QWidget>

#include <optional>

class QLineEdit;

namespace pennon {

/// What may be offered while somebody types.
struct Candidates
{
    QStringList processes; ///< patterns of them
    QStringList groups;
    QStringList channels = {}; ///< of alerts
};

/// Edits the value of one key as a text in the spelling of the file. There is one for each SettingKind.
class SettingEditor : public QWidget
{
    Q_OBJECT

public:
    using QWidget::QWidget;

    /// No value: the default counts. Says nothing, and leaves the cursor alone if it is there already.
    virtual void setValue(const std::optional<QString> &value) = 0;
    virtual void setDefault(const RulesDraft::Default &standard) = 0;
    virtual void setReadOnly(bool isReadOnly) = 0;
    virtual void setCandidates(const Candidates &candidates) { Q_UNUSED(candidates) }
    /// For screen readers.
    virtual void setName(const QString &name, const QString &description) = 0;

Q_SIGNALS:
    void edited(const std::optional<QString> &value);
    /// What is typed next is another step.
    void typingEnded();

protected:
    /// Ctrl+Z in a field of the form undoes in the form.
    void passUndoThrough(QLineEdit *field);
    bool eventFilter(QObject *watched, QEvent *event) override;
};

[[nodiscard]] SettingEditor *makeSettingEditor(const SettingInfo &info, QWidget *parent);

/// "admin@example.com (from [mail])", "1min (default)": what stands in an empty field.
[[nodiscard]] QString defaultText(const RulesDraft::Default &standard, const SettingInfo &info);

} // namespace pennon
