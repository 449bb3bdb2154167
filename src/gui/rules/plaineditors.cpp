// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/rules/plaineditors.h"

#include "gui/rules/listcompleter.h"

#include <QCheckBox>
#include <QComboBox>
#include <QFontDatabase>
#include <QHBoxLayout>
#include <QLineEdit>

namespace pennon {

namespace {

void fill(QWidget *editor, QWidget *field, bool isStretched = true)
{
    auto *const layout = new QHBoxLayout(editor);
    layout->setContentsMargins(0, 0, 0, 0);
    constexpr int first = 100; ///< as wide as it may be, before anything is left empty
    layout->addWidget(field, isStretched ? first : 0);
    layout->addStretch(1);
    editor->setFocusProxy(field);
}

/// A value that is continued on more lines, in one.
QString inOneLine(QString text)
{
    return text.replace(u'\n', u' ');
}

bool isCommand(SettingKind kind)
{
    return kind == SettingKind::Command || kind == SettingKind::ShellCommand || kind == SettingKind::Path;
}

/// Short values do not need the whole width.
bool isShort(SettingKind kind)
{
    return kind == SettingKind::Time || kind == SettingKind::Size || kind == SettingKind::Number ||
           kind == SettingKind::Mode || kind == SettingKind::Growth || kind == SettingKind::Budget ||
           kind == SettingKind::Signal;
}

} // namespace

std::optional<bool> yesOrNo(const QString &text)
{
    static const QStringList yes = QStringLiteral("true yes on 1").split(u' ');
    static const QStringList no = QStringLiteral("false no off 0").split(u' ');
    if (yes.contains(text, Qt::CaseInsensitive))
        return true;
    return no.contains(text, Qt::CaseInsensitive) ? std::optional(false) : std::nullopt;
}

LineEditor::LineEditor(SettingInfo info, QWidget *parent)
    : SettingEditor(parent)
    , m_info(std::move(info))
    , m_field(new QLineEdit(this))
{
    if (isCommand(m_info.kind))
        m_field->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    if (isShort(m_info.kind))
        m_field->setMaximumWidth(m_field->fontMetrics().averageCharWidth() * 36);
    fill(this, m_field);
    passUndoThrough(m_field);
    connect(m_field, &QLineEdit::textEdited, this, [this](const QString &text) { Q_EMIT edited(text); });
}

void LineEditor::setValue(const std::optional<QString> &value)
{
    const QString text = inOneLine(value.value_or(QString()));
    if (m_field->text().trimmed() != text)
        m_field->setText(text);
}

void LineEditor::setDefault(const RulesDraft::Default &standard)
{
    m_field->setPlaceholderText(inOneLine(defaultText(standard, m_info)));
}

void LineEditor::setReadOnly(bool isReadOnly)
{
    m_field->setReadOnly(isReadOnly);
}

void LineEditor::setCandidates(const Candidates &candidates)
{
    QStringList words;
    if (m_info.kind == SettingKind::Patterns)
        words = candidates.processes;
    else if (m_info.kind == SettingKind::GroupNames)
        words = candidates.groups;
    if (words.isEmpty())
        return;
    auto *const completer = new ListCompleter(words, m_field);
    // The field tells of typing only.
    connect(completer, qOverload<const QString &>(&QCompleter::activated), this,
            [this](const QString &text) { Q_EMIT edited(text); });
    m_field->setCompleter(completer);
}

void LineEditor::setName(const QString &name, const QString &description)
{
    m_field->setAccessibleName(name);
    m_field->setAccessibleDescription(description);
    m_field->setToolTip(description);
}

CheckEditor::CheckEditor(QWidget *parent)
    : SettingEditor(parent)
    , m_box(new QCheckBox(this))
{
    fill(this, m_box, false);
    connect(m_box, &QCheckBox::clicked, this, [this](bool isChecked) {
        const bool isDefault = yesOrNo(m_standard.text) == isChecked;
        Q_EMIT edited(isDefault
                          ? std::nullopt
                          : std::optional(isChecked ? QStringLiteral("true") : QStringLiteral("false")));
    });
}

void CheckEditor::setValue(const std::optional<QString> &value)
{
    m_value = value;
    show();
}

void CheckEditor::setDefault(const RulesDraft::Default &standard)
{
    m_standard = standard;
    show();
}

void CheckEditor::setReadOnly(bool isReadOnly)
{
    m_box->setEnabled(!isReadOnly);
}

void CheckEditor::setName(const QString &name, const QString &description)
{
    m_box->setAccessibleName(name);
    m_box->setAccessibleDescription(description);
    m_box->setToolTip(description);
}

void CheckEditor::show()
{
    const bool isChecked = yesOrNo(m_value.value_or(m_standard.text)).value_or(false);
    m_box->setChecked(isChecked);
    const QString word = isChecked ? tr("yes") : tr("no");
    if (m_value)
        m_box->setText(yesOrNo(*m_value) ? word : *m_value);
    else
        m_box->setText(tr("%1 (default)").arg(word));
}

ChoiceEditor::ChoiceEditor(const QStringList &choices, QWidget *parent)
    : SettingEditor(parent)
    , m_choices(choices)
    , m_box(new QComboBox(this))
{
    m_box->addItem({});
    m_box->addItems(choices);
    m_box->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    m_box->setFocusPolicy(Qt::StrongFocus); // a wheel that passes by changes nothing
    fill(this, m_box, false);
    connect(m_box, &QComboBox::activated, this, [this](int index) {
        Q_EMIT edited(index == 0 ? std::nullopt : std::optional(m_box->itemText(index)));
    });
}

void ChoiceEditor::setValue(const std::optional<QString> &value)
{
    int index = 0;
    if (value) {
        index = m_box->findText(*value, Qt::MatchFixedString);
        if (index < 1) { // what is wrong is shown as it is
            m_box->addItem(*value);
            index = m_box->count() - 1;
        }
    }
    m_box->setCurrentIndex(index);
    for (int i = m_box->count() - 1; i > static_cast<int>(m_choices.size()); --i) {
        if (i != index)
            m_box->removeItem(i);
    }
}

void ChoiceEditor::setDefault(const RulesDraft::Default &standard)
{
    m_box->setItemText(0, !standard.section.isEmpty()
                              ? tr("%1 (from [%2])").arg(standard.text, standard.section)
                          : standard.text.isEmpty() ? tr("not set")
                                                    : tr("%1 (default)").arg(standard.text));
}

void ChoiceEditor::setReadOnly(bool isReadOnly)
{
    m_box->setEnabled(!isReadOnly);
}

void ChoiceEditor::setName(const QString &name, const QString &description)
{
    m_box->setAccessibleName(name);
    m_box->setAccessibleDescription(description);
    m_box->setToolTip(description);
}

} // namespace pennon
