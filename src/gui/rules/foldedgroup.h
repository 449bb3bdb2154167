// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QGridLayout;
class QToolButton;

namespace pennon {

/// A headed part of a form that can be folded up.
class FoldedGroup final : public QWidget
{
    Q_OBJECT

public:
    /// An empty title: no head, and always open.
    explicit FoldedGroup(const QString &title, QWidget *parent = nullptr);

    [[nodiscard]] QGridLayout *grid() const { return m_grid; }
    void setFolded(bool isFolded);
    [[nodiscard]] bool isFolded() const;
    /// Stands behind the title: "2 set here".
    void setNote(const QString &note);

private:
    void show();

    QString m_title;
    QString m_note;
    QToolButton *m_head;
    QWidget *m_body;
    QGridLayout *m_grid;
};

} // namespace pennon
