// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/ruletexts.h"

#include <QDialog>

#include <memory>
#include <vector>

namespace pennon {

namespace Ui {
class SaveRulesDialog;
}

/// Shows what is going to be written to pennon.conf; open() it. Accepted means: write it.
class SaveRulesDialog final : public QDialog
{
    Q_OBJECT

public:
    /// changes: how many. note: what has to be known besides, or empty.
    SaveRulesDialog(const QString &server, const QString &file, int changes, std::vector<RuleDiffLine> diff,
                    const QString &note, QWidget *parent = nullptr);
    ~SaveRulesDialog() override;

protected:
    void changeEvent(QEvent *event) override;

private:
    void fill();

    QString m_server;
    QString m_file;
    int m_changes;
    std::vector<RuleDiffLine> m_diff;
    std::unique_ptr<Ui::SaveRulesDialog> m_ui;
};

} // namespace pennon
