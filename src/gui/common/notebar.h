// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/assessment.h"

#include <QFrame>

class QLabel;
class QPushButton;
class QToolButton;

namespace pennon {

/// One sentence on top of a page about something that happened, until it is closed.
class NoteBar final : public QFrame
{
    Q_OBJECT

public:
    explicit NoteBar(QWidget *parent = nullptr);

    /// An empty action means that there is no button.
    void show(Health health, const QString &text, const QString &action = {}, const QString &details = {});
    using QFrame::show;
    [[nodiscard]] QString text() const;

Q_SIGNALS:
    void actionRequested();

protected:
    void changeEvent(QEvent *event) override;

private:
    void showIcons();

    Health m_health = Health::Fine;
    QLabel *m_icon;
    QLabel *m_text;
    QPushButton *m_action;
    QToolButton *m_close;
};

} // namespace pennon
