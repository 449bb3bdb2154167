// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/rules/settingeditor.h"

#include "gui/rules/checkseditor.h"
#include "gui/rules/limitseditor.h"
#include "gui/rules/plaineditors.h"
#include "gui/rules/timeseditor.h"
#include "models/settingtexts.h"

#include <QKeyEvent>
#include <QLineEdit>

namespace pennon {

void SettingEditor::passUndoThrough(QLineEdit *field)
{
    field->installEventFilter(this);
}

bool SettingEditor::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::ShortcutOverride) {
        auto *const key = static_cast<QKeyEvent *>(event);
        if (key->matches(QKeySequence::Undo) || key->matches(QKeySequence::Redo)) {
            event->ignore();
            return true;
        }
    }
    if (event->type() == QEvent::FocusOut)
        Q_EMIT typingEnded();
    return QWidget::eventFilter(watched, event);
}

SettingEditor *makeSettingEditor(const SettingInfo &info, QWidget *parent)
{
    switch (info.kind) {
    case SettingKind::YesNo:
        return new CheckEditor(parent);
    case SettingKind::Choice:
        return new ChoiceEditor(info.choices, parent);
    case SettingKind::Limits:
        return new LimitsEditor(info.key == QStringLiteral("group"), parent);
    case SettingKind::Kinds:
    case SettingKind::Channels:
        return new ChecksEditor(info, parent);
    case SettingKind::Times:
        return new TimesEditor(info, parent);
    default:
        return new LineEditor(info, parent);
    }
}

QString defaultText(const RulesDraft::Default &standard, const SettingInfo &info)
{
    if (!standard.section.isEmpty())
        return SettingEditor::tr("%1 (from [%2])").arg(standard.text, standard.section);
    const QString hint = spellingHint(info.kind);
    if (info.isRequired)
        return SettingEditor::tr("required, such as %1").arg(hint);
    if (!standard.text.isEmpty())
        return SettingEditor::tr("%1 (default)").arg(standard.text);
    return hint.isEmpty() ? SettingEditor::tr("not set") : SettingEditor::tr("such as %1").arg(hint);
}

} // namespace pennon
