// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/processactions.h"

#include <QFrame>

class QVBoxLayout;

namespace pennon {

class ActionRunBar;

/// The actions that are under way or failed, one line each; takes no room while there is none.
class ActionRunPanel final : public QFrame
{
    Q_OBJECT

public:
    explicit ActionRunPanel(QWidget *parent = nullptr);

    /// Takes the run, which should not have begun yet.
    void add(ActionRun *run, const QString &serverName = {});
    [[nodiscard]] QList<ActionRunBar *> bars() const;

private:
    QVBoxLayout *m_layout;
};

} // namespace pennon
