// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/processes/confirmactiondialog.h"

#include "gui/processes/actionwords.h"
#include "ui_confirmactiondialog.h"

#include <QPushButton>
#include <QStringListModel>

#include <algorithm>
#include <map>

namespace pennon {

ActionScope scopeOf(const std::vector<ProcessName> &hit, const std::vector<ProcessName> &all,
                    const QString &serverName)
{
    std::map<QString, int> sizes;
    std::map<QString, int> hits;
    for (const ProcessName &name : all)
        ++sizes[name.group];
    for (const ProcessName &name : hit)
        ++hits[name.group];
    ActionScope scope{serverName, hit.size() >= all.size() && all.size() > 1, {}};
    for (const auto &[group, count] : hits) {
        const int size = sizes[group];
        if (size > 1 && count >= size)
            scope.wholeGroups.append(group);
    }
    return scope;
}

ConfirmActionDialog::ConfirmActionDialog(const ActionRequest &request, const ActionScope &scope,
                                         QWidget *parent)
    : QDialog(parent)
    , m_ui(std::make_unique<::Ui::ConfirmActionDialog>())
{
    m_ui->setupUi(this);
    QFont bold = m_ui->question->font();
    bold.setBold(true);
    bold.setPointSizeF(bold.pointSizeF() * 1.15);
    m_ui->question->setFont(bold);
    m_ui->question->setText(actionQuestion(request));
    m_ui->scope->setText(scopeText(scope));
    m_ui->scope->setVisible(!m_ui->scope->text().isEmpty());
    QStringList names;
    for (const ProcessName &process : request.processes)
        names.append(process.brief());
    m_ui->processes->setModel(new QStringListModel(names, this));
    const int rows = static_cast<int>(std::clamp<qsizetype>(names.size(), 2, 10));
    m_ui->processes->setMinimumWidth(fontMetrics().averageCharWidth() * 56);
    m_ui->processes->setMinimumHeight(rows * (fontMetrics().height() + 4) + 6);

    QPushButton *accept = m_ui->buttons->addButton(actionName(request), QDialogButtonBox::AcceptRole);
    const bool isHarmless = request.action == ProcessAction::Start ||
                            request.action == ProcessAction::RollingRestart ||
                            request.action == ProcessAction::Restart;
    QPushButton *cancel = m_ui->buttons->button(QDialogButtonBox::Cancel);
    (isHarmless ? accept : cancel)->setDefault(true);
    (isHarmless ? accept : cancel)->setFocus();
    setWindowTitle(actionName(request));
}

ConfirmActionDialog::~ConfirmActionDialog() = default;

QString ConfirmActionDialog::scopeText(const ActionScope &scope)
{
    if (scope.isWholeServer)
        return tr("These are all processes of %1.").arg(scope.serverName);
    if (scope.wholeGroups.size() == 1)
        return tr("On %1, with all of group %2.").arg(scope.serverName, scope.wholeGroups.first());
    if (!scope.wholeGroups.isEmpty()) {
        return tr("On %1, with all of the groups %2.")
            .arg(scope.serverName, scope.wholeGroups.join(QLatin1String(", ")));
    }
    return scope.serverName.isEmpty() ? QString() : tr("On %1.").arg(scope.serverName);
}

} // namespace pennon
