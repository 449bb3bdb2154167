// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QLabel;
class QPushButton;

namespace pennon {

/// What stands in the middle of a page that has nothing to show: why that is so, and what one can do about
/// it.
class EmptyNote final : public QWidget
{
    Q_OBJECT

public:
    explicit EmptyNote(QWidget *parent = nullptr);

    /// An empty action means that there is no button.
    void show(const QString &title, const QString &text, const QString &action = {});
    using QWidget::show;
    [[nodiscard]] QSize minimumSizeHint() const override;

Q_SIGNALS:
    void actionRequested();

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void fitText();

    QLabel *m_title;
    QLabel *m_text;
    QPushButton *m_action;
};

} // namespace pennon
