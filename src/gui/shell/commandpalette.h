// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/commandmodel.h"

#include <QDialog>

class QLineEdit;
class QListView;

namespace pennon {

/// Type a few letters of what you want, Enter does it: every action, process, page and server.
class CommandPalette final : public QDialog
{
    Q_OBJECT

public:
    explicit CommandPalette(QWidget *parent);

    /// Shows itself with these, over the upper middle of its window.
    void open(std::vector<Command> commands);
    using QDialog::open;

protected:
    bool eventFilter(QObject *object, QEvent *event) override;

private:
    void runCurrent();

    CommandModel m_model;
    QLineEdit *m_input;
    QListView *m_list;
};

} // namespace pennon
