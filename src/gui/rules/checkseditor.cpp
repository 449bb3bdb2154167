// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/rules/checkseditor.h"

#include "domain/incident.h"
#include "domain/routing.h"

#include <QCheckBox>
#include <QGridLayout>

#include <algorithm>

namespace pennon {

namespace {

constexpr int columns = 3;
const QString all = QStringLiteral("all"); ///< for kinds: the same as none

QStringList itemsOf(const QString &text)
{
    QStringList items;
    for (const QString &item : text.split(u',')) {
        if (const QString trimmed = item.trimmed(); !trimmed.isEmpty() && !items.contains(trimmed))
            items += trimmed;
    }
    return items;
}

} // namespace

ChecksEditor::ChecksEditor(SettingInfo info, QWidget *parent)
    : SettingEditor(parent)
    , m_info(std::move(info))
    , m_grid(new QGridLayout(this))
{
    m_grid->setContentsMargins(0, 0, 0, 0);
    m_grid->setColumnStretch(columns, 1);
    if (m_info.kind == SettingKind::Kinds) {
        m_candidates = {all};
        for (const IncidentKind kind : incidentKinds)
            m_candidates += wireName(kind);
    } else {
        m_candidates = {desktopChannel()};
    }
    show();
}

void ChecksEditor::setValue(const std::optional<QString> &value)
{
    m_chosen = itemsOf(value.value_or(QString()));
    if (m_info.kind == SettingKind::Kinds) {
        for (QString &kind : m_chosen)
            kind = kind.toLower();
        if (m_chosen == QStringList{all})
            m_chosen.clear();
    }
    show();
}

void ChecksEditor::setDefault(const RulesDraft::Default &standard)
{
    Q_UNUSED(standard)
}

void ChecksEditor::setReadOnly(bool isReadOnly)
{
    m_isReadOnly = isReadOnly;
    for (QCheckBox *box : m_boxes)
        box->setEnabled(!isReadOnly);
}

void ChecksEditor::setCandidates(const Candidates &candidates)
{
    if (m_info.kind != SettingKind::Channels || candidates.channels.isEmpty())
        return;
    m_candidates = candidates.channels;
    show();
}

void ChecksEditor::setName(const QString &name, const QString &description)
{
    m_name = name;
    m_description = description;
    for (std::size_t i = 0; i < m_boxes.size(); ++i) {
        m_boxes[i]->setAccessibleName(QStringLiteral("%1: %2").arg(m_name, m_boxes[i]->text()));
        m_boxes[i]->setAccessibleDescription(m_description);
    }
}

void ChecksEditor::show()
{
    QStringList words = m_candidates;
    for (const QString &word : std::as_const(m_chosen)) {
        if (!words.contains(word))
            words += word;
    }
    if (words != m_words)
        makeBoxes(words);
    for (std::size_t i = 0; i < m_boxes.size(); ++i) {
        const QString &word = m_words[static_cast<qsizetype>(i)];
        const bool isAll = m_info.kind == SettingKind::Kinds && word == all;
        m_boxes[i]->setChecked(isAll ? m_chosen.isEmpty() : m_chosen.contains(word));
    }
}

void ChecksEditor::makeBoxes(const QStringList &words)
{
    const auto focused =
        std::find_if(m_boxes.begin(), m_boxes.end(), [](const QCheckBox *box) { return box->hasFocus(); });
    const QString focusedWord = focused == m_boxes.end() ? QString() : m_words[focused - m_boxes.begin()];
    for (QCheckBox *box : m_boxes) {
        m_grid->removeWidget(box);
        box->hide();
        box->deleteLater();
    }
    m_boxes.clear();
    m_words = words;
    QWidget *before = nullptr;
    for (const QString &word : words) {
        auto *const box = new QCheckBox(textOf(word), this);
        box->setObjectName(m_info.key + u'.' + word);
        const int index = static_cast<int>(m_boxes.size());
        m_grid->addWidget(box, index / columns, index % columns);
        connect(box, &QCheckBox::clicked, this, [this, word](bool isChosen) { choose(word, isChosen); });
        if (before)
            QWidget::setTabOrder(before, box);
        before = box;
        m_boxes.push_back(box);
        if (word == focusedWord)
            box->setFocus();
    }
    setFocusProxy(m_boxes.empty() ? nullptr : m_boxes.front());
    setName(m_name, m_description);
    setReadOnly(m_isReadOnly);
}

void ChecksEditor::choose(const QString &word, bool isChosen)
{
    QStringList chosen = m_chosen;
    if (m_info.kind == SettingKind::Kinds && word == all)
        chosen.clear();
    else if (isChosen)
        chosen += word;
    else
        chosen.removeAll(word);
    m_chosen = chosen;
    show();
    Q_EMIT edited(chosen.isEmpty() ? std::nullopt : std::optional(chosen.join(QStringLiteral(", "))));
    Q_EMIT typingEnded();
}

QString ChecksEditor::textOf(const QString &word) const
{
    if (m_info.kind == SettingKind::Kinds && word == all)
        return tr("all (default)");
    if (m_info.kind == SettingKind::Channels && word == desktopChannel())
        return tr("desktop (this application)");
    return word;
}

} // namespace pennon
