// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/rules/limitseditor.h"

#include "look/icons.h"

#include <QCompleter>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QToolButton>

#include <algorithm>

namespace pennon {

LimitsEditor::LimitsEditor(bool isOfGroups, QWidget *parent)
    : SettingEditor(parent)
    , m_isOfGroups(isOfGroups)
    , m_rowLayout(new QVBoxLayout)
    , m_add(new QPushButton(this))
{
    auto *const layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addLayout(m_rowLayout);
    layout->addWidget(m_add, 0, Qt::AlignLeft);
    setFocusProxy(m_add);
    connect(m_add, &QPushButton::clicked, this, [this] {
        addRow({}, {});
        m_rows.back().pattern->setFocus();
    });
    retranslate();
}

LimitsEditor::Limits LimitsEditor::read(const QString &text)
{
    Limits limits;
    for (const QString &item : text.split(u',')) {
        const qsizetype sign = item.lastIndexOf(u'=');
        const QString pattern = (sign < 0 ? item : item.first(sign)).trimmed();
        const QString size = sign < 0 ? QString() : item.sliced(sign + 1).trimmed();
        if (!pattern.isEmpty() || !size.isEmpty())
            limits.emplace_back(pattern, size);
    }
    return limits;
}

QString LimitsEditor::write(const Limits &limits)
{
    QStringList items;
    for (const auto &[pattern, size] : limits)
        items += size.isEmpty() ? pattern : QString(pattern + u'=' + size);
    return items.join(QStringLiteral(", "));
}

void LimitsEditor::setValue(const std::optional<QString> &value)
{
    const Limits wanted = read(value.value_or(QString()));
    if (wanted == limits())
        return;
    while (m_rows.size() > wanted.size())
        removeRow(m_rows.back().widget);
    for (std::size_t i = 0; i < wanted.size(); ++i) {
        if (i == m_rows.size())
            addRow({}, {});
        const auto set = [](QLineEdit *field, const QString &text) {
            if (field->text().trimmed() != text)
                field->setText(text);
        };
        set(m_rows[i].pattern, wanted[i].first);
        set(m_rows[i].size, wanted[i].second);
    }
}

void LimitsEditor::setDefault(const RulesDraft::Default & /*there is none*/) {}

void LimitsEditor::setReadOnly(bool isReadOnly)
{
    m_isReadOnly = isReadOnly;
    m_add->setVisible(!isReadOnly);
    for (const Row &row : m_rows) {
        row.pattern->setReadOnly(isReadOnly);
        row.size->setReadOnly(isReadOnly);
        row.remove->setVisible(!isReadOnly);
    }
}

void LimitsEditor::setCandidates(const Candidates &candidates)
{
    m_candidates = m_isOfGroups ? candidates.groups : candidates.processes;
    for (const Row &row : m_rows) {
        auto *const completer = new QCompleter(m_candidates, row.pattern);
        completer->setCaseSensitivity(Qt::CaseInsensitive);
        completer->setFilterMode(Qt::MatchContains);
        connect(completer, qOverload<const QString &>(&QCompleter::activated), this, &LimitsEditor::tell);
        row.pattern->setCompleter(completer);
    }
}

void LimitsEditor::setName(const QString &name, const QString &description)
{
    m_name = name;
    setToolTip(description);
    m_add->setAccessibleDescription(name);
    retranslate();
}

void LimitsEditor::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::PaletteChange)
        retranslate();
    SettingEditor::changeEvent(event);
}

LimitsEditor::Limits LimitsEditor::limits() const
{
    Limits limits;
    for (const Row &row : m_rows) {
        const QString pattern = row.pattern->text().trimmed();
        const QString size = row.size->text().trimmed();
        if (!pattern.isEmpty() || !size.isEmpty())
            limits.emplace_back(pattern, size);
    }
    return limits;
}

void LimitsEditor::addRow(const QString &pattern, const QString &size)
{
    Row row{new QWidget(this), new QLineEdit(pattern), new QLineEdit(size), new QToolButton};
    auto *const layout = new QHBoxLayout(row.widget);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(row.pattern, 3);
    layout->addWidget(new QLabel(QStringLiteral("="), row.widget));
    layout->addWidget(row.size, 2);
    layout->addWidget(row.remove);
    row.size->setAlignment(Qt::AlignRight);
    row.remove->setAutoRaise(true);
    for (QLineEdit *field : {row.pattern, row.size}) {
        passUndoThrough(field);
        connect(field, &QLineEdit::textEdited, this, &LimitsEditor::tell);
    }
    connect(row.remove, &QToolButton::clicked, this, [this, widget = row.widget] {
        removeRow(widget);
        m_add->setFocus();
        tell();
    });
    m_rowLayout->addWidget(row.widget);
    if (!m_rows.empty())
        setTabOrder(m_rows.back().remove, row.pattern);
    setTabOrder(row.pattern, row.size);
    setTabOrder(row.size, row.remove);
    setTabOrder(row.remove, m_add);
    m_rows.push_back(row);
    setCandidates({m_candidates, m_candidates});
    setReadOnly(m_isReadOnly);
    retranslate();
}

void LimitsEditor::removeRow(const QWidget *widget)
{
    const auto at =
        std::find_if(m_rows.begin(), m_rows.end(), [&](const Row &row) { return row.widget == widget; });
    if (at == m_rows.end())
        return;
    at->widget->hide();
    at->widget->deleteLater();
    m_rows.erase(at);
}

void LimitsEditor::tell()
{
    const QString text = write(limits());
    Q_EMIT edited(text.isEmpty() ? std::nullopt : std::optional(text));
}

void LimitsEditor::retranslate()
{
    m_add->setText(tr("Add a limit"));
    m_add->setIcon(symbol(QStringLiteral("add"), palette()));
    int number = 0;
    for (const Row &row : m_rows) {
        ++number;
        row.pattern->setPlaceholderText(m_isOfGroups ? tr("group, such as shop")
                                                     : tr("process, such as webapp"));
        row.size->setPlaceholderText(tr("such as 200MB"));
        row.pattern->setAccessibleName(tr("%1: pattern %2").arg(m_name).arg(number));
        row.size->setAccessibleName(tr("%1: limit %2").arg(m_name).arg(number));
        row.remove->setIcon(symbol(QStringLiteral("remove"), palette()));
        row.remove->setToolTip(tr("Remove this limit"));
        row.remove->setAccessibleName(tr("Remove limit %1").arg(number));
    }
}

} // namespace pennon
