// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/processactions.h"

#include <QDialog>

#include <memory>

namespace Ui {
class ConfirmActionDialog;
}

namespace pennon {

/// What an action would hit, in words: "all of group webapp".
struct ActionScope
{
    QString serverName;
    bool isWholeServer = false;
    QStringList wholeGroups; ///< groups of several processes that are hit as a whole
};
[[nodiscard]] ActionScope scopeOf(const std::vector<ProcessName> &hit, const std::vector<ProcessName> &all,
                                  const QString &serverName);

/// Asks before an action, naming everyone it will hit.
class ConfirmActionDialog final : public QDialog
{
    Q_OBJECT

public:
    ConfirmActionDialog(const ActionRequest &request, const ActionScope &scope, QWidget *parent = nullptr);
    ConfirmActionDialog(const ConfirmActionDialog &) = delete;
    ConfirmActionDialog &operator=(const ConfirmActionDialog &) = delete;
    ConfirmActionDialog(ConfirmActionDialog &&) = delete;
    ConfirmActionDialog &operator=(ConfirmActionDialog &&) = delete;
    ~ConfirmActionDialog() override;

private:
    [[nodiscard]] static QString scopeText(const ActionScope &scope);

    std::unique_ptr<::Ui::ConfirmActionDialog> m_ui;
};

} // namespace pennon
