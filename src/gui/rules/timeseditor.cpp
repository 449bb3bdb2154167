// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/rules/timeseditor.h"

#include "look/format.h"

#include <QDate>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QMenu>
#include <QToolButton>

#include <utility>

namespace pennon {

TimesEditor::TimesEditor(SettingInfo info, QWidget *parent)
    : SettingEditor(parent)
    , m_info(std::move(info))
    , m_field(new QLineEdit(this))
    , m_examples(new QToolButton(this))
    , m_menu(new QMenu(this))
{
    auto *const layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_field, 1);
    layout->addWidget(m_examples);
    setFocusProxy(m_field);
    passUndoThrough(m_field);
    m_examples->setText(tr("Add times"));
    m_examples->setPopupMode(QToolButton::InstantPopup);
    m_examples->setMenu(m_menu);
    connect(m_menu, &QMenu::aboutToShow, this, &TimesEditor::fillMenu);
    connect(m_field, &QLineEdit::textEdited, this, [this](const QString &text) { Q_EMIT edited(text); });
    fillMenu();
}

void TimesEditor::setValue(const std::optional<QString> &value)
{
    const QString text = value.value_or(QString()).replace(u'\n', u' ');
    if (m_field->text().trimmed() != text)
        m_field->setText(text);
}

void TimesEditor::setDefault(const RulesDraft::Default &standard)
{
    m_field->setPlaceholderText(defaultText(standard, m_info));
}

void TimesEditor::setReadOnly(bool isReadOnly)
{
    m_field->setReadOnly(isReadOnly);
    m_examples->setEnabled(!isReadOnly);
}

void TimesEditor::setName(const QString &name, const QString &description)
{
    m_field->setAccessibleName(name);
    m_field->setAccessibleDescription(description);
    m_field->setToolTip(description);
    m_examples->setAccessibleName(tr("Add times to %1").arg(name));
}

void TimesEditor::fillMenu()
{
    const QString form = QStringLiteral("yyyy-MM-dd");
    const QDate today = QDate::currentDate();
    const QString tonight =
        QStringLiteral("%1 22:00 - %2 06:00").arg(today.toString(form), today.addDays(1).toString(form));
    const std::pair<QString, QString> examples[] = {
        {tr("Every night"), QStringLiteral("22:00-07:00")},
        {tr("At the weekend"), QStringLiteral("Sat-Sun 00:00-24:00")},
        {tr("Outside office hours"), QStringLiteral("Mon-Fri 18:00-08:00")},
        {tr("Sunday night"), QStringLiteral("Sun 02:00-04:00")},
        {tr("Once, tonight"), tonight},
    };
    m_menu->clear();
    for (const auto &[name, times] : examples) {
        m_menu->addAction(labelText(name, times), this, [this, times = times] { insert(times); });
    }
}

void TimesEditor::insert(const QString &times)
{
    const QString before = m_field->text().trimmed();
    const QString text = before.isEmpty() ? times : QString(before + QStringLiteral(", ") + times);
    m_field->setText(text);
    m_field->setFocus();
    Q_EMIT edited(text);
    Q_EMIT typingEnded();
}

} // namespace pennon
