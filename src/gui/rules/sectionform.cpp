// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/rules/sectionform.h"

#include "gui/rules/foldedgroup.h"
#include "gui/rules/plaineditors.h"
#include "gui/rules/settingrow.h"
#include "models/settingtexts.h"

#include <QEvent>
#include <QVBoxLayout>

#include <algorithm>

namespace pennon {

SectionForm::SectionForm(QWidget *parent)
    : QWidget(parent)
    , m_layout(new QVBoxLayout(this))
{}

void SectionForm::show(RulesDraft *draft, const QString &section)
{
    disconnect(m_following);
    m_draft = draft;
    m_section = section;
    if (m_draft)
        m_following = connect(m_draft, &RulesDraft::changed, this, &SectionForm::follow);
    build();
}

void SectionForm::setCandidates(const Candidates &candidates)
{
    m_candidates = candidates;
    offerCandidates();
}

void SectionForm::offerCandidates()
{
    m_candidates.channels = m_draft ? m_draft->channels() : QStringList();
    for (const Group &group : m_groups) {
        for (const SettingRow *row : group.rows)
            row->editor()->setCandidates(m_candidates);
    }
}

void SectionForm::setReadOnly(bool isReadOnly)
{
    m_isReadOnly = isReadOnly;
    for (const Group &group : m_groups) {
        for (SettingRow *row : group.rows)
            row->setReadOnly(isReadOnly);
    }
}

bool SectionForm::focusKey(const QString &key)
{
    for (const Group &group : m_groups) {
        for (const SettingRow *row : group.rows) {
            if (row->key() != key)
                continue;
            group.widget->setFolded(false);
            row->editor()->setFocus(Qt::OtherFocusReason);
            Q_EMIT keyShown(row->editor());
            return true;
        }
    }
    return false;
}

void SectionForm::rebuild()
{
    build();
}

void SectionForm::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::PaletteChange) {
        for (const Group &group : m_groups) {
            for (SettingRow *row : group.rows)
                row->showColors();
        }
    }
    QWidget::changeEvent(event);
}

void SectionForm::build()
{
    m_groups.clear();
    if (m_body) {
        m_layout->removeWidget(m_body);
        m_body->hide();
        m_body->deleteLater();
    }
    m_body = new QWidget(this);
    auto *const body = new QVBoxLayout(m_body);
    body->setContentsMargins(0, 0, 0, 0);
    m_layout->insertWidget(0, m_body);
    const SectionInfo *const info = m_draft ? sectionInfo(m_section) : nullptr;
    m_strangeKeys = strangeKeys();
    if (!m_draft)
        return;
    if (info) {
        for (const SettingGroup &group : settingGroups(*info)) {
            std::vector<SettingInfo> infos;
            for (const QString &key : group.keys) {
                infos.push_back(*std::find_if(info->settings.begin(), info->settings.end(),
                                              [&](const SettingInfo &one) { return one.key == key; }));
            }
            addGroup(info->name, group.title, infos);
            m_groups.back().widget->setFolded(group.isFolded);
        }
    }
    if (!m_strangeKeys.isEmpty()) {
        std::vector<SettingInfo> infos;
        for (const QString &key : std::as_const(m_strangeKeys))
            infos.push_back({key, SettingKind::Text, {}, {}, false, {}, {}});
        addGroup({}, tr("Keys that nobody knows"), infos);
    }
    body->addStretch();
    offerCandidates();
    setReadOnly(m_isReadOnly);
    follow();
    // What is set or wrong is seen without being looked for.
    for (const Group &group : m_groups) {
        const bool isOfInterest =
            std::any_of(group.rows.begin(), group.rows.end(), [&](const SettingRow *row) {
                return m_draft->texts().value(m_section, row->key()).has_value();
            });
        if (isOfInterest)
            group.widget->setFolded(false);
    }
}

void SectionForm::addGroup(const QString &kind, const QString &title, const std::vector<SettingInfo> &infos)
{
    Group group{new FoldedGroup(title, m_body), {}};
    for (const SettingInfo &info : infos) {
        auto *const row = new SettingRow(kind, info, group.widget->grid(), group.widget);
        connect(row, &SettingRow::edited, this, &SectionForm::edit);
        connect(row->editor(), &SettingEditor::typingEnded, this, [this] {
            if (m_draft)
                m_draft->endTyping();
        });
        connect(row, &SettingRow::resetRequested, this, [this](const QString &key) {
            m_draft->endTyping();
            m_draft->setValue(m_section, key, std::nullopt);
            m_draft->endTyping();
        });
        group.rows.push_back(row);
    }
    m_body->layout()->addWidget(group.widget);
    m_groups.push_back(std::move(group));
}

void SectionForm::follow()
{
    if (!m_draft)
        return;
    if (strangeKeys() != m_strangeKeys) {
        build();
        return;
    }
    if (m_draft->channels() != m_candidates.channels)
        offerCandidates();
    const Problems problems = m_draft->problemsOf(m_section);
    for (const Group &group : m_groups) {
        int set = 0;
        for (SettingRow *row : group.rows) {
            Problems here;
            std::copy_if(problems.begin(), problems.end(), std::back_inserter(here),
                         [&](const Problem &problem) { return problem.key == row->key(); });
            const std::optional<QString> value = m_draft->texts().value(m_section, row->key());
            set += value ? 1 : 0;
            row->show(value, m_draft->defaultOf(m_section, row->key()), here);
            if (!here.empty())
                group.widget->setFolded(false);
        }
        group.widget->setNote(set == 0 ? QString() : tr("%n set here", nullptr, set));
    }
}

void SectionForm::edit(const QString &key, const std::optional<QString> &value)
{
    // A check mark that is set back has the spelling of the file again.
    const std::optional<QString> before = m_draft->baseTexts().value(m_section, key);
    if (before && yesOrNo(*before)) {
        const QString now = value.value_or(m_draft->defaultOf(m_section, key).text);
        if (yesOrNo(now) == yesOrNo(*before)) {
            m_draft->setValue(m_section, key, before);
            return;
        }
    }
    m_draft->setValue(m_section, key, value);
}

QStringList SectionForm::strangeKeys() const
{
    QStringList keys;
    const RuleTexts::Section *const texts = m_draft ? m_draft->texts().find(m_section) : nullptr;
    if (!texts)
        return keys;
    const SectionInfo *const info = sectionInfo(m_section);
    for (const QString &key : texts->values.keys()) {
        const bool isKnown = info && std::any_of(info->settings.begin(), info->settings.end(),
                                                 [&](const SettingInfo &one) { return one.key == key; });
        if (!isKnown)
            keys += key;
    }
    return keys;
}

} // namespace pennon
