// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/rules/mergedialog.h"

#include "ui_mergedialog.h"

#include <QButtonGroup>
#include <QFontDatabase>
#include <QGroupBox>
#include <QLabel>
#include <QPushButton>
#include <QRadioButton>
#include <QVBoxLayout>

namespace pennon {

namespace {

QString valueText(const std::optional<QString> &value, bool isSection)
{
    if (!value)
        return isSection ? MergeDialog::tr("(the section is removed)") : MergeDialog::tr("(not set)");
    return value->isEmpty() ? MergeDialog::tr("(empty)") : *value;
}

} // namespace

MergeDialog::MergeDialog(const RulesMerge &merge, QWidget *parent)
    : QDialog(parent)
    , m_ui(std::make_unique<Ui::MergeDialog>())
{
    m_ui->setupUi(this);
    for (const RuleConflict &conflict : merge.conflicts)
        addConflict(conflict);
    const QString others = describeChanges(merge.theirs);
    auto *const list = new QLabel(tr("All that others changed:\n%1").arg(others), m_ui->conflicts);
    list->setTextFormat(Qt::PlainText);
    list->setWordWrap(true);
    list->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_ui->conflictLayout->addWidget(list);
    m_ui->conflictLayout->addStretch();
    m_ui->buttons->button(QDialogButtonBox::Ok)->setText(tr("&Use these"));
    check();
}

MergeDialog::~MergeDialog() = default;

void MergeDialog::accept()
{
    if (const auto chosen = sides()) {
        Q_EMIT decided(*chosen);
        QDialog::accept();
    }
}

void MergeDialog::addConflict(const RuleConflict &conflict)
{
    const bool isSection = conflict.key.isEmpty();
    const QString place = isSection ? QString(u'[' + conflict.section + u']')
                                    : QString(u'[' + conflict.section + QStringLiteral("] ") + conflict.key);
    auto *const box = new QGroupBox(place, m_ui->conflicts);
    auto *const layout = new QVBoxLayout(box);
    auto *const base = new QLabel(tr("It was: %1").arg(valueText(conflict.base, isSection)), box);
    auto *const mine = new QRadioButton(tr("Yours: %1").arg(valueText(conflict.mine, isSection)), box);
    auto *const theirs = new QRadioButton(tr("Theirs: %1").arg(valueText(conflict.theirs, isSection)), box);
    base->setTextFormat(Qt::PlainText);
    base->setWordWrap(true);
    base->setForegroundRole(QPalette::PlaceholderText);
    auto *const choice = new QButtonGroup(box);
    choice->addButton(mine, static_cast<int>(RuleSide::Mine));
    choice->addButton(theirs, static_cast<int>(RuleSide::Theirs));
    connect(choice, &QButtonGroup::idToggled, this, &MergeDialog::check);
    for (QWidget *line :
         {static_cast<QWidget *>(base), static_cast<QWidget *>(mine), static_cast<QWidget *>(theirs)})
        layout->addWidget(line);
    m_ui->conflictLayout->addWidget(box);
    m_choices.push_back(choice);
}

std::optional<std::vector<RuleSide>> MergeDialog::sides() const
{
    std::vector<RuleSide> sides;
    for (const QButtonGroup *choice : m_choices) {
        if (choice->checkedId() < 0)
            return std::nullopt;
        sides.push_back(static_cast<RuleSide>(choice->checkedId()));
    }
    return sides;
}

void MergeDialog::check()
{
    m_ui->buttons->button(QDialogButtonBox::Ok)->setEnabled(sides().has_value());
}

QString describeChanges(const std::vector<RuleChange> &changes)
{
    QStringList lines;
    for (const RuleChange &change : changes) {
        const QString section = QString(u'[' + change.section + u']');
        if (change.key && change.value)
            lines += section + u' ' + *change.key + QStringLiteral(" = ") + *change.value;
        else if (change.key)
            lines += MergeDialog::tr("%1 %2 removed").arg(section, *change.key);
        else
            lines += change.value ? MergeDialog::tr("%1 added").arg(section)
                                  : MergeDialog::tr("%1 removed").arg(section);
    }
    return lines.join(u'\n');
}

} // namespace pennon
