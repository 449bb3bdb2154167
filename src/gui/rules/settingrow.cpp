// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/rules/settingrow.h"

#include "look/healthlook.h"
#include "look/icons.h"
#include "models/problemtexts.h"
#include "models/settingtexts.h"

#include <QFontDatabase>
#include <QGridLayout>
#include <QLabel>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace pennon {

namespace {

constexpr double smallText = 0.88; ///< of the usual size

QLabel *smallLabel(QWidget *parent)
{
    auto *const label = new QLabel(parent);
    QFont font = label->font();
    font.setPointSizeF(font.pointSizeF() * smallText);
    label->setFont(font);
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    return label;
}

} // namespace

SettingRow::SettingRow(const QString &kind, SettingInfo info, QGridLayout *grid, QWidget *parent)
    : QObject(parent)
    , m_info(std::move(info))
    , m_label(new QLabel(parent))
    , m_editor(makeSettingEditor(m_info, parent))
    , m_reset(new QToolButton(parent))
    , m_help(smallLabel(parent))
    , m_problem(smallLabel(parent))
{
    const QString label = settingLabel(kind, m_info.key);
    const QString mark = m_info.isRequired ? QStringLiteral(" *") : QString();
    const QString help = settingHelp(kind, m_info);
    m_label->setText(label + mark);
    m_label->setWordWrap(true);
    auto *const raw = new QLabel(m_info.key, parent);
    raw->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    raw->setForegroundRole(QPalette::PlaceholderText);
    raw->setTextInteractionFlags(Qt::TextSelectableByMouse);
    raw->setToolTip(tr("its name in pennon.conf"));
    auto *const names = new QVBoxLayout;
    names->setSpacing(0);
    names->addWidget(m_label);
    names->addWidget(raw);
    names->addStretch();
    m_label->setBuddy(m_editor);
    m_label->setToolTip(m_info.isRequired ? tr("%1 This one is required.").arg(help) : help);
    m_editor->setName(QString(label + mark), help);
    m_editor->setObjectName(m_info.key);
    m_help->setText(help);
    m_help->setForegroundRole(QPalette::PlaceholderText);
    m_problem->setObjectName(m_info.key + QStringLiteral("Problem"));
    m_problem->hide();
    m_reset->setAutoRaise(true);
    QSizePolicy kept = m_reset->sizePolicy();
    kept.setRetainSizeWhenHidden(true);
    m_reset->setSizePolicy(kept);
    m_reset->setToolTip(tr("Back to the default: take %1 out of the file").arg(m_info.key));
    m_reset->setAccessibleName(tr("Reset %1").arg(label));

    const int row = grid->rowCount();
    grid->addLayout(names, row, 0, 2, 1);
    grid->addWidget(m_editor, row, 1);
    grid->addWidget(m_reset, row, 2, Qt::AlignTop);
    auto *const notes = new QVBoxLayout;
    notes->setSpacing(0);
    notes->addWidget(m_problem);
    notes->addWidget(m_help);
    grid->addLayout(notes, row + 1, 1);
    grid->setRowMinimumHeight(row + 2, grid->verticalSpacing());
    QWidget::setTabOrder(m_editor, m_reset);

    connect(m_editor, &SettingEditor::edited, this,
            [this](const std::optional<QString> &value) { Q_EMIT edited(m_info.key, value); });
    connect(m_reset, &QToolButton::clicked, this, [this] { Q_EMIT resetRequested(m_info.key); });
    showColors();
}

void SettingRow::show(const std::optional<QString> &value, const RulesDraft::Default &standard,
                      const Problems &problems)
{
    m_isSet = value.has_value();
    m_editor->setDefault(standard);
    m_editor->setValue(value);
    QStringList sentences;
    m_isError = false;
    for (const Problem &problem : problems) {
        sentences += problemText(problem.message);
        m_isError = m_isError || problem.severity == Problem::Severity::Error;
    }
    m_problem->setText(sentences.join(u'\n'));
    m_problem->setVisible(!sentences.isEmpty());
    QFont font = m_label->font();
    font.setBold(m_isSet);
    m_label->setFont(font);
    m_reset->setVisible(m_isSet && !m_isReadOnly);
    showColors();
}

void SettingRow::setReadOnly(bool isReadOnly)
{
    m_isReadOnly = isReadOnly;
    m_editor->setReadOnly(isReadOnly);
    m_reset->setVisible(m_isSet && !isReadOnly);
}

void SettingRow::showColors()
{
    QPalette colors = m_label->palette();
    m_reset->setIcon(symbol(QStringLiteral("undo"), colors));
    colors.setColor(QPalette::WindowText,
                    healthColor(m_isError ? Health::Failed : Health::Trouble, m_label->palette()));
    m_problem->setPalette(colors);
}

} // namespace pennon
